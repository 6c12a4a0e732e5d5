"""What each figure measures, so that figures can be compared: "300 soldiers were killed"."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from reportedly.model.claim import Claim
from reportedly.model.mention import Mention
from reportedly.model.quantity import Measure, MeasureKind, Quantity
from reportedly.model.reading import Reading
from reportedly.model.time import Time, TimeKind
from reportedly.stage import extracts
from reportedly.text.classes import Counted, class_of, level_of
from reportedly.text.parse import Parse, parse
from reportedly.text.settings import Names, place_of, side_of
from reportedly.text.states import is_denied, is_planned, measure_words, state_of, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["measures"]


@extracts(Measure, needs=(Quantity, Claim, Mention, Time))
def measures(reading: Reading) -> Iterator[Measure]:
    """One measure for each quantity of a claim, of the innermost claim that holds it; where there
    are no claims at all, for every quantity."""
    parsed, claims = parse(reading.article), reading.of(Claim)
    names = Names(parsed, reading.of(Mention))
    times = _Times(parsed, reading.of(Time))
    made_of = dict[str, Measure]()
    before: tuple[Measure, int] | None = None
    for quantity in reading.of(Quantity):
        claim = _claim_of(quantity, claims)
        if claim is None and claims:
            continue
        tokens = parsed.tokens(quantity.span)
        if not tokens:
            continue
        sentence = tokens[-1].sent.start_char + quantity.span.start - tokens[0].idx
        last = before[0] if before is not None and before[1] == sentence else None
        made = _measure(reading, parsed, quantity, claim, names, times, last)
        if (whole := made_of.get(quantity.part_of)) is not None and not quantity.unit:
            made = _as_part(made, whole)
        made_of[quantity.id] = made
        before = made, sentence
        yield made


def _claim_of(quantity: Quantity, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim with the shortest content that holds the quantity."""
    holding = [c for c in claims if any(part.holds(quantity.span) for part in c.content)]
    return min(holding, key=lambda c: sum(len(p.text) for p in c.content), default=None)


def _as_part(part: Measure, whole: Measure) -> Measure:
    """A part is in the state of its whole unless it says otherwise: "including 30 children"."""
    return replace(
        part,
        state=whole.state,
        side=part.side or whole.side,
        place=part.place or whole.place,
        kind=whole.kind if part.kind is not MeasureKind.RATE else part.kind,
        as_of=whole.as_of,
        as_of_why=whole.as_of_why,
    )


class _Times:
    """The datable times of an article with the verbs they belong to."""

    def __init__(self, parsed: Parse, times: tuple[Time, ...]) -> None:
        self.of: dict[tuple[int, int], list[Time]] = {}
        for time in times:
            if time.edtf and time.kind in (TimeKind.DATE, TimeKind.TIME):
                tokens = parsed.tokens(time.span)
                verb = verb_above(tokens[0]) if tokens else None
                if verb is not None and not _opens(tokens[0]):
                    self.of.setdefault((id(verb.doc), verb.i), []).append(time)

    def at(self, verb: "Token | None") -> Time | None:
        """The time of a predicate, or of the verb it hangs from by "to" or "and"."""
        for _ in range(3):
            if verb is None:
                return None
            if found := self.of.get((id(verb.doc), verb.i)):
                return found[0]
            verb = verb.head if verb.dep_ in ("xcomp", "conj") and verb.head is not verb else None
        return None


def _opens(token: "Token") -> bool:
    """Whether a time only says since when: the figure holds for the day it is given."""
    return token.lower_ == "since" or (token.i > 0 and token.nbor(-1).lower_ == "since")


def _measure(
    reading: Reading, parsed: Parse, quantity: Quantity, claim: Claim | None,
    names: Names, times: _Times, last: Measure | None,
) -> Measure:  # fmt: skip
    counted = _counted(parsed, quantity)
    number = parsed.tokens(quantity.span)[-1]
    head = counted.head if counted is not None else number
    state, predicate = state_of(head if counted is None or counted.head.i > number.i else number)
    if counted is not None and counted.state and counted.head.i < number.i:
        state = counted.state
    elif counted is not None and counted.state:
        state, predicate = counted.state, None
    name = counted.name if counted is not None else _inherited(state, quantity, last)
    side = side_of(head, predicate, names)
    place = place_of(head, predicate or verb_above(head), names)
    if counted is None and last is not None and name == last.counted:
        side, place = side or last.side, place or last.place
        if predicate is not None and predicate.lemma_.lower() in _levels():
            state = last.state
    if name == "soldier":
        state = measure_words().soldiers.get(state, state)
    kind = _kind(quantity, state)
    state = _mood(state, predicate)
    as_of, why = _as_of(reading, claim, times, predicate or verb_above(head))
    return Measure(
        span=quantity.whole,
        quantity=quantity.id,
        claim=claim.id if claim is not None else "",
        low=quantity.low,
        value=quantity.value,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        counted=name,
        state=state,
        side=side,
        place=place,
        kind=kind,
        as_of=as_of,
        as_of_why=why,
    )


def _levels() -> frozenset[str]:
    """Verbs whose bare figure is another level of what was just measured."""
    of = measure_words().of
    return (of["levels"] | of["setting"]) - {"be"}


def _mood(state: str, predicate: "Token | None") -> str:
    """The state as what it is said to be: done, not done ("not sent"), or only expected."""
    if not state or predicate is None:
        return state
    if is_denied(predicate):
        return f"not {state}"
    return f"expected {state}" if is_planned(predicate) else state


def _counted(parsed: Parse, quantity: Quantity) -> Counted | None:
    """The class of what is counted, or of the level that the figure gives."""
    number = parsed.tokens(quantity.span)[-1]
    if quantity.unit == "year" and ("old" in quantity.whole.text or quantity.per == ()):
        text = quantity.whole.text
        if "old" in text or "aged" in number.sent.text:
            return Counted("age", "aged", number)
    if quantity.counted is not None:
        tokens = parsed.tokens(quantity.counted)
        nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "PRON")]
        if nouns:
            head = _head_of(nouns, tokens)
            return class_of(head) if head.pos_ != "PRON" else None
    return level_of(number)


def _head_of(nouns: list["Token"], tokens: list["Token"]) -> "Token":
    """The noun the phrase is about: the last one before any "of"."""
    inside = {t.i for t in tokens}
    return next((t for t in reversed(nouns) if t.head.i not in inside), nouns[-1])


def _inherited(state: str, quantity: Quantity, last: Measure | None) -> str:
    """What an elliptic figure counts: what the figure before it counted, else people."""
    if quantity.unit:
        return ""
    if last is not None and not last.unit:
        return last.counted
    casualty = ("killed", "wounded", "killed or wounded", "missing", "arrested", "displaced")
    return "person" if state in casualty else ""


def _kind(quantity: Quantity, state: str) -> MeasureKind:
    """Stock, cumulative or single event, by the state (codebooks of UCDP GED and ACLED)."""
    kinds = measure_words().kinds
    if quantity.per:
        return MeasureKind.RATE
    if quantity.unit == "percent":
        return MeasureKind.SHARE
    if state in kinds["stock"]:
        return MeasureKind.STOCK
    return MeasureKind.CUMULATIVE if state in kinds["cumulative"] else MeasureKind.EVENT


def _as_of(
    reading: Reading, claim: Claim | None, times: _Times, verb: "Token | None"
) -> tuple[str, str]:
    """The day (EDTF) a figure holds for, and what that rests on."""
    time = times.at(verb)
    if time is not None:
        return time.edtf, f"in the clause: {time.span.text}"
    if claim is not None and claim.said:
        return (
            claim.said,
            f"day of the statement: {claim.said_why}"
            if claim.said_why
            else "day of the statement",
        )
    published = reading.article.published
    if published is None:
        return "", "no time known"
    if published.day:
        return published.day, "day of publication"
    return f"{published.first}/{published.last}", "range of publication"
