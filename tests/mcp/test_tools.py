"""Assistants get claims with places, never prose; what others wrote stands under "quoted"."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.mcp.conftest import Ask, asking
from tests.workbench.conftest import run

from reportedly.library import Ledger
from reportedly.mcp.quoted import NOTICE
from reportedly.mcp.shelf import Shelf

OURS = re.compile(r"[\w .:/+~%-]{0,64}")
"""What this program says itself: ids, days (EDTF), verdicts, units; no sentence of anybody's."""


def told(value: Any, quoted: bool = False) -> Iterator[tuple[str, bool]]:
    """Every string of an answer, and whether it stands inside an object named "quoted"."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from told(item, quoted or name == "quoted")
    elif isinstance(value, list):
        for item in value:
            yield from told(item, quoted)
    elif isinstance(value, str):
        yield value, quoted


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Every passage of an answer."""
    if isinstance(value, dict):
        if "byte_start" in value:
            yield value
        for item in value.values():
            yield from places(item)
    elif isinstance(value, list):
        for item in value:
            yield from places(item)


def everything(ask: Ask) -> Iterator[Any]:
    """An answer of every tool that reads."""
    claims = ask("find_claims", limit=100)
    yield claims
    yield ask("list_stories")
    yield ask("search", words="killed warned script")
    yield ask("search", words="the")
    yield ask("figures", limit=20)
    yield ask("conflicts", verdict="", limit=50)
    yield ask("timeline", limit=50)
    names = ask("search", words="s", limit=50)
    yield names
    for hit in names["hits"]:
        if hit["kind"] == "name":
            yield ask("who", asked=hit["id"])
    for kind in ("names", "origins", "claims", "stories"):
        yield ask("open_questions", kind=kind)
    for claim in claims["claims"][:6]:
        yield ask("claim", id=claim["id"])
        yield ask("origins_of", asked=claim["id"])
    yield ask("without", names=[claims["claims"][0]["article"]])
    for article in sorted({claim["article"] for claim in claims["claims"]}):
        yield ask("article", id=article)
        yield ask("passage", article=article)
    yield ask("check_draft", draft="“<script>” said <b>Eve</b> [clm-000000000000].")


def test_nothing_that_others_wrote_stands_outside_of_quoted(hostile: Path) -> None:
    shelf = Shelf(hostile)
    seen = 0
    for answer in everything(asking(shelf)):
        for words, quoted in told(answer):
            assert quoted or words == NOTICE or OURS.fullmatch(words), words
            assert not re.search("[\u202e\x1b\u200b]", words)
            seen += quoted and "<script>" in words
    shelf.close()
    assert seen


def test_every_passage_is_where_it_says(ask: Ask, harbour: Path) -> None:
    with Ledger.open(harbour) as ledger:
        texts = {article.id: article.text for article in ledger.articles}
    found = [place for answer in everything(ask) for place in places(answer)]
    assert len(found) > 50
    for place in found:
        text, words = texts[place["article"]], place["quoted"]["words"]
        assert place["quoted"]["exact"]
        assert text[place["start"] : place["end"]] == words
        assert text.encode()[place["byte_start"] : place["byte_end"]].decode() == words
        assert place["article"] in place["quoted"]["citation"]


def test_cursors_lead_through_all_claims_once(ask: Ask, harbour: Path) -> None:
    rows = json.loads(run("claims", "--json", "--ledger", harbour))["rows"]
    ids, cursor = list[str](), ""
    while cursor is not None:
        answer = ask("find_claims", limit=4, cursor=cursor)
        ids += [claim["id"] for claim in answer["claims"]]
        cursor = answer["cursor"]
    assert ids == [row["id"] for row in rows]
    assert answer["total"] == len(ids)


def test_a_cursor_belongs_to_its_question_and_its_state(ask: Ask, harbour: Path) -> None:
    cursor = ask("find_claims", limit=2)["cursor"]
    with pytest.raises(ValueError, match="belongs to another question"):
        ask("find_claims", limit=2, speaker="Solberg", cursor=cursor)
    with pytest.raises(ValueError, match="no cursor"):
        ask("find_claims", limit=2, cursor="bm9uZQ==")
    run("rate", "Port News", "B", "--as", "Ann", "--ledger", harbour)
    with pytest.raises(ValueError, match="the ledger has changed"):
        ask("find_claims", limit=2, cursor=cursor)


def test_answers_say_what_the_commands_say(ask: Ask, harbour: Path) -> None:
    [story] = ask("list_stories")["stories"]
    with Ledger.open(harbour) as ledger:
        mine = ledger.story()
        assert story["articles"] == len(mine.articles)
        assert story["independent"]["best"] == mine.independent.best
        hurt = ask("figures", of="hurt", story=story["id"][:9])["series"]
        assert [one["id"] for one in hurt] == [
            one.id for one in mine.figures if "hurt" in one.label
        ]
        denied = ask("find_claims", status="denied")["claims"]
        assert [one["id"] for one in denied] == [one.id for one in ledger.claims(status="denied")]
    gone = json.loads(run("origins", "--without", "Port News", "--json", "--ledger", harbour))
    left = ask("without", names=["Port News"])
    assert left["claims_gone"] == gone["without"]["claims_gone"] > 0
    assert left["after"]["best"] == gone["without"]["after"]["best"] < left["before"]["best"]
    rita = ask("who", asked="Rita Solberg")
    assert rita["quoted"]["name"] == "Rita Solberg"
    assert rita["statements"] == len(rita["said"]) > 0
    assert [one["quoted"] for one in rita["denies"]]
    days = ask("timeline", since="2026-01", until="2026-01-31")["events"]
    assert all(event["day"].startswith("2026-01") for event in days)
    trees = ask("origins_of", asked="14 workers")["trees"]
    assert any(branch["carriers"] for tree in trees for branch in tree["branches"])


def test_a_draft_is_held_against_the_ledger(ask: Ask) -> None:
    [claim] = ask("find_claims", words='"had been warned twice"')["claims"]
    words = claim["places"][0]["quoted"]["words"]
    good = f"“{words}”, said {claim['quoted']['source']} [{claim['id']}]."
    assert ask("check_draft", draft=good)["supported"]
    wrong = ask("check_draft", draft=f"Ninety workers were hurt [{claim['id']}].")
    assert not wrong["supported"]
    assert any("Ninety" in why for why in wrong["unsupported"][0]["quoted"]["why"])


def test_what_is_asked_wrongly_is_told(ask: Ask) -> None:
    for tool, arguments, why in (
        ("claim", {"id": "clm-none"}, "no claim, or more than one"),
        ("article", {"id": "art-none"}, "no article has the id"),
        ("origins_of", {"asked": "zeppelin"}, "no statement, figure or origin"),
        ("who", {"asked": "Solberg"}, "nobody here, or more than one"),
        ("without", {"names": ["Daily Nobody"]}, "a name is nobody's here"),
        ("without", {"names": []}, "at least 1 item"),
        ("find_claims", {"limit": 1000}, "less than or equal to 100"),
        ("find_claims", {"status": "true"}, "Input should be"),
        ("check_draft", {"draft": "x" * 200_000}, "100,000 characters at most"),
    ):
        with pytest.raises(ValueError, match=why):
            ask(tool, **arguments)
    id = ask("find_claims", limit=1)["claims"][0]["article"]
    with pytest.raises(ValueError, match="the article has"):
        ask("passage", article=id, start=10**6, end=2 * 10**6)


def test_the_past_can_be_served(harbour: Path) -> None:
    from reportedly.report.moments import as_of

    shelf = Shelf(harbour, as_of("2026-02-04"))
    answer = asking(shelf)("find_claims", limit=100)
    assert {claim["quoted"]["outlet"] for claim in answer["claims"]} == {"Port News", "Town Echo"}
    assert "1 came out later" in shelf.said
    shelf.close()


def test_reading_leaves_the_ledger_as_it_is(ask: Ask, harbour: Path) -> None:
    before = harbour.read_bytes()
    for _ in everything(ask):
        pass
    assert harbour.read_bytes() == before
    with pytest.raises(ValueError, match="decide"):
        ask("decide", left="nam-1", right="nam-2", verdict="same", why="x")


def test_a_decision_stands_in_a_persons_name_and_says_how_it_came(harbour: Path) -> None:
    shelf = Shelf(harbour)
    ask = asking(shelf, "Ann")
    pair = ask("open_questions", kind="names")["questions"][0]
    sides = {"left": pair["left"]["id"], "right": pair["right"]["id"]}
    [made] = ask("decide", **sides, verdict="different", why="two people")["decisions"]
    listed = json.loads(run("judge", "--list", "--json", "--ledger", harbour))["rows"]
    assert [row["by"] for row in listed] == ["human:Ann (through an assistant)"]
    assert listed[0]["id"] == made["id"]
    assert made["outcome"] == "applied"
    left = ask("open_questions", kind="names")["questions"]
    assert sides not in [{"left": q["left"]["id"], "right": q["right"]["id"]} for q in left]
    run("judge", *sides.values(), "same", "--as", "Ann", "--ledger", harbour)
    [own] = [
        r["id"]
        for r in json.loads(run("judge", "--list", "--json", "--ledger", harbour))["rows"]
        if r["by"] == "human:Ann"
    ]
    with pytest.raises(ValueError, match="not decided through you"):
        ask("take_back", id=own)
    assert ask("take_back", id=made["id"])["decisions"] == []
    with pytest.raises(ValueError, match="no record"):
        ask("decide", left="nam-x", right="nam-y", verdict="same", why="x")
    shelf.close()
