"""Exports of other tools: one article a row, columns mapped: text=body, published=date."""

import csv
import io
import json
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.encodings import Decoded, NotText, decode
from reportedly.read.html import html_article, page_text
from reportedly.read.plain import TEXT, unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["CSV", "FIELDS", "JSON", "JSONL", "Row", "row_article", "row_text"]

LONGEST_ROW = 16 * 1024 * 1024
"""Bytes of one line of JSON lines beyond which it is refused."""

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


def _json_lines(file: Input) -> Iterator[tuple[int, Read]]:
    """One article a line; its source is "file:line", lines counted from 1."""
    for number, line in enumerate(_lines(file.stream), 1):
        if line.strip():
            yield number, _of_line(line, f"{file.source}:{number}", file.mapping)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """The lines with their ends; a longer one comes in parts."""
    while line := stream.readline(LONGEST_ROW):
        yield line


def _of_line(line: bytes, place: str, mapping: Mapping[str, str]) -> Read:
    try:
        decoded = decode(line.rstrip(b"\r\n"))
        row = json.loads(decoded.text)
    except NotText as error:
        return Failure(source=place, reason=str(error))
    except (ValueError, RecursionError) as error:
        return Failure(source=place, reason=f"no JSON: {_short(error)}")
    return row_article(row, place, line, mapping, decoded)


def _lines_again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    last = max(rows, default=0)
    for number, line in enumerate(_lines(file.stream), 1):
        if number > last:
            return
        if number in rows:
            try:
                row: Any = json.loads(decode(line.rstrip(b"\r\n")).text)
            except (ValueError, RecursionError):
                continue
            if isinstance(row, dict):
                yield number, row_text(row, file.mapping)


def _document(file: Input) -> Iterator[tuple[int, Read]]:
    """The articles of one JSON document: a list, a list under a usual key, or a single one."""
    try:
        rows = list(_json_rows(file.decoded.text))
    except (ValueError, RecursionError) as error:
        yield 0, Failure(source=file.source, reason=f"no JSON: {_short(error)}")
        return
    if not rows:
        yield 0, Failure(source=file.source, reason="JSON without a list of articles")
    for number, row in rows:
        raw = json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
        place = f"{file.source}#{number}" if number else file.source
        yield number, row_article(row, place, raw, file.mapping, file.decoded)


def _document_again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for number, row in _json_rows(file.decoded.text):
        if number in rows and isinstance(row, dict):
            yield number, row_text(row, file.mapping)


def _json_rows(text: str) -> Iterator[tuple[int, Any]]:
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


def _table(file: Input) -> Iterator[tuple[int, Read]]:
    """One article a row, the first row names the columns; rows are counted from 1 below it."""
    number = 0
    for number, row in enumerate(_csv_rows(file.decoded.text), 1):
        place = f"{file.source}#{number}"
        if isinstance(row, csv.Error):
            yield number, Failure(source=place, reason=f"a broken row: {row}")
            break
        raw = json.dumps({str(k): v for k, v in row.items()}, ensure_ascii=False).encode()
        yield number, row_article(row, place, raw, file.mapping, file.decoded)
    if not number:
        yield 0, Failure(source=file.source, reason="a table without rows")


def _table_again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(_csv_rows(file.decoded.text), 1):
        if isinstance(row, csv.Error):
            return
        if number in rows:
            yield number, row_text(row, file.mapping)


def _csv_rows(text: str) -> Iterator[dict[Any, Any] | csv.Error]:
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


def row_article(
    row: Any, source: str, raw: bytes, mapping: Mapping[str, str], decoded: Decoded
) -> Read:
    """The article of one row of an export: its text, or the page that it holds."""
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


def _unnamed(head: Head) -> bool:
    """Whether nothing but the beginning says what it is."""
    named = (TEXT, CSV, JSON, JSONL)
    return not any(head.suffix in reader.suffixes for reader in named)


def _knows_lines(head: Head) -> bool:
    first = head.text.split("\n", 1)[0].rstrip()
    return _unnamed(head) and first.startswith("{") and first.endswith("}") and "\n{" in head.text


def _knows_document(head: Head) -> bool:
    return _unnamed(head) and head.text.startswith(("{", "[{", "[\n", "[ "))


CSV = Reader(form="csv", suffixes=(".csv", ".tsv", ".tab"), read=_table, again=_table_again)
JSON = Reader(
    form="json",
    suffixes=(".json",),
    knows=_knows_document,
    read=_document,
    again=_document_again,
)
JSONL = Reader(
    form="jsonl",
    suffixes=(".jsonl", ".ndjson"),
    knows=_knows_lines,
    read=_json_lines,
    again=_lines_again,
    streams=True,
)
