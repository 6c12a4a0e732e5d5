"""All claims of a ledger in columns, to be filtered, sorted and counted at once: "1,000,000"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.calm import calm
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.quantity import Measure
from reportedly.model.story import Story
from reportedly.report.claim_columns import (
    ODD,
    Codes,
    Column,
    Growing,
    Ids,
    Rows,
    id_of,
    numbers_of,
)
from reportedly.report.claim_papers import Papers, none, papers_of
from reportedly.store.base import View
from reportedly.store.derived import DERIVED

__all__ = ["ClaimIndex", "Figures", "index_of"]

_ASKED = ("id", "at_article", "at_start", "said", "speakers", "statuses")
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

    ``article`` has codes of ``papers``; ``start`` is the offset of the first word; ``speakers``
    and ``statuses`` as in `store.derived`; ``said`` is the EDTF day of the statement, and ``day``
    the same, or else that on which the article came out; ``words`` the number under which
    full-text search knows it (0: none), and ``worded`` those of all that ever stood, by id;
    ``odd`` are the ids that have no number of their own (`ODD`).
    """

    line: int
    ids: Ids
    article: Column
    start: NDArray[np.int32]
    speakers: Column
    statuses: Column
    said: Column
    day: Column
    words: NDArray[np.int32]
    papers: Papers
    figures: Figures
    worded: tuple[Ids, NDArray[np.int32]]
    odd: dict[int, str]

    def __len__(self) -> int:
        return len(self.ids)

    def id(self, row: int) -> str:
        number = int(self.ids[row])
        return self.odd[number] if number >= ODD else id_of("clm", number)

    def rows_of(self, ids: Ids) -> Rows:
        """The rows of claims, rising, without those that it does not have."""
        if not len(self.ids) or not len(ids):
            return np.empty(0, np.int32)
        found = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.unique(found[self.ids[found] == ids]).astype(np.int32)

    def found(self, numbers: NDArray[np.int64]) -> Rows:
        """The rows that full-text search found, rising."""
        rows = self._by_word[numbers[numbers < len(self._by_word)]]
        return np.sort(rows[rows >= 0])

    @cached_property
    def _by_word(self) -> Rows:
        """The row of each number that full-text search knows, -1 where there is none."""
        rows = np.full(int(self.words.max(initial=0)) + 1, -1, np.int32)
        rows[self.words] = np.arange(len(self), dtype=np.int32)
        rows[0] = -1
        return rows


def index_of(view: View, line: int = 0, before: ClaimIndex | None = None) -> ClaimIndex:
    """Of all claims that stand; ``line`` is the number of the last line of the log.

    A million take three seconds. Where one of an earlier line is at hand, ``before``, only what
    has changed since is read.
    """
    changed: set[str] | None = None
    if before is not None and view.as_of is None and 0 < before.line <= line:
        if not any(view.changed(kind, before.line) for kind in (Claim, Measure, Article, Story)):
            return replace(before, line=line)
        changed = view.changed(Claim, before.line)
        if len(changed) * _FEW > len(before):
            before = changed = None
    else:
        before = None
    with calm(0):
        return _made(view, line, before or _nothing(), changed)


def _nothing() -> ClaimIndex:
    ids, codes = np.empty(0, np.uint64), np.empty(0, np.int32)
    return ClaimIndex(
        line=0,
        ids=ids,
        article=Column(Codes(), codes),
        start=codes,
        speakers=Column(Codes(), codes),
        statuses=Column(Codes(), codes),
        said=Column(Codes(), codes),
        day=Column(Codes(), codes),
        words=codes,
        papers=none(),
        figures=Figures(ids, ids, Column(Codes(), codes), Column(Codes(), codes)),
        worded=(ids, codes),
        odd={},
    )


def _made(view: View, line: int, old: ClaimIndex, changed: set[str] | None) -> ClaimIndex:
    """What stands of ``old`` without what has changed, and then what is new; in order of ids."""
    keep, cited = _kept(old.ids, changed), len(old.papers.stands)
    columns = _Columns(old, keep)
    read = view.columns(Claim, _ASKED, ids=changed)
    while some := list(islice(read, _BATCH)):
        columns.add(view, some)
    papers = old.papers
    anew = changed is None or len(papers.known) > cited
    if anew or view.changed(Article, old.line) or view.changed(Story, old.line):
        papers = papers_of(view, papers.known)
    ids, order = np.unique(np.concatenate(columns.ids), return_index=True)
    worded = _worded(view, old.worded)
    article, said = np.concatenate(columns.articles)[order], columns.said.column(order)
    return ClaimIndex(
        line=line,
        ids=ids,
        article=Column(papers.known, article),
        start=np.concatenate(columns.starts)[order],
        speakers=columns.speakers.column(order),
        statuses=columns.statuses.column(order),
        said=said,
        day=_days(said, papers.out, article),
        words=_numbers(ids, *worded),
        papers=papers,
        figures=_figures(view, old, changed),
        worded=worded,
        odd=columns.odd,
    )


def _days(said: Column, out: Sequence[str], article: NDArray[np.int32]) -> Column:
    """When each was said, or else printed."""
    printed = said.known.of(out)
    if not len(article):
        return said
    told = said.codes != said.known[""]
    return Column(said.known, np.where(told, said.codes, printed[article]).astype(np.int32))


def _kept(ids: Ids, changed: set[str] | None, prefix: str = "clm") -> NDArray[np.bool_]:
    if changed is None or not len(ids):
        return np.zeros(len(ids), np.bool_)
    return np.isin(ids, numbers_of(sorted(changed), prefix), invert=True)


class _Columns:
    """Columns while they are read, some thousand rows at a time: the words themselves are let go
    of at once."""

    def __init__(self, old: ClaimIndex, keep: NDArray[np.bool_]) -> None:
        self.ids, self.odd = [old.ids[keep]], dict(old.odd)
        self.articles = [old.article.codes[keep]]
        self.starts = [old.start[keep]]
        self.speakers = Growing(old.speakers, keep)
        self.statuses = Growing(old.statuses, keep)
        self.said = Growing(old.said, keep)
        self._known = old.papers.known

    def add(self, view: View, rows: list[tuple[Any, ...]]) -> None:
        held: list[Sequence[Any]] = list(zip(*rows, strict=True))
        ids, articles, starts, said, speakers, statuses = held
        if None in speakers or None in statuses:
            speakers, statuses = _older(view, ids, speakers, statuses)
        numbers = numbers_of(ids)
        if (numbers >= ODD).any():
            self.odd |= {int(n): id for n, id in zip(numbers, ids, strict=True) if n >= ODD}
        self.ids.append(numbers)
        self.articles.append(self._known.of(articles))
        self.starts.append(np.fromiter(starts, np.int32, len(starts)))
        self.speakers.add(speakers)
        self.statuses.add(statuses)
        self.said.add(said)


def _older(
    view: View,
    ids: Sequence[str],
    speakers: Sequence[str | None],
    statuses: Sequence[str | None],
) -> tuple[list[str], list[str]]:
    """What has no column in an older ledger is worked out from the claims."""
    rows = list(zip(ids, speakers, statuses, strict=True))
    made = DERIVED["claim"]
    read = view.many(Claim, [id for id, one, other in rows if one is None or other is None])
    return (
        [made["speakers"](read[id]) if one is None else one for id, one, _ in rows],
        [made["statuses"](read[id]) if one is None else one for id, _, one in rows],
    )


def _worded(view: View, before: tuple[Ids, NDArray[np.int32]]) -> tuple[Ids, NDArray[np.int32]]:
    """The ids that full-text search knows, rising, and the number of each."""
    ids, numbers = view.numbered(Claim, int(before[1].max(initial=0)))
    if not ids:
        return before
    known = np.concatenate([before[0], numbers_of(ids)])
    order = np.argsort(known)
    return known[order], np.concatenate([before[1], numbers.astype(np.int32)])[order]


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
    keep = _kept(before.ids, gone, "mea")
    ids, claims = [before.ids[keep]], [before.claims[keep]]
    what, places = Growing(before.what, keep), Growing(before.places, keep)
    read = view.columns(Measure, _MEASURED, ids=gone)
    while some := list(islice(read, _BATCH)):
        own, of, counted, state, side, place, event = zip(*some, strict=True)
        ids.append(numbers_of(own, "mea"))
        claims.append(numbers_of(of))
        what.add(list(map("\n".join, zip(counted, state, side, strict=True))))
        both = zip(place, event, strict=True)
        places.add([f"{one}\n{other}" if other else one for one, other in both])
    return Figures(np.concatenate(ids), np.concatenate(claims), what.column(), places.column())
