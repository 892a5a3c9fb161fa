// Messages to copy: they carry the questions that the answers raise, and can be edited where they stand.

function messages(form) {
  const { ask } = form.querySelector(".said").dataset;
  for (const message of form.querySelectorAll("[data-message]")) {
    const { parentElement: details, textContent: template } = message;
    const link = details.querySelector("a");
    let text = template;

    const fill = () => {
      if (message.textContent !== text) return; // the reader's own words are never overwritten
      const lines = Array.from(form.querySelectorAll("li")).filter(shows).flatMap((item) => item.textContent.split("\n"));
      const asked = lines.filter((line) => line.startsWith(ask)).map((line) => line.replace(ask, "- "));
      text = template.replace(message.dataset.message, (gap) => asked.join("\n") || gap);
      if (message.textContent !== text) message.textContent = text; // written anew, what is selected would not stay so
    };
    message.setAttribute("contenteditable", "plaintext-only"); // the property throws where that is unknown
    message.role = "textbox";
    message.ariaMultiLine = "true";
    message.ariaLabel = details.querySelector("summary").textContent;
    details.addEventListener("toggle", fill);
    form.addEventListener("change", fill);

    put(form, "copy", message, () => copy(form, message.innerText, message));
    link.addEventListener("click", () => {
      const [first, , ...body] = message.innerText.split("\n");
      const subject = first.replace(/.*?: /, ""); // a subject rewritten without its label stays whole
      link.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.join("\r\n"))}`;
    });
  }
}
