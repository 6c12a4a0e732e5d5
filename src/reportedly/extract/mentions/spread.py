"""What a name is in most places it is everywhere: "Norvik" of "Norvik Steel Ltd" is no person."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from reportedly.extract.mentions.spots import Spot, text_of
from reportedly.extract.mentions.words import bodies, forms, legal, trading
from reportedly.lexicon.gazetteer import look_up
from reportedly.model.mention import MentionKind
from reportedly.text.bodies import is_generic
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.roles import titles
from reportedly.text.tokens import Token

__all__ = ["spread"]

_KINDS = frozenset(
    {MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE, MentionKind.OTHER}
)
_NOUNS = frozenset({"PROPN", "NOUN", "X"})
_CLEAR = 2
"""How many times as often as the others a reading must be met to hold everywhere."""
_SHORTEST = 4
_WORD = re.compile(r"[\w-]")
_TWO = 2
_MOST_LETTERS = 7
_STRONG = 3
"""What an outright sign (a legal form, "shares of") weighs beside the parser's guesses."""


def spread(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Spots of an article, in order, with one kind for one name, the short names of companies
    under the full ones, and the places that the parser passed over."""
    spots = _companies(spots, parsed)
    readings = defaultdict[str, Counter[MentionKind]](Counter)
    for spot in spots:
        if _open(spot):
            sure = spot.kind is MentionKind.ORGANISATION and _trades(spot)
            readings[spot.text][spot.kind] += _STRONG if sure else 1
    settled = {text: kind for text, counts in readings.items() if (kind := _winner(counts))}
    names = {s.text: s.name for s in reversed(spots) if settled.get(s.text) is s.kind}
    spots = [_settled(spot, settled, names) for spot in spots]
    known = {t: k for t, k in settled.items() if sum(readings[t].values()) > 1 or " " in t}
    missed = [s for p in parsed.paragraphs for s in _missed(p, known, names, spots)]
    missed += [s for p in parsed.paragraphs for s in _lettered(p, [*spots, *missed])]
    return sorted(spots + missed, key=lambda s: (s.offset, s.end))


def _open(spot: Spot) -> bool:
    """Whether only the parser says what a name is."""
    return spot.entry is None and spot.kind in _KINDS and not forms() & set(spot.text.split())


def _winner(counts: Counter[MentionKind]) -> MentionKind | None:
    (kind, most), *others = counts.most_common()
    return kind if not others or most >= _CLEAR * others[0][1] else None


def _settled(spot: Spot, kinds: dict[str, MentionKind], names: dict[str, str]) -> Spot:
    kind = kinds.get(spot.text)
    if kind is None or kind is spot.kind or not _open(spot):
        return spot
    return replace(spot, kind=kind, name=names.get(spot.text, spot.name))


def _missed(
    paragraph: Paragraph, known: dict[str, MentionKind], names: dict[str, str], spots: list[Spot]
) -> Iterator[Spot]:
    """Names of the article where the parser did not see one."""
    text, doc = text_of(paragraph), paragraph.doc
    held = [(s.start, s.end) for s in spots if s.paragraph is paragraph]
    for name, kind in sorted(known.items()):
        if len(name) < _SHORTEST or name not in text or not name[0].isupper():
            continue
        for start, end in _standing(name, text):
            piece = doc.char_span(start, end)
            free = all(b <= start or end <= a for a, b in held)
            if free and piece is not None and piece.root.pos_ in _NOUNS and not _joined(piece):
                held.append((start, end))
                yield Spot(paragraph, start, end, kind, names.get(name, name))


def _standing(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a name stands as a word, or words, of its own."""
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        free = not _WORD.match(text[start - 1 : start]) and not _WORD.match(text[end : end + 1])
        if free:
            yield start, end
        start = text.find(name, end if free else start + 1)


def _lettered(paragraph: Paragraph, spots: list[Spot]) -> Iterator[Spot]:
    """Letters behind what a body is called: "the broadcaster KTV"."""
    held = {t.i for s in spots if s.paragraph is paragraph for t in s.piece}
    for token in paragraph.doc[1:]:
        before = token.nbor(-1)
        letters = token.is_upper and token.is_alpha and _TWO <= len(token) <= _MOST_LETTERS
        if letters and token.i not in held and before.is_lower and before.lemma_ in bodies():
            end = token.idx + len(token)
            yield Spot(paragraph, token.idx, end, MentionKind.ORGANISATION, token.text)


def _joined(piece: object) -> bool:
    """Whether a name is only a part of a longer one: a capitalised word right beside it."""
    doc, start, end = piece.doc, piece.start, piece.end  # type: ignore[attr-defined]
    beside = [doc[i] for i in (start - 1, end) if 0 <= i < len(doc)]
    return any(t.pos_ == "PROPN" and t.is_title and t.sent == doc[start].sent for t in beside)


def _companies(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """The kind of companies by what is traded, and their short names under the full ones."""
    spots = [replace(s, kind=MentionKind.ORGANISATION) if _is_traded(s) else s for s in spots]
    named = [s for s in spots if s.kind is MentionKind.ORGANISATION and s.entry is None]
    people = [s.name.split() for s in spots if s.kind is MentionKind.PERSON and " " in s.name]
    families = {words[-1] for words in people} | {words[0] for words in people}
    full, since = dict[str, str](), dict[str, int]()
    for spot in sorted(named, key=lambda s: (not _is_legal(s.text.split()[-1]), s.offset)):
        for short in _shorter(spot.text):
            if short not in families and not _introduced(short, spots):
                full.setdefault(short, full.get(spot.text, spot.name))
                since.setdefault(short, spot.offset)
    for spot in spots:  # a body of this name came first: "Medicare", then "Medicare Advantage"
        headline = spot.paragraph is parsed.paragraphs[0]
        body = spot.kind is MentionKind.ORGANISATION or spot.label == "NORP"
        if body and spot.offset < since.get(spot.text, 0) and not headline:
            del full[spot.text], since[spot.text]
    return [
        replace(s, kind=MentionKind.ORGANISATION, name=full[s.text])
        if s.text in full and s.entry is None and s.kind in _KINDS and s.label != "NORP"
        else s
        for s in spots
    ]


def _introduced(word: str, spots: list[Spot]) -> bool:
    """Whether a bare name has a person's title or honorific somewhere: "Mr. Norvik"."""
    return any(
        s.text == word and s.piece.start and _is_title(s.paragraph.doc[s.piece.start - 1])
        for s in spots
    )


def _is_title(token: Token) -> bool:
    return token.is_title and (token.lower_ in titles().honorifics or titles().names(token))


def _shorter(name: str) -> Iterator[str]:
    """What a company goes by after its full name: that without its legal form, and its first
    word where that alone says something ("Norvik" of "Norvik Steel")."""
    words = name.split()
    kept = list(words)
    while len(kept) > 1 and _is_legal(kept[-1]):
        kept.pop()
    if len(kept) < len(words):
        yield " ".join(kept).rstrip(",")
    first = kept[0].rstrip(",")
    plain = first.isalpha() and first.istitle() and len(first) >= _SHORTEST
    if plain and len(kept) == _TWO and not is_generic((first.lower(),)) and not look_up(first):
        yield first


def _is_legal(word: str) -> bool:
    plain = word.strip(".,").replace(".", "")
    return (plain.lower() in legal() and word[:1].isupper()) or plain in {"plc", "nv"}


def _trades(spot: Spot) -> bool:
    return _is_legal(spot.text.split()[-1]) or _is_traded(spot)


def _is_traded(spot: Spot) -> bool:
    """Whether something hangs on the name that only a company has: "Norvik shares", "shares of
    Norvik", "Norvik's shareholders"."""
    if spot.entry is not None or spot.kind not in _KINDS or not spot.text[0].isupper():
        return False
    piece, doc = spot.piece, spot.paragraph.doc
    end = piece.end + (piece.end < len(doc) and doc[piece.end].text in {"'s", "'"})
    if end < len(doc) and doc[end].lower_ in trading():
        return True
    link = piece.start - 1
    return link > 0 and doc[link].lower_ in {"of", "in"} and doc[link - 1].lower_ in trading()
