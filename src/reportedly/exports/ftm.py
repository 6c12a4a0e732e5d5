"""FollowTheMoney entities: the article, who it names, and a note for each thing "she said".

Schemata and property types are those of followthemoney 3.8 (https://followthemoney.tech); Aleph
and OpenSanctions tools read them. A claim is a `Note` on its article and on who is said to know;
its ``proof`` is the article. Nothing here says that a claim is so.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from mimetypes import guess_type
from pathlib import Path

from reportedly import __version__
from reportedly.exports.base import Draft, Export, Pile, Written
from reportedly.exports.ftm_values import day, entity, language, name, text, texts, url
from reportedly.exports.wacz_records import file_name
from reportedly.model.article import Article
from reportedly.model.digests import digest_of
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Entity, Mention, MentionKind
from reportedly.model.record import content_id
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line

__all__ = ["FTM", "entities"]

_SCHEMA = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organization",
    MentionKind.GOVERNMENT: "PublicBody",
}
"""What an entity is, where that is known; places and other names are told with their article."""

_Line = dict[str, object]


def entities(pile: Pile) -> Iterator[_Line]:
    """Every entity of the pile, in a stable order: articles, who they name, where, what is said,
    who is cited in which article, and which names may be one."""
    material = pile.material
    hashes = dict[str, str]()
    for article in material.articles.values():
        yield _article(pile, article, hashes)
    for known in material.entities:
        if known.kind in _SCHEMA:
            yield _known(material, known)
    yield from _mentions(material)
    for row in material.rows.values():
        yield _note(material, row)
    yield from _cited(material)
    yield from _perhaps(material)


def _article(pile: Pile, article: Article, hashes: dict[str, str]) -> _Line:
    file = file_name(article)
    alone = article.raw is not None and not article.raw.row
    if alone and article.sha256 not in hashes:
        hashes[article.sha256] = _sha1(pile, article.sha256)
    found = pile.material.view.all(Mention, articles=(article.id,))
    named = defaultdict[MentionKind, dict[str, None]](dict)
    for mention in found:
        named[mention.kind][name(mention.name)] = None
    bodies = (*named[MentionKind.ORGANISATION], *named[MentionKind.GOVERNMENT])
    return entity(
        article.id,
        "Article",
        fileName=text(one_line(file or article.id)),
        title=text(one_line(article.title)),
        author=text(one_line(article.byline)),
        publisher=text(one_line(article.outlet)),
        publishedAt=day(article.published_days),
        retrievedAt=day(article.fetched),
        sourceUrl=url(article.url),
        language=language(article.language),
        mimeType=(guess_type(file)[0] or "") if alone else "",
        contentHash=hashes.get(article.sha256, "") if alone else "",
        bodyText=texts(article.text),
        processingAgent=f"reportedly {__version__}",
        peopleMentioned=sorted(named[MentionKind.PERSON]),
        namesMentioned=sorted({*named[MentionKind.PERSON], *bodies}),
        locationMentioned=sorted(named[MentionKind.PLACE]),
    )


def _sha1(pile: Pile, sha256: str) -> str:
    """The checksum that Aleph finds files by; "" where the bytes are not kept."""
    file = pile.archive.open(sha256)
    if file is None:
        return ""
    with file:
        return digest_of(file, "sha1")


def _known(material: Material, known: Entity) -> _Line:
    held = [material.names[id] for id in known.names if id in material.names]
    others = [name(one) for one in known.spellings if name(one) != name(known.name)]
    # A bare family name is many people's: it must not be matched as if it were in full.
    bare = [one for one in others if known.kind is MentionKind.PERSON and " " not in one]
    roles = [
        text(one_line(role.text)) for role in known.roles if role.span.article in material.articles
    ]
    person = known.kind is MentionKind.PERSON
    return entity(
        known.id,
        _SCHEMA[known.kind],
        name=name(known.name),
        alias=[one for one in others if one not in bare],
        weakAlias=bare,
        **{"position" if person else "summary": roles},
        proof=sorted({one.span.article for one in held}),
    )


def _mentions(material: Material) -> Iterator[_Line]:
    for known in material.entities:
        if known.kind not in _SCHEMA:
            continue
        for one in (material.names[id] for id in known.names if id in material.names):
            yield entity(
                one.id,
                "Mention",
                document=one.span.article,
                name=sorted({name(one.name), *map(name, one.spellings)}),
                resolved=known.id,
                detectedSchema=_SCHEMA[known.kind],
            )


def _note(material: Material, row: ClaimRow) -> _Line:
    article = material.articles[row.article]
    origin = material.origins.get(row.origin)
    places = ", ".join(f"{span.start} to {span.end}" for span in row.spans)
    page = article.page_at(row.span.start)
    said = day(row.said)
    reported = article.published_days
    who = one_line(row.source)
    notes = (
        f"characters {places} of the article's text",
        f"page {page}" if page else "",
        f"told by way of: {' ▸ '.join(row.chain)}" if row.chain[1:] else "",
        f"origin: {origin.name} ({origin.id})" if origin else "",
        f"said {said}" if said else "",
        f"reported {reported}" if reported else "",
        f"does not stand any more: {row.withdrawn}" if row.withdrawn else "",
    )
    return entity(
        row.id,
        "Note",
        name=text(f"{who}: “{one_line(row.text)}”", 380),
        description=text(row.text, 65_000),
        summary=text(" · ".join(filter(None, (who, row.method, row.reserve or "asserted")))),
        entity=[row.article, *_speakers(material, row)],
        proof=row.article,
        publisher=text(one_line(article.outlet)),
        sourceUrl=url(article.url),
        keywords=[f"status: {row.weighs}", f"method: {row.method}"],
        notes=[text(one, 65_000) for one in notes],
    )


def _speakers(material: Material, row: ClaimRow) -> list[str]:
    found = material.speakers(material.claims[row.id])
    return [one.id for one in found if one.kind in _SCHEMA]


def _cited(material: Material) -> Iterator[_Line]:
    """That an article cites somebody, once for each pair."""
    pairs = defaultdict[tuple[str, str], list[ClaimRow]](list)
    for row in material.rows.values():
        for speaker in _speakers(material, row):
            pairs[row.article, speaker].append(row)
    for (article, speaker), rows in sorted(pairs.items()):
        of = material.articles[article]
        yield entity(
            content_id("cited", article, speaker),
            "Documentation",
            document=article,
            entity=speaker,
            role="cited as a source",
            summary=f"{len(rows)} statement{'s' if rows[1:] else ''}",
            status=_each(row.weighs for row in rows),
            date=day(of.published_days),
            publisher=text(one_line(of.outlet)),
            sourceUrl=url(of.url),
        )


def _perhaps(material: Material) -> Iterator[_Line]:
    """Two entities that may be one: what nobody has decided."""
    holder = {one: known for known in material.entities for one in known.names}
    seen = set[tuple[str, str]]()
    for judgement in material.view.all(Judgement, by=("same_name",)):
        left, right = holder.get(judgement.left), holder.get(judgement.right)
        if judgement.verdict is not Verdict.UNSURE or not left or not right or left is right:
            continue
        if left.kind not in _SCHEMA or right.kind not in _SCHEMA:
            continue
        if (pair := (left.id, right.id)) not in seen:
            seen.add(pair)
            yield entity(
                judgement.id,
                "Similar",
                candidate=left.id,
                match=right.id,
                confidenceScore=f"{judgement.score:.2f}",
                criteria=text(one_line(judgement.why)),
                matcher=f"reportedly {__version__} same_name",
            )


def _each(words: Iterable[str]) -> list[str]:
    return sorted(set(words))


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    with Draft(out, "entities") as draft:
        for one in entities(pile):
            line = json.dumps(one, ensure_ascii=False, sort_keys=True)
            draft.write(f"{line}\n".encode("utf-8", "replace"), 1)
    yield draft.written


FTM = Export(
    name="ftm",
    says="FollowTheMoney entities (Aleph): articles, who they name, who said what",
    suffix=".ftm.json",
    write=_write,
)
