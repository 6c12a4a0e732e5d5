"""Whether two names of persons are one: "Andrii Kovalenko", "Andrei Kovalenko", not "Rudenko"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name
from reportedly.resolve.given import Match, family_match, given_match, sex
from reportedly.resolve.roles import clash, shared
from reportedly.text.persons import family_name, unlinked
from reportedly.text.romanise import latin, sounds

__all__ = ["IDLE", "Opinion", "Person", "company", "judge_persons", "person"]

Opinion = tuple[Verdict, str, float]
"""The verdict, its reason as a sentence, and how sure it is that the two are the same."""

_ARTICLE = re.compile(r"^[ae]l-(?=\w{3})")
_PARTICLES = frozenset([
    "al", "el", "bin", "ibn", "ben", "bint", "von", "van", "de", "der", "den", "da", "di", "la",
    "le", "del", "della", "dos", "du", "st", "saint",
])  # fmt: skip
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


IDLE = 0.3
"""The score of a pair that is open and that nothing suggests to ask about: a family name in two
articles without anything else in common."""
_MATTER = 2
"""Names that two articles must share for two full names that sound alike to be one person's."""
_CAST = 3
"""Names that two articles must share before a family name alone is one person's in both."""


class Person(NamedTuple):
    """A name taken apart, in plain small letters. ``given`` is "" where only one word stands."""

    family: str
    given: str
    middle: tuple[str, ...]
    suffix: str = ""


_INITIALS = re.compile(r"^((?:[A-Z]\.){2,3}|[A-Z]{2}(?= [A-Z][a-z])) ?(?=\w)")
"""Initials written as one word: "J.R. Vega", "JR Vega"."""


@lru_cache(maxsize=65_536)
def person(name: str) -> Person:
    spaced = _INITIALS.sub(_spaced, name)
    listed = spaced.replace(",", " ").split()
    ends = [w.strip(".").lower() for w in listed if w.strip(".").lower() in _SUFFIXES]
    suffix = ends[-1] if ends and len(listed) > 2 else ""
    words = [w for w in listed if not _honorific(w) and w.strip(".").lower() not in _SUFFIXES]
    words = [
        w for i, w in enumerate(unlinked(words)) if not i or latin(w).rstrip(".") not in _PARTICLES
    ]
    words = words or [name]
    plain = [
        _ARTICLE.sub("", latin(word)).replace("-", "").replace("'", "").rstrip(".")
        for word in words
    ]
    if len(words) == 1:
        return Person(plain[0], "", (), suffix)
    if family_name(words, _eastern()) == words[0] and words[0] != words[-1]:
        return Person(plain[0], "".join(plain[1:]), (), suffix)
    return Person(plain[-1], plain[0], tuple(plain[1:-1]), suffix)


def _spaced(initials: re.Match[str]) -> str:
    letters = initials[1].replace(".", "")
    return initials[0] if _honorific(initials[1]) else ". ".join(letters) + ". "


def judge_persons(left: Name, right: Name) -> Opinion | None:
    """Family and given name apart: a string measure alone takes Rudenko for Kovalenko. What the
    names leave open is decided by roles; "different" only where two people are plainly named."""
    one, two = person(left.name), person(right.name)
    if not one.given or not two.given:
        return _by_family(left, right, one, two)
    family = family_match(one.family, two.family)
    if not family:
        return _rearranged(left, right, one, two)
    given = given_match(one.given, two.given, one.family)
    joined = "".join((one.given, *one.middle)), "".join((two.given, *two.middle))
    if not given and joined[0][:1] == joined[1][:1]:
        given = given_match(*joined, one.family)
    if not given:
        return _namesakes(left, right, one, two)
    if (told := sex(left, one.given, one.family), sex(right, two.given, two.family)) in _SEXES:
        why = f"{_shown(left)} is {_a(told[0])}, {_shown(right)} {_a(told[1])}."
        return Verdict.DIFFERENT, why, 0.05
    if _middles_clash(one, two):
        return Verdict.UNSURE, f"The middle names differ: {_both(left, right)}.", 0.4
    if one.suffix != two.suffix:
        return _generations(left, right, one, two)
    return _full(left, right, min(family, given))


_SEXES = frozenset({("male", "female"), ("female", "male")})


def _a(sex: str) -> str:
    return "a man" if sex == "male" else "a woman"


def _full(left: Name, right: Name, match: Match) -> Opinion:
    """Two full names that agree; ``match`` says how well."""
    if found := clash(left.roles, right.roles):
        return Verdict.UNSURE, f"The names agree, but {found}.", 0.5
    if left.name.casefold() == right.name.casefold():
        return Verdict.SAME, f"Both articles write {_shown(left)}.", 0.97
    if match is Match.SURE:
        return Verdict.SAME, f"{_both(left, right)} are spellings of one name.", 0.92
    if found := shared(left.roles, right.roles):
        why = f"{_both(left, right)} are spelt alike, and both are called {found}."
        return Verdict.SAME, why, 0.85
    if others := company(left, right, ""):
        why = f"{_both(left, right)} are spelt alike, and both articles name {_listed(others)}."
        if len(others) >= _MATTER and not _together(left, right):
            return Verdict.SAME, why, 0.75
    why = f"{_both(left, right)} are spelt alike, but no role in common tells that they are one."
    return Verdict.UNSURE, why, 0.65


def _together(left: Name, right: Name) -> bool:
    """Whether one of the articles names both, as two people of like names."""
    one, two = latin(left.name), latin(right.name)
    return two in map(latin, left.beside) or one in map(latin, right.beside)


def _namesakes(left: Name, right: Name, one: Person, two: Person) -> Opinion | None:
    """Two given names, or a double family name ("Pérez Soto") whose first half looks like one."""
    for short, long in ((one, two), (two, one)):
        if not short.middle and short.given in long.middle and not _kin(left, right):
            why = f"{_both(left, right)} end in the same names."
            return Verdict.SAME, why, 0.85
    if sounds(one.family)[0] != sounds(two.family)[0]:
        return None
    given = sounds(one.given)[2], sounds(two.given)[2]
    if given[0] == given[1] and len(given[0]) > 1:
        why = f"One family name, and given names that sound alike: {_both(left, right)}."
        return Verdict.UNSURE, why, 0.45
    why = f"One family name, but different given names: {_both(left, right)}."
    return Verdict.DIFFERENT, why, 0.03


def _kin(left: Name, right: Name) -> bool:
    """Whether one of them is said to be somebody's relative: "her father, Bekele Alemu"."""
    kin = lexicon("titles")["kin"]
    roles = (role.text.lower().split() for name in (left, right) for role in name.roles)
    return any(word in kin for words in roles for word in words)


def _rearranged(left: Name, right: Name, one: Person, two: Person) -> Opinion | None:
    """The family name first here and last there, or only the first of two family names."""
    if family_match(one.family, two.given) and given_match(one.given, two.family, one.family):
        if found := clash(left.roles, right.roles):
            return (
                Verdict.UNSURE,
                f"{_both(left, right)} may be in another order, but {found}.",
                0.4,
            )
        why = f"{_both(left, right)} are one name with the family name first and last."
        return Verdict.SAME, why, 0.85
    for short, long in ((one, two), (two, one)):
        if short.middle or not long.middle or short.given != long.given:
            continue
        if short.family == long.middle[-1]:
            if found := shared(left.roles, right.roles):
                why = f"{_both(left, right)} share a family name, and both are called {found}."
                return Verdict.SAME, why, 0.8
            return Verdict.UNSURE, f"{_both(left, right)} may be one double family name.", 0.65
    return None


def _generations(left: Name, right: Name, one: Person, two: Person) -> Opinion:
    """ "Jr." is often left out, "III" mostly; "Jr." and "Sr." are father and son."""
    if one.suffix and two.suffix:
        return Verdict.DIFFERENT, f"{_both(left, right)} are of two generations.", 0.05
    if found := shared(left.roles, right.roles):
        why = f"{_both(left, right)} differ in a suffix, but both are called {found}."
        return Verdict.SAME, why, 0.85
    if {one.suffix, two.suffix} & {"jr", "sr"}:
        return Verdict.UNSURE, f"{_both(left, right)} may be of two generations.", 0.45
    return Verdict.SAME, f"{_both(left, right)} differ in a number that is mostly left out.", 0.8


def _by_family(left: Name, right: Name, one: Person, two: Person) -> Opinion | None:
    """A family name on its own needs a role in common that few others hold."""
    if family_match(one.family, two.family) is not Match.SURE:
        return None
    sexes = sex(left, one.given, one.family), sex(right, two.given, two.family)
    if sexes in _SEXES:
        why = f"Only the family name agrees, and {_shown(left)} is {_a(sexes[0])}."
        return Verdict.DIFFERENT, why, 0.05
    if found := clash(left.roles, right.roles):
        return Verdict.DIFFERENT, f"Only the family name agrees, and {found}.", 0.1
    if found := shared(left.roles, right.roles):
        why = f"The family name agrees, and both are called {found}."
        return Verdict.SAME, why, 0.8
    shorts = [name for name, found in ((left, one), (right, two)) if not found.given]
    others = company(left, right, one.family)
    open_ = not (left.roles and right.roles) and not _common(one.family)
    if len(others) >= _CAST and open_ and not any(_has_bearers(n, one.family) for n in shorts):
        why = f"The family name agrees, and both articles are about {_listed(others)} as well."
        return Verdict.SAME, why, 0.72
    asked = others or all(name.roles for name in shorts)
    short = min(shorts, key=lambda name: name.id)
    why = f"{_shown(short)} is only a family name, and no role in common tells whose."
    return Verdict.UNSURE, why, 0.5 if others else 0.4 if asked else IDLE


def _has_bearers(short: Name, family: str) -> bool:
    """Whether the article of a bare family name names people in full who bear it, so that it is
    bare because it was open which of them is meant."""
    return any(" " in name and person(name).family == family for name in short.beside)


def company(left: Name, right: Name, family: str) -> tuple[str, ...]:
    """Persons, bodies and places that both articles are about, by their last words; those with
    the name ``family`` themselves are no company."""
    mine = {_heard(name): name for name in left.beside}
    theirs = {_heard(name) for name in right.beside}
    return tuple(mine[word] for word in mine if word in theirs and word != _heard(family))


@lru_cache(maxsize=65_536)
def _heard(name: str) -> str:
    """The last word of a name as it sounds, so that "Aydoğan" and "Aydogan" are one."""
    words = latin(name).split()
    return sounds(words[-1])[0] if words else ""


def _middles_clash(one: Person, two: Person) -> bool:
    """Whether both have middle names, as many, and one of them is another's."""
    if not one.middle or len(one.middle) != len(two.middle):
        return False
    return not all(
        given_match(a, b, one.family) for a, b in zip(one.middle, two.middle, strict=True)
    )


def _shown(name: Name) -> str:
    return f'"{name.name}"'


def _both(left: Name, right: Name) -> str:
    return f"{_shown(left)} and {_shown(right)}"


def _honorific(word: str) -> bool:
    return word.lower() in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    titles = lexicon("titles")
    return frozenset(w.lower() for w in (*titles["honorifics"], *titles["abbreviations"]))


def _common(family: str) -> bool:
    """Whether many have this family name, so that the company they keep tells too little."""
    return family.title() in _eastern() or family in lexicon("nicknames")["common_families"]


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"


@cache
def _eastern() -> frozenset[str]:
    return frozenset(name for names in lexicon("family_names").values() for name in names)
