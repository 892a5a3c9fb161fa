// The first page: where this tab already holds answers, the way in says that it goes on with them.

const way = document.querySelector("[data-continue]");

try {
  if (way && Object.keys(sessionStorage).some((key) => key.startsWith("checklist-"))) way.textContent = way.dataset.continue;
} catch {
  // Storage is denied: then there are no answers to go on with.
}
