// One series as a range plot: a mark per figure, an arrow for an open side, a band for low to high.
"use strict";

const rangePlot = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const GAP = 18; // px between two marks of one day
  const FOOT = 30; // px under the plot for the chips of the origins
  const ARROW = 26; // px that an open side is drawn

  /** An SVG element with attributes. */
  function node(name, attributes = {}, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  const SIGNS = { USD: "US$", EUR: "€", GBP: "£", JPY: "¥" };

  /** "3,400", "12M", "45%": a number as it stands at an axis or a line. */
  function short(value, unit) {
    const big = Math.abs(value) >= 1e6;
    const options = big ? { notation: "compact" } : {};
    const told = new Intl.NumberFormat("en", { maximumFractionDigits: 2, ...options }).format(value);
    return unit === "percent" ? `${told}%` : (SIGNS[unit] ?? "") + told;
  }

  /** An as-of in two lines: the day, then the year. */
  function lines(words) {
    if (!words) return "day not\nknown";
    const parts = words.split(" to ");
    if (parts.length === 2 && / \d{4}$/.test(parts[0])) return `${parts[0]} to\n${parts[1]}`;
    return words.replace(/ (\d{4}(, .*)?)$/, "\n$1");
  }

  /** The days of a panel, each with its marks and what it needs of the width. */
  function daysOf(panel, estimates) {
    const found = new Map(Object.keys(panel.days).map((key) => [key, []]));
    for (const point of panel.points) found.get(point.as_of).push(point);
    return [...found].map(([key, points]) => {
      const estimate = estimates.find((one) => one.as_of === key);
      const best = estimate && estimate.best !== null ? short(estimate.best, panel.unit) : "";
      return { key, points, estimate, best, when: panel.days[key], tail: best.length * 6.6 + 8 };
    });
  }

  /** Side by side: every day has the room that its marks need. */
  function abreast(days, left, right) {
    const label = (day) => 6.2 * Math.max(...lines(day.when.words).split("\n").map((l) => l.length));
    const marks = days.reduce((sum, day) => sum + day.points.length, 0);
    const fixed = days.map((day) => day.tail + 12);
    const spare = right - left - d3.sum(fixed);
    const gap = Math.max(3, Math.min(GAP, spare / Math.max(marks, 1)));
    const needs = days.map((day, n) => Math.max(day.points.length * gap + fixed[n], label(day) + 10));
    const stretch = Math.max(1, Math.min(2.2, (right - left) / d3.sum(needs)));
    let at = left;
    days.forEach((day, n) => {
      const width = Math.min(needs[n] * stretch, right - at);
      place(day, at + 2, at + width - 2, gap);
      at += width;
    });
    return { type: "linear", domain: [0, 1e4], range: [0, 1e4] };
  }

  /** To scale: each day where it lies in time, those without a day at the end. */
  function scaled(days, left, right) {
    const loose = days.filter((day) => !day.when.last);
    const room = d3.sum(loose, (day) => day.points.length * GAP + day.tail + 24);
    const ends = days.filter((day) => day.when.last).flatMap((day) => middle(day));
    const [first, last] = d3.extent(ends);
    const tail = d3.max(days, (day) => day.tail + (day.points.length * GAP) / 2 + 6);
    const range = [left + 46, right - room - Math.max(46, tail)];
    const x = d3.scaleUtc([first, last], first < last ? range : [d3.mean(range), d3.mean(range)]);
    let at = right - room;
    for (const day of days) {
      const half = (day.points.length * GAP) / 2 + 6;
      if (day.when.last) {
        const centre = x(middle(day));
        place(day, centre - half, centre + half + day.tail, GAP);
      } else {
        place(day, at, at + 2 * half + day.tail, GAP);
        at += 2 * half + day.tail + 8;
      }
    }
    return x;
  }

  function middle(day) {
    return new Date((+new Date(day.when.first) + +new Date(day.when.last)) / 2);
  }

  function place(day, start, end, gap) {
    Object.assign(day, { start, end, gap });
    const middle = (start + end - day.tail) / 2;
    day.points.forEach((point, n) => {
      point.x = middle + (n - (day.points.length - 1) / 2) * gap;
    });
  }

  /** Whether days lie far enough apart to be drawn to scale without covering each other. */
  function fits(days, left, right) {
    if (days.length < 3 || days.some((day) => !day.when.last)) return false;
    scaled(days, left, right);
    const ordered = [...days].sort((a, b) => a.start - b.start);
    return (
      ordered[0].start >= left &&
      ordered.at(-1).end <= right &&
      d3.pairs(ordered).every(([one, next]) => one.end + 4 <= next.start && next.start - one.end < 300)
    );
  }

  const DAY = 864e5;

  function span(x) {
    const [first, last] = x.domain();
    return (last - first) / DAY;
  }

  function dates(x) {
    const [first, last] = x.domain();
    if (span(x) === 0) return [first];
    return span(x) <= 9 ? d3.utcDay.range(d3.utcDay.ceil(first), +last + 1) : x.ticks(6);
  }

  function stamp(x) {
    return d3.utcFormat(span(x) < 120 ? "%-d %b\n%Y" : span(x) < 1200 ? "%b\n%Y" : "%Y");
  }

  /** The geometry of one mark: where it starts and ends on the y axis, in px. */
  function sides(point, y, top, bottom) {
    const known = [point.low, point.high, point.value].filter((side) => side !== null);
    const low = y(point.low ?? Math.min(...known));
    const high = y(point.high ?? Math.max(...known));
    return {
      low: point.low === null ? Math.min(low + ARROW, bottom) : low,
      high: point.high === null ? Math.max(high - ARROW, top) : high,
      base: y(point.value ?? point.low ?? point.high),
    };
  }

  function mark(point, y, top, bottom, label) {
    const { low, high, base } = sides(point, y, top, bottom);
    const openUp = point.high === null;
    const openDown = point.low === null;
    const kind = openUp || openDown ? "open" : point.low === point.high ? "point" : "range";
    const classes = ["mark", kind, `o${point.colour}`, point.soft && `is-${point.soft}`];
    if (point.reserve) classes.push("reserved");
    if (point.retold) classes.push("retold");
    const group = node("g", {
      class: classes.filter(Boolean).join(" "),
      transform: `translate(${point.x},0)`,
      "data-id": point.id,
      tabindex: "-1",
      role: "link",
      "aria-label": label,
    });
    const width = Math.max(16, Math.min(GAP, 24));
    const hit = { x: -width / 2, width, y: high - 9, height: low - high + 18, class: "hit" };
    group.append(node("rect", hit));
    if (openUp) group.append(...arrow(base, high, -1));
    if (openDown) group.append(...arrow(base, low, 1));
    if (kind === "range") {
      const bar = { x: -3.5, width: 7, y: high, height: Math.max(low - high, 3), rx: 2 };
      group.append(node("rect", { ...bar, class: "body" }));
      if (point.value !== null) group.append(node("circle", { cy: base, r: 2, class: "core" }));
    } else {
      group.append(node("circle", { cy: base, r: kind === "open" ? 4.2 : 5, class: "body" }));
    }
    if (point.reserve) group.append(node("circle", { cy: base, r: 8, class: "held" }));
    return group;
  }

  function arrow(from, to, way) {
    const neck = to - way * 8;
    return [
      node("path", { class: "stem", d: `M0,${from}V${neck}` }),
      node("path", { class: "head", d: `M0,${to}l-4.5,${-way * 8}h9z` }),
    ];
  }

  /** Under the marks of one origin and day: a bracket and the number of the origin. */
  function brackets(day, at) {
    const runs = d3.groups(day.points, (point) => point.origin);
    return runs.map(([, points]) => {
      const { n, colour } = points[0];
      const [first, last] = [points[0].x, points.at(-1).x];
      const group = node("g", { class: `bracket o${colour}`, "data-n": n });
      if (points.length > 1) {
        group.append(node("path", { d: `M${first - 4},${at - 4}v4H${last + 4}v-4` }));
      }
      if (last - first + day.gap >= 13) {
        const middle = (first + last) / 2;
        const width = Math.min(String(n).length * 6 + 9, last - first + day.gap - 1.5);
        const chip = { x: middle - width / 2, y: at + 3, width, height: 14, rx: 4 };
        group.append(node("rect", chip), node("text", { x: middle, y: at + 13.5 }, n || "–"));
      }
      return group;
    });
  }

  /** Values for the grid; what is counted has no halves. */
  function ticksOf(panel) {
    if (!panel.log) {
      const ticks = d3.ticks(...panel.domain, panel.small ? 3 : 5);
      return panel.unit ? ticks : ticks.filter(Number.isInteger);
    }
    const [low, high] = panel.domain.map(Math.log10);
    const steps = high - low < 3 ? [1, 2, 5] : [1];
    const powers = d3.range(Math.floor(low), Math.ceil(high) + 1);
    return powers.flatMap((power) => steps.map((step) => step * 10 ** power))
      .filter((tick) => tick >= panel.domain[0] && tick <= panel.domain[1]);
  }

  /** What stands behind the marks: low to high, best, and how best moves from day to day. */
  function estimateMarks(days, panel, top, bottom, invert) {
    const told = days.filter((day) => day.estimate && Number.isFinite(level(day.estimate)));
    const [floor, roof] = panel.domain;
    const box = (day, low, high) => ({ x1: invert(day.start), x2: invert(day.end), low, high });
    const bands = told.map((day) => box(day, day.estimate.low ?? floor, day.estimate.high ?? roof));
    const best = told.filter((day) => day.estimate.best !== null);
    const dated = best.filter((day) => day.when.last);
    const moves = d3.pairs(dated).map(([one, next]) => ({
      x1: invert(one.end), x2: invert(next.start), y1: one.estimate.best, y2: next.estimate.best,
    }));
    const ends = { x1: "x1", x2: "x2" };
    const open = (day) => day.estimate.low === null || day.estimate.high === null;
    return [
      Plot.rect(bands.filter((_, n) => !open(told[n])), { ...ends, y1: "low", y2: "high", className: "band", fill: "var(--band)", rx: 2, ariaLabel: "low to high", insetTop: -1, insetBottom: -1 }),
      Plot.rect(bands.filter((_, n) => open(told[n]) && told[n].estimate.high === null), { ...ends, y1: "low", y2: "high", fill: "url(#fade-up)", ariaLabel: "no upper bound" }),
      Plot.rect(bands.filter((_, n) => open(told[n]) && told[n].estimate.high !== null), { ...ends, y1: "low", y2: "high", fill: "url(#fade-down)", ariaLabel: "no lower bound" }),
      Plot.link(moves, { ...ends, y1: "y1", y2: "y2", stroke: "var(--soft)", strokeDasharray: "2 3", ariaLabel: "best to best" }),
      Plot.ruleY(best, { x1: (d) => invert(d.start), x2: (d) => invert(d.end), y: (d) => d.estimate.best, stroke: "var(--ink)", strokeWidth: 1.6, ariaLabel: "best" }),
      Plot.text(best, { x: (d) => invert(d.end - 3), y: (d) => d.estimate.best, text: "best", textAnchor: "end", dy: -7, fill: "var(--ink)", fontWeight: 600, ariaLabel: "best value" }),
    ];
  }

  /** Where days stand side by side: how many lie between them. */
  function gaps(days) {
    const known = days.filter((day) => day.when.last);
    const told = d3.pairs(known)
      .map(([one, next]) => ({
        x: (one.end + next.start) / 2,
        between: d3.utcDay.count(new Date(one.when.last), new Date(next.when.first)),
      }))
      .filter((gap) => gap.between > 1);
    const text = (gap) => `+${gap.between} d`;
    return Plot.text(told, { x: "x", text, frameAnchor: "bottom", dy: 34, fontSize: 10, ariaLabel: "days between" });
  }

  function level(estimate) {
    return estimate.best ?? estimate.low ?? estimate.high ?? NaN;
  }

  /** The whole drawing. ``label`` gives a mark its name for those who cannot see it. */
  function draw(panel, { width, mode, estimates, label }) {
    const height = panel.small ? 170 : panel.points.length > 6 ? 320 : 250;
    const ticks = ticksOf(panel);
    const widest = short(panel.domain[1], panel.unit).length;
    const margins = { marginLeft: Math.max(40, widest * 7 + 14), marginRight: 6, marginTop: panel.log ? 26 : 14, marginBottom: 44 };
    const [left, right] = [margins.marginLeft, width - margins.marginRight];
    const [top, bottom] = [margins.marginTop, height - margins.marginBottom - FOOT];
    const days = daysOf(panel, estimates);
    const dated = days.some((day) => day.when.last);
    const toScale = dated && (mode === "scale" || (mode === "auto" && fits(days, left, right)));
    const x = toScale ? scaled(days, left, right) : abreast(days, left, right);
    const used = toScale ? width : Math.min(width, Math.max(days.at(-1).end + 2, 240));
    const invert = toScale ? (px) => x.invert(px) : (px) => px;
    const axis = toScale
      ? [Plot.axisX(dates(x), { tickSize: 0, label: null, lineHeight: 1.25, tickFormat: stamp(x) })]
      : [Plot.axisX(days.map((day) => (day.start + day.end - day.tail) / 2), {
          tickSize: 0, label: null, lineHeight: 1.25,
          tickFormat: (_, n) => lines(days[n].when.words),
        })];
    const marks = (_, scales) => {
      const all = days.flatMap((day) => day.points);
      const group = node("g", { "aria-label": "figures" });
      group.append(...days.flatMap((day) => brackets(day, bottom + 8)));
      group.append(...all.map((point) => mark(point, scales.y, top - 8, bottom + 4, label(point))));
      return group;
    };
    return Plot.plot({
      width: used, height, ...margins, className: "plot-d6a7b5",
      ariaLabel: `Range plot: ${panel.label}`,
      x: toScale ? { type: "utc", domain: x.domain(), range: x.range() } : x,
      y: { type: panel.log ? "log" : "linear", domain: panel.domain, range: [bottom, top] },
      marks: [
        fades,
        Plot.gridY({ ticks, stroke: "var(--line)", strokeOpacity: 1 }),
        Plot.axisY({ ticks, tickSize: 0, label: panel.log ? "logarithmic" : null, labelArrow: "none", tickFormat: (v) => short(v, panel.unit) }),
        ...axis,
        ...(toScale ? [] : [gaps(days)]),
        ...estimateMarks(days, panel, top, bottom, invert),
        marks,
      ],
    });
  }

  /** How a band fades towards the side that nobody closes. */
  function fades() {
    const stops = (from, to) => [
      node("stop", { offset: "0", class: from }), node("stop", { offset: "1", class: to }),
    ];
    const run = { x1: 0, x2: 0, y1: 0, y2: 1 };
    return node("defs", {},
      node("linearGradient", { id: "fade-up", ...run }, ...stops("none", "full")),
      node("linearGradient", { id: "fade-down", ...run }, ...stops("full", "none")));
  }

  return { draw };
})();
