"""What a series is called, as a reporter would: "North Korean soldiers deployed in Kursk"."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.quantity import MeasureKind
from reportedly.reconcile.slots import MAGNITUDE, Slots
from reportedly.reconcile.worth import is_level
from reportedly.text.participles import participle
from reportedly.text.states import base_state
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

CHANGES = {"up": "rise", "down": "fall"}
"""How a change is called by its way."""

UNITS = ("", "percent", "magnitude", "celsius", "fahrenheit")
"""Units that have no plural, beside signs ("km", "USD")."""

PHRASED = ("on ", "in ", "without ", "taking ", "waiting", "training", "missing")
"""States that need no "to be" before them."""


@cache
def _words(table: str) -> dict[str, str]:
    return dict(lexicon("series")["labels"][table])


@cache
def _adjectives() -> dict[str, str]:
    countries = lexicon("nationalities")["countries"]
    return {country: forms[0] for country, forms in countries.items() if forms}


def label(slots: Slots, *, mixed: bool = False) -> str:
    """The counted class with its side, state, place and unit, in the order of a headline.

    ``mixed`` says that some of its figures tell a plan and some what was done.
    """
    adjective = _adjectives().get(slots.side, "") if slots.counted else ""
    noun, state = _named(slots)
    if state in CHANGES and slots.kind == MeasureKind.CHANGE:
        noun, state = f"{CHANGES[state]} in {noun}", ""
    parts = [f"{adjective} {noun}" if adjective else noun]
    if slots.side and not adjective:
        parts.append(f"({slots.side})")
    if mixed:
        parts.append(f"{base_state(state)} or to be {base_state(state)}")
    elif state and state != noun:
        parts.append(_state(state, slots.place))
    parts = [part for part in parts if part]
    if slots.place:
        parts.append(f"{_where(state)} {slots.place}")
    if slots.event and (days := window(slots.event)):
        parts.append(f"({in_words(days)})")
    if slots.aside and slots.unit == MAGNITUDE:
        parts.append(f"of {slots.aside}")
    elif slots.aside:
        parts.append(f"({slots.aside}, told apart)")
    measured = _unit(slots.unit)
    if slots.kind == MeasureKind.RATE and (slots.per or not slots.unit):
        measured = f"{_unit(slots.unit)} {_by(slots.per)}".strip()
    named = " ".join(parts)
    named = named[0].upper() + named[1:] if adjective else named
    return f"{named}, {measured}" if measured else named


def _named(slots: Slots) -> tuple[str, str]:
    """The noun of a label and what is still to be said of it: things that are counted in the
    plural, amounts by their own name ("payment" for what was paid)."""
    counted, state = slots.counted, slots.state
    sized = slots.unit or slots.kind == MeasureKind.RATE
    if not counted and not sized:
        return _plural("number"), state
    if not counted:
        return _amount(slots), ""
    if slots.unit == "percent" and counted in (whole := _words("shares")):
        mood = state.removesuffix(base_state(state))
        return (
            (f"{mood}{whole[counted]}", "")
            if base_state(state) == "won"
            else (whole[counted], state)
        )
    if not slots.unit and counted in lexicon("series")["labels"]["held"] and state == "won":
        return _plural(counted), ""
    several = slots.kind == MeasureKind.SHARE and state and not is_level(counted)
    return (counted if sized and not several else _plural(counted)), state


def _amount(slots: Slots) -> str:
    """ "payment", "expected cost"; a share of nobody knows what by its state: "share won"."""
    base = base_state(slots.state)
    mood = slots.state.removesuffix(base)
    if slots.unit == "percent":
        return f"{mood}share {base}".strip()
    return mood + _words("amounts").get(base, base)


def _where(state: str) -> str:
    """ "oil sent to Korea", but "soldiers killed in Kursk"."""
    return "to" if base_state(state) in lexicon("series")["labels"]["going"] else "in"


def _state(state: str, place: str) -> str:
    for mood, said in MOODS.items():
        if state.startswith(mood):
            rest = state.removeprefix(mood)
            if mood != "expected ":
                return f"{said}{rest}"
            if rest == "present":
                return "expected"
            if rest.startswith(PHRASED):
                return f"expected {rest}"
            if active := _words("active").get(rest):
                return f"expected to {active}"
            first, *more = rest.split(" ")
            bare = more and not first.endswith(("ed", "en")) and participle(first) != first
            return f"expected to {rest}" if bare else f"{said}{rest}"
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
