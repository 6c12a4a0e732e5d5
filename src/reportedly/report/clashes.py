"""Pairs with a side in common told once: "have yet to enter Ukraine" against four others."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.figure_rows import FigureRow
from reportedly.report.rows import ConflictRow

__all__ = ["Clash", "Side", "clashes"]

_Key = tuple[str, str]


@record
class Side:
    """One passage of a pair: who says it (``source``), where and when (``day`` is EDTF)."""

    id: str
    claim: str
    source: str
    outlet: str
    origin: str
    day: str
    span: Span
    how: str


@record
class Clash:
    """One passage and those that it is held against, each with the id of its pair and ``how`` the
    two are reconciled or why they are not. ``about`` is what the first two share, in words for a
    reader ("people killed in Peru", "Yura dam"); ``like`` counts the pairs left out because
    origins and words are those of a pair that is told."""

    id: str
    kind: str
    verdict: str
    about: tuple[str, ...]
    one: Side
    others: tuple[Side, ...]
    like: int


def clashes(rows: Iterable[ConflictRow], figures: Iterable[FigureRow] = ()) -> tuple[Clash, ...]:
    """The pairs, by the side that most of them share; verdicts are never mixed and keep their
    order. Pairs that name what they are about come first; ``figures`` lend them their names."""
    left, found, labels = list(rows), list[Clash](), _labels(figures)
    for verdict in dict.fromkeys(row.verdict for row in left):
        made = _of_one([row for row in left if row.verdict == verdict], labels)
        found += sorted(made, key=lambda clash: not clash.about)
    return tuple(found)


def _labels(figures: Iterable[FigureRow]) -> dict[str, list[FigureRow]]:
    """The figures that a claim gives, by the claim's id."""
    found = defaultdict[str, list[FigureRow]](list)
    for row in figures:
        for claim in dict.fromkeys(point.claim for point in row.points):
            found[claim].append(row)
    return found


def _about(row: ConflictRow, labels: Mapping[str, list[FigureRow]]) -> tuple[str, ...]:
    """The name of the figure that both give, else the proper names that they share: the bare
    roots that they were matched by ("crack", "exist") are no words for a reader."""
    right = [figure.id for figure in labels.get(row.right, ())]
    both = [figure for figure in labels.get(row.left, ()) if figure.id in right]
    for figure in both:
        if {figure.counted, figure.state} <= set(row.slots):
            return (figure.label,)
    return tuple(slot for slot in row.slots if slot[:1].isupper())


def _of_one(rows: list[ConflictRow], labels: Mapping[str, list[FigureRow]]) -> Iterable[Clash]:
    told = list(dict(reversed([(frozenset(_keys(row)), row) for row in rows])).values())[::-1]
    alike = Counter(frozenset(_keys(row)) for row in rows)
    shared = Counter(key for row in told for key in set(_keys(row)))
    while told:
        middle = max((key for row in told for key in _keys(row)), key=lambda k: shared[k])
        mine = [row for row in told if middle in _keys(row)]
        told = [row for row in told if middle not in _keys(row)]
        shared.subtract(key for row in mine for key in set(_keys(row)))
        sides = [_sides(row, middle) for row in mine]
        yield Clash(
            id=f"with-{mine[0].id}",
            kind=mine[0].kind,
            verdict=mine[0].verdict,
            about=_about(mine[0], labels),
            one=sides[0][0],
            others=tuple(other for _, other in sides),
            like=sum(alike[frozenset(_keys(row))] - 1 for row in mine),
        )


def _keys(row: ConflictRow) -> tuple[_Key, _Key]:
    left = (row.left_origin or row.left, " ".join(row.left_span.text.casefold().split()))
    right = (row.right_origin or row.right, " ".join(row.right_span.text.casefold().split()))
    return left, right


def _sides(row: ConflictRow, middle: _Key) -> tuple[Side, Side]:
    """The two sides of a pair, the shared one first."""
    left = Side(
        id=row.id,
        claim=row.left,
        source=row.left_source,
        outlet=row.left_outlet,
        origin=row.left_origin,
        day=row.left_day,
        span=row.left_span,
        how=row.how,
    )
    right = Side(
        id=row.id,
        claim=row.right,
        source=row.right_source,
        outlet=row.right_outlet,
        origin=row.right_origin,
        day=row.right_day,
        span=row.right_span,
        how=row.how,
    )
    return (left, right) if _keys(row)[0] == middle else (right, left)
