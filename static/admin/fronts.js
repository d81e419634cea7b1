// The front page desk: drag a story to another place, and keep the keyboard where it was after a step.
// Without JavaScript the buttons of each place do the same.
"use strict";
(() => {
  const KEY = "front-page-desk";
  const form = document.getElementById("move-form");
  let dragged = null;

  const places = () => document.querySelectorAll(".place[draggable]");

  const drop = (event) => {
    const target = event.target.closest(".place");
    if (!dragged || !target || target === dragged) return;
    event.preventDefault();
    form.elements.article.value = dragged.dataset.story;
    form.elements.place.value = target.dataset.place;
    form.submit();
  };

  for (const place of places()) {
    place.addEventListener("dragstart", (event) => {
      dragged = place;
      place.classList.add("dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", place.dataset.story);
    });
    place.addEventListener("dragend", () => {
      dragged = null;
      for (const other of places()) other.classList.remove("dragged", "target");
    });
    place.addEventListener("dragover", (event) => {
      if (!dragged || dragged === place) return;
      event.preventDefault();
      place.classList.add("target");
    });
    place.addEventListener("dragleave", () => place.classList.remove("target"));
    place.addEventListener("drop", drop);
  }

  addEventListener("submit", ({ target, submitter }) => {
    if (target.id.startsWith("story-") && submitter) {
      sessionStorage.setItem(KEY, JSON.stringify([target.id, submitter.value]));
    }
  });
  const [story, step] = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
  sessionStorage.removeItem(KEY);
  const again = { pin: "loosen", loosen: "pin" }[step] ?? step;
  if (story) document.getElementById(story)?.querySelector(`[value="${again}"]`)?.focus();
})();
