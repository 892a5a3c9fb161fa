// Keeps the whole site for when the network fails. Where it does not, every page comes from there: nobody sees an old
// one. The pages are kept and dropped together, as they were published.
const { pages, files, whole, missing } = KEPT;
const name = `${registration.scope} ${pages}`; // other sites may share this origin: each has a scope of its own
const patience = 5000; // milliseconds: after that a page that is kept is better than one that may come

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(begin()));
addEventListener("fetch", (event) => {
  const { destination, method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (destination === "document" || files.includes(pathname)) event.respondWith(answer(event.request, pathname));
});

// All pages come in one file: compressed together they weigh a third. They get its headers, and so the site's policy.
async function keep() {
  if (navigator.connection?.saveData) throw new Error("The reader saves data");
  const fetched = await fetch(pages);
  if (!fetched.ok) throw new Error(fetched.status);
  const headers = new Headers(fetched.headers);
  for (const own of ["cache-control", "content-encoding", "content-length", "etag", "last-modified"]) headers.delete(own);
  headers.set("content-type", "text/html; charset=utf-8");
  const cache = await caches.open(name);
  for (const [path, html] of Object.entries(await fetched.json())) await cache.put(path, new Response(html, { headers }));
  await cache.addAll(files);
  await skipWaiting();
}

async function begin() {
  for (const other of await caches.keys()) {
    if (other !== name && other.startsWith(`${registration.scope} `)) await caches.delete(other);
  }
}

async function answer(request, path) {
  const coming = fetch(request); // no navigation preload: where that fails, Firefox shows none of what is kept
  coming.catch(() => {}); // a page that is kept may have been shown by then
  const page = await kept(path.replace(/\/index\.html$/, "/"));
  try {
    const found = await (page ? Promise.race([coming, late()]) : coming);
    if (found.status < 500 || !page) return found;
  } catch {
    return page ?? lost(path);
  }
  return page;
}

const late = () => new Promise((_, reject) => setTimeout(reject, patience));

async function kept(path) {
  try {
    return await (await caches.open(name)).match(path);
  } catch {
    return undefined; // storage is denied: the network may be there all the same
  }
}

// What is not kept: an address without its slash, one that leads nowhere, or a page that there was no room for.
async function lost(path) {
  if (await kept(`${path}/`)) return Response.redirect(`${path}/`);
  const page = whole && (await kept(missing));
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
}
