// The first page: where this tab or device already holds answers, the way in says that it goes on with them.

const way = document.querySelector("[data-continue]");

try {
  if (way && Object.keys({ ...localStorage, ...sessionStorage }).some((key) => key.startsWith("checklist-"))) way.textContent = way.dataset.continue;
} catch {
  // Storage is denied: then there are no answers to go on with.
}
