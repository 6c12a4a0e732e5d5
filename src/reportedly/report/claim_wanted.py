"""What is asked of the table of claims: "denied, by Berg, in May; newest first; page 2"."""

from dataclasses import fields

from reportedly.model.record import record

__all__ = ["SORTS", "Wanted"]

SORTS = ("article", "day", "speaker", "status", "outlet")
"""By the articles, as they came out, and their texts; by the day on which it was said; …"""


@record
class Wanted:
    """Which claims, in which order; what is "" does not matter.

    ``speaker`` and ``outlet`` are words of a name, ``measure`` words of what is counted and what
    became of it ("person killed"), ``place`` where that was, or words of the claim; ``since`` and
    ``until`` are days, months or years (ISO 8601), ``origin`` is an id or the start of one,
    ``story`` an id, the start of one or words of the title, ``article`` an id, the start of one,
    or a part of the file name; ``words`` are those of the claim or its source (`View.holding`).
    ``sort`` is one of `SORTS`, with "-" before it falling. ``page`` counts from 1, a page has
    ``limit`` rows; 0 is all of them.
    """

    words: str = ""
    speaker: str = ""
    status: str = ""
    measure: str = ""
    place: str = ""
    since: str = ""
    until: str = ""
    origin: str = ""
    outlet: str = ""
    story: str = ""
    article: str = ""
    sort: str = "article"
    limit: int = 0
    page: int = 1

    @property
    def asked(self) -> dict[str, str]:
        """What is not left as it is by default, by name."""
        told = ((field.name, getattr(self, field.name), field.default) for field in fields(self))
        return {name: str(value) for name, value, default in told if value != default}

    @property
    def options(self) -> tuple[str, ...]:
        """The same on the command line, after "reportedly claims"."""
        return tuple(part for name, value in self.asked.items() for part in (f"--{name}", value))
