// Turns "ana (at) example (dot) org" into a mail link. Without this script the words stay as they are.
"use strict";
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
