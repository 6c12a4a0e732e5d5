"""Who denies what others say, and who will not confirm it: "denied any arms transfers"."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.hedge import Status
from reportedly.model.story import ClaimGroup
from reportedly.resolve.voices import narrated, same_voice, unsourced
from reportedly.text.gists import Gist, gist
from reportedly.text.terms import stem

__all__ = ["denials"]

COVERED = 0.6
"""Share (by weight) of what is denied that a statement must speak of."""
BARE = 0.75
"""The same where nothing is denied that we know as an action."""
MOST = 3
"""Statements shown against one denial, those that speak of most of it first; what outlets repeat
without a source is left out where somebody is cited for it."""
LEAST = 2
"""Concepts that both must have; "their presence" can be held against anything."""
NEAR = 700
"""Characters before a denial of "that", "such a plan" or "the wall" within which it is meant."""
NEXT = 300
"""The same for a bare "that", and half as many for "the report"."""
ANSWER = 120
"""Characters between "called that a lie" and what the same speaker says instead."""
AGREED = frozenset({"DEAL", "TALK", "BAN"})
"""What one refuses rather than denies: "rejected the agreement"."""

HELD = (Status.ASSERTED, Status.HEDGED, Status.REPORTEDLY, Status.CONFIRMED)
"""Statuses of statements that somebody stands for, so that they can be denied."""
OPEN = frozenset((Status.UNVERIFIED, Status.NOT_CONFIRMED, Status.DENIED, Status.REPORTEDLY))
WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED)

_POINTS_BACK = re.compile(
    r"(?:that |whether )?(?:the existence of )?(?:any )?(?:such(?: an?)? (?P<such>\w+)|that|this|"
    r"it|so|(?:the|these|those|that|his|her|their|its|all|any) (?P<said>claim|report|allegation|"
    r"accusation|charge|suggestion|rumou?r)s?)"
    r"(?: (?:was|were|as|is|are) (?:false|untrue|so|true|the case))?[,.]?",
    re.IGNORECASE,
)
_WITHHOLDS = re.compile(
    r"(?:\w+ ){0,5}(?:not|cannot|never|n[’']t|unable to|yet to)(?: \w+){0,2} "
    r"(?:confirm|verif|acknowledg|corroborat|say)\w* (?:whether |if |that |reports? that )?",
    re.IGNORECASE,
)
_CUE_FIRST = re.compile(
    r"^.{0,80}?\b(?:den(?:ie[sd]|y)|reject(?:s|ed)?|disput(?:es|ed)?|dismiss(?:es|ed)?) ", re.I
)
"""The speaker and the cue, where a claim holds them too: "Residents disputed that"."""
_BESIDE = re.compile(
    r"\b(?:role|involvement|part|hand|responsibility|complicity|collusion|links?)"
    r" (?:in|for|with|to)\b"
)
"""Who denies "a role in the killing" does not deny the killing."""
_BEHIND = re.compile(
    r"\b(?:blam|responsib|behind|involv|role|carried out|shot down|link|complicit|order|hand)"
)
_ASKS = re.compile(r"(?:\w+ ){0,10}?(?:how (?:many|much|long)|what|where|when|who|why)\b", re.I)
_REFUSES = re.compile(r"(?:reject|refus|oppos|declin|resist|dismiss|turn)", re.IGNORECASE)
_ABOUT_WORDS = re.compile(
    r"\b(?:alleg|claim|report|suggest|accus|assert|notion|idea|charge|rumou?r)", re.IGNORECASE
)


def denials(
    claims: Sequence[Claim], clauses: Collection[str], groups: Iterable[ClaimGroup] = ()
) -> Iterator[Contradiction]:
    """Each denial, and each refusal to confirm, against what other sources say on the matter.

    ``clauses`` are the ids of the claims that hold a clause: who rejects a deal refuses it and
    denies nothing. Not confirming is no denial: such pairs are compatible, and shown so that
    nobody misses them.
    """
    said = [claim for claim in claims if claim.status in HELD or not _own(claim)]
    group_of = {id: group.id for group in groups for id in group.claims}
    by_group = defaultdict[str, list[Claim]](list)
    for claim in said:
        if claim.id in group_of:
            by_group[group_of[claim.id]].append(claim)
    by_action, by_article = (
        defaultdict[str, list[Claim]](list),
        defaultdict[str, list[Claim]](list),
    )
    for claim in said:
        by_article[claim.span.article].append(claim)
        found = gist(claim.text)
        for concept in _acts(found) or _things(found):
            by_action[concept].append(claim)
    for claim in claims:
        asks = _ASKS.match(claim.text) or claim.text.startswith("to ")
        if claim.status not in WITHHELD or asks or narrated(claim) or not _own(claim):
            continue
        if claim.id not in clauses and _refuses(claim):
            continue
        here = by_article[claim.span.article]
        meant = _meant(claim, here) or _likest(claim, by_action)
        yield from (_against(claim, other) for other in meant)
        elsewhere = (other for one in meant for other in _alike(one, by_group, group_of))
        yield from (_against(claim, other) for other in list(elsewhere)[:MOST])
    for claim in said:
        yield from _answered(claim, by_article[claim.span.article])
        yield from _unverified(claim, by_action)


def _alike(
    claim: Claim, by_group: Mapping[str, Sequence[Claim]], group_of: Mapping[str, str]
) -> Iterator[Claim]:
    """What other articles say that is the same claim, one for each article: a denial of the one
    is held against them too."""
    seen = {claim.span.article}
    for other in by_group.get(group_of.get(claim.id, ""), ()):
        if other.span.article not in seen and not narrated(other):
            seen.add(other.span.article)
            yield other


def _unverified(claim: Claim, by_action: dict[str, list[Claim]]) -> Iterator[Contradiction]:
    """What one article says that it could not verify, against what another tells of the same
    without such a reserve."""
    stance = next((s for s in claim.stances if s.status is Status.UNVERIFIED and s.holder), None)
    if stance is None or stance.holder == claim.source or narrated(claim):
        return
    for other in _likest(claim, by_action):
        if other.span.article != claim.span.article and not other.reserves & OPEN:
            yield Contradiction(
                kind=ContradictionKind.STATUS,
                verdict=Comparison.COMPATIBLE,
                left=claim.id,
                right=other.id,
                left_span=stance.cue,
                right_span=other.span,
                slots=tuple(sorted(c.lower() for c in _things(_content(claim)) if c.isupper())),
                how=f"{stance.holder} puts a reserve on it (“{stance.cue.text}”); told without one"
                f" by {other.source or 'another'}",
                ground=Ground.WORDING,
            )
            return


def _answered(claim: Claim, here: Sequence[Claim]) -> Iterator[Contradiction]:
    """What somebody says in the breath in which he denies what another has said: "called that a
    lie: members had voted on it"."""
    for stance in claim.stances:
        if stance.status is not Status.DENIED or stance.holder in ("", claim.source):
            continue
        near = (
            other
            for other in here
            if other.source == stance.holder
            and not narrated(other)
            and len(_things(gist(other.text)) & _things(gist(claim.text))) >= LEAST
            and other.id != claim.id
            and -ANSWER <= other.span.start - stance.cue.end <= ANSWER
            and not _within(claim, other)
        )
        answer = min(near, key=lambda o: abs(o.span.start - stance.cue.end), default=None)
        if answer is not None:
            yield Contradiction(
                kind=ContradictionKind.DENIAL,
                verdict=Comparison.CONFLICTING,
                left=answer.id,
                right=claim.id,
                left_span=answer.span,
                right_span=claim.span,
                slots=(),
                how=f"said by {claim.source or 'somebody'}, denied by {stance.holder} (“"
                f"{stance.cue.text}”)",
            )


def _own(claim: Claim) -> bool:
    """Whether the reserve is the speaker's own, and not put on the statement by somebody else."""
    holders = {stance.holder for stance in claim.stances if stance.status is claim.status}
    return not holders or bool(holders & {"", claim.source})


def _refuses(claim: Claim) -> bool:
    cues = [claim.cue, *(s.cue for s in claim.stances if s.status is Status.DENIED)]
    refused = any(cue is not None and _REFUSES.match(cue.text) for cue in cues)
    happens = _acts(gist(claim.text)) - AGREED
    return (refused or not happens) and not _back(claim) and not _ABOUT_WORDS.search(claim.text)


def _back(claim: Claim) -> re.Match[str] | None:
    return _POINTS_BACK.fullmatch(_CUE_FIRST.sub("", " ".join(claim.text.split()), count=1))


def _content(claim: Claim) -> Gist:
    """The gist of what is denied or not confirmed, without the words that do so."""
    told = _CUE_FIRST.sub("", " ".join(claim.text.split()), count=1)
    return gist(_WITHHOLDS.sub("", told, count=1))


def _meant(claim: Claim, here: Sequence[Claim]) -> list[Claim]:
    """What a denial points back to: the statement of another before it in the article ("denied
    that", "no such plan"); or, of "the wall", the last one there in which the same happened."""
    back, mine = _back(claim), _content(claim)
    definite = claim.text.lower().removeprefix("that ").startswith("the ") and not mine.names
    short = claim.status is Status.DENIED or len(mine.concepts) < LEAST
    if not back and not (definite and short and _acts(mine)):
        return []
    before = [
        other
        for other in here
        if 0 <= claim.span.start - other.content[-1].end <= NEAR
        and not narrated(other)
        and not _one_voice(claim, other)
        and len(gist(other.text).concepts) >= LEAST
    ]
    before.sort(key=lambda other: other.span.start)
    held = [other for other in before if other.status in HELD]
    if not back:
        return [other for other in held if _acts(mine) & _acts(gist(other.text))][-1:]
    if noun := back["such"] or back["said"]:
        word = re.compile(rf"\b{re.escape(stem(noun.lower()))}", re.IGNORECASE)
        told = [other for other in before if word.search(other.text)]
        if told or back["such"]:
            return told[-1:]
    reach = NEXT // 2 if noun else NEXT
    return [o for o in held if claim.span.start - o.content[-1].end <= reach][-1:]


def _likest(claim: Claim, by_action: dict[str, list[Claim]]) -> list[Claim]:
    mine = _content(claim)
    found = dict[str, tuple[float, bool, str, Claim]]()
    for concept in sorted(_acts(mine) or _things(mine)):
        for other in by_action.get(concept, ()):
            covered = _covered(mine, gist(other.text))
            if _BESIDE.search(claim.text) and not _names_source(other, claim):
                continue
            if covered and not _one_voice(claim, other) and not _within(claim, other):
                elsewhere = other.span.article != claim.span.article
                found.setdefault(other.text, (-round(covered, 1), elsewhere, other.text, other))
    likest = [other for *_, other in sorted(found.values(), key=lambda row: row[:3])]
    cited = [other for other in likest if not unsourced(other)]
    return (cited or likest)[:MOST]


def _names_source(other: Claim, claim: Claim) -> bool:
    """Whether a statement is on who denies a part in it."""
    own = claim.source in other.text or bool(gist(claim.source).names & gist(other.text).names)
    return own and bool(_BEHIND.search(other.text))


def _covered(one: Gist, other: Gist) -> float:
    """Share of what is denied that a statement speaks of; 0 where it does not say that the same
    happened to the same things, or names other parties."""
    things, acts = _things(one), _acts(one)
    if (one.negated, one.ahead) != (other.negated, other.ahead):
        return 0.0
    if min(len(one.concepts), len(other.concepts)) < LEAST:
        return 0.0
    if (one.names and not one.names & other.names) or (acts and not acts & _acts(other)):
        return 0.0
    if (things and not things & _things(other)) or not (things or (acts and one.names)):
        return 0.0
    weights = {c: w for c, w in one.concepts if c not in _holding()}
    theirs = set(other.bag) | _acts(other)
    shared = sum(w for c, w in weights.items() if c in theirs or {c} <= acts & _acts(other))
    share = shared / sum(weights.values()) if weights else 0.0
    return share if share >= (COVERED if acts else BARE) else 0.0


@lru_cache(maxsize=1 << 14)
def _acts(one: Gist) -> frozenset[str]:
    """What happens; sending weapons is supplying them."""
    acts = one.actions - _holding()
    goods = "WEAPON" in one.bag and "SOLDIER" not in one.bag
    return acts - {"DEPLOY"} | {"SUPPLY"} if goods and "DEPLOY" in acts else acts


@lru_cache(maxsize=1 << 14)
def _things(one: Gist) -> frozenset[str]:
    named = {c for c in one.bag if c.startswith("=") or "'" in c}
    return frozenset(one.bag) - one.actions - named - _holding()


@cache
def _holding() -> frozenset[str]:
    words = lexicon("likenesses")["reserves"]["holding"].split()
    return frozenset(form for word in words for form in (stem(word), word.upper()))


def _one_voice(claim: Claim, other: Claim) -> bool:
    return bool(claim.hops and other.hops) and same_voice(claim.hops[0], other.hops[0])


def _within(claim: Claim, other: Claim) -> bool:
    return any(a.overlaps(b) for a in claim.content for b in other.content)


def _against(claim: Claim, other: Claim) -> Contradiction:
    denied = claim.status is Status.DENIED
    voice = other.source or "somebody"
    does = "reported" if other.method is Method.NARRATOR else "said"
    answer = "denied" if denied else "neither confirmed nor denied"
    mine, theirs = gist(claim.text), gist(other.text)
    return Contradiction(
        kind=ContradictionKind.DENIAL if denied else ContradictionKind.STATUS,
        verdict=Comparison.CONFLICTING if denied else Comparison.COMPATIBLE,
        left=claim.id,
        right=other.id,
        left_span=claim.span,
        right_span=other.span,
        slots=tuple(c.removeprefix("=").lower() for c in sorted(mine.bag.keys() & theirs.bag)),
        how=f"{does} by {voice}, {answer} by {claim.source or 'the outlet'}",
    )
