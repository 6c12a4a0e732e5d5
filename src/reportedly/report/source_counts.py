"""How often each outlet and speaker is origin and how often it only passes on, counted in one go.

The ledger is walked once, column by column: "APA: origin of 3, passes on 14".
"""

import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from typing import Any

from reportedly.model.article import Article
from reportedly.model.attribution import HopKind
from reportedly.model.claim import Claim
from reportedly.model.mention import MentionKind, Name, Referent
from reportedly.model.origin import Origin, RootKind
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.reconcile.referents import most_used
from reportedly.report.bearers import folded
from reportedly.report.entities import derived
from reportedly.store.base import View

__all__ = ["Census", "Tally", "count_sources"]

_STEP = 20_000
"""Statements between two words about how far it is."""

Progress = Callable[[int], None]


@record
class Tally:
    """What one bearer of a name does. ``key`` is the id of its entity, else its name folded;
    ``origins``, ``claims``, ``relays`` and ``prints`` count as in `source_rows.SourceRow`,
    ``stories`` those that it occurs in, ``articles`` numbers the articles (of `Census`);
    ``channel`` is set where it is no more than a way on which words come ("a briefing")."""

    key: str
    name: str
    spellings: tuple[str, ...]
    origins: int
    claims: int
    relays: int
    prints: int
    stories: int
    articles: tuple[int, ...] = ()
    channel: bool = False


@record
class Census:
    """All tallies, those that most rests on first, and the ids of the articles counted."""

    tallies: tuple[Tally, ...]
    articles: tuple[str, ...]
    named: dict[str, tuple[Tally, ...]]
    """By every folded name."""

    def called(self, name: str) -> Tally | None:
        """By its key, else by any name of it; of several the one that most rests on."""
        found = self.named.get(folded(name), ())
        return next((one for one in found if one.key == name), next(iter(found), None))


def count_sources(
    view: View, articles: Collection[str] | None = None, progress: Progress = lambda done: None
) -> Census:
    """Everybody who speaks, passes on or prints something in these articles (None: in all);
    ``progress`` hears how many statements are counted."""
    count = _Count(view, articles)
    count.printed()
    count.said(progress)
    tallies = sorted(count.tallies(), key=_rank)
    named = defaultdict[str, list[Tally]](list)
    for one in tallies:
        for key in dict.fromkeys((one.key, *map(folded, one.spellings))):
            named[key].append(one)
    return Census(
        tallies=tuple(tallies),
        articles=tuple(count.numbers),
        named={key: tuple(found) for key, found in named.items()},
    )


def _rank(one: Tally) -> tuple[int, int, str, str]:
    return -one.origins, -(one.claims + one.relays + one.prints), one.name, one.key


class _Count:
    """``numbers`` are the articles, by id, in the order of being met."""

    def __init__(self, view: View, articles: Collection[str] | None) -> None:
        self._view, self._articles = view, articles
        self.numbers = dict[str, int]()
        self._entities = dict[str, tuple[str, tuple[str, ...]]]()
        self._entity_of = dict[tuple[str, str], str]()
        self._written = defaultdict[str, Counter[str]](Counter)
        self._claims, self._relays = Counter[str](), Counter[str]()
        self._prints, self._met = Counter[str](), defaultdict[str, "array[int]"](_numbers)
        self._voices = set[str]()
        self._home = defaultdict[str, set[str]](set)
        self._read_names()

    def _columns(self, kind: type[Any], *names: str) -> Iterator[tuple[Any, ...]]:
        return self._view.columns(kind, names, articles=self._articles)

    def _read_names(self) -> None:
        """Who a name stands for, article by article."""
        whose, called, rank = dict[str, str](), dict[str, str](), dict[str, tuple[int, str]]()
        for name, entity, title, kind in self._columns(Referent, *_REFERENT):
            whose[name], called[entity] = entity, title
            rank[entity] = (MentionKind(kind).rank, entity)
        spelt = defaultdict[str, list[str]](list)
        for id, forms in derived(self._view, Name, ("spelt",), self._articles):
            if (entity := whose.get(id)) is not None:
                spelt[entity] += forms.split("\n")
        for id, article, name in self._columns(Name, "id", "at_article", "name"):
            if (entity := whose.get(id)) is not None:
                other = self._entity_of.setdefault((article, name), entity)
                self._entity_of[article, name] = min(entity, other, key=rank.__getitem__)
        self._entities = {id: (called[id], most_used(spelt[id])) for id in called}

    def printed(self) -> None:
        for id, outlet, relays in self._columns(Article, "id", "outlet", "relays"):
            if outlet:
                self._prints[self._bearer(id, outlet)] += 1
            others = (relay["outlet"] for relay in json.loads(relays or "[]"))
            self._relays.update({self._bearer(id, other) for other in others if other})

    def said(self, progress: Progress) -> None:
        roots = self._roots()
        rows = self._columns(Claim, "id", "at_article", "hops", "beside")
        for n, (id, article, hops, beside) in enumerate(rows):
            if n % _STEP == 0:
                progress(n)
            way = [
                self._bearer(article, hop["name"], hop["kind"]) for hop in json.loads(hops or "[]")
            ]
            for other in json.loads(beside or "[]") if len(beside or "") > 2 else ():
                self._bearer(article, other["name"])
            if way:
                self._one(way, roots.get(id))

    def _one(self, bearers: list[str], root: "tuple[str, bool] | None") -> None:
        """A statement that went from the first of these to the last."""
        source = bearers[0]
        origin, own = root or ("", False)
        if origin == _NOBODY:  # "reportedly" is nobody
            return
        if len(bearers) > 1 or (origin and not own):
            self._claims[source] += 1
            if origin:
                self._home[source].add(origin)
        self._relays.update(set(bearers[1:-1]) - {source})

    def _roots(self) -> "dict[str, tuple[str, bool]]":
        """The origin of each claim, and whether it is what an outlet says itself."""
        found = dict[str, tuple[str, bool]]()
        for id, kind, source, claims in self._columns(Origin, "id", "kind", "source", "claims"):
            own = kind == RootKind.UNATTRIBUTED and _kind(source) == HopKind.OUTLET
            root = (_NOBODY if kind == RootKind.REPORTS else id, own)
            found.update(dict.fromkeys(json.loads(claims or "[]"), root))
        return found

    def _bearer(self, article: str, name: str, kind: str = "") -> str:
        """Who that name stands for there; it is met there under this name."""
        if not name:
            return ""
        key = self._entity_of.get((article, name)) or folded(name)
        self._written[key][name] += 1
        if kind != HopKind.CHANNEL:
            self._voices.add(key)
        self._met[key].append(self.numbers.setdefault(article, len(self.numbers)))
        return key

    def tallies(self) -> Iterator[Tally]:
        story = dict[str, str]()
        for id, articles in self._columns(Story, "id", "articles"):
            story.update(dict.fromkeys(json.loads(articles or "[]"), id))
        stories = [story.get(article) for article in self.numbers]
        counters = (self._home, self._claims, self._relays, self._prints)
        for key in dict.fromkeys(key for counter in counters for key in counter if key):
            written = self._written[key]
            name, spellings = self._entities.get(key) or (_usual(written), ())
            met = tuple(sorted(set(self._met[key])))
            yield Tally(
                key=key,
                name=name,
                spellings=tuple(dict.fromkeys((name, *sorted(written), *spellings))),
                origins=len(self._home[key]) if key in self._home else 0,
                claims=self._claims[key],
                relays=self._relays[key],
                prints=self._prints[key],
                stories=len({stories[n] for n in met} - {None}),
                articles=met,
                channel=key not in self._voices,
            )


_REFERENT = ("name", "entity", "called", "kind")
_NOBODY = "nobody"


def _numbers() -> "array[int]":
    return array("I")


def _kind(hop: str) -> str:
    return str(json.loads(hop or "{}").get("kind", ""))


def _usual(written: Counter[str]) -> str:
    return min(written, key=lambda name: (-written[name], name))
