"""One body, person or place under names that differ: "Kiev" here, "Kyiv" there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from reportedly.lexicon.gazetteer import Sort, find
from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.mention import Entity, MentionKind, Name
from reportedly.model.span import Span
from reportedly.resolve.given import Match, given_match
from reportedly.resolve.persons import Person, person
from reportedly.resolve.roles import office
from reportedly.text.romanise import sounds
from reportedly.text.terms import fold

__all__ = ["namings"]

_STATES = frozenset({Sort.COUNTRY, Sort.NATIONALITY, Sort.CAPITAL, Sort.SEAT})
_PLACES = frozenset({MentionKind.PLACE, MentionKind.GOVERNMENT})
_LETTERS = re.compile(r"(?:[A-Z][.&]?){2,8}s?")
_SMALL = ("the", "of", "for", "and", "on", "in", "to", "a", "an", "&")
FEW = 12
"""Persons of names that sound alike, beyond whom nobody would hold them against each other."""
SHARED = 2
"""Words that two names of one body have in common at least; parsers run names into others."""
_SPELT = 0.65
"""Likeness from which two words are one in American and British spelling: "Centre", "Center"."""
_NEAR = 0.4
"""Likeness below which two names of a place are not one name in two spellings."""

_Form = tuple[str, Span]


def namings(entities: Iterable[Entity], names: Iterable[Name]) -> Iterator[Contradiction]:
    """One pair for each entity that articles call by names that differ in more than case, accents,
    hyphens, articles, honorifics, a missing given name, a short form or initials: the two forms
    furthest apart; and for each two persons who may be one. Both can be right, so that the verdict
    is always compatible."""
    written, entities = {name.id: name for name in names}, list(entities)
    for entity in entities:
        used = [written[id] for id in entity.names if id in written]
        forms = dict[str, Span]()
        for name in sorted(used, key=lambda n: (n.span.article, n.span.start)):
            forms.setdefault(name.span.text, name.span)
        if pair := _furthest(entity.kind, sorted(forms.items())):
            (one, left), (other, right) = sorted(pair, key=lambda f: (f[1].article, f[1].start))
            how = f"one {_noun(entity.kind)} under two names: “{one}” and “{other}”"
            yield _naming((entity, entity), (left, right), how)
    for first, second, left, right in _perhaps_one(entities, written):
        how = f"perhaps one person under two names: “{left.text}” and “{right.text}”"
        yield _naming((first, second), (left, right), how)


def _naming(entities: tuple[Entity, Entity], spans: tuple[Span, Span], how: str) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind.NAMING,
        verdict=Comparison.COMPATIBLE,
        left=entities[0].id,
        right=entities[1].id,
        left_span=spans[0],
        right_span=spans[1],
        slots=tuple(sorted({entity.name for entity in entities})),
        how=how,
        ground=Ground.WORDING,
    )


def _perhaps_one(
    entities: Iterable[Entity], written: Mapping[str, Name]
) -> Iterator[tuple[Entity, Entity, Span, Span]]:
    """Two persons of one title whose given and family names sound alike and whom no article names
    both ("Doctor Maria Steen", "Doctor Marie Stehn"), each with where he is named first."""
    alike = defaultdict[tuple[str, str], list[Entity]](list)
    for entity in entities:
        named = person(entity.name)
        if entity.kind is MentionKind.PERSON and named.given and entity.roles:
            alike[sounds(named.family)[2], sounds(named.given)[2]].append(entity)
    for _, found in sorted(alike.items()):
        found.sort(key=lambda e: (e.name, e.id))
        for one, other in combinations(found[:FEW], 2):
            names = [[written[id].span for id in e.names if id in written] for e in (one, other)]
            titles = [{t for r in e.roles for t in office(r.text).titles} for e in (one, other)]
            apart = not set(one.articles) & set(other.articles)
            apart = apart and _persons_alike(person(one.name), person(other.name)) < 1
            if apart and titles[0] & titles[1] and all(names):
                left, right = (min(spans, key=lambda s: (s.article, s.start)) for spans in names)
                yield one, other, left, right


def _noun(kind: MentionKind) -> str:
    nouns = {MentionKind.PERSON: "person", MentionKind.ORGANISATION: "body"}
    return nouns.get(kind, "place")


def _furthest(kind: MentionKind, forms: list[_Form]) -> tuple[_Form, _Form] | None:
    """The first two forms that differ most, None where all are one name."""
    found, least = None, 1.0
    for one, other in combinations(forms, 2):
        if one[1].article == other[1].article:
            continue
        alike = _likeness(kind, one[0], other[0])
        if alike < least:
            found, least = (one, other), alike
    return found


@lru_cache(maxsize=1 << 14)
def _likeness(kind: MentionKind, one: str, other: str) -> float:
    """How alike two forms of one name are; 1 where they are taken for the same."""
    if kind is MentionKind.PERSON:
        return _persons_alike(person(one), person(other))
    if kind is MentionKind.ORGANISATION:
        return _bodies_alike(one, other)
    return _places_alike(one, other) if kind in _PLACES else 1.0


def _persons_alike(one: Person, other: Person) -> float:
    """Family and given names spelt otherwise; an initial or a short form is the name itself."""
    if not (one.given and other.given) or _sound(one.family) != _sound(other.family):
        return 1.0
    initial = min(len(one.given), len(other.given)) == 1 or _is_short(one.given, other.given)
    spelt = given_match(one.given, other.given, one.family) is not Match.NONE and not initial
    left = f"{one.given} {one.family}"
    right = f"{other.given if spelt else one.given} {other.family}"
    return Levenshtein.normalized_similarity(left, right)


def _sound(name: str) -> str:
    """What the first consonant of a name sounds like, roughly."""
    return sounds(name)[2][:1]


@cache
def _short_forms() -> dict[str, frozenset[int]]:
    made = defaultdict[str, set[int]](set)
    for number, line in enumerate(lexicon("nicknames")["short"]):
        for name in line.split():
            made[name].add(number)
    return {name: frozenset(lines) for name, lines in made.items()}


def _is_short(one: str, other: str) -> bool:
    known = _short_forms()
    return bool(known.get(one, frozenset()) & known.get(other, frozenset()))


def _bodies_alike(one: str, other: str) -> float:
    """Names of bodies of which each has a word that the other has not."""
    if _LETTERS.fullmatch(one) or _LETTERS.fullmatch(other):
        return 1.0
    left, right = _words(one), _words(other)
    mine, theirs = set(left) - set(right), set(right) - set(left)
    for word in sorted(mine):
        twin = next((w for w in sorted(theirs) if _is_spelling(word, w)), None)
        if twin is not None:
            mine.discard(word)
            theirs.discard(twin)
    if not mine or not theirs or len(set(left) & set(right)) < SHARED:
        return 1.0
    return len(set(left) & set(right)) / len(set(left) | set(right))


def _is_spelling(one: str, other: str) -> bool:
    return one[:3] == other[:3] and Levenshtein.normalized_similarity(one, other) >= _SPELT


@lru_cache(maxsize=1 << 14)
def _words(name: str) -> tuple[str, ...]:
    """The content words of a body's name as written, without its country."""
    plain = name.replace("’", "'").replace(".", "")
    for hit in reversed(find(plain)):
        if hit.entry.sort in _STATES:
            plain = plain[: hit.start] + " " + plain[hit.end :]
    raw = (word.strip(".,()'\"").lower() for word in plain.replace("'s", " ").split())
    return tuple(word for word in raw if word not in _idle())


@cache
def _idle() -> frozenset[str]:
    """Words of a body's name that tell nothing: small ones and legal forms."""
    return frozenset(["", *_SMALL, *lexicon("organisations")["forms"]["legal"]])


def _places_alike(one: str, other: str) -> float:
    """A place in two spellings, not a seat of power for its state, nor letters for a name."""
    short = any(form.isupper() or form.endswith(".") for form in (one, other))
    if short or one.count(" ") != other.count(" "):
        return 1.0
    left, right = fold(one), fold(other)
    if _sound(left) != _sound(right):
        return 1.0
    alike = Levenshtein.normalized_similarity(left, right)
    return alike if alike >= _NEAR else 1.0
