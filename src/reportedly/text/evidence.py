"""What the tagger says for each reading of a cue: these words are its content, that its source."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content, tidied
from reportedly.text.tagger import CONTENT, CUE, SOURCE, Tagged
from reportedly.text.voices import NOBODY

__all__ = ["content_odds", "content_read", "cue_odds", "cues_read", "source_odds"]

Floats = npt.NDArray[np.float32]

MOST = 6.0
"""Log odds beyond which one word counts no more."""

GAP = 2
"""Tokens at most that a content may skip and still be one piece."""

LEAST = 1.2
"""Sum of chances below which a piece of a content is noise."""

PIECES, WORDS = 2, 3
"""A content as the tagger alone would have it has at most so many pieces of at least so many
tokens; what is more broken is no reading."""


def cues_read(read: Tagged, least: float) -> Iterator[int]:
    """The words that the tagger takes for cues with at least this chance."""
    tree = read.scene.tree
    for i in np.flatnonzero(read.cue >= least).tolist():
        if any(map(str.isalnum, tree.words[i])):
            yield i


def cue_odds(read: Tagged, anchor: int) -> float:
    """The log odds that a word is a cue."""
    return float(_odds(read.cue[anchor]))


def content_odds(roles: Floats, options: Sequence[Content]) -> Floats:
    """For each option the summed log odds of its words."""
    total = np.concatenate([[0.0], np.cumsum(_odds(np.exp(roles[:, CONTENT])))])
    return np.array([sum(total[b] - total[a] for a, b in option.pieces) for option in options])


def source_odds(roles: Floats, people: Sequence[int]) -> Floats:
    """For each candidate's head word the log chance that it speaks; for nobody that none does."""
    chance = np.exp(roles[:, SOURCE])
    nobody = 1 - chance.max(initial=0.0)
    found = [nobody if who == NOBODY else chance[who] for who in people]
    return np.log(np.maximum(found, 1e-4))


def content_read(tree: Tree, roles: Floats, anchor: int) -> Content | None:
    """The content as the tagger alone would have it: its runs of likely words, small gaps
    closed; None where there are none, or only scraps."""
    chance, role = np.exp(roles[:, CONTENT]), roles.argmax(axis=1)
    runs = list[Range]()
    for i in np.flatnonzero(chance > 0.5).tolist():
        if i == anchor:
            continue
        start, end = runs[-1] if runs else (0, -GAP - 1)
        between = range(max(end, 0), i)
        apart = any(k == anchor or role[k] in (SOURCE, CUE) for k in between)
        if i - end <= GAP and not apart:
            runs[-1] = (start, i + 1)
        else:
            runs.append((i, i + 1))
    strong = [run for run in runs if chance[slice(*run)].sum() >= LEAST] or runs
    made = tidied(tree, anchor, "read", strong)
    if made is None or len(made.pieces) > PIECES:
        return None
    return made if all(end - start >= WORDS for start, end in made.pieces) else None


def _odds(chance: Floats) -> Floats:
    kept = np.clip(chance, 1e-6, 1 - 1e-6)
    found: Floats = np.clip(np.log(kept / (1 - kept)), -MOST, MOST)
    return found
