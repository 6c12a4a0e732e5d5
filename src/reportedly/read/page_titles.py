"""The headline of a page: "Flood toll rises to 40", and not "Flood toll rises | The Example"."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from reportedly.read.headlines import normal

__all__ = ["headline_of", "without_site"]

LONGEST = 300
"""Characters of a headline."""

APART = 0.2
"""Share of words below which two headlines are not of one story."""

SEVERAL = 0.4
"""Share of words that one of several first-level headings has in common with a title."""

_CUT = re.compile(r"\s+(?:[|»›·•~]|[-–—]{1,3}|::|//)\s+|\s*[|»›•]\s*|:\s+")
_STAMP = re.compile(r"\s+(?:Posted|Published|Updated) (?:on|by|at) .{0,60}$")


class Candidate(NamedTuple):
    words: str
    why: str


def without_site(title: str, sites: Sequence[str]) -> str:
    """A title without the name of the site before or behind it.

    >>> without_site("Book Reviews – The Writing Centre", ["The Writing Centre"])
    'Book Reviews'
    """
    keys = {_key(site) for site in sites if _key(site)}
    cuts = list(_CUT.finditer(title))
    for cut in cuts:
        if ":" not in cut.group() and cut.start() and _is_site(title[cut.end() :], keys):
            return title[: cut.start()].strip()
    for cut in reversed(cuts):
        if title[cut.end() :].strip() and _key(title[: cut.start()]) in keys:
            return title[cut.end() :].strip()
    return title


def _key(words: str) -> str:
    return normal(words).removeprefix("the ").replace(" ", "")


def _is_site(words: str, keys: set[str]) -> bool:
    key = _key(words)
    if len(key) < 2:
        return False
    return key in keys or any(
        len(site) > 3 and (key.startswith(site) or (site.startswith(key) and len(key) > 4))
        for site in keys
    )


def headline_of(
    headings: Sequence[str], declared: Sequence[tuple[str, str]], sites: Sequence[str], url: str
) -> tuple[str, str]:
    """The headline and where it stands; "" where the page has none.

    ``headings`` are its first-level headings, ``declared`` the titles it gives elsewhere, the
    surest first. What is printed over the story goes before them, unless it is about something
    else than all of them: the name of the site or of a section.
    """
    told = [
        Candidate(clean, why)
        for value, why in declared
        if len(value) <= LONGEST
        and (clean := without_site(" ".join(value.split()), sites))
        and _key(clean) not in {_key(site) for site in sites}
    ]
    slug = _slug(url)
    printed = [clean for h in headings if (clean := without_site(_STAMP.sub("", h), sites))]
    best = max(printed, key=lambda words: _likest(words, told), default="")
    if best and len(printed) > 1 and told and _likest(best, told) < SEVERAL:
        best = ""
    if best and _fits(best, told, slug, sites):
        why = "only h1 of the page" if len(headings) == 1 else "h1 of the page"
        return best, why
    if told:
        return told[0]
    return (best, "h1 of the page") if best else ("", "")


def _fits(heading: str, told: Sequence[Candidate], slug: str, sites: Sequence[str]) -> bool:
    """Whether a heading is the story's, by what the page says of it elsewhere."""
    if not told:
        return True
    if any(_key(heading) == _key(site) for site in sites) or len(heading) > 200:
        return False
    likest = _likest(heading, told)
    by_slug = _likeness(heading, slug)
    others = max(_likeness(candidate.words, slug) for candidate in told[:2])
    if likest < APART and by_slug < APART < others:
        return False
    return others - by_slug < 0.5 or likest > 0.9


def _likest(words: str, told: Sequence[Candidate]) -> float:
    return max((_likeness(words, candidate.words) for candidate in told), default=0.0)


def _likeness(a: str, b: str) -> float:
    """Share of words in common (Jaccard)."""
    one, two = {*normal(a).split()}, {*normal(b).split()}
    return len(one & two) / len(one | two) if one and two else 0.0


def _slug(url: str) -> str:
    """The words of an address: the part of its path with most of them."""
    parts = [unquote(part) for part in urlsplit(url).path.split("/") if part]
    return max(parts[-2:], key=lambda part: len(re.split(r"[-_]", part)), default="")
