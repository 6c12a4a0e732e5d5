"""Every ``cases/<stage>.txt`` is a golden test of the extractor of that name."""

import ast
import re
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from reportedly.engine.base import read_one
from reportedly.model.article import Article, Known, Published
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, in_order

CASES = Path(__file__).parent / "cases"
MARK = re.compile(r"\{\{(?P<text>.*?)(?: \| (?P<fields>.*?))?\}\}", re.S)
FIELD = re.compile(r"([\w.]+)=(\"[^\"]*\"|\([^)]*\)|\S+)")
PUBLISHED = re.compile(r"\A\(published (\S+?)(?:/(\S+))?\)\n")


def load() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.txt")):
        body = re.sub(r"^#.*\n", "", path.read_text("utf-8"), flags=re.M)
        for case in re.split(r"^== ", body, flags=re.M)[1:]:
            title, _, text = case.partition("\n")
            found.append(pytest.param(path.stem, text.strip(), id=f"{path.stem}: {title}"))
    return found


def unmark(marked: str) -> tuple[str, list[tuple[str, dict[str, Any]]]]:
    """Split marked text into plain text and what is expected in it, in order."""
    expected = [
        (m["text"], {k: ast.literal_eval(v) for k, v in FIELD.findall(m["fields"] or "")})
        for m in MARK.finditer(marked)
    ]
    return MARK.sub(lambda m: m["text"], marked), expected


def shown(record: Any, field: str) -> Any:
    """A field of a record as a case writes it; a dotted path stops at the first None."""
    head, _, rest = field.partition(".")
    value = getattr(record, head)
    if rest and value is not None:
        value = shown(value, rest) if not isinstance(value, tuple) else attrgetter(rest)(value[0])
    return value


@pytest.mark.parametrize(("stage", "marked"), load())
def test_case(stage: str, marked: str) -> None:
    """A first line "(published 2024-11-05)" (or a range) gives the article its day."""
    dated = PUBLISHED.match(marked)
    text, expected = unmark(PUBLISHED.sub("", marked))
    first, last = (dated[1], dated[2] or dated[1]) if dated else ("", "")
    published = Published(first=first, last=last, how=Known.METADATA) if dated else None
    article = Article.of(text, published=published)
    extractors = in_order(stage for stage in STAGES if isinstance(stage, Extract))
    [wanted] = [extract for extract in extractors if extract.name == stage]
    before = extractors[: extractors.index(wanted) + 1]
    found = dict(read_one(before, article).made)[stage]
    seen = [
        (r.span.text, {field: shown(r, field) for field in fields})
        for r, (_, fields) in zip(found, expected, strict=False)
    ]
    assert seen == expected
    assert len(found) == len(expected), [r.span.text for r in found]
