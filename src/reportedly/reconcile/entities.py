"""Who or what several articles speak of, with every spelling and role: "one Kovalenko"."""

from collections import Counter
from collections.abc import Iterable, Iterator

from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Entity, MentionKind, Name, Role
from reportedly.stage import Closure, Gather, Group

__all__ = ["entities"]


def fold(group: Group) -> Iterator[Entity]:
    """One entity of all names that were judged the same. Roles stay as stated, each with its
    place, so that a reader sees where they disagree."""
    names = group.of(Name)
    if not names:
        return
    yield Entity(
        name=_title(names),
        kind=_kind(names),
        spellings=_spellings(names),
        roles=_roles(names),
        names=tuple(sorted(name.id for name in names)),
        articles=tuple(sorted({name.span.article for name in names})),
        vetoes=_vetoes(group.beyond),
    )


def _kind(names: tuple[Name, ...]) -> MentionKind:
    """That of its names; a body where only some articles' parsers saw that it is one."""
    kinds = {name.kind for name in names}
    return names[0].kind if len(kinds) == 1 else MentionKind.ORGANISATION


def _title(names: tuple[Name, ...]) -> str:
    """The fullest form, and among full ones the most frequent: a person's with a given name."""
    person = _kind(names) is MentionKind.PERSON
    counts = Counter[str]()
    for name in names:
        counts[name.name] += len(name.mentions)
    return min(counts, key=lambda n: (person and " " not in n, -counts[n], -len(n), n))


def _vetoes(beyond: Iterable[Judgement]) -> tuple[str, ...]:
    """The human judgements by which names here and names of another entity are two."""
    apart = (j for j in beyond if j.human and j.verdict is Verdict.DIFFERENT)
    return tuple(sorted(judgement.id for judgement in apart))


def _spellings(names: tuple[Name, ...]) -> tuple[str, ...]:
    """Most articles first, then the longer, then by alphabet."""
    counts = Counter(spelling for name in names for spelling in name.spellings)
    return tuple(sorted(counts, key=lambda text: (-counts[text], -len(text), text)))


def _roles(names: tuple[Name, ...]) -> tuple[Role, ...]:
    found = {(role.span.article, role.span.start): role for name in names for role in name.roles}
    return tuple(role for _, role in sorted(found.items()))


entities = Gather(
    name="entities",
    of=(Name,),
    makes=Entity,
    by=Closure("same_name", strict=True),
    fold=fold,
)
