// A list of guides gets a field: a guide stays while every word typed stands in its title or its question.

for (const { children: [{ control }, said] } of document.querySelectorAll("#find"))
  control.oninput = () => {
    said.textContent = said.dataset.none;
    for (const item of document.querySelectorAll(".stage li"))
      if (!(item.hidden = control.value.toLowerCase().split(" ").some(word => !item.textContent.toLowerCase().includes(word))))
        said.textContent = "";
  };
