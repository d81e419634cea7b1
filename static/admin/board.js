/* The language board: a box above each column ticks what is to do in it, and the number of ticked cells is told. */
(() => {
  const table = document.querySelector(".board-table");
  const count = document.querySelector(".board-change [data-count]");
  if (!table || !count) return;

  const boxes = () => [...table.querySelectorAll('input[name="cell"]')];
  const isOpenIn = (box, language) => box.dataset.open !== undefined && box.value.split(":")[1] === language;
  const tell = () => { count.textContent = `(${boxes().filter((box) => box.checked).length})`; };

  table.querySelectorAll("th[data-language]").forEach((heading) => {
    const own = boxes().filter((box) => isOpenIn(box, heading.dataset.language));
    if (!own.length) return;
    const all = document.createElement("input");
    all.type = "checkbox";
    all.setAttribute("aria-label", `${table.dataset.tick}: ${heading.textContent.trim()}`);
    all.addEventListener("change", () => { own.forEach((box) => { box.checked = all.checked; }); tell(); });
    heading.prepend(all, " ");
  });
  table.addEventListener("change", tell);
  tell();
})();
