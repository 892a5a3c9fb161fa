// Keeps the answers: in this tab, on this device where the reader asks for it, or in a link the reader makes; and clears.

/** The answers as text, such as "go-1a.go-2b-1": what is stored, and what a link holds. */
function written(form) {
  return Array.from(form.querySelectorAll("[name]:checked"), ({ id }) => id).join(".");
}

/** Answer as a text says. Text that says anything else leaves all unanswered, and is owned up to. */
function give(form, text) {
  for (const input of form.querySelectorAll("[name]")) input.checked = text.split(".").includes(input.id);
  if (written(form) !== text) {
    give(form, "");
    say(form, "unread");
  }
  form.dispatchEvent(new Event("change"));
}

/** Keep a text where it may be kept; an empty one nowhere. Storage may be denied: then the page alone has the answers. */
function store(form, text) {
  try {
    const kept = form.querySelector("[data-do=keep] input").checked;
    for (const shelf of [sessionStorage, localStorage]) {
      if (text && (kept || shelf === sessionStorage)) shelf[`checklist-${form.id}`] = text;
      else delete shelf[`checklist-${form.id}`];
    }
  } catch {}
}

function answers(form) {
  const clear = form.querySelector("[type=reset]");
  const keep = put(form, "keep", clear, () => store(form, written(form)));
  const undo = put(form, "undo", form.querySelector(".intro"), () => {
    give(form, before);
    say(form, "restored");
  });
  let before = "";
  undo.hidden = true;

  form.addEventListener("change", ({ target }) => {
    standAlone(form, target);
    store(form, written(form));
    undo.hidden = true;
  });
  form.addEventListener("reset", () => {
    before = written(form);
    setTimeout(() => {
      give(form, "");
      undo.hidden = !before;
      say(form, "cleared");
      form.querySelector(".question input").focus();
    }); // the form itself is empty only after this event
  });

  const read = () => {
    const [, text] = location.hash.split(`#${form.id}=`);
    if (!text) return;
    history.replaceState(history.state, "", location.pathname); // what stays in the address stays in the history
    give(form, text);
  };
  addEventListener("hashchange", read);
  setTimeout(() => {
    try {
      const { [`checklist-${form.id}`]: kept } = localStorage;
      keep.querySelector("input").checked = kept;
      give(form, sessionStorage[`checklist-${form.id}`] ?? kept ?? written(form)); // what was answered before this ran
    } catch {
      keep.hidden = true;
    }
    read();
  }); // when all parts listen
}

/** "None of these" and "Not sure" take back the other ticks of their question, and the others take back them. */
function standAlone(form, chosen) {
  if (chosen.type !== "checkbox" || !chosen.name || !chosen.checked) return;
  for (const other of form.elements[chosen.name]) {
    if (other !== chosen && ("alone" in chosen.dataset || "alone" in other.dataset)) other.checked = false;
  }
}
