"""By which way words came, as one says it: "at a briefing, through Andes Press Agency"."""

from collections.abc import Iterable

from reportedly.model.attribution import Hop, HopKind
from reportedly.report.wording import named

__all__ = ["way"]

_ON = (
    "air", "channel", "media", "podcast", "program", "programme", "radio", "show", "television",
    "tv",
)  # fmt: skip
_AT = (
    "appearance", "briefing", "ceremony", "conference", "congress", "event", "forum", "funeral",
    "gathering", "hearing", "meeting", "rally", "session", "summit", "trial",
)  # fmt: skip
_DETERMINED = ("a", "an", "her", "his", "its", "one", "that", "the", "their", "this")


def way(hops: Iterable[Hop]) -> str:
    """The stations between who is said to know and who printed it, in their order."""
    return ", ".join(
        _channel(named(hop)) if hop.kind is HopKind.CHANNEL else f"through {named(hop)}"
        for hop in hops
    )


def _channel(name: str) -> str:
    """A medium with its preposition: "on Telegram", "at a briefing", "in an interview"."""
    words = name.split()
    first, last = words[0], words[-1].casefold()
    if last in _ON or first[0].isupper():
        return f"on {name}"
    bare = first.casefold() in _DETERMINED or last.endswith("s") or last == "writing"
    article = "" if bare else "an " if first[0] in "aeiou" else "a "
    return f"{'at' if last in _AT else 'in'} {article}{name}"
