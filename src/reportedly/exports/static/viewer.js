// Shows one view on the left and one article on the right. It only shows and hides what stands in
// the page, and writes no markup: what articles say can never become code.
"use strict";
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const one = (query, within = document) => within.querySelector(query);
  const root = document.documentElement, reader = one("#reader"), left = one(".views");
  root.classList.add("js");
  all("[hidden]").forEach((part) => { part.hidden = false; });

  const stories = all(".story"), views = all(".view"), papers = all(".paper-of");
  let story = stories[0], paper = null;

  function only(parts, shown) {
    parts.forEach((part) => part.classList.toggle("on", part === shown));
  }

  function setView(view) {
    only(views, view);
    story = view.closest(".story") || story;
    only(stories, story);
    all("details.stories").forEach((list) => { list.open = false; });
    const tabs = all(".tabs a, .stories a");
    tabs.forEach((tab) => {
      const here = tab.hash === `#${view.id}` || tab.dataset.story === story?.id;
      if (here) tab.setAttribute("aria-current", "true"); else tab.removeAttribute("aria-current");
    });
  }

  function setPaper(next) {
    if (paper !== next) { only(papers, next); paper = next; reader.scrollTop = 0; }
  }

  // The card of the claim that this place is in, the innermost first.
  function setCard(place) {
    const held = [];
    for (let at = place; at && at !== paper; at = at.parentElement) {
      if (at.matches("mark") && at.id) held.push(at.id);
    }
    const cards = all(".card", paper);
    const shown = held.map((id) => cards.find((card) => card.dataset.at === id)).find(Boolean);
    cards.forEach((card) => card.classList.toggle("on", card === shown));
    one(".hint", paper)?.classList.toggle("off", Boolean(shown));
  }

  function bring(place) {
    for (let at = place; at; at = at.parentElement) if (at.matches("details")) at.open = true;
    if (place.closest(".paper-of")) {
      setPaper(place.closest(".paper-of"));
      root.classList.add("reading");
      setCard(place);
      if (place === paper) { reader.scrollTop = 0; return; }
      const bar = one(".cards", paper).getBoundingClientRect().height + one(".bar", reader).offsetHeight;
      const from = place.getBoundingClientRect().top - reader.getBoundingClientRect().top;
      reader.scrollTop += from - Math.min(bar + 28, reader.clientHeight - 60);
    } else {
      const own = place.matches(".story") ? one(".view", place) : place.closest(".view");
      if (!own) return;
      setView(own);
      if (own === place || place.matches(".story")) left.scrollTop = 0;
      else place.scrollIntoView({ block: "center" });
      root.classList.remove("reading");
    }
    all(".lit").forEach((lit) => lit.classList.remove("lit"));
    if (place.matches("mark, .flash")) place.classList.add("lit");
  }

  function follow() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (place) bring(place);
  }

  // Claims in the text are pressed like links; a press on any other mark leads to its claim.
  reader.addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || event.target.closest("a")) return;
    let at = mark;
    while (at && !(at.id && at.classList.contains("m-claim"))) at = at.parentElement?.closest("mark");
    const place = at || (mark.id ? mark : null);
    if (place) location.hash = place.id;
  });

  function step(way) {
    const claims = all("mark.m-claim[id]", paper || papers[0]);
    const here = claims.findIndex((mark) => mark.classList.contains("lit"));
    const next = claims[here < 0 ? 0 : Math.min(Math.max(here + way, 0), claims.length - 1)];
    if (next) location.hash = next.id;
  }
  all("[data-step]").forEach((button) =>
    button.addEventListener("click", () => step(Number(button.dataset.step))));
  one(".shut").addEventListener("click", () => root.classList.remove("reading"));
  addEventListener("keydown", (event) => {
    if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Escape") root.classList.remove("reading");
  });

  all(".kinds input").forEach((box) => {
    const set = () => reader.classList.toggle(`no-${box.value}`, !box.checked);
    box.addEventListener("change", set);
    set();
  });

  all(".filter").forEach((filter) => {
    const words = one("input", filter), status = one("select", filter);
    const rows = all("li", filter.parentElement);
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const choose = () => {
      const asked = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      let left = 0;
      rows.forEach((row, n) => {
        const fits = asked.every((word) => texts[n].includes(word))
          && (!status.value || row.dataset.status === status.value);
        row.hidden = !fits;
        left += fits;
      });
      one("output", filter).textContent = `${left} of ${rows.length}`;
    };
    words.addEventListener("input", choose);
    status.addEventListener("change", choose);
    choose();
  });

  addEventListener("hashchange", follow);
  if (views.length) setView(views[0]);
  if (papers.length) setPaper(papers[0]);
  follow();
})();
