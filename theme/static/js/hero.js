// The first page: where this tab or device already holds answers, the way in says that it goes on with them.

const way = document.querySelector("[data-continue]");

try {
  if (way && (way.dataset.kept in sessionStorage || way.dataset.kept in localStorage)) way.textContent = way.dataset.continue;
} catch {
  // Storage is denied: then there are no answers to go on with.
}
