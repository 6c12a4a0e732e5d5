"""``reportedly diff``, ``versions`` and ``corrections`` as a user calls them."""

import json
from pathlib import Path
from time import sleep
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program

EXAMPLES = Path(__file__).parents[2] / "examples" / "strike"
LATER = ("08_warsaw_dispatch_retraction.txt", "09_trade_monitor_update.html")


def call(*words: object) -> Result:
    return CliRunner().invoke(program, [*map(str, words)])


@pytest.fixture(scope="module")
def strike(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A ledger of the strike, and a moment before the last two articles were read."""
    book = tmp_path_factory.mktemp("strike") / "l.db"
    early = [file for file in sorted(EXAMPLES.iterdir()) if file.name not in LATER]
    assert call("add", *early, "--ledger", book).exit_code == 0
    from reportedly.store.clock import now

    moment = now()
    sleep(0.01)
    assert call("add", *(EXAMPLES / name for name in LATER), "--ledger", book).exit_code == 0
    return book, moment


def rows(book: Path, *words: object) -> list[Any]:
    return list(json.loads(call(*words, "--ledger", book, "--json").stdout)["rows"])


def test_an_article_is_compared_with_its_earlier_version(strike: tuple[Path, str]) -> None:
    [row] = rows(strike[0], "diff", "09_trade_monitor")
    assert [row["left"]["source"], row["right"]["source"]] == [
        "03_trade_monitor.html",
        "09_trade_monitor_update.html",
    ]
    told = {(change["kind"], change["was"], change["now"]) for change in row["changes"]}
    assert ("bound changed", "up to 3,200", "about 3,200") in told
    assert ("figure changed", "14", "19") in told
    for change in row["changes"]:
        assert (change["left"] is None) == (change["kind"] == "added")
    shown = call("diff", "03_trade_monitor", "--ledger", strike[0]).stdout
    assert "[-Fourteen-] {+Nineteen+} ships" in shown


def test_two_articles_by_name_and_one_kind_only(strike: tuple[Path, str]) -> None:
    [row] = rows(strike[0], "diff", "01_baltic", "02_coast", "--kind", "removed")
    assert row["why"] == "two articles"
    assert {change["kind"] for change in row["changes"]} == {"removed"}
    assert any("ships" in change["was"] for change in row["changes"])


def test_what_is_new_since_a_moment(strike: tuple[Path, str]) -> None:
    book, moment = strike
    new = rows(book, "diff", "--since", moment)
    kinds = [(row["kind"], row["what"]) for row in new]
    assert kinds.count(("article", "added")) == 2
    assert kinds.count(("correction", "added")) == 2
    assert rows(book, "diff", "--since", moment, "--until", moment) == []
    before = rows(
        book, "diff", "--since", "2026-09-08", "--until", "2026-09-09", "--kind", "article"
    )
    assert any(row["words"].startswith("Northern Business") for row in before)


def test_versions_and_corrections_have_their_tables(strike: tuple[Path, str]) -> None:
    [line] = rows(strike[0], "versions")
    assert line["outlet"] == "Trade Monitor"
    kinds = {row["kind"]: row for row in rows(strike[0], "corrections")}
    assert kinds.keys() == {"correction", "retraction"}
    assert all(claim["withdrawn"] for row in kinds.values() for claim in row["claims"])
    assert {row["label"] for row in kinds["retraction"]["resting"]} == {
        "‘3,200 dockers on strike in…’"
    }


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("diff",), 2),
        (("diff", "no such file"), 1),
        (("diff", "01_baltic_wire.txt"), 1),
        (("diff", "0"), 1),
        (("diff", "01_baltic", "02_coast", "--since", "2026-09-08"), 2),
        (("diff", "01_baltic", "02_coast", "--story", "strike"), 2),
    ],
)
def test_what_cannot_be_compared_is_said(
    strike: tuple[Path, str], words: tuple[str, ...], code: int
) -> None:
    assert call(*words, "--ledger", strike[0]).exit_code == code
