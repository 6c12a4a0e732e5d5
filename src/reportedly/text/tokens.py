"""A parsed paragraph as plain objects: "burst" is a verb whose subject is "dam"."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

__all__ = ["Doc", "Piece", "Token", "Word", "set_edges"]

_NOMINAL = ("NOUN", "PROPN", "PRON")
_HEADING = frozenset(
    ("oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT")
)
"""Dependencies of the heads of noun phrases (spaCy's ``noun_chunks`` for English)."""


class Word:
    """What is so of a word wherever it stands: made once, shared by its tokens."""

    TRAITS = (
        "is_alpha",
        "is_lower",
        "is_punct",
        "is_space",
        "is_stop",
        "is_title",
        "is_upper",
        "like_num",
    )
    __slots__ = ("lower", "text", *TRAITS)
    is_alpha: bool
    is_lower: bool
    is_punct: bool
    is_space: bool
    is_stop: bool
    is_title: bool
    is_upper: bool
    like_num: bool
    lower: str
    text: str


class Token:
    """A word in its paragraph. The names are spaCy's, and mean the same; but its own objects make
    each answer anew, from C, and rules ask a hundred questions of every word.

    ``i`` is its number and ``idx`` its first character in the paragraph; a root is its own head.
    """

    __slots__ = (
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "kids",
        "left_edge",
        "lemma_",
        "lower_",
        "morph",
        "pos_",
        "right_edge",
        "sent",
        "tag_",
        "text",
        "whitespace_",
        "word",
    )
    head: "Token"
    left_edge: "Token"
    right_edge: "Token"
    sent: "Piece"

    def __init__(
        self,
        doc: "Doc",
        i: int,
        idx: int,
        word: Word,
        tag: str,
        dep: str,
        pos: str,
        lemma: str,
        morph: str,
        space: str,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.word = word
        self.text = word.text
        self.lower_ = word.lower
        self.tag_ = tag
        self.dep_ = dep
        self.pos_ = pos
        self.lemma_ = lemma
        self.morph = morph
        self.whitespace_ = space
        self.ent_type_ = ""
        self.ent_iob_ = "O"
        self.is_sent_start = False
        self.kids = list[Token]()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        return self.word.is_alpha

    @property
    def is_lower(self) -> bool:
        return self.word.is_lower

    @property
    def is_punct(self) -> bool:
        return self.word.is_punct

    @property
    def is_space(self) -> bool:
        return self.word.is_space

    @property
    def is_stop(self) -> bool:
        return self.word.is_stop

    @property
    def is_title(self) -> bool:
        return self.word.is_title

    @property
    def is_upper(self) -> bool:
        return self.word.is_upper

    @property
    def like_num(self) -> bool:
        return self.word.like_num

    @property
    def is_sent_end(self) -> bool:
        return self.i + 1 == len(self.doc) or self.doc[self.i + 1].is_sent_start

    @property
    def children(self) -> Iterator["Token"]:
        return iter(self.kids)

    @property
    def lefts(self) -> Iterator["Token"]:
        return (kid for kid in self.kids if kid.i < self.i)

    @property
    def rights(self) -> Iterator["Token"]:
        return (kid for kid in self.kids if kid.i > self.i)

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The heads above, nearest first."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def subtree(self) -> Iterator["Token"]:
        """The token and all below it, those to the left before it."""
        found = list[Token]()
        _below(self, found)
        return iter(found)

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """What the token is coordinated with, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for token in found:  # grows meanwhile
            found += (kid for kid in token.rights if kid.dep_ == "conj")
        return tuple(token for token in found if token is not self)

    def nbor(self, step: int = 1) -> "Token":
        """The token so many places on; raises ``IndexError`` beyond the paragraph."""
        if self.i + step < 0:
            raise IndexError(f"no token {step} places from {self.text!r}")
        return self.doc[self.i + step]

    def is_ancestor(self, other: "Token") -> bool:
        return any(above is self for above in other.ancestors)


def _below(token: Token, found: list[Token]) -> None:
    kids, own = token.kids, token.i
    if not kids:
        found.append(token)
        return
    at = 0
    while at < len(kids) and kids[at].i < own:
        _below(kids[at], found)
        at += 1
    found.append(token)
    for kid in kids[at:]:
        _below(kid, found)


def set_edges(tokens: Sequence[Token]) -> None:
    """Give each token the first and the last token below it, itself included."""
    for token in tokens:
        _reach(token, "left_edge")
    for token in reversed(tokens):
        _reach(token, "right_edge")


def _reach(token: Token, edge: str) -> None:
    """Who comes first is the edge of all above that have none yet."""
    at = token
    while not hasattr(at, edge):
        setattr(at, edge, token)
        at = at.head


class Piece:
    """Tokens in a row: a sentence, a name, a stretch. ``end`` is the number after the last."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Doc", start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> "Piece": ...
    def __getitem__(self, at: int | slice) -> "Token | Piece":
        if isinstance(at, slice):
            start, stop = _within(len(self), at)
            return Piece(self.doc, self.start + start, self.start + stop)
        place = at + (self.end if at < 0 else self.start)
        if not self.start <= place < self.end:
            raise IndexError(f"no token {at} in {self.text!r}")
        return self.doc.tokens[place]

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Piece)
            and self.doc is other.doc
            and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)
        )

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end, self.label_))

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        return self.doc.text[self.start_char : self.end_char]

    @property
    def text_with_ws(self) -> str:
        return self.text + (self[-1].whitespace_ if len(self) else "")

    @property
    def sent(self) -> "Piece":
        return self.doc[self.start].sent

    @property
    def root(self) -> Token:
        """The token that is highest in the parse, the first of several."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        best, least = self.doc.tokens[self.start], len(self.doc.tokens)
        for token in tokens:
            if self.start <= token.head.i < self.end:
                continue
            mark = not token.kids and (token.is_space or token.is_punct)
            far = len(self.doc.tokens) - 1 if mark else sum(1 for _ in token.ancestors)
            if far < least:
                best, least = token, far
        return best


class Doc:
    """The tokens of one paragraph. Offsets are characters of ``text``."""

    __slots__ = ("ents", "sents", "starts", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list[Token]()
        self.starts = list[int]()
        self.sents: Sequence[Piece] = ()
        self.ents: Sequence[Piece] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Piece: ...
    def __getitem__(self, at: int | slice) -> Token | Piece:
        if isinstance(at, slice):
            return Piece(self, *_within(len(self.tokens), at))
        return self.tokens[at]

    def char_span(self, start: int, end: int, *, alignment_mode: str = "strict") -> Piece | None:
        """The tokens at half-open character offsets: "strict" where they are whole tokens, with
        "expand" those that are touched; None where there are none."""
        first, last = self._at(start), self._at(end - 1)
        if first < 0 or last < 0:
            return None
        one, other = self.tokens[first], self.tokens[last]
        if alignment_mode == "strict":
            if start != one.idx or end != other.idx + len(other.text):
                return None
        elif start == one.idx + len(one.text):
            first += 1  # the blank after a token is no part of it
        return Piece(self, first, max(first, last + 1))

    def _at(self, offset: int) -> int:
        """The token at a character, or at the blank before which it ends; -1 outside."""
        found = bisect_right(self.starts, offset) - 1
        if found < 0:
            return -1
        token = self.tokens[found]
        return found if offset < token.idx + len(token.text) + len(token.whitespace_) else -1

    @property
    def noun_chunks(self) -> Iterator[Piece]:
        """Noun phrases without what hangs on them, none within another (after spaCy's
        ``lang/en/syntax_iterators.py``)."""
        done = -1
        for token in self.tokens:
            if token.pos_ not in _NOMINAL or token.left_edge.i <= done:
                continue
            head = token
            if token.dep_ == "conj":
                head = token.head
                while head.dep_ == "conj" and head.head.i < head.i:
                    head = head.head
            if head.dep_ in _HEADING:
                done = token.i
                yield Piece(self, token.left_edge.i, token.i + 1)


def _within(length: int, at: slice) -> tuple[int, int]:
    start, stop, _ = at.indices(length)
    return start, max(start, stop)
