"""Sentences with "said" that a reading cuts off or leaves out: "said 40, or half, were ill"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.scenes import Scene
from reportedly.text.weighing import Reported

__all__ = ["completed", "left_out", "within", "without_next"]

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_PERSONS = frozenset({"he", "she", "it", "they", "i", "we"})


@cache
def _plain() -> frozenset[str]:
    return frozenset(lexicon("cues")["plain"])


def completed(scene: Scene, found: Reported) -> Reported:
    """The same up to the stop where its content has no verb, and the verb comes only after the
    comma at which it was cut: "said 400 of its 900 members, or 44 per cent, [were on strike]"."""
    tree, cue = scene.tree, found.anchor
    if tree.lemmas[cue] not in _plain() or scene.quote[cue] >= 0:
        return found
    if len(found.content.pieces) != 1:
        return found
    start, stop = found.content.pieces[0]
    end = tree.sentence[cue][1]
    while end > stop and tree.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    if not cue < start <= cue + 2 or stop + 1 >= end or _finite(tree, (start, stop)):
        return found
    goes_on = stop + 1 if tree.words[stop] == "," else stop
    if tree.tags[goes_on] not in _FINITE or not _nominal(tree, (start, stop)):
        return found
    return replace(found, content=replace(found.content, pieces=((start, end),)))


def left_out(scene: Scene, outer: Sequence[Reported]) -> Iterator[Reported]:
    """Finite verbs of saying with a subject and a clause after them, which no reading has taken
    up or counts as part of another's words: "the mayor told residents that the dam was safe"."""
    tree = scene.tree
    for verb in range(1, len(tree)):
        if tree.lemmas[verb] not in _plain() or tree.tags[verb] not in _FINITE:
            continue
        who = tree.kid(verb, "nsubj")
        clause = next((k for k in tree.kids[verb] if k > verb and tree.deps[k] == "ccomp"), -1)
        if not 0 <= who < verb or clause < 0 or tree.tags[who] in ("WP", "WDT"):
            continue
        content = _before_next(scene, (tree.first[clause], tree.last[clause] + 1), outer)
        if not _finite(tree, content) or scene.quote[verb] >= 0:
            continue
        others = [s for s in outer if not within(s, content)]
        if any(s.anchor == verb or _meets(s, content, verb) for s in others):
            continue
        yield Reported(verb, Content((content,), "formula"), who, 1.0)


def within(found: Reported, content: Range) -> bool:
    """Whether a reading lies in what another says, its cue and all."""
    places = ((found.anchor, found.anchor + 1), *found.content.pieces)
    return all(content[0] <= a and b <= content[1] for a, b in places)


def _before_next(scene: Scene, content: Range, outer: Sequence[Reported]) -> Range:
    """A clause that ends before "— and he admitted …", where the next reading begins."""
    tree, (start, end) = scene.tree, content
    for other in outer:
        subject = scene.subject(other.anchor)
        joined = tree.words[tree.first[subject] - 1] in ("and", "but") if subject > 0 else False
        if joined and start + 2 < subject < other.anchor < end:
            end = min(end, tree.first[subject])
    while end > start + 1 and (tree.pos[end - 1] == "PUNCT" or tree.deps[end - 1] == "cc"):
        end -= 1
    return start, end


def without_next(scene: Scene, found: Reported, others: Sequence[Reported]) -> Reported:
    """A content around its cue without "and he expects …" after it, where a next statement with
    its own verb and speaker begins: "the peak is over, she said, and she expects …"."""
    tree, pieces = scene.tree, found.content.pieces
    if len(pieces) < 2 or pieces[-1][0] < found.anchor:
        return found
    start, stop = pieces[-1]
    if any(scene.quote[i] >= 0 for i in range(start, stop)) or tree.words[start] != "and":
        return found
    next_cues = (s.anchor for s in others if start < s.anchor < start + 5)
    if start + 1 < len(tree) and tree.words[start + 1] in _PERSONS and next(next_cues, -1) > 0:
        return replace(found, content=replace(found.content, pieces=pieces[:-1]))
    return found


def _meets(found: Reported, content: Range, verb: int) -> bool:
    return any(
        a <= verb < b or (a < content[1] and content[0] < b) for a, b in found.content.pieces
    )


def _finite(tree: Tree, piece: Range) -> bool:
    return any(tree.tags[i] in _FINITE for i in range(*piece))


def _nominal(tree: Tree, piece: Range) -> bool:
    return any(tree.pos[i] in ("NOUN", "PROPN", "NUM") for i in range(*piece))
