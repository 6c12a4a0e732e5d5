"""Whether two roles can be one person's: "head of the port", "the port's chief", "a farmer"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.mention import Role
from reportedly.text.bodies import body, is_generic

__all__ = ["clash", "countries", "goes_with", "is_past", "office", "shared", "telling", "walks"]

_STATES = frozenset({Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT})
_ABOUT = frozenset({"on", "to", "in", "against", "from", "near"})
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PASSING = frozenset([
    "former", "ex", "then", "acting", "interim", "late", "current", "new", "outgoing", "incoming",
    "designate", "elect", "longtime", "veteran", "senior", "top", "chief", "the", "a", "an", "of",
    "for", "and", "at", "in", "on", "to", "with", "its", "his", "her", "their", "who", "s",
])  # fmt: skip
_APART = frozenset({"private", "sport", "arts", "science", "medicine", "press"})
"""Walks of life that few leave for another."""
_PAST = frozenset({"former", "ex", "then", "onetime", "ousted", "late", "previously"})
_SAME_PLACE = 2
"""Words of one body that two roles without a title in common must share."""


class Office(NamedTuple):
    """A role taken apart: its titles ("minister"), its rank ("deputy") and the rest, of what."""

    titles: frozenset[str]
    rank: frozenset[str]
    rest: frozenset[str]


def shared(one: tuple[Role, ...], two: tuple[Role, ...]) -> str:
    """What two people's roles have in common that few others can have too; "" for nothing.

    That is a title with the words it goes with ("foreign minister"), a title alone where few
    hold it ("President"), or two words of the body they belong to.
    """
    for role in one:
        for other in two:
            same_land = bool(set(_countries(role.text)) & set(_countries(other.text)))
            if found := _in_common(office(role.text), office(other.text), same_land):
                return found
    return ""


def clash(one: tuple[Role, ...], two: tuple[Role, ...]) -> str:
    """Why two roles are hardly one person's, as half a sentence; "" where they may be."""
    first, second = countries(one), countries(two)
    if first and second and not set(first) & set(second):
        return f"the roles are of {' and '.join(first)} and of {' and '.join(second)}"
    mine, theirs = walks(one), walks(two)
    if mine and theirs and not mine & theirs and (mine | theirs) & _APART:
        return f'one is called "{one[0].text}", the other "{two[0].text}"'
    return ""


def countries(roles: tuple[Role, ...]) -> tuple[str, ...]:
    """The countries that roles belong to; what an expert is an expert on is none."""
    return tuple(dict.fromkeys(land for role in roles for land in _countries(role.text)))


@lru_cache(maxsize=16_384)
def _countries(text: str) -> tuple[str, ...]:
    found = dict[str, None]()
    plain = text.replace("’", "'")
    for hit in find(plain):
        before = plain[: hit.start].rstrip().rpartition(" ")[2]
        if hit.entry.sort in _STATES and before not in _ABOUT:
            found[hit.entry.of] = None
    return tuple(found)


@lru_cache(maxsize=16_384)
def office(text: str) -> Office:
    plain = text.replace("’", "'").replace("Sen.", "senator").replace("Gov.", "governor")
    words = [word.lower() for word in _WORD.findall(plain)]
    known, rank = _heads(), _ranks()
    lands = {word for hit in find(plain) for word in plain[hit.start : hit.end].lower().split()}
    rest = frozenset(
        folded
        for word in words
        if word not in known | rank | _PASSING | lands
        for folded in body(word).words
    )
    return Office(frozenset(words) & known - rank, frozenset(words) & rank, rest)


def goes_with(one: str, two: str) -> bool:
    """Whether two roles are one position in other words: "President", "the U.S. president"."""
    first, second = office(one), office(two)
    lands = set(_countries(one)), set(_countries(two))
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return False
    mine, theirs = _led(first.titles), _led(second.titles)
    if first.rank != second.rank or (mine and theirs and not mine & theirs):
        return False
    if telling(first.rest & second.rest) or (first.rest and first.rest == second.rest):
        return True
    return bool(mine & theirs) and not (first.rest and second.rest)


def _led(titles: frozenset[str]) -> frozenset[str]:
    """Titles with those of whoever leads a body made one: "head", "chief", "director"."""
    leading = frozenset(lexicon("titles")["leading"])
    return titles - leading | {"head"} if titles & leading else titles


def telling(words: frozenset[str]) -> frozenset[str]:
    """Words that not every country's bodies have in their names."""
    return frozenset(word for word in words if not is_generic((word,)))


def is_past(one: str, two: str) -> bool:
    """Whether one of two roles is given as a former one."""
    return bool({*one.lower().split(), *two.lower().split()} & _PAST)


def _in_common(one: Office, two: Office, same_land: bool) -> str:
    titles = (one.titles & two.titles) - {"member", "official", "former"}
    rest = one.rest & two.rest
    if titles and one.rank == two.rank:
        title = min(titles)
        if rest:
            return f"{' '.join(sorted(rest))} {title}"
        if (same_land or titles & _single()) and not (one.rest and two.rest):
            return title
    if len(rest) >= _SAME_PLACE and not one.rank ^ two.rank:
        return " ".join(sorted(rest))
    return ""


def walks(roles: tuple[Role, ...]) -> frozenset[str]:
    """The walks of life that titles belong to: "office", "private", "sport" and the like."""
    every = (title for role in roles for title in office(role.text).titles)
    return frozenset(_walk_of()[title] for title in every if title in _walk_of())


@cache
def _walk_of() -> dict[str, str]:
    return {word: walk for walk, words in lexicon("titles")["walks"].items() for word in words}


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon("titles")["heads"]) | _walk_of().keys()


@cache
def _single() -> frozenset[str]:
    return frozenset(lexicon("titles")["single"])


@cache
def _ranks() -> frozenset[str]:
    return frozenset(lexicon("titles")["ranks"])
