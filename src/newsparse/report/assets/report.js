"use strict";
// Opens the article that the address names (#a12), filters the index, and moves with the arrow keys.
(() => {
  const view = document.getElementById("view");
  const index = document.getElementById("index");
  const place = document.getElementById("article");
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  const rows = Array.from(document.querySelectorAll("#articles tbody tr"));
  const last = rows.length;
  const links = { previous: document.getElementById("previous"), next: document.getElementById("next") };

  const link = (element, number) => {
    if (number >= 1 && number <= last) element.setAttribute("href", "#a" + number);
    else element.removeAttribute("href");
  };

  const open = () => {
    const match = /^#a(\d+)$/.exec(location.hash);
    const template = match && document.getElementById("t" + match[1]);
    view.hidden = !template;
    index.hidden = Boolean(template);
    place.replaceChildren();
    if (!template) return;
    place.append(template.content.cloneNode(true));
    link(links.previous, Number(match[1]) - 1);
    link(links.next, Number(match[1]) + 1);
    view.focus({ preventScroll: true });
    scrollTo(0, 0);
  };

  const fold = (text) => text.toLocaleLowerCase("fr").normalize("NFD").replace(/\p{M}/gu, "");
  const folded = rows.map((row) => fold(row.dataset.search));
  const filter = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, number) => {
      row.hidden = !words.every((word) => folded[number].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    found.textContent = words.length ? shown + " of " + last : "";
  };

  addEventListener("hashchange", open);
  search.addEventListener("input", filter);
  addEventListener("keydown", (event) => {
    if (event.target === search || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "/" && view.hidden) { event.preventDefault(); search.focus(); }
    if (view.hidden) return;
    const target = { ArrowLeft: links.previous, ArrowRight: links.next }[event.key];
    if (target && target.hasAttribute("href")) location.hash = target.getAttribute("href");
    if (event.key === "Escape") location.hash = "";
  });
  open();
})();
