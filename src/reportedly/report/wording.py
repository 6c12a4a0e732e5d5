"""How the brief puts things: "asserted by 2 origins", "up to 12,000", never "true"."""

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.mention import MentionKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound

__all__ = [
    "amount",
    "count",
    "estimated",
    "named",
    "number",
    "own_words",
    "range_of",
    "relayed",
    "reserve",
    "withheld_by",
]

_SIGNS = {"percent": "%", "USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_RELAYED = {
    "contributed": "with reporting by",
    "republished": "republished from",
    "rewritten": "rewritten from",
}
_BY = {
    "denied": "denied by",
    "retracted": "retracted by",
    "superseded": "superseded by",
    "not confirmed": "not confirmed by",
    "unverified by outlet": "not verified by",
    "no comment": "no comment from",
}


def count(n: int, thing: str, things: str = "") -> str:
    """``count(2, "origin")`` is "2 origins"."""
    return f"{n:,} {thing if n == 1 else things or thing + 's'}"


def number(value: float) -> str:
    """A figure with thousands marked and no false precision: 12,000; 2.3 million; 0.5."""
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:,.3f}".rstrip("0").rstrip(".") + f" {name}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def amount(value: float, unit: str = "") -> str:
    sign = _SIGNS.get(unit, "")
    if sign == "%":
        return f"{number(value)}%"
    return f"{sign}{number(value)}" if sign else f"{number(value)} {unit}".strip()


def range_of(
    low: float | None, high: float | None, unit: str = "", bound: Bound | None = None
) -> str:
    """An interval in words; an open side is said to be open."""
    if low is None and high is None:
        return "no figure"
    if high is None:
        assert low is not None
        lead = "more than" if bound is Bound.MORE_THAN else "at least"
        return f"{lead} {amount(low, unit)}"
    if low is None:
        lead = str(bound) if bound in (Bound.NEARLY, Bound.LESS_THAN, Bound.AT_MOST) else "up to"
        return f"{lead} {amount(high, unit)}"
    if low == high:
        return f"{'about ' if bound is Bound.ABOUT else ''}{amount(low, unit)}"
    return f"{amount(low, unit)} to {amount(high, unit)}"


def estimated(low: float | None, best: float | None, high: float | None, unit: str = "") -> str:
    """An estimate in words, "27 to 31, best 29"; a best that is one of its bounds is not told."""
    words = range_of(low, high, unit)
    if best is None or low == high or best in (low if high is None else high, low):
        return words
    return f"{words}, best {amount(best, unit)}"


def own_words(origin: Origin) -> bool:
    """Whether it is what an outlet says itself without a source."""
    return not origin.cited and origin.source.kind is HopKind.OUTLET


def named(hop: Hop) -> str:
    """A station of a chain, as it can stand in a sentence; a government with the seat of power or
    the capital that stands for it there."""
    written = hop.span.text if hop.span else hop.name
    if hop.named is MentionKind.GOVERNMENT and written.removeprefix("the ") != hop.name:
        return f"{hop.name} (“{written}”)"
    if hop.name:
        return hop.name
    return "an unnamed outlet" if hop.kind is HopKind.OUTLET else f"an unnamed {hop.kind}"


def withheld_by(status: str) -> str:
    """A reserve as it stands before the name of who holds it: "denied by", "not verified by"."""
    return _BY.get(status, status)


def reserve(status: str, holder: str) -> str:
    """A claim's status in words, with its holder; "" for what is simply asserted."""
    if status == "asserted":
        return ""
    if status == "confirmed by":
        return f"called confirmed by {holder}" if holder else "called confirmed"
    return f"{_BY[status]} {holder}" if status in _BY and holder else status


def relayed(how: str) -> str:
    """How another outlet's report came in, as it stands before that outlet's name."""
    return _RELAYED.get(how, how)
