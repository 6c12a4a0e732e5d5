"""Whether two names of bodies are one: "Center for Countering …", "Centre for Combating …"."""

from reportedly.lexicon.gazetteer import Sort, look_up
from reportedly.model.judgement import Verdict
from reportedly.model.mention import Name
from reportedly.text.bodies import Body, body, is_generic

__all__ = ["Body", "body", "judge_bodies"]

_SHORTEST_ACRONYM = 3
_ENOUGH = 3
"""Words that two long names must share before one differing word is forgiven."""


def judge_bodies(left: Name, right: Name) -> tuple[Verdict, str, float] | None:
    one, two = body(left.name), body(right.name)
    shown = f'"{left.name}" and "{right.name}"'
    if one.country and two.country and one.country != two.country:
        if set(one.words) == set(two.words):
            why = f"{shown} are bodies of {one.country} and of {two.country}."
            return Verdict.DIFFERENT, why, 0.02
        return None
    if set(one.words) == set(two.words):
        return _same_words(left, right, one, two)
    if _shortens(left.name, two) or _shortens(right.name, one):
        sure = min(len(left.name), len(right.name)) > _SHORTEST_ACRONYM
        verdict = Verdict.SAME if sure else Verdict.UNSURE
        return verdict, f"In {shown} one is the initials of the other.", 0.75 if sure else 0.6
    common = set(one.words) & set(two.words)
    apart = max(len(one.words), len(two.words)) - len(common)
    if len(common) >= _ENOUGH and apart == 1 and not is_generic(tuple(common)):
        return Verdict.UNSURE, f"{shown} differ in one word.", 0.6
    return None


def _same_words(left: Name, right: Name, one: Body, two: Body) -> tuple[Verdict, str, float]:
    equal = left.name.casefold() == right.name.casefold()
    if one.generic and not (one.country and two.country) and not (equal and _known(left.name)):
        why = f'Many countries have such a body: "{left.name}", "{right.name}".'
        return Verdict.UNSURE, why, 0.5
    if equal:
        return Verdict.SAME, f'Both articles write "{left.name}".', 0.95
    shown = f'"{left.name}" and "{right.name}"'
    if one.country != two.country:
        country = one.country or two.country
        return Verdict.SAME, f"{shown} differ only in naming {country}.", 0.8
    return Verdict.SAME, f"{shown} are the same words in other forms.", 0.85


def _known(name: str) -> bool:
    entry = look_up(name)
    return entry is not None and entry.sort is Sort.ORGANISATION


def _shortens(short: str, long: Body) -> bool:
    letters = short.replace(".", "")
    wide = len(long.words) > 1 and letters.isupper() and len(letters) >= _SHORTEST_ACRONYM
    return wide and letters.lower() == long.letters
