"""Annotated paragraphs as what the network learns from: sheets with the answers beside them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from examples import Example, Gold, rated

from reportedly.text.clauses import Range, Tree
from reportedly.text.cues import possible_cues
from reportedly.text.sheets import Sheet, pairs, sheets
from reportedly.text.tagger import CONTENT, CUE, SOURCE

__all__ = ["Lesson", "anchors_of", "lessons"]

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]

WEAK = frozenset({"ADP", "SCONJ", "PUNCT", "DET", "AUX"})
"""Parts of speech that a cue's main word has only where there is no other."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One sheet. ``cue`` is 1 at each cue's main word, ``asked`` 0 where the word lies in an
    attribution and may or may not be a cue of its own; for pairs of ``token`` and ``anchor``
    (numbers into ``sheet.heads``) ``relation`` is 4 x pairs and ``role`` the answer."""

    sheet: Sheet
    cue: Floats
    asked: Floats
    token: Ints
    anchor: Ints
    relation: Ints
    role: Ints


def lessons(documents: Iterable[Sequence[Example]], known: Collection[str]) -> list[Lesson]:
    """The sheets of all documents. ``known`` are the words that the linear models ask about."""
    made = list[Lesson]()
    for document in documents:
        anchors = [anchors_of(example, known) for example in document]
        for sheet in sheets([example.scene for example in document]):
            made.append(_lesson(sheet, document, anchors))
    return made


def anchors_of(example: Example, known: Collection[str]) -> list[int | None]:
    """The main word of each annotated cue: the one from which the parse reaches the content
    best, else the head of the cue's words."""
    scene, used, found = example.scene, set[int](), list[int | None]()
    possible = set(possible_cues(scene, known))
    for gold in example.golds:
        options = [i for i in possible if i in gold.cue and i not in used]
        if options:
            anchor: int | None = max((*rated(scene, i, gold), i) for i in options)[-1]
        else:
            anchor = _top(scene.tree, gold)
        anchor = None if anchor in used else anchor
        used |= {anchor} if anchor is not None else set()
        found.append(anchor)
    return found


def _top(tree: Tree, gold: Gold) -> int | None:
    words = sorted(gold.cue)
    tops = [i for i in words if tree.head[i] not in gold.cue or tree.head[i] == i]
    strong = [i for i in tops if tree.pos[i] not in WEAK]
    return next(iter(strong or tops), None)


def _lesson(sheet: Sheet, document: Sequence[Example], anchors: list[list[int | None]]) -> Lesson:
    size, base = len(sheet.heads), 0
    cue, asked = np.zeros(size, dtype=np.float32), np.ones(size, dtype=np.float32)
    token, anchor, relation, role = list[Ints](), list[Ints](), list[Ints](), list[Ints]()
    for number, (start, end) in sheet.stretches:
        scene, golds = document[number].scene, document[number].golds
        for i in set[int]().union(*(gold.content | gold.cue for gold in golds)):
            if start <= i < end:
                asked[base + i - start] = 0
        pairing = [
            (g, a)
            for g, a in zip(golds, anchors[number], strict=True)
            if a is not None and start <= a < end
        ]
        for gold, at in pairing:
            cue[base + at - start] = asked[base + at - start] = 1
            token.append(np.arange(base, base + end - start))
            anchor.append(np.full(end - start, base + at - start))
            relation.append(pairs(scene, at, (start, end)))
            role.append(_roles(gold, (start, end)))
        base += end - start
    return Lesson(
        sheet,
        cue,
        asked,
        _all(token),
        _all(anchor),
        np.concatenate(relation, 1) if relation else np.zeros((4, 0), dtype=np.int64),
        _all(role),
    )


def _all(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _roles(gold: Gold, stretch: Range) -> Ints:
    """The role of each token; a mark between two words of the content belongs to it."""
    start, end = stretch
    made = np.zeros(end - start, dtype=np.int64)
    for held, role in ((gold.content, CONTENT), (gold.speaker, SOURCE), (gold.cue, CUE)):
        for i in held:
            if start <= i < end:
                made[i - start] = role
    for i in range(1, end - start - 1):
        if made[i] == 0 and made[i - 1] == CONTENT == made[i + 1]:
            made[i] = CONTENT
    return made
