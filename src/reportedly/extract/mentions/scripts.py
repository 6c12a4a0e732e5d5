"""Names in other scripts under the Latin ones that they are: "Park Hyo-shin (박효신)"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import islice

from reportedly.extract.mentions.spots import Spot, text_of
from reportedly.extract.mentions.words import eastern
from reportedly.model.mention import MentionKind
from reportedly.text.names import hangul, likeness, sounds_like
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.romanise import latin, skeleton

__all__ = ["other_scripts"]

_LETTERS = (
    r"\u0370-\u03ff\u1f00-\u1fff\u0400-\u052f\u0531-\u0587\u05d0-\u05ea\u0620-\u06d3\u0750-\u077f"
    r"\u0900-\u0dff\u0e01-\u0e4e\u10a0-\u10ff\u1200-\u135a\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    r"\uac00-\ud7a3"
)
_WORD = rf"[{_LETTERS}][{_LETTERS}'ʼ·-]*"
_RUN = re.compile(rf"(?<![^\W\d_]){_WORD}(?: {_WORD})*(?![^\W\d_])")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,4}")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\u3041-\u30ff·]+")
_BEHIND = re.compile(r" ?\((?:[A-Z][a-z]+: ?|in [A-Z][a-z]+: ?)?$")
"""What stands between a name and itself in another script: "(", "(Korean: "."""
_HELD = 300
"""Names of an article that are held against each other."""
_MOST = 5
"""Words beyond which another script is a sentence and no name."""
_SYLLABLES = 6
"""Signs of a script without blanks beyond which it is no name."""
_ALIKE, _NEAR = 0.65, 0.45
"""Likeness from which two names of one article are one, where no other comes near: strangers with
one family name in two scripts stay below it."""
_FAMILY = 0.85
"""The same of family names alone."""
_NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.GOVERNMENT)


def other_scripts(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """The spots of an article, in order, with whole names in other scripts: under the Latin name
    that they gloss or sound like where that is sure, else under their own."""
    found = list[Spot]()
    known = [s for s in spots if s.kind in _NAMED and not _RUN.search(s.name)]
    known = list({(s.text, s.name): s for s in reversed(known)}.values())[-_HELD:]
    for paragraph in parsed.paragraphs:
        text = text_of(paragraph)
        if not text.isascii() and len(found) < _HELD:
            found += _of_paragraph(paragraph, text, spots, known)
    full = {s.text.split()[-1]: s for s in reversed(found) if " " in s.text}
    found = [
        replace(s, name=of.name, kind=of.kind)
        if (of := full.get(s.text)) and of.kind is MentionKind.PERSON
        else s
        for s in found
    ]
    taken = [(id(s.paragraph), s.start, s.end) for s in found]
    kept = [
        s for s in spots
        if not any(id(s.paragraph) == p and s.start < e and b < s.end for p, b, e in taken)
    ]  # fmt: skip
    return sorted([*kept, *found], key=lambda s: (s.offset, s.end))


def _of_paragraph(
    paragraph: Paragraph, text: str, spots: list[Spot], known: list[Spot]
) -> Iterator[Spot]:
    here = [s for s in spots if s.paragraph is paragraph]
    for run in islice(_RUN.finditer(text), _HELD):
        start, end = run.span()
        if paragraph.doc.char_span(start, end, alignment_mode="expand") is None:
            continue
        before = next((s for s in here if s.start < end and start < s.end), None)
        if before is not None and not _RUN.fullmatch(before.text) and before.start < start:
            continue  # a longer name with Latin letters in it
        glossed = _glossed(text, start, end, here)
        if glossed is None and not _may_be_name(run[0]):
            continue
        spot = Spot(paragraph, start, end, MentionKind.OTHER, run[0])
        if same := glossed or _sounding(run[0], known):
            yield replace(spot, kind=same.kind, name=same.name, entry=same.entry)
        elif before is not None:
            yield replace(before, start=start, end=end, name=run[0], kind=_kind(run[0], before))
        else:
            yield replace(spot, kind=_kind(run[0], None))


def _may_be_name(run: str) -> bool:
    """Two letters or more, every word with a capital where the script has any; few signs where it
    has no blanks."""
    words = run.split()
    if len(run) < 2 or len(words) > _MOST:
        return False
    if _HAN.fullmatch(run):
        return len(run) <= _SYLLABLES
    cased = any(char.islower() or char.isupper() for char in run)
    return all(word[0].isupper() for word in words) if cased else True


def _glossed(text: str, start: int, end: int, here: list[Spot]) -> Spot | None:
    """The Latin name that it stands behind or before in brackets."""
    for spot in here:
        if spot.kind not in _NAMED or _RUN.search(spot.text):
            continue
        if spot.end <= start and text.startswith(")", end):
            if _BEHIND.fullmatch(text[spot.end : start]):
                return spot
        elif spot.start >= end and text[end : spot.start] == " (" and text[spot.end] == ")":
            return spot
    return None


def _sounding(run: str, known: list[Spot]) -> Spot | None:
    """The one name of the article that it sounds like; a family name alone is that of the one
    person who has it."""
    if glossed := next((s for s in known if s.text == run), None):
        return glossed
    full = {s.name: s for s in known if s.kind is MentionKind.PERSON and " " in s.name}
    others = {s.name: s for s in known if s.kind is not MentionKind.PERSON}
    alike = [s for name, s in others.items() if _bones(name) == _bones(run)]
    if " " in run or not any(char.isupper() for char in run):
        scores = {name: likeness(run, name) for name in full}
        near = [name for name, score in scores.items() if score >= _NEAR]
        alike += [full[name] for name in near if scores[name] >= _ALIKE and len(near) == 1]
    elif not alike:
        alike = [s for name, s in full.items() if _one_family(run, name.split()[-1])]
    return alike[0] if len(alike) == 1 else None


def _one_family(run: str, name: str) -> bool:
    """Whether a family name is that of the other script: Петров is not that of Ms Petrova."""
    one, other = latin(run), latin(name)
    return sounds_like(one, other) >= _FAMILY and one.endswith("a") == other.endswith("a")


def _bones(name: str) -> str:
    return skeleton(name.replace(" ", ""))


@cache
def _families() -> frozenset[str]:
    return frozenset(hangul(latin(family)) for family in eastern())


def _kind(run: str, before: Spot | None) -> MentionKind:
    """By its family name where the script has no capitals, else as the parser has it."""
    if _HANGUL.fullmatch(run) and hangul(latin(run[0])) in _families():
        return MentionKind.PERSON
    return before.kind if before is not None else MentionKind.OTHER
