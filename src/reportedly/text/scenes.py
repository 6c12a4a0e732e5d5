"""A parsed paragraph with its quotations: who may say what where, "“No,” said the mayor"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from reportedly.model.attribution import Quotation
from reportedly.text.clauses import Range, Tree
from reportedly.text.parse import Paragraph
from reportedly.text.quotes import Part

__all__ = ["Scene", "parts_in", "scene_of"]

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")

_MARKS = ("PUNCT", "SPACE")
_FINITE = ("VBD", "VBZ", "VBP", "MD")

KEPT = 50_000
"""Words whose names are kept at once."""

_SPELLINGS = (("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ence", "ense"))


@dataclass(frozen=True, slots=True)
class Scene:
    """``quotes`` are the token ranges inside quotation marks; ``quote`` gives the number of its
    quotation to each token, -1 outside. ``headline`` is set where the paragraph is a title.

    ``names`` are the words as the learned tables know them: "criticize/VERB", whichever way it is
    spelt. ``inked``, ``finite`` and ``quoted`` count what stands before each token and after the
    last: words that are no marks, finite verbs, tokens inside quotation marks.
    """

    tree: Tree
    quotes: list[Range]
    quote: list[int]
    headline: bool
    names: list[str]
    inked: list[int]
    finite: list[int]
    quoted: list[int]

    def subject(self, i: int) -> int:
        return self.tree.kid(i, *_SUBJECTS)

    def name(self, i: int) -> str:
        return self.names[i]

    def core(self, anchor: int) -> Range:
        """The cue with its subject, auxiliaries and particle: "he had said"."""
        tree, start, end = self.tree, anchor, anchor + 1
        for kid in tree.kids[anchor]:
            if tree.deps[kid] in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "dative"):
                start, end = min(start, tree.first[kid]), max(end, tree.last[kid] + 1)
        return start, end

    def quotes_of(self, sentence: Range) -> list[int]:
        """The numbers of the quotations that touch a sentence."""
        return sorted({n for n in self.quote[slice(*sentence)] if n >= 0})


def scene_of(tree: Tree, parts: Sequence[Part], *, headline: bool) -> Scene:
    """``parts`` are the quoted words of this paragraph as offsets into the paragraph, in order."""
    quote, quotes, i = [-1] * len(tree), list[Range](), 0
    for start, end in parts:
        while i < len(tree) and tree.end[i] <= start:
            i += 1
        first = i
        while i < len(tree) and tree.begin[i] < end:
            i += 1
        if first < i:
            quote[first:i] = [len(quotes)] * (i - first)
            quotes.append((first, i))
    return Scene(
        tree=tree,
        quotes=quotes,
        quote=quote,
        headline=headline,
        names=list(map(_name, tree.lemmas, tree.pos)),
        inked=_counted(pos not in _MARKS for pos in tree.pos),
        finite=_counted(tag in _FINITE for tag in tree.tags),
        quoted=_counted(n >= 0 for n in quote),
    )


@lru_cache(KEPT)
def _name(lemma: str, pos: str) -> str:
    for british, american in _SPELLINGS:
        if lemma.endswith(british):
            lemma = lemma.removesuffix(british) + american
    return f"{lemma}/{pos}"


def _counted(held: Iterable[bool]) -> list[int]:
    return list(accumulate(held, initial=0))


def parts_in(paragraph: Paragraph, quotations: Iterable[Quotation]) -> list[Part]:
    """The quoted words that lie in a paragraph, as offsets into it, in order."""
    start, end = paragraph.start, paragraph.end
    return [
        (max(part.start, start) - start, min(part.end, end) - start)
        for quotation in quotations
        for part in quotation.parts
        if part.start < end and part.end > start
    ]
