"""Reserves upon claims, and who holds them: "Reuters could not verify his account"."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.aims import aims_back, doubts, figure_in, meant_by, voice
from reportedly.text.outlets import printed_by
from reportedly.text.parse import Parse
from reportedly.text.portions import WITHHELD
from reportedly.text.reserves import binds, own_pronoun
from reportedly.text.speakers import Speakers

__all__ = ["judged_by", "looking_back", "without_own_reserves"]

ORDER = list(Status)
WEAK = (Status.HEDGED, Status.REPORTEDLY)
NEARLY = 0.9
"""The part of a content from which a reserve over it is over all of it."""
BACK = (
    Status.UNVERIFIED,
    Status.NOT_CONFIRMED,
    Status.DENIED,
    Status.RETRACTED,
    Status.CONFIRMED,
)


def judged_by(parsed: Parse, claim: Claim, hedges: Sequence[Hedge], speakers: Speakers) -> Claim:
    """The claim with the reserves of its own sentence that bind it, and those that reach only a
    part of it, which do not touch its status."""
    stances, status = dict[tuple[int, int], Stance](), Status.ASSERTED
    for hedge in hedges:
        bound = binds(parsed, hedge, claim)
        if not bound and not _in_part(hedge, claim):
            continue
        if hedge.status is Status.SUPERSEDED and not _mostly(hedge, claim):
            continue
        old = hedge.status is Status.SUPERSEDED and bool(_reached(parsed, hedge, claim))
        if bound and not old:
            status = min(status, hedge.status, key=ORDER.index)
        stances[hedge.cue.start, hedge.cue.end] = Stance(
            status=hedge.status,
            cue=hedge.cue,
            holder=_holder(hedge, claim, speakers),
            held_by=hedge.holder,
            scope=_reached(parsed, hedge, claim),
        )
    ranked = sorted(stances.values(), key=lambda s: (ORDER.index(s.status), s.cue.start))
    return replace(claim, stances=tuple(ranked), status=status)


def _in_part(hedge: Hedge, claim: Claim) -> bool:
    """Whether a claim weakens a part of itself: "the ring, which may be gold, was sold"."""
    inside = any(part.holds(hedge.cue) for part in claim.content)
    weak = hedge.holder is None and hedge.status in WEAK
    back = hedge.status is Status.RETRACTED and hedge.scope != hedge.cue
    return inside and (weak or back or hedge.status is Status.SUPERSEDED)


def _mostly(hedge: Hedge, claim: Claim) -> bool:
    """Whether more than a rest of an old figure stands in a content."""
    shared = (
        min(part.end, hedge.scope.end) - max(part.start, hedge.scope.start)
        for part in claim.content
    )
    return 2 * sum(max(0, size) for size in shared) > hedge.scope.end - hedge.scope.start


def _reached(parsed: Parse, hedge: Hedge, claim: Claim) -> tuple[Span, ...]:
    """What a reserve reaches of a content; nothing where it is (nearly) all."""
    if hedge.status is Status.NO_COMMENT:
        return ()
    places = [
        (max(part.start, hedge.scope.start), min(part.end, hedge.scope.end))
        for part in claim.content
    ]
    shared = [(start, end) for start, end in places if start < end]
    size = sum(part.end - part.start for part in claim.content)
    if sum(end - start for start, end in shared) >= NEARLY * size:
        return ()
    return tuple(parsed.article.at(start, end) for start, end in shared)


def _holder(hedge: Hedge, claim: Claim, speakers: Speakers) -> str:
    """ "" for the speaker's own reserve, else the name of who holds it. Nobody but the outlet says
    "reportedly" of what nobody is named for, or calls somebody's results preliminary."""
    inside = any(part.holds(hedge.cue) for part in claim.content)
    if hedge.holder is None and hedge.status is Status.RETRACTED and not inside:
        return claim.hops[-1].name  # a newsroom's note: "Correction: this article said …"
    if hedge.holder is None:
        named = claim.speaker is not None and claim.speaker.overlaps(hedge.cue)
        unnamed = hedge.status is Status.REPORTEDLY and not claim.attribution
        if named or (unnamed and claim.method is not Method.NARRATOR):
            return claim.hops[-1].name
        return "" if inside or claim.cue is not None else claim.hops[-1].name
    if inside and (own_pronoun(hedge.holder) or claim.cue is None):
        return "" if claim.attribution else speakers.of(hedge.holder).hops[0].name
    if claim.speaker is not None and claim.speaker.overlaps(hedge.holder):
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
        if not _echoed(claim, found)
        if claim.cue is None
        or claim.status not in WITHHELD
        or not any(
            o is not claim
            and voice(o) == voice(claim)
            and any(part.holds(claim.cue) for part in o.content)
            for o in outer
        )
    ]


def _echoed(claim: Claim, found: Sequence[Claim]) -> bool:
    """Whether a claim repeats, by a noun, what its speaker denies: "rejected a claim that …"."""
    cues = {s.cue for s in claim.stances}
    if claim.cue is None or not cues:
        return False
    start = claim.cue.start
    return any(
        other.text.rstrip(" .") == claim.text.rstrip(" .")
        and voice(other) == voice(claim)
        and other.cue is not None
        and cues & {s.cue for s in other.stances}
        and _nearer(other.cue, start, cues)
        for other in found
        if other is not claim
    )


def _nearer(cue: Span, start: int, cues: set[Span]) -> bool:
    """Whether a claim's own cue is the reserve, or comes before another that is none or is too."""
    return any(cue.overlaps(c) and not c.start <= start < c.end for c in cues) or (
        cue.start < start and any(cue.overlaps(c) for c in cues)
    )


def looking_back(
    parsed: Parse, found: Sequence[Claim], hedges: Sequence[Hedge], speakers: Speakers
) -> list[Claim]:
    """Put "has not verified his claims" on what he said before, and on nobody else's words.

    A stance from another sentence leaves the status as it is (docs/decisions/0008); from the
    claim's own ("gave a toll of 58, but withdrew the figure") it counts like the others.
    """
    judged = sorted(found, key=lambda c: c.span.start)
    for hedge in hedges:
        back = hedge.status in BACK or doubts(hedge)
        if not back or not (aim := aims_back(parsed, hedge)):
            continue
        stance = Stance(
            status=hedge.status,
            cue=hedge.cue,
            holder=_held(parsed, judged, hedge, speakers),
            held_by=hedge.holder,
        )
        judged = [_taken_up(parsed, c, hedge, stance) for c in judged]
        meant = {c.id for c in meant_by(parsed, judged, hedge, aim, speakers)}
        sentence = parsed.sentence_span(hedge.cue)
        judged = [
            _doubted(
                c,
                replace(stance, scope=figure_in(parsed, c) if aim.figure and not aim.pair else ()),
                own=sentence.overlaps(c.span),
            )
            if c.id in meant
            else c
            for c in judged
        ]
    return judged


def _taken_up(parsed: Parse, claim: Claim, hedge: Hedge, stance: Stance) -> Claim:
    """With a stance upon what stands before ", an allegation that he denies" in its content."""
    verb = next((t for t in parsed.tokens(hedge.cue) if t.dep_ == "relcl"), None)
    paragraph = parsed.paragraph_at(hedge.cue.start)
    part = claim.content[0]
    if verb is None or paragraph is None or hedge.scope != hedge.cue or not part.holds(hedge.cue):
        return claim
    noun = parsed.span(paragraph, verb.head.left_edge, verb.head)
    before = parsed.article.text[part.start : noun.start].rstrip(" ,–—")
    aside = noun.text.lower().split()[0] in ("a", "an", "something", "which")
    if not aside or len(before.split()) < 3 or claim.nested_in:
        return claim
    scope = (parsed.article.at(part.start, part.start + len(before)),)
    return replace(claim, stances=(*claim.stances, replace(stance, scope=scope)))


def _held(parsed: Parse, judged: Sequence[Claim], hedge: Hedge, speakers: Speakers) -> str:
    """The name of who doubts an earlier statement; where nobody is named it is who speaks there,
    and else the outlet."""
    if hedge.holder is None:
        said = (c for c in judged if c.attribution and any(p.holds(hedge.cue) for p in c.content))
        voiced = next(said, None)
        return voiced.hops[0].name if voiced else printed_by(parsed.article).name
    if hedge.holder.text.lower() == "we":
        return printed_by(parsed.article).name
    return speakers.of(hedge.holder).hops[0].name


def _doubted(claim: Claim, stance: Stance, *, own: bool) -> Claim:
    """With one more stance; ``own``: from the claim's own sentence, so the status follows."""
    own = own and not stance.scope
    status = min(claim.status, stance.status, key=ORDER.index) if own else claim.status
    return replace(claim, stances=(*claim.stances, stance), status=status)
