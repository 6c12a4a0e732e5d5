"""Who a statement is given to, and to whom later: "Okoro said" became "officials believe"."""

from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.reconcile.alignment import Said, one_mouth
from reportedly.resolve.offices import leads, speaks_for
from reportedly.resolve.voices import narrated
from reportedly.text.terms import fold, terms

__all__ = ["credited", "crowd"]

NOBODY = (HopKind.ANONYMOUS, HopKind.UNNAMED_REPORTS)


def credited(left: Claim, right: Claim, said: Said, along: Along) -> Iterator[Change]:
    """What became of its source: lost, given to more people, given to others.

    A headline leaves out who said it as a rule, and that is no change; nor is it one along an
    origin that a body is named for the person who speaks for it.
    """
    if one_mouth(left, right, said) or said.in_head(left) != said.in_head(right):
        return
    was, now = _source(left), _source(right)
    if narrated(right):
        yield _told(
            ChangeKind.STRIPPED, left, right, along, f"{was} is no longer named as the source"
        )
    elif narrated(left):
        yield _told(
            ChangeKind.REATTRIBUTED, left, right, along, f"it is given to {now}; before, to nobody"
        )
    elif _one_house(left, right) and along is not Along.VERSIONS:
        return
    elif crowd(right.hops[0]) and not crowd(left.hops[0]):
        yield _told(
            ChangeKind.WIDENED, left, right, along, f"what {was} said is given to {now} at large"
        )
    elif not _shortened(was, now):
        yield _told(
            ChangeKind.REATTRIBUTED, left, right, along, f"it is given to {now}, before to {was}"
        )


def _source(claim: Claim) -> str:
    return claim.hops[0].name if claim.hops else ""


def _shortened(was: str, now: str) -> bool:
    """Whether one name only leaves out words of the other: "the ministry"."""
    one, other = set(terms(was)), set(terms(now))
    return fold(was) == fold(now) or (bool(one and other) and (one <= other or other <= one))


def _one_house(left: Claim, right: Claim) -> bool:
    """Whether one speaks for, or leads, the body that the other is."""
    one, other = left.hops[0], right.hops[0]
    beside = {hop.name for hop in (*left.beside, *left.hops)} & {
        hop.name for hop in (*right.beside, *right.hops[:1])
    }
    return bool(beside) or any(
        tie(a, b) for tie in (speaks_for, leads) for a, b in ((one, other), (other, one))
    )


def crowd(hop: Hop) -> bool:
    """Whether a source is many people whom nobody can count: "officials", "reports"."""
    if hop.kind is HopKind.UNNAMED_REPORTS:
        return True
    if hop.kind not in (HopKind.ANONYMOUS, HopKind.OFFICE, HopKind.STATE_BODY):
        return False
    words = fold(hop.name).split()
    ends = [n for n, word in enumerate(words) if word in _after()]
    head = words[: ends[0]] if ends and ends[0] else words
    counted = any(word in _counts() or word.isdigit() for word in head)
    return bool(head) and head[-1] in _crowds() and not counted


@cache
def _crowds() -> frozenset[str]:
    return frozenset(lexicon("certainty")["crowds"]["words"])


@cache
def _after() -> frozenset[str]:
    return frozenset(("of", "in", "at", "with", "who", "from", "familiar", "close", "for", "on"))


@cache
def _counts() -> frozenset[str]:
    return frozenset(("two", "three", "four", "five", "six", "both"))


def _told(kind: ChangeKind, left: Claim, right: Claim, along: Along, how: str) -> Change:
    return Change(
        kind=kind,
        along=along,
        left=left.id,
        right=right.id,
        left_span=_naming(left),
        right_span=_naming(right),
        was="" if narrated(left) else _source(left),
        now="" if narrated(right) else _source(right),
        how=how,
    )


def _naming(claim: Claim) -> Span:
    """The words that name the source, else those of the statement."""
    return (not narrated(claim) and claim.speaker) or claim.span
