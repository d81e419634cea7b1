// Saving stories to read without a net. Loaded when a reader asks for it; everything stays in the reader's browser.
const STORY = "story:", MOST = 50, ADVANCE = { credentials: "omit", headers: { Purpose: "prefetch" } };
const stories = async () => (await caches.keys()).filter((name) => name.startsWith(STORY));

async function keepAll(cacheName, addresses) {
  const cache = await caches.open(cacheName);
  await Promise.allSettled([...new Set(addresses)].map(async (address) => {
    const answer = await fetch(address, ADVANCE);
    if (answer.ok) await cache.put(address, answer);
  }));
}

async function save(path) {
  await navigator.serviceWorker.register("/sw.js");
  const pictures = [...document.querySelectorAll("article.story img")].map((img) => img.currentSrc || img.src);
  const own = performance.getEntriesByType("resource").map((entry) => entry.name);
  const mine = (address) => address.startsWith(location.origin);
  await keepAll("things", own.filter((address) => mine(address) && address.includes("/static/")));
  await keepAll("fronts", [`/${path.split("/")[1]}/saved/`]);
  await keepAll(STORY + path, [path, ...pictures.filter(mine)]);
  const all = await stories();
  for (const name of all.slice(0, Math.max(0, all.length - MOST))) await caches.delete(name);
}

async function remove(names) {
  for (const name of names) await caches.delete(name);
  if ((await stories()).length) return;
  for (const name of ["things", "fronts", "pictures"]) await caches.delete(name);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

// The button of a story: save, or take back.
export async function button(place, pressed) {
  const path = location.pathname, [one] = place.querySelectorAll("button"), { save: label, remove: undo } = one.dataset;
  const show = async () => { one.textContent = await caches.has(STORY + path) ? undo : label; };
  const press = async () => {
    one.disabled = true;
    if (await caches.has(STORY + path)) await remove([STORY + path]);
    else await save(path);
    one.disabled = false;
    await show();
  };
  one.addEventListener("click", press);
  await (pressed ? press() : show());
}

// Asks for a saved story again: corrected words replace the old ones, what was taken off the site goes.
async function refresh(name) {
  const path = name.slice(STORY.length), answer = await fetch(path, { ...ADVANCE, cache: "no-cache" });
  if (answer.status === 410 || answer.status === 404) return false;
  if (answer.ok && await caches.has(name)) await (await caches.open(name)).put(path, answer);
  return true;
}

// The page of saved stories, which also stands in for any page that cannot be reached.
async function list(place) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const show = async () => {
    const names = (await stories()).reverse(), all = document.createElement("ul");
    part("stories").replaceChildren(all);
    all.append(...await Promise.all(names.map(async (name) => {
      const [row, link, undo] = ["li", "a", "button"].map((kind) => document.createElement(kind)), path = name.slice(STORY.length);
      const kept = await (await caches.open(name)).match(path), text = kept ? await kept.text() : "";
      const story = new DOMParser().parseFromString(text, "text/html");
      link.href = path;
      link.textContent = story.querySelector("h1")?.textContent ?? path;
      link.lang = story.documentElement.lang;
      undo.textContent = part("stories").dataset.remove;
      undo.addEventListener("click", () => remove([name]).then(show));
      row.append(link, " ", undo);
      return row;
    })));
    part("none").hidden = names.length > 0;
    part("all").hidden = names.length === 0;
  };
  part("all").addEventListener("click", async () => { await remove(await stories()); await show(); });
  part("needs").hidden = true;
  part("offline").hidden = document.documentElement.dataset.kept === undefined;
  await show();
  for (const name of await stories()) {
    const title = part("stories").querySelector(`a[href="${name.slice(STORY.length)}"]`)?.textContent;
    if (await refresh(name).catch(() => true)) continue;
    await remove([name]);
    part("gone").hidden = false;
    part("gone").append(` ${title}.`);
  }
  await show();
}

const place = document.querySelector("[data-saved-stories]");
if (place && self.caches && navigator.serviceWorker) list(place);
