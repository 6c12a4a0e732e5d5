from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article, Block, BlockKind
from reportedly.report.marks import Mark, Piece, ShownBlock, marks, shown_blocks
from reportedly.report.material import Material
from reportedly.report.passages import anchor
from reportedly.store.base import Ledger

TEXT = "The tram stopped.\nIt burned for an hour.\n"


def mark(article: Article, start: int, end: int) -> Mark:
    return Mark(span=article.at(start, end), kinds=("claim",), notes=())


def drawn(blocks: Iterable[ShownBlock]) -> str:
    signs = {"open": "[", "close": "]"}
    return "|".join(
        "".join(signs.get(piece.step, piece.words) for piece in block.pieces) for block in blocks
    )


def test_marks_that_cross_are_split() -> None:
    article = Article.of("one two three")
    crossing = [mark(article, 0, 7), mark(article, 4, 13)]
    assert drawn(shown_blocks(article, crossing)) == "[one [two]][ three]"


def test_a_mark_over_two_blocks_has_one_anchor() -> None:
    article = Article.of(TEXT)
    shown = list(shown_blocks(article, [mark(article, 9, 27)]))
    assert drawn(shown) == "The tram [stopped.\n]|[It burned] for an hour.\n"
    assert [piece.first for block in shown for piece in block.pieces if piece.mark] == [
        True,
        False,
    ]


def test_words_between_blocks_are_shown_too() -> None:
    text = "Menu\nThe tram stopped."
    article = Article(
        id="a", text=text, blocks=(Block(start=0, end=4, kind=BlockKind.BOILERPLATE),)
    )
    kinds = [block.kind for block in shown_blocks(article, [])]
    assert kinds == [BlockKind.BOILERPLATE, BlockKind.BODY]


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=8))
def test_every_word_is_shown_once_and_marks_are_balanced(places: list[tuple[int, int]]) -> None:
    article = Article.of(TEXT)
    spans = {(start, min(start + length, len(TEXT))) for start, length in places}
    evidence = [mark(article, *span) for span in sorted(spans, key=lambda s: (s[0], -s[1]))]
    opened, anchors = 0, list[str]()
    shown = list[Piece]()
    for block in shown_blocks(article, evidence):
        for piece in block.pieces:
            opened += {"open": 1, "close": -1}.get(piece.step, 0)
            assert opened >= 0
            if piece.first and piece.mark:
                anchors.append(anchor(piece.mark.span))
            shown.append(piece)
        assert opened == 0
    assert "".join(piece.words for piece in shown) == TEXT
    assert sorted(anchors) == sorted(anchor(m.span) for m in evidence)


def test_all_evidence_of_the_ledger_is_marked(ferry: Ledger) -> None:
    found = marks(Material(ferry.view()))
    kinds = {kind for held in found.values() for mark in held for kind in mark.kinds}
    assert {"claim", "figure", "name", "role", "held", "hedge"} <= kinds
