"""How well two given or family names agree: "Bill" is William, "Meier" may be no "Maier"."""

import re
from enum import IntEnum
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.mention import Name
from reportedly.text.names import hangul, sounds_like
from reportedly.text.romanise import sounds
from reportedly.text.sources import given_gender

__all__ = ["Match", "canonical", "family_match", "given_match", "sex"]

_ALIKE = 0.85
_SAME_SOUND = 0.7
_ENDS = re.compile(r"(?:iy|yy|ii|yi|ij|j|y)$")
_INSIDE = (
    (re.compile(r"iy|yy|ii|yi|ij"), "i"), (re.compile(r"kh"), "h"), (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"), (re.compile(r"dj|dzh|zh"), "j"),
    (re.compile(r"[iey](?=[eoau])"), ""), (re.compile(r"([aou])e"), r"\1"),
    (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
_FEMININE = re.compile(r"(?:ov|ev|yov|in|yn|sk)(?:a|aya|aia)$")


class Match(IntEnum):
    """``SURE``: letters agree but for what transliterations differ in. ``LIKE``: they sound alike,
    or are one name in two languages; natives of one country would be two persons."""

    NONE = 0
    LIKE = 1
    SURE = 2


@lru_cache(maxsize=65_536)
def family_match(a: str, b: str) -> Match:
    if a == b or _spelt(a) == _spelt(b) or _one_group("korean", a, b):
        return Match.SURE
    longer, shorter = max(a, b, key=len), min(a, b, key=len)
    if longer == shorter + "a" and _FEMININE.search(longer):
        return Match.SURE  # a woman's name in its own form and in that of news in English
    one, two = sounds(a), sounds(b)
    if one[1] == two[1] and len(one[1]) > 1 and sounds_like(a, b) >= _SAME_SOUND:
        return Match.LIKE
    # Rough classes forgive one consonant written otherwise in long names only.
    long = min(len(one[1]), len(two[1])) > 3
    return Match.LIKE if long and one[2] == two[2] and sounds_like(a, b) >= _ALIKE else Match.NONE


@lru_cache(maxsize=65_536)
def given_match(a: str, b: str, family: str) -> Match:
    """``family`` tells whether one name in two languages is likely, as before "Kovalenko"."""
    russian = family.endswith(_cyrillic())
    if a == b or _ENDS.sub("i", a) == _ENDS.sub("i", b):
        return Match.SURE
    if (len(a) == 1 or len(b) == 1) and a[:1] == b[:1]:
        return Match.LIKE
    if _one_group("short", a, b):
        return Match.SURE
    if _one_group("groups", a, b):
        foreign = a[0] == b[0] and not {a, b} & _groups("short").keys()
        return Match.SURE if foreign or russian else Match.LIKE
    one, two = sounds(a), sounds(b)
    if one[0] == two[0] or (len(one[1]) > 1 and one[1] == two[1] and sounds_like(a, b) >= _ALIKE):
        alike_end = a[-1] == b[-1] or not {a[-1], b[-1]} & set("ao")
        return Match.SURE if alike_end and russian else Match.LIKE
    return Match.LIKE if family in _groups("korean") and hangul(a) == hangul(b) else Match.NONE


def canonical(family: str) -> str:
    """The first of the romanisations of one Korean family name ("noh" of "Roh"), else as it is."""
    groups = _groups("korean").get(family)
    return lexicon("nicknames")["korean"][min(groups)].split()[0] if groups else family


def sex(name: Name, given: str, family: str) -> str:
    """ "female", "male" or "": by honorifics and roles in the article, by a Slavic family name
    in its feminine form, else by the given name."""
    if name.sex:
        return name.sex
    if given and _FEMININE.search(family):
        return "female"
    return given_gender(f"{given.title()} {family}") if given else ""


@lru_cache(maxsize=65_536)
def _spelt(name: str) -> str:
    """A name with what romanisations differ in made one: "Syrskyi" and "Syrskiy"."""
    plain = _ENDS.sub("i", name)
    for pattern, letters in _INSIDE:
        plain = pattern.sub(letters, plain)
    return plain


@cache
def _cyrillic() -> tuple[str, ...]:
    return tuple(lexicon("nicknames")["cyrillic"])


def _one_group(table: str, a: str, b: str) -> bool:
    groups = _groups(table)
    return bool(groups.get(a, frozenset()) & groups.get(b, frozenset()))


@cache
def _groups(table: str) -> dict[str, frozenset[int]]:
    groups = dict[str, set[int]]()
    for number, line in enumerate(lexicon("nicknames")[table]):
        for name in line.split():
            groups.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in groups.items()}
