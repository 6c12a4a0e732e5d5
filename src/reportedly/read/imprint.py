"""Who printed an article and where it was written: "TAIPEI, Taiwan –", "By Jane Doe"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind, Known, Note, Relay
from reportedly.read.datelines import dateline
from reportedly.read.findings import Found, found_at
from reportedly.read.furniture import is_bio
from reportedly.read.headlines import without_suffix
from reportedly.read.outlets import is_agency, is_outlet_like
from reportedly.read.printers import printer
from reportedly.read.values import printable

__all__ = ["Reasons", "imprint"]

Reasons = Mapping[str, str]
"""Where each given value is from, by field ("title": "og:title of the page")."""

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
    seekers = {"title": _title, "outlet": printer, "byline": _byline, "dateline": dateline}
    for field, seek in seekers.items():
        if field not in values and (found := seek(article, values)) is not None:
            values[field] = printable(found.value)
            notes.append(replace(found.note, value=values[field]))
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


def _is_copied(article: Article, outlet: Note) -> bool:
    """Whether the page says that its text is from somewhere else ("Source link", "© AP")."""
    if is_agency(outlet.value) and outlet.why == "the copyright line":
        return True
    signs = set(lexicon("furniture")["copied"]["signs"])
    return any(
        article.text[block.start : block.end].strip(" \t:>»→").casefold() in signs
        for block in article.parts(BlockKind.BOILERPLATE)
    )
