// The translator's desk: names are written where one wrote last, lengths are counted as one types.
// Without JavaScript the names can be copied and the lengths are those of the last save.
"use strict";
(() => {
  const form = document.getElementById("article_form");
  if (!form) return;
  const WORDS = ["kicker", "headline", "standfirst", "dateline", "body", "sources"];
  const WORDS_A_MINUTE = 200;
  const fields = new Map(WORDS.map((name) => [name, form.elements[name]]));

  // Names
  const editors = new Map(); // the text editor of a field; this script must stand before the editor's own
  let last = null; // the field where one wrote last
  const nameOf = (element) => {
    const field = element.closest?.(".prose-editor")?.querySelector("textarea") ?? element;
    return WORDS.includes(field.name) ? field.name : null;
  };
  document.addEventListener("prose-editor:ready", ({ detail }) => editors.set(detail.textarea.name, detail.editor));
  form.addEventListener("focusin", ({ target }) => { last = nameOf(target) ?? last; });

  const insert = (text) => {
    const name = last ?? "body";
    const editor = editors.get(name);
    if (editor) {
      editor.chain().focus().insertContent({ type: "text", text }).run();
      return;
    }
    const field = fields.get(name);
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  for (const button of document.querySelectorAll("[data-insert]")) {
    button.hidden = false;
    button.addEventListener("click", () => insert(button.dataset.insert));
  }
  document.getElementById("names-help")?.removeAttribute("hidden");

  // Lengths, counted as the server counts them (articles/lengths.py)
  const END = /<\/?(?:p|h[1-6]|li|blockquote|tr|div|td|th|pre)\b[^>]*>|<[bh]r\b[^>]*>/gi;
  const plain = (name) => {
    const text = fields.get(name)?.value ?? "";
    if (name !== "body") return text;
    const lines = text.replace(/\n/g, " ").replace(END, "\n");
    return new DOMParser().parseFromString(`<pre>\n${lines}</pre>`, "text/html").body.textContent;
  };
  const lengthOf = (name) => {
    const lines = plain(name).split("\n").map((line) => line.trim().replace(/\s+/g, name === "body" ? " " : "$&"));
    const words = lines.join(" ").split(/\s+/).filter(Boolean).length;
    return { words, characters: lines.reduce((sum, line) => sum + [...line].length, 0) };
  };
  const show = (name, numbers) => {
    const box = form.querySelector(`[data-length-of="${name}"]`);
    for (const [what, number] of Object.entries(numbers)) {
      const place = box?.querySelector(`[data-count="${what}"]`);
      if (place) place.textContent = number;
    }
    return box;
  };
  const tellMissing = (boxes) => {
    const note = document.getElementById("desk-missing");
    if (!note) return;
    note.querySelectorAll("a").forEach((link) => link.remove());
    note.textContent = `${note.textContent.split(":")[0].trim()}: `;
    boxes.forEach((box, at) => {
      const link = document.createElement("a");
      link.href = `#id_${box.dataset.lengthOf}`;
      link.textContent = box.dataset.label;
      note.append(at ? ", " : "", link);
    });
    note.hidden = !boxes.length;
  };
  const count = () => {
    const all = { words: 0, characters: 0, minutes: 0 };
    const missing = [];
    for (const name of WORDS) {
      const length = lengthOf(name);
      const box = show(name, length);
      all.words += length.words;
      all.characters += length.characters;
      if (name === "body") all.minutes = Math.ceil(length.words / WORDS_A_MINUTE);
      const lacks = !length.words && Number(box?.dataset.wordsOfSource) > 0;
      box?.classList.toggle("is-missing", lacks);
      box?.classList.toggle("is-empty", !length.words && !lacks);
      if (lacks) missing.push(box);
    }
    show("all", all);
    tellMissing(missing);
  };
  let waiting = 0; // long texts are counted when the typing pauses
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(count, 150);
  });
  document.getElementById("desk-missing")?.addEventListener("click", (event) => {
    const name = event.target.hash?.replace("#id_", "");
    if (!editors.has(name)) return; // a plain field is found by its own address
    event.preventDefault();
    editors.get(name).commands.focus();
  });
})();
