// Takes the place of a worker that an earlier publish left with readers, removes what it kept, and then itself.
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`${registration.scope} `)) await caches.delete(name);
  }
  await registration.unregister();
}
