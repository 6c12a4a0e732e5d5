"""Paragraphs as numbers for the encoder: pieces, tags, dependencies, quotation marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range
from reportedly.text.pieces import CLS, SEP, pieces
from reportedly.text.scenes import Scene

__all__ = ["ROWS", "Sheet", "pairs", "sheets", "sizes"]

Ints = npt.NDArray[np.int64]

LONGEST = 320
"""Pieces of one sheet at most, as the encoder was trained."""

ROOM = LONGEST - 2
"""Pieces of one stretch at most, the signs at both ends not counted."""

WORD = 16
"""Pieces of one token at most; the rest of a longer one is left out."""

ROWS = 6
"""Rows of a sheet: pieces, tags, dependencies, quotation, shape, headline."""

STEPS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)
"""Distances in tokens from which another class of distance begins."""

SENTENCES = 3
"""Sentences to either side that are told apart."""


KEPT = 50_000
"""Words whose shape is kept at once."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """As many paragraphs as fit. ``rows`` is ROWS x length; ``stretches`` are the scene's number
    and its tokens, ``heads`` the column of each token's first piece, stretch after stretch."""

    rows: Ints
    stretches: tuple[tuple[int, Range], ...]
    heads: Ints


def sheets(scenes: Sequence[Scene]) -> Iterator[Sheet]:
    """Pack paragraphs in their order; one that is too long is cut between sentences."""
    columns, stretches, heads = _opened()
    for number, scene in enumerate(scenes):
        cut, traits = [pieces(word)[:WORD] for word in scene.tree.words], _traits(scene)
        for start, end in _stretches(scene, [len(c) for c in cut]):
            size = sum(len(c) for c in cut[start:end]) + 1
            if stretches and len(columns) + size > LONGEST:
                yield _sheet(columns, stretches, heads)
                columns, stretches, heads = _opened()
            for i in range(start, end):
                heads.append(len(columns))
                columns += [(piece, *traits[i]) for piece in cut[i]]
            columns.append((SEP, 0, 0, 0, 0, 0))
            stretches.append((number, (start, end)))
    if stretches:
        yield _sheet(columns, stretches, heads)


_Columns = list[tuple[int, ...]]


def _opened() -> tuple[_Columns, list[tuple[int, Range]], list[int]]:
    return [(CLS, 0, 0, 0, 0, 0)], [], []


def _sheet(columns: _Columns, stretches: list[tuple[int, Range]], heads: list[int]) -> Sheet:
    rows = np.array(columns, dtype=np.int64).T
    return Sheet(np.ascontiguousarray(rows), tuple(stretches), np.array(heads, dtype=np.int64))


def _stretches(scene: Scene, sizes: list[int]) -> Iterator[Range]:
    """The whole paragraph, or runs of its sentences that fit; of a sentence that does not fit a
    sheet, the runs of tokens that do."""
    start = total = 0
    for first, last in dict.fromkeys(scene.tree.sentence):
        whole = sum(sizes[first:last])
        for i in range(first, last):
            needed = whole if i == first and whole <= ROOM else sizes[i]
            if i > start and total + needed > ROOM:
                yield start, i
                start, total = i, 0
            total += sizes[i]
    if start < len(sizes):
        yield start, len(sizes)


def _traits(scene: Scene) -> list[tuple[int, ...]]:
    """Of each token its tag, dependency, quotation, shape and headline."""
    tree, labels = scene.tree, _labels()
    headline = int(scene.headline)
    return [
        (tag, dep, 1 + (quote >= 0), _shape(tree.text[begin:end]), headline)
        for tag, dep, quote, begin, end in zip(
            (labels["tags"].get(tag, 0) for tag in tree.tags),
            (labels["deps"].get(dep, 0) for dep in tree.deps),
            scene.quote,
            tree.begin,
            tree.end,
            strict=True,
        )
    ]


@lru_cache(KEPT)
def _shape(word: str) -> int:
    """1 lower case, 2 a capital first, 3 capitals, 4 digits, 5 no letter or digit."""
    if word.isupper() and len(word) > 1:
        return 3
    if word[:1].isupper():
        return 2
    if any(map(str.isdigit, word)):
        return 4
    return 1 if any(map(str.isalpha, word)) else 5


def pairs(scene: Scene, anchor: int, stretch: Range) -> Ints:
    """How each token of a stretch stands to a cue: 4 rows of class numbers (distance, place in
    the parse, sentence, quotation) x tokens of the stretch."""
    start, end = stretch
    away = np.arange(start, end) - anchor
    distance = _steps()[np.abs(away)] * np.sign(away) + len(STEPS)
    order = _order(scene)
    sentence = np.clip(order[start:end] - order[anchor], -SENTENCES, SENTENCES) + SENTENCES
    quote = np.array(scene.quote[start:end])
    own = scene.quote[anchor]
    quotation = (quote >= 0) + 2 * ((quote == own) & (own >= 0)) + 3 * (own >= 0)
    return np.stack([distance, _places(scene, anchor)[start:end], sentence, quotation])


@cache
def _steps() -> Ints:
    """The class of each distance within a stretch."""
    return np.digitize(np.arange(LONGEST), STEPS)


def _order(scene: Scene) -> Ints:
    """The number of each token's sentence."""
    begins = [first for first, _ in scene.tree.sentence]
    return np.cumsum(np.diff(begins, prepend=begins[:1]) > 0)


def _places(scene: Scene, anchor: int) -> Ints:
    """Elsewhere 0, in the cue's sentence 1, below the cue's head 2, above the cue 3, the cue 4,
    then by dependency and side the phrases that hang on the head, and those on the cue."""
    tree, labels = scene.tree, _labels()["deps"]
    place = np.zeros(len(tree), dtype=np.int64)
    place[slice(*tree.sentence[anchor])] = 1
    for level, at in ((0, tree.head[anchor]), (1, anchor)):
        place[slice(*tree.subtree(at))] = 2
        for kid in tree.kids[at]:
            number = 5 + 2 * (level * (len(labels) + 1) + labels.get(tree.deps[kid], 0))
            place[slice(*tree.subtree(kid))] = number + (kid > at)
    for above in tree.up(anchor):
        place[above] = 3
    place[anchor] = 4
    return place


def sizes() -> dict[str, int]:
    """How many classes each row has, of sheets and of pairs."""
    tags, deps = (len(_labels()[name]) + 1 for name in ("tags", "deps"))
    return {
        "tag": tags,
        "dep": deps,
        "quoted": 3,
        "shape": 6,
        "distance": 2 * len(STEPS) + 1,
        "place": 5 + 4 * deps,
        "sentence": 2 * SENTENCES + 1,
        "quotation": 7,
    }


@cache
def _labels() -> dict[str, dict[str, int]]:
    """The parser's tags and dependencies by number, from 1."""
    return {
        name: {label: n for n, label in enumerate(words, 1)}
        for name, words in lexicon("labels").items()
    }
