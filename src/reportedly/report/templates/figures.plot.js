// One series as a range plot: a mark per figure, an arrow for an open side, a band for low to high.
"use strict";

const rangePlot = (() => {
  const SVG = "http://www.w3.org/2000/svg";
  const GAP = 18; // px between two marks of one day
  const WIDEST = 2.4; // how much further apart they stand where there is room
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

  /** The px that a day takes with all its marks apart. */
  function need(day) {
    const longest = d3.max(lines(day.when.words).split("\n"), (line) => line.length);
    const marks = day.points.length * GAP + day.tail + 12;
    return Math.max(marks, 6.2 * longest + 10, isSum(day) ? 84 : 0);
  }

  function needed(days) {
    return d3.sum(days, need);
  }

  /** Side by side: every day has the room that its marks need, however wide that gets, and more
   *  where there is more. */
  function abreast(days, left, right) {
    const needs = days.map(need);
    const stretch = Math.max(1, (right - left) / needed(days));
    const gap = GAP * Math.min(stretch, WIDEST);
    let at = left;
    days.forEach((day, n) => {
      place(day, at + 2, at + needs[n] * stretch - 2, gap);
      at += needs[n] * stretch;
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
    const gap = closeness(days, x);
    if (gap < GAP) days.slice(0, -1).forEach((day) => Object.assign(day, { best: "", tail: 0 }));
    let at = right - room;
    for (const day of days) {
      const half = (day.points.length * gap) / 2 + 6;
      if (day.when.last) {
        const centre = x(middle(day));
        place(day, centre - half, centre + half + day.tail, gap);
      } else {
        place(day, at, at + 2 * half + day.tail, gap);
        at += 2 * half + day.tail + 8;
      }
    }
    return x;
  }

  /** The px between two marks of one day where days lie close: less, but never nothing. */
  function closeness(days, x) {
    const centres = days.filter((day) => day.when.last).map((day) => x(middle(day))).sort(d3.ascending);
    const apart = d3.min(d3.pairs(centres), ([one, next]) => next - one) ?? Infinity;
    const most = d3.max(days, (day) => day.points.length);
    return Math.max(5, Math.min(GAP, (apart - 12) / Math.max(most, 1)));
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
    const tried = days.map((day) => ({ ...day }));
    scaled(tried, left, right);
    const ordered = tried.sort((a, b) => a.start - b.start);
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
    if (point.void) classes.push("void");
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
    if (point.void) group.append(node("path", { d: `M-7,${base + 7}L7,${base - 7}`, class: "struck" }));
    return group;
  }

  function arrow(from, to, way) {
    const neck = to - way * 8;
    return [
      node("path", { class: "stem", d: `M0,${from}V${neck}` }),
      node("path", { class: "head", d: `M0,${to}l-4.5,${-way * 8}h9z` }),
    ];
  }

  /** Whether nobody gives the figure of a day, only its parts. */
  function isSum(day) {
    return day.estimate?.measures.length === 0;
  }

  /** Under the marks of one origin and day: a bracket, and the number of the origin where there
   *  is room for it. */
  function brackets(days, at) {
    let taken = -Infinity; // px to the left of which another number stands
    return days.flatMap((day) => {
      if (isSum(day)) return [sumOfParts(day, at)];
      return d3.groups(day.points, (point) => point.origin).map(([, points]) => {
        const { n, colour } = points[0];
        const [first, last] = [points[0].x, points.at(-1).x];
        const group = node("g", { class: `bracket o${colour}`, "data-n": n });
        if (points.length > 1) {
          group.append(node("path", { d: `M${first - 4},${at - 4}v4H${last + 4}v-4` }));
        }
        const middle = (first + last) / 2;
        const width = Math.min(String(n).length * 6 + 9, GAP - 1.5);
        if (middle - width / 2 >= taken) {
          taken = middle + width / 2;
          const chip = { x: middle - width / 2, y: at + 3, width, height: 14, rx: 4 };
          group.append(node("rect", chip), node("text", { x: middle, y: at + 13.5 }, n || "–"));
        }
        return group;
      });
    });
  }

  function sumOfParts(day, at) {
    const middle = (day.start + day.end - day.tail) / 2;
    return node("text", { class: "computed", x: middle, y: at + 13.5 }, "sum of parts");
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
  function estimateMarks(days, panel, invert) {
    const told = days.filter((day) => day.estimate && level(day.estimate) !== null);
    const [floor, roof] = panel.domain;
    const bands = told.map(({ start, end, estimate }) => ({
      x1: invert(start), x2: invert(end), y1: estimate.low ?? floor, y2: estimate.high ?? roof,
      open: estimate.high === null ? "up" : estimate.low === null ? "down" : "",
    }));
    const best = told.filter((day) => day.estimate.best !== null).map((day) => ({
      x1: invert(day.start), x2: invert(day.end), end: invert(day.end - 3), y: day.estimate.best,
      text: day.best, dated: day.when.last, from: day.end - day.tail, to: day.end,
    }));
    const moves = d3.pairs(best.filter((one) => one.dated))
      .filter(([one, next]) => one.to <= next.from)
      .map(([one, next]) => ({ x1: one.x2, x2: next.x1, y1: one.y, y2: next.y }));
    const box = { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
    const band = (open, fill, ariaLabel, more = {}) =>
      Plot.rect(bands.filter((one) => one.open === open), { ...box, fill, ariaLabel, ...more });
    const ink = "var(--ink)";
    return [
      band("", "var(--band)", "low to high", { rx: 2, insetTop: -1, insetBottom: -1 }),
      band("up", "url(#fade-up)", "no upper bound"),
      band("down", "url(#fade-down)", "no lower bound"),
      Plot.link(moves, { ...box, stroke: "var(--soft)", strokeDasharray: "2 3", ariaLabel: "best to best" }),
      Plot.ruleY(best, { x1: "x1", x2: "x2", y: "y", stroke: ink, strokeWidth: 1.6, ariaLabel: "best" }),
      Plot.text(legible(best), { x: "end", y: "y", text: "text", textAnchor: "end", dy: -7, fill: ink, fontWeight: 600, ariaLabel: "best value" }),
    ];
  }

  /** The best values whose words do not cover each other, from the last one back. */
  function legible(best) {
    let free = Infinity;
    return [...best].reverse().filter((one) => {
      if (!one.text || one.to > free) return false;
      free = one.from;
      return true;
    });
  }

  /** Where days stand side by side: how many lie between them, if there is room to say so. */
  function gaps(days) {
    const told = d3.pairs(days.filter((day) => day.when.last))
      .map(([one, next]) => ({
        from: label(one).to, to: label(next).from,
        between: d3.utcDay.count(new Date(one.when.last), new Date(next.when.first)),
      }))
      .filter((gap) => gap.between > 1 && gap.to - gap.from > 36);
    const options = { frameAnchor: "bottom", dy: 34, fontSize: 10, ariaLabel: "days between" };
    return Plot.text(told, {
      ...options, x: (gap) => (gap.from + gap.to) / 2, text: (gap) => `+${gap.between} d`,
    });
  }

  /** Where the second line of a day's label stands. */
  function label(day) {
    const middle = (day.start + day.end - day.tail) / 2;
    const half = (lines(day.when.words).split("\n").at(-1).length * 6.4) / 2;
    return { from: middle - half, to: middle + half };
  }

  function level(estimate) {
    return estimate.best ?? estimate.low ?? estimate.high;
  }

  /** Where everything lies: ``days`` placed, the x scale, the edges of the plot in px. */
  function layout(panel, width, mode, estimates) {
    const height = panel.small ? 170 : panel.points.length > 6 ? 320 : 250;
    const widest = short(panel.domain[1], panel.unit).length;
    const margins = {
      marginLeft: Math.max(40, widest * 7 + 14), marginRight: 6,
      marginTop: panel.log ? 26 : 14, marginBottom: 44,
    };
    const [left, right] = [margins.marginLeft, width - margins.marginRight];
    const [top, bottom] = [margins.marginTop, height - margins.marginBottom - FOOT];
    const days = daysOf(panel, estimates);
    const dated = days.some((day) => day.when.last);
    const suits = () => fits(days, left, right) || needed(days) > 3 * (right - left);
    const toScale = dated && (mode === "scale" || (mode === "auto" && suits()));
    const x = toScale ? scaled(days, left, right) : abreast(days, left, right);
    const used = toScale ? width : Math.max(days.at(-1).end + 2, 240);
    return { days, toScale, x, top, bottom, size: { width: used, height, ...margins } };
  }

  function xAxis({ days, toScale, x }) {
    const plain = { tickSize: 0, label: null, lineHeight: 1.25 };
    if (toScale) return [Plot.axisX(dates(x), { ...plain, tickFormat: stamp(x) })];
    const middles = days.map((day) => (day.start + day.end - day.tail) / 2);
    const tickFormat = (_, n) => lines(days[n].when.words);
    return [Plot.axisX(middles, { ...plain, tickFormat }), gaps(days)];
  }

  function yAxis(panel) {
    const ticks = ticksOf(panel);
    const tickFormat = (value) => short(value, panel.unit);
    const label = panel.log ? "logarithmic" : null;
    return [
      Plot.gridY({ ticks, stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisY({ ticks, tickSize: 0, label, labelArrow: "none", tickFormat }),
    ];
  }

  /** The whole drawing. ``label`` gives a mark its name for those who cannot see it. */
  function draw(panel, { width, mode, estimates, label }) {
    const laid = layout(panel, width, mode, estimates);
    const { days, toScale, x, top, bottom, size } = laid;
    const invert = toScale ? (px) => x.invert(px) : (px) => px;
    const figures = (_, { y }) => node("g", { "aria-label": "figures" },
      ...brackets(days, bottom + 8),
      ...days.flatMap((day) => day.points)
        .map((point) => mark(point, y, top - 8, bottom + 4, label(point))));
    const drawn = Plot.plot({
      ...size,
      className: "plot-d6a7b5", // the policy of the page names the style sheet of this class
      ariaLabel: `Range plot: ${panel.label}`,
      x: toScale ? { type: "utc", domain: x.domain(), range: x.range() } : x,
      y: { type: panel.log ? "log" : "linear", domain: panel.domain, range: [bottom, top] },
      marks: [...yAxis(panel), ...xAxis(laid), ...estimateMarks(days, panel, invert), figures],
    });
    if (days.some((day) => day.gap < GAP)) drawn.setAttribute("data-crowded", "");
    drawn.setAttribute("role", "group");
    // Plot names its groups, which have no role that may have a name.
    for (const group of drawn.querySelectorAll("g[aria-label]:not([role])")) {
      group.removeAttribute("aria-label");
    }
    return drawn;
  }

  return { draw };
})();
