// Keeps the orders of the day and what they need, so that their pages open without a connection. Sends nothing by itself.
const KEPT = 'dcim-work', PAGE = /^\/work\/(\d+\/)?phone$/, PATIENCE_MS = 8000;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));

addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin) return;
  if (PAGE.test(url.pathname)) event.respondWith(fresh(event.request, url.pathname));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(kept(event.request));
});

// why: on a bad line an answer may never come, and the page that is kept is better than none
async function fresh(request, path) {
  const known = await caches.match(path, { cacheName: KEPT });
  try {
    const answer = await (known ? Promise.race([fetch(request), late()]) : fetch(request));
    if (answer.ok && !answer.redirected) await (await caches.open(KEPT)).put(path, answer.clone());
    return answer.status >= 500 && known ? known : answer;
  } catch (failure) {
    if (known) return known;
    throw failure;
  }
}

function late() {
  return new Promise((_, fail) => setTimeout(() => fail(new Error('late')), PATIENCE_MS));
}

async function kept(request) {
  return await caches.match(request, { cacheName: KEPT }) || fetch(request);
}

// A page tells what is to be kept; all else is dropped, above all the pages of whoever was signed in before.
addEventListener('message', event => {
  if (event.data?.keep) event.waitUntil(keep(event.data.keep).then(() => event.source?.postMessage({ kept: true })));
});

async function keep(paths) {
  const cache = await caches.open(KEPT), wanted = new Set(paths);
  for (const request of await cache.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  for (const path of paths) {
    if (path.startsWith('/assets/') && await cache.match(path)) continue;
    try {
      const answer = await fetch(path);
      if (answer.ok && !answer.redirected) await cache.put(path, answer);
    } catch { /* the next page that opens tries again */ }
  }
}
