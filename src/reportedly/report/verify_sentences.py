"""Blocks cut into sentences, and sentences into what each note covers: "A says …[^1]; B …[^2]"."""

import re
from collections.abc import Iterator

from reportedly.model.record import record
from reportedly.report.verify_blocks import NOTE, plain

__all__ = ["Segment", "quoted", "segments", "split", "unquoted"]

_STOP = re.compile('[.!?…]["”’\')\\]]*(?:\ue000[^\ue001]*\ue001\\s*)*(?=\\s+["“‘(\\[]?[A-Z0-9])')
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Capt|Maj|Adm|Gov|Sen|Rep|Prof|St|No|vs|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m)|\b[A-Z]|\b[A-Z]\.[A-Z])\.$"
)
_QUOTED = re.compile('“([^”]*)”|"([^"]*)"|«([^»]*)»|„([^“”]*)[“”]')
_GROUP = re.compile("((?:\ue000[^\ue001]*\ue001\\s*)+)")


@record
class Segment:
    """A stretch of a sentence and the ids of the notes that stand right after it."""

    text: str
    ids: tuple[str, ...]


def split(text: str) -> list[str]:
    """The sentences of a block; a stop inside a quotation or after a short form ends none."""
    found, start = list[str](), 0
    inside = [match.span() for match in _QUOTED.finditer(text)]
    for stop in _STOP.finditer(text):
        at = stop.start()
        quoted_on = any(a < at < b - 1 for a, b in inside)
        if not quoted_on and not _SHORTENED.search(text[start : at + 1]):
            found.append(text[start : stop.end()].strip())
            start = stop.end()
    found.append(text[start:].strip())
    return [one for one in found if one]


def segments(sentence: str) -> Iterator[Segment]:
    """What each group of notes covers; words after the last group belong to it."""
    parts = _GROUP.split(sentence)
    texts, groups = parts[0::2], [tuple(NOTE.findall(group)) for group in parts[1::2]]
    for n, text in enumerate(texts):
        ids = groups[n] if n < len(groups) else groups[-1] if groups else ()
        if plain(text).strip(" .;,"):
            yield Segment(text=plain(text), ids=ids)


def quoted(text: str) -> Iterator[str]:
    """The words between quotation marks."""
    return (next(filter(None, match.groups()), "") for match in _QUOTED.finditer(text))


def unquoted(text: str) -> str:
    """The words outside of them."""
    return _QUOTED.sub(" ‹› ", text)
