"""Persons of one story who share a name and are not one: "Andrei Rudenko", "Andrei Belousov"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations

from rapidfuzz.distance import Levenshtein

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind
from reportedly.model.mention import Entity, MentionKind, Name, Role
from reportedly.model.span import Span
from reportedly.resolve.given import Match, canonical, family_match, given_match
from reportedly.resolve.persons import person
from reportedly.resolve.roles import office, shared

__all__ = ["namesakes"]

SHORT = 4
"""Letters of a name up to which another letter makes another name."""

_Place = tuple[str, str, Span]
"""The day and id of an article, and where it names somebody first."""


def namesakes(
    entities: Iterable[Entity], names: Iterable[Name], articles: Iterable[Article] = ()
) -> Iterator[Contradiction]:
    """One pair for each family name that several persons of a story bear, for each name that is
    another one and a further family name, and for each given name that several officials of the
    story share and few others do: the two must not be taken for one.

    The pair is of those whom most articles name, each where he is named in full first, in the
    order in which ``articles`` were printed. Persons whose names may be one in two spellings are
    left alone unless one article names both.
    """
    by_id = {article.id: article for article in articles}
    places = {
        name.id: (*_printed(by_id.get(name.span.article)), _in_full(name, by_id))
        for name in names
        if " " in name.name
    }
    people = (e for e in entities if e.kind is MentionKind.PERSON)
    full = [e for e in people if (given := person(e.name).given) and given not in _no_names()]
    full.sort(key=lambda e: (-len(e.articles), e.name, e.id))
    families, givens = defaultdict[str, list[Entity]](list), defaultdict[str, list[Entity]](list)
    for entity in full:
        named = person(entity.name)
        families[canonical(named.family)].append(entity)
        if named.given not in _common() and any(map(_is_office, entity.roles)):
            givens[named.given].append(entity)
    yield from _pairs(families, "share a family name", places)
    yield from _pairs(givens, "share a given name", places)
    yield from _pairs(_nested(full), "have like names", places)


def _printed(article: Article | None) -> tuple[str, str]:
    """The day of print and the id of an article, to sort by."""
    if article is None:
        return "9999", ""
    return (article.published.first if article.published else "9999"), article.id


def _in_full(name: Name, articles: Mapping[str, Article]) -> Span:
    """Where an article names somebody first in full, else where it names him first."""
    article = articles.get(name.span.article)
    at = article.text.find(name.name) if article is not None else -1
    if article is None or at < 0 or " " in name.span.text:
        return name.span
    return article.at(at, at + len(name.name))


def _nested(people: Sequence[Entity]) -> dict[str, list[Entity]]:
    """ "Delia Quiroga", a shopkeeper, and the mayor, "Delia Quiroga Paz": by the shorter name,
    where both have a role and not the same."""
    by_given = defaultdict[str, list[tuple[frozenset[str], Entity]]](list)
    for entity in people:
        words = frozenset(entity.name.casefold().split())
        by_given[person(entity.name).given].append((words, entity))
    found = dict[str, list[Entity]]()
    for bearers in by_given.values():
        for (short, one), (long, other) in permutations(bearers, 2):
            if short < long and one.roles and other.roles and not shared(one.roles, other.roles):
                found.setdefault(one.name, [one, other])
    return found


def _pairs(
    sets: Mapping[str, Sequence[Entity]], alike: str, places: Mapping[str, _Place]
) -> Iterator[Contradiction]:
    for key, bearers in sorted(sets.items()):
        for one, other in combinations(bearers, 2):
            spans = _place(one, key, places), _place(other, key, places)
            if spans[0] is None or spans[1] is None:
                continue
            if "like" not in alike and _may_be_one(one, other, places):
                continue
            how = f"{one.name} and {other.name} {alike} and must not be taken for one"
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


def _place(entity: Entity, key: str, places: Mapping[str, _Place]) -> Span | None:
    """Where a person is named in full first, in the spelling that is shared if there is one."""
    spans = sorted(
        (places[id] for id in entity.names if id in places),
        key=lambda p: (" " not in p[2].text, key not in person(p[2].text)[:2], p[:2], p[2].start),
    )
    return spans[0][2] if spans else None


def _may_be_one(one: Entity, other: Entity, places: Mapping[str, _Place]) -> bool:
    """Whether both names may be one person's, in another spelling or order, or a part of it; not
    where an article names both in full."""
    named = [{places[id][1] for id in e.names if id in places} for e in (one, other)]
    left, right = person(one.name), person(other.name)
    if {left.given, *left.middle} & {right.family} or {right.given, *right.middle} & {left.family}:
        return True
    if left.given == right.given and _is_misprint(left.family, right.family):
        return True
    if family_match(left.family, right.family) is Match.NONE:
        return False
    if named[0] & named[1] and left.given != right.given:
        return False
    given = given_match(left.given, right.given, left.family)
    middle = {left.given, *left.middle} & {right.given, *right.middle}
    return given is not Match.NONE or bool(middle)


def _is_misprint(one: str, other: str) -> bool:
    """Whether two family names may be one with a letter too many or a wrong one."""
    return Levenshtein.distance(one, other) <= 1 and min(len(one), len(other)) > SHORT


@cache
def _no_names() -> frozenset[str]:
    return frozenset(lexicon("posts")["given"]["none"])


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("posts")["given"]["common"].split())


@cache
def _titles() -> frozenset[str]:
    titles = lexicon("titles")
    return frozenset(titles["leading"]) | frozenset(titles["walks"]["office"])


def _is_office(role: Role) -> bool:
    return bool(office(role.text).titles & _titles())
