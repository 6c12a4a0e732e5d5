"""A sentence as a tree: which words hang together as one clause, "that the dam had burst"."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportedly.text.tokens import Doc

__all__ = ["Range", "Tree", "merged", "without"]

Range = tuple[int, int]
"""Half-open token numbers."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed paragraph as plain lists, one entry a token: the parser's own objects are too slow
    to ask again and again.

    ``begin`` and ``end`` are half-open offsets into the paragraph; ``head`` is the token's own
    number at a root; ``first`` and ``last`` bound its subtree, both included; ``kids`` are its
    children in order, and ``sentence`` is the range of the sentence it is in.
    """

    text: str
    words: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    ents: list[str]
    head: list[int]
    begin: list[int]
    end: list[int]
    first: list[int]
    last: list[int]
    kids: list[list[int]]
    sentence: list[Range]

    @classmethod
    def of(cls, doc: Doc) -> "Tree":
        tokens = doc.tokens
        return cls(
            text=doc.text,
            words=[t.lower_ for t in tokens],
            lemmas=[t.lemma_.lower() for t in tokens],
            pos=[t.pos_ for t in tokens],
            tags=[t.tag_ for t in tokens],
            deps=[t.dep_ for t in tokens],
            ents=[t.ent_type_ for t in tokens],
            head=[t.head.i for t in tokens],
            begin=doc.starts,
            end=[t.idx + len(t.text) for t in tokens],
            first=[t.left_edge.i for t in tokens],
            last=[t.right_edge.i for t in tokens],
            kids=[[kid.i for kid in t.kids] for t in tokens],
            sentence=[(t.sent.start, t.sent.end) for t in tokens],
        )

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> Range:
        return self.first[i], self.last[i] + 1

    def kid(self, i: int, *deps: str) -> int:
        """The first child with one of these dependencies, or -1."""
        for kid in self.kids[i]:
            if self.deps[kid] in deps:
                return kid
        return -1

    def up(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def path(self, start: int, goal: int, longest: int = 6) -> str:
        """The dependencies on the way from one token to another: "nsubj>" down, "<xcomp" up.

        "" where they are the same token, "far" where the way is longer or leaves the sentence.
        """
        above = [start, *self.up(start)]
        rank = {token: n for n, token in enumerate(above)}
        down, at = list[str](), goal
        while at not in rank:
            down.append(f"{self.deps[at]}>")
            if self.head[at] == at:
                return "far"
            at = self.head[at]
        rise = [f"<{self.deps[token]}" for token in above[: rank[at]]]
        return "".join(rise + down[::-1]) if len(rise) + len(down) <= longest else "far"


def without(whole: Range, hole: Range) -> list[Range]:
    """What is left of a range when another is cut out of it: none, one or two pieces."""
    left = (whole[0], min(whole[1], max(hole[0], whole[0])))
    right = (max(whole[0], min(hole[1], whole[1])), whole[1])
    if hole[0] >= whole[1] or hole[1] <= whole[0]:
        return [whole]
    return [piece for piece in (left, right) if piece[0] < piece[1]]


def merged(pieces: Iterable[Range]) -> list[Range]:
    """Ranges in order, those that touch or overlap joined."""
    made = list[Range]()
    for start, end in sorted(pieces):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made
