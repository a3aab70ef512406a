/* Keeps the page of a board, its modules and the hub's keys, so that a browser that is started without the network is still the board. */
const CACHE = 'signagehub-pages';

/** Milliseconds that the network is given before what was kept serves. */
const PATIENCE = 5_000;

addEventListener('install', () => skipWaiting());
addEventListener('activate', event => event.waitUntil(clients.claim()));
addEventListener('message', event => event.waitUntil(keep(event.data)));
addEventListener('fetch', event => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== location.origin) return;
  if (isAsset(pathname)) event.respondWith(keptFirst(event.request));
  else if (pathname === '/keys' || (event.request.mode === 'navigate' && /^\/play\/[a-z0-9-]+$/.test(pathname))) event.respondWith(networkFirst(event.request));
});

/** What a page is made of; modules of an earlier release, which have another folder, go. */
async function keep(addresses) {
  const cache = await caches.open(CACHE);
  const release = addresses.find(isAsset)?.split('/')[2];
  await Promise.all(addresses.map(async address => {
    if (!await cache.match(address, { ignoreVary: true })) await cache.add(address);
  }));
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (isAsset(pathname) && pathname.split('/')[2] !== release) await cache.delete(url, { ignoreVary: true });
  }
}

const isAsset = pathname => pathname.startsWith('/assets/');

async function keptFirst(request) {
  return await caches.match(request, { ignoreVary: true }) ?? await fetch(request);
}

async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
    if (answer.ok) await cache.put(request, answer.clone());
    if (answer.status < 500) return answer;
  } catch {
    // Not reachable: what was kept serves.
  }
  return await cache.match(request, { ignoreVary: true }) ?? Response.error();
}
