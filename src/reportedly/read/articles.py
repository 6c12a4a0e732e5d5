"""A text and what is known about it become one article, ready to be read closely."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace

from reportedly.model.article import Article, BlockKind, Known, Note, Relay
from reportedly.read.blocks import blocks
from reportedly.read.changed import changed
from reportedly.read.imprint import Reasons, imprint
from reportedly.read.languages import language_note
from reportedly.read.published import published
from reportedly.read.relays import relays
from reportedly.read.values import printable

__all__ = ["article_of"]


def article_of(
    text: str,
    *,
    source: str,
    raw: bytes,
    given: Mapping[str, str] | None = None,
    reasons: Reasons | None = None,
    notes: tuple[Note, ...] = (),
) -> Article:
    """Assemble an article: blocks, then title, outlet, byline, dateline, day, language, relays.

    ``given`` holds values known from outside the text under the names of the fields of `Article`
    (url, outlet, title, byline, dateline, published, fetched, language), "modified", which
    becomes a note, and "agency", whose report it is; ``reasons`` says where each is from. ``raw``
    are the bytes the text was read from. Every offset is into ``text``.
    """
    given, reasons = {k: printable(v) for k, v in (given or {}).items()}, reasons or {}
    made = Article.of(text, url=given.get("url", ""), source=source)
    made = replace(
        made,
        sha256=hashlib.sha256(raw).hexdigest(),
        blocks=blocks(text, given.get("title", "")),
        notes=notes,
    )
    made = imprint(made, given, reasons)
    day, day_notes = published(
        made, given.get("published", ""), reasons.get("published", "given with the text")
    )
    late = changed(made, given.get("modified", ""), reasons.get("modified", "given with the text"))
    carried, carried_note = _agency(given, reasons)
    language, language_note = _language(made, given, reasons)
    return replace(
        made,
        published=day,
        language=language,
        relays=_joined(made.relays, carried, relays(made)),
        notes=(*made.notes, *carried_note, *day_notes, *late, *language_note),
    )


def _agency(
    given: Mapping[str, str], reasons: Reasons
) -> tuple[tuple[Relay, ...], tuple[Note, ...]]:
    """The agency that the page declares as its source."""
    name = given.get("agency", "").strip()
    if not name:
        return (), ()
    why = reasons.get("agency", "given with the text")
    note = Note(field="relays", value=name, how=Known.METADATA, why=why)
    return (Relay(outlet=name, how="republished"),), (note,)


def _joined(*found: tuple[Relay, ...]) -> tuple[Relay, ...]:
    """The first of each outlet; one that the text shows goes before one that is only declared."""
    every = [relay for group in found for relay in group]
    told = {relay.outlet: relay for relay in reversed(every)}
    told |= {relay.outlet: relay for relay in reversed(every) if relay.span}
    return tuple(told[outlet] for outlet in dict.fromkeys(relay.outlet for relay in every))


def _language(
    article: Article, given: Mapping[str, str], reasons: Reasons
) -> tuple[str, tuple[Note, ...]]:
    told = " ".join(article.text[b.start : b.end] for b in article.parts(BlockKind.BODY))
    note = language_note(
        told or article.text,
        given.get("language", ""),
        reasons.get("language", "given with the text"),
    )
    return (note.value, (note,)) if note else ("", ())
