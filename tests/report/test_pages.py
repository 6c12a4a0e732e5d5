"""Evidence out of a document with pages says on which one it is, wherever it is shown."""

import json
from dataclasses import replace

import pytest

from reportedly.model.article import Article, Known, Note
from reportedly.model.span import Span
from reportedly.report.endnotes import Endnote
from reportedly.report.export import document, plain
from reportedly.report.imprint import imprint
from reportedly.report.marks import shown_blocks
from reportedly.report.reader_cited import cited
from reportedly.store.memory import MemoryLedger

TEXT = "Crack in the hull\n\nEngineers found a crack, the\u00a0office said.\n\nNobody was hurt."
PAPER = replace(
    Article.of(TEXT, source="statement.pdf", outlet="Harbour office"),
    pages=(0, TEXT.index("the\u00a0office"), TEXT.index("Nobody")),
    notes=(Note(field="raw", value="2026-03-11", how=Known.INFERRED, why="the file says so"),),
)
PLAIN = Article.of(TEXT, source="statement.txt")


def span(words: str, article: Article = PAPER) -> Span:
    start = TEXT.index(words)
    return article.at(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "page"), [("Crack", 1), ("Engineers found", 1), ("office", 2), ("Nobody", 3)]
)
def test_a_span_in_json_says_its_page(words: str, page: int) -> None:
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([PAPER], by="hand")
    told = json.loads(document(ledger.view(), "test", span=span(words)))
    assert told["span"]["page"] == page
    at = told["span"]["byte_start"]
    assert TEXT.encode()[at:].decode().startswith(words)


def test_without_pages_nothing_is_said_of_them() -> None:
    assert "page" not in plain(span("Nobody", PLAIN))
    assert ", page" not in cited(PLAIN, [span("Nobody", PLAIN)])
    assert not any(shown.page for shown in shown_blocks(PLAIN, []))
    assert "pages" not in [line.field for line in imprint(PLAIN)]


def test_a_citation_names_the_pages() -> None:
    assert cited(PAPER, [span("Nobody")]).startswith("Harbour office, page 3, characters")
    both = cited(PAPER, [span("Crack"), span("Nobody")])
    assert both.startswith("Harbour office, page 1 and 3, characters")


def test_a_page_begins_in_the_text_where_it_does() -> None:
    shown = [(block.start, block.page) for block in shown_blocks(PAPER, [])]
    assert shown == [(0, 1), (TEXT.index("Engineers"), 2), (TEXT.index("Nobody"), 3)]


def test_the_imprint_says_what_the_file_says_of_itself() -> None:
    lines = {line.field: line for line in imprint(PAPER)}
    assert lines["pages"].value == "3"
    assert (lines["file made"].value, lines["file made"].how) == ("2026-03-11", "the file says so")


@pytest.mark.parametrize(("page", "portion"), [(2, "p. 2, ¶ 4, char"), (None, "¶ 4, char")])
def test_an_endnote_names_the_page_first(page: int | None, portion: str) -> None:
    empty = dict.fromkeys(
        ("outlet", "title", "published", "accessed", "address", "sha256", "words", "described",
         "rating", "reserve"), "",
    )  # fmt: skip
    note = Endnote(
        n=1, id="clm-000000000001", article=PAPER.id, paragraph=4, span=span("rack in"), chain=(),
        page=page, **empty,
    )  # fmt: skip
    assert note.portion.startswith(portion)
