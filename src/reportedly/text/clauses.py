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
        size, head = len(doc), [token.head.i for token in doc]
        kids: list[list[int]] = [[] for _ in range(size)]
        for i, h in enumerate(head):
            if h != i:
                kids[h].append(i)
        sentence = list[Range]()
        for sent in doc.sents:
            sentence += [(sent.start, sent.end)] * (sent.end - sent.start)
        first, last = _edges(head)
        return cls(
            text=doc.text,
            words=[token.lower_ for token in doc],
            lemmas=[token.lemma_.lower() for token in doc],
            pos=[token.pos_ for token in doc],
            tags=[token.tag_ for token in doc],
            deps=[token.dep_ for token in doc],
            ents=[token.ent_type_ for token in doc],
            head=head,
            begin=[token.idx for token in doc],
            end=[token.idx + len(token) for token in doc],
            first=first,
            last=last,
            kids=kids,
            sentence=sentence,
        )

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> Range:
        return self.first[i], self.last[i] + 1

    def kid(self, i: int, *deps: str) -> int:
        """The first child with one of these dependencies, or -1."""
        return next((k for k in self.kids[i] if self.deps[k] in deps), -1)

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


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The first and last token below each token, itself included."""
    first, last = list(range(len(head))), list(range(len(head)))
    for i in range(len(head)):
        at = i
        while head[at] != at:
            at = head[at]
            if first[at] <= i <= last[at]:
                continue
            first[at], last[at] = min(first[at], i), max(last[at], i)
    return first, last


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
