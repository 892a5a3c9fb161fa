// Asks for the worker that keeps the site. SITEURL is filled in by the template. Where there are Trusted Types, only a policy may
// name a script.

try {
  await navigator.serviceWorker.register(
    self.trustedTypes?.createPolicy("sw", { createScriptURL: () => "SITEURL/sw.js" }).createScriptURL("") ?? "SITEURL/sw.js",
  );
} catch {
  // A private window, or a page that was opened from disk: nothing is kept.
}
