// Asks for the worker that keeps the site. Only once it is there, and so after the page, may a browser fetch what it shows of a
// site on a home screen. SITEURL is filled in by the template. Where there are Trusted Types, whatever names a script names the worker.

try {
  self.trustedTypes?.createPolicy("default", { createScriptURL: () => "SITEURL/sw.js" });
  await navigator.serviceWorker.register("SITEURL/sw.js");
  await navigator.serviceWorker.ready;
  document.head.append(document.querySelector("template").content);
} catch {
  // A private window, or a page that was opened from disk: nothing is kept.
}
