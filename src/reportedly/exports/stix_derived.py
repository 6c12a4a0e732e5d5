"""What rests on several articles, in STIX: an origin, a figure, two passages that conflict."""

from collections.abc import Iterator

from reportedly.exports.base import Pile
from reportedly.exports.stix_objects import Made, id_of, sdo, told, unique
from reportedly.model.contradiction import Comparison, Contradiction
from reportedly.model.origin import Origin
from reportedly.model.series import Series
from reportedly.model.story import Story
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.safe import one_line
from reportedly.report.tables import origins
from reportedly.report.wording import estimated

__all__ = ["derived"]

_TOLD = (Comparison.CONFLICTING, Comparison.REVISED)


def derived(pile: Pile, born: str) -> Iterator[Made]:
    """Notes on notes, relationships between them, and a grouping for each story. ``born`` is the
    moment of the first entry: the ids of these records live on while what they hold changes."""
    yield from _origins(pile, born)
    yield from _figures(pile, born)
    yield from _conflicts(pile, born)
    yield from _stories(pile, born)


def _origins(pile: Pile, born: str) -> Iterator[Made]:
    found = pile.view.entries(Origin, articles=pile.articles)
    since = {entry.record.id: entry.since for entry in found}
    for row in pile.material.made(origins):
        if row.own or not row.claims:
            continue
        yield sdo(
            "note",
            row.id,
            born,
            since.get(row.id, born),
            {"origin": row.id, "origin_name": one_line(row.name)},
            abstract=one_line(f"One origin: {row.name}"),
            content=one_line(f"{row.name}, carried by {', '.join(row.labels)}. {row.certainty}."),
            object_refs=unique(id_of("note", claim.id) for claim in row.claims),
        )


def _figures(pile: Pile, born: str) -> Iterator[Made]:
    found = pile.view.entries(Series, articles=pile.articles)
    since = {entry.record.id: entry.since for entry in found}
    for row in pile.material.made(figures):
        latest = row.latest
        refs = unique(id_of("note", point.claim) for point in row.points)
        if not row.several or latest is None or not refs:
            continue
        means = estimated(latest.low, latest.best, latest.high, row.unit)
        when = f" as of {latest.as_of}" if latest.as_of else ""
        yield sdo(
            "note",
            row.id,
            born,
            since.get(row.id, born),
            {"estimates": _estimates(row), "unit": row.unit, "rule": row.rule},
            abstract=one_line(f"Reported: {row.label}"),
            content=one_line(f"{row.label}: {means}{when}, on {row.told(latest)}"),
            object_refs=refs,
        )


def _estimates(row: FigureRow) -> list[Made]:
    return [
        told(
            {
                "as_of": estimate.as_of,
                "low": estimate.low,
                "best": estimate.best,
                "high": estimate.high,
                "origins": row.counts(estimate).best,
                "origins_low": row.counts(estimate).low,
                "origins_high": row.counts(estimate).high,
                "why": one_line(estimate.why),
            }
        )
        for estimate in row.estimates
    ]


def _conflicts(pile: Pile, born: str) -> Iterator[Made]:
    claims = pile.material.claims
    for entry in pile.view.entries(Contradiction, articles=pile.articles):
        pair = entry.record
        if not isinstance(pair, Contradiction) or pair.verdict not in _TOLD:
            continue
        if pair.left in claims and pair.right in claims:
            yield sdo(
                "relationship",
                pair.id,
                born,
                entry.since,
                {"verdict": str(pair.verdict), "kind": str(pair.kind), "how": one_line(pair.how)},
                relationship_type="related-to",
                description=one_line(f"{pair.verdict} ({pair.kind}): {pair.how}"),
                source_ref=id_of("note", pair.left),
                target_ref=id_of("note", pair.right),
            )


def _stories(pile: Pile, born: str) -> Iterator[Made]:
    for entry in pile.view.entries(Story, articles=pile.articles):
        story = entry.record
        if not isinstance(story, Story):
            continue
        held = [id for id in story.articles if id in pile.material.articles]
        yield sdo(
            "grouping",
            story.id,
            born,
            entry.since,
            {"first": story.first, "last": story.last},
            name=one_line(story.title),
            context="unspecified",
            object_refs=[_article(pile.material, id) for id in held],
        )


def _article(material: Material, id: str) -> str:
    dated = material.articles[id].published is not None
    return id_of("report" if dated else "grouping", id)
