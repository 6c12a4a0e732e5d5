"""Whom each name stands for, and who that is: "Kovalenko" here, "Andrii Kovalenko" there."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import (
    LAST,
    Entity,
    MentionKind,
    Name,
    Referent,
    Role,
    entity_id,
    since,
)
from reportedly.stage import Closure, First, Gather, Group

__all__ = ["assembled", "most_used", "referents"]

FIRST = 5
"""Articles, by their days, that tell how somebody is called: the hundredth changes nothing."""


def fold(group: Group) -> Iterator[Referent]:
    """One referent of each of the names that were judged the same: a name in ten thousand articles
    is ten thousand small records, of which most stay as they are when one more comes."""
    names = group.of(Name)
    if not names:
        return
    entity, called = entity_id(names), _title(names)
    kind, vetoes = _kind(names), _vetoes(group.beyond)
    for name in names:
        yield Referent(
            span=name.span, name=name.id, entity=entity, called=called, kind=kind, vetoes=vetoes
        )


def assembled(referents: Iterable[Referent], names: Iterable[Name]) -> tuple[Entity, ...]:
    """Who or what these names are, by id: one entity of all that stand for the same, as they spell
    and describe it. Of a story's names it says nothing that stands elsewhere but how it is called;
    roles stay as stated, each with its place, so that a reader sees where they disagree."""
    whose = {referent.name: referent for referent in referents}
    held = defaultdict[str, list[Name]](list)
    for name in names:
        if (found := whose.get(name.id)) is not None:
            held[found.entity].append(name)
    return tuple(_entity(whose[held[id][0].id], held[id]) for id in sorted(held))


def _entity(told: Referent, names: Sequence[Name]) -> Entity:
    return Entity(
        id=told.entity,
        name=told.called,
        kind=told.kind,
        spellings=most_used(text for name in names for text in name.spellings),
        roles=_roles(names),
        names=tuple(sorted(name.id for name in names)),
        articles=tuple(sorted({name.span.article for name in names})),
        vetoes=told.vetoes,
    )


def _kind(names: tuple[Name, ...]) -> MentionKind:
    """That of its names; a body where only some articles' parsers saw that it is one."""
    kinds = {name.kind for name in names}
    return names[0].kind if len(kinds) == 1 else MentionKind.ORGANISATION


def _title(names: tuple[Name, ...]) -> str:
    """The most frequent form in the first articles that have a full one: a person's with a given
    name."""
    person = _kind(names) is MentionKind.PERSON
    full = [name for name in names if not person or _full(name)] or names
    counts = Counter[str]()
    for name in sorted(full, key=since)[:FIRST]:
        counts[name.name] += len(name.mentions)
    return min(counts, key=lambda n: (-counts[n], -len(n), n))


def _full(name: Name) -> bool:
    return " " in name.name


def _part(name: Name) -> tuple[str, str]:
    """Who is called, of what kind and since when is told by the first of each kind, and of those
    with a given name."""
    return f"{name.kind.value} {_full(name):d}", since(name)[0]


def _vetoes(beyond: Iterable[Judgement]) -> tuple[str, ...]:
    """The human judgements by which names here and names of another entity are two."""
    apart = (j for j in beyond if j.human and j.verdict is Verdict.DIFFERENT)
    return tuple(sorted(judgement.id for judgement in apart))


def most_used(spellings: Iterable[str]) -> tuple[str, ...]:
    """Each spelling once: those of most articles first, then the longer, then by alphabet."""
    counts = Counter(spellings)
    return tuple(sorted(counts, key=lambda text: (-counts[text], -len(text), text)))


def _roles(names: Iterable[Name]) -> tuple[Role, ...]:
    """Each once, by the day of its article."""
    found = {
        (name.day or LAST, role.span.article, role.span.start): role
        for name in names
        for role in name.roles
    }
    return tuple(role for _, role in sorted(found.items()))


referents = Gather(
    name="referents",
    of=(Name,),
    makes=Referent,
    by=Closure("same_name", strict=True),
    fold=fold,
    first=First(most=FIRST, of=_part),
)
