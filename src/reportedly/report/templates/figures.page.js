// The page around the plots: rule, days, origins on and off, hover, keys, and the way to the passage.
"use strict";

(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const form = document.querySelector(".controls");
  const tip = document.querySelector(".tip");
  const until = document.getElementById("until");
  const elements = new Map(
    [...document.querySelectorAll("[data-panel]")].map((one) => [one.dataset.panel, one]),
  );
  const days = [...new Set(Object.values(data.panels).flatMap((panel) =>
    Object.values(panel.days).map((day) => day.first).filter(Boolean)))].sort();
  const off = new Set(); // the origins that are switched off
  const stale = new Set(); // the panels that must be drawn anew before they are seen
  const inSight = new Set();

  const ASKED = ["by", "of", "until"]; // what only who serves the page can answer

  const rule = () => form.elements.rule.value;
  const limit = () => (+until.value < days.length ? days[+until.value] : null);
  const party = (point) => (point.n ? point.origin : "");
  const rowOf = (panel, id) => document.getElementById(`e-${panel}-${id}`);

  /** An estimate without the origins that are switched off; null where nobody reckoned that. */
  function left(panel, estimate) {
    const inside = new Set(estimate.measures);
    const points = panel.points.filter((point) => inside.has(point.id));
    const voices = Object.keys(estimate.without ?? {}).filter((origin) => off.has(origin));
    const marked = points.filter((point) => off.has(party(point))).map((point) => point.origin);
    const gone = new Set([...voices, ...marked]);
    if (!gone.size) return estimate;
    const [only] = gone;
    const without = gone.size === 1 ? estimate.without?.[only] : null;
    return without ? { ...estimate, ...without, origins: estimate.origins - 1, less: true } : null;
  }

  /** Whether it begins after the day that is chosen, or on none that is known. */
  function isLate(panel, as_of) {
    const first = panel.days[as_of]?.first;
    return limit() !== null && !(first && first <= limit());
  }

  function estimatesOf(panel) {
    return panel.estimates[rule()]
      .filter((estimate) => !isLate(panel, estimate.as_of))
      .map((estimate) => left(panel, estimate))
      .filter(Boolean);
  }

  function nameOf(key) {
    return (point) => {
      const cells = [...rowOf(key, point.id).cells].slice(1, 4);
      return cells.map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join(", ");
    };
  }

  function draw(key) {
    const panel = data.panels[key];
    const element = elements.get(key);
    const place = element.querySelector(".drawing");
    const [estimates, mode, label] = [estimatesOf(panel), form.elements.days.value, nameOf(key)];
    const fill = () => {
      const width = Math.floor(place.clientWidth) || 640;
      const drawn = rangePlot.draw(panel, { width, mode, estimates, label });
      place.replaceChildren(drawn);
      return drawn.width.baseVal.value <= width && !("crowded" in drawn.dataset);
    };
    element.classList.remove("wide");
    if (!fill()) {
      element.classList.add("wide"); // the whole line is its own; what is wider still scrolls
      fill();
    }
    const marks = [...place.querySelectorAll(".mark")];
    marks.forEach((mark, n) => {
      const point = panel.points.find((one) => one.id === mark.dataset.id);
      const gone = off.has(party(point)) || isLate(panel, point.as_of);
      mark.classList.toggle("off", gone);
      mark.tabIndex = n === 0 ? 0 : -1;
    });
    stale.delete(key);
  }

  function headline(key) {
    const panel = data.panels[key];
    const estimates = estimatesOf(panel);
    const dated = estimates.filter((estimate) => estimate.as_of);
    const latest = dated.at(-1) ?? estimates[0];
    const now = elements.get(key).querySelector(".now");
    const [strong, meta] = now.children;
    strong.textContent = latest ? latest.words : panel.estimates[rule()].length && !off.size ? "nothing yet" : "not reckoned";
    const parts = [];
    if (latest?.as_of) parts.push(`as of ${panel.days[latest.as_of].words}`);
    if (latest && !latest.less) parts.push(latest.behind);
    else if (latest) parts.push(latest.origins === 1 ? "1 origin" : `${latest.origins} origins`);
    if (latest && !latest.less && panel.all) parts.push(panel.all);
    if (latest?.less) parts.push("one origin left out");
    if (!latest && off.size) parts.push("estimates are kept for one origin left out at a time");
    meta.textContent = parts.join(" · ");
    for (const cell of elements.get(key).querySelectorAll("[data-rule]")) {
      cell.classList.toggle("chosen", cell.dataset.rule === rule());
    }
    for (const row of elements.get(key).querySelectorAll(".reckoned [data-as-of]")) {
      row.classList.toggle("off", isLate(panel, row.dataset.asOf));
    }
    for (const point of panel.points) {
      rowOf(key, point.id).classList.toggle("off", off.has(party(point)) || isLate(panel, point.as_of));
    }
  }

  function drawAll() {
    hideTip();
    for (const key of elements.keys()) {
      stale.add(key);
      headline(key);
    }
    for (const key of inSight) draw(key);
    for (const words of document.querySelectorAll("[data-explains]")) {
      words.hidden = words.dataset.explains !== rule();
    }
    form.querySelector("output").textContent = limit()
      ? new Date(limit()).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
      : "all";
    const typed = form.querySelector("input[name=until]");
    if (typed) typed.value = limit() ?? "";
    form.dispatchEvent(new CustomEvent("drawn"));
  }

  // The passage beside the mark, and the way to it.

  function keyOf(mark) {
    return mark.closest("[data-panel]").dataset.panel;
  }

  function showTip(mark) {
    const row = rowOf(keyOf(mark), mark.dataset.id);
    const [chip, said, when, who, words] = row.cells;
    const parts = [said, who, words, when].map((cell) => {
      const part = document.createElement("div");
      part.className = cell.className;
      part.append(...[...cell.childNodes].map((child) => child.cloneNode(true)));
      return part;
    });
    parts[1].prepend(chip.querySelector(".chip").cloneNode(true), " ");
    tip.replaceChildren(...parts);
    tip.hidden = false;
    // Under the drawing, or above where there is no room: the other marks stay in sight.
    const box = mark.querySelector(".hit").getBoundingClientRect();
    const drawing = mark.closest(".drawing").getBoundingClientRect();
    const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
    const x = Math.max(8, Math.min(box.left - 24, room));
    const below = drawing.bottom - 8 + tip.offsetHeight < innerHeight;
    const y = below ? drawing.bottom - 8 : Math.max(8, drawing.top - tip.offsetHeight - 4);
    tip.style.transform = `translate(${x}px, ${y}px)`;
  }

  function hideTip() {
    tip.hidden = true;
  }

  function open(mark, beside = false) {
    const row = rowOf(keyOf(mark), mark.dataset.id);
    const reader = row.querySelector("a.opens");
    if (reader) {
      if (beside) window.open(reader.href, "_blank", "noopener");
      else location.assign(reader.href);
      return;
    }
    row.closest("details").open = true;
    location.hash = row.id;
    row.scrollIntoView({ block: "center" });
    row.focus({ preventScroll: true });
    hideTip();
  }

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

  function walk(mark, key) {
    const marks = [...mark.closest(".drawing").querySelectorAll(".mark:not(.off)")];
    const at = marks.indexOf(mark);
    const next = key === "Home" ? 0 : key === "End" ? marks.length - 1 : at + STEPS[key];
    if (!marks[next]) return;
    mark.tabIndex = -1;
    marks[next].tabIndex = 0;
    marks[next].focus();
  }

  const markAt = (event) => (event.target instanceof Element ? event.target.closest(".mark") : null);
  const main = document.querySelector("main");
  main.addEventListener("pointerover", (event) => {
    const mark = markAt(event);
    if (mark && !mark.classList.contains("off")) showTip(mark);
    else hideTip();
  });
  main.addEventListener("pointerleave", hideTip);
  main.addEventListener("focusin", (event) => {
    const mark = markAt(event);
    if (mark) showTip(mark);
    else hideTip();
  });
  main.addEventListener("click", (event) => {
    const mark = markAt(event);
    const back = event.target.closest("button.back");
    if (mark) open(mark, event.ctrlKey || event.metaKey);
    if (back) toPlot(back.closest("tr"));
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip();
    const mark = markAt(event);
    if (!mark) return;
    if (event.key === "Enter" || event.key === " ") open(mark);
    else if (event.key in STEPS || event.key === "Home" || event.key === "End") walk(mark, event.key);
    else return;
    event.preventDefault();
  });
  addEventListener("scroll", hideTip, { passive: true });

  /** From a passage back to its mark. */
  function toPlot(row) {
    const drawing = row.closest("[data-panel]").querySelector(".drawing");
    const id = row.id.split("-").slice(-2).join("-");
    const mark = drawing.querySelector(`[data-id="${id}"]`);
    drawing.scrollIntoView({ block: "center" });
    mark.focus({ preventScroll: true });
  }

  // The start: what works only with scripts comes to light.

  for (const chip of document.querySelectorAll(".told .chip")) {
    const back = document.createElement("button");
    back.className = "back";
    back.type = "button";
    back.title = "show in the plot";
    chip.replaceWith(back);
    back.append(chip);
  }
  const start = location.hash.slice(1);
  for (const details of document.querySelectorAll("details.paper")) {
    details.open = Boolean(start && details.querySelector(`[id="${CSS.escape(start)}"]`));
  }
  until.max = days.length;
  until.value = data.until ? Math.max(0, days.findLastIndex((day) => day <= data.until)) : days.length;
  form.hidden = false;
  form.querySelector(".until").hidden = days.length < 2;
  form.addEventListener("input", (event) => {
    if (event.target.name === "rule" && !data.rules.includes(rule())) form.requestSubmit();
    else if (!ASKED.includes(event.target.name)) drawAll();
  });
  if (!("address" in form.dataset)) form.addEventListener("submit", (event) => event.preventDefault());
  for (const box of document.querySelectorAll(".parties input")) {
    box.hidden = false;
    box.addEventListener("change", () => {
      if (box.checked) off.delete(box.value);
      else off.add(box.value);
      box.closest("li").classList.toggle("off", !box.checked);
      drawAll();
    });
  }
  let width = 0;
  const fit = () => {
    if (main.clientWidth === width) return;
    width = main.clientWidth;
    drawAll();
  };
  new ResizeObserver(() => requestAnimationFrame(fit)).observe(main);
  fit();
  const watch = new IntersectionObserver((changes) => {
    for (const { target, isIntersecting } of changes) {
      const key = target.dataset.panel;
      if (isIntersecting) inSight.add(key);
      else inSight.delete(key);
      if (isIntersecting && stale.has(key)) draw(key);
    }
  }, { rootMargin: "800px" });
  for (const element of elements.values()) watch.observe(element);
  const shut = () => [...document.querySelectorAll("details.paper:not([open])")];
  let opened = [];
  addEventListener("beforeprint", () => {
    [...stale].forEach(draw);
    opened = shut();
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
  if (start) document.getElementById(start)?.scrollIntoView({ block: "center" });
})();
