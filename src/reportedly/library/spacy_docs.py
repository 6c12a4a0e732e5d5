"""spaCy documents in and out: "doc.spans['claims'][0]._.claim['source']" is "Rosa Quispe".

A document's text is the article's text, character by character, so offsets are the same in both.
spaCy's spans begin and end with tokens: one whose words do not is widened to whole tokens, and its
record has the exact offsets.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from reportedly.library.texts import article
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.mention import Mention
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.record import Record
from reportedly.model.span import Span as Place
from reportedly.model.time import Time
from reportedly.pipeline import read_articles
from reportedly.report.export import plain
from reportedly.report.material import Material

__all__ = ["GROUPS", "annotate", "component", "doc_of"]

GROUPS = ("claims", "cues", "speakers", "figures", "times", "names")
"""The groups in ``doc.spans``. The label of a claim is its status, of a name its kind, of a figure
its bound; ``span.id_`` is the id of the record (of the claim for cues and speakers), ``kb_id_`` of
a claim its origin's where the document comes out of a ledger."""

_KEY = "reportedly"
_LONGEST = 3_000_000
"""Characters of a document that we make ourselves; articles have fewer."""

_Mark = tuple[str, Place, str, str, str]
"""Group, place, label, id, and id of what it is linked to."""


def doc_of(found: Article, material: Material, nlp: Language | None = None) -> Doc:
    """An article of a ledger as a document; ``nlp`` makes it, by default English rules for tokens
    alone."""
    if nlp is None:
        nlp = spacy.blank("en")
        nlp.max_length = _LONGEST
    near = material.within({found.id})
    records = [one for kind in _KINDS for one in near.of(kind)]
    linked = {id: origin.id for id, origin in material.origin_of.items()}
    return _marked(nlp(found.text), found, records, linked)


def annotate(doc: Doc, **given: str) -> Doc:
    """Read the text of a document and mark in it what is found; what other pipelines found stays.

    ``given`` is what is known of it (`texts.article`): with ``published`` its days are reckoned.
    Raises ``ValueError`` for a text that is no article.
    """
    known = {"published": doc._.published, "outlet": doc._.outlet, **given}
    made = article(doc.text, **{field: value for field, value in known.items() if value})
    [reading] = read_articles([made])
    kept = [one for one in reading.records if isinstance(one, _KINDS)]
    return _marked(doc, made, kept, {})


@Language.factory("reportedly")
def component(nlp: Language, name: str) -> "_Component":
    """``nlp.add_pipe("reportedly")``: every document is read and marked. Set ``doc._.published``
    and ``doc._.outlet`` before, where they are known."""
    return _Component()


class _Component:
    def __call__(self, doc: Doc) -> Doc:
        return annotate(doc) if doc.text.strip() else doc


_KINDS = (Claim, Quantity, Measure, Time, Mention)


def _marked(doc: Doc, found: Article, records: Iterable[Record], linked: dict[str, str]) -> Doc:
    marks = list[_Mark]()
    told = dict[str, Any]()
    for one in records:
        origin = linked.get(one.id, "")
        marks += _marks(one, origin)
        told[one.id] = plain(one) | {"kind": type(one).__name__.lower()}
        if origin:
            told[one.id]["origin"] = origin
    for group in GROUPS:
        spans = (_span(doc, mark) for mark in sorted(marks, key=_place) if mark[0] == group)
        doc.spans[group] = [span for span in spans if span is not None]
    doc.user_data[_KEY] = {"article": found.id, "records": told}
    return doc


def _marks(one: Record, linked: str) -> Iterator[_Mark]:
    match one:
        case Claim():
            yield from (("claims", part, str(one.status), one.id, linked) for part in one.content)
            if one.cue:
                yield "cues", one.cue, str(one.method), one.id, ""
            if one.speaker:
                yield "speakers", one.speaker, one.source, one.id, ""
        case Quantity():
            yield "figures", one.whole, str(one.bound), one.id, ""
        case Time():
            yield "times", one.span, one.edtf, one.id, ""
        case Mention():
            yield "names", one.span, str(one.kind), one.id, ""


def _place(mark: _Mark) -> tuple[int, int, str]:
    return mark[1].start, mark[1].end, mark[3]


def _span(doc: Doc, mark: _Mark) -> Span | None:
    """None for what holds no token at all."""
    _, place, label, id, linked = mark
    found: Span | None = doc.char_span(
        place.start,
        place.end,
        label=label,
        kb_id=linked,
        span_id=id,
        alignment_mode="expand",
    )
    return found


def _record(span: Span) -> dict[str, Any] | None:
    held: dict[str, Any] | None = span.doc.user_data.get(_KEY, {}).get("records", {}).get(span.id_)
    return held


def _claim(span: Span) -> dict[str, Any] | None:
    held = _record(span)
    return held if held and held["kind"] == "claim" else None


def _article(doc: Doc) -> str:
    return str(doc.user_data.get(_KEY, {}).get("article", ""))


def _extend() -> None:
    """``span._.record`` and ``span._.claim`` are plain dictionaries (or None), ``doc._.article``
    the article's id. Nothing of the same name that somebody set before is taken from them."""
    for name, getter in (("record", _record), ("claim", _claim)):
        if not Span.has_extension(name):
            Span.set_extension(name, getter=getter)
    if not Doc.has_extension("article"):
        Doc.set_extension("article", getter=_article)
    for name in ("published", "outlet"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default="")


_extend()
