// Gives each field the name that its label or its column shows: the editor, the choosers and the tables have none
// that a screen reader can find. Without JavaScript these fields are plain ones, with their own labels.
"use strict";
(() => {
  const words = (element) => element?.textContent.replace(/\s+/g, " ").trim().replace(/:$/, "") ?? "";

  const nameOf = (field) => {
    const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (label) return words(label);
    const cell = field.closest("td");
    return cell ? words(cell.closest("table").tHead?.rows[0]?.cells[cell.cellIndex]) : "";
  };

  const give = (element, name) => {
    if (element && name) element.setAttribute("aria-label", name);
  };

  const nameAll = () => {
    const named = "input:not([type=hidden], [class*=select2]), select, textarea";
    for (const field of document.querySelectorAll(`.tabular td :is(${named})`)) {
      if (!field.labels?.length) give(field, nameOf(field));
    }
    for (const editor of document.querySelectorAll(".ProseMirror")) {
      give(editor, words(editor.closest(".flex-container, .form-row, td")?.querySelector("label")));
    }
    for (const field of document.querySelectorAll("select.select2-hidden-accessible")) {
      const chooser = field.nextElementSibling;
      give(chooser?.querySelector(".select2-search__field"), nameOf(field));
      const box = chooser?.querySelector(".select2-selection--single");
      const shown = box?.querySelector(".select2-selection__rendered");
      if (!shown) continue;
      give(box, nameOf(field));
      give(shown, `${nameOf(field)}: ${shown.title}`);
      box.removeAttribute("aria-labelledby");
      box.setAttribute("aria-describedby", shown.id);
    }
  };

  // The choosers start when jQuery is ready, the editor when the page is.
  window.django?.jQuery?.(nameAll);
  addEventListener("load", nameAll);
  document.addEventListener("formset:added", () => setTimeout(nameAll));
})();
