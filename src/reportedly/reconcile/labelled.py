"""One happening under names that take different views of it: "the incursion", "the invasion"."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import MentionKind, Name
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.text.either import either
from reportedly.text.parse import same_length
from reportedly.text.windows import Window, in_words, meet, window

__all__ = ["labelled"]

NEAR = 60
"""Characters between a label and the time that belongs to it."""
LONGEST = 100
"""Days of the longest stretch in which a happening is known again: "last summer"."""
FRESH = 4
"""Days before publication in which a happening without a date took place, as news has it."""
LEAD = 500
"""Characters of an article in which it says where its happening took place."""
MAX_LABELS = 60
"""Labels of one family and place that are held against each other."""

_SENTENCE = re.compile(r"(?<=[a-z0-9)”\"’'][.!?])[”\"’']?\s+(?=[A-Z“\"‘'])|\n+")
_LEAD = re.compile(
    r"(?:\b(?:an?|the|this|that|its|their|his|her|\w+['’]s) )(?:[\w-]+ ){0,3}$", re.IGNORECASE
)
_PLACES = {Sort.CITY, Sort.REGION, Sort.STATE}
_SIDES = {Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT}


class _Label(NamedTuple):
    """A noun that names a happening, where and when its sentence puts it and who takes part.
    ``view`` is which of the views of its family it takes."""

    span: Span
    family: str
    view: int
    word: str
    places: frozenset[str]
    sides: frozenset[str]
    days: Window
    dated: bool


def labelled(
    articles: Iterable[Article],
    claims: Iterable[Claim],
    times: Iterable[Time],
    names: Iterable[Name],
) -> Iterator[Contradiction]:
    """One pair for each two views of one happening: same family, place, days, and a party in
    common, in two articles. Always compatible: only the wording differs."""
    told = sorted(articles, key=lambda a: a.id)
    if len(told) < 2:
        return
    by_article = defaultdict[str, list[Time]](list)
    for time in times:
        by_article[time.span.article].append(time)
    lands = lexicon("places")["countries"]
    towns = {
        form
        for n in names
        if n.kind is MentionKind.PLACE and n.name not in lands
        for form in n.spellings
    }
    where = _Claims(claims)
    cells = defaultdict[tuple[str, str], list[_Label]](list)
    for article in told:
        for label in _labels(article, by_article[article.id], towns):
            for place in sorted(label.places):
                cells[label.family, place].append(label)
    seen = set[tuple[str, str, str]]()
    for (family, place), found in sorted(cells.items()):
        for one, other in combinations(sorted(found, key=_order)[:MAX_LABELS], 2):
            low, high = sorted((one.view, other.view))
            key = (family, place, f"{low}+{high}")
            ids = where.near(one.span), where.near(other.span)
            if key not in seen and all(ids) and _one_happening(one, other):
                seen.add(key)
                yield _pair(one, other, place, ids)


def _order(label: _Label) -> tuple[bool, str, int]:
    return not label.dated, label.span.article, label.span.start


def _one_happening(one: _Label, other: _Label) -> bool:
    if one.view == other.view or one.span.article == other.span.article:
        return False
    return meet(one.days, other.days) and not one.sides.isdisjoint(other.sides)


def _pair(one: _Label, other: _Label, place: str, ids: tuple[str, str]) -> Contradiction:
    days = min(one.days, other.days, key=lambda days: days[1] - days[0])
    return Contradiction(
        kind=ContradictionKind.FRAMING,
        verdict=Comparison.COMPATIBLE,
        left=ids[0],
        right=ids[1],
        left_span=one.span,
        right_span=other.span,
        slots=(one.family, place),
        how=f"what happened in {place} in {in_words(days)} is “{one.word}” in the one and "
        f"“{other.word}” in the other: the same happening, as far as place and time tell",
        ground=Ground.WORDING,
    )


def _labels(article: Article, times: Sequence[Time], towns: set[str]) -> Iterator[_Label]:
    """The labels of an article whose place is told in their sentence or the one before it."""
    text = same_length(article.text)
    cuts = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    read = _Sentences(text, cuts, towns)
    for number, (start, cut) in enumerate(pairwise(cuts)):
        sentence = text[start:cut]
        for match in _pattern().finditer(sentence):
            if _is_other(sentence, match):
                continue
            at = start + match.start(), start + match.end()
            days = _days(article, times, at, (start, cut))
            if days and (found := read.places(number)):
                family, view = _families()[_singular(match.group())]
                yield _Label(
                    span=_phrase(article, *at, start),
                    family=family,
                    view=view,
                    word=match.group().lower(),
                    places=found,
                    sides=read.named(number)[1],
                    days=days[0],
                    dated=days[1],
                )


class _Sentences:
    """The places in the sentences of an article, looked for where they are asked for."""

    def __init__(self, text: str, cuts: Sequence[int], towns: set[str]) -> None:
        self._text, self._cuts, self._towns = text, cuts, towns
        self._found = dict[int, tuple[frozenset[str], frozenset[str]]]()

    def named(self, number: int) -> tuple[frozenset[str], frozenset[str]]:
        if number not in self._found:
            sentence = self._text[self._cuts[number] : self._cuts[number + 1]]
            self._found[number] = _named(sentence, self._towns)
        return self._found[number]

    def places(self, number: int) -> frozenset[str]:
        """The places of a sentence, else of the nearest before it that names some, else of the
        first lines."""
        before = (self.named(n)[0] for n in range(number, -1, -1))
        found = next((places for places in before if places), None)
        return found or _named(self._text[:LEAD], self._towns)[0]


def _is_other(sentence: str, label: re.Match[str]) -> bool:
    """Whether the word belongs to another one ("riot police"), or to a name ("the Commission")."""
    name = label.start() > 0 and sentence[label.start()].isupper()
    after = re.match(r" (\w+)", sentence[label.end() :])
    return name or bool(after and after[1].lower() in _beside())


@cache
def _beside() -> frozenset[str]:
    return frozenset(lexicon("framings")["compounds"]["after"])


def _named(sentence: str, towns: set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Places in a sentence that are no countries, and the countries and places in it."""
    hits = find(sentence)
    places = {h.entry.name for h in hits if h.entry.sort in _PLACES}
    sides = {h.entry.of or h.entry.name for h in hits if h.entry.sort in _SIDES}
    places |= {h.entry.name for h in hits if h.entry.sort is Sort.CAPITAL}
    words = set(re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", sentence))
    return frozenset(places | (words & towns)), frozenset(sides | places | (words & towns))


def _days(
    article: Article, times: Sequence[Time], at: tuple[int, int], sentence: tuple[int, int]
) -> tuple[Window, bool] | None:
    """The stretch of the time nearest to a label, and True; else the days before the article."""
    inside = (t for t in times if sentence[0] <= t.span.start < sentence[1])
    near = [
        (gap, days)
        for t in inside
        if (days := window(t.edtf)) and (gap := _gap(t.span, at)) <= NEAR
    ]
    if near:
        days = min(near)[1]
        return (days, True) if (days[1] - days[0]).days <= LONGEST else None
    if article.published is None or (told := window(article.published.last)) is None:
        return None
    return (told[0] - timedelta(days=FRESH), told[1]), False


def _gap(span: Span, at: tuple[int, int]) -> int:
    return max(0, span.start - at[1], at[0] - span.end)


def _phrase(article: Article, start: int, end: int, least: int) -> Span:
    """The label with the article and adjectives in front of it."""
    lead = _LEAD.search(article.text[least:start])
    first = least + lead.start() if lead else start
    return Span(article=article.id, start=first, end=end, text=article.text[first:end])


@cache
def _families() -> Mapping[str, tuple[str, int]]:
    """The family and the view of each label; the first family that lists a word has it."""
    found = dict[str, tuple[str, int]]()
    for family in lexicon("framings")["family"]:
        for view, words in enumerate(family["views"]):
            for word in words:
                found.setdefault(word, (family["name"], view))
    return found


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_families(), key=len, reverse=True)
    known = either(map(re.escape, words), any_case=True)
    return re.compile(rf"\b{known}(?:e?s)?\b", re.IGNORECASE)


def _singular(word: str) -> str:
    plain = word.lower()
    cuts = (plain, plain.removesuffix("s"), plain.removesuffix("es"))
    return next(cut for cut in cuts if cut in _families())


class _Claims:
    """The claim at or next to a place of an article."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        found = defaultdict[str, list[tuple[int, int, str]]](list)
        for claim in claims:
            for part in claim.content:
                found[part.article].append((part.start, part.end, claim.id))
        self._found = {article: sorted(parts) for article, parts in found.items()}

    def near(self, span: Span) -> str:
        """The claim that holds a passage, else the one that ends or begins nearest; "" where an
        article has none."""
        parts = self._found.get(span.article, [])
        at = bisect_right(parts, (span.start, span.start + 1 << 40, ""))
        close = parts[max(0, at - 3) : at + 2]
        return min(
            close,
            key=lambda p: (max(0, p[0] - span.end, span.start - p[1]), p[1] - p[0], p),
            default=(0, 0, ""),
        )[2]
