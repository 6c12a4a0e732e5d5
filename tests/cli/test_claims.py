"""The table of claims and search on the command line."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from benchmarks.million import fill
from reportedly.cli.main import program
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.mention import Referent
from reportedly.report.claim_table import claim_table
from reportedly.report.claim_wanted import Wanted
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("claims") / "l.db"
    ledger = SQLiteLedger(path)
    fill(ledger, 300, seed=8)
    ledger.close()
    return path


def call(book: Path, *words: str) -> Result:
    return CliRunner().invoke(program, [*words, "--ledger", str(book)])


def told(book: Path, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(call(book, *words, "--json").stdout)
    return found


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(words="brid*", sort="-day"),
        Wanted(measure="person killed", since="2019", until="2025"),
        Wanted(place="e", status="asserted"),
        Wanted(speaker="e", outlet="e", sort="speaker", limit=7, page=2),
    ],
)
def test_every_filter_has_its_option(book: Path, wanted: Wanted) -> None:
    ledger = SQLiteLedger(book)
    page = claim_table(ledger.view()).page(wanted)
    ledger.close()
    found = told(book, "claims", *wanted.options)
    assert [row["id"] for row in found["rows"]] == [row.id for row in page.rows]
    assert (found["total"], found["page"], found["pages"]) == (page.total, page.page, page.pages)
    first = page.statuses[0]
    assert found["counts"]["status"][0] == {"value": first.value, "n": first.n}
    assert page.rows


def test_no_cell_of_the_csv_is_a_formula(tmp_path: Path) -> None:
    article = Article.of("=2+3 trams burned, Ida Berg said.", source="-a.txt")
    hop = Hop(kind=HopKind.PERSON, name="@Ida Berg")
    content = (article.at(0, 17),)
    claim = Claim(
        content=content,
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(hop,),
        status=Status.ASSERTED,
    )
    ledger = SQLiteLedger(tmp_path / "l.db")
    with ledger.writer() as writer:
        writer.put([article, claim], by="hand")
    ledger.close()
    printed = call(tmp_path / "l.db", "claims", "--csv").stdout
    [row] = csv.DictReader(io.StringIO(printed, newline=""))
    assert (row["text"], row["source"]) == ("'=2+3 trams burned", "'@Ida Berg")
    assert (row["start"], row["end"]) == ("0", "17")


def test_what_does_not_go_together(book: Path) -> None:
    assert "counts pages of --limit rows" in call(book, "claims", "--page", "2").stderr
    assert "one of --json and --csv" in call(book, "claims", "--csv", "--json").stderr
    assert call(book, "claims", "--sort", "colour").exit_code == 2
    assert "no claims match" in call(book, "claims", "--words", "qwertz").stderr


def test_search_finds_names_claims_and_articles(book: Path) -> None:
    ledger = SQLiteLedger(book)
    name = next(ledger.view().columns(Referent, ("called",)))[0]
    ledger.close()
    found = told(book, "search", name[:-2], "--limit", "3")
    assert found["rows"][0]["title"] == name
    assert {row["kind"] for row in found["rows"]} == {"name", "claim", "article"}
    assert found["counts"]["name"]["total"] >= 1
    printed = call(book, "search", name)
    assert name in printed.stdout
    assert "found" in printed.stderr
    assert "nothing found" in call(book, "search", "qwertz").stderr
