"""What is said of two figures of one measure: compatible, revised, conflicting, not comparable."""

from math import inf

from reportedly.lexicon.load import lexicon
from reportedly.model.contradiction import Comparison, Ground
from reportedly.model.hedge import Status
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.reconcile.figures import disjoint, id_of, interval, number, words
from reportedly.reconcile.grains import grain
from reportedly.reconcile.pairs import Ruling
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.timings import hours_apart, of_one_period, once
from reportedly.reconcile.worth import is_dimension, is_level
from reportedly.text.states import base_state, measure_words
from reportedly.text.windows import apart, in_words, window

__all__ = ["day_in_words", "verdict"]

FAR = 300
"""Days between two totals from which they may well be of two events."""

MONTH = 27
"""Days from which an as-of is a period of its own."""

ROUND = 1000
"""Counts below are given as they are."""

FALL = 2.5
"""How many times a total may fall without a word before it is rather taken for another one."""

ORDER = 50
"""How many times larger a count may be that is taken for another of the same thing."""

UNLIKE = 1.5
"""How many times larger an amount may be that is taken for another figure of the same thing; a
level that has a name of its own (inflation, turnout) may be `FALL` times as large."""

LOOSE = 31
"""Days that a figure's as-of may span to be held against one of a day."""

WEEK = 7
"""The same for a number that changes from day to day."""


def verdict(one: Measure, other: Measure, telling: Telling, *, planned: bool = False) -> Ruling:
    """Compare two figures of one measure, ``one`` the earlier; with the reason in words. What is
    ``planned`` may become less without anybody being wrong."""
    first, last = telling.day(one), telling.day(other)
    same = telling.one_voice(one, other) and not telling.two_mouths(one, other)
    left, right = words(one), words(other)
    if (gone := _gone(one, other, telling)) is not None:
        return gone
    if not disjoint(interval(one), interval(other)):
        if not same and not apart(first, last) and (ruled := _ruled_out(one, other)):
            return Ruling(Comparison.CONFLICTING, ruled, Ground.BOUND)
        retold = same or one.span.article == other.span.article
        if retold and _lost(one, other):
            who = "one origin is told" if same else "one article tells it"
            how = f"{who} both as “{left}” and as “{right}”: a bound was lost"
            return Ruling(Comparison.COMPATIBLE, how, Ground.BOUND)
        how = f"“{left}” and “{right}” can both hold"
        return Ruling(Comparison.COMPATIBLE, how, Ground.BOUND)
    if (rounded := _rounded(one, other)) is not None:
        return Ruling(Comparison.COMPATIBLE, rounded, Ground.WORDING)
    if Bound.VAGUE in (one.bound, other.bound):
        how = f"“{left}” and “{right}”: a vague count is no figure"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.BOUND)
    if (number(other), number(one)) in telling.changes:
        if telling.print_day(other) < telling.print_day(one):
            how = f"“{right}” was replaced by “{left}” in later print"
            return Ruling(Comparison.REVISED, how, Ground.DATE)
        how = f"“{right}” is the figure that was replaced by “{left}”; it is still told"
        return Ruling(Comparison.CONFLICTING, how, Ground.DATE)
    if apart(first, last) and not once(one, other, telling):
        return _over_time(one, other, same, telling, planned=planned)
    if (number(one), number(other)) in telling.changes:
        how = f"“{left}” is the figure that was replaced by “{right}”; it is still told"
        return Ruling(Comparison.CONFLICTING, how, Ground.DATE)
    if same and first and last:
        how = f"one source gives “{left}” and “{right}”: {_gap(one, other)}"
        return Ruling(Comparison.REVISED, how, Ground.DATE)
    if (loose := _not_of_one(one, other, telling)) is not None:
        return loose
    how = f"“{left}” and “{right}” exclude each other{_on(first, last)}: {_gap(one, other)}"
    return Ruling(Comparison.CONFLICTING, how)


def _not_of_one(one: Measure, other: Measure, telling: Telling) -> Ruling | None:
    """Why two figures that exclude each other need not be of one thing at one time; None where
    nothing says so."""
    first, last = telling.day(one), telling.day(other)
    left, right = words(one), words(other)
    if one.kind is MeasureKind.CHANGE and not of_one_period(one, other):
        how = "changes over periods that need not be the same"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    if _unlike(one, other):
        how = f"“{left}” and “{right}” are too far apart to be of one thing for sure"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.SCOPE)
    if not (first and last):
        how = "the day as of which one of them holds is not known"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    stock = MeasureKind.STOCK in (one.kind, other.kind)
    if (loose := _loose(first, last, WEEK if stock else LOOSE)) is not None:
        how = f"one of them is given only for {loose}"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    if hours_apart(one, other, telling):
        how = f"“{left}” and “{right}”: counted hours apart while the number grew"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    return None


def _is_running(measure: Measure) -> bool:
    """Whether a figure is a total that can only grow. Amounts of money are none unless reports
    keep count of what is done with them ("goods worth $200 billion" is an amount)."""
    if measure.kind not in (MeasureKind.CUMULATIVE, MeasureKind.EVENT):
        return False
    if is_dimension(measure.counted):
        return False
    return not measure.unit or base_state(measure.state) in measure_words().kinds["cumulative"]


def _rounded(one: Measure, other: Measure) -> str | None:
    """ "$2 trillion" is "$2.2 trillion", told in round numbers; small counts are not rounded."""
    for round_, exact in ((one, other), (other, one)):
        if round_.value is None or exact.value is None:
            continue
        if not round_.unit and round_.value < ROUND:
            continue
        step = grain(round_.value)
        near = abs(exact.value - round_.value) <= step / 2
        if near and grain(exact.value) < step and step <= exact.value / 2:
            return f"“{words(round_)}” is “{words(exact)}” rounded"
    return None


def _unlike(one: Measure, other: Measure) -> bool:
    """Amounts of something that only its noun names ("imports of $60bn", "imports of $200bn"), and
    counts of another order."""
    if one.unit and not one.state:
        return _ratio(one, other) > (FALL if is_level(one.counted) else UNLIKE)
    return _ratio(one, other) > ORDER


def _ratio(one: Measure, other: Measure) -> float:
    """How many times the larger of two figures is the smaller."""
    small, large = sorted(max(abs(s) for s in interval(m) if abs(s) < inf) for m in (one, other))
    return large / small if small else inf


def _gap(one: Measure, other: Measure) -> str:
    """The arithmetic: "40 - 14 = 26 apart"."""
    lower, upper = sorted((interval(one), interval(other)))
    from_, to = upper[0], lower[1]
    return f"{from_:,.15g} - {to:,.15g} = {from_ - to:,.15g} apart"


def _gone(one: Measure, other: Measure, telling: Telling) -> Ruling | None:
    """Where one of two figures was taken back, replaced or called false by whoever tells it, and
    the other still stands; or neither does."""
    gone = [telling.void.get(id_of(measure)) for measure in (one, other)]
    if all(gone):
        return Ruling(Comparison.NOT_COMPARABLE, "neither figure stands any longer", Ground.DATE)
    for status, dead, living in zip(gone, (one, other), (other, one), strict=True):
        if status is Status.DENIED and disjoint(interval(one), interval(other)):
            how = f"“{words(dead)}” is called false where it is told; “{words(living)}” stands"
            return Ruling(Comparison.CONFLICTING, how)
        replaced = (number(dead), number(living)) in telling.changes
        here = dead.span.article == living.span.article
        mended = replaced or here or telling.one_voice(dead, living)
        if status in (Status.RETRACTED, Status.SUPERSEDED) and mended:
            how = f"“{words(dead)}” is {status}; “{words(living)}” stands"
            return Ruling(Comparison.REVISED, how, Ground.DATE)
    return None


def _over_time(
    one: Measure, other: Measure, same: bool, telling: Telling, *, planned: bool
) -> Ruling:
    """Two figures of two days: growth, a revision, or a total that fell though nobody says so."""
    dates = f"{day_in_words(telling.day(one))} and {day_in_words(telling.day(other))}"
    left, right = words(one), words(other)
    periods = _periods(telling.day(one), telling.day(other))
    if periods == 2 or (periods and one.unit and not _is_running(one)):
        how = f"other period: {dates}, “{left}” and “{right}”"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    stock = MeasureKind.STOCK in (one.kind, other.kind)
    by_day = base_state(one.state) in lexicon("series")["states"]["by_day"] or one.unit
    if same and not (stock and by_day):
        how = f"one source, as of {dates}: “{left}”, then “{right}”"
        return Ruling(Comparison.REVISED, how, Ground.DATE)
    if stock:
        how = f"other date: a stock as of {dates}, “{left}” and “{right}”"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    if (number(one), number(other)) in telling.changes:
        how = f"as of {dates}: corrected from “{left}” to “{right}”"
        return Ruling(Comparison.REVISED, how, Ground.DATE)
    if planned or not _is_running(one) or interval(one)[1] < interval(other)[0]:
        how = f"other date: as of {dates}, “{left}” and “{right}”"
        return Ruling(Comparison.COMPATIBLE, how, Ground.DATE)
    days = telling.day(one), telling.day(other)
    if _years_apart(*days) or _ratio(one, other) > FALL:
        how = f"as of {dates}, “{left}” and “{right}”: too far apart to be of one event for sure"
        return Ruling(Comparison.NOT_COMPARABLE, how, Ground.DATE)
    how = f"a total does not fall: as of {dates}, “{left}” and “{right}”, from two sources"
    return Ruling(Comparison.CONFLICTING, how, Ground.DATE)


def _periods(first: str, last: str) -> int:
    """How many of two as-ofs are a month or longer: jobs created in June and in September."""
    both = (window(first), window(last))
    return sum(bool(days and (days[1] - days[0]).days >= MONTH) for days in both)


def _years_apart(first: str, last: str) -> bool:
    one, other = window(first), window(last)
    return bool(one and other and (other[0] - one[1]).days > FAR)


def _ruled_out(one: Measure, other: Measure) -> str:
    """ "as many as 3,200" says that it may be so many; "fewer than 2,000" rules that out."""
    for loose, strict in ((one, other), (other, one)):
        if loose.bound is not Bound.UP_TO or strict.bound is Bound.UP_TO:
            continue
        if strict.low is None and interval(strict)[1] < interval(loose)[1]:
            return f"“{words(strict)}” rules out what “{words(loose)}” allows"
    return ""


def _lost(one: Measure, other: Measure) -> bool:
    exact = Bound.EXACT in (one.bound, other.bound) and one.bound is not other.bound
    return exact and one.value is not None and one.value == other.value


def _loose(first: str, last: str, most: int) -> str | None:
    """The longer of two stretches of time, in words, where it is longer than ``most`` days and the
    other is not."""
    one, other = window(first), window(last)
    if one is None or other is None:
        return None
    short, long = sorted((one, other), key=lambda days: days[1] - days[0])
    wide = (long[1] - long[0]).days > most and (short[1] - short[0]).days <= most
    return in_words(long) if wide else None


def _on(first: str, last: str) -> str:
    days = window(first), window(last)
    return f" on {in_words(days[0])}" if days[0] and days[0] == days[1] else ""


def day_in_words(edtf: str) -> str:
    """An as-of in words; open and odd ones as "an unknown day"."""
    days = window(edtf)
    return in_words(days) if days else "an unknown day"
