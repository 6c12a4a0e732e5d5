"""One item of an agency's file, its text and what it says of itself: "stat:canceled"."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportedly.model.record import record
from reportedly.read.markup_paragraphs import paragraphs_of
from reportedly.read.newsroom_fields import code_of_language
from reportedly.read.xml_trees import local_name

__all__ = ["Item", "items_of"]


@record
class Item:
    """``given`` holds what is said of an article by the fields of `Article`, ``reason`` why there
    is none, ``left_out`` where there never was one; ``form`` is the standard it follows."""

    form: str
    text: str = ""
    given: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    left_out: bool = False


def items_of(root: Any) -> Iterator[Item]:
    """The items of a document (its root, of lxml), in their order.

    Elements are those of NewsML-G2 2.x, NewsML 1.2 and NITF 3.x (IPTC); namespaces are not looked
    at, for agencies leave them out.
    """
    found = [element for element in root.iter() if local_name(element) in ("newsItem", "NewsItem")]
    for element in found:
        yield _item(element) if local_name(element) == "newsItem" else _older(element)
    if not found:
        yield from (_nitf(element) for element in root.iter() if local_name(element) == "nitf")


def _item(element: Any) -> Item:
    """An item of NewsML-G2."""
    meta, content = _one(element, "itemMeta"), _one(element, "contentMeta")
    status = _said(_one(meta, "pubStatus"))
    kind = _said(_one(meta, "itemClass")).rpartition(":")[2]
    inner, body = _within(element)
    body = body or _inline(element)
    first, last = _words(_one(meta, "firstCreated")), _words(_one(meta, "versionCreated"))
    made = _words(_one(content, "contentCreated")) or first or last
    given = inner | _filled(
        title=_words(_one(content, "headline")),
        byline=_author(_words(_one(content, "by")) or _words(_one(content, "byline"))),
        dateline=_words(_one(content, "dateline")),
        outlet=_provider(meta, content),
        published=made,
        modified=last if last[:10] != made[:10] else "",
        language=code_of_language(_tag(content) or element.get(_LANG, "")),
    )
    notes = _filled_pairs(
        (element.get("guid", ""), f"guid of the item, version {element.get('version', '1')}"),
        (status if not status.endswith("usable") else "", "status that the agency gave the item"),
        (_words(_one(meta, "embargoed")), "embargoed until then"),
    )
    if not body:
        told = f" ({status})" if status and not status.endswith("usable") else ""
        other = kind not in ("", "text")
        what = f"a {kind}" if other else "no text in it"
        return Item(form="NewsML-G2", reason=f"{what}{told}, not an article", left_out=other)
    return _made("NewsML-G2", given, body, notes)


def _older(element: Any) -> Item:
    """An item of NewsML 1.x."""
    lines = next((found for found in element.iter() if local_name(found) == "NewsLines"), None)
    inner, body = _within(element)
    told = next((found for found in element.iter() if local_name(found) == "DataContent"), None)
    if not body and told is not None:
        body = _told(told)
    party = next((found for found in element.iter() if local_name(found) == "Provider"), None)
    name = next((p.get("FormalName", "") for p in _under(party) if local_name(p) == "Party"), "")
    given = inner | _filled(
        title=_words(_one(lines, "HeadLine")),
        byline=_author(_words(_one(lines, "ByLine"))),
        dateline=_words(_one(lines, "DateLine")),
        outlet=name,
        published=next((_words(e) for e in element.iter() if local_name(e) == "FirstCreated"), ""),
    )
    if not body:
        return Item(form="NewsML", reason="no text in it, not an article")
    return _made("NewsML", given, body, ())


def _within(element: Any) -> tuple[dict[str, str], list[str]]:
    """What the NITF in an item says, and its paragraphs; nothing where there is none."""
    found = next((inner for inner in element.iter() if local_name(inner) == "nitf"), None)
    return _parts(found) if found is not None else ({}, [])


def _nitf(element: Any) -> Item:
    """A document of NITF."""
    given, body = _parts(element)
    if not body:
        return Item(form="NITF", reason="no text in it, not an article")
    data = _one(_one(element, "head"), "docdata")
    notes = _filled_pairs(
        (_attribute(_one(data, "doc-id"), "id-string"), "id-string of the document"),
        (_attribute(_one(data, "du-key"), "key"), "du-key of the document"),
    )
    return _made("NITF", given, body, notes)


def _parts(element: Any) -> tuple[dict[str, str], list[str]]:
    """What a document of NITF says of itself, and its paragraphs."""
    head = _one(_one(element, "body"), "body.head")
    hedline = _one(head, "hedline")
    data = _one(_one(element, "head"), "docdata")
    issued = _one(data, "date.issue")
    paper = _one(_one(element, "head"), "pubdata")
    given = _filled(
        title=_words(_one(hedline, "hl1")) or _words(_one(_one(element, "head"), "title")),
        byline=_author(_words(_one(head, "byline"))),
        dateline=_words(_one(head, "dateline")),
        outlet=_words(_one(head, "distributor")) or _attribute(paper, "name"),
        published=_attribute(issued, "norm") or _attribute(paper, "date.publication"),
        language=code_of_language(element.get(_LANG, "")),
    )
    body = [
        *(words for hl2 in _all(hedline, "hl2") if (words := _words(hl2))),
        *_paragraphs(_one(head, "abstract")),
        *_paragraphs(_one(_one(element, "body"), "body.content")),
        *_paragraphs(_one(_one(element, "body"), "body.end")),
    ]
    return given, body


def _made(
    form: str, given: dict[str, str], body: Sequence[str], notes: tuple[tuple[str, str], ...]
) -> Item:
    title = given.get("title", "")
    text = "\n\n".join((title, *body))
    return Item(form=form, text=text.strip("\n"), given=tuple(given.items()), notes=notes)


_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def _paragraphs(element: Any) -> list[str]:
    return paragraphs_of(element) if element is not None else []


def _inline(element: Any) -> list[str]:
    """The words that lie in an item itself: marked up, or plain."""
    for held in _one_set(element):
        if local_name(held) == "inlineXML":
            return [words for child in held for words in paragraphs_of(_body(child))]
        if local_name(held) == "inlineData" and "text" in held.get("contenttype", "text/plain"):
            return _told(held)
    return []


def _one_set(element: Any) -> list[Any]:
    found = _one(element, "contentSet")
    return list(found) if found is not None else []


def _told(element: Any) -> list[str]:
    """Paragraphs of marked-up or of plain words."""
    if len(element):
        return [words for child in element for words in paragraphs_of(_body(child))]
    lines = "".join(element.itertext()).replace("\r\n", "\n").split("\n")
    return [" ".join(line.split()) for line in lines if line.strip()]


def _body(element: Any) -> Any:
    """The body of a page; any other element is itself."""
    return next((child for child in element if local_name(child) == "body"), element)


def _provider(meta: Any, content: Any) -> str:
    """Who sent it: a name, else the last part of a code ("nprov:AFP")."""
    provider = _one(meta, "provider")
    name = _words(_one(provider, "name"))
    return name or _words(_one(content, "creditline")) or _said(provider).rpartition(":")[2]


def _tag(content: Any) -> str:
    return _attribute(_one(content, "language"), "tag")


def _said(element: Any) -> str:
    return _attribute(element, "qcode") or _attribute(element, "literal")


def _attribute(element: Any, name: str) -> str:
    return str(element.get(name, "") or "").strip() if element is not None else ""


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _author(byline: str) -> str:
    return byline[3:].strip() if byline.casefold().startswith("by ") else byline


def _one(element: Any, name: str) -> Any:
    return next(iter(_all(element, name)), None)


def _all(element: Any, name: str) -> list[Any]:
    return [child for child in element if local_name(child) == name] if element is not None else []


def _under(element: Any) -> Iterator[Any]:
    return element.iter() if element is not None else iter(())


def _filled(**values: str) -> dict[str, str]:
    return {field: value for field, value in values.items() if value}


def _filled_pairs(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((value, why) for value, why in pairs if value)
