"""Who speaks in each statement of an article: "Okoro", who is Ines Okoro of two other papers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.mention import Entity, MentionKind, Name
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.record import articles_of
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.testimony import Testimony, Tie
from reportedly.reconcile.spokesmen import ties, voice
from reportedly.resolve.offices import observed, state_headed
from reportedly.resolve.voices import narrated
from reportedly.stage import Gather, Group, Key
from reportedly.text.terms import fold

__all__ = ["testimonies"]

UNNAMED = {HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS, HopKind.CHANNEL}
HELD = 0.8
"""Share of a statement that must stand in a shared passage."""
MOST = 20
"""Earlier articles that are kept of a statement."""


@dataclass(frozen=True)
class _Shared:
    """The passages of an article that another has too, which of the two had them first, and the
    agency whose text they are."""

    other: str
    earlier: str
    agency: str
    passages: Sequence[Span]


_Known = Mapping[tuple[bool, str], Entity]
"""The entity of each name of an article, by whether it is a person's and its folded spelling."""


def _fold(group: Group) -> Iterator[Testimony]:
    """The testimonies of one article, given the names in it, their entities and its copies."""
    claims = group.of(Claim)
    if not claims:
        return
    known = _known(group.of(Name), group.of(Entity))
    shared = _shared(group.of(Copy), claims[0].span.article)
    tied = ties(claims, _told_elsewhere(claims, known))
    groups = {claim: found.id for found in group.of(ClaimGroup) for claim in found.claims}
    for claim in claims:
        made = _testimony(claim, known, tied.get((claim.span, voice(claim)), ()), shared)
        yield replace(made, group=groups.get(made.claim, ""))


def _testimony(
    claim: Claim, known: _Known, tied: Sequence[Tie], shared: Sequence[_Shared]
) -> Testimony:
    held = [s for s in shared if _holds(s, claim.span)]
    found = [_entity(hop, known) for hop in (*claim.hops[:1], *claim.beside)]
    elsewhere = [role.text for role in found[0].roles] if found and found[0] else []
    return Testimony(
        claim=claim.id,
        content=claim.content,
        method=claim.method,
        hops=claim.hops,
        status=claim.status,
        beside=claim.beside,
        said=claim.said,
        said_why=claim.said_why,
        reported=claim.reported,
        manner=claim.manner,
        nested_in=claim.nested_in,
        entities=tuple(entity.id if entity else "" for entity in found) if any(found) else (),
        vetoes=found[0].vetoes if found and found[0] else (),
        voice=voice(claim),
        ties=tuple(tied),
        after=tuple(s.other for s in held if s.other == s.earlier)[:MOST],
        observed=narrated(claim) and observed(claim.text, claim.hops[-1].name),
        state=state_headed([*claim.hops[0].roles, *elsewhere[:MOST]])
        if claim.hops[0].kind is HopKind.PERSON
        else "",
        agency=next((s.agency for s in held if s.agency), ""),
    )


def _known(names: Iterable[Name], entities: Iterable[Entity]) -> _Known:
    """An entity has all spellings of its names, so that the one of a name is among those that
    share its spelling; mostly there is but one."""
    spelt = defaultdict[tuple[MentionKind, str], list[Entity]](list)
    for entity in entities:
        for spelling in entity.spellings:
            spelt[entity.kind, spelling].append(entity)
    made = dict[tuple[bool, str], Entity]()
    for name in names:
        found = spelt.get((name.kind, name.spellings[0]), [])
        if len(found) > 1:
            found = [entity for entity in found if name.id in _names(entity.id, entity.names)]
        for entity in found[:1]:
            person = name.kind is MentionKind.PERSON
            for spelling in (name.name, *name.spellings):
                made.setdefault((person, fold(spelling)), entity)
    return made


@lru_cache(maxsize=4096)
def _names(entity: str, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(names)


def _told_elsewhere(claims: Iterable[Claim], known: _Known) -> dict[str, list[str]]:
    """The roles of each person who is cited, as any article tells them, by his voice."""
    made = dict[str, list[str]]()
    for claim in claims:
        hop = claim.hops[0]
        if hop.kind is HopKind.PERSON and (found := _entity(hop, known)) is not None:
            made[voice(claim)] = list(dict.fromkeys(role.text for role in found.roles))[:MOST]
    return made


def _entity(hop: Hop, known: _Known) -> Entity | None:
    if hop.kind in UNNAMED:
        return None
    return known.get((hop.kind is HopKind.PERSON, fold(hop.name)))


def _shared(copies: Iterable[Copy], article: str) -> list[_Shared]:
    """What this article shares with others as own text, in order of their ids."""
    found = list[_Shared]()
    for copy in copies:
        if copy.kind not in (CopyKind.SHARED_QUOTATION, CopyKind.SHARED_FURNITURE):
            side = copy.articles.index(article)
            spans = [passage[side] for passage in copy.passages]
            found.append(_Shared(copy.articles[1 - side], copy.earlier, copy.common, spans))
    return sorted(found, key=lambda shared: shared.other)


def _holds(shared: _Shared, span: Span) -> bool:
    least = HELD * (span.end - span.start)
    return any(min(p.end, span.end) - max(p.start, span.start) >= least for p in shared.passages)


testimonies = Gather(
    name="testimonies",
    of=(Claim, Name, Entity, Copy, ClaimGroup),
    makes=Testimony,
    by=Key(articles_of),
    fold=_fold,
)
