"""Articles out of a text export of LexisNexis or Nexis Uni: "2 of 161 DOCUMENTS"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.read.dates import day_of
from reportedly.read.newsroom_fields import Exported, code_of_language, outlet_of
from reportedly.read.newsroom_lines import unwrapped
from reportedly.read.readers import Head

__all__ = ["is_nexis", "nexis_articles"]

_DOCUMENT = re.compile(
    r"^[ \t]*(?:FOCUS - )?(?:\d+ of \d+ DOCUMENTS?|Dokument \d+ von \d+|Document \d+ de \d+)"
    r"[ \t]*$",
    re.M,
)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_FIELD = re.compile(r"^([A-ZÄÖÜ][A-ZÄÖÜ-]{2,30}|[A-Z][a-z]+(?:-[A-Z][a-z]+)?):[ \t]*(.*)$", re.S)
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)|all rights reserved)", re.I)
_UNI = re.compile(r"^Length:[ \t]*[\d,.]+ words?[ \t]*$", re.M)
_BODY = re.compile(r"^Body[ \t]*$", re.M)
_PAGE = re.compile(r"^[ \t]*Page \d+ of \d+[ \t]*$", re.M)


@cache
def _fields(part: str) -> frozenset[str]:
    return frozenset(lexicon("newsroom")["nexis"][part])


def is_nexis(head: Head) -> bool:
    text = head.text.replace("\r\n", "\n")
    return bool(_DOCUMENT.search(text) or (_UNI.search(text) and _BODY.search(text)))


def nexis_articles(text: str) -> Iterator[Exported | str]:
    """The articles of an export in their order; what is none comes as the reason why.

    The forms are those that `LexisNexisTools` and `news_extract` read: until 2018 each article
    begins with its number of all and has fields in capitals; those of Nexis Uni end with "End of
    Document" and have "Body" and "Classification" above their parts.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    if _DOCUMENT.search(text):
        for part in _DOCUMENT.split(text)[1:]:
            yield _older(part)
    else:
        for part in _END.split(_PAGE.sub("", text)):
            if _BODY.search(part):
                yield _newer(part)


def _older(part: str) -> Exported | str:
    paragraphs = [p for p in re.split(r"\n[ \t]*\n", part) if p.strip()]
    fields, told, at = dict[str, str](), list[str](), 0
    while at < len(paragraphs):
        name, value = _field(paragraphs[at])
        if name in ("BODY", "TEXT"):
            paragraphs[at] = value
            break
        if name in _fields("head"):
            fields[name] = value
        elif _fields("length") & fields.keys():
            break
        else:
            told.append(_flat(paragraphs[at]))
        at += 1
    body, rest = _body(paragraphs[at:])
    fields |= rest
    return _made(told, fields, body)


def _body(paragraphs: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """The paragraphs of the story, and the fields below it."""
    body, fields = list[str](), dict[str, str]()
    for paragraph in paragraphs:
        name, value = _field(paragraph)
        if name in _fields("foot"):
            fields.setdefault(name, value)
        elif name == "CORRECTION" or not fields:
            body.append(paragraph)
    while body and _COPYRIGHT.match(_flat(body[-1])):
        body.pop()
    return body, fields


def _made(told: Sequence[str], fields: dict[str, str], body: Sequence[str]) -> Exported | str:
    """``told`` is what stands above the fields: copyright, source, day, headline."""
    own = [words for words in told if not _COPYRIGHT.match(words)]
    dated = next((n for n, words in enumerate(own) if n and day_of(words)), None)
    outlet = own[dated - 1] if dated else (own[0] if own else "")
    headline = fields.get("HEADLINE", "")
    if not headline and dated is not None and len(own) > dated + 1:
        headline = own[dated + 1]
    given = {
        "outlet": outlet_of(outlet),
        "published": day_of(own[dated]) if dated is not None else "",
        "title": headline,
        "byline": _authors(fields.get("BYLINE", "") or fields.get("AUTOR", "")),
        "dateline": fields.get("DATELINE", ""),
        "url": fields.get("URL", ""),
        "language": code_of_language(fields.get("LANGUAGE", "") or fields.get("SPRACHE", "")),
    }
    highlight = fields.get("HIGHLIGHT", "")
    return _article(given, [highlight, *(unwrapped(_shifted(part)) for part in body)])


def _newer(part: str) -> Exported | str:
    above, below = _BODY.split(part, maxsplit=1)
    lines = [line.strip() for line in above.split("\n") if line.strip()]
    fields, told = dict[str, str](), list[str]()
    for line in lines:
        name, value = _field(line)
        if name in ("SECTION", "LENGTH", "BYLINE", "DATELINE", "HIGHLIGHT", "ANCHOR", "ANCHORS"):
            fields[name] = value
        elif not fields and not _COPYRIGHT.match(line):
            told.append(line)
    story, rest = _classified(below)
    for line in rest.split("\n"):
        name, value = _field(line.strip())
        if name in ("LANGUAGE", "LOAD-DATE", "URL"):
            fields.setdefault(name, value)
    dated = next((n for n, line in enumerate(told) if n and day_of(line)), None)
    given = {
        "title": " ".join(told[: dated - 1]) if dated and dated > 1 else (told or [""])[0],
        "outlet": outlet_of(told[dated - 1]) if dated and dated > 1 else "",
        "published": day_of(told[dated]) if dated else "",
        "byline": _authors(fields.get("BYLINE", "")),
        "dateline": fields.get("DATELINE", ""),
        "url": fields.get("URL", ""),
        "language": code_of_language(fields.get("LANGUAGE", "")),
    }
    highlight = fields.get("HIGHLIGHT", "")
    paragraphs = [line for line in unwrapped(story).split("\n") if line.strip()]
    return _article(given, [highlight, *paragraphs])


def _classified(below: str) -> tuple[str, str]:
    """The story, and what the database adds below it."""
    found = re.search(r"^(?:Classification|Graphic|Load-Date:.*)[ \t]*$", below, re.M)
    cut = found.start() if found else len(below)
    return below[:cut], below[cut:]


def _article(given: dict[str, str], paragraphs: Sequence[str]) -> Exported | str:
    told = [words for part in paragraphs if (words := part.strip())]
    if not told:
        return "no text under its headline" if given["title"] else "no text in it"
    told = [given["title"], *told] if given["title"] else told
    return Exported(text="\n\n".join(told), given=tuple((k, v) for k, v in given.items() if v))


def _field(paragraph: str) -> tuple[str, str]:
    found = _FIELD.match(paragraph.strip())
    if not found:
        return "", ""
    return found[1].upper(), _flat(found[2])


def _authors(byline: str) -> str:
    return ", ".join(part.strip() for part in byline.split(";") if part.strip())


def _shifted(paragraph: str) -> str:
    return "\n".join(line.strip() for line in paragraph.strip("\n").split("\n"))


def _flat(words: str) -> str:
    return " ".join(words.split())
