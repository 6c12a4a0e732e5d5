"""Finds names that everybody knows under several forms: "DPRK", "Kiev", "the Pentagon"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon

__all__ = ["Entry", "Hit", "Sort", "country_of_city", "find", "look_up"]


class Sort(StrEnum):
    COUNTRY = "country"
    CAPITAL = "capital"
    SEAT = "seat"
    REGION = "region"
    STATE = "state"
    SHORT_STATE = "abbreviated state"
    CITY = "city"
    NATIONALITY = "nationality"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Entry:
    """``name`` is the usual English name; ``of`` the country that a capital, a seat of power or
    an adjective belongs to ("" elsewhere)."""

    name: str
    sort: Sort
    of: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """``start`` and ``end`` are half-open offsets into the text that was searched."""

    start: int
    end: int
    entry: Entry


_PIECE = re.compile(r"[^\W_]+|[^\w\s]")
_SHORTEST_SHOUTED = 4
"""In capitals throughout ("KYIV") only words of this length are taken for the ordinary name."""


@lru_cache(maxsize=1 << 12)
def find(text: str) -> tuple[Hit, ...]:
    """Known names in ``text`` (quotation marks straight), longest first, never overlapping."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Hit]:
    firsts, words = _firsts(), _PIECE.findall(text)
    if firsts.isdisjoint(words) and not any(map(_is_shouted, words)):
        return
    index = _index()
    pieces = [(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        step, first = 1, words[at]
        if first not in firsts and not _is_shouted(first):
            at += 1
            continue
        if (forms := index.get(first.casefold())) is not None:
            after = pieces[at + 1][0].casefold() if at + 1 < len(pieces) else ""
            for form, entry in (*forms.get(after, ()), *forms.get("", ())):
                if _stands(form, pieces, at) and _fits(entry, text, pieces[at][1]):
                    step = len(form)
                    yield Hit(pieces[at][1], pieces[at + step - 1][2], entry)
                    break
        at += step


def look_up(name: str) -> Entry | None:
    """The entry of exactly this form, or None."""
    hits = find(name)
    return hits[0].entry if hits and (hits[0].start, hits[0].end) == (0, len(name)) else None


def country_of_city(name: str) -> str:
    """The country of a city of 100,000 people or more, "" where it is not known or not clear."""
    return _homes().get(name, "")


def _stands(form: tuple[str, ...], pieces: list[tuple[str, int, int]], at: int) -> bool:
    if at + len(form) > len(pieces):
        return False
    return all(_reads(piece[0], want) for piece, want in zip(pieces[at:], form, strict=False))


def _reads(piece: str, want: str) -> bool:
    if piece == want:
        return True
    return _is_shouted(piece) and piece.casefold() == want.casefold()


def _is_shouted(piece: str) -> bool:
    return piece.isupper() and len(piece) >= _SHORTEST_SHOUTED


def _fits(entry: Entry, text: str, start: int) -> bool:
    """Short forms of states are words too ("Miss.", "Ore."); they count behind a comma."""
    return entry.sort is not Sort.SHORT_STATE or text[max(0, start - 2) : start] == ", "


@cache
def _index() -> dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]:
    """By first and second piece ("" for forms of one), long forms before short ones; the first
    maker of a form keeps it."""
    forms = dict[tuple[str, ...], Entry]()
    for name, entry in _forms():
        forms.setdefault(tuple(_PIECE.findall(name)), entry)
    index = dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]]()
    for form, entry in sorted(forms.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        second = form[1].casefold() if len(form) > 1 else ""
        index.setdefault(form[0].casefold(), {}).setdefault(second, []).append((form, entry))
    return index


@cache
def _firsts() -> frozenset[str]:
    """The first pieces of all forms as they are written: most texts hold none of them."""
    return frozenset(
        form[0] for forms in _index().values() for found in forms.values() for form, _ in found
    )


@cache
def _homes() -> dict[str, str]:
    return {name: home for home, names in lexicon("city_countries").items() for name in names}


def _forms() -> Iterator[tuple[str, Entry]]:
    places = lexicon("places")
    for name, known in places["countries"].items():
        country = Entry(name, Sort.COUNTRY, name)
        yield from ((form, country) for form in (name, *known.get("aliases", ())))
        if capitals := known.get("capitals"):
            for form in capitals:
                own = form if form in _OWN_CAPITALS else capitals[0]
                yield form, Entry(own, Sort.CAPITAL, name)
    for name, country in places["seats"].items():
        yield name, Entry(name, Sort.SEAT, country)
    for name, union in places["unions"].items():
        yield name, Entry(name, Sort.CAPITAL, union)
    for groups in ("countries", "regions"):
        for country, words in lexicon("nationalities")[groups].items():
            yield from ((word, Entry(country, Sort.NATIONALITY, country)) for word in words)
    for name, aliases in lexicon("organisations")["names"].items():
        yield from ((form, Entry(name, Sort.ORGANISATION)) for form in (name, *aliases))
    for name, aliases in places["regions"].items():
        yield from ((form, Entry(name, Sort.REGION)) for form in (name, *aliases))
    for name, short in places["states"].items():
        yield name, Entry(name, Sort.STATE)
        yield from ((form, Entry(name, Sort.SHORT_STATE)) for form in short)
    yield from ((name, Entry(name, Sort.CITY)) for name in lexicon("cities")["names"])


_OWN_CAPITALS = frozenset(
    {"Tel Aviv", "Abidjan", "Amsterdam", "Putrajaya", "Dar es Salaam", "Aden"}
)
"""Second seats of government: towns of their own, not other spellings of the capital."""
