// One question at a time, for those who like it better. Back goes to the question before, in the browser too.

function steps(form) {
  const questions = Array.from(form.querySelectorAll(".question"));
  const button = put(form, "steps", form.querySelector(".intro"), () => go(at < 0 ? 0 : -1));
  const next = put(form, "next", button, () => go(at + 1));
  const back = put(form, "back", button, () => history.back());
  let at = -1;

  const show = (number) => {
    at = questions[number] ? number : -1;
    const one = at >= 0;
    questions.forEach((question, index) => (question.hidden = question.parentElement.hidden = one && index !== at));
    button.ariaPressed = one;
    back.hidden = !one;
    next.hidden = !one || !questions[at + 1];
    if (!one) return;
    questions[at].after(back, next);
    questions[at].parentElement.hidden = false;
  };
  const go = (number) => {
    history.pushState({ ...history.state, [form.id]: number }, ""); // with where other checklists of the page are
    show(number);
    const here = questions[at] ?? form;
    here.scrollIntoView();
    here.querySelector("input").focus();
  };
  const recall = () => {
    const named = questions.findIndex(({ id }) => location.hash === `#${id}`); // by "Change answer"
    show(history.state?.[form.id] ?? (at < 0 ? at : named));
  };
  addEventListener("popstate", recall);
  recall();
}
