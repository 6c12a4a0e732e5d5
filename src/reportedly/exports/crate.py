"""What a room holds, in the words of research data: RO-Crate 1.1, "ro-crate-metadata.json".

After https://www.researchobject.org/ro-crate/1.1/: a root data set with all its files, the
articles that they came from, and the action that made them. The context is named, never fetched.
"""

import json
from collections.abc import Iterable
from mimetypes import guess_type
from typing import Any

from reportedly import __version__
from reportedly.exports.enclosed import Enclosed
from reportedly.model.article import Article
from reportedly.report.safe import one_line

__all__ = ["crate"]

_TYPES = {
    ".db": "application/vnd.sqlite3",
    ".gz": "application/gzip",
    ".idx": "text/plain",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".sha256": "text/plain",
}

_RIGHTS = (
    "The texts of the articles and the pages they were read from belong to their publishers and "
    "are here as evidence. The records made of them by reportedly may be used freely (Apache-2.0)."
)


def crate(
    files: Iterable[Enclosed], articles: Iterable[Article], title: str, moment: str
) -> bytes:
    """The metadata file of a crate with these files; ``moment`` is when its ledger was last
    written (UTC)."""
    held, told = list(files), list(articles)
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": title,
        "description": (
            "Who said what in these articles, on whose word, with the bytes that they were read "
            "from. Nothing in it is called true."
        ),
        "datePublished": moment,
        "license": {"@id": "#rights"},
        "hasPart": [{"@id": file.path} for file in held],
        "mentions": [{"@id": f"#{article.id}"} for article in told],
    }
    descriptor = {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
        "about": {"@id": "./"},
    }
    rights = {"@id": "#rights", "@type": "CreativeWork", "name": "Rights", "description": _RIGHTS}
    software = {
        "@id": "#reportedly",
        "@type": "SoftwareApplication",
        "name": "reportedly",
        "version": __version__,
    }
    made = {
        "@id": "#made",
        "@type": "CreateAction",
        "name": "The articles were read, and this room was made of the ledger",
        "endTime": moment,
        "instrument": {"@id": "#reportedly"},
        "object": [{"@id": f"#{article.id}"} for article in told],
        "result": {"@id": "./"},
    }
    graph = [descriptor, root, rights, software, made, *map(_file, held), *map(_article, told)]
    document = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _file(file: Enclosed) -> dict[str, Any]:
    suffix = file.path[file.path.rfind(".") :]
    return {
        "@id": file.path,
        "@type": "File",
        "name": file.what or file.path,
        "contentSize": str(file.bytes),
        "encodingFormat": _TYPES.get(suffix) or guess_type(file.path)[0] or "text/plain",
        "identifier": f"sha256:{file.sha256}",
    }


def _article(article: Article) -> dict[str, Any]:
    told: dict[str, Any] = {
        "@id": f"#{article.id}",
        "@type": "NewsArticle",
        "name": one_line(article.title or article.source or article.id),
        "publisher": one_line(article.outlet),
        "author": one_line(article.byline),
        "datePublished": article.published_days,
        "inLanguage": article.language,
        "url": article.url if article.url.startswith(("http://", "https://")) else "",
        "identifier": f"sha256:{article.sha256}" if article.sha256 else "",
    }
    return {key: value for key, value in told.items() if value}
