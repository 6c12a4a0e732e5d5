"""``reportedly figures`` over the flood made by hand."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.report.flood import records

from reportedly.cli.figures import BY, RULES
from reportedly.cli.main import program
from reportedly.reconcile import rules
from reportedly.report import facets, sheets
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "flood.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put(records(), by="hand")
    ledger.close()
    return path


def run(book: Path, *words: object) -> Result:
    return CliRunner().invoke(program, ["figures", "--ledger", str(book), *map(str, words)])


def told(book: Path, *words: object) -> dict[str, object]:
    document = json.loads(run(book, "--json", *words).stdout)
    assert isinstance(document, dict)
    return document


def test_the_choices_are_those_that_there_are() -> None:
    assert tuple(rules.RULES) == RULES
    assert facets.BY == BY
    assert sheets.SHEETS == ("figures", "estimates")


def test_the_table_has_low_best_and_high(book: Path) -> None:
    found = run(book)
    assert found.exit_code == 0
    assert "people killed in Varda" in found.stdout
    assert "3 of 3 figures" in found.stderr


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_can_be_asked_for(book: Path, rule: str) -> None:
    document = told(book, "--rule", rule, "--of", "killed")
    assert document["rule"] == rule
    [row] = document["rows"]  # type: ignore[misc]
    assert row["rule"] == rule
    day = next(e for e in row["estimates"] if e["as_of"] == "2026-05-03")
    best = {"ucdp": 27, "acled": 24, "min-max": None}
    assert day["best"] == best[rule]


def test_json_has_the_passages_and_what_was_asked(book: Path) -> None:
    document = told(book, "--by", "outlet", "--since", "2026-05-04")
    assert (document["by"], document["since"]) == ("outlet", "2026-05-04")
    [row] = document["rows"]  # type: ignore[misc]
    assert row["group"] == "Delta Times"
    [point] = row["points"]
    assert (point["words"], point["bound"], point["low"]) == ("Up to 40", "up to", None)
    assert point["span"]["text"] == "Up to 40"


def test_csv_goes_to_standard_output_and_nothing_else_does(book: Path) -> None:
    found = run(book, "--csv")
    lines = list(csv.DictReader(io.StringIO(found.stdout_bytes.decode("utf-8"), newline="")))
    assert len(lines) == 7
    assert run(book, "--csv", "estimates").stdout.count("estimate") == 0
    assert run(book, "--csv", "estimates", "--of", "nothing").stdout.startswith("series,story,")


def test_one_page_is_written(book: Path, tmp_path: Path) -> None:
    page = tmp_path / "figures.html"
    found = run(book, "--html", page, "--rule", "acled", "--since", "2026-05-03", "--limit", 1)
    assert found.exit_code == 0
    assert f"wrote {page}" in found.stderr
    text = page.read_text("utf-8")
    assert 'value="acled" checked' in text
    assert "Only figures since 2026-05-03." in text
    assert "1 of 2 figures are drawn" in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--rule", "mean"), 2),
        (("--by", "colour"), 2),
        (("--since", "yesterday"), 2),
        (("--csv", "--json"), 2),
        (("--csv", "claims"), 2),
        (("--html", "/no/such/folder/figures.html"), 1),
        (("--of", "nothing of the kind"), 0),
    ],
)
def test_exit_codes(book: Path, words: tuple[str, ...], code: int) -> None:
    assert run(book, *words).exit_code == code


def test_an_earlier_moment_shows_the_ledger_of_then(book: Path) -> None:
    assert told(book, "--as-of", "2001-01-01")["rows"] == []
