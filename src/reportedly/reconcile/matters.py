"""What a clause speaks of, whoever says so and how surely: "troops … to Ukraine"."""

from functools import lru_cache

from reportedly.lexicon.gazetteer import Sort, country_of_city, look_up
from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Proposition, head_of, owner_of
from reportedly.text.gists import gist

__all__ = ["AHEAD", "Matter", "country", "covered", "is_ahead", "matter", "one_matter"]

AHEAD = ("planned", "expected", "future", "possible", "conditional")
"""Aspects under which a clause does not say that something is so or has happened."""
NOBODY = frozenset(
    ("that", "which", "who", "it", "this", "they", "he", "she", "one", "what", "we", "you", "i")
)
_COUNTRIES = (Sort.COUNTRY, Sort.CAPITAL, Sort.SEAT, Sort.NATIONALITY)

Matter = tuple[str, str]
"""The class of a predicate and that of its theme: ("be at", "SOLDIER")."""


def matter(clause: Proposition) -> Matter | None:
    """None where the clause names nothing of which it says something."""
    head = head_of(clause.patient)
    if not head or head.casefold() in NOBODY or clause.beside:
        return None
    return clause.predicate, _theme(head)


def one_matter(one: Proposition, other: Proposition) -> bool:
    """Whether two clauses say the same thing of the same theme, as far as both name whose it is;
    place, polarity and aspect may differ."""
    mine = matter(one)
    if mine is None or mine != matter(other):
        return False
    left, right = owner_of(one.patient), owner_of(other.patient)
    return left == right or not left or not right


def is_ahead(clause: Proposition) -> str:
    """The aspect by which a clause looks ahead ("planned", "possible"), "" where it does not."""
    return next((aspect for aspect in AHEAD if aspect in clause.aspect), "")


@lru_cache(maxsize=4096)
def country(place: str) -> str:
    """The country that a place is or lies in, "" where that is not known."""
    if (city := country_of_city(place)) and look_up(place) is not None:
        return city
    entry = look_up(place)
    if entry is None or entry.sort not in _COUNTRIES:
        return ""
    return entry.of or entry.name


def covered(mine: str, other: str) -> float:
    """The share, by weight, of what one text speaks of (names under their usual form, words of
    one class as one) that another has, 0 to 1."""
    wanted, theirs = gist(mine).bag, gist(other).bag
    total = sum(wanted.values())
    return sum(w for concept, w in wanted.items() if concept in theirs) / total if total else 0.0


@lru_cache(maxsize=1 << 14)
def _theme(head: str) -> str:
    """The class of a theme's head word; kin things are one ("officers", "soldiers")."""
    concept = next((name for name, _ in gist(head).concepts), head)
    kin = lexicon("predicates")["kin"]
    return next((name for name, words in kin.items() if concept in words), concept)
