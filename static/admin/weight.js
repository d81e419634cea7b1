// "How big is this change?" appears when typing begins. Without JavaScript it stands there all the time, and the
// server asks only if words have changed.
"use strict";
(() => {
  const question = document.getElementById("weight");
  const form = question?.closest("form");
  if (!form || "asked" in question.dataset) return;

  const WORDS = ["kicker", "headline", "standfirst", "dateline", "body", "sources"];
  const fields = WORDS.map((name) => form.elements[name]).filter(Boolean);
  const saved = new Map();
  for (const field of fields) saved.set(field, field.defaultValue);

  const show = () => {
    const changed = fields.some((field) => field.value !== saved.get(field));
    question.hidden = !changed && !question.querySelector(":checked");
  };

  form.addEventListener("input", show);
  addEventListener("pageshow", show); // also after "back", when the browser fills in what was typed
  show();
})();
