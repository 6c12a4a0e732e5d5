"""Who wrote a page, by what it declares and what it prints: "By Ana Reyes" over the story."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.lexicon.load import lexicon
from reportedly.read.dates import days_in
from reportedly.read.furniture import is_label
from reportedly.read.headlines import normal
from reportedly.read.outlets import is_outlet_like
from reportedly.read.shown import Piece, Row, Shown, above, marks
from reportedly.read.signatures import BY, is_job_of, is_person, signers

__all__ = ["author"]

LONGEST = 240
"""Characters of a line that can be a byline."""

NEAR = 4
"""Lines after an author's within which the next author of the same byline stands."""

PIECES = 24
"""Pieces of a line in which an author is looked for."""

SHORT = 40
"""Characters of a line that is a label for the next."""

_BARS = re.compile(r"\s*[|•·●▪/]\s*|\s[-–—]\s|\s+in\s+")
_LONG = re.compile(r"\bmin(?:ute)?s?\b(?: read)?", re.I)
_SIGNED = re.compile(
    r"\W*(?:\w+ ){0,4}(?:by|byline)\b"
    r"|\W*(?:authors?|contributors?|words|text|writers?|reporters?|story)\s*:",
    re.I,
)
_ANOTHER = re.compile(
    r"\b(?:review|check|edit|verif|approv|photograph|illustrat|translat|updat|photos?|pictures?"
    r"|image|video)\w*(?: \w+)?\s*(?:by)?\W*$|\b(?:editor|reviewer|photographer)\W*$",
    re.I,
)
"""What leads to somebody who is not the author."""

_MARKED = re.compile(
    r"(?<![a-z])(?:by-?lines?|author(?:s|-?names?|-?link|ship|ed-?by)?|writers?|contributors?"
    r"|reporters?|journalists?|columnists?|posted-?by|written-?by|creators?|vcard|fn|autor)(?![a-z])"
)
_BOX = re.compile(
    r"(?<![a-z])(?:bio|biography|about|description|avatar|image|photo|social|reviewe[rd]|review-by"
    r"|editor|job|role|title|position|date|time|comment)(?![a-z])"
)
_PAGE = re.compile(
    r"/(?:authors?|staff|people|profiles?|by|contributors?|journalists?|reporters?|columnists?"
    r"|writers?|autor|users?|bios?|our-team|team)/[^/?#]+/?(?:[?#].*)?$",
    re.I,
)
_HANDLE = re.compile(r"^[a-z]+(?:[.-][a-z]+)*$")
_NO_AUTHOR = re.compile(r"^\S*[\d_@/]\S*$|https?:|[{}<>]|^\W*$|^\w+(?:\.\w+){2,}$")


class Signed(NamedTuple):
    """``rank`` is 0 for what stands in the byline, 1 for what is written as one, 2 for what leads
    to an author's page, 3 for what stands elsewhere on the page."""

    rank: int
    row: int
    names: str
    why: str


def author(
    declared: Sequence[tuple[str, str]], page: Shown, outlets: Sequence[str]
) -> tuple[str, str]:
    """The names as the page gives them, joined as there, and where they stand; "" where nobody is.

    ``declared`` are values with their places, the surest first; ``outlets`` what the site calls
    itself. People go before bodies, and what is printed over the story before what only a program
    sees, where they name different people: there often stands who posted it.
    """
    site = {normal(name) for name in outlets if name}
    told = [(clean, why) for value, why in declared if (clean := _clean(value, site))]
    people = next(((v, why) for v, why in told if _has_person(v)), None)
    printed = [
        signed._replace(names=names)
        for signed in _printed(page)
        if (names := _clean(signed.names, site))
    ]
    printed = [signed for signed in printed if normal(signed.names) not in site] or printed
    first = _best(printed, page)
    if first is None:
        return people or (told[0] if told else ("", ""))
    if people is not None and (first.rank > 1 or not _has_person(first.names)):
        return people
    if people is not None and _shared(first.names, people[0]):
        return _fuller(people, first)
    if _has_person(first.names) or not told:
        return _with_those_beside(first, printed), first.why
    return told[0] if _HANDLE.search(first.names) else (first.names, first.why)


def _fuller(people: tuple[str, str], first: Signed) -> tuple[str, str]:
    """What is printed where it names the same people and more of them, else what is declared."""
    a, b = normal(people[0]), normal(first.names)
    return (first.names, first.why) if a != b and a in b else people


def _clean(value: str, site: set[str]) -> str:
    """A declared author without "By", without the outlet's own name beside people's, "" where it
    is a handle, an address or nobody."""
    value = " ".join(value.split())
    lead = BY.match(value)
    value = value[lead.end() :] if lead and lead.end() < len(value) else value
    value = re.sub(r"(?<=[a-z]{4})\.\s+(?=[A-Z])", ", ", value)
    parts = [part.strip() for part in value.split(",")]
    if is_person(parts[0]):
        parts = [parts[0], *(part for part in parts[1:] if is_person(part) or not is_job_of(part))]
    kept = [part for part in parts if not _is_nobody(part, site)]
    if kept and any(is_person(name) for part in kept for name in re.split(r" and | & |;", part)):
        value = ", ".join(kept)
    value = value.strip(" ,;|")
    if len(value) > 200 or _NO_AUTHOR.search(value) or normal(value) in _nobody():
        return ""
    return value


def _is_nobody(part: str, site: set[str]) -> bool:
    key = normal(part)
    return not key or key in site or key in _nobody() or is_outlet_like(part)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(lexicon("bylines")["nobody"])


def _has_person(value: str) -> bool:
    names = [part.strip() for part in re.split(r",|;| and | & | with ", value)]
    return any(is_person(name) or is_person(_raised(name)) for name in names)


def _raised(name: str) -> str:
    """A name that was typed without capitals ("ana reyes"), with them."""
    return name.title() if re.fullmatch(r"[a-z]+(?: [a-z]+){1,2}", name) else ""


def _shared(a: str, b: str) -> bool:
    """Whether two bylines have a name in common, by its last word."""
    return not {*normal(a).split()}.isdisjoint(word for word in normal(b).split() if len(word) > 2)


def _best(found: Sequence[Signed], page: Shown) -> Signed | None:
    """The surest of what is printed: at the headline before elsewhere, people before a word."""

    def order(signed: Signed) -> tuple[bool, bool, bool, int, int]:
        far = signed.row not in page.near
        return signed.rank > 2, far, not _has_person(signed.names), signed.rank, signed.row

    return min(found, key=order, default=None)


def _with_those_beside(best: Signed, found: Sequence[Signed]) -> str:
    """The names of the best, and those that stand near it as it does."""
    names, last = [best.names], best.row
    for other in found:
        near = other.rank == best.rank < 3 and best.row < other.row <= last + NEAR
        new = is_person(other.names) and not any(_shared(other.names, name) for name in names)
        if near and new:
            names.append(other.names)
            last = other.row
    return ", ".join(names[:8])


def _printed(page: Shown) -> Iterator[Signed]:
    for index, row in enumerate(page.rows):
        words = page.words[index]
        if row.heading == 1 or len(words) > LONGEST or (row.beside and index not in page.near):
            continue
        near, before = index in page.top, page.words[index - 1] if index else ""
        yield from _marked(row, index, near, before if len(before) <= SHORT else "")
        if near and _SIGNED.match(words) and not row.beside:
            close = index in page.near
            if names := signers([piece.words for piece in row.pieces], sure=close):
                yield Signed(1, index, names, "the line of the page that says who wrote it")
        elif index in page.near and not row.beside and (names := _beside_day(page, index)):
            yield Signed(2, index, names, "the name beside the day of the page")


def _beside_day(page: Shown, index: int) -> str:
    """The name on a line of its own next to a day, or beside a day on its line."""
    words = page.words[index]
    every = page.rows[index].pieces
    pieces = [piece for piece in every if not _is_link(piece)]
    if page.title is None or index < page.title or not pieces:
        return ""
    if is_person(words) and not is_label(words):
        return words if len(pieces) == len(every) and _is_dated(page, index) else ""
    if len(words) <= 100 and any(days_in(words)):
        parts = (part.strip() for piece in pieces for part in _BARS.split(piece.words))
        return next((part for part in parts if is_person(part) and not is_label(part)), "")
    return ""


def _is_link(piece: Piece) -> bool:
    """Whether words lead to anything but an author: to a section of the site."""
    link = next((e for e in above(piece.home, 3) if e.tag == "a"), None)
    return link is not None and not _PAGE.search(link.get("href") or "")


def _is_dated(page: Shown, index: int) -> bool:
    """Whether one of the lines around tells a day, or how long the story takes to read."""
    around = page.words[max(0, index - 3) : index] + page.words[index + 1 : index + 4]
    return any(
        len(words) <= SHORT and (any(days_in(words)) or _LONG.search(words)) for words in around
    )


def _marked(row: Row, index: int, near: bool, before: str) -> Iterator[Signed]:
    done = set[int]()
    for place, piece in enumerate(row.pieces[:PIECES]):
        led = row.pieces[place - 1].words if place else before
        if _ANOTHER.search(led) or _ANOTHER.match(piece.words):
            continue
        for level, element in enumerate(above(piece.home, 4)):
            if id(element) in done:
                break
            rank, why = _rank(element, level)
            if rank < 0:
                continue
            done.add(id(element))
            inner = [p.words for p in row.pieces[place : place + PIECES] if _is_in(p, element)]
            if names := signers(inner, sure=rank == 0):
                yield Signed(rank if near else 3, index, names, why)
                break


def _rank(element: object, level: int) -> tuple[int, str]:
    called = marks(element)
    tag = getattr(element, "tag", "")
    if called and (found := _MARKED.search(called)) and not _BOX.search(called):
        return 0, f"the element of the page called {found.group()}"
    if tag == "a" and level < 2 and _PAGE.search(element.get("href") or ""):  # type: ignore[attr-defined]
        return 2, "the link of the page to its author"
    return -1, ""


def _is_in(piece: Piece, element: object) -> bool:
    return any(one is element for one in above(piece.home, 8))
