"use strict";
// Opens the article or the thing that the address names (#a12, #p3), filters the index, and moves with the arrow keys.
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
    const match = /^#([ap])(\d+)$/.exec(location.hash); // an article, or the page of a thing
    const template = match && document.getElementById((match[1] === "a" ? "t" : "p") + match[2]);
    view.hidden = !template;
    index.hidden = Boolean(template);
    place.replaceChildren();
    if (!template) return;
    place.append(template.content.cloneNode(true));
    place.querySelectorAll("table.sortable").forEach(sortable);
    const article = match[1] === "a" ? Number(match[2]) : NaN;
    link(links.previous, article - 1);
    link(links.next, article + 1);
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

  // A click on a header sorts by its column, another one the other way round; numbers and dates begin with the largest.
  const compare = new Intl.Collator("fr", { numeric: true }).compare;
  const sort = (body, heads, rows, place) => {
    const head = heads[place];
    const first = place === 0 ? "ascending" : "descending";
    const second = place === 0 ? "descending" : "ascending";
    const way = head.getAttribute("aria-sort") === first ? second : first;
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", way);
    const sign = way === "ascending" ? 1 : -1;
    const keyed = rows.map((row, number) => [row.cells[place].dataset.sort ?? row.cells[place].textContent, number, row]);
    keyed.sort((a, b) => (!a[0] - !b[0]) || sign * compare(a[0], b[0]) || a[1] - b[1]); // empty ones last
    body.append(...keyed.map((entry) => entry[2]));
  };
  const sortable = (table) => {
    const heads = Array.from(table.tHead.rows[0].cells);
    const own = table.id === "articles" ? rows : Array.from(table.tBodies[0].rows);
    heads.forEach((head, column) => head.querySelector("button").addEventListener("click", () => sort(table.tBodies[0], heads, own, column)));
  };
  document.querySelectorAll("#articles, #things").forEach(sortable);
  // Facts: filtered by role, subject and least amount, sorted by the column whose button is pressed (again: the other way round).
  const table = document.querySelector("#facts tbody");
  if (table) {
    const facts = Array.from(table.rows);
    const role = document.getElementById("factrole");
    const subject = document.getElementById("factsubject");
    const least = document.getElementById("factleast");
    const sift = () => {
      const words = fold(subject.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      facts.forEach((row) => {
        const right = (!role.value || row.dataset.role === role.value) && Number(row.dataset.amount) >= Number(least.value || 0)
          && words.every((word) => fold(row.dataset.subject).includes(word));
        row.hidden = !right;
        shown += right ? 1 : 0;
      });
      document.getElementById("factfound").textContent = shown + " of " + facts.length;
    };
    [role, subject, least].forEach((control) => control.addEventListener("input", sift));
    document.querySelectorAll("#facts button[data-sort]").forEach((button) => button.addEventListener("click", () => {
      const column = Number(button.dataset.sort);
      const up = button.getAttribute("aria-pressed") !== "true";
      document.querySelectorAll("#facts button[data-sort]").forEach((other) => other.removeAttribute("aria-pressed"));
      button.setAttribute("aria-pressed", String(up));
      const value = (row) => column === 2 ? Number(row.dataset.amount) : row.cells[column].textContent;
      const order = (a, b) => column === 2 ? value(a) - value(b) : value(a).localeCompare(value(b), "fr");
      table.append(...facts.sort((a, b) => up ? order(a, b) : order(b, a)));
    }));
  }

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
