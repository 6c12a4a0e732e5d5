"""Which article takes a passage from the other and says so: "she told the Valley Post"."""

import re
from collections.abc import Iterable

from reportedly.model.article import Article
from reportedly.read.owners import initials
from reportedly.resolve.directions import one_house, outlet_of
from reportedly.resolve.overlaps import Overlap
from reportedly.text.shingles import RUN, Run, words

__all__ = ["leading_on", "lifting", "quoting"]

PASSAGE = 80
"""Quoted words in common from which a mention of the other outlet says where they are from."""
NEAR = 200
"""Characters around a passage in which it is said where the words were spoken."""
AFTER = 120
"""Characters after an excerpt in which the way to the whole article is shown."""
TOP = 40
"""Words of an article among which the passage begins that a digest shows of it."""
_SAID_TO = (
    r"\b(?:told|tells|telling|interview(?:ed)? (?:with|by|in)|sp(?:eak|oke|eaking) (?:to|with)"
    r"|(?:op-ed|column|essay|article|piece|editorial|letter) (?:\w+ )?(?:in|for|by))"
    r" (?:the )?"
)

_LEADS_ON = re.compile(
    r"\b(?:read|see|find|get) (?:the )?(?:full|more|rest|whole|original|complete)\b"
    r"|\b(?:full|original|complete) (?:story|article|report|text|post)\b"
    r"|\b(?:continue|keep) reading\b|\bread (?:more|on|it)\b",
    re.I,
)
"""What follows an excerpt that leads to the article it is from."""


def quoting(left: Article, right: Article, shared: Overlap) -> str:
    """The one of the two that says that words were said to, or written in, the other's outlet;
    "" if none does or both do, or if they share little else than narration."""
    said = shared.quoted + shared.lifted
    if said < PASSAGE or said <= shared.own:
        return ""
    one, other = words(left), words(right)
    found = set[str]()
    for run in shared.runs:
        for article, source, at, held in (
            (left, right, run.left, one),
            (right, left, run.right, other),
        ):
            start, end = held.starts[at], held.ends[at + run.length - 1]
            around = article.text[max(0, start - NEAR) : end + NEAR]
            if not one_house(left, right) and _says_to(around, outlet_of(source)):
                found.add(article.id)
    return found.pop() if len(found) == 1 else ""


def _says_to(text: str, outlet: str) -> bool:
    outlet = outlet.removeprefix("The ")
    pattern = rf"{_SAID_TO}{re.escape(outlet)}\b"
    return bool(outlet) and re.search(pattern, text, re.I) is not None


def leading_on(left: Article, right: Article, shared: Overlap) -> str:
    """The one that has no more than a passage of the other and sends its readers there for the
    rest, "" if none does."""
    if one_house(left, right) or len(shared.runs) > 2:
        return ""
    if shared.own + shared.quoted + shared.lifted < 2 * RUN:
        return ""
    one, other = words(left), words(right)
    for run in shared.runs:
        for article, source, at, begins, held in (
            (left, right, run.left, run.right, one),
            (right, left, run.right, run.left, other),
        ):
            end = held.ends[at + run.length - 1]
            after = article.text[end : end + AFTER]
            outlet = outlet_of(source).removeprefix("The ")
            here = begins <= TOP or (outlet and outlet in after)
            if here and _LEADS_ON.search(after):
                return article.id
    return ""


def lifting(left: Article, right: Article, runs: Iterable[Run]) -> str:
    """The one that has in quotation marks what are the other's own words, "" if it does not name
    the other's outlet anywhere: then both have the words from a third."""
    one, other = words(left), words(right)
    marked = [0, 0]
    for run in runs:
        marked[0] += one.quoted.count(1, run.left, run.left + run.length)
        marked[1] += other.quoted.count(1, run.right, run.right + run.length)
    by, source = (left, right) if marked[0] > marked[1] else (right, left)
    outlet = outlet_of(source).removeprefix("The ")
    names = (outlet, initials(outlet).upper()) if len(outlet.split()) > 1 else (outlet,)
    named = any(re.search(rf"\b{re.escape(name)}\b", by.text) for name in names if name)
    return by.id if named or not outlet else ""
