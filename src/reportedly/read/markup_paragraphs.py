"""The paragraphs of marked-up text as one reads them: "<p>Ten <b>died</b>.</p>" is "Ten died."."""

import re
from collections.abc import Iterator
from typing import Any

from reportedly.read.xml_trees import local_name

__all__ = ["paragraphs_of", "parsed_html"]

DEEPEST = 200
"""Elements within one another beyond which the rest is taken as plain text."""

_PARTS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
    "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
    # of NITF
    "abstract", "block", "body.content", "body.end", "body.head", "bq", "byline", "dateline", "fn",
    "hedline", "hl1", "hl2", "media", "media-caption", "note", "nitf-table", "tagline",
})  # fmt: skip
_UNREAD = frozenset({
    "head", "iframe", "link", "math", "meta", "noscript", "object", "script", "style", "svg",
    "template", "title", "video", "audio", "media-reference", "media-metadata", "media-object",
    "del",
})  # fmt: skip
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0"
    r"(?![\d.]*[1-9])|font-size\s*:\s*[01](?:px|pt|em)?\s*(?:;|$)",
    re.I,
)
_BLANK = re.compile(r"[\s\u00a0\u200b-\u200d\u2060\ufeff\u034f\u00ad]+")


def parsed_html(markup: str) -> Any:
    """The body of a page (an element of lxml), None where there is none."""
    import lxml.html

    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=_parser())
    except (ValueError, AssertionError, lxml.etree.ParserError):
        return None
    return tree if tree.body is None else tree.body


def _parser() -> Any:
    import lxml.html

    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)


def paragraphs_of(element: Any) -> list[str]:
    """The words of an element (of lxml), one string a paragraph, item or cell. What mails hide
    from their readers (a "preheader", a tracking picture) is left out."""
    found, words = list[str](), list[str]()
    for piece in _pieces(element, 0):
        if piece is None:
            _end(words, found)
        else:
            words.append(piece)
    _end(words, found)
    return found


def _end(words: list[str], found: list[str]) -> None:
    if told := _BLANK.sub(" ", "".join(words)).strip():
        found.append(told)
    words.clear()


def _pieces(element: Any, depth: int) -> Iterator[str | None]:
    """Words in their order; None where a paragraph begins or ends."""
    if depth > DEEPEST:
        yield "".join(element.itertext())
        return
    name = local_name(element).casefold()
    if not name or name in _UNREAD or _HIDDEN.search(element.get("style") or ""):
        return
    ends = name in _PARTS
    if ends:
        yield None
    if element.text:
        yield element.text
    for child in element:
        yield from _pieces(child, depth + 1)
        if child.tail:
            yield child.tail
    if ends:
        yield None
