"""Which line is the headline: "Flood toll rises to 40 – The Daily Example"."""

import re
from collections.abc import Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.read.furniture import Verdict
from reportedly.read.lines import Line
from reportedly.read.outlets import is_outlet_like
from reportedly.read.stamps import STAMPED

__all__ = ["headline", "normal", "repeats", "without_suffix"]

ZONE = 16
"""A headline stands among the first lines, or the text has none."""

LEAST_SHARED = 0.3
"""Share of a headline's words that must come back in the story."""

CLEARLY = 0.4
"""How much better the line right below must be: a standfirst repeats the story too."""

_BULLETS = ("•", "·", "▪", "►", "– ", "- ", "* ")
"""Points under a headline say what the story says, as well as the headline does."""

_WORD = re.compile(r"[^\W_]{3,}")
_SUFFIX = re.compile(r"\s+([|»·•]|[-–—]{1,2}|::)\s+([^|»]{2,60})$")
_BREAK = re.compile(r"[a-z)\"][.] [A-Z]")


@cache
def _common() -> frozenset[str]:
    return frozenset(lexicon("furniture")["english"]["headline"])


def normal(words: str) -> str:
    """Letters and digits only, case folded: what two spellings of one headline share."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def without_suffix(title: str) -> tuple[str, str]:
    """A page title without the site's name, and the name that was cut ("" where none was).

    >>> without_suffix("Toll rises to 40 in flood – The Daily Example")
    ('Toll rises to 40 in flood', 'The Daily Example')
    """
    found = _SUFFIX.search(title)
    if not found or len(title[: found.start()].split()) < 3:
        return title, ""
    if found.group(1) not in "|»::" and not is_outlet_like(found.group(2)):
        return title, ""
    return title[: found.start()].rstrip(), found.group(2).strip()


def repeats(words: str, title: str) -> bool:
    """Whether a line is the headline, bare or with the name of the site."""
    bare, line = normal(without_suffix(title)[0]), normal(words)
    if not bare:
        return False
    return line == bare or normal(without_suffix(words)[0]) == bare or line == normal(title)


def headline(
    rows: Sequence[Line], verdicts: Sequence[Verdict | None], given: str = ""
) -> int | None:
    """The index of the line that is the headline, None where the text has none.

    ``given`` is the headline where it is known from elsewhere. Otherwise it is the line above the
    story whose words come back in the story.
    """
    if given:
        for index, row in enumerate(rows):
            if repeats(row.words, given):
                return index
    told = [row for row in rows if row.is_prose]
    story = [row for row in told if len(row.words) >= 60] or told
    opening = set[str]().union(*(_content(row.words) for row in story[:20]))
    top = rows.index(story[0]) if story else 0
    best, score = None, LEAST_SHARED
    fit, likely = list[int](), list[int]()
    for index in range(min(top, ZONE)):
        row = rows[index]
        words = _content(row.words)
        if verdicts[index] is not None or not _looks_like_one(row) or len(words) < 2:
            continue
        if _is_site(row.words, rows[:ZONE]):
            continue
        shared = len(words & opening) / len(words) + 0.02 * min(len(words), 12)
        if any(normal(row.words) in normal(other.words) for other in rows[:ZONE] if other != row):
            shared += 0.2
        fit.append(index)
        if shared >= LEAST_SHARED:
            likely.append(index)
        if shared > score + (CLEARLY if best == index - 1 else 0):
            best, score = index, shared
    marked = any(verdict and verdict[0] is BlockKind.BYLINE for verdict in verdicts[:top])
    if best is not None and marked and best > 0 and best - 1 in fit:
        return best - 1
    if best is not None and not _signs(verdicts[best + 1]):
        best = next((i for i in likely if i < best and _signs(verdicts[i + 1])), best)
    if best is None:  # a headline in other words than the story: the line over its byline or date
        return next((i for i in reversed(fit) if _signs(verdicts[i + 1])), None)
    return best


def _is_site(words: str, head: Sequence[Line]) -> bool:
    """Whether other lines on top end with it, as page titles do with the name of the site."""
    ends = tuple(f" {sign} {words}" for sign in "|–—-»·")
    return any(row.words.endswith(ends) for row in head)


def _signs(verdict: Verdict | None) -> bool:
    return verdict is not None and (
        verdict[0] is BlockKind.BYLINE or verdict[1] in ("date line", "date alone", STAMPED)
    )


def _looks_like_one(row: Line) -> bool:
    return (
        3 <= row.words.count(" ") + 1 <= 28
        and 15 <= len(row.words) <= 200
        and not row.is_prose
        and not row.words.endswith((":", ",", ";"))
        and not row.words.startswith(_BULLETS)
        and not _BREAK.search(row.words)
        and not is_outlet_like(row.words)
    )


def _content(words: str) -> set[str]:
    return {word[:6] for word in _WORD.findall(words.casefold()) if word not in _common()}
