"""Reserves upon claims, and who holds them: "Reuters could not verify his account"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Hedge, Status
from reportedly.text.outlets import printed_by
from reportedly.text.parse import Parse
from reportedly.text.portions import WITHHELD
from reportedly.text.reserves import Aim, aims_back, binds
from reportedly.text.speakers import Speakers

__all__ = ["judged_by", "looking_back", "without_own_reserves"]

ORDER = list(Status)
BACK = (Status.UNVERIFIED, Status.NOT_CONFIRMED, Status.DENIED, Status.RETRACTED)


def judged_by(parsed: Parse, claim: Claim, hedges: Sequence[Hedge], speakers: Speakers) -> Claim:
    """The claim with the reserves of its own sentence that bind it."""
    stances = dict[tuple[int, int], Stance]()
    for hedge in hedges:
        if binds(parsed, hedge, claim):
            holder = _holder(hedge, claim, speakers)
            stances[hedge.cue.start, hedge.cue.end] = Stance(
                status=hedge.status, cue=hedge.cue, holder=holder, held_by=hedge.holder
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
    """Put "has not verified his claims" on what he said before, and on nobody else's words.

    A stance from another sentence leaves the status as it is (docs/decisions/0008); from the
    claim's own ("gave a toll of 58, but withdrew the figure") it counts like the others.
    """
    judged = sorted(found, key=lambda c: c.span.start)
    for hedge in hedges:
        if hedge.status not in BACK or not (aim := aims_back(parsed, hedge)):
            continue
        stance = Stance(
            status=hedge.status,
            cue=hedge.cue,
            holder=_held(parsed, hedge, speakers),
            held_by=hedge.holder,
        )
        meant = {c.id for c in _meant(parsed, judged, hedge, aim, speakers)}
        sentence = parsed.sentence_span(hedge.cue)
        judged = [
            _doubted(c, stance, own=sentence.overlaps(c.span)) if c.id in meant else c
            for c in judged
        ]
    return judged


def _held(parsed: Parse, hedge: Hedge, speakers: Speakers) -> str:
    """The name of who doubts an earlier statement; where nobody is named it is the outlet."""
    if hedge.holder is None:
        return printed_by(parsed.article).name
    return speakers.of(hedge.holder).hops[0].name


def _meant(
    parsed: Parse, judged: Sequence[Claim], hedge: Hedge, aim: Aim, speakers: Speakers
) -> list[Claim]:
    """The earlier statements that a reserve is about: all of the one whose they are, but for "her
    figure" and "this" the last of them."""
    withdrawn = hedge.status is Status.RETRACTED
    before = hedge.cue.start if withdrawn else parsed.sentence_span(hedge.cue).start
    earlier = [c for c in judged if c.span.start < before and c.attribution]
    owner = hedge.holder if withdrawn and aim.owner is None else aim.owner
    whose = speakers.of(owner).key if owner is not None else None
    if whose is None and earlier:
        whose = _key(earlier[-1])
    meant = [c for c in earlier if _key(c) == whose]
    return meant[-1:] if aim.single else meant


def _doubted(claim: Claim, stance: Stance, *, own: bool) -> Claim:
    """With one more stance; ``own``: from the claim's own sentence, so the status follows."""
    status = min(claim.status, stance.status, key=ORDER.index) if own else claim.status
    return replace(claim, stances=(*claim.stances, stance), status=status)


def _key(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in (claim.hops[0], *claim.beside)))
