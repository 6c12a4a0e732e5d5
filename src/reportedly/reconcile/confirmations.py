"""What one calls confirmed and another has not verified: "confirmed via Telegram that …"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.article import Article
from reportedly.model.claim import Claim, Stance
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.resolve.voices import narrated, same_voice, voice_keys

__all__ = ["confirmations"]

OPEN = (Status.UNVERIFIED, Status.NOT_CONFIRMED)
PLAIN = (Status.ASSERTED, Status.CONFIRMED)
PLAIN_NOT = frozenset((*OPEN, Status.DENIED, Status.HEDGED, Status.REPORTEDLY))
LONG = 400
"""Characters from "confirmed" to the end of what is confirmed, at most."""


def confirmations(
    claims: Sequence[Claim], groups: Iterable[ClaimGroup], articles: Iterable[Article]
) -> Iterator[Contradiction]:
    """Each "confirmed" against a reserve that another puts on the same claim, or on what the same
    speaker says: the verb is the speaker's or the outlet's, and verifies nothing. One pair for two
    articles and a speaker."""
    texts = {article.id: article.text for article in articles}
    group_of = {id: group.id for group in groups for id in group.claims}
    doubted = list(_doubted(claims))
    by_voice, by_group = _indexed(doubted, group_of)
    seen = set[tuple[str, str, str]]()
    yield from _told_as_fact(claims, by_group, group_of)
    for claim in claims:
        if claim.status is not Status.CONFIRMED or claim.cue is None or not claim.hops:
            continue
        same = by_group.get(group_of.get(claim.id, ""), [])
        voiced = [] if narrated(claim) else _of_voice(claim, by_voice)
        for other, stance in (*same, *voiced):
            key = (claim.source, claim.span.article, other.span.article)
            if other.span.article != claim.span.article and key not in seen:
                seen.add(key)
                yield _pair(claim, other, stance, texts[claim.span.article])


Doubted = tuple[Claim, Stance]


def _doubted(claims: Iterable[Claim]) -> Iterator[Doubted]:
    """Claims on which somebody else than their speaker puts a reserve."""
    for claim in claims:
        for stance in claim.stances:
            if stance.status in OPEN and stance.holder not in ("", claim.source):
                yield claim, stance


def _told_as_fact(
    claims: Sequence[Claim],
    by_group: Mapping[str, Sequence[Doubted]],
    group_of: Mapping[str, str],
) -> Iterator[Contradiction]:
    """What one article could not verify or confirm, and another tells in its own words; one pair
    for each claim group."""
    seen = set[str]()
    for claim in claims:
        group = group_of.get(claim.id, "")
        if group in seen or claim.status not in PLAIN:
            continue
        for other, stance in by_group.get(group, ()):
            own = claim.source == other.source and not narrated(claim)
            apart = other.span.article != claim.span.article and not own
            if apart and not (PLAIN_NOT & claim.reserves):
                seen.add(group)
                yield Contradiction(
                    kind=ContradictionKind.STATUS,
                    verdict=Comparison.COMPATIBLE,
                    left=claim.id,
                    right=other.id,
                    left_span=claim.span,
                    right_span=stance.cue,
                    slots=(other.source,) if other.source else (),
                    how=f"told without reserve by {claim.source or 'one'}; {stance.holder} puts a "
                    f"reserve on it (“{stance.cue.text}”)",
                )
                break


def _indexed(
    doubted: Iterable[Doubted], group_of: Mapping[str, str]
) -> tuple[dict[str, list[Doubted]], dict[str, list[Doubted]]]:
    """By what speakers' names share, and by groups of claims."""
    by_voice, by_group = (
        defaultdict[str, list[Doubted]](list),
        defaultdict[str, list[Doubted]](list),
    )
    for claim, stance in doubted:
        if claim.hops and stance.status is Status.UNVERIFIED and not narrated(claim):
            for key in set(voice_keys(claim.hops[0])):
                by_voice[key].append((claim, stance))
        if claim.id in group_of:
            by_group[group_of[claim.id]].append((claim, stance))
    return by_voice, by_group


def _of_voice(claim: Claim, by_voice: Mapping[str, Sequence[Doubted]]) -> list[Doubted]:
    found = (pair for key in voice_keys(claim.hops[0]) for pair in by_voice.get(key, ()))
    return [pair for pair in found if same_voice(claim.hops[0], pair[0].hops[0])]


def _pair(claim: Claim, other: Claim, stance: Stance, text: str) -> Contradiction:
    who, holder = claim.source or "the outlet", stance.holder
    return Contradiction(
        kind=ContradictionKind.STATUS,
        verdict=Comparison.COMPATIBLE,
        left=claim.id,
        right=other.id,
        left_span=_from_cue(claim, text),
        right_span=stance.cue,
        slots=(who,),
        how=f"“{_words(claim)}” is said of {who}'s own word; {holder} has not verified what "
        f"{other.source or 'it'} says",
        ground=Ground.WORDING,
    )


def _words(claim: Claim) -> str:
    return claim.cue.text if claim.cue else ""


def _from_cue(claim: Claim, text: str) -> Span:
    """From "confirmed" to the end of what is confirmed, where that follows."""
    cue, content = claim.cue, claim.span
    assert cue is not None
    if not 0 <= content.start - cue.end <= LONG:
        return cue
    return Span(
        article=cue.article, start=cue.start, end=content.end, text=text[cue.start : content.end]
    )
