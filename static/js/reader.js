"use strict";
// Everything that pages for readers do by themselves. Each piece stands alone; without it the page still says the same.

// Keeps the clock of the page right while it stays open. Without JavaScript it shows the time of loading.
(() => {
  const clock = document.querySelector('[data-block="clock"] [data-clock-time]');
  if (!clock) return;
  const zone = clock.dataset.timeZone;
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
  const show = () => { clock.textContent = format.format(new Date()); };
  setInterval(show, 30000);
  show();
})();

// Fetches a video from its maker when the reader asks for it, and nothing before. Without this script the link leads there.
(() => {
  for (const figure of document.querySelectorAll("[data-player]")) {
    const link = figure.querySelector("a");
    const button = figure.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => {
      const frame = document.createElement("iframe");
      frame.title = link.textContent;
      frame.allow = "autoplay; fullscreen; picture-in-picture";
      frame.allowFullscreen = true;
      frame.referrerPolicy = "strict-origin"; // which site, not which page; without it the maker refuses
      frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups");
      frame.src = figure.dataset.player;
      button.replaceWith(frame);
      frame.focus();
    });
  }
})();

// Arrows beside a strip of pictures, for readers with a mouse. Without them the strip is scrolled or leafed with keys.
(() => {
  for (const gallery of document.querySelectorAll(".gallery")) {
    const strip = gallery.querySelector("[tabindex]");
    for (const arrow of gallery.querySelectorAll("button")) {
      arrow.hidden = false;
      arrow.addEventListener("click", () => {
        const way = getComputedStyle(strip).direction === "rtl" ? -arrow.value : +arrow.value;
        strip.scrollBy({ left: way * strip.firstElementChild.firstElementChild.offsetWidth });
      });
    }
  }
})();

// Turns "ana (at) example (dot) org" into a mail link. Without this script the words stay as they are.
(() => {
  for (const words of document.querySelectorAll(".mail")) {
    const copy = words.cloneNode(true);
    for (const sign of copy.querySelectorAll(".mail-at")) sign.replaceWith("@");
    for (const dot of copy.querySelectorAll(".mail-dot")) dot.replaceWith(".");
    const address = copy.textContent.trim();
    // Inside another link a second one is not allowed: then only the letters change.
    const link = document.createElement(words.closest("a") ? "span" : "a");
    if (link.localName === "a") link.href = `mailto:${address}`;
    link.textContent = address;
    words.replaceWith(link);
  }
})();

// Lets readers choose light or dark colours; kept in their own browser, told to nobody. A browser that keeps nothing
// never gets the mark that shows the switch. theme.js does the same earlier, if it is here in time.
(() => {
  const page = document.documentElement, choice = document.querySelector("[data-theme-switch]");
  try {
    page.dataset.theme = localStorage.getItem("theme") || "";
  } catch {
    return;
  }
  if (!choice) return;
  for (const button of choice.querySelectorAll("input")) button.checked = button.value === page.dataset.theme;
  choice.addEventListener("change", ({ target }) => {
    page.dataset.theme = target.value;
    if (target.value) localStorage.setItem("theme", target.value);
    else localStorage.removeItem("theme");
  });
})();

// Notes which letters a reader has chosen for Serbian, for the front door (/) alone; Latin is the rule and needs no note.
// Without JavaScript nothing is noted: the letters stay chosen by the address, and all links stay in them.
(() => {
  for (const link of document.querySelectorAll("[data-script]")) {
    link.addEventListener("click", () => {
      const { script } = link.dataset;
      document.cookie = `script=${script}; path=/; samesite=lax; max-age=${script ? 31536000 : 0}`;
    });
  }
})();

// Closes a menu with Escape, and when the reader goes on to something else that it would cover.
(() => {
  for (const menu of document.querySelectorAll("details.drop")) {
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
    });
  }
})();

// Lets readers save a story to read without a net, where the browser can. Nothing is loaded before they ask for it.
(() => {
  const place = document.querySelector("[data-saving]"), workers = navigator.serviceWorker;
  if (!place || !workers || !self.caches) return;
  const start = (pressed) => import(place.dataset.saving).then((part) => part.button(place, pressed));
  place.hidden = false;
  if (workers.controller) start(false);
  else place.querySelector("button").addEventListener("click", () => start(true), { once: true });
})();

// Says so when a page is one that was kept, because there is no net.
(() => {
  const { lang, dataset: { kept } } = document.documentElement, notice = document.querySelector("[data-offline]");
  if (kept === undefined || !notice) return;
  const format = new Intl.DateTimeFormat([lang === "en" ? "en-GB" : lang, "en-GB"], { dateStyle: "short", timeStyle: "short" });
  const when = notice.querySelector("[data-when]");
  if (when && kept) when.textContent = format.format(new Date(kept));
  notice.hidden = false;
})();

// Copying the address, the device's own way of sharing, printing: a button appears where the browser can do it.
(() => {
  const row = document.querySelector(".share");
  if (!row) return;
  const { url, title, copied } = row.dataset, told = row.querySelector("[role=status]");
  const say = (words) => { told.textContent = words; };
  const can = {
    // Emptied first, so that a second copy is told again to whoever listens.
    copy: navigator.clipboard && (() => navigator.clipboard.writeText(url).then(() => { say(""); setTimeout(say, 50, copied); }, () => say(url))),
    share: navigator.share && (() => navigator.share({ title, url }).catch(() => {})),
    print: () => window.print(),
  };
  for (const button of row.querySelectorAll("[data-do]")) {
    const act = can[button.dataset.do];
    if (!act) continue;
    button.addEventListener("click", act);
    button.parentElement.hidden = false;
  }
})();

// Copies the text of a field for who wants to print it. Without this script there is no button, and the text can be selected.
(() => {
  for (const button of document.querySelectorAll("[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      document.getElementById(button.dataset.copies).select();
      if (document.execCommand("copy")) button.textContent = button.dataset.done;
    });
  }
})();
