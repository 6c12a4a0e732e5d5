"""Reserves upon claims, and who holds them: "Reuters could not verify his account"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Hedge, Status
from reportedly.text.outlets import printed_by
from reportedly.text.parse import Parse
from reportedly.text.portions import WITHHELD
from reportedly.text.reserves import aims_back, binds
from reportedly.text.speakers import Speakers

__all__ = ["judged_by", "looking_back", "without_own_reserves"]

ORDER = list(Status)


def judged_by(parsed: Parse, claim: Claim, hedges: Sequence[Hedge], speakers: Speakers) -> Claim:
    """The claim with the reserves of its own sentence that bind it."""
    stances = dict[tuple[int, int], Stance]()
    for hedge in hedges:
        if binds(parsed, hedge, claim):
            holder = _holder(hedge, claim, speakers)
            stances[hedge.cue.start, hedge.cue.end] = Stance(
                status=hedge.status, cue=hedge.cue, holder=holder
            )
    ranked = sorted(stances.values(), key=lambda s: (ORDER.index(s.status), s.cue.start))
    status = ranked[0].status if ranked else Status.ASSERTED
    return replace(claim, stances=tuple(ranked), status=status)


def _holder(hedge: Hedge, claim: Claim, speakers: Speakers) -> str:
    """ "" for the speaker's own reserve, else the name of who holds it."""
    inside = any(part.holds(hedge.cue) for part in claim.content)
    if hedge.holder is None:
        return "" if inside or claim.cue is not None else claim.hops[-1].name
    if inside or (claim.speaker is not None and claim.speaker.overlaps(hedge.holder)):
        return ""
    name = speakers.of(hedge.holder).hops[0].name
    return "" if name == claim.hops[0].name else name


def without_own_reserves(found: Sequence[Claim]) -> list[Claim]:
    """Without "he could not confirm …" inside "he said he could not confirm …": that is one
    claim, and the outer one already has its status."""
    outer = [c for c in found if c.status in WITHHELD]
    return [
        claim
        for claim in found
        if claim.cue is None
        or claim.status not in WITHHELD
        or not any(
            o is not claim
            and _key(o) == _key(claim)
            and any(part.holds(claim.cue) for part in o.content)
            for o in outer
        )
    ]


def looking_back(
    parsed: Parse, found: Sequence[Claim], hedges: Sequence[Hedge], speakers: Speakers
) -> list[Claim]:
    """Put "has not verified his claims" on what he said before, and on nobody else's words."""
    judged = sorted(found, key=lambda c: c.span.start)
    for hedge in hedges:
        if hedge.status not in (Status.UNVERIFIED, Status.NOT_CONFIRMED, Status.DENIED):
            continue
        if not (aim := aims_back(parsed, hedge)):
            continue
        sentence = parsed.sentence_span(hedge.cue)
        whose = speakers.of(aim.owner).key if aim.owner is not None else None
        earlier = [c for c in judged if c.span.start < sentence.start and c.attribution]
        if whose is None and earlier:
            whose = _key(earlier[-1])
        holder = (
            speakers.of(hedge.holder).hops[0].name
            if hedge.holder is not None
            else printed_by(parsed.article).name
        )
        stance = Stance(status=hedge.status, cue=hedge.cue, holder=holder)
        meant = {c.id for c in earlier if _key(c) == whose}
        judged = [replace(c, stances=(*c.stances, stance)) if c.id in meant else c for c in judged]
    return judged


def _key(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in (claim.hops[0], *claim.beside)))
