// Offers names while a reader types. Without this script the field is a plain form.
(() => {
  const place = document.querySelector("[data-suggest]"), field = place.querySelector("#q"), list = document.createElement("ul");
  let timer, at = -1;
  const set = (thing, marks) => { for (const name in marks) thing.setAttribute(name, marks[name]); };
  set(list, { id: "names", role: "listbox", "aria-label": field.labels[0].textContent });
  set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": "names" });
  place.append(list);
  const choose = (number) => {
    list.children[at]?.removeAttribute("aria-selected");
    at = number;
    const one = list.children[at];
    if (one) set(one, { "aria-selected": true });
    set(field, { "aria-activedescendant": one?.id ?? "" });
  };
  const show = (names) => {
    list.replaceChildren(...names.map(({ name, kind }, number) => {
      const row = document.createElement("li"), small = document.createElement("small");
      set(row, { id: `name${number}`, role: "option" });
      small.textContent = kind;
      row.append(name, " ", small);
      row.onmousedown = (event) => { event.preventDefault(); take(name); };
      return row;
    }));
    list.hidden = !names.length;
    set(field, { "aria-expanded": !list.hidden });
    choose(-1);
  };
  const take = (name) => { field.value = name; field.form.requestSubmit(); };
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const text = field.value;
      try {
        const answer = await fetch(`${place.dataset.suggest}?q=${encodeURIComponent(text)}`), { names } = await answer.json();
        if (text === field.value) show(names);
      } catch {}
    }, 150);
  });
  field.addEventListener("keydown", (event) => {
    const { key } = event, count = list.children.length;
    if (key === "Escape" && count) show([]);
    else if (key === "Enter" && at >= 0) take(list.children[at].firstChild.data);
    else if (count && /^Arrow(Up|Down)$/.test(key)) choose(key === "ArrowUp" ? (at < 0 ? count : at) - 1 : at + 2 > count ? -1 : at + 1);
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => show([]));
  show([]);
})();
