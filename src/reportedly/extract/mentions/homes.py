"""Whose body it is where every country has one: "Seoul's Defense Ministry" is South Korea's."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from reportedly.extract.mentions.spots import Spot, text_of
from reportedly.lexicon.gazetteer import Sort, country_of_city, look_up
from reportedly.model.mention import MentionKind
from reportedly.text.bodies import body

__all__ = ["country_of", "housed"]

_OWNING = re.compile(r"(?:['’]s?)? (?:(?:new|own|former|powerful) )?", re.IGNORECASE)
_BEHIND = re.compile(r" (?:of|in|for) (?:the )?", re.IGNORECASE)
_STATES = frozenset({Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT})
_MOSTLY = 0.8
"""Share of an article's countries that the one has which goes without saying."""


def housed(spots: list[Spot]) -> list[Spot]:
    """Bodies that every country has, under the article's name with the country in it, else with
    the country behind: "Defense Ministry (South Korea)". It is stated beside the name here or
    elsewhere in the article, or else it is the one country that the article and the paragraph
    are about; where that is open, the name stays bare."""
    stated = dict(_stated(spots))
    bare = [i for i, spot in enumerate(spots) if _wants_home(spot)]
    if not bare:
        return spots
    said = defaultdict[tuple[str, ...], dict[str, str]](dict)
    for spot in spots:
        if spot.kind is MentionKind.ORGANISATION and (own := body(spot.name)).country:
            said[_words(spot)].setdefault(own.country, spot.name)
    for i, country in stated.items():
        said[_words(spots[i])].setdefault(country, f"{spots[i].name} ({country})")
    out = list(spots)
    for i in bare:
        names = said[_words(spots[i])]
        home = stated.get(i) or (next(iter(names)) if len(names) == 1 else "")
        if not names:
            home = _unsaid(spots, spots[i])
        if home:
            out[i] = replace(spots[i], name=names.get(home, f"{spots[i].name} ({home})"))
    return out


def _wants_home(spot: Spot) -> bool:
    if spot.kind is not MentionKind.ORGANISATION or spot.entry is not None:
        return False
    found = body(spot.name)
    named = found.generic and not found.country and len(found.words) > 1
    return named and not spot.name.endswith("of the Union")  # a speech


def _words(spot: Spot) -> tuple[str, ...]:
    return tuple(sorted(body(spot.name).words))


def _stated(spots: list[Spot]) -> Iterator[tuple[int, str]]:
    """The country that stands right beside a body's name: "Peru's Health Ministry", "the Ministry
    of Health in Kenya"."""
    for i, (left, right) in enumerate(pairwise(spots)):
        if left.paragraph is not right.paragraph:
            continue
        between = text_of(left.paragraph)[left.end : right.start]
        if _wants_home(right) and (home := country_of(left)) and _OWNING.fullmatch(between):
            yield i + 1, home
        elif _wants_home(left) and (home := country_of(right)) and _BEHIND.fullmatch(between):
            yield i, home


def _unsaid(spots: Iterable[Spot], of: Spot) -> str:
    """The country that an article and this paragraph of it are about; "" where they are about
    several."""
    every, here = Counter[str](), set[str]()
    for spot in spots:
        if home := country_of(spot):
            every[home] += 1
            if spot.paragraph is of.paragraph:
                here.add(home)
    home, count = every.most_common(1)[0] if every else ("", 0)
    return home if count >= _MOSTLY * every.total() and here <= {home} else ""


def country_of(spot: Spot) -> str:
    """The country that a people, a government, a city or a country itself names, else ""."""
    if spot.kind in {MentionKind.NATIONALITY, MentionKind.GOVERNMENT}:
        return spot.name
    entry = spot.entry or (look_up(spot.name) if spot.kind is MentionKind.PLACE else None)
    if entry is None or spot.kind is not MentionKind.PLACE:
        return ""
    return entry.of if entry.sort in _STATES else country_of_city(spot.name)
