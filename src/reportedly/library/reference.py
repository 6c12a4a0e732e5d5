"""The reference of the library, out of its own words: "Story.open(path, words)"."""

import inspect
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

from reportedly import library
from reportedly.library.frames import columns_of
from reportedly.library.spacy_docs import GROUPS, annotate
from reportedly.report.rows import ClaimRow, ConflictRow

__all__ = ["python_page"]

_MADE = "<!-- Written by docs/generate.py from the code; do not edit. -->"
_CLASSES = ("Ledger", "Story", "ClaimView", "FigureView", "ArticleView", "Table")


def python_page() -> str:
    """Markdown: functions, classes with their attributes and methods, columns of tables."""
    parts = [
        "# Python",
        _MADE,
        "`reportedly` has `Ledger`, `Story`, `article` and `read_text`, `reportedly.library` the"
        " rest. How to begin: [Use it from Python](../how-to/use-from-python.md).",
        *(_function(name, getattr(library, name)) for name in ("article", "read_text")),
        *(part for name in _CLASSES for part in _class(getattr(library, name))),
        "## Columns",
        "Of `story.claims.to_arrow()` and of `story.conflicts.to_arrow()`; other tables follow the"
        " same rules.",
        _inline(inspect.getdoc(columns_of) or ""),
        f"Claims: {_columns(ClaimRow)}.",
        f"Conflicts: {_columns(ConflictRow)}.",
        "## spaCy",
        f"Groups of spans: {', '.join(f'`{group}`' for group in GROUPS)}.",
        _function("spacy_docs.annotate", annotate),
    ]
    return "\n\n".join(parts) + "\n"


def _columns(row: type[Any]) -> str:
    return ", ".join(f"`{name}`" for name, _, _ in columns_of(row))


def _class(of: type[Any]) -> Iterator[str]:
    yield f"## {of.__name__}"
    yield _inline(inspect.getdoc(of) or "")
    for name, member in vars(of).items():
        if not name.startswith("_") and (doc := _member(of, name, member)):
            yield doc


def _member(of: type[Any], name: str, member: Any) -> str:
    """What can be asked of an object; "" for what needs no words."""
    if isinstance(member, property | cached_property):
        got = member.fget if isinstance(member, property) else member.func
        words = _inline(inspect.getdoc(member) or "")
        told = f"**`.{name}`** → `{_returns(got)}`"
        return f"{told}: {words}" if words else told
    if isinstance(member, classmethod):
        return _function(f"{of.__name__}.{name}", member.__func__)
    return _function(f".{name}", member) if inspect.isfunction(member) else ""


def _returns(function: Callable[..., Any] | None) -> str:
    found = inspect.signature(function).return_annotation if function else ""
    return re.sub(r"(?:\w+\.)+(\w+)", r"\1", inspect.formatannotation(found)).strip("'\"")


def _function(name: str, function: Callable[..., Any]) -> str:
    signature = inspect.signature(function)
    given = [p for p in signature.parameters.values() if p.name not in ("self", "cls")]
    plain = [p.replace(annotation=inspect.Parameter.empty) for p in given]
    head = str(signature.replace(parameters=plain, return_annotation=inspect.Signature.empty))
    words = _inline(inspect.getdoc(function) or "")
    told = f"**`{name}{head}`**"
    return f"{told}: {words}" if words else told


def _inline(doc: str) -> str:
    """A docstring as one paragraph; names in double backticks are code."""
    return " ".join(doc.split()).replace("``", "`")
