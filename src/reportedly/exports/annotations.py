"""What was found, as notes on the texts: "these words are a claim of Rosa Quispe, hedged"."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from reportedly import __version__
from reportedly.exports.base import Draft, Export, Pile, Written, put, utf8
from reportedly.exports.iris import TERMS, iri
from reportedly.exports.places import Places
from reportedly.exports.selectors import file_of, targets
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.codec import NAMES
from reportedly.model.contradiction import Contradiction
from reportedly.model.correction import Correction
from reportedly.model.decision import Anchor, Decision
from reportedly.model.mention import Mention
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.rating import Rating
from reportedly.model.span import Span
from reportedly.report.wording import estimated

__all__ = ["ANNOTATIONS", "write_annotations"]

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"reportedly": TERMS}]


class _Note(NamedTuple):
    """What is said of which words: ``why`` is a motivation of the vocabulary, ``tags`` are single
    words, ``more`` what only we have words for."""

    why: str
    spans: tuple[Span, ...]
    says: str
    tags: tuple[str, ...] = ()
    more: Mapping[str, Any] = {}


def _claim(claim: Claim) -> _Note:
    who = claim.source or "not known"
    more = {"source": claim.source, "status": claim.status, "said": claim.said}
    says = f"Claim of {who}: {claim.status}"
    return _Note("describing", claim.content, says, (str(claim.status),), more)


def _measure(measure: Measure) -> _Note:
    told = estimated(measure.low, measure.value, measure.high, measure.unit)
    what = " ".join(part for part in (measure.counted, measure.state) if part)
    more = {
        name: getattr(measure, name)
        for name in ("low", "value", "high", "bound", "counted", "state", "side", "place", "as_of")
    }
    says = f"Figure: {told} {what}".strip()
    return _Note("describing", (measure.span,), says, (what,) if what else (), more)


def _mention(mention: Mention) -> _Note:
    says = f"{mention.kind}: {mention.name}"
    return _Note("identifying", (mention.span,), says, (str(mention.kind),))


def _contradiction(pair: Contradiction) -> _Note:
    more = {"left": {"id": iri(pair.left)}, "right": {"id": iri(pair.right)}}
    spans = (pair.left_span, pair.right_span)
    says = f"{pair.verdict}: {pair.how}"
    return _Note("linking", spans, says, (str(pair.verdict), str(pair.kind)), more)


def _correction(correction: Correction) -> _Note:
    more = {"takes_back": [{"id": iri(claim)} for claim in correction.claims]}
    says = f"{correction.kind}: {correction.how}"
    return _Note("describing", (correction.notice,), says, (str(correction.kind),), more)


def _decision(decision: Decision) -> _Note:
    spans = (_words(decision.left), _words(decision.right))
    says = f"{decision.matter}: {decision.verdict}" + (f"; {decision.why}" if decision.why else "")
    return _Note("assessing", spans, says, (str(decision.verdict),))


def _rating(rating: Rating) -> _Note:
    says = f"credibility {rating.credibility}: {rating.credibility.meaning}"
    says += f"; {rating.why}" if rating.why else ""
    return _Note("assessing", (_words(rating.about),), says, (str(rating.credibility),))


def _words(at: Anchor) -> Span:
    return Span(article=at.article, start=at.start, end=at.end, text=at.words)


_NOTES: Mapping[type[Any], Callable[[Any], _Note]] = {
    Claim: _claim,
    Measure: _measure,
    Mention: _mention,
    Contradiction: _contradiction,
    Correction: _correction,
    Decision: _decision,
    Rating: _rating,
}


def write_annotations(pile: Pile, out: Path) -> Iterator[Written]:
    """Write ``annotations.jsonld``, a collection of one page, and the texts that it points into
    (``texts/ID.txt``, UTF-8), below a folder."""
    for article in pile.view.all(Article, articles=pile.articles):
        yield put(out / file_of(article.id), utf8(article.text), 1, "text")
    with Draft(out / "annotations.jsonld", "annotations") as draft:
        for piece, rows in _pieces(_annotations(pile)):
            draft.write(utf8(piece), rows)
    yield draft.written


def _pieces(items: Iterable[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """The collection as pieces of JSON, with the number of annotations in each."""
    head = {
        "@context": _CONTEXT,
        "id": iri("annotations"),
        "type": ["AnnotationCollection"],
        "label": "Who said what, on whose word",
    }
    page = {"id": iri("annotations-page"), "type": "AnnotationPage", "startIndex": 0}
    opened = json.dumps({**head, "first": page}, ensure_ascii=False, indent=1)
    yield opened.removesuffix("\n }\n}") + ',\n  "items": [\n', 0
    total = 0
    for total, item in enumerate(items, start=1):
        yield ("" if total == 1 else ",\n") + json.dumps(item, ensure_ascii=False), 1
    yield f'\n  ]\n }},\n "total": {total}\n}}\n', 0


def _annotations(pile: Pile) -> Iterator[dict[str, Any]]:
    places = Places(pile.view)
    origins = {
        claim: origin.id
        for origin in pile.view.all(Origin, articles=pile.articles)
        for claim in origin.claims
    }
    for kind, make in _NOTES.items():
        for entry in pile.view.entries(kind, articles=pile.articles):
            note = make(entry.record)
            found = [one for span in note.spans for one in targets(span, places)]
            if not found:
                continue
            told: dict[str, Any] = {
                "id": iri(entry.record.id),
                "type": "Annotation",
                "motivation": note.why,
                **_maker(entry.record, entry.by, entry.since),
                "body": [*_bodies(note)],
                "target": found if found[1:] else found[0],
                "reportedly:kind": NAMES[kind],
            }
            more = {f"reportedly:{name}": value for name, value in note.more.items()}
            if origin := origins.get(entry.record.id):
                more["reportedly:origin"] = {"id": iri(origin)}
            yield told | {name: value for name, value in more.items() if value not in ("", None)}


def _maker(record: Any, by: str, since: str) -> dict[str, Any]:
    """A person for what a person said, else the program; and when."""
    if who := getattr(record, "who", ""):
        person = {"id": iri(record.by), "type": "Person", "name": who}
        return {"creator": person, "created": record.made}
    program = {"id": iri(f"software-{__version__}"), "type": "Software", "name": "reportedly"}
    return {"generator": program, "generated": since, "reportedly:stage": by}


def _bodies(note: _Note) -> Iterator[dict[str, Any]]:
    yield {
        "type": "TextualBody",
        "purpose": note.why,
        "format": "text/plain",
        "language": "en",
        "value": note.says,
    }
    for tag in note.tags:
        yield {"type": "TextualBody", "purpose": "tagging", "value": tag}


ANNOTATIONS = Export(
    name="annotations",
    says="W3C Web Annotations by quotation, characters and bytes, with the texts",
    suffix="",
    write=write_annotations,
)
