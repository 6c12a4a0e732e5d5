"""The claims table over HTTP: filters, sorts, pages, files, one claim; and search."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import form, run

from reportedly.model.claim import Claim
from reportedly.report.claim_table import claim_table
from reportedly.report.claim_wanted import Wanted
from reportedly.report.material import Material
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench import claims


def rows(client: TestClient, query: str = "") -> list[Any]:
    return list(client.get(f"/claims.json{query}").json()["rows"])


def test_rows_of_the_examples_are_those_of_all_the_material(examples: Path) -> None:
    ledger = SQLiteLedger(examples)
    page = claim_table(ledger.view()).page(Wanted())
    plain = Material(ledger.view())
    assert {row.id: row for row in page.rows} == plain.rows
    assert any(row.withdrawn for row in page.rows)
    assert page.printed.keys() == plain.articles.keys()
    assert {row.origin for row in page.rows if row.origin} == page.origins.keys()
    ledger.close()


def test_a_page_shows_who_what_and_with_what_reserve(client: TestClient) -> None:
    [row, *_] = rows(client, "?status=denied&sort=day")
    page = client.get("/claims?status=denied&sort=day").text
    assert f'id="{row["id"]}"' in page
    span = row["spans"][0]
    place = f"{span['article']}#{span['article']}-{span['start']}-{span['end']}"
    assert f'href="/articles/{place}"' in page
    assert 'class="badge s-denied">denied<' in page, "by whom stands beside it"
    assert row["stances"][0]["cue"]["text"] in page
    assert 'aria-sort="ascending"' in page
    assert f'href="/claims/{row["id"]}"' in page


def test_filters_stay_in_the_form_the_pages_and_the_command(client: TestClient) -> None:
    page = client.get("/claims?words=the&outlet=a&sort=-day&limit=3&page=2").text
    assert "--words the --outlet a --sort -day --limit 3 --page 2" in page
    assert 'name="words" value="the"' in page
    assert re.search(r'href="/claims\?words=the[^"]*page=3"', page)
    assert '<details class="more" open>' in page
    told = client.get("/claims.json?words=the&outlet=a&sort=-day&limit=3&page=2").json()
    assert (told["page"], len(told["rows"])) == (2, 3)
    assert told["rows"] == rows(client, "?words=the&outlet=a&sort=-day&limit=6")[3:]


def test_what_is_no_page_and_no_sort_is_forgiven(client: TestClient) -> None:
    last = client.get("/claims.json?page=900&sort=colour&limit=x").json()
    assert last["page"] == last["pages"] > 1
    assert last["rows"]
    assert "No claim fits" in client.get("/claims?words=qwertz").text


def test_ticked_claims_and_all_that_are_found_go_into_files(client: TestClient) -> None:
    found = rows(client, "?words=the&sort=day&limit=500")
    asked = {"csrf": form(client), "words": "the", "sort": "day"}
    sent = client.post("/claims/export", data={**asked, "file": "all csv"})
    assert "claims.csv" in sent.headers["content-disposition"]
    lines = list(csv.DictReader(io.StringIO(sent.text, newline="")))
    assert [line["claim"] for line in lines] == [row["id"] for row in found]
    assert lines[0]["source"] == found[0]["source"]
    ticked = [found[2]["id"], found[0]["id"]]
    sent = client.post("/claims/export", data={**asked, "file": "selected jsonl", "id": ticked})
    told = [json.loads(line) for line in sent.text.splitlines()]
    assert [row["id"] for row in told] == ticked
    assert told[1] == found[0]
    refused = client.post("/claims/export", data={**asked, "file": "selected csv"})
    assert refused.status_code == 400
    assert "Nothing is ticked" in refused.text


def test_too_many_for_a_file(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claims, "MOST", 3)
    asked = {"csrf": form(client), "file": "all csv", "status": "asserted"}
    refused = client.post("/claims/export", data=asked)
    assert refused.status_code == 400
    assert "--status asserted --csv" in refused.text


def test_the_command_prints_the_same_csv(examples: Path, client: TestClient) -> None:
    asked = {"csrf": form(client), "file": "all csv", "speaker": "quispe"}
    sent = client.post("/claims/export", data=asked)
    printed = run("claims", "--speaker", "quispe", "--csv", "--ledger", examples)
    assert printed.replace("\r\n", "\n") == sent.text.replace("\r\n", "\n")


def test_one_claim_with_all_that_proves_it(client: TestClient) -> None:
    [row, *_] = rows(client, "?status=denied")
    page = client.get(f"/claims/{row['id'][:12]}").text
    assert "Where it stands" in page
    assert f'href="/origins/{row["origin"]}"' in page
    assert row["stances"][0]["cue"]["text"] in page
    assert "reportedly show" in page
    article = row["article"]
    assert client.get(f"/claims/{article}").status_code == 404
    assert client.get("/claims/clm-").status_code == 404


def test_the_table_follows_the_ledger(own: Path) -> None:
    from reportedly.workbench.app import workbench

    with TestClient(workbench(own, who="ann", hosts=("testserver",))) as client:
        before = client.get("/claims.json").json()["total"]
        ledger = SQLiteLedger(own)
        entry = next(ledger.view().entries(Claim))
        with ledger.writer() as writer:
            kept = [e.record for e in ledger.view().entries(Claim) if e.about == entry.about]
            writer.put(kept[1:], by=entry.by, about=entry.about)
        ledger.close()
        assert client.get("/claims.json").json()["total"] == before - 1


def test_search_as_a_page_and_under_the_box(client: TestClient) -> None:
    told = client.get("/search.json?q=quis").json()
    kinds = {row["kind"] for row in told["rows"]}
    assert kinds == {"name", "claim", "article"}
    page = client.get("/search?q=quis").text
    assert page.count("<mark>Quispe</mark>") > 3
    few = client.get("/search?q=quis&few=1").text
    assert few.startswith('<div id="hits"') or '<div id="hits"' in few[:120]
    assert "<html" not in few
    assert 0 < few.count('class="hit') <= 15
    assert 'href="/search?q=quis"' in few
    assert "Nothing holds" in client.get("/search?q=qwertz&few=1").text
    assert client.get("/search?few=1").text.strip().endswith('class="hits"></div>')
    assert client.get("/search").status_code == 200
