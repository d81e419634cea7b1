// One bar per form chooses the language that is shown. Without JavaScript all languages stand one below the other.
// Fields carry data-language and data-language-name (see prose/admin/labels.py).
"use strict";
(() => {
  const words = document.currentScript.dataset; // our own texts, in the language of the newsroom
  const BOX = ".fieldBox, .form-row, td";
  const KEY = "newsroom-language";

  const markBoxes = (form) => {
    for (const field of form.querySelectorAll("[data-language]")) {
      const box = field.closest(BOX);
      if (!box) continue;
      box.dataset.languageBox = field.dataset.language;
      if (box.tagName === "TD") headOf(box)?.setAttribute("data-language-box", field.dataset.language);
    }
  };

  const headOf = (cell) => cell.closest("table").tHead?.rows[0]?.cells[cell.cellIndex];

  const isFilled = (field) => field.value.replace(/<[^>]*>/g, "").trim() !== "";

  const remember = (language) => {
    try { sessionStorage.setItem(KEY, language); } catch { /* storage may be switched off */ }
  };

  const remembered = () => {
    try { return sessionStorage.getItem(KEY); } catch { return null; }
  };

  // Screen readers hear which field and language they are in: the editor and table cells have no label of their own.
  const nameFields = (form) => {
    for (const editor of form.querySelectorAll(".ProseMirror[contenteditable]:not([aria-label])")) {
      const box = editor.closest(BOX);
      const field = box?.querySelector("textarea");
      editor.setAttribute("aria-label", box?.querySelector("label")?.textContent.trim() || field?.name || "");
      if (field?.lang) editor.lang = field.lang;
    }
    const inputs = "input:not([type=hidden]):not([aria-label]), select:not([aria-label]), textarea:not([aria-label])";
    for (const cell of form.querySelectorAll(".tabular td:not(.original)")) {
      const name = headOf(cell)?.textContent.trim();
      if (name) cell.querySelectorAll(inputs).forEach((input) => input.setAttribute("aria-label", name));
    }
  };

  const makeBar = (form, names) => {
    const bar = document.createElement("div");
    bar.className = "language-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", words.label);
    for (const [language, { name, tag }] of names) {
      const button = document.createElement("button");
      button.type = "button";
      button.value = language;
      button.lang = tag;
      button.append(name, document.createElement("small"));
      bar.append(button);
    }
    form.prepend(bar);
    return bar;
  };

  // A dot: there is a text. A number: so many messages.
  const report = (form, bar) => {
    for (const button of bar.children) {
      const mine = `[data-language-box="${button.value}"]`;
      const errors = form.querySelectorAll(`${mine} .errorlist li`).length;
      const filled = [...form.querySelectorAll(`[data-language="${button.value}"]`)].some(isFilled);
      const note = button.querySelector("small");
      button.classList.toggle("has-errors", errors > 0);
      button.classList.toggle("is-filled", filled);
      note.textContent = errors ? `(${errors})` : filled ? "●" : "";
      note.title = errors ? words.errors : filled ? words.filled : "";
    }
  };

  const start = (form) => {
    const names = new Map();
    for (const { lang, dataset } of form.querySelectorAll("[data-language]"))
      names.set(dataset.language, { name: dataset.languageName, tag: lang });
    if (names.size < 2) return;
    markBoxes(form);
    const bar = makeBar(form, names);

    const show = (language) => {
      for (const box of form.querySelectorAll("[data-language-box]"))
        box.hidden = box.dataset.languageBox !== language;
      for (const button of bar.children)
        button.setAttribute("aria-pressed", String(button.value === language));
      report(form, bar);
    };

    bar.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      remember(button.value);
      show(button.value);
    });
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const buttons = [...bar.children];
      buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
      event.preventDefault();
    });
    form.addEventListener("input", () => report(form, bar));
    nameFields(form);
    new MutationObserver(() => nameFields(form)).observe(form, { childList: true, subtree: true });

    report(form, bar);
    const page = document.documentElement.lang.split("-")[0];
    const wanted = [bar.querySelector(".has-errors")?.value, remembered(), page, [...names.keys()][0]];
    show(wanted.find((language) => names.has(language)));
  };

  // Rows added to a form are copies of its empty row, which carries the marks and what is hidden already.
  document.querySelectorAll("#content-main form").forEach(start);
})();
