"""What the fixed forms of attribution are made of: a source, a body, the verb between them."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.clauses import Range, Tree
from reportedly.text.contents import Content
from reportedly.text.sources import is_kind
from reportedly.text.weighing import Reported

__all__ = [
    "FINITE",
    "SHORT",
    "framed",
    "head_of",
    "ink",
    "is_rubric",
    "is_verbal",
    "source_in",
    "stating",
    "trimmed_range",
]

FINITE = ("VBD", "VBZ", "VBP", "MD")
SHORT = 7
"""Words that a source before or after a colon has at most."""
_KINDS = ("person", "office", "state", "reports", "document", "data", "organisation", "outlet")


@cache
def stating() -> frozenset[str]:
    """Lemmas of verbs whose clause is what is said."""
    return frozenset(lexicon("cues")["stating"])


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(lexicon("cues")["rubrics"])


def framed(
    tree: Tree,
    anchor: int,
    pieces: tuple[Range, ...],
    who: int | None,
    phrase: Range | None = None,
    least: int = 3,
) -> Reported | None:
    """A certain attribution of those stretches to ``who``, without the marks at their edges;
    None without a source or with fewer than ``least`` words."""
    kept = tuple(p for p in (trimmed_range(tree, piece) for piece in pieces) if p[0] < p[1])
    if who is None or sum(end - start for start, end in kept) < least:
        return None
    return Reported(anchor, Content(kept, "formula"), who, 1.0, phrase)


def trimmed_range(tree: Tree, piece: Range) -> Range:
    """A range without punctuation at its edges; quotation marks stay, but for a pair around all
    of it."""
    start, end = piece
    while start < end and tree.pos[start] in ("PUNCT", "SPACE") and tree.words[start] != '"':
        start += 1
    while end > start and tree.pos[end - 1] in ("PUNCT", "SPACE") and tree.words[end - 1] != '"':
        end -= 1
    if end - start > 2 and tree.words[start] == tree.words[end - 1] == '"':
        return start + 1, end - 1
    return start, end


def source_in(tree: Tree, place: Range) -> int | None:
    """The head of a short phrase that names somebody who speaks, or None."""
    start, end = place
    while start < end and tree.pos[start] in ("PUNCT", "SPACE"):
        start += 1
    if not 0 < end - start <= SHORT or is_verbal(tree, (start, end)):
        return None
    head = head_of(tree, (start, end))
    lemma = tree.lemmas[head]
    if is_rubric(tree, (start, end)):
        return None
    if any(is_kind(kind, lemma) for kind in _KINDS):
        return head
    named = tree.ents[head] in ("PERSON", "ORG")
    return head if named and all(tree.pos[i] != "ADP" for i in range(start, end)) else None


def is_rubric(tree: Tree, place: Range) -> bool:
    """Whether words only label what follows: "Analysis:", "EXCLUSIVE:"."""
    return tree.words[place[0]] in _rubrics() or tree.lemmas[head_of(tree, place)] in _rubrics()


def head_of(tree: Tree, place: Range) -> int:
    """The last top noun of some words, else their last word."""
    start, end = place
    tops = [i for i in range(start, end) if not start <= tree.head[i] < end or tree.head[i] == i]
    nouns = [i for i in tops if tree.pos[i] in ("NOUN", "PROPN", "PRON")]
    return (nouns or [end - 1])[-1]


def is_verbal(tree: Tree, place: Range) -> bool:
    return any(tree.tags[i] in FINITE for i in range(*place))


def ink(tree: Tree, start: int, end: int) -> bool:
    """Whether anything but marks stands in a range."""
    return any(tree.pos[i] not in ("PUNCT", "SPACE") for i in range(start, end))
