"""Short forms that an article explains itself: "National Health Board (NHB)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["Acronym", "acronyms"]

_SHORT = re.compile(r"[ \u00a0]\(([A-Z][A-Za-z.&-]{0,8}[A-Z]s?\.?)\)")
_WORD = re.compile(r"[^\s()]+")
_SHORTEST_FOREIGN = 3
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "la", "du", "des", "et"})


@dataclass(frozen=True, slots=True)
class Acronym:
    """``start`` and ``end`` are half-open offsets of the long form; ``short`` the letters."""

    start: int
    end: int
    short: str


def acronyms(text: str) -> Iterator[Acronym]:
    """Long forms that stand before their short form in brackets.

    After Schwartz and Hearst (2003), held to capitalised words and to their first letters; letters
    in the body's own language fit none of them ("the State Bread Office (DKU)"), so that there the
    run of capitalised words must be a body's name.

    >>> [text for text in ("the World Bread Union (WBU)",) for a in acronyms(text)] and "found"
    'found'
    """
    for match in _SHORT.finditer(text):
        short = match.group(1)
        letters = [c.lower() for c in short if c.isalpha()]
        if letters[-1] == "s" and short[-1] == "s":
            letters.pop()
        words = list(_WORD.finditer(text, max(0, match.start() - 120), match.start()))
        first = _first(words, letters)
        if first is None and short.isupper() and len(short) >= _SHORTEST_FOREIGN:
            first = _body(words)
        if first is not None:
            yield Acronym(first.start(), match.start(), short)


def _first(words: list[re.Match[str]], letters: list[str]) -> re.Match[str] | None:
    """The word at which a long form with these initials begins."""
    found, wanted = None, list(letters)
    for word in reversed(words):
        if not wanted:
            break
        initials = [part[0].lower() for part in re.split(r"[-/'’]", word.group()) if part]
        if initials and initials[0] == wanted[-1] and word.group()[0].isupper():
            wanted.pop()
            found = word
        elif word.group().lower() in _SMALL and initials[0] == wanted[-1]:
            wanted.pop()
        elif word.group().lower() not in _SMALL and not word.group()[0].isupper():
            return None
        if word.group()[-1] in ",;:.!?" and word is not words[-1] and len(word.group()) > 3:
            return None
    return found if not wanted else None


def _body(words: list[re.Match[str]]) -> re.Match[str] | None:
    """The first word of the capitalised run at the end of ``words``, where it names a body: two
    words or more, one of them "Service", "Institute" or the like."""
    run = list[re.Match[str]]()
    for word in reversed(words):
        text = word.group()
        if re.search(r"['’]s$", text) and run:  # Brazil's [Institute of Geography]
            break
        ends = bool(run) and text[-1] in ',;:.!?"”'
        if ends or not (text[0].isupper() or (run and text.lower() in _SMALL)):
            break
        run.insert(0, word)
    while run and not run[0].group()[0].isupper():
        run.pop(0)
    if run and run[0].group().lower() in {"the", "a", "an"}:
        run.pop(0)
    named = {word.group().removesuffix("'s").removesuffix("’s") for word in run}
    return run[0] if len(run) > 1 and named & _heads() else None


@cache
def _heads() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["heads"])
