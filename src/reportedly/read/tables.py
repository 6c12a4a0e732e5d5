"""Exports of other tools: one article a row, columns mapped: text=body, published=date."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.encodings import Decoded, NotText, decode
from reportedly.read.html import html_article, page_text
from reportedly.read.plain import unfit

__all__ = [
    "FIELDS",
    "csv_articles",
    "csv_rows",
    "json_articles",
    "json_rows",
    "jsonl_articles",
    "row_text",
]

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "article_text", "fulltext", "full_text",
             "story", "articlebody", "maintext", "plain_text", "raw_text"),
    "html": ("html", "raw_html", "page", "markup", "content_html"),
    "title": ("title", "headline", "heading", "name"),
    "published": ("published", "date", "publish_date", "published_at", "publishedat", "pubdate",
                  "date_publish", "datepublished", "publication_date", "pub_date", "time",
                  "timestamp", "created_at", "date_published", "published_date", "day"),
    "modified": ("modified", "updated", "date_modified", "datemodified", "last_modified",
                 "updated_at", "date_updated", "lastmod"),
    "outlet": ("outlet", "source", "publisher", "publication", "site", "sitename", "site_name",
               "source_name", "newspaper", "media", "domain", "hostname"),
    "url": ("url", "link", "permalink", "href", "address", "canonical", "web_url"),
    "byline": ("byline", "author", "authors", "creator", "writer"),
    "dateline": ("dateline",),
    "language": ("language", "lang", "language_code"),
    "fetched": ("fetched", "crawled", "date_download", "retrieved", "accessed", "fetched_at"),
}  # fmt: skip
"""The columns a field is looked for in, first match first, case and blanks ignored."""

LISTS = ("articles", "items", "documents", "docs", "results", "data", "entries", "records", "hits")
"""Keys under which a JSON document keeps its list of articles."""

Row = Mapping[str, Any]
Read = Article | Failure


def jsonl_articles(
    lines: Iterable[bytes], *, source: str, mapping: Mapping[str, str]
) -> Iterator[Read]:
    """One article a line; ``source`` becomes "file:line", lines counted from 1."""
    for number, line in enumerate(lines, 1):
        place = f"{source}:{number}"
        if not line.strip():
            continue
        try:
            decoded = decode(line.rstrip(b"\r\n"))
            row = json.loads(decoded.text)
        except NotText as error:
            yield Failure(source=place, reason=str(error))
            continue
        except (ValueError, RecursionError) as error:
            yield Failure(source=place, reason=f"no JSON: {_short(error)}")
            continue
        yield _article(row, place, line, mapping, decoded)


def json_articles(decoded: Decoded, *, source: str, mapping: Mapping[str, str]) -> Iterator[Read]:
    """The articles of one JSON document: a list, a list under a usual key, or a single one."""
    try:
        rows = list(json_rows(decoded.text))
    except (ValueError, RecursionError) as error:
        yield Failure(source=source, reason=f"no JSON: {_short(error)}")
        return
    if not rows:
        yield Failure(source=source, reason="JSON without a list of articles")
    for number, row in rows:
        raw = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        place = f"{source}#{number}" if number else source
        yield _article(row, place, raw, mapping, decoded)


def json_rows(text: str) -> Iterator[tuple[int, Any]]:
    """Number (from 1) and value of each row of a JSON document, 0 for the only one. Raises
    ``ValueError`` or ``RecursionError`` where it is none."""
    loaded = json.loads(text)
    if isinstance(loaded, dict):
        listed = next((loaded[key] for key in LISTS if isinstance(loaded.get(key), list)), None)
        if listed is None:
            yield 0, loaded
            return
        loaded = listed
    if isinstance(loaded, list):
        yield from enumerate(loaded, 1)


def csv_articles(decoded: Decoded, *, source: str, mapping: Mapping[str, str]) -> Iterator[Read]:
    """One article a row, the first row names the columns; rows are counted from 1 below it."""
    number = 0
    for number, row in enumerate(csv_rows(decoded.text), 1):
        place = f"{source}#{number}"
        if isinstance(row, csv.Error):
            yield Failure(source=place, reason=f"a broken row: {row}")
            break
        raw = json.dumps({str(k): v for k, v in row.items()}, ensure_ascii=False).encode()
        yield _article(row, place, raw, mapping, decoded)
    if not number:
        yield Failure(source=source, reason="a table without rows")


def csv_rows(text: str) -> Iterator[dict[Any, Any] | csv.Error]:
    """The rows of a table below its head; the error where it breaks off, and nothing after it."""
    csv.field_size_limit(10_000_000)
    separator = max("\t,;|", key=text[:20_000].split("\n", 1)[0].count)
    try:
        yield from csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error as error:
        yield error


def row_text(row: Mapping[Any, Any], mapping: Mapping[str, str]) -> str:
    """The article's text in a row, or in the page that the row holds; "" where there is none."""
    values = _values(row, mapping)
    text, page = values.pop("text", ""), values.pop("html", "")
    return page_text(page, values).text if _is_page(text, page, mapping) else text


def _is_page(text: str, page: str, mapping: Mapping[str, str]) -> bool:
    return bool(page) and (not text or "html" in mapping)


def _article(
    row: Any, source: str, raw: bytes, mapping: Mapping[str, str], decoded: Decoded
) -> Read:
    if not isinstance(row, dict):
        return Failure(source=source, reason="a row that is no record of named fields")
    values = _values(row, mapping)
    text, page = values.pop("text", ""), values.pop("html", "")
    if _is_page(text, page, mapping):
        made = Decoded(text=page, notes=decoded.notes)
        return html_article(made, source=source, raw=raw, given=values)
    if not text:
        wanted = mapping.get("text", "text, body, content …")
        columns = ", ".join(sorted(map(str, row))[:8])
        return Failure(source=source, reason=f"no text under {wanted}; there is {columns}")
    if reason := unfit(text):
        return Failure(source=source, reason=reason)
    reasons = dict.fromkeys(values, "a column of the export")
    return article_of(
        text, source=source, raw=raw, given=values, reasons=reasons, notes=decoded.notes
    )


def _values(row: Row, mapping: Mapping[str, str]) -> dict[str, str]:
    """The fields of an article out of a row, by the mapping first, then by usual names."""
    folded = {str(key).strip().casefold().replace(" ", "_"): key for key in row if key is not None}
    found = dict[str, str]()
    for field, usual in FIELDS.items():
        named = mapping.get(field)
        columns = [named] if named else [folded[name] for name in usual if name in folded]
        for column in columns:
            if value := _plain(row.get(column)):
                found[field] = value
                break
    return found


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    if isinstance(value, list):
        value = ", ".join(part for item in value if (part := _plain(item)))
    if value is None or isinstance(value, bool):
        return ""
    return str(value).encode("utf-8", "replace").decode("utf-8") if str(value).strip() else ""


def _short(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:120]
