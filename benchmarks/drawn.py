"""A small line chart as SVG, for figures in the docs: "memory in MiB over minutes"."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

__all__ = ["Chart", "Line", "page"]

WIDTH, HEIGHT = 420, 300
LEFT, RIGHT, TOP, BOTTOM = 62, 96, 40, 44
COLOURS = ("#1f5fa8", "#b5471b", "#3a7d34", "#7a4fa3", "#8a6d00", "#5c5c5c")


@dataclass(frozen=True)
class Line:
    """Points (x, y) in the order in which they are joined; named at the last of them."""

    name: str
    points: Sequence[tuple[float, float]]
    marks: bool = True


@dataclass(frozen=True)
class Chart:
    """``log`` draws both axes so that equal factors are equally long; points that are not above
    zero are then left out. Linear axes start from zero."""

    title: str
    x: str
    y: str
    lines: Sequence[Line]
    log: bool = False

    def svg(self) -> Iterator[str]:
        shown = [
            (line, [p for p in line.points if not self.log or min(p) > 0]) for line in self.lines
        ]
        points = [point for _, some in shown for point in some]
        yield f'<text x="{LEFT}" y="18" class="title">{escape(self.title)}</text>'
        if not points:
            return
        across = _Axis([x for x, _ in points], LEFT, WIDTH - RIGHT, self.log)
        up = _Axis([y for _, y in points], HEIGHT - BOTTOM, TOP, self.log)
        for at in across.ticks():
            x = across.at(at)
            yield f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" class="grid"/>'
            yield _text(x, HEIGHT - BOTTOM + 15, _short(at), "middle")
        for at in up.ticks():
            y = up.at(at)
            yield f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" class="grid"/>'
            yield _text(LEFT - 6, y + 4, _short(at), "end")
        yield _text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, self.x, "middle")
        yield _text(LEFT, TOP - 8, self.y, "start")
        ends = _apart([up.at(some[-1][1]) for _, some in shown if some])
        for number, (line, some) in enumerate(one for one in shown if one[1]):
            colour = COLOURS[number % len(COLOURS)]
            path = " ".join(f"{across.at(x):.1f},{up.at(y):.1f}" for x, y in some)
            yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="1.6"/>'
            for x, y in some if line.marks else ():
                place = f'cx="{across.at(x):.1f}" cy="{up.at(y):.1f}"'
                yield f'<circle {place} r="2.6" fill="{colour}"/>'
            name = escape(line.name)
            x = across.at(some[-1][0]) + 7
            yield f'<text x="{x:.1f}" y="{ends[number] + 4:.1f}" fill="{colour}">{name}</text>'


class _Axis:
    def __init__(self, values: Sequence[float], start: float, end: float, log: bool) -> None:
        self.log, self.start, self.end = log, start, end
        self.low = min(values) if log else 0.0
        self.high = max(values) or 1.0
        if log and self.low == self.high:
            self.low, self.high = self.low / 2, self.high * 2

    def at(self, value: float) -> float:
        scale = math.log if self.log else float
        low, high = scale(self.low), scale(self.high)
        return self.start + (self.end - self.start) * (scale(value) - low) / (high - low)

    def ticks(self) -> list[float]:
        if not self.log:
            step = _round(self.high / 4)
            return [step * n for n in range(int(self.high / step * 1.0001) + 1)]
        exponents = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        for steps in ((1,), (1, 3), (1, 2, 5), tuple(range(1, 10))):
            found = [10.0**n * k for n in exponents for k in steps]
            found = [at for at in found if self.low * 0.999 <= at <= self.high * 1.001]
            if len(found) >= 3:
                break
        return found


def _round(step: float) -> float:
    """1, 2 or 5 times a power of ten, not below this."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(power * k for k in (1, 2, 5, 10) if power * k >= step * 0.999)


def _short(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 or value == int(value) else f"{value:.3g}"


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _apart(places: Sequence[float], least: float = 13.0) -> list[float]:
    """The same places, pushed down where two names would overlap."""
    moved, last = dict[int, float](), -least
    for number in sorted(range(len(places)), key=lambda n: places[n]):
        last = moved[number] = max(places[number], last + least)
    return [moved[number] for number in range(len(places))]


def page(charts: Iterable[Chart]) -> str:
    """The charts side by side, two a row, as one SVG file."""
    drawn = list(charts)
    rows = math.ceil(len(drawn) / 2)
    width, height = WIDTH * min(2, len(drawn)), HEIGHT * rows
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" font-family="sans-serif" font-size="11">',
        "<style>.grid{stroke:#ddd;fill:none}.title{font-size:13px;font-weight:bold}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
    for number, chart in enumerate(drawn):
        out.append(f'<g transform="translate({WIDTH * (number % 2)} {HEIGHT * (number // 2)})">')
        out += [*chart.svg(), "</g>"]
    return "\n".join([*out, "</svg>\n"])
