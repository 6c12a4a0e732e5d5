"""The paragraphs of a Word document as they stand on paper, a row of a table on one line."""

from collections.abc import Iterator
from typing import Any

from reportedly.read.xml_trees import local_name

__all__ = ["headline", "paragraphs"]

_UNREAD = frozenset({
    "del", "moveFrom", "instrText", "delText", "Fallback", "footnoteReference", "rPr", "pPr",
    "sectPr", "tblPr", "tblGrid",
})  # fmt: skip
"""Elements (WordprocessingML) that print nothing, or again what stands beside them."""

_TITLES = frozenset({"title", "heading1", "headline", "überschrift1", "titel", "titre1", "titre"})
"""Names of styles of a headline, as Word calls them in English, German and French."""

TOP = 12
"""Paragraphs at the beginning among which a headline is looked for."""

DEEPEST = 100
"""Elements within one another beyond which nothing is read."""


def paragraphs(tree: Any) -> list[str]:
    """The paragraphs of a document (its root, of lxml), empty ones left out."""
    return [words for element in _parts(tree, 0) if (words := _told(element))]


def headline(tree: Any) -> str:
    """The paragraph near the top whose style is that of a title; "" where there is none."""
    told = [element for element in _parts(tree, 0) if _told(element)][:TOP]
    for element in told:
        if _style(element).casefold().replace(" ", "") in _TITLES:
            return _told(element)
    return ""


def _parts(element: Any, depth: int) -> Iterator[Any]:
    """Paragraphs and rows of tables in the order of the text."""
    for child in element:
        name = local_name(child)
        if name in ("p", "tr"):
            yield child
        elif name and name not in _UNREAD and depth < DEEPEST:
            yield from _parts(child, depth + 1)


def _told(element: Any) -> str:
    if local_name(element) == "p":
        return " ".join("".join(_words(element, 0)).split())
    cells = (child for child in element if local_name(child) == "tc")
    told = [" ".join(map(_told, _parts(cell, 0))) for cell in cells]
    return " | ".join(told) if any(told) else ""


def _words(element: Any, depth: int) -> Iterator[str]:
    name = local_name(element)
    if name == "t":
        yield element.text or ""
    elif name in ("tab", "br", "cr"):
        yield " "
    elif name == "noBreakHyphen":
        yield "-"
    elif name and name not in _UNREAD and depth < DEEPEST:
        for child in element:
            yield from _words(child, depth + 1)


def _style(element: Any) -> str:
    for child in element:
        if local_name(child) == "pPr":
            for part in child:
                if local_name(part) == "pStyle":
                    return next((str(v) for k, v in part.items() if k.endswith("val")), "")
    return ""
