"""Tables for people: claims, figures, origins, conflicts, days, one line each in a spreadsheet."""

import codecs
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from reportedly.exports.base import Export, Pile, Written, put
from reportedly.report.counts import Counted
from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.shared import groups
from reportedly.report.sheets import SHEETS, Cells, sheet, table
from reportedly.report.tables import conflicts, origins, timeline

__all__ = ["READING"]

_MARK = codecs.BOM_UTF8
"""Without it Excel takes UTF-8 for an old Windows encoding."""


def _articles(material: Material) -> Iterator[Cells]:
    claims = Counter(claim.span.article for claim in material.claims.values())
    for article in material.articles.values():
        yield {
            "article": article.id,
            "outlet": material.outlet(article.id),
            "title": article.title,
            "published": article.published_days,
            "byline": article.byline,
            "url": article.url,
            "file": article.source,
            "language": article.language,
            "claims": claims[article.id],
            "characters": len(article.text),
            "sha256": article.sha256,
        }


def _claims(material: Material) -> Iterator[Cells]:
    behind = {claim.id: row for row in groups(material) for claim in row.claims}
    for row in material.rows.values():
        article, origin = material.articles[row.article], material.origin_of.get(row.id)
        same = behind.get(row.id)
        yield {
            "claim": row.id,
            "text": row.text,
            "source": row.source,
            "roles": "; ".join(row.roles),
            "beside": "; ".join(row.beside),
            "status": row.status,
            "reserve": row.reserve,
            "words_of_status": "; ".join(stance.cue.text for stance in row.stances),
            "said": row.said,
            "outlet": row.outlet,
            "published": article.published_days,
            "via": " > ".join(row.chain[1:]),
            "method": row.method,
            "withdrawn": row.withdrawn,
            "origin_name": origin.name if origin else "",
            "in_articles": len(same.articles) if same else 1,
            **_counts(same.independent if same else material.counted([row.id])),
            "page": row.page,
            "url": article.url,
            "file": article.source,
            "article": row.article,
            "start": row.span.start,
            "end": row.spans[-1].end,
            "origin": row.origin,
            "group": same.id if same else "",
        }


def _counts(counted: Counted) -> Cells:
    return {"origins": counted.n, "origins_low": counted.low, "origins_high": counted.high}


def _origins(material: Material) -> Iterator[Cells]:
    for row in origins(material):
        yield {
            "origin": row.id,
            "name": row.name,
            "source": row.source,
            "root": row.root,
            "occasion": row.occasion,
            "claims": len(row.claims),
            "articles": len(row.articles),
            "outlets": "; ".join(dict.fromkeys(row.outlets)),
            "certainty": row.certainty,
            "maybe": "; ".join(one.name for one in row.maybe),
        }


def _groups(material: Material) -> Iterator[Cells]:
    for row in groups(material, least=2):
        yield {
            "group": row.id,
            "text": row.text,
            "articles": len(row.articles),
            **_counts(row.independent),
            "outlets": "; ".join(dict.fromkeys(row.outlets)),
            "against": "; ".join(row.against),
            "claims": " ".join(claim.id for claim in row.claims),
        }


def _conflicts(material: Material) -> Iterator[Cells]:
    for row in conflicts(material):
        yield {
            "conflict": row.id,
            "kind": row.kind,
            "verdict": row.verdict,
            "left": row.left_span.text,
            "left_source": row.left_source,
            "left_outlet": row.left_outlet,
            "left_day": row.left_day,
            "right": row.right_span.text,
            "right_source": row.right_source,
            "right_outlet": row.right_outlet,
            "right_day": row.right_day,
            "how": row.how,
            "left_claim": row.left,
            "right_claim": row.right,
        }


def _timeline(material: Material) -> Iterator[Cells]:
    for row in timeline(material):
        yield {
            "event": row.id,
            "day": row.day,
            "text": row.text,
            **_counts(row.independent),
            "outlets": "; ".join(row.outlets),
            "claims": " ".join(claim.id for claim in row.claims),
        }


_MADE: Mapping[str, Callable[[Material], Iterable[Cells]]] = {
    "claims": _claims,
    "articles": _articles,
    "origins": _origins,
    "groups": _groups,
    "conflicts": _conflicts,
    "timeline": _timeline,
}


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    material = pile.material
    rows = figures(material)
    counts = {
        "figures": sum(len(row.points) for row in rows),
        "estimates": sum(len(row.estimates) for row in rows),
    }
    for kind in SHEETS:
        told = sheet(kind, rows, material.articles)
        yield put(out / f"{kind}.csv", _MARK + told.encode(), counts[kind], kind)
    for name, make in _MADE.items():
        lines = list(make(material))
        if lines:
            yield put(
                out / f"{name}.csv",
                _MARK + table(tuple(lines[0]), lines).encode(),
                len(lines),
                name,
            )


READING = Export(
    name="sheets",
    says="CSV to read in a spreadsheet: claims, figures, estimates, origins, conflicts, days",
    suffix="",
    write=_write,
)
