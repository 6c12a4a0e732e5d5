"""Rows for coders: the columns of the codebooks, the numbers of the ledger, nothing guessed."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.exports import acled, ucdp
from reportedly.exports.base import Pile, export_of
from reportedly.exports.candidates import candidates, days_of, place_of
from reportedly.exports.force import signs
from reportedly.model.article import Article
from reportedly.model.series import Series
from reportedly.pipeline import run
from reportedly.store.sqlite import SQLiteLedger

POST = """Shelling kills 12 in Darnitsa market, governor says

DARNITSA - At least 12 people were killed on Sunday when artillery shelling hit a market in the \
town of Darnitsa, governor Olha Marchenko said.

Two soldiers were killed in an ambush near Lyubin on Saturday, the army said.
"""
COURIER = """Market shelling toll rises to 15

Fifteen people were killed in Sunday's shelling of a market in Darnitsa, the rescue service said \
on Tuesday.

Thousands of protesters marched in the capital on Monday to demand bread, police said.
"""
SLIDE = "Seven people were killed in a landslide in Hirna on Saturday, the police said."
COUNTED = ("number_of_sources", "number_of_origins", "origins_low", "origins_high")


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Pile:
    path = tmp_path_factory.mktemp("war") / "war.db"
    ledger = SQLiteLedger(path)
    texts = ((POST, "North; Post", "2026-05-04"), (COURIER, "River Courier", "2026-05-05"))
    texts += ((SLIDE, "Hill Gazette", "2026-05-04"),)  # type: ignore[assignment]
    run((article(*told) for told in texts), ledger)
    return Pile(view=ledger.view(), archive=ledger.archive, ledger=path)


def article(text: str, outlet: str, day: str) -> Article:
    from reportedly.read.articles import article_of

    made = article_of(
        text,
        source=f"{outlet}.txt",
        raw=text.encode(),
        given={"outlet": outlet, "published": day, "title": text.splitlines()[0]},
    )
    assert isinstance(made, Article)
    return made


def rows(pile: Pile, form: str, out: Path) -> list[dict[str, str]]:
    [done] = list(export_of(form).write(pile, out))
    read = list(csv.DictReader(io.StringIO(out.read_text("utf-8"), newline=""), strict=True))
    assert done.rows == len(read)
    return read


def test_the_columns_are_those_of_the_codebooks(war: Pile, tmp_path: Path) -> None:
    for form, module, many in (("ucdp", ucdp, 49), ("acled", acled, 31)):
        columns = [*rows(war, form, tmp_path / form)[0]]
        assert columns == [*module.COLUMNS, *module.OURS]
        assert len(module.COLUMNS) == many


def test_deaths_by_armed_force_with_their_day_and_place(war: Pile, tmp_path: Path) -> None:
    found = {row["where_coordinates"]: row for row in rows(war, "ucdp", tmp_path / "u.csv")}
    assert found.keys() == {"Darnitsa", "Lyubin"}, "a landslide is none"
    market = found["Darnitsa"]
    assert (market["low"], market["best"], market["high"]) == ("15", "15", "15")
    assert (market["date_start"], market["date_end"], market["date_prec"]) == (
        "2026-05-03", "2026-05-03", "1",
    )  # fmt: skip
    assert market["event_clarity"] == "1"
    assert market["earlier"].startswith("2026-05-04: 12/12/")
    assert market["deaths_unknown"] == "15"
    assert market["number_of_sources"] == "2"
    assert int(market["origins_low"]) <= int(market["number_of_origins"]) <= 4
    assert "artillery" in market["signs"]
    assert len(market["source_article"].split(";")) == 2, "names have no semicolons there"
    assert found["Lyubin"]["deaths_unknown"] == ""


def test_what_no_article_says_is_empty(war: Pile, tmp_path: Path) -> None:
    empty = {
        "id", "type_of_violence", "side_a", "side_b", "conflict_name", "latitude", "longitude",
        "deaths_a", "deaths_b", "deaths_civilians", "where_prec", "gwnoa",
    }  # fmt: skip
    assert all(not row[name] for row in rows(war, "ucdp", tmp_path / "u.csv") for name in empty)
    coded = {"event_type", "sub_event_type", "actor1", "actor2", "geo_precision", "latitude"}
    assert all(not row[name] for row in rows(war, "acled", tmp_path / "a.csv") for name in coded)


def test_acled_takes_events_without_deaths_too(war: Pile, tmp_path: Path) -> None:
    found = rows(war, "acled", tmp_path / "a.csv")
    [crowd] = [row for row in found if "protesters" in row["signs"]]
    assert (crowd["event_date"], crowd["time_precision"]) == ("2026-05-04", "1")
    assert crowd["fatalities"] == ""
    [market] = [row for row in found if row["location"] == "Darnitsa"]
    assert market["fatalities"] == "15"
    assert all(row[name] for row in found for name in COUNTED)


def test_the_numbers_are_those_of_the_ledger(war: Pile) -> None:
    held = {series.id: series for series in war.view.all(Series)}
    for one in candidates(war.material, "ucdp"):
        assert one.estimate in held[one.row.id].estimates
        assert one.best_origins.low <= one.best_origins.best <= one.best_origins.high


def test_an_earthquake_offers_nothing(quake_pile: Pile, tmp_path: Path) -> None:
    assert not rows(quake_pile, "ucdp", tmp_path / "u.csv")
    assert not rows(quake_pile, "acled", tmp_path / "a.csv")


@given(st.lists(st.dates().map(str), max_size=4))
def test_days_hold_what_was_said(told: list[str]) -> None:
    days = days_of(told)
    assert days.length == (None if not told else days.length)
    if told:
        assert days.first <= days.last
        assert {days.first, days.last} <= set(told)
        assert (days.length == 1) == (len(set(told)) == 1)


def test_precision_follows_the_codebooks() -> None:
    lengths = (1, 2, 6, 7, 8, 31, 32, 366, 367, None)
    assert [ucdp.precision(n) for n in lengths] == [1, 2, 2, 3, 4, 4, 5, 5, None, None]
    assert [acled.precision(n) for n in lengths] == [1, 2, 2, 2, 3, 3, None, None, None, None]


def test_people_are_whole_and_ties_go_to_the_lower() -> None:
    assert [ucdp.whole(n) for n in (1501.5, 12.0, None)] == [1501, 12, None]


def test_stretches_that_overlap_leave_what_both_allow() -> None:
    assert days_of(["2026-05", "2026-05-04/2026-05-06", ""]) == ("2026-05-04", "2026-05-06")
    assert days_of(["2026-05-01", "2026-05-09"]) == ("2026-05-01", "2026-05-09")
    assert days_of(["../2026-05-04", ""]) == ("", "")


def test_places_are_looked_up_and_never_guessed() -> None:
    assert place_of("Ukraine") == ("Ukraine", "Ukraine", True)
    assert place_of("Kyiv").country == "Ukraine"
    assert place_of("Darnitsa") == ("Darnitsa", "", False)
    assert place_of("") == ("", "", False)


def test_words_of_force_in_their_other_uses() -> None:
    assert signs("Gunmen opened fire; the gunmen fled.") == ("gunmen", "opened fire")
    assert not signs("A trade war, a war of words and 12 March.")
    assert not signs("The warden fired a bombastic clerk.")
    assert signs("Riot police met marchers.", "crowds") == ("riot", "marchers")
