"""A page of a brief as blocks: paragraphs, items, cells and headings with what they cite."""

from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from reportedly.report.verify_blocks import (
    ENDS,
    Block,
    Document,
    cited,
    first_id,
    link,
    read_scope,
)

__all__ = ["html_document"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_TEXTS = ("p", "li", "dt", "dd", "td", "th", "summary", "blockquote", "figcaption", "text")
_BOXES = (
    "title",
    "body",
    "main",
    "header",
    "footer",
    "section",
    "article",
    "aside",
    "nav",
    "div",
    "svg",
)
_LISTS = ("ul", "ol", "dl", "table", "thead", "tbody", "tr", "details", "pre")
_BLOCKS = _HEADINGS.union(_TEXTS, _BOXES, _LISTS)
_SKIPPED = frozenset(("style", "script", "head", "meta", "template"))


def html_document(text: str) -> Document:
    """The blocks of a page, however its source is indented. What stands in a note
    (``<a class="n" href="#note-3">``) is the id that the endnote ``note-3`` names."""
    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # nothing in it
        return Document(blocks=(), labels={}, scopes=())
    labels = dict[str, str]()
    for element in root.iter("li"):
        name = str(element.get("id") or "")
        if name.startswith("note-"):
            labels[name.removeprefix("note-")] = first_id("".join(element.itertext()))
    metas = root.iterfind(".//meta[@name='reportedly']")
    scopes = (scope for meta in metas for scope in read_scope(str(meta.get("content") or "")))
    found = root.find("body")
    body = found if found is not None else root
    blocks = (*_blocks(body, labels, ""), *_tips(body))
    return Document(blocks=blocks, labels=labels, scopes=tuple(scopes))


def _tips(body: etree._Element) -> Iterator[Block]:
    """What a page shows on hovering, or reads out."""
    for element in body.iter():
        for name in ("title", "aria-label", "alt"):
            if words := str(element.get(name) or "").strip():
                yield Block(line=int(element.sourceline or 0), kind="text", text=words)


def _blocks(element: etree._Element, labels: dict[str, str], under: str) -> Iterator[Block]:
    """The block's own words first, then the blocks inside."""
    name = _name(element)
    if name == "article":
        heading = next((e for e in element.iter("h3", "h4")), None)
        under = " ".join("".join(heading.itertext()).split()) if heading is not None else under
    inner = list[etree._Element]()
    words = "".join(_words(element, labels, inner))
    if words.strip():
        number = str(element.get("id") or "")
        line = int(element.sourceline or 0)
        if name == "li" and number.startswith("note-"):
            yield Block(line=line, kind="note", text=words, under=number.removeprefix("note-"))
        else:
            kind = "heading" if name in _HEADINGS and not under else "text"
            yield Block(line=line, kind=kind, text=cited(words, labels), under=under)
    for block in inner:
        yield from _blocks(block, labels, under)


def _words(
    element: etree._Element, labels: dict[str, str], inner: list[etree._Element]
) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = _name(child)
        if name in _BLOCKS:
            inner.append(child)
        elif name and name not in _SKIPPED:
            yield from _inline(child, name, labels, inner)
        yield child.tail or ""


def _inline(
    child: etree._Element, name: str, labels: dict[str, str], inner: list[etree._Element]
) -> Iterator[str]:
    href = str(child.get("href") or "")
    if name == "a" and href.startswith("#note-"):
        label, shown = href.removeprefix("#note-"), "".join(child.itertext()).strip()
        # What the reader sees is what is cited, also where the link leads elsewhere.
        yield f"[^{shown if shown.isdigit() and shown != label else label}]"
        if shown.isdigit() and shown != label:
            yield f"[^{label}]"
    elif name == "a" and href:
        yield link(href, "").removesuffix(ENDS)
        yield from _words(child, labels, inner)
        yield ENDS
    else:
        yield from _words(child, labels, inner)


def _name(element: etree._Element) -> str:
    """The tag, "" for a comment."""
    return element.tag if isinstance(element.tag, str) else ""
