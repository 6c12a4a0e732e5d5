"""What each figure measures, so that figures can be compared: "300 soldiers were killed"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.mention import Mention
from reportedly.model.quantity import Bound, Measure, MeasureKind, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import Grain, Time
from reportedly.stage import extracts
from reportedly.text.changes import Change, change_of
from reportedly.text.classes import class_of, counted_in
from reportedly.text.contests import contested, is_of_votes
from reportedly.text.countings import is_of_whom
from reportedly.text.followups import Said, as_part
from reportedly.text.governors import verb_above
from reportedly.text.kinds import is_event, is_rate, is_size, is_standing, kind_of, runs_on
from reportedly.text.levels import Level, is_former
from reportedly.text.lone import lone
from reportedly.text.moments import Moments, day_of, says_until
from reportedly.text.moods import with_mood
from reportedly.text.nearby import Nearby
from reportedly.text.parse import Parse, parse
from reportedly.text.participles import noun_lemma
from reportedly.text.predicates import undergone
from reportedly.text.settings import (
    Names,
    event_place,
    happening,
    occasion_place,
    occasions,
    place_in,
    place_of,
    registered_in,
)
from reportedly.text.sides import side_of
from reportedly.text.states import state_of
from reportedly.text.tellings import telling_of
from reportedly.text.territories import is_country
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words
from reportedly.text.windows import window

__all__ = ["measures"]


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure with its tokens: ``first`` opens it with its bound, ``number`` is its last."""

    span: Span
    quantity: Quantity | None
    claim: Claim | None
    first: Token
    number: Token
    sentence: int

    @property
    def unit(self) -> str:
        return self.quantity.unit if self.quantity is not None else ""


@extracts(Measure, needs=(Quantity, Claim, Mention, Time))
def measures(reading: Reading) -> Iterator[Measure]:
    """One measure for each quantity of a claim, of the innermost claim that holds it; where there
    are no claims at all, for every quantity. A lone casualty that no figure counts ("a man was
    killed") is one measure of value 1."""
    parsed, claims = parse(reading.article), reading.of(Claim)
    maker = _Maker(reading, parsed)
    nearby = Nearby((c, [(p.start, p.end) for p in c.content]) for c in claims)
    made_of, said = dict[str, Measure](), Said()
    for quantity in reading.of(Quantity):
        tokens = parsed.tokens(quantity.span)
        if not tokens:
            continue
        sentence = tokens[-1].sent.start_char + quantity.span.start - tokens[0].idx
        end = sentence + len(tokens[-1].sent.text)
        near = nearby.of([(quantity.span.start, quantity.span.end), (sentence, end)])
        claim = _claim_of(quantity.span, near, reading.article.text)
        claim = claim or _beside(quantity.span, near, sentence, end)
        if claim is None and claims:
            continue
        whole = parsed.tokens(quantity.whole) or tokens
        number = _last(tokens, whole) if quantity.unit else tokens[-1]
        figure = _Figure(quantity.whole, quantity, claim, whole[0], number, sentence)
        said.moves(sentence)
        made = maker.measure(figure, said)
        if (part_of := made_of.get(quantity.part_of)) is not None and not quantity.unit:
            relative = figure.first.i > 0 and figure.first.nbor(-1).lower_ in ("whom", "which")
            made = as_part(
                made, part_of, noun=maker.noun, own=relative or is_of_whom(figure.number)
            )
        made_of[quantity.id] = made
        said.takes(made, maker.predicate)
        yield made
    known = dict[str, float]()
    for m in made_of.values():
        if m.counted != "age" and not m.unit:
            known[m.state] = max(known.get(m.state, 0.0), m.high or m.low or 0.0)
    for place, token, state, count in lone(parsed, known):
        span = parsed.article.at(*place)
        claim = _claim_of(span, nearby.of([place]), reading.article.text)
        if claim is not None or not claims:
            yield maker.one(_Figure(span, None, claim, token, token, -1), state, count)


def _last(tokens: Sequence[Token], whole: Sequence[Token]) -> Token:
    """What the clause holds on to: the unit after a number ("18 [months]"), the first word of a
    ratio ("[one] in every two")."""
    if any(t.lower_ in ("in", "out") for t in tokens):
        return tokens[0]
    if tokens[-1].lower_ == "cent" and len(tokens) > 2:  # "7 per cent" hangs from its numeral
        return tokens[-3]
    number = tokens[-1]
    inside = number.dep_ in ("nummod", "compound") and number.head in whole
    return number.head if inside and number.head.i > number.i else number


LONG = (Grain.MONTH, Grain.SEASON, Grain.QUARTER, Grain.YEAR, Grain.DECADE, Grain.RANGE)
"""Grains of the times over which something is summed."""

RUNS_ON = re.compile(
    r",?\s(?:and|but|while|with|bringing|taking|leaving|putting|giving|estimating|up|down)\s|,\s$"
)
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


def _beside(span: Span, claims: Sequence[Claim], start: int, end: int) -> Claim | None:
    """The outlet's own claim, within the sentence from ``start`` to ``end``, that a figure stands
    beside, rather the one before it than the one after: "after 9 deaths, [the bridge was shut]".

    What the outlet puts beside somebody's words is never laid in that somebody's mouth.
    """
    own = (c for c in claims if c.method is Method.NARRATOR)
    parts = [(p, c) for c in own for p in c.content if start <= p.start and p.end <= end]
    before = [one for one in parts if one[0].end <= span.start]
    after = [one for one in parts if one[0].start >= span.end]
    if before:
        return max(before, key=lambda one: one[0].end)[1]
    return min(after, key=lambda one: one[0].start)[1] if after else None


class _Maker:
    """Makes the measures of one article."""

    def __init__(self, reading: Reading, parsed: Parse) -> None:
        self.reading, self.parsed = reading, parsed
        self.names = Names(parsed, reading.of(Mention))
        self.moments = Moments(parsed, reading.of(Time))
        self.votes = is_of_votes(parsed)
        self.predicate: Token | None = None
        self.noun = ""

    def measure(self, figure: _Figure, said: Said) -> Measure:
        """The measure of one figure; ``said`` is what was counted before it."""
        quantity = figure.quantity
        assert quantity is not None
        bare = quantity.counted is None or quantity.counted.text.endswith(("points", "value"))
        change = change_of(figure.first, figure.number, unit=quantity.unit, bare=bare)
        if change is not None:
            return self._changed(figure, change, said)
        told = telling_of(quantity, figure.first, figure.number, said, self.parsed)
        head, predicate = told.head, told.predicate
        self.predicate, self.noun = predicate, noun_lemma(head)
        made = self._at(figure, head, predicate, told.level, told.state)
        running = runs_on(figure.number, predicate) or self._over_months(figure, predicate)
        running = running or told.level is not None
        kind = kind_of(quantity, told.name, told.state, predicate, running=running)
        standing = kind is MeasureKind.EVENT and is_standing(figure.first, head, told.state)
        if standing and not quantity.unit:
            kind = MeasureKind.STOCK
        made = replace(made, counted=told.name, state=told.state, kind=kind)
        if told.name == "magnitude":
            made = replace(made, counted="quake", unit="magnitude")
        made = self._placed(made, head, predicate, told.model)
        return contested(made, figure.first, figure.number, head, self.names, votes=self.votes)

    def _changed(self, figure: _Figure, change: Change, said: Said) -> Measure:
        """By how much something rose or fell; what, where the clause does not say, is that of the
        figure before ("carried 2 million passengers, 12 percent more than in 2022")."""
        state, noun = change.state, change.bargained or change.noun
        noun = counted_in(noun) if noun is not None else None
        name = class_of(noun).name if noun is not None else ""
        if noun is not None and (noun.pos_ == "PROPN" or self.names.at(noun) is not None):
            name = ""
        if change.bargained is not None and change.verb is not None:
            verb = change.verb
            state = state_of(change.bargained)[0] or measure_words().state(verb) or undergone(verb)
        if (noun is None or change.loose) and said.last is not None and said.last.counted:
            name = said.last.counted
        made = self._at(figure, noun or figure.number, change.verb, None, state)
        made = replace(made, counted=name, state=with_mood(state, change.verb))
        made = replace(made, kind=made.kind if made.per else MeasureKind.CHANGE)
        made = self._placed(made, noun or figure.number, change.verb, None)
        own = self.names.at(noun) if noun is not None else None
        return made if own is None else replace(made, side=made.side or own.name)

    def one(self, figure: _Figure, state: str, count: float) -> Measure:
        """The measure of one person, or a few, told without a number."""
        _, predicate = state_of(figure.number)
        made = self._at(figure, figure.number, predicate, None, state)
        kind = kind_of(None, "person", state, predicate)
        made = replace(made, counted="person", state=with_mood(state, predicate), kind=kind)
        made = replace(made, low=count, value=count, high=count)
        return self._placed(made, figure.number, predicate, None)

    def _placed(
        self, made: Measure, head: Token, predicate: Token | None, model: Measure | None
    ) -> Measure:
        """The measure with side and place; an elliptic figure has those of what it follows, and a
        rate ("Germany's inflation") is of a place, not of a side."""
        sized = is_size(made.unit)
        people = sized or (made.counted in measure_words().people and not made.unit)
        armed = made.counted in measure_words().of["armed"]
        side = side_of(head, predicate, self.names, people=people, armed=armed)
        after = head.nbor() if head.i + 1 < len(head.doc) else head
        place = ""
        if model is not None and after.lower_ in measure_words().of["locatives"]:
            place = place_in(after, self.names)
        clause = predicate or verb_above(head)
        there = registered_in(clause, self.names) if clause is not None and not place else ""
        if there and made.counted not in measure_words().of["armed"]:
            side, place = "" if side == there else side, there
        place = place or place_of(head, clause, self.names, sized=bool(made.unit))
        if model is not None:
            side, place = side or model.side, place or model.place
        elif is_country(side) and (is_rate(made.counted) or made.kind is MeasureKind.CHANGE):
            side, place = "", place or side
        of_event = self._of_event(place, head, predicate, made.state)
        return replace(made, side=side, place="" if of_event else place)

    def _over_months(self, figure: _Figure, predicate: Token | None) -> bool:
        """Whether the count is over a month or more: "in 2024", "since March"."""
        found = self.moments.beside(predicate or verb_above(figure.number), figure.number)
        return found is not None and found[0].grain in LONG

    def _of_event(self, place: str, head: Token, predicate: Token | None, state: str) -> bool:
        """Whether a place is only where the event was, not where those counted were."""
        if not (place and is_event(state)):
            return False
        event = happening(head, predicate or verb_above(head))
        return event is not None and event_place(event, self.names) == (place, True)

    def _at(
        self,
        figure: _Figure,
        head: Token,
        predicate: Token | None,
        level: Level | None,
        state: str,
    ) -> Measure:
        """The measure with its value and times; class, side, place and kind still open."""
        quantity = figure.quantity
        event = happening(head, predicate or verb_above(head)) if is_event(state) else None
        where, _ = event_place(event, self.names) if event is not None else ("", False)
        if is_event(state):
            where = where or occasion_place(predicate, self.names)
        day = self.moments.of_event(event)
        if is_event(state) and not day:
            times = (self.moments.beside(v, figure.number) for v in occasions(predicate))
            day = next((day_of(time[0].edtf) for time in times if time is not None), "")
        as_of, why = self._as_of(figure, predicate or verb_above(head))
        time = self.moments.beside(predicate or verb_above(head), figure.number)
        if time is not None and is_event(state) and level is None and not says_until(time[1]):
            held, why = self._stated(figure.claim, day_of(time[0].edtf))
            day, as_of = day or day_of(time[0].edtf), held
        elif time is not None and day and day == day_of(time[0].edtf):
            as_of, why = self._stated(figure.claim, day)
        if is_former(figure.first, figure.number) and (
            time is None or time[1].i < figure.number.i
        ):
            as_of, why = f"../{as_of}" if as_of and "/" not in as_of else "", "the level before"
        return Measure(
            span=figure.span,
            quantity=quantity.id if quantity is not None else "",
            claim=figure.claim.id if figure.claim is not None else "",
            low=quantity.low if quantity is not None else 1.0,
            value=quantity.value if quantity is not None else 1.0,
            high=quantity.high if quantity is not None else 1.0,
            bound=quantity.bound if quantity is not None else Bound.EXACT,
            unit=figure.unit,
            per=" ".join(quantity.per) if quantity is not None else "",
            counted="",
            state=state,
            side="",
            place="",
            kind=kind_of(quantity, "", state, predicate),
            as_of=as_of,
            as_of_why=why,
            event_place=where,
            event_day=day if is_event(state) else "",
        )

    def _as_of(self, figure: _Figure, verb: Token | None) -> tuple[str, str]:
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
        published = self.reading.article.written
        if published is None:
            return day, "day of the event" if day else "no time known"
        if published.day:
            return published.day, "day of publication"
        return f"{published.first}/{published.last}", "range of publication"


def _before(one: str, other: str) -> bool:
    left, right = window(one), window(other)
    return bool(left and right and left[1] < right[0])
