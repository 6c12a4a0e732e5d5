"""Score reconciled figures on developing stories told by several outlets, annotated by hand."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.points import Point, Row, Told
from benchmarks.reconciled import days_between
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.series import Drift, Estimate

__all__ = ["items", "run", "tally"]

Item = tuple[str, bool]
"""What was asked, in words, for a reader of the misses; and whether it is right."""

UNSCORED = "unscored"
"""What the gold says of a slot that the texts leave open."""


def run(data: Path) -> dict[str, float]:
    """Score every folder with a ``gold.json`` under ``data``: fractions of 1, but for two counts
    (``false_conflicts``, ``false_drifts``).

    figures: gold points (without vague ones) that a quantity with the same low and high touches.
    points_in_any: gold points that stand in some series of ours.
    points_in_series: gold points that stand in one series of ours together with more than half of
        the points of their gold series and no stranger (a point of another gold series, or a trap
        that must not stand there).
    series_pure: series of ours with a gold point that hold no stranger.
    estimates: gold low, best and high that the nearest series of ours repeats, as of a day at most
        one off.
    origins_right: gold estimates for which that estimate rests on as many independent origins
        (such as say more than "dozens").
    verdicts, conflicts: gold pairs (those that conflict) with the right verdict.
    drifts: gold drifts that an estimate of ours names.
    false_conflicts, false_drifts: conflicts and drifts of ours that the gold has not, nor one
        between the same origins of the same measure.
    """
    total = dict[str, list[bool]]()
    for file in sorted(data.rglob("gold.json")):
        for name, found in items(Told.read(file)).items():
            total.setdefault(name, []).extend(right for _, right in found)
    return tally(total)


def tally(found: Mapping[str, Sequence[bool]]) -> dict[str, float]:
    """Shares of what is right, counts of what is false."""
    made = dict[str, float]()
    for name, rights in found.items():
        if name.startswith("false_"):
            made[name] = len(rights)
        else:
            made[name] = round(sum(rights) / len(rights), 3) if rights else 1.0
    return made


def items(story: Told) -> dict[str, list[Item]]:
    """For each metric its items; under ``false_…`` only what is too much."""
    found = {
        "figures": _figures(story),
        "points_in_any": _in_any(story),
        "points_in_series": _in_series(story),
        "series_pure": _pure(story),
        "estimates": _estimates(story),
        "origins_right": _origins(story),
        "verdicts": _verdicts(story),
        "conflicts": _conflicts(story),
        "drifts": _drifts(story),
        "false_conflicts": _false_conflicts(story),
        "false_drifts": _false_drifts(story),
    }
    return {
        name: [(f"{story.name} {asked}", right) for asked, right in of]
        for name, of in found.items()
    }


def _figures(story: Told) -> Iterator[Item]:
    for point in story.points.values():
        if point.row["bound"] != "vague":
            sides = (point.row["low"], point.row["high"])
            ours = [(q.low, q.high) for q in story.quantities if point.touches(q.span)]
            yield f"{point} {sides}, ours {ours}", any(_same(sides, own) for own in ours)


def _in_any(story: Told) -> Iterator[Item]:
    for point in story.points.values():
        yield str(point), any(point in held for held in story.held)


def _in_series(story: Told) -> Iterator[Item]:
    for row in story.gold["series"]:
        wanted = story.of(row["measure"])
        clean = [
            [p for p in held if p in wanted]
            for held in story.held
            if not any(p.stranger_to(row["measure"]) for p in held)
        ]
        best = max(clean, key=len, default=[])
        enough = 2 * len(best) > len(wanted)
        for point in wanted:
            yield str(point), enough and point in best


def _pure(story: Told) -> Iterator[Item]:
    for series, held in zip(story.series, story.held, strict=True):
        measures = {p.measure for p in held if p.measure}
        if measures:
            strange = any(p.stranger_to(m) for p in held for m in measures)
            yield f"“{series.label}”: {_names(held)}", not strange


def _asked(story: Told) -> Iterator[tuple[str, Row, Estimate | None]]:
    """Each gold estimate with ours of the same day that is most like it, if there is one."""
    for row in story.gold["series"]:
        ours = [e for series in story.nearest(row["measure"]) for e in series.estimates]
        for wanted in row["reconciled"]:
            same = [e for e in ours if _one_day(e.as_of, wanted["as_of"])]
            best = max(same, key=lambda e: _likeness(e, wanted), default=None)
            sides = [wanted[side] for side in ("low", "best", "high")]
            asked = f"{row['measure']} {wanted['as_of']} {sides} of {wanted['origins']}"
            if best is None:
                yield f"{asked}, ours as of {sorted({e.as_of for e in ours})}", wanted, None
            else:
                own = f"[{best.low}, {best.best}, {best.high}] of {_voices(best)}"
                yield f"{asked}, ours {own} as of {best.as_of}", wanted, best


def _estimates(story: Told) -> Iterator[Item]:
    for asked, wanted, ours in _asked(story):
        yield asked, ours is not None and _likeness(ours, wanted) == 3


def _origins(story: Told) -> Iterator[Item]:
    for asked, wanted, ours in _asked(story):
        if wanted["origins"] != UNSCORED:
            yield asked, ours is not None and _voices(ours) == wanted["origins"]


def _voices(estimate: Estimate) -> int:
    """Independent origins, without those that say no more than "dozens"."""
    return sum(vote.coded is None for vote in estimate.votes)


def _likeness(ours: Estimate, wanted: Row) -> int:
    """How many of low, best and high are right."""
    sides = ((wanted["low"], ours.low), (wanted["best"], ours.best), (wanted["high"], ours.high))
    return sum(gold == UNSCORED or _equal(gold, own) for gold, own in sides)


def _verdicts(story: Told) -> Iterator[Item]:
    for pair in story.gold["pairs"]:
        one, other = story.points[pair["a"]], story.points[pair["b"]]
        ours = story.verdict(one, other)
        asked = f"{one} / {other}: {pair['verdict']} ({pair['why']}), ours {ours}"
        yield asked, ours in _allowed(pair)


def _allowed(pair: Row) -> tuple[str, ...]:
    return (pair["verdict"], *pair.get("also", ()))


def _conflicts(story: Told) -> Iterator[Item]:
    for pair, item in zip(story.gold["pairs"], _verdicts(story), strict=True):
        if pair["verdict"] == Comparison.CONFLICTING:
            yield item


def _false_conflicts(story: Told) -> Iterator[Item]:
    pairs = [p for p in story.gold["pairs"] if Comparison.CONFLICTING in _allowed(p)]
    known = {_rivals(story.points[p["a"]], story.points[p["b"]]) for p in pairs}
    for pair in story.contradictions:
        if pair.verdict is Comparison.CONFLICTING:
            left, right = story.under(pair.left_span), story.under(pair.right_span)
            meant = {_rivals(a, b) for a in left for b in right if a.measure == b.measure}
            if not meant & known:
                yield _both(left, right, pair), False


def _rivals(one: Point, other: Point) -> tuple[str, frozenset[str]]:
    return one.measure, frozenset((one.who, other.who))


def _both(left: Sequence[Point], right: Sequence[Point], pair: Contradiction) -> str:
    words = f"“{pair.left_span.text}” / “{pair.right_span.text}”"
    return f"{', '.join(pair.slots)}: {words} ({_names(left)} / {_names(right)}) {pair.how}"


def _lost(story: Told) -> Iterator[tuple[list[Point], list[Point], Drift]]:
    """Our drifts with the gold points at the root and at the carrier."""
    for series in story.series:
        for estimate in series.estimates:
            for drift in estimate.drifts:
                ends = [story.measures[id].span for id in (drift.root, drift.measure)]
                yield story.under(ends[0]), story.under(ends[1]), drift


def _drifts(story: Told) -> Iterator[Item]:
    for row in story.gold["drifts"]:
        root, carrier = story.points[row["root"]], story.points[row["carrier"]]
        hit = any(
            carrier in carriers and any(_one_origin(root, r) for r in roots)
            for roots, carriers, _ in _lost(story)
        )
        yield f"{root} → {carrier}", hit


def _false_drifts(story: Told) -> Iterator[Item]:
    for roots, carriers, drift in _lost(story):
        pairs = [(r, c) for r in roots for c in carriers if _one_origin(r, c)]
        if not any(r.row["bound"] != c.row["bound"] for r, c in pairs):
            yield f"{drift.was} → {drift.now}: {_names(roots)} / {_names(carriers)}", False


def _one_origin(one: Point, other: Point) -> bool:
    return (one.measure, one.who) == (other.measure, other.who)


def _names(points: Sequence[Point]) -> str:
    return ", ".join(map(str, points)) or "no point"


def _same(one: Sequence[float | None], other: Sequence[float | None]) -> bool:
    return all(_equal(a, b) for a, b in zip(one, other, strict=True))


def _equal(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))


def _one_day(ours: str, wanted: str) -> bool:
    """Whether two as-ofs meet, a day off at most; unknown and open ones never do."""
    days = days_between(wanted, ours)
    return days is not None and days <= 1
