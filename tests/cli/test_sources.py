"""``reportedly sources`` and ``rate``: the source table, and ratings in an analyst's name."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.model.claim import Claim
from reportedly.report.material import Material
from reportedly.report.ratings import Ratings
from reportedly.report.source_rows import Graded
from reportedly.store.sqlite import SQLiteLedger


def run(book: Path, *words: object) -> Result:
    asked = [*map(str, words), "--ledger", str(book)]
    return CliRunner().invoke(program, asked, catch_exceptions=False)


def rows(book: Path, *words: object) -> dict[str, Any]:
    found = json.loads(run(book, "sources", "--json", *words).stdout)
    return {row["name"]: row for row in found["rows"]}


def claim(book: Path, words: str) -> str:
    ledger = SQLiteLedger(book)
    [found] = [one.id for one in ledger.view().all(Claim) if words in one.text]
    ledger.close()
    return found


def credibility(book: Path, claim: str) -> Graded:
    ledger = SQLiteLedger(book)
    found = Ratings(Material(ledger.view())).credibility(claim)
    ledger.close()
    return found


def test_who_is_root_and_who_passes_on(book: Path) -> None:
    found = rows(book)
    assert list(found)[:3] == ["Ida Berg", "Nordfar", "the rescue service"]
    assert {k: found["Ida Berg"][k] for k in ("kind", "origins", "claims", "relays")} == {
        "kind": "speaker", "origins": 1, "claims": 3, "relays": 0,
    }  # fmt: skip
    assert (found["Coast Post"]["kind"], found["Coast Post"]["prints"]) == ("outlet", 1)


def test_nobody_is_judged_until_somebody_does(book: Path) -> None:
    assert {row["rating"]["grade"] for row in rows(book).values()} == {"F"}
    assert {row["rating"]["by"] for row in rows(book).values()} == {""}


def test_a_rating_stands_under_every_spelling_and_keeps_what_was_noted(book: Path) -> None:
    assert run(book, "rate", "Bergh", "b", "--as", "ann", "--why", "has the lists").exit_code == 0
    assert run(book, "rate", "Ida Berg", "--owner", "the port", "--as", "ann").exit_code == 0
    row = rows(book, "--rated")["Ida Berg"]
    assert (row["rating"]["grade"], row["rating"]["by"]) == ("B", "ann")
    assert (row["owner"], row["note"]) == ("the port", "has the lists")


def test_the_newest_word_counts_and_the_older_one_is_shown(book: Path) -> None:
    run(book, "rate", "Nordfar", "C", "--as", "ann")
    run(book, "rate", "Nordfar", "E", "--as", "bo")
    rating = rows(book)["Nordfar"]["rating"]
    assert (rating["grade"], rating["by"], rating["others"]) == ("E", "bo", ["C (ann)"])
    run(book, "rate", "Nordfar", "--undo", "--as", "bo")
    assert rows(book)["Nordfar"]["rating"]["by"] == "ann"


def test_who_speaks_for_a_rated_body_may_be_rated_like_it(book: Path) -> None:
    ledger = SQLiteLedger(book)
    from reportedly.model.rating import SourceNote
    from reportedly.store.ratings import rate

    note = SourceNote(
        name="harbour master", by="human:ann", made="2026-05-03T10:00:00+00:00", reliability="B"
    )
    assert rate(ledger, [note]) == 1
    assert rate(ledger, [note]) == 0, "the same again is nothing new"
    ledger.close()
    found = rows(book)
    assert found["Ida Berg"]["rating"]["grade"] == "F", "a suggestion is no rating"
    assert found["Ida Berg"]["rating"]["suggested"] == "B"
    assert "harbour master" in found["Ida Berg"]["rating"]["because"][0]
    assert found["harbour master"]["here"] is False


def test_what_is_said_is_rated_apart_from_who_says_it(book: Path) -> None:
    many = claim(book, "As many as 62")
    run(book, "rate", "Ida Berg", "A", "--as", "ann")
    assert (credibility(book, many).grade, credibility(book, many).by) == ("6", "")
    run(book, "rate", many, "2", "--as", "ann")
    assert credibility(book, many).told == "2 (ann)"
    assert rows(book)["Ida Berg"]["rating"]["grade"] == "A"


def test_suggestions_say_what_speaks_for_and_against(book: Path) -> None:
    disputed = credibility(book, claim(book, "As many as 62"))
    assert (disputed.suggested, disputed.because) == ("4", ("1 origin says otherwise",))
    alone = credibility(book, claim(book, "Nobody is missing"))
    assert alone.suggested == "6"
    denied = credibility(book, claim(book, "overloaded"))
    assert (denied.suggested, denied.because) == ("6", ("nobody asserts it here",))


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("Nobody Known", "B"), 1, "no speaker, outlet or origin is called"),
        (("Nordfar", "2"), 2, "no reliability: A to F"),
        (("Nordfar",), 2, "give a grade"),
        (("clm-000000000000", "2"), 1, "no speaker, outlet or origin is called"),
    ],
)
def test_what_cannot_be_rated(book: Path, words: tuple[str, ...], code: int, told: str) -> None:
    found = run(book, "rate", *words, "--as", "ann")
    assert (found.exit_code, told in found.output) == (code, True)


def test_a_statement_is_graded_by_figures_and_has_no_owner(book: Path) -> None:
    many = claim(book, "As many as 62")
    assert run(book, "rate", many, "B", "--as", "ann").exit_code == 2
    assert run(book, "rate", many, "2", "--owner", "x", "--as", "ann").exit_code == 2


def test_the_table_goes_out_is_edited_and_comes_back(book: Path, tmp_path: Path) -> None:
    table = tmp_path / "sources.csv"
    assert run(book, "sources", "--export", table).exit_code == 0
    lines = table.read_text("utf-8").splitlines()
    assert lines[0].startswith("name,reliability,party,owner,why")
    edited = [line.replace("Nordfar,,,,", "Nordfar,d,the shipowners,,=1+1") for line in lines]
    table.write_text("\n".join([*edited, "Far Gazette,B,,,", "Bad Paper,Z,,,"]), "utf-8")
    found = run(book, "sources", "--import", table, "--as", "bo")
    assert "2 noted as bo (--as), 1 refused" in found.output
    assert "'Z' is no reliability" in found.output
    rated = rows(book, "--rated")
    assert rated["Nordfar"]["rating"]["grade"] == "D"
    assert (rated["Nordfar"]["party"], rated["Nordfar"]["note"]) == ("the shipowners", "=1+1")
    assert rated["Far Gazette"]["here"] is False
    run(book, "sources", "--export", table)
    assert "'=1+1" in table.read_text("utf-8"), "no spreadsheet takes a reason for a formula"
    assert "0 noted" in run(book, "sources", "--import", table, "--as", "cy").output


def test_a_table_that_is_none_is_refused(book: Path, tmp_path: Path) -> None:
    table = tmp_path / "list.csv"
    table.write_text("who,how\nNordfar,B\n", "utf-8")
    found = run(book, "sources", "--import", table, "--as", "bo")
    assert (found.exit_code, "no column is called name" in found.output) == (1, True)
