// A list of guides gets a field: a guide stays while every word typed stands in its title or its question.

const find = document.querySelector("#find");

if (find) {
  const [{ control }, said] = find.children;
  control.oninput = () => {
    said.textContent = said.dataset.none;
    for (const item of document.querySelectorAll(".stage li")) {
      item.hidden = !control.value.toLowerCase().split(" ").every(word => item.textContent.toLowerCase().includes(word));
      if (!item.hidden) said.textContent = "";
    }
  };
}
