"""Persons of one story who share a name and are not one: "Andrei Rudenko", "Andrei Belousov"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.mention import Entity, MentionKind, Name, Role
from reportedly.model.span import Span
from reportedly.resolve.given import Match, canonical, family_match, given_match
from reportedly.resolve.persons import person
from reportedly.resolve.roles import office

__all__ = ["namesakes"]


def namesakes(entities: Iterable[Entity], names: Iterable[Name]) -> Iterator[Contradiction]:
    """One pair for each family name that several persons of a story bear, and for each given name
    that several of its officials share and few others do: the two must not be taken for one.

    The pair is of those whom most articles name. Persons whose names may be one in two spellings
    are left alone.
    """
    places = {name.id: name.span for name in names}
    full = [e for e in entities if e.kind is MentionKind.PERSON and person(e.name).given]
    full.sort(key=lambda e: (-len(e.articles), e.name, e.id))
    families, givens = defaultdict[str, list[Entity]](list), defaultdict[str, list[Entity]](list)
    for entity in full:
        named = person(entity.name)
        families[canonical(named.family)].append(entity)
        if named.given not in _common() and any(map(_is_office, entity.roles)):
            givens[named.given].append(entity)
    yield from _pairs(families, "family", places)
    yield from _pairs(givens, "given", places)


def _pairs(
    sets: Mapping[str, Sequence[Entity]], shared: str, places: Mapping[str, Span]
) -> Iterator[Contradiction]:
    for key, bearers in sorted(sets.items()):
        for one, other in combinations(bearers, 2):
            spans = _place(one, key, places), _place(other, key, places)
            if spans[0] is None or spans[1] is None or _may_be_one(one, other):
                continue
            how = (
                f"{one.name} and {other.name} share a {shared} name and must not be taken for one"
            )
            yield Contradiction(
                kind=ContradictionKind.IDENTITY,
                verdict=Comparison.NOT_COMPARABLE,
                left=one.id,
                right=other.id,
                left_span=spans[0],
                right_span=spans[1],
                slots=tuple(sorted((one.name, other.name))),
                how=how,
            )
            break


def _place(entity: Entity, key: str, places: Mapping[str, Span]) -> Span | None:
    """Where a person is named in full first, in the spelling that is shared if there is one."""
    spans = sorted(
        (places[id] for id in entity.names if id in places),
        key=lambda s: (" " not in s.text, key not in person(s.text)[:2], s.article, s.start),
    )
    return spans[0] if spans else None


def _may_be_one(one: Entity, other: Entity) -> bool:
    """Whether both names may be one person's, in another spelling or order, or a part of it."""
    left, right = person(one.name), person(other.name)
    if {left.given, *left.middle} & {right.family} or {right.given, *right.middle} & {left.family}:
        return True
    if family_match(left.family, right.family) is Match.NONE:
        return False
    given = given_match(left.given, right.given, left.family)
    middle = {left.given, *left.middle} & {right.given, *right.middle}
    return given is not Match.NONE or bool(middle)


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("posts")["given"]["common"].split())


@cache
def _titles() -> frozenset[str]:
    titles = lexicon("titles")
    return frozenset(titles["leading"]) | frozenset(titles["walks"]["office"])


def _is_office(role: Role) -> bool:
    return bool(office(role.text).titles & _titles())
