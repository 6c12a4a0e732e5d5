"""How sure a statement is given, and what becomes of that: "may have killed" is now "killed"."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.span import Span
from reportedly.text.parse import same_length
from reportedly.text.terms import stem

__all__ = ["reserves_changed", "standing", "strengths"]

LEVELS = {
    Status.CONFIRMED: 4,
    Status.ASSERTED: 3,
    Status.HEDGED: 2,
    Status.REPORTEDLY: 2,
    Status.NOT_CONFIRMED: 1,
    Status.UNVERIFIED: 1,
    Status.NO_COMMENT: 1,
    Status.SUPERSEDED: 0,
    Status.RETRACTED: 0,
}
"""How far whoever tells it stands by it (the levels of FactBank, Saurí and Pustejovsky 2009,
certain, probable, possible, with what is confirmed above and what is taken back below)."""
WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED, Status.UNVERIFIED)
"""What others make of a statement that its retelling should not leave out."""
_RESERVES = {
    Status.DENIED: "denied",
    Status.NOT_CONFIRMED: "not confirmed",
    Status.UNVERIFIED: "not verified",
}

Way = tuple[int, Span]


def strengths(left: Claim, right: Claim, along: Along) -> Iterator[Change]:
    """That a statement is given as more or less certain than it was: by its status, else by words
    such as "may" in it, else by the verb that gives it ("claims", "confirmed")."""
    for weigh, how in ((_status, "stands as"), (_hedged, "reads"), (_verb, "is told with")):
        one, other = weigh(left), weigh(right)
        if one is None or other is None or one[0] == other[0]:
            continue
        up = other[0] > one[0]
        was, now = one[1].text, other[1].text
        if weigh is _status:
            was, now = str(left.status), str(right.status)
        elif weigh is _hedged:
            was, now = _short(one[1], left), _short(other[1], right)
        yield Change(
            kind=ChangeKind.STRENGTHENED if up else ChangeKind.SOFTENED,
            along=along,
            left=left.id,
            right=right.id,
            left_span=one[1],
            right_span=other[1],
            was=was,
            now=now,
            how=f"it {how} “{now}” where it was “{was}”",
        )
        return


def standing(claim: Claim) -> int | None:
    """The level on which a claim stands in its own sentence, None where it is denied."""
    return LEVELS.get(claim.status)


def _status(claim: Claim) -> Way | None:
    level = standing(claim)
    if level is None:
        return None
    weak = next(_weakening(claim), None) if claim.status is Status.HEDGED else None
    return level, _cue_of(claim, claim.status) or weak or claim.span


def _cue_of(claim: Claim, status: Status) -> Span | None:
    return next((s.cue for s in claim.stances if s.status is status and not s.scope), None)


def _hedged(claim: Claim) -> Way | None:
    """How many words weaken the content; the narrowest place that shows it."""
    found = list(_weakening(claim))
    return -len(found), found[0] if found else claim.span


def _weakening(claim: Claim) -> Iterator[Span]:
    for part in claim.content:
        for match in _hedges().finditer(same_length(part.text)):
            yield Span(
                article=part.article,
                start=part.start + match.start(),
                end=part.start + match.end(),
                text=part.text[match.start() : match.end()],
            )


def _short(span: Span, claim: Claim) -> str:
    return "plain" if span == claim.span else span.text


@cache
def _hedges() -> re.Pattern[str]:
    words = sorted(lexicon("certainty")["hedges"]["words"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b(?! \d)", re.I)


def _verb(claim: Claim) -> Way | None:
    """The verb that gives it, where it is one that we know; a quotation stands as it was said."""
    if claim.cue is None:
        return None
    levels = _levels()
    known = [levels[s] for word in claim.cue.text.split() if (s := _base(word)) in levels]
    return (min(known), claim.cue) if known else None


def _base(word: str) -> str:
    return _odd().get(word.lower(), stem(word.lower()))


@cache
def _odd() -> dict[str, str]:
    forms = {
        "said": "say", "told": "tell", "wrote": "write", "knew": "know", "known": "know",
        "found": "find", "shown": "show", "thought": "think", "understood": "understand",
    }  # fmt: skip
    return {form: stem(verb) for form, verb in forms.items()}


@cache
def _levels() -> dict[str, int]:
    verbs = lexicon("certainty")["verbs"]
    return {stem(w): n for n, name in enumerate(("doubts", "says", "knows")) for w in verbs[name]}


def reserves_changed(left: Claim, right: Claim, along: Along) -> Iterator[Change]:
    """What others withheld from a statement ("could not be verified", a denial) that is told with
    one of the two only."""
    one, other = _withheld(left), _withheld(right)
    for status in WITHHELD:
        if (status in one) == (status in other):
            continue
        dropped = status in one
        stance = (one if dropped else other)[status]
        held = f" by {stance.holder}" if stance.holder else ""
        words, told = f"{status}{held}", f"{_RESERVES[status]}{held}"
        yield Change(
            kind=ChangeKind.RESERVE_DROPPED if dropped else ChangeKind.RESERVE_ADDED,
            along=along,
            left=left.id,
            right=right.id,
            left_span=stance.cue if dropped else left.span,
            right_span=right.span if dropped else stance.cue,
            was=words if dropped else "",
            now="" if dropped else words,
            how=f"that it is {told} is {'no longer told' if dropped else 'told now'}",
        )


def _withheld(claim: Claim) -> dict[Status, Stance]:
    """The reserves of others, not the status of its own sentence."""
    found = dict[Status, Stance]()
    for stance in claim.stances:
        if stance.status in WITHHELD and stance.status is not claim.status and not stance.scope:
            found.setdefault(stance.status, stance)
    return found
