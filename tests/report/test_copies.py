"""Pairs of articles that share text: who has it from whom, and the words."""

from dataclasses import replace

from reportedly.model.article import Article
from reportedly.model.origin import Copy, CopyKind
from reportedly.report.brief import brief
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.material import Material
from reportedly.report.tables import copies
from reportedly.store.base import Ledger


def shared_text(ferry: Ledger) -> Copy:
    """The Daily Fjord prints words of the Coast Post."""
    left, right = sorted(
        (a for a in ferry.view().all(Article) if a.outlet), key=lambda article: article.id
    )
    coast = left if left.outlet == "Coast Post" else right
    words = "people were rescued"
    spans = tuple(
        article.at(start, start + len(words))
        for article in (left, right)
        for start in [article.text.index(words)]
    )
    made = Copy(
        left=left.id, right=right.id, kind=CopyKind.PARTIAL, containment=0.31,
        earlier=coast.id, why="3 words stand in both", passages=((spans[0], spans[1]),),
    )  # fmt: skip
    with ferry.writer() as writer:
        writer.put([made], by="copies")
    return made


def test_who_has_it_from_whom(ferry: Ledger) -> None:
    copy = shared_text(ferry)
    [row] = copies(Material(ferry.view()))
    assert row.told == "Coast Post had it first"
    daily = copy.right if copy.earlier == copy.left else copy.left
    carried = replace(row, carrier=daily)
    assert carried.told == "Daily Fjord carries Coast Post’s text"
    assert replace(carried, common="Fjord Wire").told == "both carry Fjord Wire’s text"
    assert replace(row, earlier="").told == "which was first is not known"


def test_a_quotation_of_both_is_no_copying(ferry: Ledger) -> None:
    shared_text(ferry)
    [row] = copies(Material(ferry.view()))
    assert row.copied
    quoted = replace(row, kind="shared quotation", earlier="")
    assert not quoted.copied
    assert quoted.told == ""


def test_the_brief_shows_the_pair_with_its_words(ferry: Ledger) -> None:
    shared_text(ferry)
    made = brief(ferry.view())
    page, marked = html(made), markdown(made)
    assert "Coast Post had it first" in page
    assert "31 % of the shorter" in page
    assert "**partial**, 31%" in marked
    assert "“people were rescued”" in marked


def test_a_copy_is_told_in_the_tree_of_what_it_carries(ferry: Ledger) -> None:
    from tests.report.test_trees import rescued, told

    shared_text(ferry)
    group = rescued(ferry, "Ida Berg", "Ida Bergh")
    *_, last = told(ferry, group.id).branches[0].carriers
    assert last.how == "in other words, parts of Coast Post’s text, 31%"
