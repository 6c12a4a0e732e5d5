"""What a line shows beside its words: how long it is, how it ends, what stands around it."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from math import log1p

import numpy as np
import numpy.typing as npt

from reportedly.lexicon.load import lexicon
from reportedly.read.lines import Line
from reportedly.read.wording import edges

__all__ = ["TRAITS", "traits"]

Floats = npt.NDArray[np.float64]

LONG = 60
"""Characters from which a sentence on a line of its own counts as a paragraph of a story."""

FAR = 20
"""Lines from which on a distance does not matter any more."""

_SAYS = re.compile(
    r"\b(?:said|says|told|according|reported|announced|claimed|confirmed|warned|added|wrote)\b"
)
_DATE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.? \d|\b(?:19|20)\d\d\b", re.I
)
_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(?:com|org|net)\b")
_DIGIT = re.compile(r"\d")
_SIGNS = re.compile(r"[|»›→©•·>/]")
_BREAK = re.compile(r"[.!?][\"')]* +[A-Z\"'(]")
_CREDIT = re.compile(r"[/(—|-][^/()]{2,40}[)/]?\.?$")
_STEM = re.compile(r"[^\W\d_]{4,}")
_ENDS = {".": 1, "!": 2, "?": 2, ":": 3, '"': 4, "'": 4, ")": 5, "]": 5, "…": 6}
_ENDS |= dict.fromkeys(",;-–—>»|", 7)
_STARTS = {'"': 3, "'": 3, "(": 5, "[": 5, "{": 5}
_YOU = frozenset({"you", "your", "yours", "our", "us", "we", "my", "me", "i"})

_OWN = (
    "chars", "words", "sentences", "end", "start", "small", "capitals", "shouted", "digits",
    "signs", "address", "quotes", "says", "you", "date", "credit", "prose",
)  # fmt: skip
_AROUND = (
    "wording", "marked", "repeated", "echoed", "place", "left", "share", "lines", "story share",
    "paragraphs", "above", "below", "since", "until", "wording -1", "wording -2", "wording +1",
    "wording +2", "wording -6", "wording +6", "wording 3", "wording 15", "wording all",
    "chars -1", "chars +1", "marked -1", "marked +1", "marked -6", "marked +6", "marked 15",
    "marked all", "story -6", "story +6", "end -1", "end +1",
)  # fmt: skip
TRAITS = _OWN + _AROUND
"""The names of the columns, in order."""


def traits(rows: Sequence[Line], marked: Sequence[bool], wordings: Sequence[float]) -> Floats:
    """A row of numbers (lines x TRAITS) for each line of a page.

    ``marked`` says which lines the rules have recognised as furniture, captions or names,
    ``wordings`` how much the words of each line sound like furniture.
    """
    own = np.array([_own(row) for row in rows], dtype=np.float64).reshape(-1, len(_OWN))
    told = np.array([row.is_prose and len(row.words) >= LONG for row in rows], dtype=np.float64)
    sounds, mark = np.asarray(wordings, np.float64), np.asarray(marked, np.float64)
    chars, end = own[:, 0], own[:, 3]
    size = len(rows)
    index = np.arange(size)
    every = np.ones(size)
    columns = (
        sounds, mark, *_repeats(rows, told),
        np.minimum(index, 30), np.minimum(size - 1 - index, 30), index / max(1, size - 1),
        every * log1p(size), every * told.mean(), every * min(told.sum(), 40),
        np.minimum(np.cumsum(told) - told, FAR), np.minimum(told.sum() - np.cumsum(told), FAR),
        _since(told), _since(told[::-1])[::-1],
        _next(sounds, -1), _next(sounds, -2), _next(sounds, 1), _next(sounds, 2),
        _mean(sounds, -6, 0), _mean(sounds, 1, 7), _mean(sounds, -3, 4), _mean(sounds, -15, 16),
        every * sounds.mean(), _next(chars, -1), _next(chars, 1),
        _next(mark, -1, 0.5), _next(mark, 1, 0.5), _mean(mark, -6, 0), _mean(mark, 1, 7),
        _mean(mark, -15, 16), every * mark.mean(), _mean(told, -6, 0), _mean(told, 1, 7),
        _next(end, -1, -1), _next(end, 1, -1),
    )  # fmt: skip
    return np.column_stack([own, *columns])


@cache
def _small() -> frozenset[str]:
    words = lexicon("furniture")["english"]
    return frozenset((*words["function"], *words["headline"]))


def _own(row: Line) -> tuple[float, ...]:
    words = edges(row.words)
    parts = words.split()
    spelt = [part for part in parts if part[0].isalpha()]
    bare = [part.strip(".,;:!?\"'()[]").casefold() for part in parts]
    first = words[0]
    end = _ENDS.get(words[-1], 0)
    start = 0 if first.isupper() else 1 if first.islower() else 2 if first.isdigit() else 4
    small = _small()
    return (
        log1p(len(row.words)),
        min(len(parts), 80),
        min(len(_BREAK.findall(words)), 8) + (end in (1, 2, 4)),
        end,
        _STARTS.get(first, start),
        sum(word in small for word in bare) / len(parts),
        sum(part[0].isupper() for part in spelt[1:]) / max(1, len(spelt) - 1),
        sum(part.isupper() and len(part) > 1 for part in spelt) / max(1, len(spelt)),
        len(_DIGIT.findall(words)) / len(words),
        min(len(_SIGNS.findall(words)), 5),
        _ADDRESS.search(words) is not None,
        min(words.count('"'), 4),
        _SAYS.search(words) is not None,
        min(sum(word in _YOU for word in bare), 4),
        _DATE.search(words) is not None,
        _CREDIT.search(words) is not None,
        row.is_prose,
    )


def _repeats(rows: Sequence[Line], told: Floats) -> tuple[Floats, Floats]:
    """How often a line stands on the page; the share of its words that come back in the story."""
    counts = Counter(row.words.casefold() for row in rows)
    stems = [
        {stem[:6] for stem in _STEM.findall(row.words.casefold())}
        if len(row.words) < 400
        else None
        for row in rows
    ]
    story = Counter[str]()
    for held, is_told in zip(stems, told, strict=True):
        if held and is_told:
            story.update(held)
    echoes = [
        sum(story[stem] > is_told for stem in held) / len(held) if held else -1.0
        for held, is_told in zip(stems, told, strict=True)
    ]
    repeated = [min(counts[row.words.casefold()], 4) for row in rows]
    return np.array(repeated, dtype=np.float64), np.array(echoes, dtype=np.float64)


def _since(told: Floats) -> Floats:
    """Lines since the last paragraph of the story."""
    index = np.arange(len(told))
    last = np.maximum.accumulate(np.where(told > 0, index, -FAR))
    before = np.concatenate([[-FAR], last[:-1]]) if len(told) else last
    lines: Floats = np.minimum(index - before, FAR).astype(np.float64)
    return lines


def _next(values: Floats, step: int, beyond: float = 0.0) -> Floats:
    """The value of the line so many lines further on."""
    found = np.full(len(values), beyond)
    if abs(step) < len(values):
        if step > 0:
            found[:-step] = values[step:]
        else:
            found[-step:] = values[:step]
    return found


def _mean(values: Floats, first: int, end: int) -> Floats:
    """The mean over the lines around each, from ``first`` to before ``end``; 0 where are none."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    index = np.arange(len(values))
    low, high = (np.clip(index + step, 0, len(values)) for step in (first, end))
    mean: Floats = (sums[high] - sums[low]) / np.maximum(1, high - low)
    return mean
