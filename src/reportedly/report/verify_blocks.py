"""A brief read back into blocks with what its notes cite: "… rescued[^3]" cites a claim."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportedly.model.record import record

__all__ = ["ENDS", "JOINER", "NOTE", "Block", "Document", "normal", "plain"]

NOTE = re.compile("\ue000([^\ue001]*)\ue001")
"""A note in the text of a block: the id of what it cites."""
LINK = re.compile("\ue002([^\ue003]*)\ue003")
_LINKED = re.compile("\ue002([^\ue003]*)\ue003([^\ue004]*)")
ENDS = "\ue004"
JOINER = "\u2060"
"""Stands after a bracket that is a bracket of the words, and begins no note."""
ID = re.compile(r"\b[a-z]{3}-[0-9a-f]{12}\b")
_MARKS = re.compile("[\ue000-\ue004]")
_CITED = re.compile(
    r"\[\^([^\]\s]+)\]|(?<!\ue002)\[?\b((?:clm|con|chg|cor|ser)-[0-9a-f]{6,12})\b\]?"
)
_FOLD = str.maketrans("“”„‟«»‘’‚‛–—−\xa0\u2009\u202f", '""""""\'\'\'\'---   ', JOINER)
_QUOTATION = re.compile("“[^”]*”")
_SPACES = re.compile(r"\s+")


@record
class Block:
    """One paragraph, list item, heading or cell. ``line`` is where it begins (1 first), ``under``
    the heading of the part of a page that it belongs to, "" for none. In ``text`` a note is
    ``NOTE`` with the id it cites and a link ``LINK`` with its target up to ``ENDS``."""

    line: int
    kind: str
    text: str
    under: str = ""

    @property
    def cited(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(NOTE.findall(self.text)))

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The target of every link and the words that it shows."""
        return tuple(_LINKED.findall(self.text))


@record
class Document:
    """``labels`` has the id that each label of a note stands for, ``scopes`` what the document
    says of the articles (and the choice of claims) that it was made from."""

    blocks: tuple[Block, ...]
    labels: dict[str, str]
    scopes: tuple[dict[str, Any], ...]


def normal(text: str) -> str:
    """What two wordings have in common that differ in white space and typographic marks only."""
    return _SPACES.sub("", text.translate(_FOLD).replace("…", "..."))


def plain(text: str) -> str:
    """The words alone, without notes and links."""
    words = _MARKS.sub("", LINK.sub("", NOTE.sub("", text))).replace(JOINER, "")
    return _SPACES.sub(" ", words).strip()


def cited(text: str, labels: dict[str, str]) -> str:
    """The text with its marks of citation made notes; an unknown label stays what it is. An id
    within a quotation is what somebody wrote, and cites nothing."""
    inside = [match.span() for match in _QUOTATION.finditer(text)]

    def noted(found: re.Match[str]) -> str:
        if found[2] and any(a < found.start() < b for a, b in inside):
            return found[0]
        label = found[1] or found[2]
        return f"\ue000{labels.get(label, label)}\ue001"

    return _CITED.sub(noted, text)


def link(target: str, inner: str) -> str:
    """A link into the document; one that leads elsewhere keeps its address."""
    return f"\ue002{target.removeprefix('#')}\ue003{inner}{ENDS}"


_SHAPES: dict[str, Callable[[Any], bool]] = {
    "story": lambda value: isinstance(value, str),
    "profile": lambda value: value in ("best", "conservative", "generous"),
    "articles": lambda value: _texts(value),
    "claims": lambda value: _texts(value),
    "as_of": lambda value: isinstance(value, str),
    "reading": lambda value: value in ("", "published", "ledger"),
    "rest": lambda value: (
        isinstance(value, dict) and all(isinstance(n, int) for n in value.values())
    ),
}


def read_scope(words: str) -> Iterable[dict[str, Any]]:
    """What a brief says of its making (JSON); what is not of the shape that we write is left
    out."""
    try:
        found = json.loads(words)
    except ValueError:
        return ()
    if not isinstance(found, dict):
        return ()
    return ({k: v for k, v in found.items() if k in _SHAPES and _SHAPES[k](v)},)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def first_id(text: str) -> str:
    """The id of the claim (or other record) that an endnote names; not those of articles, nor one
    that stands in the words it quotes."""
    words = _QUOTATION.sub(" ", plain(text))
    found: Iterator[str] = (id for id in ID.findall(words) if not id.startswith("art-"))
    return next(found, "")
