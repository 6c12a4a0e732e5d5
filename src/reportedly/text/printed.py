"""How two printings of one quotation differ, word by word: "[the army] … will stay"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportedly.model.span import Span
from reportedly.model.utterance import Difference, RenderingKind
from reportedly.text.terms import fold

__all__ = ["Word", "differences", "kinds_of", "matched", "printed"]

_PIECE = re.compile(
    r"\[[^\W_]\][^\W_]+(?:['’.,-][^\W_]+)*|\.\.\.+|…|[\[\]]|[^\W_]+(?:['’.,-][^\W_]+)*"
)
OTHER_WORDS = 0.75
"""Share of the words of the shorter printing that stand in the longer one; where fewer do, it has
other words throughout."""


@dataclass(frozen=True, slots=True)
class Word:
    """``form`` is the folded word, "" for an ellipsis; ``part`` is the quoted stretch that it
    stands in; ``bracketed`` is set inside "[ ]"."""

    form: str
    span: Span
    part: Span
    bracketed: bool = False


def printed(parts: Sequence[Span]) -> list[Word]:
    """The words of a quotation with where they stand; a letter in brackets ("[t]he") is part of
    its word."""
    return [word for part in parts for word in _words(part)]


def _words(part: Span) -> Iterator[Word]:
    inside = False
    for match in _PIECE.finditer(part.text):
        piece = match.group()
        if piece in "[]":
            inside = piece == "["
            continue
        own = piece[0] == "["
        span = _at(part, match.start(), match.end())
        form = re.sub(r"[^\w]+", "", fold(piece))
        yield Word(form=form, span=span, part=part, bracketed=inside or own)


def matched(one: Sequence[Word], other: Sequence[Word]) -> int:
    """How many of the speaker's own words stand in both in one order."""
    blocks = _aligned(_own(one), _own(other)).get_matching_blocks()
    return sum(block.size for block in blocks)


def _own(words: Sequence[Word]) -> list[str]:
    return [word.form for word in words if word.form and not word.bracketed]


def _aligned(one: Sequence[str], other: Sequence[str]) -> "SequenceMatcher[str]":
    return SequenceMatcher(None, one, other, autojunk=False)


def differences(full: Sequence[Word], here: Sequence[Word]) -> Iterator[Difference]:
    """Where a printing differs from the fullest one, in the order of the words."""
    full = [word for word in full if word.form]
    here = [word for word in here if word.form]
    matcher = _aligned([word.form for word in full], [word.form for word in here])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for original, word in zip(full[a:b], here[c:d], strict=True):
                if word.bracketed:
                    yield Difference(
                        kind=RenderingKind.BRACKETED, here=word.span, there=original.span
                    )
            continue
        there, own = _span(full[a:b]), _span(here[c:d])
        if tag == "delete":
            yield Difference(kind=RenderingKind.CUT, there=there)
        elif any(word.bracketed for word in here[c:d]):
            yield Difference(kind=RenderingKind.BRACKETED, here=own, there=there)
        else:
            yield Difference(kind=RenderingKind.ALTERED, here=own, there=there)


def _at(part: Span, start: int, end: int) -> Span:
    """A piece of a stretch, by offsets into its text."""
    first = part.start
    return Span(
        article=part.article, start=first + start, end=first + end, text=part.text[start:end]
    )


def _span(words: Sequence[Word]) -> Span | None:
    """From the first to the last of some words, as far as one paragraph goes."""
    if not words:
        return None
    part = words[0].part
    last = [word for word in words if word.part == part][-1]
    return _at(part, words[0].span.start - part.start, last.span.end - part.start)


def kinds_of(full: Sequence[Word], here: Sequence[Word]) -> tuple[RenderingKind, ...]:
    """What a printing is to the fullest one."""
    ratio = matched(full, here) / max(1, min(len(_own(full)), len(_own(here))))
    if ratio < OTHER_WORDS:
        shorter = len(_own(here)) < 0.7 * len(_own(full))
        found = {RenderingKind.RETRANSLATED} | ({RenderingKind.CUT} if shorter else set())
    else:
        found = {difference.kind for difference in differences(full, here)}
        if any(not word.form for word in here):
            found.add(RenderingKind.CUT)
    return tuple(kind for kind in RenderingKind if kind in found) or (RenderingKind.SAME,)
