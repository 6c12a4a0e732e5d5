"""One utterance as several papers print it: what each cut, bracketed, altered, translated."""

from collections.abc import Sequence

import pytest
from tests.report.test_brief import Page

from reportedly.model.article import Article
from reportedly.model.utterance import Rendering, RenderingKind, Utterance
from reportedly.report.brief import brief
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.material import Material
from reportedly.report.quotation_rows import QuotationRow
from reportedly.report.quotations import quotations
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger
from reportedly.text.printed import differences, kinds_of, printed

FULL = "We will keep the bridge shut until every bolt has been checked, and not a day less"
CUT = "We will keep the bridge shut … and not a day less"
BRACKETED = "[The city] will keep the bridge shut until every bolt has been checked"
ALTERED = "We will keep the bridge closed until every bolt has been checked, and not a day less"
ANEW = "Nobody drives across before each screw was looked at"


def ledger(*texts: str) -> Ledger:
    made = MemoryLedger()
    articles = [
        Article.of(f'"{text}," the mayor said.', source=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate(texts)
    ]
    renderings = [_rendering(article, texts) for article in articles]
    with made.writer() as writer:
        one = Utterance(
            speaker="the mayor", renderings=tuple(renderings),
            articles=tuple(a.id for a in articles), why="the same words of the mayor",
        )  # fmt: skip
        writer.put([*articles, one], by="hand")
    return made


def _rendering(article: Article, texts: Sequence[str]) -> Rendering:
    part = article.at(1, article.text.index(',"'))
    full = Article.of(f'"{texts[0]}," the mayor said.', source="0.txt").at(1, 1 + len(texts[0]))
    words, fullest = printed((part,)), printed((full,))
    kinds = kinds_of(fullest, words)
    first = part.text == texts[0]
    anew = RenderingKind.RETRANSLATED in kinds
    return Rendering(
        span=part, parts=(part,), claim="", kinds=() if first else kinds,
        differences=() if first or anew else tuple(differences(fullest, words)),
    )  # fmt: skip


def row(*texts: str) -> QuotationRow:
    [found] = quotations(Material(ledger(*texts).view()))
    return found


@pytest.mark.parametrize("text", [CUT, BRACKETED, ALTERED, ANEW, FULL])
def test_what_is_printed_is_shown_word_for_word(text: str) -> None:
    """The pieces are the text, whatever is told between them."""
    *_, last = row(FULL, text).renderings
    shown = "".join(piece.words for piece in last.pieces)
    assert "".join(shown.split()) == "".join(text.split())


def test_a_cut_stands_where_the_words_are_missing() -> None:
    _, cut = row(FULL, CUT).renderings
    assert cut.kinds == ("cut",)
    kinds = [piece.kind for piece in cut.pieces]
    assert kinds == ["", "cut", ""]
    assert cut.pieces[0].words.startswith("We will keep the bridge shut")
    assert cut.pieces[1].instead == "until every bolt has been checked"


def test_brackets_and_other_words_tell_what_the_fullest_has() -> None:
    _, bracketed = row(FULL, BRACKETED).renderings
    [own] = [piece for piece in bracketed.pieces if piece.kind == "bracketed"]
    assert (own.words, own.instead) == ("The city", "We")
    assert bracketed.pieces[-1].instead == "and not a day less"
    _, altered = row(FULL, ALTERED).renderings
    [other] = [piece for piece in altered.pieces if piece.kind == "altered"]
    assert (other.words, other.instead) == ("closed", "shut")


def test_a_new_translation_is_left_whole() -> None:
    _, anew = row(FULL, ANEW).renderings
    assert [piece.words for piece in anew.pieces] == [ANEW]
    assert "other words throughout" in anew.told


def test_what_all_print_alike_is_no_news_for_the_brief() -> None:
    same = row(FULL, FULL)
    assert not same.changed
    [story] = brief(ledger(FULL, FULL).view()).stories
    assert story.quotations == ()


def test_the_brief_marks_what_was_done_to_the_words() -> None:
    made = brief(ledger(FULL, CUT, BRACKETED).view())
    page, marked = html(made), markdown(made)
    assert "<del>until every bolt has been checked</del>" in page
    assert 'title="the fullest has: We"' in page
    assert "~~until every bolt has been checked~~" in marked
    assert Page(page).loads == []
    ids = Page(page)
    assert {link.removeprefix("#") for link in ids.links} <= set(ids.ids)
