"""By which way a statement came: "through the agency", "on Telegram", word for word."""

from datetime import date

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import HopKind
from reportedly.model.testimony import Testimony
from reportedly.resolve.voices import narrated
from reportedly.text.windows import Window, days_apart, in_words, window

__all__ = [
    "BETWEEN",
    "CARRYING",
    "channel",
    "cites",
    "common",
    "copied",
    "gap",
    "on_day",
    "one_day",
    "other_ways",
    "relayed",
    "sayable",
    "two_media",
]

CARRYING = {HopKind.OUTLET, HopKind.ORGANISATION}
"""Stations that pass on what somebody else knows."""
BETWEEN = {HopKind.CHANNEL, HopKind.DATA, HopKind.DOCUMENT}
"""Stations that nobody stands at: the medium named behind them is still the first hop's."""


def channel(told: Testimony) -> str:
    """The medium in which the source spoke ("Telegram"), "" where none is named. What somebody
    says on Telegram that a ministry said was not said there by the ministry."""
    for hop in told.hops[1:]:
        if hop.kind is HopKind.CHANNEL:
            return hop.name
        if hop.kind not in BETWEEN:
            return ""
    return ""


def two_media(left: Testimony, right: Testimony) -> bool:
    """Whether both are said to have been told, and not on one occasion: on Telegram and at a
    briefing, on television and in a letter."""
    one, other = channel(left), channel(right)
    if not one or not other or one == other:
        return False
    media = lexicon("origins")["media"]
    if {one, other} <= set(media["said"]):
        return False
    posted = [name in media["posted"] for name in (one, other)]
    platform = [name[0].isupper() for name in (one, other)]
    return not (any(posted) and all(p or q for p, q in zip(posted, platform, strict=True)))


def _outlets(told: Testimony) -> set[str]:
    """The outlets on the way, without the one that prints it."""
    first = [told.hops[0].name] if told.hops[0].kind is HopKind.OUTLET else []
    carried = [hop.name for hop in told.hops[1:-1] if hop.kind in CARRYING]
    return {name for name in (*first, *carried, told.agency) if name} - {told.hops[-1].name}


def relayed(left: Testimony, right: Testimony) -> str:
    """The outlet through which both have it, or that prints the one and is cited by the other."""
    one, other = _outlets(left), _outlets(right)
    common = (one | {left.hops[-1].name}) & other | (other | {right.hops[-1].name}) & one
    return min(common, default="")


def cites(one: Testimony, other: Testimony) -> str:
    """The outlet that prints the one and is cited as the source of the other, "" if none is."""
    paper = one.hops[-1]
    cited = paper.kind is HopKind.OUTLET and other.hops[0].name == paper.name
    return paper.name if cited and not narrated(other) else ""


def other_ways(left: Testimony, right: Testimony) -> bool:
    """Whether two statements are known to have come by different media or outlets."""
    ways = [
        {h.name for h in t.hops[1:-1] if h.kind in (HopKind.CHANNEL, HopKind.OUTLET)}
        for t in (left, right)
    ]
    return bool(ways[0] and ways[1] and not ways[0] & ways[1])


def copied(left: Testimony, right: Testimony) -> str:
    """The reason for statements in the same words, with the way they came where it is told."""
    relay = relayed(left, right)
    carriers = sorted({t.hops[-1].name for t in (left, right)} - {relay})
    if relay and carriers:
        return f"verbatim copy: the words of {relay} stand in {' and '.join(carriers)}"
    for first, second in ((left, right), (right, left)):
        if first.span.article in second.after:
            had = f"{first.hops[-1].name} had them first"
            return f"verbatim copy: the same words stand in both, and {had}"
    return "verbatim copy: the same words stand in both"


def gap(left: Testimony, right: Testimony) -> int:
    """The least number of days between two statements, or else between the articles; 0 where
    that is not known."""
    one, other = window(left.said or left.reported), window(right.said or right.reported)
    if one is None or other is None:
        return 0
    return days_apart(one, other)


def sayable(told: Testimony) -> Window | None:
    """The days on which it can have been said: no later than it was printed."""
    said, reported = window(told.said), window(told.reported)
    if said is not None or reported is None:
        return said
    return date.min, reported[1]


def common(one: Window | None, other: Window | None) -> Window | None:
    """The days that two stretches share, the other where one is not known. They must meet."""
    if one is None or other is None:
        return one or other
    return max(one[0], other[0]), min(one[1], other[1])


def one_day(days: Window | None) -> bool:
    return days is not None and days[0] == days[1]


def on_day(days: Window) -> str:
    return f"on {in_words(days)}" if one_day(days) else f"in the time of {in_words(days)}"
