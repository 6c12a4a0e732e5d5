import csv
import io

import pytest
from tests.report.flood import EVIL, flood

from reportedly.report.figures import figures
from reportedly.report.material import Material
from reportedly.report.safe import visible
from reportedly.report.sheets import sheet


def read(kind: str) -> tuple[str, list[dict[str, str]]]:
    material = Material(flood().view())
    text = sheet(kind, figures(material), material.articles)
    return text, list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_line_a_figure_with_what_it_rests_on() -> None:
    _, lines = read("figures")
    assert len(lines) == 7
    [line] = [line for line in lines if line["words"] == "Up to 40"]
    assert (line["low"], line["value"], line["high"]) == ("", "40", "40")
    assert (line["bound"], line["status"], line["reserve"]) == (
        "up to", "denied", "denied by rescuers",
    )  # fmt: skip
    assert (line["first_day"], line["published"]) == ("2026-05-04", "2026-05-04")
    assert (line["outlet"], line["file"]) == ("Delta Times", "delta times.txt")
    assert (line["estimate_low"], line["estimate_high"]) == ("", "40")


def test_a_bound_that_got_lost_is_told_with_the_figure() -> None:
    _, lines = read("figures")
    assert {line["words"]: line["bound_was"] for line in lines if line["bound_was"]} == {
        "20": "at least 20"
    }


def test_a_line_an_estimate() -> None:
    _, lines = read("estimates")
    [line] = [
        line for line in lines if line["as_of"] == "2026-05-03" and line["state"] == "killed"
    ]
    assert (line["low"], line["best"], line["high"]) == ("24", "27", "30")
    assert (line["origins"], line["figures"], line["rule"]) == ("1", "1", "ucdp")


@pytest.mark.parametrize("kind", ["figures", "estimates"])
def test_lines_end_as_the_standard_says(kind: str) -> None:
    text, lines = read(kind)
    assert text.count("\r\n") == len(lines) + 1
    assert "\n" not in text.replace("\r\n", "")


def test_no_cell_of_text_can_run_as_a_formula() -> None:
    text, lines = read("figures")
    assert f"'{visible(EVIL)}" in {line["source"] for line in lines}
    cells = (cell for line in lines for cell in line.values() if cell)
    assert not [cell for cell in cells if cell[0] in "=+-@\t\r"]
    assert "\u202e" not in text
