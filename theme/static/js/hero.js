// The first page: where this tab or device already holds answers, the way in says that it goes on with them.

try {
  const way = document.querySelector("[data-continue]");
  if (way.dataset.kept in sessionStorage || way.dataset.kept in localStorage) way.textContent = way.dataset.continue;
} catch {
  // Another page, or storage is denied: then there are no answers to go on with.
}
