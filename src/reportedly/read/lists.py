"""Lists of addresses, which hold no articles: of Media Cloud, of GDELT, or one a line."""

import csv
import gzip
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.model.failure import Failure
from reportedly.read.encodings import decode
from reportedly.read.newsroom_fields import code_of_language
from reportedly.read.readers import LARGEST, Head, Input, Read, Reader
from reportedly.read.tables import CSV, FIELDS

__all__ = ["ADDRESSES", "addresses", "addresses_in"]

LONGEST = 400
"""Characters of the longest cell of a list; a longer one is the text of an article."""

GDELT = {58: 57, 61: 60, 16: 5, 27: 4}
"""Columns of the tables of GDELT, which have no head (events 1.0 and 2.0, mentions, knowledge
graph 2.1, by their codebooks), and which of them, from 0, has the address."""

_LISTS = ("articles", "results", "stories", "items", "data")
_GIVEN: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "published": ("publish_date", "publishedat", "published", "published_at", "datetimepub"),
    "outlet": ("media_name", "source", "outlet", "publication", "publisher"),
    "language": ("language", "lang"),
}
"""What a list may say of an article, and under which names; days on which a service saw it
("seendate") are none of its publication."""

_ADDRESS = re.compile(r"https?://[^\s<>\"|]+", re.I)
_ALONE = re.compile(r"^<?(https?://[^\s<>\"]+)>?$", re.I)
_URLS = frozenset(FIELDS["url"]) | {"urls", "story_url", "documentidentifier", "sourceurl"}
_TEXTS = frozenset((*FIELDS["text"], *FIELDS["html"])) - {"page"}


def addresses(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The addresses of a list, each once, in its order, with what the list says of the article
    (title, published, outlet, language); no more than `LARGEST` bytes are looked at. Raises
    ``OSError``, ``NotText`` or ``ValueError``."""
    with path.open("rb") as file:
        raw = file.read(LARGEST)
    if raw.startswith(b"\x1f\x8b"):
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as opened:
            raw = opened.read(LARGEST)
    yield from addresses_in(decode(raw).text)


def addresses_in(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The same of the text of a list. Raises ``ValueError`` for JSON that is broken."""
    seen = set[str]()
    for url, given in _found(text.lstrip("\ufeff \t\r\n")):
        if url not in seen:
            seen.add(url)
            yield url, given


def _found(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    if text.startswith(("{", "[")):
        yield from _of_json(text)
        return
    first = text.split("\n", 1)[0].rstrip("\r")
    cells = first.split("\t")
    if (place := GDELT.get(len(cells))) is not None and _ALONE.match(cells[place]):
        for line in text.split("\n"):
            row = line.rstrip("\r").split("\t")
            if len(row) > place and _ALONE.match(row[place]):
                yield row[place], {}
    elif _column(first) is not None:
        yield from _of_table(text)
    else:
        for line in text.split("\n"):
            if not line.startswith("#") and (found := _ADDRESS.search(line)):
                yield found.group(), {}


def _of_json(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    try:
        rows = _rows(json.loads(text))
    except json.JSONDecodeError:
        rows = [json.loads(line) for line in text.split("\n") if line.strip()]
    except RecursionError as error:
        raise ValueError("JSON that is nested too deep") from error
    for row in rows:
        if isinstance(row, str) and _ALONE.match(row.strip()):
            yield row.strip(), {}
        elif isinstance(row, dict):
            yield from _of_row(row)


def _rows(held: Any) -> list[Any]:
    """The list in a document, where a service keeps it: {"articles": {"results": […]}}."""
    for _ in range(3):
        if isinstance(held, dict):
            held = next((held[key] for key in _LISTS if key in held), [held])
    return held if isinstance(held, list) else []


def _of_table(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    csv.field_size_limit(10_000_000)
    separator = _separator(text.split("\n", 1)[0])
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=separator):
            yield from _of_row(row)
    except csv.Error as error:
        raise ValueError(f"a broken row: {error}") from error


def _of_row(row: Mapping[Any, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    named = {_name(str(key)): value for key, value in row.items() if key is not None}
    url = next((named[key] for key in named if key in _URLS and named[key]), None)
    if not isinstance(url, str) or not _ALONE.match(url.strip()):
        return
    given = dict[str, str]()
    for field, names in _GIVEN.items():
        value = next((told for name in names if (told := _plain(named.get(name)))), "")
        if value:
            given[field] = code_of_language(value) if field == "language" else value
    yield url.strip(), {field: value for field, value in given.items() if value}


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or ""
    return " ".join(value.split())[:LONGEST] if isinstance(value, str) else ""


def _name(column: str) -> str:
    return column.strip().casefold().replace(" ", "_")


def _separator(first: str) -> str:
    return max("\t,;|", key=first.count)


def _column(first: str) -> int | None:
    """Which column of a table has addresses, None where none does or where one has texts."""
    names = [_name(cell.strip('"')) for cell in first.split(_separator(first))]
    if not _TEXTS.isdisjoint(names) or len(names) > 100:
        return None
    return next((number for number, name in enumerate(names) if name in _URLS), None)


def _knows(head: Head) -> bool:
    """A list begins with addresses, or names a column of them and none of texts."""
    lines = [line.rstrip("\r") for line in head.text.split("\n")]
    lines = lines[:-1] if len(head.raw) >= 8192 and len(lines) > 1 else lines
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    if not rows:
        return False
    if head.text.startswith(("{", "[")):
        return _is_json_list(head.text)
    if all(_ALONE.match(row.strip()) for row in rows):
        return True
    cells = rows[0].split("\t")
    if (place := GDELT.get(len(cells))) is not None:
        return _ALONE.match(cells[place]) is not None
    if _column(rows[0]) is None or len(rows) < 2 or len(rows[0]) > 4 * LONGEST:
        return False
    cells = next(csv.reader([rows[1]], delimiter=_separator(rows[0])), [])
    held = any(_ALONE.match(cell.strip()) for cell in cells)
    return held and all(len(cell) <= LONGEST for cell in cells)


def _is_json_list(text: str) -> bool:
    if re.match(r'\[\s*"https?://', text):
        return True
    keys = {key.casefold() for key in re.findall(r'"(\w{1,30})"\s*:', text)}
    return bool(keys & {"seendate", "media_url", "stories_id"}) and "url" in keys - _TEXTS


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    if {"text", "html"} & file.mapping.keys():  # whoever names a column knows better
        yield from CSV.read(file)
        return
    try:
        count = sum(1 for _ in addresses_in(file.decoded.text))
    except ValueError as error:
        yield (
            0,
            Failure(source=file.source, reason=f"a list of addresses that breaks off: {error}"),
        )
        return
    told = "1 address, not an article" if count == 1 else f"{count:,} addresses, not articles"
    what, name = "it" if count == 1 else "them", Path(file.source).name
    reason = f"{told}: fetch {what} with reportedly watch {name}"
    yield 0, Failure(source=file.source, reason=reason)


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    if {"text", "html"} & file.mapping.keys():
        yield from CSV.again(file, rows)


ADDRESSES = Reader(form="addresses", suffixes=(".urls",), read=_read, again=_again, knows=_knows)
