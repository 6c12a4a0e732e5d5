"""Reads every span of every record again and compares: "these 12 characters still say 12,000"."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from reportedly.model.article import Article
from reportedly.model.codec import KINDS
from reportedly.model.record import articles_of, record
from reportedly.model.span import Span
from reportedly.store.base import View

__all__ = ["Audit", "Fault", "audit", "spans_of"]


@record
class Fault:
    """``what`` says in a sentence what is wrong with the record of this kind and id."""

    kind: str
    id: str
    what: str
    span: Span | None = None


@record
class Audit:
    """How many records and spans were read again, and what did not fit."""

    records: int
    spans: int
    faults: tuple[Fault, ...]


def audit(view: View) -> Audit:
    """Check the whole ledger: span by span against the article's text, and that no record or block
    rests on an article (or on characters) that the ledger does not hold."""
    texts = {article.id: article.text for article in view.all(Article)}
    records, spans, faults = 0, 0, list[Fault]()
    for kind, type_ in KINDS.items():
        for found in view.all(type_):
            records += 1
            pointed = list(spans_of(found))
            spans += len(pointed)
            said = dict.fromkeys(_faults(found, pointed, texts))
            faults += (Fault(kind=kind, id=found.id, what=what, span=at) for what, at in said)
    return Audit(records=records, spans=spans, faults=tuple(faults))


def spans_of(value: Any) -> Iterator[Span]:
    """Every span inside a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans_of(item)


def _faults(
    found: Any, pointed: list[Span], texts: dict[str, str]
) -> Iterator[tuple[str, Span | None]]:
    for span in pointed:
        text = texts.get(span.article)
        if text is None:
            yield f"points into {span.article}, which the ledger does not hold", span
        elif text[span.start : span.end] != span.text:
            yield "its words are not what the article says there", span
    at = {span.article for span in pointed}
    for article in articles_of(found):
        if article not in texts and article not in at:
            yield f"rests on {article}, which the ledger does not hold", None
    if isinstance(found, Article) and any(b.end > len(found.text) for b in found.blocks):
        yield "has a block that ends after its text", None
