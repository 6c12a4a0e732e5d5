"""Whether a brief says what the ledger says: "line 12: “13” is not in clm-…: it says “12”"."""

import re
from collections.abc import Iterator

from reportedly.model.record import record
from reportedly.report.audit import spans_of
from reportedly.report.entities import entry
from reportedly.report.safe import shortened
from reportedly.report.sentences import DISPUTED, TITLES
from reportedly.report.verify_blocks import Block, Document, first_id, normal, plain
from reportedly.report.verify_bytes import Bytes
from reportedly.report.verify_evidence import Evidence
from reportedly.report.verify_fields import faults
from reportedly.report.verify_html import html_document
from reportedly.report.verify_known import NUMBER, Known
from reportedly.report.verify_markdown import markdown_document
from reportedly.report.verify_near import changes, nearest
from reportedly.report.verify_sentences import quoted, split
from reportedly.report.verify_words import certain_word
from reportedly.store.archive import Archive
from reportedly.store.base import View

__all__ = ["Unsupported", "Verified", "verify"]

_WORDS = re.compile(r"\w")
_PLACE = re.compile(r"(art-[0-9a-f]+)-(\d+)-(\d+)$")
_SIDES = 2
_ELSEWHERE = re.compile(r"[a-z]+:|[./]")


@record
class Unsupported:
    """A sentence that the ledger does not bear out: the line it begins in (1 first), its words,
    and every reason."""

    line: int
    sentence: str
    why: tuple[str, ...]


@record
class Verified:
    """``sentences`` counts the sentences, headings left out, that were held against the ledger;
    ``as_written`` are those that are its own words."""

    sentences: int
    as_written: int
    citations: int
    unsupported: tuple[Unsupported, ...]

    @property
    def holds(self) -> bool:
        return not self.unsupported


def verify(
    text: str,
    view: View,
    archive: Archive | None = None,
    *,
    page: bool,
    known: Known | None = None,
) -> Verified:
    """Hold every sentence of a brief (Markdown, or HTML where ``page``) against the ledger.

    A sentence that the ledger itself writes of what it cites is supported. Any other is checked
    field by field against the records that it cites: quotations verbatim, figures with their
    bounds, speakers, days, counts, reserves, and every word of content. Cited spans are read
    again in the article's text, and that text out of the archived bytes, where ``archive`` is
    given. ``known`` is what the ledger writes, where that was made before for the same articles.
    """
    document = html_document(text) if page else markdown_document(text)
    return _Check(document, known or Known(view, document, page=page), view, archive).run()


class _Check:
    def __init__(
        self, document: Document, known: Known, view: View, archive: Archive | None
    ) -> None:
        self._document, self._known, self._view = document, known, view
        self._bytes = Bytes(view, archive, frozenset(self._cited()))
        self._seen, self._own, self._ids = 0, 0, set[str]()
        self._part = ""

    def run(self) -> Verified:
        found = list[Unsupported]()
        for block in self._document.blocks:
            if block.kind == "heading":
                self._part = normal(plain(block.text))
                found.extend(self._heading(block))
            elif block.kind == "note":
                found.extend(self._note(block))
            else:
                found.extend(self._block(block))
                found.extend(self._placed(block))
        found.extend(self._custody())
        return Verified(
            sentences=self._seen,
            as_written=self._own,
            citations=len(self._ids),
            unsupported=tuple(found),
        )

    def _heading(self, block: Block) -> Iterator[Unsupported]:
        """A heading may say anything but a figure that no heading of the ledger has, and that
        something is certain."""
        words = plain(block.text)
        if new := [n for n in NUMBER.findall(words) if n not in self._known.heading_numbers]:
            yield _fault(block.line, words, f"the ledger has no heading with “{new[0]}”")
        if normal(words) not in self._known.headings and (sure := certain_word(words)):
            yield _fault(block.line, words, f"“{sure}”: nothing in the ledger makes it so")

    def _note(self, block: Block) -> Iterator[Unsupported]:
        """An endnote is the ledger's own, or names a record and no more."""
        self._seen += 1
        id = first_id(block.text)
        known = self._known.notes.get(id)
        words = plain(block.text)
        if not id:
            if cited := block.under in self._used():
                yield _fault(block.line, block.text, f"note {block.under} names no record")
            elif not cited:
                self._own += 1
        elif entry(self._view, id) is None:
            yield _fault(block.line, block.text, f"the ledger has no {id}")
        elif normal(words) == normal(id) or (known and normal(known.text) == normal(block.text)):
            self._own += 1
        elif known is not None:
            yield _fault(block.line, block.text, _differs(words, plain(known.text), id))
        else:
            yield from self._sentence(block.line, f"{block.text}\ue000{id}\ue001")

    def _used(self) -> frozenset[str]:
        return frozenset(label for block in self._document.blocks for label in block.cited)

    def _block(self, block: Block) -> Iterator[Unsupported]:
        self._ids.update(block.cited)
        whole = normal(block.text)
        if not _WORDS.search(plain(block.text)):
            return
        self._seen += 1
        if (normal(block.under), whole) in self._known.blocks or (
            not block.under and whole in self._known.plain
        ):
            self._own += 1
            return
        self._seen -= 1
        for sentence in split(block.text):
            self._seen += 1
            if normal(sentence) in self._known.plain and not block.under:
                self._own += 1
            elif _WORDS.search(plain(sentence)):
                yield from self._sentence(block.line, sentence)

    def _placed(self, block: Block) -> Iterator[Unsupported]:
        """A sentence of one part of the brief does not stand in another: what is disputed is not
        agreed; and a dispute has two sides."""
        title = next((title for title in TITLES if normal(title) == self._part), "")
        if not title or not block.cited:
            return
        parts = self._known.parts
        homes = [title for title, texts in parts.items() if normal(block.text) in texts]
        if homes and title not in homes:
            why = f"it stands under “{title}”, where the ledger has it under “{homes[0]}”"
            yield _fault(block.line, block.text, why)
        elif title == DISPUTED and not homes and len(block.cited) < _SIDES:
            yield _fault(block.line, block.text, "a dispute has two sides, and it cites one")

    def _sentence(self, line: int, sentence: str) -> Iterator[Unsupported]:
        block = Block(line=line, kind="text", text=sentence)
        near = nearest(sentence, self._known.written)
        ids = [id for id in block.cited if entry(self._view, id) is not None]
        why = [f"the ledger has no {id}" for id in block.cited if id not in ids]
        why += self._linked(block)
        if near:
            why += changes(sentence, near)
        if not block.cited and not near:
            why += ["it cites nothing, and the ledger does not write it"] if not why else []
        elif not block.cited:
            why += ["it cites nothing"]
        if ids:
            material = self._known.material(ids[0])
            if material is None and self._known.materials:
                material = self._known.materials[0]
            if material is not None:
                why += faults(sentence, Evidence(material, ids))
        if why:
            yield _fault(line, sentence, *dict.fromkeys(why))

    def _linked(self, block: Block) -> Iterator[str]:
        """Every link into an article must lead to the words that it shows."""
        for target, words in block.links:
            if place := _PLACE.match(target):
                start, end = int(place[2]), int(place[3])
                yield from self._bytes.at(place[1], start, end, list(quoted(words)))
            elif not _ELSEWHERE.match(target) and target not in self._known.targets:
                yield f"a link leads nowhere ({target})"

    def _cited(self) -> Iterator[str]:
        """The articles whose words the brief cites."""
        for id in {id for block in self._document.blocks for id in block.cited}:
            told = entry(self._view, id)
            yield from (span.article for span in (spans_of(told.record) if told else ()))

    def _custody(self) -> Iterator[Unsupported]:
        """The cited spans, read again in the text and the text out of the bytes."""
        for id in sorted(self._ids):
            told = entry(self._view, id)
            for span in spans_of(told.record) if told else ():
                for why in self._bytes.stands(span):
                    line = next((b.line for b in self._document.blocks if id in b.cited), 0)
                    yield _fault(line, f"{id}: {span.text}", why)


def _fault(line: int, sentence: str, *why: str) -> Unsupported:
    return Unsupported(line=line, sentence=shortened(plain(sentence), 160), why=why)


def _differs(words: str, ledger: str, id: str) -> str:
    """The first words in which an endnote differs from the ledger's."""
    mine, theirs = words.split(), ledger.split()
    for n, word in enumerate(mine):
        if n >= len(theirs) or normal(word) != normal(theirs[n]):
            told = " ".join(theirs[n : n + 4]) or "nothing more"
            return f"“{' '.join(mine[n : n + 4])}”: of {id} the ledger has “{told}”"
    return f"of {id} the ledger has more: “{' '.join(theirs[len(mine) : len(mine) + 6])}”"
