"""Which words a number counts: "12,000 [North Korean soldiers]", "half of [the munitions]"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.text.tokens import Doc, Piece, Token

__all__ = ["Chunks", "counted_words"]


MORE = frozenset({"more", "additional", "further", "extra", "worth"})
"""These are no part of what is counted: "eight more people", "$3m worth of aid"."""


THEM = frozenset({"them", "whom", "which", "these", "those", "us", "it"})
"""These name nothing where no noun follows: "20 of them"."""


WHEN = frozenset({"this", "last", "next", "each", "every", "a", "an"})
"""After a number these begin a time and name nothing: "200,000 this year"."""


class Chunks:
    """The noun phrases of a parsed paragraph, found by any token in them."""

    def __init__(self, doc: Doc) -> None:
        self._of: dict[int, Piece] = {}
        for chunk in doc.noun_chunks:
            for index in range(chunk.start, chunk.end):
                self._of[index] = chunk

    def at(self, token: Token) -> Piece | None:
        return self._of.get(token.i)


@cache
def _holders() -> frozenset[str]:
    return frozenset(lexicon("quantities")["parse"]["holders"])


def counted_words(
    chunks: Chunks, last: Token, *, unit: bool, money: bool = False
) -> tuple[Token, Token] | None:
    """The first and last token of what is counted after ``last``, the figure's last token.

    ``unit`` tells that the figure has a unit of its own; then "of" or a head noun names what is
    measured, and of money also "in" ("$4bn in aid"). None where nothing is named ("another 2,700
    were injured").
    """
    doc = last.doc
    after = _next(last)
    while after is not None and after.lower_ in MORE:
        after = _next(after)
    if after is None:
        return None
    if after.lower_ == "of" or (after.lower_ == "in" and money):
        found = _phrase(chunks, _next(after), doc)
        named = found is not None and found[1].ent_type_ in ("GPE", "LOC", "DATE", "FAC")
        return found if after.lower_ == "of" or not named else None
    if (
        after.is_punct
        or after.tag_ == "TO"
        or after.lower_ in WHEN
        or (after.lower_ == "the" and last.like_num)
        or after.pos_ in ("ADP", "AUX", "PRON", "SCONJ", "CCONJ")
    ):
        return None
    chunk = chunks.at(last)
    inside = chunk is not None and chunk.root.i > last.i
    if unit and not inside:
        return None
    head = chunk.root if chunk is not None and inside else _run(after)
    if head is None or head.i <= last.i:
        return None
    if head.i > after.i and _qualifies(last, after, head):
        return after, after
    follows = _next(head)
    if follows is not None and follows.lower_ == "of" and head.lemma_.lower() in _holders():
        inner = _phrase(chunks, _next(follows), doc)
        if inner is not None:
            return after, inner[1]
    return after, head


SINGULAR = frozenset({"a", "an", "this", "that", "each", "every"})
OPEN = frozenset({"the", "its", "their", "his", "her", "our", "my", "your"})
"""Before a number the first make the noun after it one thing; the others only where it is no
collective ("the 1,000 hotel staff")."""


@cache
def _collectives() -> frozenset[str]:
    return frozenset(lexicon("quantities")["parse"]["collectives"])


def _qualifies(last: Token, after: Token, head: Token) -> bool:
    """Whether a number with the noun beside it only describes one thing: "a 12-page report"."""
    first = last.nbor(-1) if last.i else None
    hyphen = last.doc.text[last.idx + len(last) : after.idx] == "-" or last.text == "-"
    if head.tag_ not in ("NN", "NNP") or after.tag_ != "NN" or last.lower_ in ("one", "1"):
        return False
    determiner = first.lower_ if first is not None else ""
    open_ended = determiner in OPEN and head.lemma_.lower() not in _collectives()
    return hyphen or determiner in SINGULAR or open_ended


def _phrase(chunks: Chunks, token: Token | None, doc: Doc) -> tuple[Token, Token] | None:
    """The noun phrase that begins at ``token``, an "all" before it left out."""
    if token is None:
        return None
    if token.lower_ in ("all", "both") and (follows := _next(token)) is not None:
        token = follows
    chunk = chunks.at(token)
    if token.lower_ in THEM and (chunk is None or chunk.root.i <= token.i):
        return None
    if chunk is None or chunk.root.i < token.i:
        head = _run(token)
        return (token, head) if head is not None else None
    if chunk.root.pos_ == "PRON" and chunk.root.tag_ in ("WP", "WDT"):
        return None
    return _past_number(token, chunk.root), chunk.root


def _past_number(token: Token, root: Token) -> Token:
    """The first word after a number of its own: "3,400 of the firm's 5,200 [drivers]"."""
    for other in token.doc[token.i : root.i]:
        follows = other.nbor(1)
        if other.pos_ == "NUM" and other.text[0].isalnum() and follows.pos_ in ("NOUN", "ADJ"):
            return follows
    return token


def _run(token: Token | None) -> Token | None:
    """The last noun of the unbroken run of modifiers and nouns that begins here."""
    head, doc = None, token.doc if token is not None else None
    steps = 0
    while token is not None and doc is not None and steps < 7:
        if token.pos_ in ("NOUN", "PROPN"):
            head = token
        elif head is not None or not (
            token.pos_ in ("ADJ", "DET", "ADV") or token.tag_ in ("VBN", "VBG", "POS", "HYPH")
        ):
            break
        token, steps = _next(token), steps + 1
    return head


def _next(token: Token) -> Token | None:
    """The token after this one in its paragraph, over brackets that an editor put in."""
    at = token.i + 1
    while at < len(token.doc) and (token.doc[at].text in "[" or token.doc[at].is_space):
        at += 1
    return token.doc[at] if at < len(token.doc) else None
