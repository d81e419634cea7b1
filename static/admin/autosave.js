// Keeps what a journalist types, every few seconds, beside the story. Without JavaScript the form works as before.
// The server's words (who is there, what was saved when) are shown as they come; it never changes an edition here.
"use strict";
(() => {
  const box = document.getElementById("autosave");
  const form = box?.closest("form");
  if (!form) return;
  const words = box.dataset;
  const FIELDS = ["kicker", "headline", "standfirst", "dateline", "body", "sources"];
  const LOOK = 1000, PAUSE = 2000, LONGEST_WAIT = 10000, HEARTBEAT = 30000; // milliseconds
  const tab = form.elements.tab.value;
  const mark = `nevipe-text:${words.user}:${words.article || "new"}:${words.article ? words.language : ""}:`;
  const present = document.getElementById("kept-present");
  const warning = document.getElementById("kept-warning");

  const read = () => Object.fromEntries(FIELDS.map((name) => [name, form.elements[name]?.value ?? ""]));
  const asText = () => JSON.stringify(read());
  const bare = (text) => text.replace(/<[^>]*>|\\[rnt]|\s+/g, ""); // what is saved has been tidied
  const now = () => Date.now();

  let saved = null; // what the server has; null until the journalist has touched the form
  let seen = null, changedAt = 0, waitingSince = 0, saidAt = now(), busy = false, leaving = false;

  const say = (text, bad = false) => {
    if (box.textContent !== text) box.textContent = text;
    box.classList.toggle("kept-bad", bad);
  };
  const show = (element, text) => {
    if (!element || element.textContent === text) return;
    element.textContent = text;
    element.hidden = !text;
  };

  // The browser's own memory: only while the server cannot be reached. It may be switched off.
  const store = {
    keep(text) { try { localStorage.setItem(mark + tab, JSON.stringify({ at: now(), text })); } catch { /* full or off */ } },
    drop(key = mark + tab) { try { localStorage.removeItem(key); } catch { /* off */ } },
    all() {
      try {
        return Object.keys(localStorage).filter((key) => key.startsWith(mark))
          .map((key) => ({ key, ...JSON.parse(localStorage.getItem(key)) }));
      } catch { return []; }
    },
  };

  const send = (fields) => {
    const body = new URLSearchParams({
      ...fields, tab, article: words.article, version: form.elements.version.value,
      language: form.elements.original_language?.value || words.language,
      csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value,
    });
    return fetch(words.url, { method: "POST", body, redirect: "error" });
  };

  // Logged out and in again in another tab, the forms here have an old token: fetch the new one and go on.
  const renewToken = async () => {
    const answer = await fetch(words.url, { redirect: "error" });
    if (!answer.ok) return false;
    const { token } = await answer.json();
    document.querySelectorAll("input[name=csrfmiddlewaretoken]").forEach((input) => { input.value = token; });
    return true;
  };

  const isJson = (answer) => answer.headers.get("Content-Type")?.includes("json");

  const post = async (fields) => {
    let answer = await send(fields);
    if (answer.status === 403 && !isJson(answer) && await renewToken()) answer = await send(fields);
    if (!isJson(answer)) return { ok: false, text: words.offline };
    const told = await answer.json();
    return { ...told, ok: answer.ok, text: answer.status === 401 ? words.loggedOut : told.text };
  };

  const tell = async (text) => {
    busy = true;
    saidAt = now();
    let told;
    try {
      told = await post(text === null ? {} : JSON.parse(text));
    } catch {
      told = { ok: false, text: words.offline };
    }
    busy = false;
    if (leaving) return;
    if (told.ok) {
      show(present, told.present);
      show(warning, told.warning);
      if (text !== null) { saved = text; store.drop(); say(told.text); }
    } else if (text !== null) {
      store.keep(text);
      say(told.text, true);
    }
  };

  const tick = () => {
    if (leaving || busy) return;
    const text = asText(), moment = now();
    if (saved !== null && text !== saved) {
      if (text !== seen) { seen = text; changedAt = moment; waitingSince ||= moment; }
      if (moment - changedAt >= PAUSE || moment - waitingSince >= LONGEST_WAIT) {
        waitingSince = 0;
        changedAt = moment + HEARTBEAT / 6; // after a failure, not again at once
        tell(text);
      }
    } else if (moment - saidAt >= HEARTBEAT && words.article && !document.hidden) {
      tell(null);
    }
  };

  // The editor may tidy the text while it starts; only what a person does counts.
  let pristine = asText();
  const touched = () => { if (saved === null) saved = pristine; };
  for (const event of ["input", "keydown", "paste", "drop", "pointerdown"]) form.addEventListener(event, touched, true);
  addEventListener("load", () => { if (saved === null) pristine = asText(); });
  form.addEventListener("submit", () => {
    leaving = true;
    if (saved !== null && asText() !== saved) store.keep(asText()); // until the next page shows that it has arrived
    setTimeout(() => { leaving = false; }, HEARTBEAT); // still here: the browser could not send it
  });
  addEventListener("online", () => { changedAt = 0; });
  addEventListener("pagehide", () => { if (saved !== null && asText() !== saved && !leaving) store.keep(asText()); });

  const put = (texts) => {
    for (const name of FIELDS) {
      const field = form.elements[name];
      if (!field) continue;
      field.value = texts[name] ?? "";
      const editor = field.closest(".prose-editor, .form-row, div")?.querySelector(".ProseMirror[contenteditable]")?.editor;
      if (editor) editor.commands.setContent(field.value, { emitUpdate: true });
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  };

  const button = (label, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button kept-quiet";
    made.textContent = label;
    made.addEventListener("click", action);
    return made;
  };

  const offer = ({ key, at, text }) => {
    const line = document.createElement("section"), what = document.createElement("p");
    line.className = "kept-offer";
    what.textContent = `${words.kept} ${new Date(at).toLocaleString(document.documentElement.lang)}: ${JSON.parse(text).headline || "…"}`;
    line.append(
      what,
      button(words.take, () => { touched(); put(JSON.parse(text)); line.remove(); store.drop(key); }),
      button(words.drop, () => { line.remove(); store.drop(key); }),
    );
    form.before(line);
  };
  for (const one of store.all()) {
    if (bare(one.text) === bare(pristine)) store.drop(one.key);
    else offer(one);
  }

  setInterval(tick, LOOK);
})();
