"""Reserves upon claims, and who holds them: "Reuters could not verify his account"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.outlets import printed_by
from reportedly.text.parse import Parse
from reportedly.text.portions import WITHHELD
from reportedly.text.reserves import Aim, aims_back, binds
from reportedly.text.speakers import Speakers

__all__ = ["judged_by", "looking_back", "without_own_reserves"]

ORDER = list(Status)
BACK = (Status.UNVERIFIED, Status.NOT_CONFIRMED, Status.DENIED, Status.RETRACTED)
PARAGRAPH = 4
"""Line ends and spaces at most between one paragraph and the next."""


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
        if hedge.status not in BACK or not (aim := aims_back(parsed, hedge)):
            continue
        withdrawn = hedge.status is Status.RETRACTED
        sentence = parsed.sentence_span(hedge.cue)
        before = hedge.cue.start if withdrawn else sentence.start
        owner = hedge.holder if withdrawn and aim.owner is None else aim.owner
        whose = speakers.of(owner).key if owner is not None else None
        earlier = [c for c in judged if c.span.start < before and c.attribution]
        if whose is None and earlier:
            whose = _key(earlier[-1])
        holder = (
            speakers.of(hedge.holder).hops[0].name
            if hedge.holder is not None
            else printed_by(parsed.article).name
        )
        stance = Stance(status=hedge.status, cue=hedge.cue, holder=holder)
        meant = [c for c in earlier if _key(c) == whose]
        touched = {c.id for c in meant}
        sure = bool(meant) and _one(parsed, hedge, aim, meant, sentence)
        last = meant[-1].id if sure else ""
        judged = [
            _weakened(c, stance, whole=c.id == last) if c.id in touched else c for c in judged
        ]
    return judged


def _weakened(claim: Claim, stance: Stance, *, whole: bool) -> Claim:
    """With a later stance; ``whole``: it is about this one statement, so the status follows."""
    status = min(claim.status, stance.status, key=ORDER.index) if whole else claim.status
    return replace(claim, stances=(*claim.stances, stance), status=status)


def _one(parsed: Parse, hedge: Hedge, aim: Aim, meant: Sequence[Claim], sentence: Span) -> bool:
    """Whether a reserve is about just the last claim. "Denied the allegation" may look far back,
    "this" may be any of two in a sentence, and who does not confirm a thing leaves it as it
    was."""
    claim = meant[-1]
    if hedge.status is Status.NOT_CONFIRMED or not aim.single:
        return False
    if hedge.status is Status.DENIED:
        home = parsed.sentence_span(claim.span)
        if not aim.bare or sum(home.holds(other.span) for other in meant) > 1:
            return False
    return _near(parsed, claim, sentence)


def _near(parsed: Parse, claim: Claim, sentence: Span) -> bool:
    """Whether a claim stands in the same paragraph, or in the one before that it ends."""
    here, there = parsed.paragraph_at(sentence.start), parsed.paragraph_at(claim.span.start)
    if here is None or there is None:
        return False
    return here is there or (
        here.start == sentence.start and 0 <= here.start - there.end < PARAGRAPH
    )


def _key(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in (claim.hops[0], *claim.beside)))
