"""What each figure measures, so that figures can be compared: "300 soldiers were killed"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportedly.model.claim import Claim
from reportedly.model.mention import Mention
from reportedly.model.quantity import Bound, Measure, MeasureKind, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.stage import extracts
from reportedly.text.classes import Counted, class_of
from reportedly.text.levels import Level, is_base, is_former, is_none_of, level_of, noun_of
from reportedly.text.lone import lone
from reportedly.text.moments import Moments, day_of, says_until
from reportedly.text.parse import Parse, parse
from reportedly.text.settings import Names, event_place, happening, place_in, place_of, side_of
from reportedly.text.states import (
    base_state,
    is_denied,
    is_miscounted,
    is_planned,
    measure_words,
    state_of,
    verb_above,
)
from reportedly.text.windows import window

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["measures"]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with its tokens: ``first`` opens it with its bound, ``number`` is its last."""

    span: Span
    quantity: Quantity | None
    claim: Claim | None
    first: "Token"
    number: "Token"
    sentence: int


@dataclass(slots=True)
class _Said:
    """What was counted last: in this sentence, and as the main count of the one before."""

    sentence: int = -1
    last: Measure | None = None
    main: Measure | None = None
    before: Measure | None = None
    all: list[Measure] = field(default_factory=list)

    def moves(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.before, self.main, self.last = self.main or self.before, None, None
            self.sentence = sentence

    def takes(self, made: Measure) -> None:
        self.last = made
        if made.state and made.counted and not made.unit:
            self.all.append(made)
        known = base_state(made.state) in measure_words().known and made.value != 0
        if self.main is None and known and made.counted and not made.unit:
            self.main = made


@extracts(Measure, needs=(Quantity, Claim, Mention, Time))
def measures(reading: Reading) -> Iterator[Measure]:
    """One measure for each quantity of a claim, of the innermost claim that holds it; where there
    are no claims at all, for every quantity. A lone casualty that no figure counts ("a man was
    killed") is one measure of value 1."""
    parsed, claims = parse(reading.article), reading.of(Claim)
    maker = _Maker(reading, parsed)
    made_of, said = dict[str, Measure](), _Said()
    for quantity in reading.of(Quantity):
        claim = _claim_of(quantity.span, claims, reading.article.text)
        tokens = parsed.tokens(quantity.span)
        if not tokens or (claim is None and claims):
            continue
        sentence = tokens[-1].sent.start_char + quantity.span.start - tokens[0].idx
        whole = parsed.tokens(quantity.whole) or tokens
        figure = _Figure(quantity.whole, quantity, claim, whole[0], tokens[-1], sentence)
        said.moves(sentence)
        made = maker.measure(figure, said)
        if (part_of := made_of.get(quantity.part_of)) is not None and not quantity.unit:
            made = _as_part(made, part_of)
        made_of[quantity.id] = made
        said.takes(made)
        yield made
    known = dict[str, float]()
    for m in made_of.values():
        if m.counted != "age" and not m.unit:
            known[m.state] = max(known.get(m.state, 0.0), m.high or m.low or 0.0)
    for place, token, state, count in lone(parsed, known):
        span = parsed.article.at(*place)
        claim = _claim_of(span, claims, reading.article.text)
        if claim is not None or not claims:
            yield maker.one(_Figure(span, None, claim, token, token, -1), state, count)


RUNS_ON = re.compile(r",?\s(?:and|but|while|with|bringing|taking|leaving|up|down)\s|,\s$")
"""What joins a figure to the words of a claim that ended before it."""


def _claim_of(span: Span, claims: Sequence[Claim], text: str) -> Claim | None:
    """The claim with the shortest content that holds the figure, else the one that the sentence
    goes on from: "puts the dead at 27 and [that of the injured at 152]"."""
    holding = [c for c in claims if any(part.holds(span) for part in c.content)]
    if holding:
        return min(holding, key=lambda c: sum(len(p.text) for p in c.content))
    before = [c for c in claims if c.content[-1].end <= span.start <= c.content[-1].end + 80]
    last = max(before, key=lambda c: c.content[-1].end, default=None)
    if last is None:
        return None
    between = text[last.content[-1].end : span.start]
    return last if RUNS_ON.match(between) and not re.search(r"[.!?\n]", between) else None


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
        event_place=whole.event_place,
        event_day=whole.event_day,
    )


class _Maker:
    """Makes the measures of one article."""

    def __init__(self, reading: Reading, parsed: Parse) -> None:
        self.reading, self.parsed = reading, parsed
        self.names = Names(parsed, reading.of(Mention))
        self.moments = Moments(parsed, reading.of(Time))

    def measure(self, figure: _Figure, said: _Said) -> Measure:
        """The measure of one figure; ``said`` is what was counted before it."""
        quantity = figure.quantity
        assert quantity is not None
        counted, level = self._counted(quantity, figure)
        model: Measure | None = None
        number = figure.number
        head = counted.head if counted is not None else number
        state, predicate = state_of(number if level is not None else head)
        said_of = predicate
        if counted is not None and counted.state:
            missed = is_miscounted(predicate)
            state = "miscounted" if missed else counted.state
        elif level is not None and level.counted is not None:
            state = ""
        name = counted.name if counted is not None else _inherited(state, quantity, said.last)
        if level is not None and level.back:
            model = _model(level, said, quantity, predicate)
            if model is not None:
                name, state = model.counted, model.state.removeprefix("newly ")
                said_of = None
        elif counted is None and said.last is not None and name == said.last.counted:
            state = state if state in measure_words().known else said.last.state
            model = said.last
        if head.pos_ == "NOUN" and any(c.lower_ in ("new", "fresh") for c in head.children):
            state = f"newly {state}" if state in measure_words().kinds["cumulative"] else state
        name = name or _offered(predicate, quantity)
        state = "" if name == "offer" else _by_class(name, state)
        if state and is_none_of(figure.first):
            state = f"not {state}"
        former = is_former(figure.first, figure.number)
        made = self._at(figure, head, predicate, level is not None, state, former)
        side, place = self._where(head, predicate, model)
        return replace(
            made,
            counted=name,
            state="" if is_base(figure.first) and not made.unit else _mood(state, said_of),
            side=side,
            place="" if self._of_event(place, head, predicate, state) else place,
        )

    def one(self, figure: _Figure, state: str, count: float) -> Measure:
        """The measure of one person, or a few, told without a number."""
        _, predicate = state_of(figure.number)
        made = self._at(figure, figure.number, predicate, False, state, False)
        side, place = self._where(figure.number, predicate, None)
        return replace(
            made, counted="person", state=_mood(state, predicate), side=side, place=place
        )

    def _where(
        self, head: "Token", predicate: "Token | None", model: Measure | None
    ) -> tuple[str, str]:
        """Side and place; an elliptic figure has those of what it follows."""
        side = side_of(head, predicate, self.names)
        after = head.nbor() if head.i + 1 < len(head.doc) else head
        place = ""
        if model is not None and after.lower_ in measure_words().of["locatives"]:
            place = place_in(after, self.names)
        place = place or place_of(head, predicate or verb_above(head), self.names)
        if model is None:
            return side, place
        return side or model.side, place or model.place

    def _of_event(self, place: str, head: "Token", predicate: "Token | None", state: str) -> bool:
        """Whether a place is only where the event was, not where those counted were."""
        if not (place and _is_event(state)):
            return False
        event = happening(head, predicate or verb_above(head))
        return event is not None and event_place(event, self.names) == (place, True)

    def _counted(self, quantity: Quantity, figure: _Figure) -> tuple[Counted | None, Level | None]:
        """The class of what is counted, or the level that the figure gives."""
        number = figure.number
        old = _is_age(quantity, number)
        if quantity.unit in ("day", "week", "month", "year") and old:
            return Counted("age", "aged", number), None
        if quantity.counted is not None:
            tokens = self.parsed.tokens(quantity.counted)
            nouns = [t for t in tokens if t.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB")]
            if nouns and nouns[-1].lower_ == "shot" and (quantity.low or 0.0) > 1:
                return Counted("person", "shot", number), None
            if nouns:
                head = _head_of(nouns, tokens)
                return class_of(head) if head.pos_ != "PRON" else None, None
        above = noun_of(figure.first) if quantity.unit else None
        if above is not None:
            return class_of(above), None
        level = level_of(number, figure.first)
        return (level.counted if level is not None else None), level

    def _at(
        self, figure: _Figure, head: "Token", predicate: "Token | None", level: bool, state: str,
        former: bool,
    ) -> Measure:  # fmt: skip
        """The measure with its value, kind and times; class, side and place still open."""
        quantity = figure.quantity
        event = happening(head, predicate or verb_above(head)) if _is_event(state) else None
        where, _ = event_place(event, self.names) if event is not None else ("", False)
        day = self.moments.of_event(event)
        as_of, why = self._as_of(figure, predicate or verb_above(head))
        time = self.moments.beside(predicate or verb_above(head), figure.number)
        if time is not None and _is_event(state) and not level and not says_until(time[1]):
            held, why = self._stated(figure.claim, day_of(time[0].edtf))
            day, as_of = day or day_of(time[0].edtf), held
        elif time is not None and day and day == day_of(time[0].edtf):
            as_of, why = self._stated(figure.claim, day)
        if former and (time is None or time[1].i < figure.number.i):
            as_of, why = f"../{as_of}" if as_of and "/" not in as_of else "", "the level before"
        return Measure(
            span=figure.span,
            quantity=quantity.id if quantity is not None else "",
            claim=figure.claim.id if figure.claim is not None else "",
            low=quantity.low if quantity is not None else 1.0,
            value=quantity.value if quantity is not None else 1.0,
            high=quantity.high if quantity is not None else 1.0,
            bound=quantity.bound if quantity is not None else Bound.EXACT,
            unit=quantity.unit if quantity is not None else "",
            per=" ".join(quantity.per) if quantity is not None else "",
            counted="",
            state=state,
            side="",
            place="",
            kind=_kind(quantity, state),
            as_of=as_of,
            as_of_why=why,
            event_place=where,
            event_day=day if _is_event(state) else "",
        )

    def _as_of(self, figure: _Figure, verb: "Token | None") -> tuple[str, str]:
        """The day (EDTF) a figure holds for, and what that rests on."""
        found = self.moments.beside(verb, figure.number)
        if found is not None:
            return day_of(found[0].edtf), f"in the clause: {found[0].span.text}"
        return self._stated(figure.claim, "")

    def _stated(self, claim: Claim | None, day: str) -> tuple[str, str]:
        """The day of the statement or else of publication, if that is not before ``day``; what
        one event did is counted as of the day it is told, not of the day it happened."""
        if claim is not None and claim.said and not _before(claim.said, day):
            why = f": {claim.said_why}" if claim.said_why else ""
            return day_of(claim.said), f"day of the statement{why}"
        published = self.reading.article.published
        if published is None:
            return day, "day of the event" if day else "no time known"
        if published.day:
            return published.day, "day of publication"
        return f"{published.first}/{published.last}", "range of publication"


def _is_age(quantity: Quantity, number: "Token") -> bool:
    """ "9-month-old", "aged 7", "Ana Ruiz, 25,": the age of somebody."""
    after = number.doc[number.i : number.i + 4].text.lower()
    old = "-old" in after or " old" in after or "old" in quantity.whole.text.lower()
    beside = quantity.unit == "year" and "year" not in quantity.whole.text.lower()
    return old or beside or (quantity.unit == "year" and "aged" in number.sent.text)


def _before(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[1] < right[0])


def _is_event(state: str) -> bool:
    return state in measure_words().kinds["event"]


def _model(
    level: Level, said: _Said, quantity: Quantity, predicate: "Token | None"
) -> Measure | None:
    """What "the number" counts: the main count of this sentence, else of the one before; "the
    figure of 31" is one that was given before, if it is upheld."""
    if not level.named:
        return said.main or said.before
    if predicate is not None and (is_denied(predicate) or is_planned(predicate)):
        return None
    return next((m for m in reversed(said.all) if m.value == quantity.value), None)


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


def _offered(predicate: "Token | None", quantity: Quantity) -> str:
    """ "has offered 6 percent": a share without a noun is of the offer."""
    offered = predicate is not None and predicate.lemma_.lower() == "offer"
    return "offer" if offered and quantity.unit == "percent" else ""


def _by_class(name: str, state: str) -> str:
    """The state in the terms of what is counted: soldiers arrived are deployed, jobs cut lost."""
    words = measure_words()
    if name == "soldier":
        return words.soldiers.get(state, state)
    if name == "worker":
        return words.workers.get(state, "dismissed" if state == "lost" else state)
    return state


def _mood(state: str, predicate: "Token | None") -> str:
    """The state as what it is said to be: done, not done ("not sent"), or only expected."""
    if not state or predicate is None:
        return state
    if is_denied(predicate):
        return f"not {state}"
    return f"expected {state}" if is_planned(predicate) else state


def _kind(quantity: Quantity | None, state: str) -> MeasureKind:
    """Stock, cumulative or single event, by the state (codebooks of UCDP GED and ACLED)."""
    kinds = measure_words().kinds
    if quantity is not None and quantity.per:
        return MeasureKind.RATE
    if quantity is not None and quantity.unit == "percent":
        return MeasureKind.SHARE
    if state in kinds["stock"]:
        return MeasureKind.STOCK
    return MeasureKind.CUMULATIVE if state in kinds["cumulative"] else MeasureKind.EVENT
