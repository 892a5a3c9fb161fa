// A message to copy gets a button beside it, and a place that says politely what came of it. Refused, it is selected.

for (const code of document.querySelectorAll(".language-message")) {
  const tools = document.querySelector("#tools").content.firstChild.cloneNode(true);
  const [button, said] = tools.children;
  button.onclick = async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = said.dataset.done;
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = said.dataset.refused;
    }
  };
  code.parentNode.after(tools);
}
