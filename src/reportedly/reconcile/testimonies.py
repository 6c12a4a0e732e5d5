"""Who speaks in each statement of an article: "Okoro", who is Ines Okoro of two other papers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.mention import Entity, MentionKind, Name, Referent
from reportedly.model.origin import Copy, CopyKind
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.testimony import Testimony, Tie
from reportedly.reconcile.referents import assembled
from reportedly.reconcile.spokesmen import ties, voice
from reportedly.resolve.offices import observed, state_headed
from reportedly.resolve.voices import narrated
from reportedly.stage import Gather, Group, PerStory
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
    """The testimonies of one story, given the names in it, whom they stand for and its copies."""
    names, copies = group.of(Name), _shared(group.of(Copy))
    whose = {id: one for one in assembled(group.of(Referent), names) for id in one.names}
    groups = {claim: found.id for found in group.of(ClaimGroup) for claim in found.claims}
    held, written = defaultdict[str, list[Claim]](list), defaultdict[str, list[Name]](list)
    for claim in group.of(Claim):
        held[claim.span.article].append(claim)
    for name in names:
        written[name.span.article].append(name)
    for article, claims in held.items():
        known = _known(written.get(article, ()), whose)
        tied = ties(claims, _told_elsewhere(claims, known))
        for claim in claims:
            tie = tied.get((claim.span, voice(claim)), ())
            made = _testimony(claim, known, tie, copies.get(article, ()))
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


def _known(names: Iterable[Name], whose: Mapping[str, Entity]) -> _Known:
    """Who is meant by the spellings of an article's names."""
    made = dict[tuple[bool, str], Entity]()
    for name in names:
        if (entity := whose.get(name.id)) is not None:
            person = name.kind is MentionKind.PERSON
            for spelling in (name.name, *name.spellings):
                made.setdefault((person, fold(spelling)), entity)
    return made


def _told_elsewhere(claims: Iterable[Claim], known: _Known) -> dict[str, list[str]]:
    """The roles of each person who is cited, by his voice, as any article of the story tells."""
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


def _shared(copies: Iterable[Copy]) -> dict[str, list[_Shared]]:
    """What each article shares with others as own text, in order of their ids."""
    found = defaultdict[str, list[_Shared]](list)
    for copy in copies:
        if copy.kind not in (CopyKind.SHARED_QUOTATION, CopyKind.SHARED_FURNITURE):
            for side, article in enumerate(copy.articles):
                spans = [passage[side] for passage in copy.passages]
                other = copy.articles[1 - side]
                found[article].append(_Shared(other, copy.earlier, copy.common, spans))
    return {id: sorted(those, key=lambda shared: shared.other) for id, those in found.items()}


def _holds(shared: _Shared, span: Span) -> bool:
    least = HELD * (span.end - span.start)
    return any(min(p.end, span.end) - max(p.start, span.start) >= least for p in shared.passages)


testimonies = Gather(
    name="testimonies",
    of=(Claim, Name, Referent, Copy, ClaimGroup),
    makes=Testimony,
    by=PerStory(),
    fold=_fold,
)
