"""What kind of figure it is: a stock, a running total, one event, a rate, a share, a change."""

from functools import cache

from reportedly.model.quantity import MeasureKind, Quantity
from reportedly.text.levels import is_base
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import base_state, measure_words

__all__ = ["is_event", "is_rate", "is_size", "is_standing", "kind_of", "runs_on"]


STAYING = ("be", "have", "remain", "stay")


def kind_of(
    quantity: Quantity | None,
    counted: str,
    state: str,
    predicate: Token | None,
    *,
    running: bool = False,
) -> MeasureKind:
    """Stock, cumulative or one event by the state, after the codebooks of UCDP GED and ACLED;
    a percentage is a share of what is counted, but for the rates that are reckoned in percent
    ("unemployment rose to 5.4 percent"). What no list knows is a stock where it goes on ("are
    sleeping in tents") and one event otherwise. What one event did is a running total only where
    ``running`` tells that the text counts on ("so far", "the toll", "in 2024")."""
    newly = state.startswith("newly ")
    kinds, state = measure_words().kinds, base_state(state)
    lemma = predicate.lemma_.lower() if predicate is not None else ""
    if quantity is not None and quantity.per:
        return MeasureKind.RATE
    if quantity is not None and quantity.unit == "percent":
        return MeasureKind.RATE if is_rate(counted) else MeasureKind.SHARE
    if quantity is not None and is_size(quantity.unit) and state != "aged":
        return MeasureKind.EVENT
    if state in kinds["stock"]:
        return MeasureKind.STOCK
    lying = lemma == "be" and state and state not in kinds["event"] | kinds["totals"]
    if lying or counted in kinds["stocks"] or (lemma == "hold" and state == "captured"):
        return MeasureKind.STOCK
    if not newly and (state in kinds["totals"] or (running and state and lemma not in STAYING)):
        return MeasureKind.CUMULATIVE
    if state in kinds["cumulative"]:
        return MeasureKind.EVENT
    lasting = state.endswith("ing") and predicate is not None and predicate.tag_ == "VBG"
    standing = bool(state) and lemma in kinds["keeping"]
    return MeasureKind.STOCK if lasting or standing else MeasureKind.EVENT


def runs_on(number: Token, predicate: Token | None) -> bool:
    """Whether a clause says that a count runs: "so far", "in total", "lost since 2021"."""
    if predicate is not None and any(c.lower_ == "since" for c in predicate.children):
        return True
    sentence = f" {number.sent.text.lower()} "
    return any(f" {cue} " in sentence.replace(",", " ").replace(".", " ") for cue in _cues())


@cache
def _cues() -> tuple[str, ...]:
    return tuple(sorted(measure_words().kinds["so_far"]))


def is_rate(counted: str) -> bool:
    """Whether a class is reckoned as a rate of its own: "inflation", "unemployment rate"."""
    rates = measure_words().kinds["rate"]
    return bool(counted) and (counted in rates or counted.rpartition(" ")[2] in rates)


def is_event(state: str) -> bool:
    """Whether a state is what one event did, so that day and place are those of the event."""
    return state in measure_words().kinds["event"]


def is_size(unit: str) -> bool:
    """Whether a unit is one of time, length, speed or the like, of which nobody is the owner."""
    return unit in measure_words().sizes


def is_standing(first: Token, head: Token, state: str) -> bool:
    """Whether a count is of all there are: "owes its 410 workers", "85 of its 300 wolves"."""
    owned = any(c.dep_ == "poss" and c.i < first.i for c in head.children)
    return (owned and state not in measure_words().known) or (not state and is_base(first))
