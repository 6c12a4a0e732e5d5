"""All claims of a ledger in columns, to be filtered, sorted and counted at once: "1,000,000"."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.quantity import Measure
from reportedly.model.story import Story
from reportedly.report.claim_columns import Codes, Column, Ids, id_of, numbers_of
from reportedly.report.claim_papers import Papers, none, papers_of
from reportedly.store.base import View
from reportedly.store.derived import DERIVED

__all__ = ["ClaimIndex", "Figures", "index_of"]

_ASKED = ("id", "at_article", "at_start", "said", "reported", "speakers", "statuses", "method")
_MEASURED = ("id", "claim", "counted", "state", "side", "place", "event_place")
_BATCH = 20_000
_FEW = 5
"""Made anew where more than a fifth of all claims have changed since."""


@dataclass(frozen=True)
class Figures:
    """What the figures of claims measure: ``claims`` and ``ids`` (of the measures) as numbers,
    ``what`` is counted ("person killed"), ``places`` where, those of the event too."""

    ids: Ids
    claims: Ids
    what: Column
    places: Column


@dataclass(frozen=True)
class ClaimIndex:
    """One row a claim, by id. ``line`` is the last line of the log that it knows of.

    ``article`` are codes of ``papers``; ``start`` is the offset of the first word; ``speakers``
    and ``statuses`` as in `store.derived`; ``day`` is the EDTF day on which it was said, else that
    of the article; ``words`` the number under which full-text search knows it (0: none).
    """

    line: int
    ids: Ids
    article: NDArray[np.int32]
    start: NDArray[np.int32]
    speakers: Column
    statuses: Column
    methods: Column
    day: Column
    words: NDArray[np.int32]
    papers: Papers
    figures: Figures
    worded: tuple[Ids, NDArray[np.int32]]

    def __len__(self) -> int:
        return len(self.ids)

    def id(self, row: int) -> str:
        return id_of("clm", int(self.ids[row]))

    def rows_of(self, ids: Ids) -> NDArray[np.intp]:
        """The rows of claims, without those that it does not have."""
        if not len(self.ids) or not len(ids):
            return np.empty(0, np.intp)
        found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        rows: NDArray[np.intp] = found[self.ids[found] == ids]
        return rows

    def marked(self, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
        held = np.zeros(len(self), np.bool_)
        held[rows] = True
        return held

    def holding(self, numbers: NDArray[np.int64]) -> NDArray[np.bool_]:
        """The rows that full-text search found."""
        known = np.zeros(int(self.words.max(initial=0)) + 1, np.bool_)
        known[numbers[numbers < len(known)]] = True
        known[0] = False
        held: NDArray[np.bool_] = known[self.words]
        return held


def index_of(view: View, line: int = 0, before: ClaimIndex | None = None) -> ClaimIndex:
    """Of all claims that stand; ``line`` is the number of the last line of the log.

    A million take three seconds. Where one of an earlier line is at hand, ``before``, only what
    has changed since is read.
    """
    changed: set[str] | None = None
    if before is not None and view.as_of is None and 0 < before.line <= line:
        changed = view.changed(Claim, before.line)
        if len(changed) * _FEW > len(before):
            before = changed = None
    else:
        before = None
    with _calm():
        return _made(view, line, before or _nothing(), changed)


def _nothing() -> ClaimIndex:
    ids, codes = np.empty(0, np.uint64), np.empty(0, np.int32)
    return ClaimIndex(
        line=0,
        ids=ids,
        article=codes,
        start=codes,
        speakers=Column(Codes(), codes),
        statuses=Column(Codes(), codes),
        methods=Column(Codes(), codes),
        day=Column(Codes(), codes),
        words=codes,
        papers=none(),
        figures=Figures(ids, ids, Column(Codes(), codes), Column(Codes(), codes)),
        worded=(ids, codes),
    )


def _made(view: View, line: int, old: ClaimIndex, changed: set[str] | None) -> ClaimIndex:
    """What stands of ``old`` without what has changed, and then what is new; in order of ids."""
    rows = _rows(view, changed)
    new = numbers_of(rows.ids)
    keep = _kept(old.ids, changed)
    papers = old.papers
    if changed is None or view.changed(Article, old.line) or view.changed(Story, old.line):
        papers = papers_of(view, old.papers.known, rows.articles)
    ids = np.concatenate([old.ids[keep], new])
    unique, order = np.unique(ids, return_index=True)
    worded = _worded(view, old.worded)

    def sorted_(column: Column, more: list[str]) -> Column:
        kept = column.kept(keep, more)
        return Column(kept.known, kept.codes[order])

    starts = np.fromiter(rows.starts, np.int32, len(rows.starts))
    places = np.fromiter(map(papers.known.__getitem__, rows.articles), np.int32, len(new))
    return ClaimIndex(
        line=line,
        ids=unique,
        article=np.concatenate([old.article[keep], places])[order],
        start=np.concatenate([old.start[keep], starts])[order],
        speakers=sorted_(old.speakers, rows.speakers),
        statuses=sorted_(old.statuses, rows.statuses),
        methods=sorted_(old.methods, rows.methods),
        day=sorted_(old.day, rows.days),
        words=_numbers(unique, *worded),
        papers=papers,
        figures=_figures(view, old, changed),
        worded=worded,
    )


def _kept(ids: Ids, changed: set[str] | None) -> NDArray[np.bool_]:
    if changed is None or not len(ids):
        return np.zeros(len(ids), np.bool_)
    return np.isin(ids, numbers_of(sorted(changed)), invert=True)


@dataclass
class _Rows:
    """As read: what has no column in an older ledger is worked out from the claim."""

    ids: list[str]
    articles: list[str]
    starts: list[int]
    days: list[str]
    speakers: list[str]
    statuses: list[str]
    methods: list[str]


def _rows(view: View, ids: set[str] | None) -> _Rows:
    found = _Rows([], [], [], [], [], [], [])
    older = list[str]()
    read = view.columns(Claim, _ASKED, ids=ids)
    while some := list(islice(read, _BATCH)):
        id, article, start, said, reported, speakers, statuses, method = zip(*some, strict=True)
        if None in speakers or None in statuses:
            older += [row[0] for row in some if row[5] is None or row[6] is None]
            speakers, statuses = (tuple(v or "" for v in held) for held in (speakers, statuses))
        found.ids += id
        found.articles += article
        found.starts += start
        found.days += [day or out for day, out in zip(said, reported, strict=True)]
        found.speakers += speakers
        found.statuses += statuses
        found.methods += method
    if older:
        _filled(view, found, older)
    return found


def _filled(view: View, found: _Rows, older: list[str]) -> None:
    made, place = DERIVED["claim"], {id: n for n, id in enumerate(found.ids)}
    for start in range(0, len(older), _BATCH):
        for id, claim in view.many(Claim, older[start : start + _BATCH]).items():
            found.speakers[place[id]] = made["speakers"](claim)
            found.statuses[place[id]] = made["statuses"](claim)


def _worded(view: View, before: tuple[Ids, NDArray[np.int32]]) -> tuple[Ids, NDArray[np.int32]]:
    """The ids that full-text search knows, rising, and the number of each."""
    known, numbers = before
    new = list(view.numbered(Claim, int(numbers.max(initial=0))))
    if not new:
        return before
    ids = np.concatenate([known, numbers_of([id for id, _ in new])])
    n = np.concatenate([numbers, np.fromiter((n for _, n in new), np.int32, len(new))])
    order = np.argsort(ids)
    return ids[order], n[order]


def _numbers(ids: Ids, known: Ids, numbers: NDArray[np.int32]) -> NDArray[np.int32]:
    """The number of each id, 0 where it has none."""
    if not len(known):
        return np.zeros(len(ids), np.int32)
    at = np.minimum(np.searchsorted(known, ids), len(known) - 1)
    found: NDArray[np.int32] = np.where(known[at] == ids, numbers[at], 0)
    return found


def _figures(view: View, old: ClaimIndex, changed: set[str] | None) -> Figures:
    before, gone = old.figures, view.changed(Measure, old.line) if changed is not None else None
    if gone is not None and not gone:
        return before
    read = list(view.columns(Measure, _MEASURED, ids=gone))
    keep = _kept(before.ids, gone)
    what = [f"{counted}\n{state}\n{side}" for _, _, counted, state, side, _, _ in read]
    places = [f"{place}\n{event or ''}" for *_, place, event in read]
    return Figures(
        ids=np.concatenate([before.ids[keep], numbers_of([row[0] for row in read])]),
        claims=np.concatenate([before.claims[keep], numbers_of([row[1] for row in read])]),
        what=before.what.kept(keep, what),
        places=before.places.kept(keep, places),
    )


@contextmanager
def _calm() -> Iterator[None]:
    """Millions of short-lived rows are made; looking for cycles among them takes a third."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
