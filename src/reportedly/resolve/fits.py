"""Do the figures of two statements fit? "more than 3,000", "300 killed and 2,700 wounded"."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import product

from reportedly.model.meaning import Figure, Meaning
from reportedly.text.windows import days_apart

__all__ = ["Fit", "counted_apart", "fit", "meets"]

ROUNDED = 0.05
"""How far a sum may be from the total that is given for it."""
LONG_AGO = 45
"""Days between two figures from which a state of things is a new one."""

PEOPLE = {f"t:{sort}" for sort in ("PERSON", "SOLDIER", "OFFICER", "WORKER", "POLICE", "CHILD",
          "ATTACKER", "PLAYER")}  # fmt: skip
"""Classes of people, which a general word ("27 men") can stand for."""

Fit = float | None
"""1 the same figure, 0 figures that cannot both be meant, None nothing to compare."""


def fit(one: Meaning, other: Meaning) -> tuple[Fit, str]:
    """How the figures of two statements stand to each other, and the reason."""
    if not one.figures or not other.figures:
        return None, ""
    both = [(f, g) for f, g in product(one.figures, other.figures) if _akin(f, g)]
    alike = [(f, g) for f, g in both if f.state == g.state and _one_sort(f, g)]
    meeting = [(f, g) for f, g in both if _meet(f, g) and _counts(f) and _counts(g)]
    if meeting and (not alike or _meet(*alike[0])):
        return 1.0, _shown(*max(meeting, key=lambda p: (p[0].low, p[1].low)))
    if total := _summed(one.figures, other.figures) or _summed(other.figures, one.figures):
        return 1.0, total
    clashing = [(f, g) for f, g in alike[:1] or both if _one_sort(f, g) and _told(f, g)]
    if clashing and not any(_meet(*pair) for pair in clashing):
        f, g = clashing[0]
        return 0.0, f"{_number(f)} and {_number(g)} cannot be one figure"
    return None, ""


def _counts(figure: Figure) -> bool:
    """Whether a figure is of what is stated, and more than "a man"."""
    return not figure.beside and (figure.high > 1 or bool(figure.unit))


def _told(one: Figure, other: Figure) -> bool:
    """Whether the state of what is counted is told of both, or of neither."""
    return bool(one.state) == bool(other.state)


def counted_apart(one: Meaning, other: Meaning) -> bool:
    """Whether both count the same sort of thing, and other numbers of it."""
    pairs = [
        (f, g)
        for f, g in product(one.figures, other.figures)
        if f.unit == g.unit and f.sort == g.sort != "" and not f.beside and not g.beside
    ]
    return bool(pairs) and not any(f.low <= g.high and g.low <= f.high for f, g in pairs)


def _one_sort(one: Figure, other: Figure) -> bool:
    return one.counted == other.counted or one.sort == other.sort


def meets(one: Iterable[tuple[float, float]], other: Iterable[tuple[float, float]]) -> bool:
    """Whether a number of the one can be one of the other, as they are written."""
    return any(low <= high_ and low_ <= high for (low, high), (low_, high_) in product(one, other))


def _akin(one: Figure, other: Figure) -> bool:
    """Whether two figures can be of one measure; people are people, whatever they are called."""
    if one.unit != other.unit or not _same_counted(one, other):
        return False
    if "change" in (one.kind, other.kind) and one.kind != other.kind:
        return False
    if not _same_state(one.state, other.state):
        return False
    return all(not a or not b or a == b for a, b in ((one.side, other.side),))


def _same_counted(one: Figure, other: Figure) -> bool:
    if one.counted == other.counted:
        return True
    sorts = [set(f.sort.split("|")) for f in (one, other)]
    whole = [bool(sort & PEOPLE) for sort in sorts]
    general = "person" in (one.counted, other.counted)
    if one.unit and "" in (one.counted, other.counted):  # "fined 3 million dollars"
        return True
    if "" in (one.counted, other.counted):  # "1,400 to lose jobs" counts whom it does not name
        return any(whole) and one.state == other.state != ""
    return bool(sorts[0] & sorts[1] - {""}) or (general and all(whole))


def _same_state(one: str, other: str) -> bool:
    parts = [{p for label in state.split() for p in label.split("|")} for state in (one, other)]
    return not parts[0] or not parts[1] or bool(parts[0] & parts[1])


def _meet(one: Figure, other: Figure) -> bool:
    if not (one.low <= other.high and other.low <= one.high):
        return False
    return _days(one, other) <= LONG_AGO or _restated(one, other)


def _restated(one: Figure, other: Figure) -> bool:
    return not one.vague and not other.vague and one.low <= other.high and other.low <= one.high


def _days(one: Figure, other: Figure) -> int:
    """Days between what two figures hold for, 0 where unknown."""
    if not (one.first and other.first):
        return 0
    left, right = ((date.fromisoformat(f.first), date.fromisoformat(f.last)) for f in (one, other))
    return days_apart(left, right)


def _summed(whole: Sequence[Figure], parts: Sequence[Figure]) -> str:
    """The reason where figures of several states add up to one of all of them."""
    for total in whole:
        mine = {p for label in total.state.split() for p in label.split("|")}
        fitting = [f for f in parts if f.counted == total.counted and f.unit == total.unit]
        states = [{p for x in f.state.split() for p in x.split("|")} for f in fitting]
        if len(fitting) < 2 or not all((s and s <= mine) or s & mine for s in states):
            continue
        low, high = sum(f.low for f in fitting), sum(f.high for f in fitting)
        if total.low * (1 - ROUNDED) <= high and low <= total.high * (1 + ROUNDED):
            return f"{' and '.join(_number(f) for f in fitting)} make {_number(total)}"
    return ""


def _shown(one: Figure, other: Figure) -> str:
    if _number(one).casefold() == _number(other).casefold():
        return f"both give {_number(one)}"
    return f"{_number(one)} and {_number(other)} can be one figure"


def _number(figure: Figure) -> str:
    if figure.words:
        return f"“{' '.join(figure.words.split())}”"
    low, high = f"{figure.low:,.6g}", f"{figure.high:,.6g}"
    return low if low == high else f"{low} to {high}"
