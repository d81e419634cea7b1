// Names in the text: reads the words while they are typed, links with one click, corrects a spelling in the field.
// Without JavaScript the buttons send the form, what was typed is kept, and the spellings stand there to be changed.
"use strict";
(() => {
  const panel = document.getElementById("naming");
  const form = panel?.closest("form");
  if (!form) return;
  const found = document.getElementById("naming-found"), status = document.getElementById("naming-status");
  const words = panel.dataset;
  const WORDS = ["kicker", "headline", "standfirst", "dateline", "body", "sources"];
  const FACTS = ["people", "organizations", "events"];
  const PAUSE = 2500; // milliseconds without typing
  let waiting = 0, asked = 0, read = null;

  const say = (text) => { if (status.textContent !== text) status.textContent = text; };
  const field = (name) => form.elements.namedItem(name);
  const chosen = (name) => [...(field(name)?.selectedOptions ?? [])].map((option) => option.value);

  const collect = () => {
    const data = new URLSearchParams({
      article: words.article, language: field("original_language")?.value || words.language,
      csrfmiddlewaretoken: field("csrfmiddlewaretoken")?.value ?? "",
    });
    for (const name of WORDS) data.set(name, field(name)?.value ?? "");
    if (field("facts_version")) data.set("facts_version", field("facts_version").value);
    for (const name of FACTS) for (const value of chosen(name)) data.append(name, value);
    return data;
  };
  const post = (url, body) => fetch(url, { method: "POST", body, redirect: "error" });

  // What stands there is replaced; who was at one of its buttons finds the same or the next one.
  const show = (html) => {
    const buttons = () => [...found.querySelectorAll("button, summary, a")];
    const at = buttons().indexOf(document.activeElement);
    const open = [...found.querySelectorAll("details[open]")].map((each) => each.className);
    found.innerHTML = html;
    for (const each of found.querySelectorAll("details")) each.open = open.includes(each.className);
    prepare();
    if (at >= 0) (buttons().filter((each) => !each.hidden)[at] ?? panel).focus();
  };
  const prepare = () => {
    for (const button of found.querySelectorAll("button[hidden]")) button.hidden = false;
  };

  const look = async () => {
    const data = collect(), mine = ++asked;
    read = data.toString();
    try {
      const answer = await post(words.url, data);
      if (mine !== asked) return; // words were typed meanwhile
      if (!answer.ok) return say(words.failed);
      say("");
      show(await answer.text());
    } catch { say(words.failed); }
  };
  const later = (pause = PAUSE) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (collect().toString() !== read) look(); }, pause);
  };

  // Linking: the server keeps it, and the form shows it, so that saving the form does not take it away again.
  const choose = ({ record, field: name, label }) => {
    const list = field(name), number = record?.split(":")[1];
    if (!list || !number || chosen(name).includes(number)) return;
    list.append(new Option(label, number, true, true));
    window.django?.jQuery?.(list).trigger("change");
  };
  const answer = async (button) => {
    const data = collect();
    data.set("names_answer", button.dataset.answer);
    data.set("by_script", "1");
    button.disabled = true;
    try {
      if (words.article) {
        const told = await post(button.formAction, data);
        if (!told.ok) { button.disabled = false; return say(words.failed); }
        const { version } = await told.json();
        if (version && field("facts_version")) field("facts_version").value = version;
      } else say(words.inForm);
      choose(button.dataset);
      look();
    } catch { button.disabled = false; say(words.failed); }
  };

  // Correcting: whole words only, in every field, as if the journalist had typed it (so that it can be undone).
  const pattern = (wrong) => {
    const plain = wrong.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
    return new RegExp(`(?<![\\p{L}\\p{N}])${plain}(?![\\p{L}\\p{N}])`, "gu");
  };
  const inEditor = (editor, wrong, right) => {
    const { state } = editor, places = [];
    state.doc.descendants((node, start) => {
      if (!node.isTextblock) return true;
      for (const match of node.textBetween(0, node.content.size, "\n", "\ufffc").matchAll(pattern(wrong))) {
        places.push([start + 1 + match.index, start + 1 + match.index + match[0].length]);
      }
      return false;
    });
    const change = state.tr;
    for (const [from, to] of places.reverse()) change.insertText(right, from, to);
    if (places.length) editor.view.dispatch(change);
    return places.length;
  };
  const inField = (element, wrong, right) => {
    const places = [...element.value.matchAll(pattern(wrong))].reverse();
    for (const match of places) element.setRangeText(right, match.index, match.index + match[0].length, "preserve");
    return places.length;
  };
  const correct = ({ wrong, right }) => {
    let count = 0;
    for (const name of WORDS) {
      const element = field(name);
      if (!element) continue;
      const editor = element.closest(".prose-editor")?.querySelector(".ProseMirror[contenteditable]")?.editor;
      const here = editor ? inEditor(editor, wrong, right) : inField(element, wrong, right);
      if (here) element.dispatchEvent(new Event("input", { bubbles: true }));
      count += here;
    }
    if (!count) return say(words.notFound);
    later(300);
  };

  found.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.wrong) correct(button.dataset);
    else if (button.dataset.answer) answer(button);
  });
  form.addEventListener("input", () => later());
  panel.tabIndex = -1;
  prepare();
  addEventListener("load", () => { if (!words.article) later(); });
})();
