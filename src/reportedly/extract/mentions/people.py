"""Short forms under the full ones of their article: "Kovalenko", "NIS", "President X"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from reportedly.extract.mentions.relatives import (
    dependents,
    relatives,
    sex_at,
    sexes,
    styles,
    titles_at,
)
from reportedly.extract.mentions.spots import LOOSE, Spot, in_place, squeezed, text_of
from reportedly.extract.mentions.words import eastern, forms, given_names, personal, single
from reportedly.lexicon.gazetteer import look_up
from reportedly.model.mention import MentionKind
from reportedly.text.acronyms import acronyms
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.persons import People, unlinked
from reportedly.text.roles import titles
from reportedly.text.sources import given_gender
from reportedly.text.tokens import Token

__all__ = ["full_forms", "with_people"]

_ADDRESS = {"male": "Mr.", "female": "Ms."}
_PREFIXES = frozenset({"anti", "pro", "pre", "post", "ex", "non", "mid", "then"})
_SECOND_HALF = re.compile(r"-[^\W\d_]+")
_INITIAL = re.compile(r"(?:[A-Z]\.)+")
_NATIVE = re.compile(r" ?\((?:[A-Z][a-z]+: )?([\u0370-\u1fff\u3040-\uffdc][^()\n]{1,60}?)\)")


def with_people(spots: list[Spot], parsed: Parse) -> list[Spot]:
    """Short forms of persons under their full names, and persons that the parser overlooked."""
    alone = frozenset(s.name for s in spots if s.kind is MentionKind.PERSON and " " not in s.name)
    spots = [_mistaken(_titled(spot), alone) for spot in spots]
    spots += [s for p in parsed.paragraphs for s in _introduced(p, spots)]
    persons = [s for s in spots if s.kind is MentionKind.PERSON]
    named = [(s.offset, s.name) for s in persons if _is_full(s.name)]
    title = parsed.paragraphs[0] if len(parsed.paragraphs) > 1 else None
    known = sexes(persons)
    kin, served = relatives(persons, title), dependents(persons)
    people = People(named, eastern(), known, kin, styles(persons), served)
    spots = [_person(spot, people, sex_at(spot) or known.get(spot.name, "")) for spot in spots]
    missed = [s for p in parsed.paragraphs for s in _overlooked(p, people, spots, known)]
    return sorted(_addressed(spots + missed), key=lambda s: (s.offset, s.end))


def _is_full(name: str) -> bool:
    return len(unlinked(name.split())) > 1


def _addressed(spots: list[Spot]) -> list[Spot]:
    """Mr. and Ms. of one family name that nobody bears in full are two: "Ms Vega", "Mr Vega"."""
    told = defaultdict[str, set[str]](set)
    for spot in spots:
        if spot.kind is MentionKind.PERSON and spot.name == spot.text:
            told[spot.name].add(sex_at(spot))
    both = {name for name, sexes in told.items() if {"male", "female"} <= sexes}
    if not both:
        return spots
    return [
        replace(spot, name=f"{_ADDRESS[sex]} {spot.name}")
        if spot.name in both and spot.name == spot.text and (sex := sex_at(spot))
        else spot
        for spot in spots
    ]


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
        alone = len(words) == 1 and token.is_title and _addresses(token)
        if (
            (alone or len(words) in {2, 3})
            and last not in covered
            and not forms() & {t.text for t in words}
        ):
            name = squeezed(words.text)
            yield Spot(paragraph, words.start_char, words.end_char, MentionKind.PERSON, name)


def _addresses(token: Token) -> bool:
    """Whether one name alone may follow a title: "Mayor Vega", but no "Justice Department"."""
    return token.lower_ in personal() or token.lower_ in single()


def _owns_a_person(token: Token) -> bool:
    """The "'s" of "China's Xi Jinping" and "Spain's Pedro Cano": a country's, before a name."""
    if token.text not in {"'s", "'"} or not 0 < token.i < len(token.doc) - 2:
        return False
    country = token.nbor(-1).ent_type_ == "GPE"
    first = token.nbor(1).text
    return country and (first in eastern() or first.lower() in given_names())


def _may_be_name(token: Token) -> bool:
    plain = token.pos_ == "PROPN" and token.is_title and token.is_alpha
    return plain and not titles().names(token)


def _mistaken(spot: Spot, alone: frozenset[str]) -> Spot:
    """A man read as a body: "Nick Melvoin" is one where "Melvoin" is one, or by his given name."""
    words = spot.text.split()
    odd = spot.kind in {MentionKind.ORGANISATION, MentionKind.PLACE} and spot.entry is None
    if not odd or len(words) > 3:
        return spot
    initials = len(words) > 1 and all(_INITIAL.fullmatch(word) for word in words[:-1])
    if initials and words[-1].istitle() and not forms() & set(words) and not look_up(words[0]):
        return replace(spot, kind=MentionKind.PERSON)
    named = all(
        word.replace("-", "").isalpha() and word.istitle() for word in (words[0], words[-1])
    )
    if not named or forms() & set(words):
        return spot
    first = words[0].partition("-")[0]
    given = len(words) > 1 and (first.lower() in given_names() or given_gender(f"{first} X"))
    body = spot.kind is MentionKind.ORGANISATION
    if body and (words[-1] in alone or given):
        return replace(spot, kind=MentionKind.PERSON)
    return spot


def _person(spot: Spot, people: People, sex: str) -> Spot:
    if spot.kind is MentionKind.PERSON and _is_full(spot.name):
        return replace(spot, name=people.full(spot.name))
    bare = unlinked(spot.text.split())[-1] if spot.kind is MentionKind.PERSON else spot.text
    person = spot.kind is MentionKind.PERSON or (spot.label == "NORP" and spot.entry is None)
    if _told_apart(spot):
        return spot
    known = spot.entry is not None and (spot.entry.sort not in LOOSE or in_place(spot))
    if spot.kind in {MentionKind.NATIONALITY, MentionKind.GOVERNMENT} or " " in bare or known:
        return spot
    full = people.family(bare, sex, spot.offset, titles_at(spot))
    if full is None and person and not spot.text.endswith(f" {bare}"):
        full = people.given(bare)
    return replace(spot, kind=MentionKind.PERSON, name=full, entry=None) if full else spot


def _told_apart(spot: Spot) -> bool:
    """Whether a family name is said to be of another than the one just named: "the elder Vega"."""
    first = spot.piece.start
    return first > 0 and spot.paragraph.doc[first - 1].lower_ in {"elder", "younger", "older"}


def _overlooked(
    paragraph: Paragraph, people: People, spots: list[Spot], sexes: dict[str, str]
) -> Iterator[Spot]:
    """Family names of persons of this article, and capitalised words behind "Mr"."""
    covered = {t.i for s in spots if s.paragraph is paragraph for t in s.piece}
    families, givens, honorifics = people.families(), people.givens(), titles().honorifics
    for token in paragraph.doc:
        if token.i in covered or not token.is_title:
            continue
        start, end = token.idx, token.idx + len(token)
        before = paragraph.doc[token.i - 1] if token.i else None
        noun = token.pos_ in {"PROPN", "NOUN", "ADJ"} or not token.text.isascii()
        whole = _hyphened(paragraph, start, end)
        piece = paragraph.doc.char_span(*whole, alignment_mode="expand")
        if piece is None or any(part.i in covered for part in piece):
            whole = start, end
        if whole != (start, end) and not _pair(paragraph, whole, families):
            if token.text in families and start == whole[0]:
                name = text_of(paragraph)[slice(*whole)]
                yield Spot(paragraph, *whole, MentionKind.PERSON, name)
            continue
        if token.text in families and noun:
            place = paragraph.start + start
            full = people.family(token.text, sexes.get(token.text, ""), place)
            yield Spot(paragraph, start, end, MentionKind.PERSON, full or token.text)
        elif token.text in givens and _acts(token):
            full = people.given(token.text)
            yield Spot(paragraph, start, end, MentionKind.PERSON, full or token.text)
        elif (
            before is not None
            and before.is_title
            and before.lower_ in honorifics
            and token.pos_ == "PROPN"
            and token.lower_ not in personal()
        ):
            yield Spot(paragraph, start, end, MentionKind.PERSON, token.text)


def _hyphened(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The offsets of the double name of which a word is a part: "Vega" in "Vega-Ruiz", but not
    in "anti-Vega"."""
    text = text_of(paragraph)
    if (behind := _SECOND_HALF.match(text, end)) and behind[0][1].isupper():
        end = behind.end()
    first = text.rfind(" ", 0, start) + 1
    if (
        start > 1
        and text[start - 1] == "-"
        and text[first].isupper()
        and text[first + 1].islower()
    ):
        start = start if text[first : start - 1].lower() in _PREFIXES else first
    return start, end


def _pair(paragraph: Paragraph, whole: tuple[int, int], families: frozenset[str]) -> bool:
    """Whether a hyphen joins two people of the article: "the Vega-Ruiz plan"."""
    return {*text_of(paragraph)[slice(*whole)].split("-")} <= families


def _acts(token: Token) -> bool:
    """Whether a given name that the parser overlooked stands alone as the subject: "Ana left"."""
    doc, i = token.doc, token.i
    beside = [doc[n] for n in (i - 1, i + 1) if 0 <= n < len(doc)]
    single = not any(t.pos_ == "PROPN" and t.is_title for t in beside)
    subject = token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"}
    return token.pos_ == "PROPN" and subject and single


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
