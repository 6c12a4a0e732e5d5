"""The evidence reader over HTTP: text, marks, cards, choices in the address, and hostile text."""

import html
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.workbench.conftest import WHO, run

from reportedly.model.article import Article
from reportedly.report.diffs import found_articles
from reportedly.report.reader_parts import LONG
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.app import workbench


def id_of(ledger: Path, name: str) -> str:
    return found_articles(SQLiteLedger(ledger).view(), name)[0]


@pytest.fixture(scope="module")
def page(client: TestClient, examples: Path) -> str:
    answer = client.get(f"/articles/{id_of(examples, '04_capital')}")
    assert answer.status_code == 200
    return answer.text


def test_the_text_stands_in_full_and_every_claim_has_its_card(page: str, examples: Path) -> None:
    article = SQLiteLedger(examples).view().get(Article, id_of(examples, "04_capital"))
    assert article is not None
    text = page[page.index('<div class="text"') : page.index('<section class="cards"')]
    words = html.unescape(re.sub("<[^>]+>", "", text))
    assert "".join(words.split()) == "".join(article.text.split())
    cards = re.findall(r'<details class="claim-card [^>]*data-n="(\d+)" data-at="([^"]+)"', page)
    assert [int(n) for n, _ in cards] == list(range(1, 13))
    assert all(f'id="{at}"' in text for _, at in cards)


def test_a_card_says_whose_word_by_which_way_with_what_reserve(page: str) -> None:
    card = page[page.index('id="card-5"') : page.index('id="card-6"')]
    hops = re.findall(r'<li class="hop [^"]+">(?:<a [^>]+>)?([^<]+)', card)
    assert [hop.strip() for hop in hops] == ["Carlos Benavides", "briefing", "The Capital Post"]
    assert "no more: corrected" in card
    assert "“Some 900 houses were destroyed”" in card
    assert "<td>900</td><td>900</td><td>900</td>" in card
    assert "characters 446 to 476" in card


def test_what_is_marked_stands_in_the_address(client: TestClient, examples: Path) -> None:
    path = f"/articles/{id_of(examples, '04_capital')}"
    shown = client.get(f"{path}?show=times,names").text
    assert '<div class="marked show-times show-names ">' in shown
    assert client.get(f"{path}?show=times&show=names").text.count("show-times") == shown.count(
        "show-times"
    )
    assert '<div class="marked ">' in client.get(f"{path}?show=none").text


def test_cards_are_chosen_by_status_and_speaker(client: TestClient, examples: Path) -> None:
    path = f"/articles/{id_of(examples, '04_capital')}"
    chosen = client.get(f"{path}?status=denied&speaker=Residents").text
    cards = re.findall(r'<details class="claim-card [^>]+>', chosen)
    assert sum(" hidden" not in card for card in cards) == 1
    assert '<option value="Residents" selected>' in chosen


def test_versions_copies_and_notices_lead_on(client: TestClient, examples: Path) -> None:
    old, new = (id_of(examples, name) for name in ("02_harbor", "09_harbor"))
    for here in (old, new):
        assert f"/compare/{old}/{new}" in client.get(f"/articles/{here}").text
    told = client.get(f"/articles/{id_of(examples, '04_capital')}").text
    assert "Because of an editing error" in told


def test_an_unknown_article_is_missing_and_a_short_id_leads_to_it(
    client: TestClient, examples: Path
) -> None:
    assert client.get("/articles/art-nothing").status_code == 404
    assert client.get("/articles/clm-").status_code == 404
    id = id_of(examples, "04_capital")
    answer = client.get(f"/articles/{id[:9]}?as_of=2050-01-01", follow_redirects=False)
    assert answer.headers["location"] == f"/articles/{id}?as_of=2050-01-01"


HOSTILE = (
    "Ferry \u202enews\n\n"
    '<script>alert(1)</script> “<img src=x onerror="alert(2)">,” said Mayor <b>Ida Berg</b> on'
    " Monday: 12 people were <svg onload=alert(3)>killed</svg>.\n\n"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    tags = "<div onclick='alert(4)'><b><i>" * 20 + "\n"
    (folder / "evil<b>.txt").write_text(HOSTILE + tags * 60, encoding="utf-8")
    run("add", folder / "evil<b>.txt", "--ledger", folder / "l.db")
    return folder / "l.db"


def test_hostile_text_is_text_and_a_long_one_comes_in_parts(hostile: Path) -> None:
    id = id_of(hostile, "evil")
    with TestClient(workbench(hostile, who=WHO, hosts=("testserver",))) as client:
        answer = client.get(f"/articles/{id}")
        body = answer.text[answer.text.index("<main") :]
        assert "<script" not in body
        assert not re.search(r"<(img|svg|div onclick)", body)
        assert "\u202e" not in body
        assert "[U+202E]" in body
        assert "Part 1 of " in body
        assert len(body) < 12 * LONG
        assert client.get(f"/articles/{id}?part=2").status_code == 200
        assert client.get(f"/articles/{id}?part=99").status_code == 404
        whole = json.loads(client.get(f"/articles/{id}.json").text)
        assert whole["article"]["part"] == 0
