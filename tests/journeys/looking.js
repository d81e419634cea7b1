// What a careful reader would notice on a page, as functions for tests: each gives a list of faults in words.
window.looking = (() => {
  const name = (element) => {
    const words = (element.textContent || element.getAttribute("aria-label") || "").trim().replace(/\s+/g, " ").slice(0, 40);
    const classes = element.getAttribute("class");
    return `${element.localName}${classes ? "." + classes.trim().replace(/\s+/g, ".") : ""} “${words}”`;
  };
  const seen = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
    && !element.closest(".unseen, .skip");
  const scrolls = (element) => {
    for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(above).overflowX)) return true;
    }
    return false;
  };

  // 1.4.10: nothing sticks out of a window, except what scrolls by itself.
  const sticksOut = () => {
    const width = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width && (box.right > width + 1 || box.left < -1) && seen(element) && !scrolls(element);
    });
    return [`${document.scrollingElement.scrollWidth} > ${width}`, ...out.slice(0, 5).map(name)];
  };

  // 1.4.4, 1.4.12: no words are cut off. What a line clamp shortens on purpose can be read behind its link.
  const cutOff = () => [...document.body.querySelectorAll("*")].filter((element) => {
    const style = getComputedStyle(element);
    const clips = ["hidden", "clip"].includes(style.overflowX) || ["hidden", "clip"].includes(style.overflowY);
    const isPicture = element.matches(".frame, .frame *, svg, svg *, img, picture") || !element.textContent.trim();
    return clips && !isPicture && seen(element) && style.webkitLineClamp === "none"
      && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
  }).map((element) => `cut off: ${name(element)}`);

  const lines = () => {
    const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !seen(element) || element.closest("svg, script, style")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width > 1 && box.height > 1) found.push({ element, box });
      }
    }
    return found;
  };

  // No words lie on other words. A quarter of each line is air above and below the letters.
  const overlap = () => {
    const all = lines(), faults = [];
    for (let i = 0; i < all.length; i++) {
      for (let j = i + 1; j < all.length && faults.length < 5; j++) {
        const [a, b] = [all[i].box, all[j].box];
        if (all[i].element === all[j].element) continue;
        const x = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const y = Math.min(a.bottom - a.height / 4, b.bottom - b.height / 4) - Math.max(a.top + a.height / 4, b.top + b.height / 4);
        if (x > 2 && y > 2) faults.push(`${name(all[i].element)} lies on ${name(all[j].element)}`);
      }
    }
    return faults;
  };

  // 2.5.8: whatever can be hit is 24 px high and wide, unless it is a part of a sentence.
  const small = () => [...document.querySelectorAll("a[href], button, summary, input:not([type=hidden]), select, textarea")].filter((element) => {
    if (!seen(element)) return false;
    const box = (element.closest("label") ?? element).getBoundingClientRect(), around = element.parentElement;
    const inSentence = getComputedStyle(element).display === "inline"
      && around.textContent.replace(/\s+/g, "").length > element.textContent.replace(/\s+/g, "").length;
    const covers = getComputedStyle(element, "::after").position === "absolute";
    return !inSentence && !covers && (box.height < 23.5 || box.width < 23.5);
  }).map((element) => { const box = element.getBoundingClientRect(); return `${Math.round(box.width)}×${Math.round(box.height)} ${name(element)}`; });

  // 2.4.7, 2.4.11: where the focus is can be seen, and nothing lies on it.
  const hiddenFocus = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return [];
    const style = getComputedStyle(element), boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    const faults = [];
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) faults.push(`no ring: ${name(element)}`);
    const shown = boxes.some((box) => {
      const x = (Math.max(0, box.left) + Math.min(innerWidth, box.right)) / 2;
      const y = (Math.max(0, box.top) + Math.min(innerHeight, box.bottom)) / 2;
      const top = document.elementFromPoint(x, y);
      return top && (element === top || element.contains(top) || top.contains(element) && top.localName !== "body" && top.localName !== "html");
    });
    if (!shown) faults.push(`hidden: ${name(element)} ${JSON.stringify(boxes[0] ?? null)}`);
    return faults;
  };

  const moving = () => {
    const faults = document.getAnimations().map((each) => `moves: ${each.effect?.target ? name(each.effect.target) : "?"}`);
    if (getComputedStyle(document.documentElement).scrollBehavior === "smooth") faults.push("scrolls smoothly");
    for (const element of document.querySelectorAll("*")) {
      if (getComputedStyle(element).transitionDuration.split(",").some((time) => parseFloat(time) > 0.01)) faults.push(`changes slowly: ${name(element)}`);
    }
    return faults;
  };

  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const wear = (rules) => sheet.replaceSync(rules);

  return { sticksOut, cutOff, overlap, small, hiddenFocus, moving, wear, name };
})();
