from io import StringIO

from rich.console import Console
from tests.report.flood import TEXTS, flood

from reportedly.report.facets import grouped
from reportedly.report.figure_rows import FigureRow
from reportedly.report.figure_table import FigureTable, notes
from reportedly.report.figures import figures
from reportedly.report.material import Material


def shown(rows: tuple[FigureRow, ...]) -> str:
    file = StringIO()
    Console(file=file, width=120).print(FigureTable(rows))
    return file.getvalue()


def test_low_best_and_high_of_every_day_with_the_words_as_given() -> None:
    rows = figures(Material(flood().view()))
    text = shown(rows)
    assert all(row.id in text for row in rows)
    assert "people killed in Varda  cumulative · 4 independent origins · rule ucdp" in text
    [line] = [line for line in text.splitlines() if line.strip().startswith("3 May 2026")][:1]
    assert line.split()[3:7] == ["24", "27", "30", "1"]
    assert "“Between 24 and 30”" in text
    assert "open" in text
    assert "day not known" in text
    assert "\u202e" not in text


def test_a_bound_that_got_lost_is_a_note() -> None:
    [killed, *_] = figures(Material(flood().view()))
    assert notes(killed) == ("bound dropped: “at least 20” (Valley Post) is “20” in Bridge Wire",)


def test_heads_stand_over_their_figures() -> None:
    lines = shown(grouped(figures(Material(flood().view())), "outlet")).splitlines()
    heads = [line for line in lines if line in TEXTS]
    assert sorted(heads) == sorted(TEXTS)


def test_another_rule_is_reckoned_from_the_ledger() -> None:
    material = Material(flood().view())
    [killed, *_] = figures(material, "min-max")
    assert killed.rule == "min-max"
    assert {estimate.best for estimate in killed.estimates} == {None}
    assert [p.id for p in killed.points] == [p.id for p in figures(material)[0].points]
