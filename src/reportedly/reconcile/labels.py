"""What a series is called, as a reporter would: "North Korean soldiers deployed in Kursk"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import MeasureKind
from reportedly.reconcile.slots import Slots
from reportedly.text.windows import in_words, window

__all__ = ["label"]

MOODS = {"expected ": "expected to be ", "not ": "not ", "newly ": "newly "}

PLURALS = {
    "person": "people",
    "vessel": "ships",
    "child": "children",
    "police": "police officers",
    "aircraft": "aircraft",
    "man": "men",
    "woman": "women",
    "staff": "staff",
    "ammunition": "ammunition",
}

UNITS = ("", "percent", "magnitude", "celsius", "fahrenheit")
"""Units that have no plural, beside signs ("km", "USD")."""

PHRASED = ("on ", "in ", "without ", "taking ", "waiting", "training", "missing")
"""States that need no "to be" before them."""


@cache
def _adjectives() -> dict[str, str]:
    countries = lexicon("nationalities")["countries"]
    return {country: forms[0] for country, forms in countries.items() if forms}


def label(slots: Slots) -> str:
    """The counted class with its side, state, place and unit, in the order of a headline."""
    sized = slots.unit or slots.kind == MeasureKind.RATE
    bare = not slots.counted
    noun = (slots.counted or slots.state) if sized else _plural(slots.counted or "number")
    adjective = _adjectives().get(slots.side, "") if slots.counted else ""
    parts = [f"{adjective} {noun}" if adjective else noun]
    if slots.side and not adjective:
        parts.append(f"({slots.side})")
    if slots.state and slots.state != slots.counted and not (sized and bare):
        parts.append(_state(slots.state, slots.place))
    parts = [part for part in parts if part]
    if slots.place:
        parts.append(f"in {slots.place}")
    if slots.event and (days := window(slots.event)):
        parts.append(f"({in_words(days)})")
    if slots.aside:
        parts.append(f"({slots.aside}, told apart)")
    measured = _unit(slots.unit)
    if slots.kind == MeasureKind.RATE:
        measured = f"{_unit(slots.unit)} {_by(slots.per)}".strip()
    named = " ".join(parts)
    named = named[0].upper() + named[1:] if adjective else named
    return f"{named}, {measured}" if measured else named


def _state(state: str, place: str) -> str:
    for mood, said in MOODS.items():
        if state.startswith(mood):
            rest = state.removeprefix(mood)
            phrased = rest.startswith(PHRASED)
            return f"{said}{rest}" if not phrased or mood != "expected " else f"expected {rest}"
    return "" if state == "present" and place else state


def _unit(unit: str) -> str:
    plain = unit in UNITS or unit.isupper() or "/" in unit or len(unit) < 3
    return unit if plain else f"{unit}s"


def _by(per: str) -> str:
    """ "a day", "an hour per person"."""
    if not per:
        return "(rate)"
    first, *rest = per.split(" ")
    vowel = first == "hour" or first[0] in "aei"
    said = f"{'an' if vowel else 'a'} {first}" if first.isalpha() else f"per {first}"
    return " ".join([said, *(f"per {other}" for other in rest)])


def _plural(noun: str) -> str:
    if noun in PLURALS:
        return PLURALS[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"
