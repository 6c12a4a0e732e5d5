"""The outlet's own statements: clauses that nobody is quoted for, "Much of it goes by sea."."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.model.span import Span
from reportedly.text.nearby import Nearby
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.sources import outlet_named
from reportedly.text.tokens import Piece, Token

__all__ = ["goes_on", "narrated"]

CONCESSIVE = frozenset({"although", "though", "while", "whereas"})
CREDIT = re.compile(
    r"[\[(]?(?:file )?(?:photo(?:graph)?|image|picture|source|credit|video|graphic|illustration)s?"
    r"(?: (?:source|credit|courtesy|by))?(?:\s*[:–—|/-]|\s+(?:by|courtesy))",
    re.IGNORECASE,
)
"""How the credit of a picture begins: "Photo: ANDINA", "(Source – EPA)"."""
CLOSING = (".", "!", "?", '"', "'", ")", "]", "%", "”", "’")
SHORTEST = 3
"""Words that a statement has at least; less is a label or a cry."""


def narrated(parsed: Parse, taken: Sequence[Span]) -> Iterator[Span]:
    """Clauses of the parsed blocks that touch none of the ``taken`` spans, in order.

    A sentence is one statement, but clauses joined by "and" or set against each other
    ("Although A, B") with subjects of their own are statements of their own.
    """
    places = Nearby(((s.start, s.end), [(s.start, s.end)]) for s in taken)
    for paragraph in parsed.paragraphs:
        near = places.of([(paragraph.start, paragraph.end)])
        for sentence in paragraph.doc.sents:
            for first, last in _clauses(sentence):
                first, last = _bare(paragraph, first, _titled(parsed, paragraph, first, last))
                if last - first + 1 < SHORTEST or not _says(paragraph, first, last):
                    continue
                span = parsed.span(paragraph, paragraph.doc[first], paragraph.doc[last])
                if not any(a < span.end and span.start < b for a, b in near):
                    yield span


def _titled(parsed: Parse, paragraph: Paragraph, first: int, last: int) -> int:
    """Where a title ends before the outlet that signs it: "Toll passes 200 – Radio Sur"."""
    if paragraph.kind is not BlockKind.TITLE:
        return last
    words = paragraph.doc[first : last + 1]
    mark = next((t for t in reversed(words) if t.text in ("-", "–", "—", "|")), None)
    if mark is None or mark.i == last or mark.i - first < SHORTEST:
        return last
    name = words[mark.i - first + 1 :].text
    own = name.casefold() == parsed.article.outlet.casefold()
    return mark.i - 1 if own or outlet_named(name) else last


def _names(words: Piece) -> bool:
    """Whether there are only names, as in a byline or the credit of a picture."""
    return all(t.pos_ in ("PROPN", "PUNCT", "SYM", "CCONJ", "SPACE", "X") for t in words) or (
        all(t.pos_ not in ("VERB", "AUX") for t in words)
        and any(t.text == "/" or t.lower_ == "via" or "/" in t.text for t in words)
    )


@cache
def _goes_on() -> re.Pattern[str]:
    words = lexicon("reserves")["carried"]
    openers, passives = "|".join(words["openers"]), "|".join(words["passives"])
    return re.compile(
        rf"(?:{openers})\b|(?:the|these|those|they|it) [^.;]{{0,60}}?(?:{passives})\b", re.I
    )


def goes_on(parsed: Parse, span: Span) -> bool:
    """Whether a sentence plainly continues the one before: it opens with "In return", or is an
    estimate that names nobody about something known ("The shipments are estimated to …")."""
    return _goes_on().match(parsed.article.text, span.start, span.end) is not None


def _clauses(sentence: Piece) -> list[tuple[int, int]]:
    """First and last token of each clause that can stand alone, in order, without gaps."""
    starts = {sentence.start}
    for token in sentence:
        if token.head != sentence.root or not _subject(token):
            continue
        edges = (token.left_edge.i, token.right_edge.i + 1)
        if token.dep_ == "conj":
            starts.add(edges[0])
        elif token.dep_ == "advcl" and _concessive(token):
            starts |= {edges[0], edges[1]}
        elif (
            token.dep_ == "ccomp" and sentence.root.i > edges[1] and _semicolon(sentence, edges[1])
        ):
            starts.add(edges[1])
    cuts = sorted(start for start in starts if start < sentence.end)
    return [
        (first, after - 1) for first, after in zip(cuts, [*cuts[1:], sentence.end], strict=True)
    ]


def _semicolon(sentence: Piece, place: int) -> bool:
    return place < sentence.end and sentence.doc[place].text == ";"


def _subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in verb.children)


def _concessive(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in CONCESSIVE for c in verb.children)


def _bare(paragraph: Paragraph, first: int, last: int) -> tuple[int, int]:
    """Without joining words and punctuation at the ends; a closing stop stays."""
    doc = paragraph.doc
    while first < last and (
        doc[first].is_space
        or doc[first].dep_ == "cc"
        or doc[first].lower_ in CONCESSIVE
        or (doc[first].is_punct and doc[first].text not in ('"', "'", "(", "["))
    ):
        first += 1
    while last > first and (
        doc[last].is_space
        or doc[last].dep_ == "cc"
        or (doc[last].is_punct and doc[last].text not in CLOSING)
    ):
        last -= 1
    return first, last


def _says(paragraph: Paragraph, first: int, last: int) -> bool:
    """A statement has a verb; a title or caption may do with a participle or less."""
    words = paragraph.doc[first : last + 1]
    if CREDIT.match(words.text) or _names(words):
        return False
    if paragraph.kind in (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.STANDFIRST):
        return sum(t.is_alpha for t in words) >= SHORTEST
    return any(t.pos_ in ("VERB", "AUX") for t in words)
