"""Articles out of a text export of Factiva: "HD", "355 words", "Document HARBCO0020260312…"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.read.dates import day_of
from reportedly.read.newsroom_fields import Exported, code_of_language, outlet_of
from reportedly.read.newsroom_lines import unwrapped
from reportedly.read.readers import Head

__all__ = ["factiva_articles", "is_factiva"]

_INDEXED = re.compile(r"^[ \t]*\*?HD\*?(?:[ \t|]|$)", re.M)
_COUNTED = re.compile(r"^[ \t]*\*?WC\*?(?:[ \t|]|$)", re.M)
_DOCUMENT = re.compile(
    r"^[ \t|]*(?:\*?AN\*?[ \t|]+)?Document ([A-Z][A-Za-z0-9]{14,34})[ \t|]*$", re.M
)
_WORDS = re.compile(r"^[ \t]*([\d,.]+) words[ \t]*$", re.M)
_HEAD = re.compile(r"^[ \t]*[\d,.]+ words[ \t]*\n\s*\d{1,2} [A-Z][a-z]+ \d{4}[ \t]*$", re.M)
_HOUR = re.compile(r"^\d{1,2}:\d\d(?:\s*(?:[AP]M|GMT|UTC|[A-Z]{2,4}))?$", re.I)
_STORY = ("LP", "TD")
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)|\u00a9)", re.I)
_FURNITURE = re.compile(
    r"^[ \t]*(?:Page \d+ of \d+[ \t]*)?(?:©|\(c\))?[ \t]*\d{4} Factiva, Inc\."
    r" All rights reserved\.?[ \t]*$|^[ \t]*Page \d+ of \d+[ \t]*$",
    re.I | re.M,
)


@cache
def _code() -> re.Pattern[str]:
    codes = "|".join(lexicon("newsroom")["factiva"]["codes"])
    return re.compile(rf"[ \t]*\*?({codes})\*?(?=[ \t|]|$)")


def is_factiva(head: Head) -> bool:
    text = head.text.replace("\r\n", "\n")
    return bool((_INDEXED.search(text) and _COUNTED.search(text)) or _HEAD.search(text))


def factiva_articles(text: str) -> Iterator[Exported | str]:
    """The articles of an export in their order; what is none comes as the reason why.

    With indexing each field stands under its code (HD headline, LP first paragraphs, TD the rest;
    the codes are those of Factiva's help); without, the order of the lines tells: headline,
    author, count of words, day, hour, source, code, language, copyright, text. Either ends with
    "Document" and its number.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ")
    text = _FURNITURE.sub("", text)
    pieces = _DOCUMENT.split(text)
    for part, number in zip(pieces[0::2], pieces[1::2], strict=False):
        yield _indexed(part, number) if _INDEXED.search(part) else _plain(part, number)
    rest = pieces[-1]
    if _INDEXED.search(rest) or _HEAD.search(rest):
        yield "breaks off: its end (“Document …”) is missing"


def _indexed(part: str, number: str) -> Exported | str:
    fields, name = dict[str, list[str]](), ""
    for line in part[_begins(part) :].split("\n"):
        found = _code().match(line)
        rest = line[found.end() :].strip(" \t|") if found else ""
        if found and found[1] not in fields and (name not in _STORY or _parts(line, rest)):
            name = found[1]
            fields[name] = [rest]
        elif name:
            fields[name].append(line.strip().rstrip("|"))
    told = {code: "\n".join(lines).strip() for code, lines in fields.items()}
    flat = {code: " ".join(words.split()) for code, words in told.items()}
    given = {
        "title": flat.get("HD", ""),
        "byline": _author(flat.get("BY", "")),
        "published": day_of(flat.get("PD", "")),
        "outlet": outlet_of(flat.get("SN", "")),
        "language": code_of_language(flat.get("LA", "")),
    }
    body = [*_paragraphs(told.get("LP", "")), *_paragraphs(told.get("TD", ""))]
    if flat.get("CX"):
        body.append(flat["CX"])
    return _article(given, body, number)


def _parts(line: str, rest: str) -> bool:
    """Whether a line within the story begins another field: "IN the east …" does not."""
    alone = not rest or re.match(r"[ \t]*\*?[A-Z]{2,4}\*?(?:[ \t]{2,}|\t|[ \t]*\|)", line)
    return bool(alone or "*" in line[:6] or re.match(r"Document [A-Z]|\w{2,12}\s*:", rest))


def _begins(part: str) -> int:
    """Where the fields begin: at the section, or else at the headline."""
    found = re.search(r"^[ \t]*\*?(?:SE|HD)\*?(?:[ \t|]|$)", part, re.M)
    return found.start() if found else 0


def _plain(part: str, number: str) -> Exported | str:
    counted = _HEAD.search(part) or _WORDS.search(part)
    if not counted:
        return f"document {number}: no count of words, so that nothing tells its head"
    above = [line.strip() for line in part[: counted.start()].split("\n") if line.strip()]
    lines = part[counted.start() :].split("\n")[1:]
    head, at = list[str](), 0
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if _COPYRIGHT.match(line.strip()):
            at += 1
            break
        if head and code_of_language(head[-1]) and len(head) > 2:
            break
        head.append(line.strip())
        if len(head) > 12:
            return f"document {number}: no language and no copyright line ends its head"
    byline = next((line for line in above[1:] if re.match(r"(?i)by\s", line)), "")
    title = [line for line in above if line != byline]
    dated = next((n for n, line in enumerate(head) if day_of(line)), None)
    after = [line for line in head[(dated or 0) + 1 :] if not _HOUR.match(line)]
    given = {
        "title": title[-1] if title else "",
        "byline": _author(byline),
        "published": day_of(head[dated]) if dated is not None else "",
        "outlet": outlet_of(after[0]) if after else "",
        "language": next((code for line in head if (code := code_of_language(line))), ""),
    }
    return _article(given, list(_paragraphs("\n".join(lines[at:]))), number)


def _paragraphs(words: str) -> Iterator[str]:
    for line in unwrapped(words.replace("|", " ")).split("\n"):
        if line.strip():
            yield " ".join(line.split())


def _article(given: dict[str, str], body: Sequence[str], number: str) -> Exported | str:
    told = [given["title"], *body] if given["title"] else list(body)
    if not body:
        return f"document {number}: no text under its headline"
    return Exported(
        text="\n\n".join(told),
        given=tuple((k, v) for k, v in given.items() if v),
        notes=(f"Factiva document {number}",),
    )


def _author(byline: str) -> str:
    return re.sub(r"^by\s+", "", byline.strip(), flags=re.I)
