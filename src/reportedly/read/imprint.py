"""Who printed an article and where it was written: "TAIPEI, Taiwan –", "By Jane Doe"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind, Known, Note, Relay
from reportedly.model.record import record
from reportedly.read.furniture import SIGNED, is_bio
from reportedly.read.headlines import without_suffix
from reportedly.read.outlets import (
    is_agency,
    is_outlet_like,
    known_outlet,
    outlet_of_host,
    outlets_in,
)

__all__ = ["Reasons", "imprint"]

Reasons = Mapping[str, str]
"""Where each given value is from, by field ("title": "og:title of the page")."""

_DATELINE = re.compile(
    r"^(?P<place>(?:[A-Z][A-Z'’./-]{2,}|[A-Z]{2,}\.?)(?:[ -][A-Z][A-Z'’./-]+){0,3}"
    r"(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?)"
    r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
    r"(?:\s*\([A-Z][\w ./&'-]{1,40}\))?\s*(?:[-–—]+|:)\s"
)
_SMALL_DATELINE = re.compile(
    r"^(?P<place>[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}(?:, [A-Z][\w.'’-]+){0,2})"
    r"\s*(?:\([A-Z][\w ./&'-]{1,40}\)\s*[-–—:]+|[-–—] ?\([A-Z][\w ./&'-]{1,40}\))\s"
)
_SELF = re.compile(
    r"([A-Z][^.;:\"“”]{2,50}?) (?:has not|have not|could not|was unable to|were unable to|did not"
    r"|cannot|is unable to|has been unable to)(?: \w+)? (?:independently|immediately) "
    r"(?:verif|confirm|corroborat|authenticat)"
)
_OUTLET = r"([A-Z][\w'’&-]*(?: (?:of|and|the|&|[A-Z][\w'’&-]*)){0,5})"
_SIGNATURE = re.compile(rf"^[–—-]*\s*{_OUTLET}(?: \(|,)")
_FOR = re.compile(rf"\b(?:for|at|of) (?:the )?{_OUTLET}")
_RIGHTS = re.compile(
    r"(?:©|\([Cc]\)|\b[Cc]opyright\b)[\s,]*(?:(?:©|\([Cc]\)|by|(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?)[\s,]*)*"
    r"((?:The )?[A-Z][\w'’&-]*(?: (?:of|and|the|&|[A-Z][\w'’&-]*)){0,5})"
)
_BY = re.compile(r"^\W*(?:by|words by|text by|story by|author:|written by)\s+", re.I)
_AFTER_NAME = re.compile(
    r"\s*(?:[|·•(]|\s[-–—]\s|,\s*(?!and\b)|\d|\b(?:in|for|at|Published|Updated)\b).*$"
)


@record
class Found:
    """A value with the note that says where it is from."""

    value: str
    note: Note


def imprint(article: Article, given: Mapping[str, str], reasons: Reasons) -> Article:
    """The article with title, outlet, byline and dateline filled in where they can be known.

    ``given`` holds what is known from outside the text. Unknown stays empty.
    """
    values, notes = dict[str, str](), list[Note]()
    carried = list[Relay]()
    for field in ("url", "fetched", "title", "outlet", "byline", "dateline"):
        if value := given.get(field, "").strip():
            values[field] = value
            why = reasons.get(field, "given with the text")
            notes.append(Note(field=field, value=value, how=Known.METADATA, why=why))
    seekers = {"title": _title, "outlet": _outlet, "byline": _byline, "dateline": _dateline}
    for field, seek in seekers.items():
        if field not in values and (found := seek(article, values)) is not None:
            values[field] = found.value
            notes.append(found.note)
    note = next((note for note in notes if note.field == "outlet"), None)
    if note is not None and "outlet" not in given and _is_copied(article, note):
        notes.remove(note)
        span = note.evidence[0] if note.evidence else None
        carried.append(Relay(outlet=values.pop("outlet"), how="republished", span=span))
    return _with(article, values, carried, notes)


def _with(
    article: Article, values: Mapping[str, str], relays: list[Relay], notes: list[Note]
) -> Article:
    return replace(
        article,
        url=values.get("url", article.url),
        fetched=values.get("fetched", ""),
        title=without_suffix(values.get("title", ""))[0],
        outlet=values.get("outlet", ""),
        byline=values.get("byline", ""),
        dateline=values.get("dateline", ""),
        relays=(*article.relays, *relays),
        notes=(*article.notes, *notes),
    )


def _found(
    article: Article, field: str, value: str, how: Known, why: str, start: int, end: int
) -> Found:
    span = article.at(start, end)
    return Found(
        value=value, note=Note(field=field, value=value, how=how, why=why, evidence=(span,))
    )


def _title(article: Article, values: Mapping[str, str]) -> Found | None:
    for block in article.parts(BlockKind.TITLE):
        words = without_suffix(" ".join(article.text[block.start : block.end].split()))[0]
        end = block.start + len(words)
        if article.text[block.start : end] != words:
            end = block.end
        why = "the line above the story that its words come back to"
        return _found(article, "title", words, Known.STATED, why, block.start, end)
    return None


def _outlet(article: Article, values: Mapping[str, str]) -> Found | None:
    seekers = (_by_address, _by_suffix, _by_header, _by_signature, _by_own_words, _by_credit)
    for seek in (*seekers, _by_author):
        if (found := seek(article, values)) is not None:
            return found
    return None


def _by_address(article: Article, values: Mapping[str, str]) -> Found | None:
    host = urlsplit(values.get("url", article.url)).hostname or ""
    name = outlet_of_host(host)
    if not name:
        return None
    why = f"the address is at {host}"
    return Found(value=name, note=Note(field="outlet", value=name, how=Known.METADATA, why=why))


def _by_suffix(article: Article, values: Mapping[str, str]) -> Found | None:
    for block in article.parts(BlockKind.TITLE):
        words = article.text[block.start : block.end]
        suffix = without_suffix(words)[1]
        if name := known_outlet(suffix) or (suffix if is_outlet_like(suffix) else ""):
            start = block.start + words.rindex(suffix)
            why = "the name after the headline"
            end = start + len(suffix)
            return _found(article, "outlet", name, Known.STATED, why, start, end)
    return None


def _by_header(article: Article, values: Mapping[str, str]) -> Found | None:
    """A name above the headline that is a known outlet's, or that the page gives again."""
    for block in article.parts(BlockKind.BOILERPLATE):
        words = article.text[block.start : block.end].strip()
        if block.why != "above the headline" or not 2 <= len(words) <= 40:
            continue
        below = any(
            words in article.text[b.start : b.end]
            for b in article.parts(BlockKind.BOILERPLATE, BlockKind.CREDIT)
            if b.why in ("about the author", "legal notice") or b.kind is BlockKind.CREDIT
        )
        like = words.title() if words.isupper() else words
        if name := known_outlet(words) or (like if below and " " in words else ""):
            why = "the name above the headline"
            return _found(article, "outlet", name, Known.STATED, why, block.start, block.end)
        if is_outlet_like(like):
            why = "a name like an outlet's above the headline"
            return _found(article, "outlet", like, Known.INFERRED, why, block.start, block.end)
    return None


def _by_signature(article: Article, values: Mapping[str, str]) -> Found | None:
    """A line that is an outlet and a date: "- The Coast Gazette, 5 March 2024"."""
    for block in article.parts(BlockKind.BOILERPLATE):
        found = _SIGNATURE.match(article.text[block.start : block.end])
        if found and block.why == SIGNED:
            start, end = (block.start + offset for offset in found.span(1))
            name = known_outlet(found[1]) or found[1]
            return _found(article, "outlet", name, Known.STATED, block.why, start, end)
    return None


def _by_author(article: Article, values: Mapping[str, str]) -> Found | None:
    """The outlet that a note on the author names: "covers energy for the Coast Gazette"."""
    for block in article.parts(BlockKind.BOILERPLATE, BlockKind.CREDIT):
        words = article.text[block.start : block.end]
        if block.why != "about the author" and not is_bio(words.replace("’", "'")):
            continue
        for told in _FOR.finditer(words):
            if is_outlet_like(told[1]):
                why = "the note on its author"
                start, end = (block.start + offset for offset in told.span(1))
                name = known_outlet(told[1]) or told[1]
                return _found(article, "outlet", name, Known.INFERRED, why, start, end)
    return None


def _by_own_words(article: Article, values: Mapping[str, str]) -> Found | None:
    """An outlet that says of itself that it could not verify something."""
    for block in article.parts(BlockKind.BODY):
        words = article.text[block.start : block.end]
        for told in _SELF.finditer(words):
            at, why = block.start + told.start(1), "it says of itself what it could not verify"
            for name, start, end in outlets_in(told.group(1), sure=True):
                return _found(article, "outlet", name, Known.INFERRED, why, at + start, at + end)
            name = told.group(1)
            if is_outlet_like(name):
                return _found(article, "outlet", name, Known.INFERRED, why, at, at + len(name))
    return None


def _by_credit(article: Article, values: Mapping[str, str]) -> Found | None:
    """A credit to the outlet's own staff, or a copyright line."""
    for block in article.parts(BlockKind.CREDIT, BlockKind.BOILERPLATE):
        words = article.text[block.start : block.end]
        legal = block.why == "legal notice" and len(words) < 200
        own = re.match(r"^\W*([A-Z][\w ]{1,30})['’]s? [A-Z][\w.-]+ [A-Z]", words)
        told = (words, 0) if legal else (own.group(1), own.start(1)) if own else None
        if told is None or (own and not legal and block.kind != BlockKind.CREDIT):
            continue
        why = "the copyright line" if legal else "a credit to its own staff"
        for name, start, end in outlets_in(told[0]):
            at = block.start + told[1]
            return _found(article, "outlet", name, Known.INFERRED, why, at + start, at + end)
        rights = _RIGHTS.search(words) if legal else None
        if rights and is_outlet_like(rights[1]):
            start, end = (block.start + offset for offset in rights.span(1))
            return _found(article, "outlet", rights[1], Known.INFERRED, why, start, end)
    return None


def _byline(article: Article, values: Mapping[str, str]) -> Found | None:
    for name, start, end, why in _authors(article):
        return _found(article, "byline", name, Known.STATED, why, start, end)
    return None


def _authors(article: Article) -> Iterator[tuple[str, int, int, str]]:
    for block in article.parts(BlockKind.BYLINE):
        words = article.text[block.start : block.end]
        lead = found.end() if (found := _BY.match(words)) else 0
        name = _AFTER_NAME.sub("", words[lead:]).strip(" ,;|")
        if name and not is_outlet_like(name.removesuffix(" Staff")):
            yield name, block.start + lead, block.start + lead + len(name), block.why
    for block in article.parts(BlockKind.BOILERPLATE):
        words = article.text[block.start : block.end]
        about = is_bio(words.replace("’", "'")) if block.why == "about the author" else None
        if about is not None:
            start = block.start + words.replace("’", "'").index(about)
            yield article.text[start : start + len(about)], start, start + len(about), block.why


def _dateline(article: Article, values: Mapping[str, str]) -> Found | None:
    for block in list(article.parts(BlockKind.STANDFIRST, BlockKind.BODY))[:3]:
        words = article.text[block.start : block.end]
        found = _DATELINE.match(words) or _SMALL_DATELINE.match(words)
        if found and not known_outlet(found["place"]) and _is_place(found, words):
            place = ", ".join(
                part.title() if part.isupper() and len(part) > 3 else part
                for part in found["place"].split(", ")
            )
            start, end = (block.start + offset for offset in found.span("place"))
            why = "the place the story opens with"
            return _found(article, "dateline", place, Known.STATED, why, start, end)
    return None


def _is_place(found: re.Match[str], words: str) -> bool:
    """Before a colon stand speakers and labels too ("UPDATE:"), so there only known cities."""
    if not words[: found.end()].rstrip().endswith(":") or "(" in found.group():
        return True
    return found["place"].split(",")[0].casefold() in _cities()


@cache
def _cities() -> frozenset[str]:
    capitals = (
        capital
        for row in lexicon("places")["countries"].values()
        for capital in row.get("capitals", ())
    )
    return frozenset(name.casefold() for name in (*lexicon("cities")["names"], *capitals))


def _is_copied(article: Article, outlet: Note) -> bool:
    """Whether the page says that its text is from somewhere else ("Source link", "© AP")."""
    if is_agency(outlet.value) and outlet.why == "the copyright line":
        return True
    signs = set(lexicon("furniture")["copied"]["signs"])
    return any(
        article.text[block.start : block.end].strip(" \t:>»→").casefold() in signs
        for block in article.parts(BlockKind.BOILERPLATE)
    )
