"""A STIX 2.1 bundle: articles as reports, who speaks as identities, what they said as notes.

A reserve is the holder's opinion of the note ("denied" is strongly-disagree), never ours. What
STIX has no words for stands in a property extension (`stix_objects.EXTENSION`), which tools that
do not know it keep or skip.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from reportedly.exports.base import Draft, Export, Pile, Written
from reportedly.exports.stix_derived import derived
from reportedly.exports.stix_objects import Made, described, file_of, id_of, moment, sdo, unique
from reportedly.exports.wacz_records import file_name
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.mention import Entity, MentionKind, Referent
from reportedly.model.span import Span
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow, StanceRow
from reportedly.report.safe import one_line, visible
from reportedly.report.wording import withheld_by

__all__ = ["STIX", "objects"]

_CLASS = {
    MentionKind.PERSON: "individual",
    MentionKind.ORGANISATION: "organization",
    MentionKind.GOVERNMENT: "organization",
}
_OPINION = {
    "denied": "strongly-disagree",
    "retracted": "strongly-disagree",
    "superseded": "disagree",
    "not confirmed": "neutral",
    "unverified by outlet": "neutral",
    "no comment": "neutral",
    "confirmed by": "agree",
}
"""What a holder's reserve is on the scale of the standard (10.9, opinion-enum)."""


def objects(pile: Pile) -> Iterator[Made]:
    """Every object of the bundle, each once, in a stable order; none points outside of it."""
    seen = set[str]()
    for one in _objects(pile):
        if one["id"] not in seen:
            seen.add(one["id"])
            yield one


def _objects(pile: Pile) -> Iterator[Made]:
    material = pile.material
    born = min((since for (since,) in pile.view.columns(Article, ("since",))), default="")
    yield from described()
    changed = dict[str, str]()
    told = pile.view.columns(Referent, ("entity", "since"), articles=pile.articles)
    for id, since in told:
        changed[id] = max(since, changed.get(id, ""))
    for known in material.entities:
        if known.kind in _CLASS:
            yield _identity(material, known, born, changed[known.id])
    files = dict[str, Made]()
    for article in material.articles.values():
        files[article.id] = _file(pile, article)
        yield files[article.id]
        if article.outlet:
            yield _outlet(article.outlet, born)
    claimed = pile.view.entries(Claim, articles=pile.articles)
    since = {entry.record.id: entry.since for entry in claimed}
    held, rows = dict[str, list[str]](), dict[str, list[ClaimRow]]()
    for row in material.rows.values():
        rows.setdefault(row.article, []).append(row)
        held.setdefault(row.article, []).extend(_speakers(material, row))
        for made in _said(material, row, files[row.article]["id"], born, since[row.id]):
            held[row.article].append(made["id"])
            yield made
    yield from derived(pile, born)
    read = pile.view.entries(Article, articles=pile.articles)
    order = {id: n for n, id in enumerate(material.articles)}
    for entry in sorted(read, key=lambda entry: order[entry.record.id]):
        article = material.articles[entry.record.id]
        refs = [files[article.id]["id"], *held.get(article.id, ())]
        yield _report(article, rows.get(article.id, []), refs, born, entry.since)


def _identity(material: Material, known: Entity, born: str, since: str) -> Made:
    roles = [role for role in known.roles if role.span.article in material.articles]
    return sdo(
        "identity",
        known.id,
        born,
        since,
        {"spans": [_span(material, role.span) for role in roles]},
        name=one_line(known.name),
        identity_class=_CLASS[known.kind],
        roles=unique(one_line(role.text) for role in roles),
        description=_also(known),
    )


def _also(known: Entity) -> str:
    others = [one_line(one) for one in known.spellings if one != known.name]
    return f"Also written: {'; '.join(others)}" if others else ""


def _outlet(name: str, born: str) -> Made:
    return sdo(
        "identity",
        f"outlet:{name}",
        born,
        born,
        {},
        name=one_line(name),
        identity_class="organization",
        roles=["news outlet"],
    )


def _file(pile: Pile, article: Article) -> Made:
    name = file_name(article) or article.id
    size: int | None = None
    file = pile.archive.open(article.sha256) if article.sha256 else None
    if file is not None:
        with file:
            size = file.seek(0, 2)
    return file_of(name, article.sha256, size)


def _said(material: Material, row: ClaimRow, file: str, born: str, since: str) -> Iterator[Made]:
    """A claim as a note, and its reserves."""
    article, claim = material.articles[row.article], material.claims[row.id]
    outlet = [id_of("identity", f"outlet:{article.outlet}")] if article.outlet else []
    origin = material.origins.get(row.origin)
    note = sdo(
        "note",
        row.id,
        born,
        since,
        {
            "article": row.article,
            "spans": [_span(material, span) for span in row.spans],
            "source": one_line(row.source),
            "source_kind": row.kind,
            "roles": [one_line(role) for role in row.roles],
            "chain": [one_line(name) for name in row.chain],
            "method": row.method,
            "status": row.weighs,
            "stances": [_stance(stance) for stance in row.stances],
            "said": row.said,
            "reported": claim.reported,
            "origin": row.origin,
            "origin_name": one_line(origin.name) if origin else "",
            "withdrawn": row.withdrawn,
        },
        abstract=one_line(f"{row.source} ({row.reserve or 'asserted'})"),
        content=visible(row.text),
        object_refs=unique((*_speakers(material, row), *outlet, file)),
        lang=article.language,
    )
    yield note
    yield from _reserves(material, row, note["id"], born, since)


def _reserves(
    material: Material, row: ClaimRow, note: str, born: str, since: str
) -> Iterator[Made]:
    """An opinion for each reserve about the whole of a claim, which is this ``note``."""
    for n, stance in enumerate(row.stances):
        if stance.status in _OPINION and not stance.part:
            holder = one_line(stance.holder or row.source)
            words = one_line(stance.cue.text)
            yield sdo(
                "opinion",
                f"{row.id}:{n}",
                born,
                since,
                {
                    "record": row.id,
                    "spans": [_span(material, stance.cue)],
                    "status": stance.status,
                },
                explanation=f"{withheld_by(stance.status)} {holder}: “{words}”",
                authors=[holder] if holder else [],
                opinion=_OPINION[stance.status],
                object_refs=[note],
            )


def _speakers(material: Material, row: ClaimRow) -> list[str]:
    """The identities of who is said to know, as far as they are known by name."""
    known = material.speakers(material.claims[row.id])
    return [id_of("identity", one.id) for one in known if one.kind in _CLASS]


def _stance(stance: StanceRow) -> Made:
    words = one_line(stance.cue.text)
    return {"status": stance.status, "words": words} | (
        {"holder": one_line(stance.holder)} if stance.holder else {}
    )


def _span(material: Material, span: Span) -> Made:
    made = {"article": span.article, "start": span.start, "end": span.end, "text": span.text}
    page = material.articles[span.article].page_at(span.start)
    return made | ({"page": page} if page else {})


def _report(
    article: Article, rows: list[ClaimRow], held: list[str], born: str, since: str
) -> Made:
    """A report needs a moment of publication; where none is known it is a grouping, which does
    not. Of a range the first day is taken, and the extension says the whole range."""
    published = article.published
    outlet = [id_of("identity", f"outlet:{article.outlet}")] if article.outlet else []
    own = {
        "name": one_line(article.title or article.source or article.id),
        "description": _described(article, rows),
        "object_refs": unique((*held, *outlet)),
        "external_references": _references(article),
        "lang": article.language,
    }
    extra = {"article": article.id, "byline": one_line(article.byline)}
    if published is None:
        return sdo("grouping", article.id, born, since, extra, context="unspecified", **own)
    extra |= {"published": published.days, "published_how": str(published.how)}
    day = moment(published.first[:10])
    return sdo("report", article.id, born, since, extra, published=day, **own)


def _described(article: Article, rows: list[ClaimRow]) -> str:
    """Who says what, in lines, for tools that show a report and not its notes."""
    published = article.published
    day = f"{published.days} ({published.how})" if published else "day not known"
    lines = [f"{article.outlet or 'Outlet not known'}, {day}. Who says what; none of it is ours:"]
    for row in rows:
        told = f"{row.source}: “{row.text}” ({row.reserve or 'asserted'}; characters"
        lines.append(f"- {one_line(told)} {row.span.start} to {row.spans[-1].end})")
    return "\n".join(lines)


def _references(article: Article) -> list[Made]:
    reference = {"source_name": "reportedly", "external_id": article.id}
    if not article.url.startswith(("http://", "https://")):
        return [reference]
    page: Made = {"source_name": one_line(article.outlet) or "article", "url": article.url}
    raw = article.raw
    if article.sha256 and raw and raw.form == "html" and not raw.row and not raw.packed:
        page["hashes"] = {"SHA-256": article.sha256}  # the bytes of the page itself are at hand
    return [page, reference]


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    """The bundle goes by what it holds: its id is made of the ids of its objects."""
    total = hashlib.sha256()
    with Draft(out, "objects") as draft:
        before = '{"type": "bundle", "objects": [\n'
        for one in objects(pile):
            total.update(f"{one['id']} {one.get('modified', '')}".encode())
            line = json.dumps(one, ensure_ascii=False)
            draft.write(f"{before}{line}".encode("utf-8", "replace"), 1)
            before = ",\n"
        draft.write(f'\n], "id": "bundle--{uuid5(NAMESPACE_URL, total.hexdigest())}"}}\n'.encode())
    yield draft.written


STIX = Export(
    name="stix",
    says="STIX 2.1 bundle: articles, who speaks, what they said, with which reserve",
    suffix=".stix.json",
    write=_write,
)
