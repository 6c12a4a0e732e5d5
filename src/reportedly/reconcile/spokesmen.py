"""Who stands for whom in one article: "the ministry", "its spokesman", "Norway" that says it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.model.testimony import Tie
from reportedly.resolve.offices import (
    bare,
    leads,
    may_speak_for,
    of_government,
    shortens,
    speaks_for,
    spokesman,
    taken_up,
    vague,
)
from reportedly.resolve.voices import BODIES, country, narrated
from reportedly.resolve.ways import CARRYING
from reportedly.text.terms import fold
from reportedly.text.windows import meet, window

__all__ = ["ties", "voice"]

NEXT = 1500
"""Characters within which the next source is the one that a state was named for."""
PAPERS = {HopKind.DOCUMENT, HopKind.DATA}
HOLDERS = {HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.OUTLET, HopKind.OFFICE}
SPOKEN, HELD, SHORT, TAKEN_UP, BARE = 0.8, 0.8, 0.74, 0.74, 0.72
LED, RELAY, NAMED_FOR = 0.56, 0.55, 0.54
"""How sure each kind of tie is."""


@dataclass
class _Speaker:
    """Who is cited under one name in an article, with all roles given there."""

    voice: str
    hop: Hop
    claims: list[Claim] = field(default_factory=list)


def voice(claim: Claim) -> str:
    """What tells the speakers of an article apart, "" for the article's own words."""
    if narrated(claim):
        return ""
    return f"{claim.hops[0].kind.value}:{fold(claim.hops[0].name)}"


def ties(
    claims: Iterable[Claim], known: Mapping[str, Sequence[str]] | None = None
) -> dict[tuple[Span, str], list[Tie]]:
    """For the statements of one article, by place and voice, whom their speakers stand for.
    ``known`` are the roles that other articles tell of a voice ("colonel")."""
    cited = sorted((c for c in claims if not narrated(c)), key=lambda c: c.span.start)
    speakers = _speakers(cited, known or {})
    made = defaultdict[tuple[Span, str], list[Tie]](list)
    for one, other, score, why in (*_of_roles(speakers), *_of_documents(speakers)):
        for claim in one.claims:
            made[claim.span, one.voice].append(Tie(voice=other.voice, why=why, score=score))
    near = (_of_states(cited, speakers), _of_bare_spokesmen(cited, speakers), _of_papers(cited))
    for claim, tie in chain.from_iterable(near):
        held = made[claim.span, voice(claim)]
        if all(known.voice != tie.voice for known in held):
            held.append(tie)
    return made


_Found = tuple[_Speaker, _Speaker, float, str]


def _speakers(cited: Sequence[Claim], known: Mapping[str, Sequence[str]]) -> list[_Speaker]:
    found = dict[str, _Speaker]()
    for claim in cited:
        speaker = found.setdefault(voice(claim), _Speaker(voice(claim), claim.hops[0]))
        speaker.claims.append(claim)
    for speaker in found.values():
        hop = speaker.hop
        here = [role for claim in speaker.claims for role in claim.hops[0].roles]
        roles = [*here, *known.get(speaker.voice, ())]
        speaker.hop = Hop(kind=hop.kind, name=hop.name, roles=tuple(dict.fromkeys(roles)))
    return list(found.values())


def _of_roles(speakers: Sequence[_Speaker]) -> Iterator[_Found]:
    """A body and who speaks for it or leads it, and a body under a shorter name."""
    bodies = [s for s in speakers if s.hop.kind in BODIES]
    for person in (s for s in speakers if s.hop.kind in (HopKind.PERSON, HopKind.ANONYMOUS)):
        speaks = spokesman(person.hop)
        for body in bodies if speaks or person.hop.roles else ():
            if speaks and speaks_for(person.hop, body.hop):
                yield person, body, SPOKEN, f"{person.hop.name} speaks for {body.hop.name}"
            elif leads(person.hop, body.hop):
                yield person, body, LED, f"{person.hop.name} leads {body.hop.name}"
    titled = [s for s in speakers if s.hop.kind is HopKind.PERSON and s.hop.roles]
    for plain in (s for s in speakers if s.hop.kind is HopKind.ANONYMOUS):
        fitting = [s for s in titled if taken_up(plain.hop, s.hop)]
        if len(fitting) == 1:
            why = f"{plain.hop.name!r} is what the article calls {fitting[0].hop.name}"
            yield plain, fitting[0], TAKEN_UP, why
    longer = defaultdict[str, list[tuple[_Speaker, _Speaker]]](list)
    for one, other in combinations(bodies, 2):
        if shortens(one.hop, other.hop):
            short, long = sorted((one, other), key=lambda s: (len(s.hop.name), s.voice))
            longer[short.voice].append((short, long))
    for found in longer.values():
        if len(found) == 1:
            [(short, long)] = found
            why = f"{short.hop.name!r} is short for {long.hop.name!r} in this article"
            yield short, long, SHORT, why


def _of_documents(speakers: Sequence[_Speaker]) -> Iterator[_Found]:
    """A document and whose work it is."""
    for document in (s for s in speakers if s.hop.kind in PAPERS):
        for holder in (s for s in speakers if s.hop.kind in HOLDERS):
            if _holds(holder.hop, document.hop):
                why = f"{document.hop.name!r} is the work of {holder.hop.name}"
                yield document, holder, HELD, why


def _of_papers(cited: Sequence[Claim]) -> Iterator[tuple[Claim, Tie]]:
    """A paper that is cited right beside what somebody told it: "officials told the Courier …
    the Courier reported"; or its "report", whose author is not named."""
    for place, claim in enumerate(cited):
        first = claim.hops[0]
        outlet = first.kind is HopKind.OUTLET
        names = {first.name} if outlet else _relays(claim)
        if not (outlet or (first.kind in PAPERS and vague(first))):
            continue
        for near in (_next(claim, reversed(cited[:place])), _next(claim, cited[place + 1 :])):
            if near is None or near.hops[0].kind in PAPERS or not names & _relays(near):
                continue
            told = f"what {near.hops[0].name} told {min(names & _relays(near))}"
            why = f"{first.name!r} is cited right beside {told}"
            yield claim, Tie(voice=voice(near), why=why, score=RELAY, at=(near.span.start,))
            break


def _relays(claim: Claim) -> set[str]:
    """The outlets through which the article has it."""
    return {hop.name for hop in claim.hops[1:-1] if hop.kind in CARRYING}


def _holds(holder: Hop, document: Hop) -> bool:
    """Whether a document is named as somebody's: "the Audit Office's report", "a study by"."""
    name, paper = fold(holder.name).removeprefix("the "), fold(document.name)
    if name not in paper:  # so it is with most, and a pattern for each pair is dear
        return False
    whose = re.escape(name)
    return bool(
        re.search(rf"^(?:an? |the )?{whose}(?:['’]s?)? \w+$", paper)
        or re.search(rf"\b(?:by|from) (?:an? |the )?{whose}$", paper)
    )


def _of_states(
    cited: Sequence[Claim], speakers: Sequence[_Speaker]
) -> Iterator[tuple[Claim, Tie]]:
    """A state that is named as a speaker just before, or after, a body or official of its own."""
    hop = {speaker.voice: speaker.hop for speaker in speakers}
    for place, claim in enumerate(cited):
        state = claim.hops[0].name
        if claim.beside or country(claim.hops[0]) != state:
            continue
        after, before = cited[place + 1 :], reversed(cited[:place])
        for near in (_next(claim, after), _next(claim, before)):
            if near is None or not of_government(hop[voice(near)], state):
                continue
            if meet(window(claim.said), window(near.said)):
                why = f"{state} is cited right beside {near.hops[0].name}, who speaks for it"
                yield (
                    claim,
                    Tie(voice=voice(near), why=why, score=NAMED_FOR, at=(near.span.start,)),
                )
                break


def _next(claim: Claim, others: Iterable[Claim]) -> Claim | None:
    """The nearest statement of somebody else that names its source."""
    for other in others:
        if abs(other.span.start - claim.span.start) > NEXT:
            return None
        if voice(other) != voice(claim) and other.hops[0].kind is not HopKind.UNNAMED_REPORTS:
            return other
    return None


def _of_bare_spokesmen(
    cited: Sequence[Claim], speakers: Sequence[_Speaker]
) -> Iterator[tuple[Claim, Tie]]:
    """A "spokesman" whose role names no body speaks for the one that was cited just before."""
    hop = {speaker.voice: speaker.hop for speaker in speakers}
    tied = dict[str, Tie]()
    for place, claim in enumerate(cited):
        who = voice(claim)
        if who not in tied and spokesman(hop[who]):
            near = _principal(hop[who], claim, cited[:place], hop)
            if near is not None:
                why = f"{hop[who].name} is a spokesman, cited after {near.hops[0].name}"
                tied[who] = Tie(voice=voice(near), why=why, score=BARE)
        if who in tied:
            yield claim, tied[who]


def _principal(
    person: Hop, claim: Claim, before: Sequence[Claim], hop: Mapping[str, Hop]
) -> Claim | None:
    """The statement of the body that a spokesman speaks for: the last that his role fits, where
    it tells something; else the one just before."""
    for other in reversed(before):
        body = hop[voice(other)]
        if body.kind is HopKind.UNNAMED_REPORTS:
            continue
        if claim.span.start - other.span.start > NEXT:
            return None
        if may_speak_for(person, body) and country(body) != body.name:
            return other
        if bare(person) and voice(other) != voice(claim):
            return None
    return None
