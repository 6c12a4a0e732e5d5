"""A row's data without what its own columns say: '{"span":{"here":1},"name":"Ida Berg"}'.

``{"here":1}`` stands for the span in the row's columns ``at_article`` … ``at_text``, and a span
that names no article lies in that one. What the log has hashed is the whole: `whole` makes it
again, character by character.
"""

import json
import re
from typing import Any

__all__ = ["packed", "whole"]

_ARTICLE = re.compile(r"[\w.-]+")
_PLAIN = re.compile(r"[^\x00-\x09\x0b-\x1f]*")
"""Words that SQLite's json_quote writes as the codec does."""
_HERE = '{"here":1}'
_QUOTED = json.JSONEncoder(ensure_ascii=False).encode


def packed(record: Any, data: str) -> str:
    """What is kept of a record's data, which is a string that `whole` turns back into it."""
    span = getattr(record, "span", None)
    if span is None or not _ARTICLE.fullmatch(span.article):
        return data
    start = f'{{"article":"{span.article}","start":'
    if _PLAIN.fullmatch(span.text):
        words = _QUOTED(span.text)
        told = f'{start}{span.start},"end":{span.end},"text":{words}}}'
        data = data.replace(told, _HERE)
    return data.replace(start, '{"start":')


def whole(kind: type[Any] | None) -> str:
    """The expression of SQL that gives the whole data of a row of this kind."""
    if not hasattr(kind, "span"):
        return "data"
    here = (
        """'{"start":' || at_start || ',"end":' || at_end || ',"text":' || json_quote(at_text)"""
        " || '}'"
    )
    article = """'{"article":"' || at_article || '","start":'"""
    # A quotation mark inside a string is escaped: nothing that is written there looks like these.
    return (
        f"case when at_article is null then data else replace(replace(data, '{_HERE}', {here}),"
        f""" '{{"start":', {article}) end"""
    )
