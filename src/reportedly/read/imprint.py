"""Who printed an article and where it was written: "TAIPEI, Taiwan –", "By Jane Doe"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind, Known, Note, Relay
from reportedly.read.findings import Found, found_at
from reportedly.read.furniture import SIGNED, is_bio
from reportedly.read.headlines import without_suffix
from reportedly.read.outlets import is_agency, is_outlet_like, known_outlet
from reportedly.read.places import is_town
from reportedly.read.printers import printer
from reportedly.read.stamps import STAMPED

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
_TITLE = re.compile(r"^(?:title|headline)\s*:\s*(?=\S)", re.I)
_BY = re.compile(r"^\W*(?:byline: )?(?:by|words by|text by|story by|author:|written by)\s+", re.I)
_AFTER_NAME = re.compile(
    r"\s*(?:[|·•(]|\s[-–—]\s|,\s*(?!and\b)|\d|\b(?:in|for|at|Published|Updated)\b).*$"
)


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
    seekers = {"title": _title, "outlet": printer, "byline": _byline, "dateline": _dateline}
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


def _title(article: Article, values: Mapping[str, str]) -> Found | None:
    for block in article.parts(BlockKind.TITLE):
        whole = article.text[block.start : block.end]
        start = block.start + (label.end() if (label := _TITLE.match(whole)) else 0)
        words = without_suffix(" ".join(article.text[start : block.end].split()))[0]
        end = start + len(words)
        if article.text[start:end] != words:
            end = block.end
        why = "the line above the story that its words come back to"
        return found_at(article, "title", words, Known.STATED, why, start, end)
    return None


def _byline(article: Article, values: Mapping[str, str]) -> Found | None:
    for name, start, end, why in _authors(article):
        return found_at(article, "byline", name, Known.STATED, why, start, end)
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
            return found_at(article, "dateline", place, Known.STATED, why, start, end)
    return _place_and_day(article)


def _place_and_day(article: Article) -> Found | None:
    """A town and a day on a line over the story, as press releases have it."""
    first = next(article.parts(BlockKind.BODY), None)
    for block in article.parts(BlockKind.BOILERPLATE):
        if first is not None and block.start > first.start:
            break
        name = article.text[block.start : block.end].split(",")[0]
        if block.why in (SIGNED, STAMPED) and is_town(name) and not known_outlet(name):
            why, end = "the place on the line with the day", block.start + len(name)
            return found_at(article, "dateline", name, Known.STATED, why, block.start, end)
    return None


def _is_place(found: re.Match[str], words: str) -> bool:
    """Before a colon stand speakers and labels too ("UPDATE:"), so there only known cities."""
    if not words[: found.end()].rstrip().endswith(":") or "(" in found.group():
        return True
    return is_town(found["place"].split(",")[0])


def _is_copied(article: Article, outlet: Note) -> bool:
    """Whether the page says that its text is from somewhere else ("Source link", "© AP")."""
    if is_agency(outlet.value) and outlet.why == "the copyright line":
        return True
    signs = set(lexicon("furniture")["copied"]["signs"])
    return any(
        article.text[block.start : block.end].strip(" \t:>»→").casefold() in signs
        for block in article.parts(BlockKind.BOILERPLATE)
    )
