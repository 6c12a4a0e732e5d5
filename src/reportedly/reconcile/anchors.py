"""Which record an analyst meant, as the records lie now: "the Berg at characters 40 to 44"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from reportedly.model.claim import Claim
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.record import Record, record
from reportedly.model.span import Span
from reportedly.model.story import Sketch

__all__ = ["KINDS_OF", "Located", "Records", "anchor", "locate", "meant"]

R = TypeVar("R", bound=Record)

KINDS_OF: dict[Matter, type[Any]] = {
    Matter.NAMES: Name,
    Matter.ORIGINS: Claim,
    Matter.CLAIMS: Claim,
    Matter.STORIES: Sketch,
}
"""The kind of record that each matter is decided about."""

MOSTLY = 0.5
"""Share of the longer of two stretches that both must have in common to be one passage."""


class Records(Protocol):
    """Where records are read: a ledger's view."""

    def get(self, kind: type[R], id: str) -> R | None: ...

    def all(
        self,
        kind: type[R],
        *,
        articles: Collection[str] | None = None,
        by: Collection[str] | None = None,
    ) -> Iterator[R]: ...


@record
class Located:
    """A decision and the ids of the records that it means now; where there is none, ``lacking``
    says what is missing."""

    decision: Decision
    left: str = ""
    right: str = ""
    lacking: str = ""


@record
class _Held:
    """A record by the places where it stands, the first of which is its own."""

    id: str
    spans: tuple[Span, ...]
    label: str
    what: str = ""


def anchor(found: Any) -> Anchor:
    """The anchor of a name, a claim or a sketch."""
    match found:
        case Name():
            return Anchor.at("name", found.span, found.name, str(found.kind))
        case Claim():
            return Anchor.at("claim", found.span, found.source)
        case Sketch():
            return Anchor.at("sketch", found.span, found.title)
    raise TypeError(f"nothing is decided about a {type(found).__name__}")


def locate(records: Records, decisions: Iterable[Decision]) -> tuple[Located, ...]:
    """Find what each decision is about: the record of its kind at exactly that place; else the one
    that has most of the passage; else the nearest with the same words; for a name, else the one
    with the same full form. Only records of that very article are looked at."""
    asked = list(decisions)
    held = _around(records, (side for one in asked for side in (one.left, one.right)))
    return tuple(_located(decision, held) for decision in asked)


def meant(records: Records, sides: Iterable[Anchor]) -> dict[Anchor, str]:
    """The id of the record that each anchor means now, found in the same way; an anchor of which
    nothing is left is not in it."""
    asked = list(sides)
    held = _around(records, asked)
    found = {side: _meant(side, held.get((side.kind, side.article), [])) for side in asked}
    return {side: one.id for side, one in found.items() if one is not None}


def _around(records: Records, sides: Iterable[Anchor]) -> dict[tuple[str, str], list[_Held]]:
    """The records among which those that the anchors mean must be."""
    asked = list(sides)
    return _held(records, {side.kind for side in asked}, {side.article for side in asked})


def _located(decision: Decision, held: dict[tuple[str, str], list[_Held]]) -> Located:
    ids = list[str]()
    for side in (decision.left, decision.right):
        there = held.get((side.kind, side.article), [])
        found = _meant(side, there)
        if found is None:
            return Located(decision=decision, lacking=_lacking(side, bool(there)))
        ids.append(found.id)
    if ids[0] == ids[1]:
        both = f"“{decision.left.words}” and “{decision.right.words}” are one record now"
        return Located(decision=decision, lacking=both)
    return Located(decision=decision, left=ids[0], right=ids[1])


def _lacking(side: Anchor, known: bool) -> str:
    if known:
        return f"no {side.kind} stands any more at “{side.words}” in {side.article}"
    return f"nothing is known of {side.article}, where “{side.words}” stood"


def _held(
    records: Records, kinds: set[str], articles: set[str]
) -> dict[tuple[str, str], list[_Held]]:
    """The records of these kinds by kind and article."""
    made = defaultdict[tuple[str, str], list[_Held]](list)
    if "name" in kinds:
        spans = {mention.id: mention.span for mention in records.all(Mention, articles=articles)}
        for name in records.all(Name, articles=articles):
            places = (name.span, *(spans[id] for id in name.mentions if id in spans))
            one = _Held(id=name.id, spans=places, label=name.name, what=str(name.kind))
            made["name", name.span.article].append(one)
    if "claim" in kinds:
        for claim in records.all(Claim, articles=articles):
            one = _Held(id=claim.id, spans=claim.content, label=claim.source)
            made["claim", claim.span.article].append(one)
    if "sketch" in kinds:
        for sketch in records.all(Sketch, articles=articles):
            one = _Held(id=sketch.id, spans=(sketch.span,), label=sketch.title)
            made["sketch", sketch.span.article].append(one)
    return made


def _meant(side: Anchor, there: list[_Held]) -> _Held | None:
    if side.kind == "sketch":  # an article has but one
        return there[0] if there else None
    near = [(_shared(side, span), one, span) for one in there for span in one.spans]
    best = [(s, one, at) for s, one, at in near if s >= MOSTLY or (s and _shorter(side, one, at))]
    words = _plain(side.words)
    best = best or [found for found in near if _plain(found[2].text) == words]
    if not best and side.kind == "name":
        best = [found for found in near if found[1].label == side.label]
    if not best:
        return None

    def rank(found: tuple[float, _Held, Span]) -> tuple[float, bool, int, str]:
        shared, one, span = found
        return -shared, one.label != side.label, abs(span.start - side.start), one.id

    return min(best, key=rank)[1]


def _shared(side: Anchor, span: Span) -> float:
    """The share of the longer stretch that is in both, 1 for the very same."""
    common = min(side.end, span.end) - max(side.start, span.start)
    return max(0, common) / max(side.end - side.start, span.end - span.start)


def _shorter(side: Anchor, one: _Held, span: Span) -> bool:
    """Whether a person is read by less of the name now: "Eng" of "Tora Eng". "Oslo" of "University
    of Oslo" is another."""
    inside = side.start <= span.start and span.end <= side.end
    return inside and side.what == one.what == MentionKind.PERSON


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
