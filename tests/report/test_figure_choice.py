"""Which figures are asked for: a page of the whole ledger is a part of the whole table."""

import pytest
from tests.report.flood import flood

from reportedly.report.facets import BY
from reportedly.report.figure_choice import Choice, chosen_figures, cut, figures_of_all
from reportedly.report.figures import outlines
from reportedly.report.material import Material
from reportedly.store.base import View


@pytest.fixture(scope="module")
def view() -> View:
    return flood().view()


@pytest.mark.parametrize("rule", [None, "acled", "min-max"])
@pytest.mark.parametrize("by", [None, *BY])
def test_pages_of_all_make_the_whole_table(view: View, by: str | None, rule: str | None) -> None:
    choice = Choice(by=by, rule=rule)
    whole = chosen_figures(Material(view), choice)
    pages = [figures_of_all(view, choice, page, 2) for page in range(1, 12)]
    assert {page.total for page in pages} == {len(whole)}
    assert tuple(row for page in pages for row in page.rows) == whole


def test_only_the_articles_of_a_page_are_read(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    known, read = outlines(view), set[str]()
    every = view.all

    def watched(kind: type[object], **given: object) -> object:
        read.update(given.get("articles") or ["everything"])  # type: ignore[call-overload]
        return every(kind, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(view, "all", watched)
    [row] = figures_of_all(view, Choice(of="missing"), 1, 2, known=known).rows
    assert read == {point.article for point in row.points}


def test_a_page_after_the_last_is_empty(view: View) -> None:
    rows = chosen_figures(Material(view), Choice())
    assert cut(rows, 9, 2).rows == ()
    assert cut(rows, 1, None).rows == rows
