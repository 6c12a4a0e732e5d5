"""Sentences and endnotes in Markdown: "asserted by 2 independent origins[^3]"."""

from collections.abc import Iterable, Iterator, Mapping

from reportedly.report.endnotes import Endnote
from reportedly.report.markdown_text import LEADING, SPECIAL, link, text
from reportedly.report.parts import Part, Sentence
from reportedly.report.wording import count

__all__ = ["endnotes", "parts", "told"]


def parts(found: Iterable[Part], notes: Iterable[Endnote]) -> Iterator[str]:
    """Every part under its heading, one sentence an item."""
    numbers = {note.id: note.n for note in notes}
    for part in found:
        yield from (f"## {part.title}", "", part.lead, "")
        yield from (f"- {told(sentence, numbers)}" for sentence in part.sentences)
        if part.more:
            yield f"- {count(part.more, 'more sentence')} left out."
        yield ""


def told(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    """A sentence with its footnotes; a note without a number names its record."""
    found = list[str]()
    for bit in sentence.bits:
        if bit.kind == "note":
            found.append(f"[^{numbers.get(bit.cites, bit.cites)}]")
        else:
            found.append(SPECIAL.sub(r"\\\1", f"“{bit.text}”" if bit.span else bit.text))
    return LEADING.sub(r"\1\\\2", "".join(found))


def endnotes(notes: Iterable[Endnote]) -> Iterator[str]:
    """Footnotes: words and place first, then where they were printed, then the source."""
    held = list(notes)
    if held:
        yield from ("## Endnotes", "")
    for note in held:
        title = f", “{text(note.title)}”" if note.title else ""
        yield f"[^{note.n}]: {link(note.span, note.words)}, {text(note.outlet)}{title},"
        yield f"    {text(note.imprint)}; {text(note.portion)}."
        if note.source:
            yield f"    Source: {text(note.source)}."
        digest = f", sha256 {note.sha256}" if note.sha256 else ""
        yield from (f"    {note.id} in {note.article}{digest}.", "")
