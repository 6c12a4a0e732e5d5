"""Whether two names of persons are one: "Andrii Kovalenko", "Andrei Kovalenko", not "Rudenko"."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name, Role
from reportedly.text.names import sounds_like
from reportedly.text.persons import family_name
from reportedly.text.romanise import latin, sounds

__all__ = ["Opinion", "Person", "judge_persons", "person"]

Opinion = tuple[Verdict, str, float]
"""The verdict, its reason as a sentence, and how sure it is that the two are the same."""

_ALIKE = 0.85
_SAME_SOUND = 0.7
_ARTICLE = re.compile(r"^[ae]l-(?=\w{3})")
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PARTICLES = frozenset([
    "al", "el", "bin", "ibn", "ben", "bint", "von", "van", "de", "der", "da", "di", "la",
    "le",
])  # fmt: skip


class Person(NamedTuple):
    """A name taken apart, in plain small letters. ``given`` is "" where only one word stands."""

    family: str
    given: str
    middle: tuple[str, ...]


@lru_cache(maxsize=65_536)
def person(name: str) -> Person:
    listed = name.replace(",", " ").split()
    words = [w for w in listed if not _honorific(w) and w.strip(".") not in _SUFFIXES]
    words = [w for i, w in enumerate(words) if not i or latin(w) not in _PARTICLES] or [name]
    plain = [
        _ARTICLE.sub("", latin(word)).replace("-", "").replace("'", "").rstrip(".")
        for word in words
    ]
    if len(words) == 1:
        return Person(plain[0], "", ())
    if family_name(words, _eastern()) == words[0] and words[0] != words[-1]:
        return Person(plain[0], "".join(plain[1:]), ())
    return Person(plain[-1], plain[0], tuple(plain[1:-1]))


def judge_persons(left: Name, right: Name) -> Opinion | None:
    """Family and given name apart: a string measure alone takes Rudenko for Kovalenko."""
    one, two = person(left.name), person(right.name)
    if not one.given or not two.given:
        return _by_family(left, right, one, two)
    if not _family(one.family, two.family):
        swapped = _family(one.family, two.given) and _given(one.given, two.family)
        return _order(left, right) if swapped else None
    if not _given(one.given, two.given):
        if _given("".join((one.given, *one.middle)), "".join((two.given, *two.middle))):
            return _full(left, right)
        if sounds(one.family)[0] != sounds(two.family)[0]:
            return None
        given = f"{_shown(left)} and {_shown(right)}"
        return Verdict.DIFFERENT, f"One family name, but different given names: {given}.", 0.03
    if _middles_clash(one.middle, two.middle):
        why = f"The middle names differ: {_shown(left)} and {_shown(right)}."
        return Verdict.UNSURE, why, 0.4
    return _full(left, right)


def _full(left: Name, right: Name) -> Opinion:
    if clash := _clash(left.roles, right.roles):
        return Verdict.UNSURE, f"The names agree, but {clash}.", 0.5
    if left.name.casefold() == right.name.casefold():
        return Verdict.SAME, f"Both articles write {_shown(left)}.", 0.97
    return Verdict.SAME, f"{_shown(left)} and {_shown(right)} are spellings of one name.", 0.92


def _order(left: Name, right: Name) -> Opinion:
    why = f"{_shown(left)} and {_shown(right)} are one name with the family name first and last."
    return Verdict.SAME, why, 0.85


def _by_family(left: Name, right: Name, one: Person, two: Person) -> Opinion | None:
    """A family name on its own needs a role that agrees."""
    if not _family(one.family, two.family):
        return None
    if clash := _clash(left.roles, right.roles):
        return Verdict.DIFFERENT, f"Only the family name agrees, and {clash}.", 0.1
    if shared := _shared_role(left.roles, right.roles):
        why = f"The family name agrees, and both are called {shared}."
        return Verdict.SAME, why, 0.8
    short = left if not one.given else right
    why = f"{_shown(short)} is only a family name, and no role in common tells whose."
    return Verdict.UNSURE, why, 0.5


def _family(a: str, b: str) -> bool:
    if a == b:
        return True
    one, two = sounds(a), sounds(b)
    if one[1] == two[1] and len(one[1]) > 1:
        return sounds_like(a, b) >= _SAME_SOUND
    # Rough classes forgive one consonant written otherwise in long names only.
    return min(len(one[1]), len(two[1])) > 3 and one[2] == two[2] and sounds_like(a, b) >= _ALIKE


def _given(a: str, b: str) -> bool:
    if a == b or ((len(a) == 1 or len(b) == 1) and a[:1] == b[:1]):
        return True
    if _groups().get(a, frozenset()) & _groups().get(b, frozenset()):
        return True
    one, two = sounds(a), sounds(b)
    if one[0] == two[0]:
        return True
    return len(one[1]) > 1 and one[1] == two[1] and sounds_like(a, b) >= _ALIKE


def _middles_clash(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    return bool(one and two) and len(one) == len(two) and not all(map(_given, one, two))


def _clash(one: tuple[Role, ...], two: tuple[Role, ...]) -> str:
    first, second = countries(one), countries(two)
    if not first or not second or set(first) & set(second):
        return ""
    return f"the roles are of {_listed(first)} and of {_listed(second)}"


def countries(roles: tuple[Role, ...]) -> tuple[str, ...]:
    """The countries that roles belong to; what an expert is an expert on is none."""
    found = dict[str, None]()
    for role in roles:
        for hit in find(role.text.replace("’", "'")):
            before = role.text[: hit.start].rstrip().rpartition(" ")[2]
            country = hit.entry.sort in {Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT}
            if country and before not in {"on", "to", "in", "against", "from", "near"}:
                found[hit.entry.of] = None
    return tuple(found)


def _shared_role(one: tuple[Role, ...], two: tuple[Role, ...]) -> str:
    heads = _role_words(two)
    return next((word for word in _role_words(one) if word in heads), "")


def _role_words(roles: tuple[Role, ...]) -> tuple[str, ...]:
    known = _role_heads()
    words = (word.strip(".,").lower() for role in roles for word in role.text.split())
    return tuple(dict.fromkeys(word for word in words if word in known))


def _listed(countries: tuple[str, ...]) -> str:
    return " and ".join(countries)


def _shown(name: Name) -> str:
    return f'"{name.name}"'


def _honorific(word: str) -> bool:
    return word.lower() in _honorifics()


@cache
def _honorifics() -> frozenset[str]:
    titles = lexicon("titles")
    return frozenset(w.lower() for w in (*titles["honorifics"], *titles["abbreviations"]))


@cache
def _role_heads() -> frozenset[str]:
    return frozenset(lexicon("titles")["heads"]) - {
        "member",
        "official",
        "chief",
        "head",
        "former",
    }


@cache
def _eastern() -> frozenset[str]:
    return frozenset(name for names in lexicon("family_names").values() for name in names)


@cache
def _groups() -> dict[str, frozenset[int]]:
    groups = dict[str, set[int]]()
    for number, line in enumerate(lexicon("nicknames")["groups"]):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}
