"""What is new in the ledger since a moment: "3 articles, 2 conflicts, 1 retraction since noon"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from reportedly.model.article import Article
from reportedly.model.change import Along, Change
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.correction import Correction
from reportedly.model.record import articles_of, record
from reportedly.model.series import Series
from reportedly.model.story import ClaimGroup
from reportedly.report.safe import shortened
from reportedly.store.base import Between

__all__ = ["ADDED", "ALTERED", "KINDS", "STRUCK", "MovedRow", "moved", "summed"]

KINDS: dict[type[Any], str] = {
    Article: "article",
    Correction: "correction",
    Contradiction: "conflict",
    Change: "change",
    Series: "figure",
    ClaimGroup: "group",
    Claim: "claim",
}
"""What is compared, in the order in which it is told."""
ADDED, STRUCK, ALTERED = "added", "struck", "altered"


@record
class MovedRow:
    """``what`` is added, struck or altered; ``was`` are the words that stood before, "" if none;
    ``articles`` the ids of those that it rests on."""

    id: str
    kind: str
    what: str
    words: str
    was: str
    articles: tuple[str, ...]


def moved(found: Between, articles: Collection[str] | None = None) -> tuple[MovedRow, ...]:
    """What was added, struck and altered between two moments, by kind; only what rests on any of
    ``articles``, if these are given.

    A record made of several that has taken up or lost some is altered: a group of claims that one
    more article joins, a figure with one more day.
    """
    rows = list[MovedRow]()
    wanted = None if articles is None else set(articles)
    for kind, name in KINDS.items():
        sides = [
            [e.record for e in side if type(e.record) is kind and _told(e.record)]
            for side in (found.added, found.struck)
        ]
        rows += _of_kind(name, *sides)
    return tuple(row for row in rows if wanted is None or wanted & {*row.articles})


def _told(one: Any) -> bool:
    """Whether it is worth a line: conflicts that are none, and drift along origins, are not."""
    if isinstance(one, Contradiction):
        return one.verdict in (Comparison.CONFLICTING, Comparison.REVISED)
    return not isinstance(one, Change) or one.along is Along.VERSIONS


def _of_kind(name: str, added: Iterable[Any], struck: Iterable[Any]) -> Iterator[MovedRow]:
    before = defaultdict[str, list[Any]](list)
    for one in struck:
        for part in _parts(one):
            before[part].append(one)
    replaced = set[str]()
    for one in added:
        old = next((o for part in _parts(one) for o in before[part] if o.id not in replaced), None)
        if old is not None:
            replaced.add(old.id)
        was = _words(old) if old is not None else ""
        if was != _words(one) or old is None or old.id != one.id:
            what = ADDED if old is None else ALTERED
            yield _row(one, name, what, was if was != _words(one) else "")
    for one in struck:
        if one.id not in replaced:
            yield _row(one, name, STRUCK, "")


def _parts(one: Any) -> tuple[str, ...]:
    """What two records of one kind have in common if the one took the place of the other."""
    match one:
        case ClaimGroup():
            return one.claims
        case Series():
            return ("|".join((one.label, one.counted, one.state, one.side, one.place, one.unit)),)
        case Contradiction():
            return ("|".join(sorted((one.left, one.right))),)
        case Claim():
            return (f"{one.span.article}:{one.span.start}",)
        case _:
            return (one.id,)


def _row(one: Any, kind: str, what: str, was: str) -> MovedRow:
    return MovedRow(
        id=one.id, kind=kind, what=what, words=_words(one), was=was, articles=articles_of(one)
    )


def _words(one: Any) -> str:
    match one:
        case Article():
            return ": ".join(part for part in (one.outlet, one.title or one.source) if part)
        case Claim():
            return f"{one.source}: {one.text}" if one.attribution else one.text
        case ClaimGroup():
            return f"{one.text} ({len(one.articles)} articles)"
        case Contradiction():
            return f"{one.verdict}: “{one.left_span.text}” / “{one.right_span.text}”"
        case Correction():
            return f"{one.kind}: {one.notice.text}"
        case Change():
            return f"{one.kind}: {one.was or '–'} → {one.now or '–'}"
        case Series():
            return _figure(one)
    return str(one.id)


def _figure(series: Series) -> str:
    last = series.estimates[-1] if series.estimates else None
    if last is None:
        return series.label
    sides = (last.low, last.best, last.high)
    shown = " / ".join("open" if side is None else f"{side:,.15g}" for side in sides)
    return f"{series.label}: low / best / high {shown} as of {last.as_of or 'no day'}"


def summed(rows: Iterable[MovedRow]) -> str:
    """In words: "2 articles added, 1 figure altered"."""
    counts = defaultdict[tuple[str, str], int](int)
    for row in rows:
        counts[row.kind, row.what] += 1
    told = (
        f"{n} {shortened(kind, 20)}{'s' * (n > 1)} {what}" for (kind, what), n in counts.items()
    )
    return ", ".join(told) or "nothing is new"
