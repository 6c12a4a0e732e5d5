"""What news services answer in JSON: of Event Registry whole articles, of NewsAPI beginnings."""

import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from reportedly.model.article import Known, Note
from reportedly.model.failure import Failure
from reportedly.read.articles import article_of
from reportedly.read.newsroom_fields import code_of_language
from reportedly.read.plain import unfit
from reportedly.read.readers import Head, Input, Read, Reader

__all__ = ["SERVICES"]

ENDING = 80
"""Characters at the end of a text in which it says that it was cut off."""

_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
"""How NewsAPI ends what it cut off after 200 characters."""


def _knows(head: Head) -> bool:
    if not head.text.startswith(("{", "[")):
        return False
    keys = set(re.findall(r'"(\w{2,30})"\s*:', head.text))
    registry = {"uri", "lang", "url"} <= keys and bool(keys & {"dateTime", "dateTimePub"})
    return registry or {"articles", "publishedAt", "urlToImage"} <= keys


def _rows(text: str) -> list[Any]:
    """The articles of an answer. Raises ``ValueError`` where it is no JSON."""
    try:
        held = json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    for key in ("articles", "results"):
        if isinstance(held, dict):
            held = held.get(key, held)
    return held if isinstance(held, list) else [held]


def _read(file: Input) -> Iterator[tuple[int, Read]]:
    try:
        rows = _rows(file.decoded.text)
    except ValueError as error:
        yield 0, Failure(source=file.source, reason=f"no JSON: {str(error)[:120]}")
        return
    cut = 0
    for row, told in enumerate(rows, 1):
        place = f"{file.source}#{row}"
        if not isinstance(told, dict):
            yield row, Failure(source=place, reason="a row that is no record of named fields")
        elif _CUT.search(_words(told, "content")[-ENDING:]):
            cut += 1
        else:
            yield row, _article(told, place)
    if cut:
        count = "1 article" if cut == 1 else f"{cut:,} articles"
        name = file.source.rpartition("/")[2]
        reason = f"NewsAPI gives only the beginning of {count}: fetch with reportedly watch {name}"
        yield 0, Failure(source=file.source, reason=reason)


def _article(told: dict[str, Any], source: str) -> Read:
    text = _text(told)
    if not text:
        return Failure(source=source, reason="no text in it: only its address")
    if reason := unfit(text):
        return Failure(source=source, reason=reason)
    given = {
        "title": _words(told, "title"),
        "url": _words(told, "url"),
        "published": _first(told, "dateTimePub", "dateTime", "date", "publishedAt"),
        "outlet": _outlet(told.get("source")),
        "byline": _authors(told),
        "language": code_of_language(_words(told, "lang")),
    }
    given = {field: value for field, value in given.items() if value}
    why = "what the news service says of it"
    notes = (
        (Note(field="source", value="duplicate", how=Known.METADATA,
              why="Event Registry takes it for the duplicate of another article"),)
        if told.get("isDuplicate") is True
        else ()
    )  # fmt: skip
    raw = json.dumps(told, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")
    reasons = dict.fromkeys(given, why)
    return article_of(text, source=source, raw=raw, given=given, reasons=reasons, notes=notes)


def _text(told: dict[str, Any]) -> str:
    """Headline, empty line, story; "" where there is no story."""
    body = _first(told, "body", "content")
    title = " ".join(_words(told, "title").split())
    if not body.strip() or not title or body.startswith(title):
        return body
    return f"{title}\n\n{body}"


def _words(told: dict[str, Any], key: str) -> str:
    value = told.get(key)
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else ""


def _first(told: dict[str, Any], *keys: str) -> str:
    return next((value for key in keys if (value := _words(told, key)).strip()), "")


def _outlet(source: Any) -> str:
    if isinstance(source, dict):
        return _first(source, "title", "name", "uri", "id")
    return source if isinstance(source, str) else ""


def _authors(told: dict[str, Any]) -> str:
    held = told.get("authors")
    people = [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    names = [name for one in people if (name := _words(one, "name"))]
    return ", ".join(names) or _words(told, "author")


def _again(file: Input, rows: Collection[int]) -> Iterator[tuple[int, str]]:
    for row, told in enumerate(_rows(file.decoded.text), 1):
        if row in rows and isinstance(told, dict):
            yield row, _text(told)


SERVICES = Reader(form="service", read=_read, again=_again, knows=_knows)
