"""Articles, claims and quotations in schema.org's words: {"@type": "Claim", "appearance": …}."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.exports.base import Export, Pile, Written
from reportedly.exports.graphs import known, write_graph
from reportedly.exports.iris import TERMS, iri, of_bytes, web
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.mention import MentionKind
from reportedly.model.origin import Origin
from reportedly.model.story import ClaimGroup, Story
from reportedly.model.utterance import Utterance

__all__ = ["CONTEXT", "SCHEMA_ORG", "nodes"]

_LINKS = (
    "appearance", "archivedAt", "correction", "firstAppearance", "hasPart", "isBasedOn",
    "isPartOf", "url",
)  # fmt: skip
CONTEXT: Mapping[str, Any] = {
    "@vocab": "http://schema.org/",
    "reportedly": TERMS,
    **{name: {"@type": "@id"} for name in _LINKS},
}
"""Written out, so that nothing need be fetched to read it; it means what schema.org's own does."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BODIES = {HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.OUTLET, HopKind.OFFICE}
_NAMED = {
    MentionKind.PERSON: "Person",
    MentionKind.ORGANISATION: "Organization",
    MentionKind.GOVERNMENT: "GovernmentOrganization",
}


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    yield write_graph(out, CONTEXT, nodes(pile), "articles, claims and quotations")


def nodes(pile: Pile) -> Iterator[dict[str, Any]]:
    """The graph, node by node. No claim is reviewed: there is no ``ClaimReview`` and no word on
    what is true. Who ultimately knows, and how many do, is told in words of our own."""
    view, held = pile.view, pile.articles
    for story in view.all(Story, articles=held):
        yield _story(story)
    fixed = _corrections(pile)
    for article in view.all(Article, articles=held):
        yield _article(article, fixed.get(article.id, []))
    origins = dict[str, str]()
    for origin in view.all(Origin, articles=held):
        origins |= dict.fromkeys(origin.claims, origin.id)
        yield _origin(origin)
    for claim in view.all(Claim, articles=held):
        yield _claim(claim, origins.get(claim.id, ""))
    for group in view.all(ClaimGroup, articles=held):
        yield _group(pile, group)
    for utterance in view.all(Utterance, articles=held):
        yield _utterance(utterance)


def _corrections(pile: Pile) -> dict[str, list[dict[str, Any]]]:
    found = dict[str, list[dict[str, Any]]]()
    for correction in pile.view.all(Correction, articles=pile.articles):
        told = {
            "@id": iri(correction.id),
            "@type": "CorrectionComment",
            "text": correction.notice.text,
            "isPartOf": iri(correction.notice.article),
        }
        for article in correction.of:
            found.setdefault(article, []).append(told)
    return found


def _story(story: Story) -> dict[str, Any]:
    return known(
        **{
            "@id": iri(story.id),
            "@type": "Collection",
            "name": story.title,
            "temporalCoverage": f"{story.first}/{story.last}" if story.first else "",
            "hasPart": [iri(article) for article in story.articles],
        }
    )


def _article(article: Article, corrections: list[dict[str, Any]]) -> dict[str, Any]:
    published = article.published
    changed = next((note.value for note in article.notes if note.field == "modified"), "")
    outlet = {"@type": "Organization", "name": article.outlet}
    raw = {"@id": of_bytes(article.sha256), "@type": "MediaObject"} if article.sha256 else {}
    return known(
        **{
            "@id": iri(article.id),
            "@type": "NewsArticle",
            "headline": article.title,
            "url": web(article.url),
            "publisher": outlet if article.outlet else {},
            "creditText": article.byline,
            "dateline": article.dateline,
            "datePublished": published.day if published else "",
            "reportedly:publishedWithin": published.days
            if published and not published.day
            else "",
            "dateModified": changed,
            "inLanguage": article.language,
            "encoding": raw and {**raw, "sha256": article.sha256},
            "correction": corrections,
            "reportedly:fetched": article.fetched,
        }
    )


def _claim(claim: Claim, origin: str) -> dict[str, Any]:
    """Said in so many words it is a `Quotation` too; the narrator's own has no speaker."""
    said_by = () if claim.method is Method.NARRATOR else (*claim.hops[:1], *claim.beside)
    who = [told for hop in said_by if (told := _who(hop))]
    quoted = claim.method in (Method.DIRECT, Method.MIXED)
    place = iri(claim.span.article)
    return known(
        **{
            "@id": iri(claim.id),
            "@type": ["Claim", "Quotation"] if quoted else "Claim",
            "text": claim.text,
            "appearance": place,
            "isPartOf": place if quoted else "",
            "spokenByCharacter": who if quoted else [],
            "author": who,
            "dateCreated": claim.said if _DAY.fullmatch(claim.said) else "",
            "reportedly:source": [hop.name for hop in said_by],
            "reportedly:said": claim.said,
            "reportedly:status": str(claim.status),
            "reportedly:reserves": [
                known(
                    **{
                        "reportedly:status": str(one.status),
                        "reportedly:holder": one.holder or claim.source,
                        "reportedly:words": one.cue.text,
                    }
                )
                for one in claim.stances
            ],
            "reportedly:via": [hop.name for hop in claim.hops[1:]],
            "reportedly:origin": {"@id": iri(origin)} if origin else {},
            "reportedly:start": claim.span.start,
            "reportedly:end": claim.content[-1].end,
        }
    )


def _who(hop: Hop) -> dict[str, Any]:
    """A person or a body; nothing for who is not known to be either ("a senior official")."""
    sort = _NAMED.get(hop.named, "") if hop.named else ""
    sort = sort or ("Person" if hop.kind is HopKind.PERSON else "")
    sort = sort or ("Organization" if hop.kind in _BODIES else "")
    roles = list(hop.roles)
    if not sort:
        return {}
    told = {"@type": sort, "name": hop.name}
    return told | known(**{"jobTitle" if sort == "Person" else "description": roles})


def _origin(origin: Origin) -> dict[str, Any]:
    """schema.org has no word for who ultimately knows, and the occasion."""
    return known(
        **{
            "@id": iri(origin.id),
            "@type": "reportedly:Origin",
            "name": origin.name or origin.source.name,
            "reportedly:root": str(origin.kind),
            "reportedly:occasion": origin.occasion,
            "reportedly:uncertain": origin.uncertain,
        }
    )


def _group(pile: Pile, group: ClaimGroup) -> dict[str, Any]:
    """What several say: one claim with all its appearances, and how many origins assert it."""
    counted = pile.material.counted(id for id in group.claims if _asserts(pile, id))
    return known(
        **{
            "@id": iri(group.id),
            "@type": "Claim",
            "text": group.text,
            "appearance": [iri(article) for article in group.articles],
            "hasPart": [iri(claim) for claim in group.claims],
            "reportedly:articles": len(group.articles),
            "reportedly:origins": counted.best,
            "reportedly:originsAtLeast": counted.low,
            "reportedly:originsAtMost": counted.high,
        }
    )


def _asserts(pile: Pile, claim: str) -> bool:
    row = pile.material.rows.get(claim)
    return row is not None and row.asserts


def _utterance(utterance: Utterance) -> dict[str, Any]:
    return known(
        **{
            "@id": iri(utterance.id),
            "@type": "Quotation",
            "text": utterance.text,
            "creditText": utterance.speaker,
            "isPartOf": [iri(article) for article in utterance.articles],
            "hasPart": [iri(one.claim) for one in utterance.renderings if one.claim],
        }
    )


SCHEMA_ORG = Export(
    name="schema-org",
    says="schema.org JSON-LD: NewsArticle, Claim, Quotation; never a ClaimReview",
    suffix=".jsonld",
    write=_write,
)
