// @ts-check
/**
 * Keeps the files of the page, so that a loaded set can be practised while the network is down. The network comes first: files of
 * two versions are never mixed as long as the service is reached. Calls of the API are never kept.
 */
const CACHE = 'learn';
const LIT = '/_static/lit-html/3.3.1';
const MARKED = '/_static/marked/17.0.5/lib/marked.esm.js';
const SHARED = ['clock.js', 'http.js', 'item.js', 'lit.js', 'safe-html.js', 'texts.js', 'web.css',
  ...['assigning', 'boxes', 'choice', 'code', 'code-points', 'drafting', 'focus', 'geometry', 'index', 'number', 'ordering', 'rubric', 'table', 'text-spans', 'true-false']
      .map(name => `kinds/${name}.js`)];
const FILES = [
  './', 'index.html', 'learn.css', 'learn.js', 'answer.js', 'api.js', 'markdown.js', 'practice-sets.js', 'program-run.js', 'store.js', 'texts.js',
  'code-worker.js', 'exercise_runner.py',
  ...['code', 'guide', 'lessons', 'letters', 'mock-exam', 'pathway', 'practice', 'progress', 'scenario', 'sign-in', 'start'].map(name => `views/${name}.js`),
  ...SHARED.map(name => `/web/${name}`), ...['oauth4webapi.js', 'sign-in.js'].map(name => `/web/sign-in/${name}`),
  `${LIT}/lit-html.js`, `${LIT}/directive.js`, `${LIT}/directive-helpers.js`, `${LIT}/directives/keyed.js`, MARKED,
];
/** Says where people sign in, which only the network knows. */
const SETTINGS = '/web/sign-in.json';
const PATIENCE = 3_000;
const worker = /** @type {any} */ (self);

worker.addEventListener('install', (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(FILES)));
});

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method === 'GET' && path !== SETTINGS && ['/learn/', '/web/', '/_static/'].some(folder => path.startsWith(folder))) {
    event.respondWith(networkFirst(event.request));
  }
});

/** @param {Request} request @returns {Promise<Response>} */
async function networkFirst(request) {
  const cache = await caches.open(CACHE);
  try {
    const response = await fetch(request.url, {signal: AbortSignal.timeout(PATIENCE)});
    if (response.ok) {
      if (!new URL(request.url).search) { // a page to which the identity provider leads back has a code in its address
        await cache.put(request.url, response.clone());
      }
      return response;
    }
  } catch {
    // The network is down: below, what was kept.
  }
  return await cache.match(request.url, {ignoreSearch: true}) ?? Response.error();
}
