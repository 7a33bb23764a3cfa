// @ts-check
/**
 * Keeps the files of the page, so that it can be reloaded while the network is down. The network comes first: files of two
 * versions are never mixed as long as the service is reached. Calls of the API are never kept.
 */
const CACHE = 'sitting';
const LIT = '/_static/lit-html/3.3.1';
const SHARED = ['clock.js', 'http.js', 'item.js', 'lit.js', 'safe-html.js', 'texts.js', 'web.css',
  ...['assigning', 'boxes', 'choice', 'code', 'code-points', 'drafting', 'focus', 'geometry', 'index', 'number', 'ordering', 'rubric', 'table', 'text-spans', 'true-false']
      .map(name => `kinds/${name}.js`)];
const FILES = [
  './', 'index.html', 'sitting.css', 'sitting.js', 'answer-events.js', 'api.js', 'attempt.js', 'item-view.js', 'order.js', 'palette.js', 'paper.js', 'patience.js',
  'queue.js', 'refusals.js', 'rescue.js', 'store.js', 'texts.js', 'views.js',
  ...SHARED.map(name => `/web/${name}`),
  `${LIT}/lit-html.js`, `${LIT}/directive.js`, `${LIT}/directive-helpers.js`, `${LIT}/directives/keyed.js`,
];
const PATIENCE = 3_000;
const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)));
});

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method === 'GET' && ['/sitting/', '/web/', '/_static/'].some(folder => path.startsWith(folder))) {
    event.respondWith(networkFirst(event.request));
  }
});

/** @param {Request} request @returns {Promise<Response>} */
async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request.url, {signal: AbortSignal.timeout(PATIENCE)});
    if (response.ok) {
      await cache.put(request.url, response.clone());
      return response;
    }
  } catch {
    // The network is down: below, what was kept.
  }
  return await cache.match(request.url) ?? Response.error();
}
