"""Short forms under the full ones of their article: "Kovalenko", "NIS", "President X"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.extract.mentions.relatives import relatives, sex_at, sexes
from reportedly.extract.mentions.spots import LOOSE, Spot, in_place, squeezed, text_of
from reportedly.extract.mentions.words import eastern, forms, given_names
from reportedly.model.mention import MentionKind
from reportedly.text.acronyms import acronyms
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.persons import People
from reportedly.text.roles import titles
from reportedly.text.sources import given_gender

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["full_forms", "with_people"]

_NATIVE = re.compile(r" ?\((?:[A-Z][a-z]+: )?([\u0370-\u1fff\u3040-\uffdc][^()\n]{1,60}?)\)")


def with_people(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Short forms of persons under their full names, and persons that the parser overlooked."""
    alone = frozenset(s.name for s in spots if s.kind is MentionKind.PERSON and " " not in s.name)
    spots = [_mistaken(_titled(spot), alone) for spot in spots]
    spots += [s for p in parsed.paragraphs for s in _introduced(p, spots)]
    persons = [s for s in spots if s.kind is MentionKind.PERSON]
    named = [(s.offset, s.name) for s in persons if " " in s.name]
    title = parsed.paragraphs[0] if len(parsed.paragraphs) > 1 else None
    known = sexes(persons)
    people = People(named, eastern(), known, relatives(persons, title))
    spots = [_person(spot, people, sex_at(spot) or known.get(spot.name, "")) for spot in spots]
    missed = [s for p in parsed.paragraphs for s in _overlooked(p, people, spots, known)]
    return sorted(spots + missed, key=lambda s: (s.offset, s.end))


def _titled(spot: Spot) -> Spot:
    """After a title stands a person: "President Zelenskyy" is one whatever the parser says."""
    if spot.kind in {MentionKind.PERSON, MentionKind.NATIONALITY} or spot.entry is not None:
        return spot
    words, first = spot.text.split(), spot.piece.start
    if not first or len(words) > 3 or not all(w.isalpha() and w.istitle() for w in words):
        return spot
    before, known = spot.paragraph.doc[first - 1], titles()
    honoured = before.lower_ in known.honorifics and before.is_title
    titled = known.names(before) and before.tag_ not in {"NNS", "NNPS"}
    end, doc = spot.piece.end, spot.paragraph.doc
    goes_on = end < len(doc) and known.names(doc[end])  # "Deputy Health Minister"
    if not (honoured or titled) or goes_on or forms() & set(words):
        return spot
    return replace(spot, kind=MentionKind.PERSON, name=squeezed(spot.text))


def _introduced(paragraph: Paragraph, spots: list[Spot]) -> Iterator[Spot]:
    """Two or three capitalised words behind a title that the parser passed over."""
    covered = {t.i for s in spots if s.paragraph is paragraph for t in s.piece}
    known, doc, last = titles(), paragraph.doc, -1
    for token in doc:
        titled = known.names(token) and token.tag_ not in {"NNS", "NNPS"}
        titled = titled or token.lower_ in known.honorifics or _owns_a_person(token)
        if token.i < last or not titled:
            continue
        last = token.i + 1
        while last < len(doc) and last not in covered and _may_be_name(doc[last]):
            last += 1
        words = doc[token.i + 1 : last]
        if len(words) in {2, 3} and last not in covered and not forms() & {t.text for t in words}:
            name = squeezed(words.text)
            yield Spot(paragraph, words.start_char, words.end_char, MentionKind.PERSON, name)


def _owns_a_person(token: "Token") -> bool:
    """The "'s" of "China's Xi Jinping" and "Spain's Pedro Cano": a country's, before a name."""
    if token.text not in {"'s", "'"} or not 0 < token.i < len(token.doc) - 2:
        return False
    country = token.nbor(-1).ent_type_ == "GPE"
    first = token.nbor(1).text
    return country and (first in eastern() or first.lower() in given_names())


def _may_be_name(token: "Token") -> bool:
    plain = token.pos_ == "PROPN" and token.is_title and token.is_alpha
    return plain and not titles().names(token)


def _mistaken(spot: Spot, alone: frozenset[str]) -> Spot:
    """A man read as a body: "Nick Melvoin" is one where "Melvoin" is one, or by his given name."""
    words = spot.text.split()
    if spot.kind is not MentionKind.ORGANISATION or spot.entry is not None or len(words) > 3:
        return spot
    named = all(word.isalpha() and word.istitle() for word in (words[0], words[-1]))
    if not named or forms() & set(words):
        return spot
    given = len(words) > 1 and (words[0].lower() in given_names() or given_gender(spot.text))
    if words[-1] in alone or given:
        return replace(spot, kind=MentionKind.PERSON)
    return spot


def _person(spot: Spot, people: People, sex: str) -> Spot:
    if spot.kind is MentionKind.PERSON and " " in spot.name:
        return replace(spot, name=people.full(spot.name))
    person = spot.kind is MentionKind.PERSON or (spot.label == "NORP" and spot.entry is None)
    known = spot.entry is not None and (spot.entry.sort not in LOOSE or in_place(spot))
    if spot.kind in {MentionKind.NATIONALITY, MentionKind.GOVERNMENT} or " " in spot.text or known:
        return spot
    full = people.family(spot.text, sex, spot.offset)
    if full is None and person:
        full = people.given(spot.text)
    return replace(spot, kind=MentionKind.PERSON, name=full, entry=None) if full else spot


def _overlooked(
    paragraph: Paragraph, people: People, spots: list[Spot], sexes: dict[str, str]
) -> Iterator[Spot]:
    """Family names of persons of this article, and capitalised words behind "Mr"."""
    covered = {t.i for s in spots if s.paragraph is paragraph for t in s.piece}
    families, honorifics = people.families(), titles().honorifics
    for token in paragraph.doc:
        if token.i in covered or not token.is_title:
            continue
        start, end = token.idx, token.idx + len(token)
        before = paragraph.doc[token.i - 1] if token.i else None
        noun = token.pos_ in {"PROPN", "NOUN", "ADJ"} or not token.text.isascii()
        if token.text in families and noun:
            place = paragraph.start + start
            full = people.family(token.text, sexes.get(token.text, ""), place)
            yield Spot(paragraph, start, end, MentionKind.PERSON, full or token.text)
        elif (
            before is not None
            and before.is_title
            and before.lower_ in honorifics
            and token.pos_ == "PROPN"
        ):
            yield Spot(paragraph, start, end, MentionKind.PERSON, token.text)


def _natives(spots: list[Spot]) -> Iterator[Spot]:
    """Names in another script behind a name: "Andrii Bondar (Ukrainian: Андрій Бондар)"."""
    for spot in spots:
        found = _NATIVE.match(text_of(spot.paragraph), spot.end)
        if found and spot.kind in {MentionKind.PERSON, MentionKind.ORGANISATION}:
            yield replace(spot, start=found.start(1), end=found.end(1))


def full_forms(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Short forms under the long ones that the article itself gives for them."""
    natives = list(_natives(spots))
    taken = {(id(s.paragraph), t.i) for s in natives for t in s.piece}
    spots = [s for s in spots if not taken & {(id(s.paragraph), t.i) for t in s.piece}]
    spots = sorted([*spots, *natives], key=lambda s: (s.offset, s.end))
    long = dict[str, tuple[str, MentionKind]]()
    for paragraph in parsed.paragraphs:
        text = text_of(paragraph)
        for found in acronyms(text):
            spot = Spot(
                paragraph,
                found.start,
                found.end,
                MentionKind.ORGANISATION,
                squeezed(text[found.start : found.end]),
                "ORG",
            )
            spots = _placed(spot, spots)
            whole = next(
                s
                for s in spots
                if s.paragraph is paragraph and s.end > found.start and s.start < found.end
            )
            name = spot.name if "(" in whole.name else whole.name
            long.setdefault(found.short, (name, whole.kind))
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
