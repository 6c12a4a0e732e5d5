"""What a page tells search engines of its story: {"@type": "NewsArticle", "headline": …}."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

__all__ = ["Node", "name_of", "nodes", "stories", "word_of"]

Node = Mapping[str, Any]
"""One thing of schema.org, as JSON-LD writes it."""

LONGEST, MOST, DEEPEST = 2_000_000, 60, 40
"""Characters of a script, scripts of a page and levels of a script that are read."""

_KINDS = (
    ("newsarticle", "reportage", "liveblogposting", "opinionnewsarticle", "analysisnewsarticle"),
    ("article", "posting", "report", "review", "recipe", "howto", "podcastepisode"),
    ("webpage", "itempage", "collectionpage", "faqpage", "aboutpage"),
)
"""Kinds of node that tell of the story itself, the surest first; matched at the end of a name."""

_INTO = ("@graph", "mainEntity", "mainEntityOfPage", "about", "subjectOf", "hasPart")
"""Where the node of a story lies in others; ``itemListElement`` holds other stories."""

_CONTROLS = re.compile(r"[\x00-\x1f]+")
_BEFORE = ("<!--", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "<![CDATA[")
_BEHIND = ("-->", "//]]>", "// ]]>", "/*]]>*/", "]]>")
"""What old pages wrap scripts in, so that older browsers do not show them."""

_COMMA = re.compile(r",\s*(?=[}\]])")
_FIELD = re.compile(
    r'"(?P<key>headline|datePublished|dateModified|@type|name|author)"\s*:\s*'
    r'(?:\{\s*"@type"\s*:\s*"\w+"\s*,\s*"name"\s*:\s*)?\[?\s*"(?P<value>(?:[^"\\]|\\.){1,400})"'
)


def nodes(tree: Any) -> list[Node]:
    """Every node of the page's JSON-LD scripts, those inside others after them.

    Broken scripts are read as far as they can be: trailing commas and comments are passed over;
    of one that is no JSON at all the plain fields of its story are taken.
    """
    found = list[Node]()
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")
    for script in scripts[:MOST]:
        words = script.text or ""
        if words.strip() and len(words) <= LONGEST:
            for loaded in _loaded(words):
                found.extend(_within(loaded))
    return found


def _loaded(words: str) -> Iterator[Any]:
    words = _CONTROLS.sub(" ", words).strip()
    for sign in _BEFORE:
        words = words.removeprefix(sign)
    for sign in _BEHIND:
        words = words.removesuffix(sign)
    words = words.strip(" ;")
    for attempt in (words, _COMMA.sub("", words), unescape(words)):
        try:
            yield from _one_after_another(attempt)
        except (ValueError, RecursionError):
            continue
        return
    yield _pieced(words)


def _one_after_another(words: str) -> list[Any]:
    """Some pages write one object behind another, without a list around them."""
    read, found, at = json.JSONDecoder().raw_decode, list[Any](), 0
    while at < len(words):
        value, at = read(words, at)
        found.append(value)
        while at < len(words) and words[at] in " ,;\t\n":
            at += 1
    return found


def _pieced(words: str) -> dict[str, Any]:
    """The first of each field of a script that cannot be parsed, where it is a story's."""
    found = dict[str, Any]()
    for field in _FIELD.finditer(words):
        found.setdefault(field["key"], field["value"].replace('\\"', '"').replace("\\/", "/"))
    return found if _rank(found) < len(_KINDS) - 1 else {}


def _within(loaded: Any) -> Iterator[Node]:
    waiting = [(loaded, 0)]
    while waiting:
        value, depth = waiting.pop(0)
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            waiting[:0] = [(item, depth + 1) for item in value[:500]]
        elif isinstance(value, dict):
            yield value
            waiting += [(value[key], depth + 1) for key in _INTO if key in value]


def stories(found: Sequence[Node], url: str, title: str) -> list[Node]:
    """The nodes that tell of the page's own story, the surest first.

    Of several of a kind the one with the address or the headline of the page goes before others,
    which may be those of stories beside it.
    """
    ranked = list[tuple[tuple[int, int, int], Node]]()
    for place, node in enumerate(found):
        rank = _rank(node)
        if rank < len(_KINDS):
            alone = 0 if _is_of(node, url, title) else 1
            ranked.append(((rank, alone, place), node))
    return [node for _, node in sorted(ranked, key=lambda pair: pair[0])]


def _rank(node: Node) -> int:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    told = [str(name).casefold().rsplit("/", 1)[-1] for name in names if isinstance(name, str)]
    for rank, ends in enumerate(_KINDS):
        if any(name.endswith(ends) for name in told):
            return rank
    return len(_KINDS)


def _is_of(node: Node, url: str, title: str) -> bool:
    places = [node.get("url"), node.get("@id"), node.get("mainEntityOfPage")]
    told = [p.get("@id") or p.get("url") if isinstance(p, dict) else p for p in places]
    bare = url.split("#")[0].split("?")[0].rstrip("/")
    if bare and any(isinstance(p, str) and bare in p.split("#")[0].split("?")[0] for p in told):
        return True
    headline = word_of(node.get("headline")).casefold()[:40]
    return bool(headline) and headline in title.casefold()


def word_of(value: Any) -> str:
    """A plain string out of the shapes that JSON-LD allows ("" where it is none)."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("@value", "")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def name_of(value: Any, by_id: Mapping[str, Node]) -> str:
    """The names of people or bodies, joined by commas; ``by_id`` are the nodes of the page that
    others refer to by "@id"."""
    if isinstance(value, list):
        names = [name for item in value[:20] if (name := name_of(item, by_id))]
        return ", ".join(dict.fromkeys(names))
    if isinstance(value, dict):
        name = word_of(value.get("name"))
        if not name and (known := by_id.get(str(value.get("@id", "")))) is not None:
            name = word_of(known.get("name"))
        return name or " ".join(
            part for key in ("givenName", "familyName") if (part := word_of(value.get(key)))
        )
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""
