// Stands between the site and a reader who saved a story. Whoever saves none never gets it. It tells nobody anything.
// What it keeps: saved stories with their pictures, the last front page read, and what both need to look right.
const THINGS = "things", FRONTS = "fronts", PICTURES = "pictures", STORY = "story:", MOST = 80;
const HASHED = /\.[0-9a-f]{8,}\.\w+$/;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/admin/")) return;
  if (request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (/^\/(static|media)\//.test(pathname)) event.respondWith(thing(event, pathname));
});

// Pages come from the net: a correction must be seen. Without a net, what is kept, with the time it is from.
async function page(event, path) {
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(path, answer.clone()));
    return answer;
  } catch {
    const [, language] = path.split("/");
    const kept = await caches.match(path, { ignoreSearch: true }) ?? await caches.match(`/${language}/saved/`);
    return kept ? dated(kept) : Response.error();
  }
}

async function keep(path, answer) {
  if (/^\/\w+\/(saved\/)?$/.test(path)) {
    if (answer.ok) await (await caches.open(FRONTS)).put(path, answer);
  } else if (await caches.has(STORY + path)) {
    if (answer.ok) await (await caches.open(STORY + path)).put(path, answer);
    else if (answer.status === 410 || answer.status === 404) await caches.delete(STORY + path);
  }
}

async function dated(answer) {
  const html = await answer.text(), when = answer.headers.get("Date") ?? "";
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(html.replace("<html", `<html data-kept="${when}"`), { headers });
}

// Files whose names change with their content are kept; pictures with a saved story or the last front page.
async function thing(event, path) {
  const { request } = event, kept = await caches.match(request);
  if (kept && (HASHED.test(path) || path.startsWith("/media/"))) return kept;
  try {
    const answer = await fetch(request);
    const place = path.startsWith("/static/") ? THINGS : /^\/\w+\/$/.test(new URL(request.referrer || location).pathname) && PICTURES;
    if (answer.ok && place) event.waitUntil(keepThing(place, request, answer.clone()));
    return answer;
  } catch {
    return kept ?? await otherSize(path) ?? Response.error();
  }
}

async function keepThing(place, request, answer) {
  const things = await caches.open(place);
  await things.put(request, answer);
  const [oldest, ...others] = await things.keys();
  if (others.length >= MOST) await things.delete(oldest);
}

// The same picture in another size, if the window has changed since the story was saved.
async function otherSize(path) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (request.url.startsWith(location.origin + folder)) return cache.match(request);
  }
}
