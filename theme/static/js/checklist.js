// A checklist's conveniences: it keeps the answers in this tab, undoes "clear", lets "None of these" stand alone,
// and copies messages. It holds no rule: the style alone decides what shows. Words come from the form's data attributes.

for (const form of document.querySelectorAll("[data-checklist]")) {
  const region = add(form, "p");
  region.setAttribute("role", "status");
  const say = (name) => (region.textContent = form.dataset[name]);

  give(form, stored(form));
  form.addEventListener("change", ({ target }) => {
    standAlone(form, target);
    store(form);
  });
  offerUndo(form, say);
  for (const message of form.querySelectorAll("[data-message]")) offerCopy(form, message, say);
}

/** A new element at the end of a parent, or after a sibling. */
function add(parent, tag, after) {
  const element = document.createElement(tag);
  if (after) after.after(element);
  else parent.append(element);
  return element;
}

/** A button with words from the form's data attributes, after another element. */
function addButton(form, name, after, act) {
  const button = add(form, "button", after);
  button.type = "button";
  button.className = "way";
  button.textContent = form.dataset[name];
  button.addEventListener("click", act);
  return button;
}

/** The ids of all that is chosen or ticked. */
function given(form) {
  return Array.from(form.querySelectorAll(":checked"), (input) => input.id);
}

/** Choose and tick what has these ids. */
function give(form, ids) {
  for (const input of form.querySelectorAll("input")) input.checked = ids.includes(input.id);
}

/** What this tab keeps; nothing where storage is denied. */
function stored(form) {
  try {
    return (sessionStorage.getItem(`checklist-${form.id}`) ?? "").split(" ");
  } catch {
    return [];
  }
}

/** Keep these answers in this tab. */
function store(form, ids = given(form)) {
  try {
    if (ids.length) sessionStorage.setItem(`checklist-${form.id}`, ids.join(" "));
    else sessionStorage.removeItem(`checklist-${form.id}`);
  } catch {
    // Storage is denied: the answers live in the page alone.
  }
}

/** "None of these" and "Not sure" take back the other ticks of their question, and the others take back them. */
function standAlone(form, chosen) {
  if (chosen.type !== "checkbox" || !chosen.name || !chosen.checked) return;
  for (const other of form.elements[chosen.name]) {
    if (other !== chosen && ("alone" in chosen.dataset || "alone" in other.dataset)) other.checked = false;
  }
}

/** After "clear", a button that brings the answers back, until the next answer. */
function offerUndo(form, say) {
  const clear = form.querySelector("[type=reset]");
  let before = [];
  const undo = addButton(form, "undo", clear, () => {
    give(form, before);
    store(form);
    clear.focus();
    undo.hidden = true;
    say("restored");
  });
  undo.hidden = true;
  form.addEventListener("change", () => (undo.hidden = true));
  form.addEventListener("reset", () => {
    before = given(form);
    undo.hidden = !before.length;
    say("cleared");
    store(form, []); // the form itself is empty only after this event
  });
}

/** A button that copies a message, or selects it where copying is refused. */
function offerCopy(form, message, say) {
  addButton(form, "copy", message, async () => {
    try {
      await navigator.clipboard.writeText(message.textContent);
      say("copied");
    } catch {
      getSelection().selectAllChildren(message);
      say("notCopied");
    }
  });
}
