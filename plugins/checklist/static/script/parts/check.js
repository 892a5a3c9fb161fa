// "Check my answers": the questions still open, each a link to it.

function check(form) {
  const button = put(form, "check", form.querySelector(".pending"), () => {
    list.textContent = "";
    for (const question of form.querySelectorAll(".question:not(:has(:checked))")) {
      const link = document.createElement("a");
      link.href = `#${question.id}`;
      link.textContent = question.querySelector("legend").textContent;
      link.className = "guide";
      list.append(link);
    }
    if (list.firstChild) list.querySelector("a").focus();
    else say(form, "answered");
  });
  const list = document.createElement("p");
  button.after(list);
  form.addEventListener("change", () => (list.textContent = ""));
}
