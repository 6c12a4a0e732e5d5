"""How each thing in the ledger is called and described in PROV: "reportedly:clm-06bad…"."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from reportedly import __version__
from reportedly.exports.graphs import known
from reportedly.exports.iris import of_bytes, web
from reportedly.model.article import Article
from reportedly.model.codec import KINDS
from reportedly.model.record import articles_of, content_id
from reportedly.model.signed import HUMAN
from reportedly.report.evidence import ID, said
from reportedly.report.safe import shortened
from reportedly.store.base import Entry

__all__ = [
    "BYTES",
    "SOFTWARE",
    "Node",
    "bytes_of",
    "entity_of",
    "fetch_of",
    "name_of",
    "origins_of",
    "page_of",
    "people_of",
    "person_of",
    "plan_of",
    "qualified",
    "sources_of",
    "work_of",
]

Node = tuple[str, dict[str, Any]]
"""A name, and what is said of it."""

BYTES = "ni:///sha-256;"
_LABEL = 100
"""Characters of a label."""

SOFTWARE = f"reportedly:software-{__version__}"


def qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def name_of(id: str) -> str:
    return f"reportedly:{id}"


def bytes_of(sha256: str) -> str:
    return f"bytes:{of_bytes(sha256).removeprefix(BYTES)}"


def plan_of(edition: str) -> str:
    return name_of(content_id("edition", edition))


def person_of(who: str) -> str:
    return name_of(content_id("person", who))


def work_of(entry: Entry) -> str:
    return name_of(content_id("work", entry.by, entry.about, entry.since))


def page_of(article: Article) -> str:
    return name_of(content_id("page", article.url, article.fetched))


def fetch_of(article: Article) -> str:
    return name_of(content_id("fetch", article.url, article.fetched))


def entity_of(entry: Entry) -> dict[str, Any]:
    record: Any = entry.record
    told = known(
        **{
            "prov:type": qualified(f"terms:{KINDS[entry.kind].__name__}"),
            "prov:label": shortened(said(record), _LABEL),
        }
    )
    if isinstance(record, Article):
        told |= known(**{"terms:source": record.source, "terms:outlet": record.outlet})
        if url := web(record.url):
            told["terms:url"] = {"$": url, "type": "xsd:anyURI"}
        if record.raw:
            told |= {"terms:form": record.raw.form, "terms:row": record.raw.row}
    return told


def origins_of(article: Article) -> Iterator[Node]:
    """The bytes of an article, and the page that was fetched."""
    if article.sha256:
        told = {"prov:type": qualified("prov:Collection"), "terms:sha256": article.sha256}
        yield bytes_of(article.sha256), told
    if article.fetched and (url := web(article.url)):
        yield (
            page_of(article),
            {
                "prov:type": qualified("terms:Page"),
                "prov:location": {"$": url, "type": "xsd:anyURI"},
            },
        )


def people_of(entry: Entry) -> set[str]:
    """Who, of people, says it, or signed what it says."""
    by = {entry.by, str(getattr(entry.record, "by", ""))}
    return {who for who in by if who.startswith(HUMAN)}


def sources_of(entry: Entry) -> Iterator[str]:
    """What a record is derived from: other records that it names, else the articles it rests on;
    an article from its bytes and from the page."""
    record: Any = entry.record
    if isinstance(record, Article):
        yield from (id for id, _ in origins_of(record))
        return
    named = dict.fromkeys(id for id in _ids(record) if id != record.id)
    yield from map(name_of, named or articles_of(record))


def _ids(record: Any) -> Iterator[str]:
    for field in fields(record):
        value = getattr(record, field.name)
        held = value if isinstance(value, tuple) else (value,)
        if field.name != "articles":
            yield from (one for one in held if isinstance(one, str) and ID.fullmatch(one))
