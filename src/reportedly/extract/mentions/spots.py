"""The parser's names and the gazetteer's made one: "Kursk" is a place, no product."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.extract.mentions.words import (
    acting,
    eastern,
    forms,
    given_names,
    particles,
    personal,
    regions,
)
from reportedly.lexicon.gazetteer import Entry, Hit, Sort, find
from reportedly.model.mention import MentionKind
from reportedly.text.metonyms import acts
from reportedly.text.parse import Paragraph
from reportedly.text.roles import titles
from reportedly.text.tokens import Piece, Token

__all__ = ["LOOSE", "Spot", "in_place", "spots", "squeezed", "text_of"]

_LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.OTHER,
}
_SORTS = {Sort.NATIONALITY: MentionKind.NATIONALITY, Sort.ORGANISATION: MentionKind.ORGANISATION}
LOOSE = frozenset({Sort.CITY, Sort.STATE, Sort.REGION})
"""Places whose names are surnames too ("Lincoln"); the parser's own reading may outweigh them."""
_SHORT = 4
_LETTERS = 3
_SECOND_HALF = re.compile(r"-[^\W\d_]+", re.UNICODE)
_FIRST_HALF = re.compile(r"(?<!\S)[A-Z][a-z]{1,6}-[a-z]{2,6} $")
"""A given name in two syllables: "Min-jae" before "Kang"."""
_SPACED = re.compile(r" ?- ?[a-z]{1,6}\b")
_SYLLABLE = re.compile(r" [A-Z][a-z]{1,4}(?=[.,;:?!)]|'s|’s| [a-z]|$)")
"""The second syllable of an eastern given name, in text cut into words, and as a word."""
_BACKED = re.compile(r"-(\w+)")
_WHERE = frozenset(
    {"in", "near", "from", "to", "at", "outside", "into", "around", "across", "via"}
)


@lru_cache(maxsize=256)
def text_of(paragraph: Paragraph) -> str:
    """The folded text of a paragraph; spaCy puts it together anew each time it is asked."""
    return paragraph.doc.text


@dataclass(frozen=True, slots=True)
class Spot:
    """A name in a paragraph: half-open offsets into its text, tokens, and what it may be.

    ``label`` is the parser's own reading ("" where it has none), ``entry`` the gazetteer's.
    """

    paragraph: Paragraph
    start: int
    end: int
    kind: MentionKind
    name: str
    label: str = ""
    entry: Entry | None = None

    @property
    def text(self) -> str:
        return text_of(self.paragraph)[self.start : self.end]

    @property
    def offset(self) -> int:
        return self.paragraph.start + self.start

    @property
    def piece(self) -> Piece:
        found = self.paragraph.doc.char_span(self.start, self.end, alignment_mode="expand")
        assert found is not None  # offsets come from tokens or words of this very text
        return found


def spots(paragraph: Paragraph) -> list[Spot]:
    """The parser's names and the gazetteer's, reconciled, in order."""
    text = text_of(paragraph)
    hits = [hit for hit in find(text) if not text.startswith("$", hit.end)]
    found = list[Spot]()
    used = set[int]()
    for ent in paragraph.doc.ents:
        label = "PERSON" if _honoured(ent) else ent.label_
        start, end = _trimmed(ent, label)
        if (label not in _LABELS and not _strange(label)) or start >= end:
            continue
        inside = [hit for hit in hits if hit.start < end and start < hit.end]
        made = list(_settle(paragraph, start, end, label, inside))
        found += made
        used |= {h.start for h in inside if any(s.start < h.end and h.start < s.end for s in made)}
    found += [
        _of_hit(paragraph, h, "") for h in hits if h.start not in used and _alone(paragraph, h)
    ]
    return _apart(found)


def _strange(label: str) -> bool:
    """Labels that the small model gives to unknown places ("Kursk": PRODUCT)."""
    return label in {"PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}


def _apart(found: list[Spot]) -> list[Spot]:
    """In order, the longer one where two overlap."""
    kept = list[Spot]()
    for spot in sorted(found, key=lambda s: (s.start, s.start - s.end)):
        if not kept or kept[-1].end <= spot.start:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return kept


def _honoured(ent: Piece) -> bool:
    """A person with a title that the parser reads as a body: "Dr Vega", "Archbishop Ana Ruiz"."""
    words = [token.text for token in ent]
    if not 1 < len(words) <= 4 or ent.label_ == "PERSON" or not words[0][:1].isupper():
        return False
    known, first = titles(), words[0].lower()
    titled = first in known.honorifics or first in personal()
    rest = [word for word in words[1:] if word.lower() not in known.honorifics | known.short]
    named = all(word[0].isupper() and not word.isupper() and word[-1].isalpha() for word in rest)
    return titled and bool(rest) and named and not {*words} & forms()


def _trimmed(ent: Piece, label: str) -> tuple[int, int]:
    """The name without "the", titles, a possessive or stray marks, as offsets."""
    known = titles()
    first, last = ent.start, ent.end - 1
    doc = ent.doc
    person = label == "PERSON"
    while first < last and (
        not doc[first].text[0].isalnum()
        or doc[first].lower_ in {"the", "a", "an"}
        or (person and (doc[first].lower_ in known.honorifics or known.names(doc[first])))
        or (person and doc[first].pos_ == "VERB")  # "Removing Smith from office"
    ):
        first += 1
    if person and last > first and _shouts(doc[last]) and not _shouts(doc[first]):
        last -= 1  # "Smith MORE"
    while (
        last > first
        and (doc[last].text in {"'s", "'"} or not doc[last].text[-1].isalnum())
        and doc[last].text[-1] != "."
    ):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    name = doc[first : last + 1].text
    for tail in ("'s", "'"):
        end -= len(tail) if name.endswith(tail) and end - start > _SHORT else 0
    return start, end


def _shouts(token: Token) -> bool:
    return token.is_upper and len(token) > _SHORT - 1


def _settle(
    paragraph: Paragraph, start: int, end: int, label: str, inside: list[Hit]
) -> Iterator[Spot]:
    """What one name of the parser comes to, given the known names in it."""
    text = text_of(paragraph)
    if not inside:
        yield from _unknown(paragraph, start, end, label)
        return
    first, last = inside[0], inside[-1]
    if first.start <= start and end <= first.end:
        yield _of_hit(paragraph, first, label)
        return
    if first.start <= start and text[first.end : end].strip() in regions():
        yield _of_hit(paragraph, first, label)
        return
    if text.startswith("'s ", first.end) and first.start <= start:
        yield _of_hit(paragraph, first, "")
        rest = inside[1:]
        yield from _settle(paragraph, first.end + 3, end, label, rest)
        return
    if label == "PERSON" and first.start <= start and _before_person(first, text[first.end : end]):
        yield _of_hit(paragraph, first, "")
        yield from _unknown(paragraph, first.end + 1, end, label)
    elif label == "ORG" and (
        (first.start <= start and _headline(text[start:end], first)) or "/" in text[start:end]
    ):
        yield from (_of_hit(paragraph, hit, "") for hit in inside)
    elif (
        label in {"PERSON", "ORG"}
        or (label == "FAC" and last.end == end)
        or (
            label in {"GPE", "LOC", "FAC"}
            and _all_capitalised(text[start:end])
            and _belongs(first, last, text, end)
        )
    ):
        yield from _unknown(paragraph, start, end, label)
    else:
        yield from (_of_hit(paragraph, hit, label) for hit in inside)


def _before_person(first: Hit, rest: str) -> bool:
    """A country before a full name is none of its words; before one word it is a given name:
    "Jordan Peters"."""
    country = first.entry.sort is Sort.COUNTRY and " " in rest.strip()
    return country or first.entry.sort is Sort.NATIONALITY


def _headline(name: str, first: Hit) -> bool:
    """A line of text is no name: "Japan Raises Interest Rates"; "Japan Tobacco" is one."""
    words = name.split()
    known = first.entry.name.count(" ") + 1
    place = first.entry.sort in {Sort.COUNTRY, Sort.CAPITAL, Sort.NATIONALITY}
    return place and len(words) > known + 1 and not forms() & set(words) and not _small(words)


def _small(words: list[str]) -> bool:
    return any(word.islower() for word in words)


def _belongs(first: Hit, last: Hit, text: str, end: int) -> bool:
    """One place of its own, "South Kordofan", and not two, "Russia and Ukraine"."""
    return first is last and first.entry.sort not in {Sort.COUNTRY, Sort.NATIONALITY}


def _all_capitalised(text: str) -> bool:
    return all(word[0].isupper() or word in particles() for word in text.split() if word)


def _unknown(paragraph: Paragraph, start: int, end: int, label: str) -> Iterator[Spot]:
    """A name that only the parser knows; odd ones are left out."""
    text = text_of(paragraph)[start:end]
    kind = _LABELS.get(label)
    words = text.split()
    if kind is None or not words or len(words) > 10 or not any(c.isupper() for c in text):
        return
    if label in {"FAC", "LOC"} and forms() & {*words[:1], *words[-1:]}:
        kind = MentionKind.ORGANISATION
    if kind is MentionKind.PERSON:
        if words[0] in eastern():
            words = text.replace(" - ", "-").split()
        odd = any(c.isdigit() or c in "/@#:()|" for c in text) or len(words) > 5
        if odd or not all(w[0].isupper() or w.lower() in particles() or "-" in w for w in words):
            return
        start = _absorbed(paragraph, start)
        if double := _SECOND_HALF.match(text_of(paragraph), end):  # Anna Bruni | -Rossi
            end = double.end()
        elif words[0] in eastern():
            rest = _SPACED.match(text_of(paragraph), end)  # Kim Jong | - un
            if len(words) == 2 and len(words[1]) <= _SHORT and "-" not in words[1]:
                rest = rest or _SYLLABLE.match(text_of(paragraph), end)  # Kim Jong | Un
            end = rest.end() if rest else end
    name = squeezed(text_of(paragraph)[start:end])
    name = name.replace(" - ", "-") if kind is MentionKind.PERSON else name
    yield Spot(paragraph, start, end, kind, name, label)


def _absorbed(paragraph: Paragraph, start: int) -> int:
    """A capitalised word inside a sentence right before a person's name is its first word: "No
    Kwang Chol" is a man, not a negation."""
    piece = paragraph.doc.char_span(start, start + 1, alignment_mode="expand")
    if piece is None or not piece.start:
        return start
    if hyphened := _FIRST_HALF.search(text_of(paragraph)[:start]):
        return hyphened.start()
    before = paragraph.doc[piece.start - 1]
    known = titles()
    if piece[0].lower_ in given_names() and before.lower_ not in given_names():
        return start  # "Times | Donald Trump"
    bare = (
        before.ent_type_ in {"", "CARDINAL", "PERSON"}
        and before.text.replace("-", "").isalpha()
        and before.text[0].isupper()
    )
    if (
        not bare
        or (before.is_sent_start and before.lower_ not in given_names() and not _opens(before))
        or known.names(before)
        or before.lower_ in known.honorifics
    ):
        return start
    if before.i and paragraph.doc[before.i - 1].text in {'"', "'", ":", "(", "."}:
        return start
    first = before.text in eastern() or before.lower_ in given_names()
    if _foreign(before) and before.head.i >= piece.start:
        return before.idx
    return (
        before.idx if first or (before.pos_ == "PROPN" and before.head.i >= piece.start) else start
    )


def _opens(token: Token) -> bool:
    """Whether the first word of a sentence may be the first of a name: "María", or before two
    words more that are its: "Nargess Hosseini Rad"."""
    doc, i = token.doc, token.i
    if _foreign(token):
        return True
    more = len(doc) > i + 2 and all(
        doc[n].pos_ == "PROPN" and doc[n].is_title for n in (i + 1, i + 2)
    )
    return more and token.pos_ == "PROPN" and token.dep_ == "compound" and token.head.i > i


def _foreign(token: Token) -> bool:
    """Whether a capitalised word can hardly be a common one: "María", "Min-jae"."""
    return token.pos_ == "PROPN" and not (token.text.isascii() and token.is_alpha)


def _of_hit(paragraph: Paragraph, hit: Hit, label: str) -> Spot:
    """A known name; a loose one that the parser takes for a person stays a person."""
    text = text_of(paragraph)[hit.start : hit.end]
    kind = _SORTS.get(hit.entry.sort, MentionKind.PLACE)
    spot = Spot(paragraph, hit.start, hit.end, kind, hit.entry.name, label, hit.entry)
    if label == "PERSON" and hit.entry.sort is Sort.CITY and not in_place(spot):
        return replace(spot, kind=MentionKind.PERSON, name=text, entry=None)
    stands_for = hit.entry.sort is Sort.SEAT and not in_place(spot)
    if hit.entry.sort is Sort.CAPITAL:
        backed = _BACKED.match(text_of(paragraph), hit.end)
        stands_for = (backed is not None and backed[1] in acting()["backed"]) or acts(
            spot.piece, acting()
        )
    if stands_for:
        return replace(spot, kind=MentionKind.GOVERNMENT, name=hit.entry.of)
    return _with_region(spot)


def _with_region(spot: Spot) -> Spot:
    """With its kind, "Kursk region"; around a capital that is another place than the town."""
    text, at = text_of(spot.paragraph), spot.end
    word = text[at + 1 :].split(" ", 1)[0].rstrip(".,;:!?\"')") if text[at : at + 1] == " " else ""
    if spot.kind is not MentionKind.PLACE or word.lower() not in regions():
        return spot
    end = at + 1 + len(word)
    name = f"{spot.name} {word}" if spot.entry and spot.entry.sort is Sort.CAPITAL else spot.name
    return replace(spot, end=end, name=name)


def _alone(paragraph: Paragraph, hit: Hit) -> bool:
    """Whether a known name that the parser overlooked stands for itself here."""
    piece = paragraph.doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if piece is None:
        return False
    text = text_of(paragraph)[hit.start : hit.end]
    whole = text_of(paragraph)
    if text.isupper() and (
        _shouted(piece) or (whole[hit.end :][:1] == "-" and whole[hit.end + 1 :][:2].isupper())
    ):
        return False
    if hit.entry.sort not in LOOSE and hit.entry.sort is not Sort.ORGANISATION:
        return True
    doc = paragraph.doc
    beside = [doc[i] for i in (piece.start - 1, piece.end) if 0 <= i < len(doc)]
    joined = any(
        t.pos_ == "PROPN" and t.text[0].isupper() and t.ent_type_ != "NORP" for t in beside
    )
    letters = text.isupper() and len(text) >= _LETTERS  # "WHO" is no pronoun
    return (letters or piece.root.pos_ == "PROPN") and not joined


def _shouted(piece: Piece) -> bool:
    """A line in capitals, where "WHO" and "ICE" are words."""
    letters = [c for c in piece.sent.text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) > 8


def in_place(spot: Spot) -> bool:
    first = spot.piece.start
    return first > 0 and spot.paragraph.doc[first - 1].lower_ in _WHERE


def squeezed(text: str) -> str:
    return " ".join(text.split())
