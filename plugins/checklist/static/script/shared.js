// What the parts of a checklist's script share. They hold no rule: the style alone decides what shows, and they ask what
// does. Controls and words stand in the page's <template>, so that nothing is there that needs script where there is none.

/** A control of the template, put after an element. Pressing or changing it calls `act`. */
function put(form, name, after, act) {
  const control = form.querySelector("template").content.querySelector(`[data-do=${name}]`).cloneNode(true);
  after.after(control);
  control.addEventListener(control.type ? "click" : "change", () => act(control));
  return control;
}

/** Say words of the template where screen readers listen. */
function say(form, name, more = "") {
  const region = form.querySelector(".said");
  region.textContent = region.dataset[name] + more;
}

/** Whether the style shows an element. */
function shows(element) {
  return element.getClientRects().length > 0;
}

/** Copy a text. Where that is refused, select where it can be copied from by hand, and say so. */
async function copy(form, text, from) {
  try {
    await navigator.clipboard.writeText(text);
    say(form, "copied");
  } catch {
    say(form, "refused", from ? "" : ` ${text}`);
    getSelection().selectAllChildren(from ?? form.querySelector(".said"));
  }
}
