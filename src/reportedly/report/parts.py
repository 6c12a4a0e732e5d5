"""A brief in sentences, piece by piece: words, “quotations” and the numbers of their notes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.report.safe import one_line

__all__ = ["MOST", "Bit", "Part", "Sentence", "cut", "note", "quote", "sentence", "words"]

MOST = 8
"""How many sentences a part of the brief has unless it is told otherwise."""
_LONGEST = 240
_DOUBLE = re.compile('[“”„‟«»"]')
_EDGES = " ,;:.‘’'"


@record
class Bit:
    """A piece of a sentence: our words, a quotation (``text`` as shown, ``span`` where it
    stands), or a note: the id of a claim (or of another record) that the words before it cite."""

    kind: Literal["words", "quote", "note"]
    text: str = ""
    span: Span | None = None
    cites: str = ""


@record
class Sentence:
    """One sentence; ``claims`` are the ids of all claims it rests on, those cited first."""

    kind: str
    bits: tuple[Bit, ...]
    claims: tuple[str, ...]

    @property
    def text(self) -> str:
        """The words alone, quotations in quotation marks."""
        return "".join(_shown(bit) for bit in self.bits)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids that its notes name, in the order of the notes."""
        return tuple(dict.fromkeys(bit.cites for bit in self.bits if bit.cites))


@record
class Part:
    """The sentences of one kind ("disputed"); ``more`` counts those left out, ``lead`` says what
    stands here."""

    key: str
    title: str
    lead: str
    sentences: tuple[Sentence, ...]
    more: int = 0


def _shown(bit: Bit) -> str:
    return f"“{bit.text}”" if bit.kind == "quote" else bit.text


def words(text: str) -> Bit:
    return Bit(kind="words", text=one_line(text) if text.strip() == text else _spaced(text))


def _spaced(text: str) -> str:
    lead = " " if text[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and text.strip() else ""
    return f"{lead}{one_line(text)}{tail}"


def quote(span: Span, text: str = "") -> Bit:
    """A quotation of ``text``, else of the words of ``span``: marks inside it become single ones,
    and it is cut at a word where it is long."""
    return Bit(kind="quote", text=cut(text or span.text), span=span)


def cut(text: str, most: int = _LONGEST) -> str:
    inner = _DOUBLE.sub("’", re.sub('(?<!\\w)[“„«"](?=\\S)', "‘", one_line(text))).strip(" ,;:")
    if inner.startswith("‘") and inner.count("‘") > inner.count("’"):
        inner = inner[1:]
    if inner.endswith("’") and "‘" not in inner:
        inner = inner[:-1].rstrip(_EDGES)
    inner = inner.removesuffix(".") if not inner.endswith("..") else inner
    if len(inner) <= most:
        return inner
    return inner[: inner.rfind(" ", 0, most)].rstrip(_EDGES) + " …"


def note(*ids: str) -> Iterator[Bit]:
    """The notes of these records, each once."""
    return (Bit(kind="note", cites=id) for id in dict.fromkeys(ids) if id)


def sentence(kind: str, bits: Iterable[Bit], rests: Iterable[str] = ()) -> Sentence:
    """``rests`` are the claims it rests on beside those that its notes cite."""
    made = tuple(bit for bit in bits if bit.text or bit.cites)
    if made and made[0].kind == "words":
        first = made[0].text
        made = (replace(made[0], text=first[:1].upper() + first[1:]), *made[1:])
    cited = (bit.cites for bit in made if bit.cites)
    return Sentence(kind=kind, bits=made, claims=tuple(dict.fromkeys((*cited, *rests))))
