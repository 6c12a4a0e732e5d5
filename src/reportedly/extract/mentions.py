"""Who, what and where is named: "Kovalenko", "Kyiv" for its government, "the SBU"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from reportedly.lexicon.gazetteer import Entry, Hit, Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.mention import Mention, MentionKind, Role
from reportedly.model.reading import Reading
from reportedly.stage import extracts
from reportedly.text.acronyms import acronyms
from reportedly.text.metonyms import Words, acts
from reportedly.text.parse import Paragraph, Parse, parse
from reportedly.text.persons import People
from reportedly.text.roles import Titles, role_around

if TYPE_CHECKING:
    from spacy.tokens import Span as Piece

__all__ = ["mentions"]

_LABELS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.OTHER,
}
_SORTS = {Sort.NATIONALITY: MentionKind.NATIONALITY, Sort.ORGANISATION: MentionKind.ORGANISATION}
_LOOSE = frozenset({Sort.CITY, Sort.STATE, Sort.REGION})
"""Places whose names are surnames too ("Lincoln"); the parser's own reading may outweigh them."""
_WHERE = frozenset(
    {"in", "near", "from", "to", "at", "outside", "into", "around", "across", "via"}
)
_PARTICLES = frozenset(
    ["de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "el", "al", "bin", "bint", "ibn", "ben", "van", "von", "ten", "ter", "abu", "y", "e"]
)


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
        return self.paragraph.doc.text[self.start : self.end]

    @property
    def offset(self) -> int:
        return self.paragraph.start + self.start

    @property
    def piece(self) -> "Piece":
        found = self.paragraph.doc.char_span(self.start, self.end, alignment_mode="expand")
        assert found is not None  # offsets come from tokens or words of this very text
        return found


@extracts(Mention)
def mentions(reading: Reading) -> Iterator[Mention]:
    """Names in the order of the text; none overlaps another."""
    parsed = parse(reading.article)
    spots = [spot for paragraph in parsed.paragraphs for spot in _spots(paragraph)]
    spots = _full_forms(_with_people(spots, parsed), parsed)
    taken = {
        (id(s.paragraph), t.i) for s in spots for t in s.piece if s.kind is MentionKind.PERSON
    }
    for spot in spots:
        place = spot.paragraph.start
        yield Mention(
            span=reading.article.at(place + spot.start, place + spot.end),
            name=spot.name,
            kind=spot.kind,
            role=_role(spot, parsed, taken) if spot.kind is MentionKind.PERSON else None,
        )


def _spots(paragraph: Paragraph) -> list[Spot]:
    """The parser's names and the gazetteer's, reconciled, in order."""
    text = paragraph.doc.text
    hits = [hit for hit in find(text) if not text.startswith("$", hit.end)]
    spots = list[Spot]()
    used = set[int]()
    for ent in paragraph.doc.ents:
        start, end = _trimmed(ent)
        if (ent.label_ not in _LABELS and not _strange(ent.label_)) or start >= end:
            continue
        inside = [hit for hit in hits if hit.start < end and start < hit.end]
        made = list(_settle(paragraph, start, end, ent.label_, inside))
        spots += made
        used |= {h.start for h in inside if any(s.start < h.end and h.start < s.end for s in made)}
    spots += [
        _of_hit(paragraph, h, "") for h in hits if h.start not in used and _alone(paragraph, h)
    ]
    return _apart(spots)


def _strange(label: str) -> bool:
    """Labels that the small model gives to unknown places ("Kursk": PRODUCT)."""
    return label in {"PRODUCT", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE"}


def _apart(spots: list[Spot]) -> list[Spot]:
    """In order, the longer one where two overlap."""
    kept = list[Spot]()
    for spot in sorted(spots, key=lambda s: (s.start, s.start - s.end)):
        if not kept or kept[-1].end <= spot.start:
            kept.append(spot)
        elif spot.end - spot.start > kept[-1].end - kept[-1].start:
            kept[-1] = spot
    return kept


def _trimmed(ent: "Piece") -> tuple[int, int]:
    """The name without "the", titles, a possessive or stray marks, as offsets."""
    titles = _titles()
    first, last = ent.start, ent.end - 1
    doc = ent.doc
    person = ent.label_ == "PERSON"
    while first < last and (
        not doc[first].text[0].isalnum()
        or doc[first].lower_ in {"the", "a", "an"}
        or (person and (doc[first].lower_ in titles.honorifics or titles.names(doc[first])))
    ):
        first += 1
    while (
        last > first
        and (doc[last].text in {"'s", "'"} or not doc[last].text[-1].isalnum())
        and doc[last].text[-1] != "."
    ):
        last -= 1
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    for tail in ("'s", "'"):
        end -= len(tail) if doc.text[start:end].endswith(tail) and end - start > 4 else 0
    return start, end


def _settle(
    paragraph: Paragraph, start: int, end: int, label: str, inside: list[Hit]
) -> Iterator[Spot]:
    """What one name of the parser comes to, given the known names in it."""
    text = paragraph.doc.text
    if not inside:
        yield from _unknown(paragraph, start, end, label)
        return
    first, last = inside[0], inside[-1]
    if first.start <= start and end <= first.end:
        yield _of_hit(paragraph, first, label)
        return
    if text.startswith("'s ", first.end) and first.start <= start:
        yield _of_hit(paragraph, first, "")
        rest = [hit for hit in inside[1:]]
        yield from _settle(paragraph, first.end + 3, end, label, rest)
        return
    if (
        label == "PERSON"
        and first.start <= start
        and first.entry.sort in {Sort.NATIONALITY, Sort.COUNTRY}
    ):
        yield _of_hit(paragraph, first, "")
        yield from _unknown(paragraph, first.end + 1, end, label)
    elif label == "ORG" and (
        (first.start <= start and _headline(text[start:end], first)) or "/" in text[start:end]
    ):
        yield from (_of_hit(paragraph, hit, "") for hit in inside)
    elif label in {"PERSON", "ORG"} or (label == "FAC" and last.end == end) or (
        label in {"GPE", "LOC", "FAC"}
        and _all_capitalised(text[start:end])
        and _belongs(first, last, text, end)
    ):
        yield from _unknown(paragraph, start, end, label)
    else:
        yield from (_of_hit(paragraph, hit, label) for hit in inside)


def _headline(name: str, first: Hit) -> bool:
    """ "Japan Raises Interest Rates" is a line of text, "Japan Tobacco" a company."""
    words = name.split()
    known = first.entry.name.count(" ") + 1
    place = first.entry.sort in {Sort.COUNTRY, Sort.CAPITAL, Sort.NATIONALITY}
    return place and len(words) > known + 1 and not _forms() & set(words) and not _small(words)


def _small(words: list[str]) -> bool:
    return any(word.islower() for word in words)


def _belongs(first: Hit, last: Hit, text: str, end: int) -> bool:
    """ "South Kordofan" is a place of its own; "Russia and Ukraine" are two."""
    return first is last and first.entry.sort not in {Sort.COUNTRY, Sort.NATIONALITY}


def _all_capitalised(text: str) -> bool:
    return all(word[0].isupper() or word in _PARTICLES for word in text.split() if word)


def _unknown(paragraph: Paragraph, start: int, end: int, label: str) -> Iterator[Spot]:
    """A name that only the parser knows; odd ones are left out."""
    text = paragraph.doc.text[start:end]
    kind = _LABELS.get(label)
    words = text.split()
    if kind is None or not words or len(words) > 10 or not any(c.isupper() for c in text):
        return
    if label in {"FAC", "LOC"} and _forms() & {*words[:1], *words[-1:]}:
        kind = MentionKind.ORGANISATION
    if kind is MentionKind.PERSON:
        odd = any(c.isdigit() or c in "/@#:()|" for c in text) or len(words) > 5
        if odd or not all(w[0].isupper() or w.lower() in _PARTICLES or "-" in w for w in words):
            return
        start = _absorbed(paragraph, start)
    yield Spot(paragraph, start, end, kind, _squeezed(paragraph.doc.text[start:end]), label)


def _absorbed(paragraph: Paragraph, start: int) -> int:
    """A capitalised word inside a sentence right before a person's name is its first word: "No
    Kwang Chol" is a man, not a negation."""
    piece = paragraph.doc.char_span(start, start + 1, alignment_mode="expand")
    if piece is None or not piece.start:
        return start
    before = paragraph.doc[piece.start - 1]
    titles = _titles()
    bare = (
        before.ent_type_ in {"", "CARDINAL", "PERSON"}
        and before.text.isalpha()
        and before.is_title
    )
    if (
        not bare
        or before.is_sent_start
        or titles.names(before)
        or before.lower_ in titles.honorifics
    ):
        return start
    if before.i and paragraph.doc[before.i - 1].text in {'"', "'", ":", "(", "."}:
        return start
    family = before.text in _eastern()
    return (
        before.idx
        if family or (before.pos_ == "PROPN" and before.head.i >= piece.start)
        else start
    )


def _of_hit(paragraph: Paragraph, hit: Hit, label: str) -> Spot:
    """A known name; a loose one that the parser takes for a person stays a person."""
    text = paragraph.doc.text[hit.start : hit.end]
    kind = _SORTS.get(hit.entry.sort, MentionKind.PLACE)
    spot = Spot(paragraph, hit.start, hit.end, kind, hit.entry.name, label, hit.entry)
    if label == "PERSON" and hit.entry.sort is Sort.CITY and not _where(spot):
        return replace(spot, kind=MentionKind.PERSON, name=text, entry=None)
    stands_for = hit.entry.sort is Sort.SEAT and not _where(spot)
    if stands_for or (hit.entry.sort is Sort.CAPITAL and acts(spot.piece, _acting())):
        return replace(spot, kind=MentionKind.GOVERNMENT, name=hit.entry.of)
    return _with_region(spot)


def _with_region(spot: Spot) -> Spot:
    """ "Kursk region" is one name; around a capital it is another place than the town."""
    text, at = spot.paragraph.doc.text, spot.end
    word = text[at + 1 :].split(" ", 1)[0].rstrip(".,;:!?\"')") if text[at : at + 1] == " " else ""
    if spot.kind is not MentionKind.PLACE or word.lower() not in _regions():
        return spot
    end = at + 1 + len(word)
    name = f"{spot.name} {word}" if spot.entry and spot.entry.sort is Sort.CAPITAL else spot.name
    return replace(spot, end=end, name=name)


def _where(spot: Spot) -> bool:
    first = spot.piece.start
    return first > 0 and spot.paragraph.doc[first - 1].lower_ in _WHERE


def _alone(paragraph: Paragraph, hit: Hit) -> bool:
    """Whether a known name that the parser overlooked stands for itself here."""
    piece = paragraph.doc.char_span(hit.start, hit.end, alignment_mode="expand")
    if piece is None:
        return False
    text = paragraph.doc.text[hit.start : hit.end]
    whole = paragraph.doc.text
    if text.isupper() and (
        _shouted(piece) or (whole[hit.end :][:1] == "-" and whole[hit.end + 1 :][:2].isupper())
    ):
        return False
    if hit.entry.sort not in _LOOSE and hit.entry.sort is not Sort.ORGANISATION:
        return True
    doc = paragraph.doc
    beside = [doc[i] for i in (piece.start - 1, piece.end) if 0 <= i < len(doc)]
    joined = any(
        t.pos_ == "PROPN" and t.text[0].isupper() and t.ent_type_ != "NORP" for t in beside
    )
    return piece.root.pos_ == "PROPN" and not joined


def _shouted(piece: "Piece") -> bool:
    """A line in capitals, where "WHO" and "ICE" are words."""
    letters = [c for c in piece.sent.text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters) > 8


def _squeezed(text: str) -> str:
    return " ".join(text.split())


@cache
def _regions() -> frozenset[str]:
    return frozenset(lexicon("metonyms")["regions"])


@cache
def _acting() -> Words:
    return {key: frozenset(words) for key, words in lexicon("metonyms").items()}


@cache
def _titles() -> Titles:
    words = lexicon("titles")
    return Titles(
        heads=frozenset(words["heads"]),
        short=frozenset(word.lower() for word in words["abbreviations"]),
        honorifics=frozenset(word.lower() for word in words["honorifics"]),
        heading=frozenset(words["heading"]),
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for group in lexicon("nicknames")["groups"] for name in group.split())


@cache
def _eastern() -> frozenset[str]:
    return frozenset(name for names in lexicon("family_names").values() for name in names)


def _with_people(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Short forms of persons under their full names, and persons that the parser overlooked."""
    alone = frozenset(s.name for s in spots if s.kind is MentionKind.PERSON and " " not in s.name)
    spots = [_mistaken(_titled(spot), alone) for spot in spots]
    named = [(s.offset, s.name) for s in spots if s.kind is MentionKind.PERSON and " " in s.name]
    people = People(named, _eastern())
    spots = [_person(spot, people) for spot in spots]
    missed = [s for p in parsed.paragraphs for s in _overlooked(p, people, spots)]
    return sorted(spots + missed, key=lambda s: (s.offset, s.end))


def _titled(spot: Spot) -> Spot:
    """ "President Zelenskyy" is a person whatever the parser says."""
    if spot.kind in {MentionKind.PERSON, MentionKind.NATIONALITY} or spot.entry is not None:
        return spot
    words, first = spot.text.split(), spot.piece.start
    if not first or len(words) > 3 or not all(w.isalpha() and w.istitle() for w in words):
        return spot
    before, titles = spot.paragraph.doc[first - 1], _titles()
    honoured = before.lower_ in titles.honorifics and before.is_title
    titled = titles.names(before) and before.tag_ not in {"NNS", "NNPS"}
    if not (honoured or titled) or _forms() & set(words):
        return spot
    return replace(spot, kind=MentionKind.PERSON, name=_squeezed(spot.text))


def _mistaken(spot: Spot, alone: frozenset[str]) -> Spot:
    """ "Nick Melvoin", read as a body, is a man where "Melvoin" is one, or by his given name."""
    words = spot.text.split()
    if (
        spot.kind is not MentionKind.ORGANISATION
        or spot.entry is not None
        or len(words) not in {2, 3}
    ):
        return spot
    named = all(word.isalpha() and word.istitle() for word in (words[0], words[-1]))
    if not named or _forms() & set(words):
        return spot
    if words[-1] in alone or words[0].lower() in _given_names():
        return replace(spot, kind=MentionKind.PERSON)
    return spot


def _person(spot: Spot, people: People) -> Spot:
    if spot.kind is MentionKind.PERSON and " " in spot.name:
        return replace(spot, name=people.full(spot.name))
    person = spot.kind is MentionKind.PERSON or (spot.label == "NORP" and spot.entry is None)
    known = spot.entry is not None and (spot.entry.sort not in _LOOSE or _where(spot))
    if spot.kind in {MentionKind.NATIONALITY, MentionKind.GOVERNMENT} or " " in spot.text or known:
        return spot
    full = people.family(spot.text, spot.offset)
    if full is None and person:
        full = people.given(spot.text, spot.offset)
    return replace(spot, kind=MentionKind.PERSON, name=full, entry=None) if full else spot


def _overlooked(paragraph: Paragraph, people: People, spots: list[Spot]) -> Iterator[Spot]:
    """Family names of persons of this article, and capitalised words behind "Mr"."""
    covered = {t.i for s in spots if s.paragraph is paragraph for t in s.piece}
    families, honorifics = people.families(), _titles().honorifics
    for token in paragraph.doc:
        if token.i in covered or not token.is_title or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
            continue
        start, end = token.idx, token.idx + len(token)
        before = paragraph.doc[token.i - 1] if token.i else None
        if token.text in families:
            full = people.family(token.text, paragraph.start + start)
            yield Spot(paragraph, start, end, MentionKind.PERSON, full or token.text)
        elif (
            before is not None
            and before.is_title
            and before.lower_ in honorifics
            and token.pos_ == "PROPN"
        ):
            yield Spot(paragraph, start, end, MentionKind.PERSON, token.text)


def _full_forms(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Short forms under the long ones that the article itself gives for them."""
    long = dict[str, tuple[str, MentionKind]]()
    for paragraph in parsed.paragraphs:
        text = paragraph.doc.text
        for found in acronyms(text):
            spot = Spot(
                paragraph,
                found.start,
                found.end,
                MentionKind.ORGANISATION,
                _squeezed(text[found.start : found.end]),
                "ORG",
            )
            spots = _placed(spot, spots)
            whole = next(
                s
                for s in spots
                if s.paragraph is paragraph and s.end > found.start and s.start < found.end
            )
            long.setdefault(found.short, (whole.name, whole.kind))
    if not long:
        return spots
    spots = [
        replace(s, name=long[s.text][0], kind=long[s.text][1]) if s.text in long else s
        for s in spots
    ]
    covered = {(id(s.paragraph), t.i) for s in spots for t in s.piece}
    missed = [
        Spot(p, t.idx, t.idx + len(t), long[t.text][1], long[t.text][0])
        for p in parsed.paragraphs
        for t in p.doc
        if t.text in long and (id(p), t.i) not in covered
    ]
    return sorted(spots + missed, key=lambda s: (s.offset, s.end))


def _placed(spot: Spot, spots: list[Spot]) -> list[Spot]:
    """With a long form among the names, unless a known or longer name holds it already."""
    rivals = [
        s
        for s in spots
        if s.paragraph is spot.paragraph and s.start < spot.end and spot.start < s.end
    ]
    if any(s.start <= spot.start and spot.end <= s.end for s in rivals):
        return spots
    kept = [s for s in spots if s not in rivals]
    return sorted([*kept, spot], key=lambda s: (s.offset, s.end))


def _role(spot: Spot, parsed: Parse, taken: set[tuple[int, int]]) -> Role | None:
    doc, piece = spot.paragraph.doc, spot.piece
    found = role_around(
        doc, piece.start, piece.end, _titles(), lambda i: (id(spot.paragraph), i) in taken
    )
    if found is None:
        return None
    span = parsed.span(spot.paragraph, doc[found[0]], doc[found[1] - 1])
    return Role(text=span.text, span=span)


@cache
def _forms() -> frozenset[str]:
    return frozenset(lexicon("organisations")["forms"]["heads"])
