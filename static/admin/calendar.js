// The calendar: drag a plan to another day, or move it with the arrow keys.
// Without JavaScript "Move" opens a small form with the day.
"use strict";
(() => {
  const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  const days = [...document.querySelectorAll(".day")];
  const told = document.getElementById("moving");
  let dragged = null;

  const submit = (entry, day) => {
    const form = entry.querySelector("form");
    form.elements.on.value = day.dataset.on;
    form.requestSubmit();
  };
  const mark = (day) => {
    for (const other of days) other.classList.toggle("day-target", other === day);
  };

  for (const entry of document.querySelectorAll(".entry[draggable]")) {
    entry.addEventListener("dragstart", (event) => {
      dragged = entry;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", entry.dataset.story);
    });
    entry.addEventListener("dragend", () => {
      dragged = null;
      mark(null);
    });

    const mover = entry.querySelector("summary");
    const home = entry.closest(".day");
    let target = home;
    const choose = (day) => {
      target = day;
      mark(day === home ? null : day);
      told.textContent = day.dataset.name;
    };
    mover.addEventListener("keydown", (event) => {
      const step = STEPS[event.key];
      if (step) {
        event.preventDefault();
        const day = days[days.indexOf(target) + step];
        if (day) choose(day);
      } else if (event.key === "Enter" && target !== home) {
        event.preventDefault();
        submit(entry, target);
      } else if (event.key === "Escape") {
        choose(home);
      }
    });
    mover.addEventListener("blur", () => {
      target = home;
      mark(null);
    });
  }

  for (const day of days) {
    day.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      mark(day);
    });
    day.addEventListener("drop", (event) => {
      if (!dragged) return;
      event.preventDefault();
      if (day !== dragged.closest(".day")) submit(dragged, day);
    });
  }
})();
