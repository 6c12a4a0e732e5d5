"""The cells of articles, voices and what is withheld in a terminal."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from reportedly.report.days import day
from reportedly.report.safe import shortened
from reportedly.report.wording import count, withheld_by

if TYPE_CHECKING:
    # Other tables must not wait for what makes these rows.
    from reportedly.report.articles import ArticleRow
    from reportedly.report.voices import Speaker
    from reportedly.report.withheld import Withheld

__all__ = ["STORY_CELLS"]

_SAID = 3
"""How many statements of a speaker or under a reserve are shown."""


def _article(row: "ArticleRow") -> tuple[str, ...]:
    version = f"version {row.version} of {row.versions}" if row.versions > 1 else ""
    parts = (row.unread, version, *(f"carries {name}" for name in row.carries))
    told = "; ".join(part for part in parts if part)
    counts = (str(row.claims), str(row.origins), f"{row.furniture:.0%}")
    return (row.id, row.label, day(row.day), row.title or row.source, *counts, told)


def _voice(row: "Speaker") -> tuple[str, ...]:
    roles = "; ".join(dict.fromkeys(role.text for role in row.roles[:3]))
    said = (f"“{shortened(same[0].text, 120)}”" for same in row.said[:_SAID])
    more = f" and {len(row.said) - _SAID} more" if row.said[_SAID:] else ""
    where = count(len(row.articles), "article")
    return (row.id, row.name, roles, str(len(row.claims)), where, "; ".join(said) + more)


def _withheld(row: "Withheld") -> tuple[str, ...]:
    said = (f"“{shortened(claim.text, 120)}” {claim.label}" for claim in row.claims[:_SAID])
    more = f" and {len(row.claims) - _SAID} more" if row.claims[_SAID:] else ""
    cue = f"“{row.cues[0].text}”" if row.cues else ""
    who = f"{withheld_by(row.status)} {row.holder}"
    return (who, cue, row.word_of, "; ".join(said) + more)


STORY_CELLS: Mapping[str, tuple[tuple[str, ...], Callable[[Any], tuple[str, ...]]]] = {
    "articles": (
        ("id", "article", "day", "words", "claims", "origins", "furniture", "notes"),
        _article,
    ),
    "voices": (("id", "who", "roles", "claims", "articles", "words"), _voice),
    "withheld": (("by", "in words", "on the word of", "what"), _withheld),
}
"""Titles and cells of each table, by its name."""
