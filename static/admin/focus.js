"use strict";
// A click on the picture chooses its important point; the two cuts show at once what is kept. The number fields below
// do the same for the keyboard and without this script.
(() => {
  const box = document.querySelector("[data-focus]");
  const x = document.getElementById("id_focal_x");
  const y = document.getElementById("id_focal_y");
  if (!box || !x || !y) return; // somebody who may only look
  const whole = box.querySelector(".focus-whole");
  const picture = whole.querySelector("img");
  const cuts = box.querySelector(".focus-cuts");
  const mark = document.createElement("span");
  mark.className = "focus-mark";
  whole.append(mark);

  const per_cent = (field) => Math.min(100, Math.max(0, Number(field.value) || 0));
  const show = () => {
    const src = picture.getAttribute("src");
    cuts.hidden = mark.hidden = !src;
    mark.style.left = `${per_cent(x)}%`;
    mark.style.top = `${per_cent(y)}%`;
    for (const cut of cuts.querySelectorAll("img")) {
      if (src && cut.src !== picture.src) cut.src = picture.src;
      cut.style.objectPosition = `${per_cent(x)}% ${per_cent(y)}%`;
    }
  };

  whole.classList.add("focus-ready");
  whole.addEventListener("click", (event) => {
    const frame = picture.getBoundingClientRect();
    x.value = Math.round(((event.clientX - frame.left) / frame.width) * 100);
    y.value = Math.round(((event.clientY - frame.top) / frame.height) * 100);
    x.dispatchEvent(new Event("change", { bubbles: true }));
    show();
  });
  x.addEventListener("input", show);
  y.addEventListener("input", show);

  // A file that was just chosen is shown before it is sent.
  document.getElementById("id_file")?.addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (!file || !file.type.startsWith("image/")) return;
    const reader = new FileReader();
    reader.onload = () => {
      picture.removeAttribute("width");
      picture.removeAttribute("height");
      picture.src = reader.result;
      show();
    };
    reader.readAsDataURL(file);
  });
  show();
})();
