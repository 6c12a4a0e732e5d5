"""The articles of a ledger in columns, with their outlets, days, stories: "Coast Post (3 May)"."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import PurePath

import numpy as np
from numpy.typing import NDArray

from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report.claim_columns import Codes, Column, Lines
from reportedly.report.days import day
from reportedly.report.safe import shortened
from reportedly.store.base import View
from reportedly.store.derived import DERIVED

__all__ = ["Papers", "Told", "none", "papers_of"]

_ASKED = ("id", "source", "outlet", "title", "first_day", "last_day")


@dataclass(frozen=True)
class Told:
    """A story and the codes of its articles."""

    id: str
    title: str
    articles: NDArray[np.int32]


@dataclass(frozen=True)
class Papers:
    """One row an article, by code. ``stands`` is False for one that no longer does; ``outlet`` is
    how lists call it (`Material.outlet`), ``name`` the same in few characters, ``out`` the EDTF
    day or days of publication ("" where not known), ``rank`` its place among all, by day."""

    known: Codes
    stands: NDArray[np.bool_]
    sources: tuple[str, ...]
    outlet: Column
    name: Column
    out: tuple[str, ...]
    rank: NDArray[np.int32]
    stories: tuple[Told, ...]

    def codes(self, ids: Iterable[str]) -> NDArray[np.int32]:
        """Those of the articles that it has."""
        found = [self.known[id] for id in ids if id in self.known]
        return np.array(found, np.int32)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """By code; articles that only a later state knows are left out."""
        return tuple(islice(self.known, len(self.stands)))

    def named(self, words: str) -> NDArray[np.bool_]:
        """Those whose id begins so, or whose source has these words in it."""
        ids, sources = self._lines
        found = sources.holding(words.casefold())
        for code in np.flatnonzero(ids.holding(words)):
            found[code] |= self.ids[code].startswith(words)
        return found

    @cached_property
    def _lines(self) -> tuple[Lines, Lines]:
        return Lines(self.ids), Lines([source.casefold() for source in self.sources])

    @cached_property
    def _alike(self) -> list[NDArray[np.intp]]:
        """The articles of each name, by its code."""
        order = np.argsort(self.name.codes, kind="stable")
        first = np.arange(1, len(self.name.known))
        return np.split(order, np.searchsorted(self.name.codes[order], first))

    @cached_property
    def _days(self) -> NDArray[np.int32]:
        return Codes().of(self.out)

    def labels(self, wanted: Iterable[int], scope: NDArray[np.bool_] | None) -> dict[str, str]:
        """Short names of these articles, each for it alone among those of the scope (of all), by
        id: those of one outlet are told apart by their days, else by numbers."""
        among = self.stands if scope is None else self.stands & scope
        ids, names, found = self.ids, self.name.values, dict[str, str]()
        for code in wanted:
            named = int(self.name.codes[code])
            others, name = self._alike[named], names[named]
            others = others[among[others]]
            found[ids[code]] = f"{name} ({self._apart(code, others)})" if others[1:].size else name
        return found

    def _apart(self, code: int, alike: NDArray[np.intp]) -> str:
        published = self.out[code]
        known = published and "/" not in published
        if known and (self._days[alike] == self._days[code]).sum() == 1:
            return day(published).rsplit(" ", 1)[0]
        return str(int((self.rank[alike] < self.rank[code]).sum()) + 1)


def none() -> Papers:
    held = Column.of(())
    return Papers(
        known=Codes(),
        stands=np.empty(0, np.bool_),
        sources=(),
        outlet=held,
        name=held,
        out=(),
        rank=np.empty(0, np.int32),
        stories=(),
    )


def papers_of(view: View, codes: Codes) -> Papers:
    """Of all articles that stand, and of those that have one of these ``codes`` already."""
    rows = {row[0]: row for row in view.columns(Article, _ASKED)}
    if older := [id for id, row in rows.items() if row[-1] is None]:
        rows |= {id: _told(article) for id, article in view.many(Article, older).items()}
    for id in rows:
        codes.setdefault(id, len(codes))
    held = [rows.get(id) or (id, "", id, "", "", "") for id in codes]
    outlets = _outlets(view, held)
    name = cache(_name)
    names = [
        name(outlet, "") if outlet else name("", title, source, id)
        for id, source, outlet, title, *_ in held
    ]
    ranked = sorted(
        range(len(held)), key=lambda code: (held[code][4] or "9999", held[code][1], held[code][0])
    )
    rank = np.empty(len(held), np.int32)
    rank[ranked] = np.arange(len(held), dtype=np.int32)
    return Papers(
        known=codes,
        stands=np.fromiter((id in rows for id in codes), np.bool_, len(codes)),
        sources=tuple(row[1] for row in held),
        outlet=Column.of(outlets),
        name=Column.of(names),
        out=tuple(row[4] if row[4] == row[5] else f"{row[4]}/{row[5]}" for row in held),
        rank=rank,
        stories=tuple(_stories(view, codes)),
    )


def _told(article: Article) -> tuple[str, ...]:
    """What an older row has no columns for."""
    made = DERIVED["article"]
    days = (made["first_day"](article), made["last_day"](article))
    return (article.id, article.source, article.outlet, article.title, *days)


def _outlets(view: View, rows: Sequence[tuple[str, ...]]) -> list[str]:
    unnamed = [id for id, _, outlet, *_ in rows if id and not outlet]
    carried = dict[str, str]()
    for id, relays in view.columns(Article, ("id", "relays"), ids=unnamed) if unnamed else ():
        for relay in json.loads(relays or "[]"):
            if relay["how"] != "contributed":
                carried.setdefault(id, f"{relay['outlet']} ({relay['how']})")
    return [
        outlet or carried.get(id) or (f"‘{shortened(title, 44)}’" if title else source or id)
        for id, source, outlet, title, *_ in rows
    ]


def _name(outlet: str, title: str, source: str = "", id: str = "") -> str:
    quoted = f"‘{shortened(title, 28)}’" if title else ""
    return shortened(outlet or quoted or PurePath(source).name or id, 30)


def _stories(view: View, codes: Codes) -> Iterable[Told]:
    for id, title, articles in view.columns(Story, ("id", "title", "articles")):
        held = [codes[one] for one in json.loads(articles) if one in codes]
        yield Told(id, title, np.array(held, np.int32))
