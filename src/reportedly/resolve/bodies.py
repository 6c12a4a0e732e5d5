"""Whether two names of bodies are one: "Center for Countering …", "Centre for Combating …"."""

import re

from reportedly.lexicon.gazetteer import Sort, look_up
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name
from reportedly.text.bodies import Body, body, is_generic

__all__ = ["Body", "body", "judge_bodies", "shorts"]

_LETTERS = re.compile(r"[A-Z](?:[A-Z&-]|\.(?=[A-Z])){1,7}\.?")
_SHORTEST_ACRONYM = 3
_ENOUGH = 3
"""Words that two long names must share before one differing word is forgiven."""

_Opinion = tuple[Verdict, str, float]


def judge_bodies(left: Name, right: Name) -> _Opinion | None:
    """By country, content words and initials, whichever article explains them."""
    one, two = body(left.name), body(right.name)
    shown = f'"{left.name}" and "{right.name}"'
    if one.country and two.country and one.country != two.country:
        if set(one.words) == set(two.words):
            why = f"{shown} are bodies of {one.country} and of {two.country}."
            return Verdict.DIFFERENT, why, 0.02
        return None
    if set(one.words) == set(two.words):
        return _same_words(left, right, one, two)
    if found := _by_letters(left, right, one, two):
        return found
    common = set(one.words) & set(two.words)
    apart = max(len(one.words), len(two.words)) - len(common)
    if len(common) >= _ENOUGH and apart == 1 and not is_generic(tuple(common)):
        return Verdict.UNSURE, f"{shown} differ in one word.", 0.6
    return None


def shorts(name: Name) -> frozenset[str]:
    """The letters that an article uses for a body, without stops, in small letters."""
    return frozenset(
        spelling.replace(".", "").lower()
        for spelling in name.spellings
        if _LETTERS.fullmatch(spelling)
    )


def _by_letters(left: Name, right: Name, one: Body, two: Body) -> _Opinion | None:
    """One article explains the letters that the other uses, or both explain the same ones, or
    they are simply the initials."""
    shared = shorts(left) & shorts(right)
    letters = max(shared, key=len, default="").upper()
    if shared and (_only_letters(left) or _only_letters(right)):
        long = right if _only_letters(left) else left
        why = f'One article explains "{letters}" as "{long.name}".'
        sure = len(letters) >= _SHORTEST_ACRONYM
        return (Verdict.SAME, why, 0.85) if sure else (Verdict.UNSURE, why, 0.6)
    if shared:
        why = f'Both "{left.name}" and "{right.name}" are called "{letters}" for short.'
        alike = bool(set(one.words) & set(two.words)) and one.country == two.country != ""
        return (Verdict.SAME, why, 0.75) if alike else (Verdict.UNSURE, why, 0.55)
    if _shortens(left.name, two) or _shortens(right.name, one):
        sure = min(len(left.name), len(right.name)) > _SHORTEST_ACRONYM
        why = f'In "{left.name}" and "{right.name}" one is the initials of the other.'
        return (Verdict.SAME, why, 0.75) if sure else (Verdict.UNSURE, why, 0.6)
    return None


def _same_words(left: Name, right: Name, one: Body, two: Body) -> _Opinion:
    equal = left.name.casefold() == right.name.casefold()
    if one.generic and not (one.country and two.country) and not (equal and _known(left.name)):
        why = f'Many countries have such a body: "{left.name}", "{right.name}".'
        return Verdict.UNSURE, why, 0.5 if one.country or two.country else 0.35
    if equal:
        return Verdict.SAME, f'Both articles write "{left.name}".', 0.95
    shown = f'"{left.name}" and "{right.name}"'
    if one.country != two.country:
        why = f"{shown} differ only in naming {one.country or two.country}."
        if len(one.words) == 1:  # "Times", "Washington Times"
            return Verdict.UNSURE, why, 0.4
        return Verdict.SAME, why, 0.8
    return Verdict.SAME, f"{shown} are the same words in other forms.", 0.85


def _only_letters(name: Name) -> bool:
    return _LETTERS.fullmatch(name.name) is not None


def _known(name: str) -> bool:
    entry = look_up(name)
    return entry is not None and entry.sort is Sort.ORGANISATION


def _shortens(short: str, long: Body) -> bool:
    letters = short.replace(".", "")
    wide = len(long.words) > 1 and letters.isupper() and len(letters) >= _SHORTEST_ACRONYM
    return wide and letters.lower() == long.letters
