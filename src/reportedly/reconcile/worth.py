"""Which figures a reader would follow: the toll and the price, not "three officials said"."""

from collections.abc import Iterable, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.text.participles import participle
from reportedly.text.states import base_state, measure_words

__all__ = ["HELD", "informative", "is_dimension", "is_holding", "is_level", "worth_a_series"]

HELD = ("", "won", "held", "had")
"""What parties do with seats and votes that is one and the same."""

INCLUDED = "included"
"""Said of people it makes them a part ("the dead included 12 children"), of goods a cargo."""

LARGE = 10
"""Counts from here on are worth a series even if one article alone gives them."""


@cache
def _words(section: str, key: str) -> frozenset[str]:
    return frozenset(lexicon("series")[section][key])


@cache
def _verbs(section: str, key: str) -> frozenset[str]:
    """Verbs by lemma and participle, as states are named."""
    lemmas = _words(section, key)
    return lemmas | {participle(lemma) for lemma in lemmas}


def is_dimension(noun: str) -> bool:
    """Whether a noun names a quantity by itself: "depth", "temperature"."""
    return noun.rpartition(" ")[2] in _words("subjects", "dimensions")


def is_level(noun: str) -> bool:
    """Whether a noun names a level or a size that reports follow: "turnout", "profit"."""
    return noun.rpartition(" ")[2] in _words("subjects", "levels") or is_dimension(noun)


def is_holding(noun: str) -> bool:
    """Whether a noun names what parties and people have: "seat", "vote"."""
    return noun in _words("subjects", "holdings")


def informative(measure: Measure) -> bool:
    """Whether a figure says anything that another could agree or disagree with.

    With a unit it needs a noun that it is of; a stretch of time or space also needs that noun to
    name a dimension. Without one it needs what is counted and what is true of that. Ages, "three
    officials said" and figures without any bound are none.
    """
    if measure.low is None and measure.high is None:
        return False
    moved = measure.kind is MeasureKind.CHANGE and measure.state in ("up", "down")
    if measure.unit in _words("units", "sizes") and moved:
        return bool(measure.counted)
    if measure.unit in _words("units", "sizes") or is_dimension(measure.counted):
        return _is_size(measure)
    state = base_state(measure.state)
    if measure.counted in _words("subjects", "anything") or state in _words("states", "never"):
        return False
    if state == INCLUDED and measure.counted in _words("subjects", "people"):
        return False
    if measure.unit:
        known = state in measure_words().known
        return known or (
            bool(measure.counted) and measure.counted not in _words("subjects", "people")
        )
    if is_holding(measure.counted) and not measure.unit:
        return bool(measure.side) and state not in _words("states", "saying")
    if not (measure.counted and state):
        return False
    if state == "present":
        return bool(measure.place) and measure.counted == "person"
    if state in _words("states", "dull"):
        return measure.counted in _words("subjects", "things")
    return state not in _verbs("states", "saying")


def _is_size(measure: Measure) -> bool:
    if measure.unit == "magnitude":
        return measure.counted in _words("subjects", "sized") or measure.counted == "magnitude"
    return is_dimension(measure.counted)


def worth_a_series(found: Sequence[Measure]) -> bool:
    """Whether figures of one measure are worth a series: what two articles give; of one article,
    counts in a state that reports keep count of, rates, and levels that have a name of their own
    (turnout, profit, damage)."""
    if len(_articles(found)) > 1 or any(m.kind is MeasureKind.RATE for m in found):
        return True
    return any(_is_kept_count_of(m) or _is_large(m) or _is_share(m) for m in found)


def _is_large(measure: Measure) -> bool:
    """Whether a count is no trifle ("two men", "three statues"), whatever is said of it."""
    plain = not measure.unit and measure.kind is not MeasureKind.CHANGE
    return plain and max(measure.low or 0.0, measure.high or 0.0) >= LARGE


def _is_share(measure: Measure) -> bool:
    """Whether a figure says how much of something counted is in a state: "48 percent of trains
    ran"."""
    said = measure.counted and measure.state
    return bool(said and measure.kind is MeasureKind.SHARE and measure.unit == "percent")


def _is_kept_count_of(measure: Measure) -> bool:
    if (measure.kind is MeasureKind.CHANGE or measure.unit) and is_level(measure.counted):
        return True
    return (
        measure.kind is not MeasureKind.CHANGE
        and base_state(measure.state) in measure_words().known
    )


def _articles(found: Iterable[Measure]) -> set[str]:
    return {measure.span.article for measure in found}
