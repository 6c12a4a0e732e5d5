"""The table of all claims: "denied, by Berg, in May; newest first; page 2 of 40"."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.model.hedge import Status
from reportedly.model.origin import Origin
from reportedly.model.record import record
from reportedly.report.claim_columns import FEW, Column, Mask, Rows, numbers_of, settled
from reportedly.report.claim_index import ClaimIndex, index_of
from reportedly.report.claim_rows import claim_rows
from reportedly.report.claim_wanted import SORTS, Wanted
from reportedly.report.day_ranges import within
from reportedly.report.days import order
from reportedly.report.export import document
from reportedly.report.paging import pages
from reportedly.report.rows import ClaimRow
from reportedly.store.base import View

__all__ = ["ClaimPage", "ClaimTable", "Counted", "claim_table", "claims_document"]

_TOP = 12
_REMEMBERED = 64
_STATUSES = [str(status) for status in Status]


@record
class Counted:
    """How many of the claims found have this value."""

    value: str
    n: int


@record
class ClaimPage:
    """One page of what was found, and what all of it is made of: most frequent first. ``origins``
    are the names of those that the rows rest on, ``printed`` the EDTF days on which their articles
    came out, by id."""

    total: int
    articles: int
    page: int
    pages: int
    rows: tuple[ClaimRow, ...]
    statuses: tuple[Counted, ...]
    speakers: tuple[Counted, ...]
    outlets: tuple[Counted, ...]
    origins: Mapping[str, str]
    printed: Mapping[str, str]


def claims_document(view: View, page: ClaimPage, as_of: str | None) -> str:
    """A page as one JSON document; what all that was found is made of stands in "counts"."""
    counts = {"status": page.statuses, "speaker": page.speakers, "outlet": page.outlets}
    return document(
        view,
        "claims",
        as_of=as_of,
        total=page.total,
        articles=page.articles,
        page=page.page,
        pages=page.pages,
        counts=counts,
        origins=page.origins,
        printed=page.printed,
        rows=page.rows,
    )


def claim_table(view: View, line: int = 0, before: "ClaimTable | None" = None) -> "ClaimTable":
    """The table of what stands; ``before`` is that of an earlier line of the log, if any."""
    index = index_of(view, line, before.index if before else None)
    return ClaimTable(view, index, before)


class ClaimTable:
    """What is found of one state of the ledger; orders and words are remembered."""

    def __init__(self, view: View, index: ClaimIndex, before: "ClaimTable | None" = None) -> None:
        self.index = index
        self._view = view
        self._orders: dict[str, Rows] = {}
        self._places: dict[str, Rows] = {}
        self._held: dict[str, Rows] = {}
        if before is not None and index.ids is before.index.ids:
            self._orders, self._places = before._orders, before._places
            self._held = before._held

    def put_in_order(self) -> None:
        """Work out every order, so that the first who sorts does not wait for it."""
        for sort in SORTS:
            for one in (sort, f"-{sort}"):
                self._ordered(one)
        for column in (self.index.speakers, self.index.article):
            column.put_in_order()

    def page(self, wanted: Wanted) -> ClaimPage:
        """A page after the last is the last. Raises ValueError for a sort that there is not."""
        index, held = self.index, self.matching(wanted)
        rows = self._sorted(held, wanted.sort)
        size = wanted.limit or max(1, len(rows))
        last = pages(len(rows), size)
        page = min(wanted.page, last)
        ids = [index.id(int(row)) for row in rows[(page - 1) * size : page * size]]
        told = self.rows(wanted, ids)
        codes = np.bincount(index.article.codes[rows], minlength=1)
        return ClaimPage(
            total=len(rows),
            articles=int((codes > 0).sum()),
            page=page,
            pages=last,
            rows=told,
            statuses=_statuses(index.statuses, rows),
            speakers=_top(index.speakers, rows, _first),
            outlets=_top(index.papers.outlet, index.article.codes[rows], str),
            origins=self.origins(row.origin for row in told),
            printed=self._printed(row.article for row in told),
        )

    def ids(self, wanted: Wanted) -> list[str]:
        """The ids of all that is found, sorted."""
        rows = self._sorted(self.matching(wanted), wanted.sort)
        return [self.index.id(int(row)) for row in rows]

    def rows(self, wanted: Wanted, ids: Iterable[str]) -> tuple[ClaimRow, ...]:
        """These claims in this order, those that stand."""
        return claim_rows(self._view, list(ids), lambda those: self._labels(wanted, those))

    def origins(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of these origins, by id."""
        held = {id for id in ids if id}
        return dict(sorted(self._view.columns(Origin, ("id", "name"), ids=held))) if held else {}

    def _printed(self, articles: Iterable[str]) -> dict[str, str]:
        papers = self.index.papers
        ids = sorted(set(articles))
        codes = zip(ids, papers.codes(ids), strict=True)
        return {id: papers.out[int(code)] for id, code in codes}

    def matching(self, wanted: Wanted) -> Rows | None:
        """Which rows are wanted, rising; None for all. Those that are looked up come first, so
        that whatever else is wanted is asked of few."""
        index, told, some = self.index, list[Rows](), list[tuple[Column, Mask]]()
        if wanted.words:
            told.append(self._words(wanted.words))
        if wanted.speaker:
            some.append((index.speakers, index.speakers.holding(wanted.speaker)))
        if wanted.status:
            status = wanted.status.casefold()
            held = index.statuses.where(lambda told: status in told.split("\n"))
            some.append((index.statuses, held))
        if wanted.measure:
            told.append(self._measured(wanted.measure))
        if wanted.place:
            told.append(self._placed(wanted.place))
        if wanted.since or wanted.until:
            held = index.day.where(lambda day: within(day, wanted.since, wanted.until))
            some.append((index.day, held))
        if wanted.origin:
            told.append(self._of_origin(wanted.origin))
        if (scope := self._scope(wanted)) is not None:
            some.append((index.article, scope))
        some.sort(key=lambda pair: pair[0].many(pair[1]))
        if some and not told:
            column, held = some.pop(0)
            told.append(column.rows(held))
        if not told:
            return None
        found, *rest = sorted(told, key=len)
        for rows in rest:
            found = np.intersect1d(found, rows, assume_unique=True)
        for column, held in some:
            found = found[held[column.codes[found]]]
        return found

    def _words(self, words: str) -> Rows:
        if words not in self._held:
            if len(self._held) >= _REMEMBERED:
                self._held.pop(next(iter(self._held)))
            self._held[words] = self.index.found(self._view.holding(words))
        return self._held[words]

    def _measured(self, measure: str) -> Rows:
        figures, asked = self.index.figures, measure.casefold().split()
        held = figures.what.where(lambda what: all(word in what.casefold() for word in asked))
        return self.index.rows_of(figures.claims[figures.what.rows(held)])

    def _placed(self, place: str) -> Rows:
        figures = self.index.figures
        there = figures.claims[figures.places.rows(figures.places.holding(place))]
        words = self._words('"' + place.replace('"', " ") + '"')
        return np.union1d(self.index.rows_of(there), words)

    def _of_origin(self, id: str) -> Rows:
        found = self._view.get(Origin, id)
        if found is None and (entry := self._view.find(id)):
            found = entry.record if isinstance(entry.record, Origin) else None
        return self.index.rows_of(numbers_of(found.claims if found else ()))

    def _scope(self, wanted: Wanted) -> Mask | None:
        """The articles (by code) that fit all that is said of them; None for all."""
        papers, masks = self.index.papers, list[Mask]()
        if wanted.outlet:
            masks.append(papers.outlet.holding(wanted.outlet)[papers.outlet.codes])
        if wanted.story:
            held, asked = np.zeros(len(papers.stands), np.bool_), wanted.story.casefold()
            for story in papers.stories:
                if story.id.startswith(wanted.story) or asked in story.title.casefold():
                    held[story.articles] = True
            held[papers.codes(self._view.asked.get(wanted.story, ()))] = True
            masks.append(held)
        if wanted.article:
            masks.append(papers.named(wanted.article))
        return np.logical_and.reduce(masks) if masks else None

    def _labels(self, wanted: Wanted, articles: Iterable[str]) -> dict[str, str]:
        papers = self.index.papers
        return papers.labels((int(c) for c in papers.codes(articles)), self._scope(wanted))

    def _sorted(self, rows: Rows | None, sort: str) -> Rows:
        found = self._ordered(sort)
        if rows is None:
            return found
        if len(rows) * FEW > len(found):
            held = np.zeros(len(found), np.bool_)
            held[rows] = True
            return found[held[found]]
        if sort not in self._places:
            self._places[sort] = places = np.empty_like(found)
            places[found] = np.arange(len(found), dtype=np.int32)
        return rows[np.argsort(self._places[sort][rows])]

    def _ordered(self, sort: str) -> Rows:
        found = self._orders.get(sort)
        if found is None:
            # Four bytes a claim, not eight: twelve orders of a million take 48 MB.
            found = self._orders[sort] = _order(self.index, sort).astype(np.int32)
        return found


def _order(index: ClaimIndex, sort: str) -> NDArray[np.intp]:
    """All rows in the order of a sort; where that is the same, by article and place in it."""
    falls, by = sort.startswith("-"), sort.removeprefix("-")
    ranks = index.papers.rank[index.article.codes]
    if by == "article":
        keys = len(index.papers.rank) - ranks if falls else ranks
    elif by == "day":
        keys = _ranked(index.day, lambda day: order(day) if day else None, falls)
    elif by == "speaker":
        keys = _ranked(index.speakers, lambda told: _first(told).casefold() or None, falls)
    elif by == "status":
        keys = _ranked(index.statuses, lambda told: _STATUSES.index(_first(told)), falls)
    elif by == "outlet":
        keys = _ranked(index.papers.outlet, str.casefold, falls)[index.article.codes]
    else:
        raise ValueError(f"claims are not sorted by {by!r}, but by {', '.join(SORTS)}")
    found = settled(index.start)  # rows lie in the order of their ids
    for last in (ranks, keys):
        found = found[settled(last[found])]
    return found


def _first(told: str) -> str:
    return told.partition("\n")[0]


def _ranked(column: Column, key: Callable[[str], Any], falls: bool) -> NDArray[np.int32]:
    """The place of each row's value among all values by their keys; None comes last."""
    keys = [key(value) for value in column.values]
    known = sorted({one for one in keys if one is not None}, reverse=falls)
    place = {one: n for n, one in enumerate(known)}
    ranks = [place.get(one, len(known)) for one in keys]
    ranked: NDArray[np.int32] = np.array(ranks, np.int32)[column.codes]
    return ranked


def _statuses(column: Column, rows: Rows) -> tuple[Counted, ...]:
    counts, found = np.bincount(column.codes[rows], minlength=1), dict[str, int]()
    for code, told in enumerate(column.values[: len(counts)]):
        for status in told.split("\n"):
            found[status] = found.get(status, 0) + int(counts[code])
    return tuple(
        Counted(value=status, n=found[status]) for status in _STATUSES if found.get(status)
    )


def _top(column: Column, rows: NDArray[Any], name: Callable[[str], str]) -> tuple[Counted, ...]:
    """The most frequent values; several of one name count together."""
    counts, values = np.bincount(column.codes[rows], minlength=1), column.values
    found = dict[str, int]()
    there = np.flatnonzero(counts)
    for code in there[np.argsort(-counts[there], kind="stable")][: _TOP * 8]:
        told = name(values[code])
        found[told] = found.get(told, 0) + int(counts[code])
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(Counted(value=value, n=n) for value, n in ranked[:_TOP] if value)
