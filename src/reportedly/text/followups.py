"""What a figure without a noun counts: that of the figure before it: "another 40 were hurt"."""

from dataclasses import dataclass, field, replace

from reportedly.model.quantity import Measure, MeasureKind, Quantity
from reportedly.text.levels import Level
from reportedly.text.moods import is_denied, is_planned
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import base_state, measure_words

__all__ = ["Said", "as_part"]

THOSE = ("them", "these", "those", "whom")
CASUALTIES = ("killed", "wounded", "killed or wounded", "missing", "arrested", "displaced",
              "shot", "evacuated", "rescued", "hospitalised", "infected")  # fmt: skip


@dataclass(slots=True)
class Said:
    """What was counted last: in this sentence, and as the main count of the one before."""

    sentence: int = -1
    last: Measure | None = None
    main: Measure | None = None
    before: Measure | None = None
    verb: Token | None = None
    amounts: dict[str, Measure] = field(default_factory=dict)
    all: list[Measure] = field(default_factory=list)

    def moves(self, sentence: int) -> None:
        if sentence != self.sentence:
            self.before, self.main, self.last = self.main or self.before, None, None
            self.sentence = sentence

    def takes(self, made: Measure, verb: Token | None = None) -> None:
        """Remember a measure and its predicate; a change ("up 12 percent") gives no later figure
        its noun."""
        if made.kind is MeasureKind.CHANGE:
            return
        self.last, self.verb = made, verb
        if made.unit and made.counted:
            self.amounts[made.unit] = made
        if made.state and made.counted and not made.unit:
            self.all.append(made)
        words = measure_words()
        known = base_state(made.state) in words.known or made.counted in words.people
        known = known and bool(made.state) and made.value != 0
        if self.main is None and known and made.counted and not made.unit:
            self.main = made

    def carries(self, state: str, verb: Token | None) -> bool:
        """Whether an elliptic figure is in the state of the one before: it has no predicate of
        its own, or only "had" ("Lima had 20 deaths and Cusco had 8")."""
        if state in measure_words().known:
            return False
        return not state or state == "had" or verb is None or verb == self.verb

    def model(self, level: Level, quantity: Quantity, predicate: Token | None) -> Measure | None:
        """What "the number" counts: the main count of this sentence, else of the one before; "the
        figure of 31" is one that was given before, if it is upheld."""
        if quantity.unit:
            return self.amounts.get(quantity.unit)
        if not level.named:
            return self.main or self.before
        if predicate is not None and (is_denied(predicate) or is_planned(predicate)):
            return None
        return next((m for m in reversed(self.all) if m.value == quantity.value), None)

    def inherited(self, state: str, quantity: Quantity) -> str:
        """What an elliptic figure counts: what the figure before it counted; in a sentence of its
        own what the main count before it did, if the state is the same; else people."""
        those = quantity.counted is not None and quantity.counted.text.lower() in THOSE
        if quantity.unit == "percent" and those:
            one = self.last or self.before
            return one.counted if one is not None else ""
        if quantity.unit:
            return ""
        if self.last is not None and not self.last.unit and self.last.counted:
            return self.last.counted
        before, words = self.before, measure_words()
        if before is not None and state and base_state(before.state) == state:
            return before.counted
        if state in CASUALTIES:
            return "person"
        befell = state in words.fates or state in words.kinds["event"]
        alike = before is not None and befell and before.counted in words.people
        return before.counted if before is not None and alike else ""


def as_part(part: Measure, whole: Measure, *, noun: str, own: bool) -> Measure:
    """A part is in the state of its whole ("including 30 children"), unless it has its ``own``
    predicate ("of whom 96 were released"); of a class with the whole it keeps its ``noun``, so
    that it is never held against it ("40 people, among them nine civilians")."""
    alike = part.counted == whole.counted and noun in measure_words().parts
    return replace(
        part,
        counted=noun if alike else part.counted or whole.counted,
        state=part.state if own and part.state else whole.state,
        side=part.side or whole.side,
        place=part.place or whole.place,
        kind=part.kind if own or part.kind is MeasureKind.RATE else whole.kind,
        as_of=whole.as_of,
        as_of_why=whole.as_of_why,
        event_place=whole.event_place,
        event_day=whole.event_day,
    )
