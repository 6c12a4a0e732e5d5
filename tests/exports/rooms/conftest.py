"""A pile as others may send it: a crane in Tarvik, a market in Lom, an article full of traps."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.browser import Browser

from reportedly.cli.main import program
from reportedly.exports.base import Pile
from reportedly.store.sqlite import SQLiteLedger

CRANE = """Crane collapses in Tarvik, two workers hurt

TARVIK, June 3, 2024 – A crane collapsed in the port of Tarvik on Monday and at least 2 workers \
were injured, harbour director Lena Moe said.

“We do not know how many people were on the quay,” Moe told reporters.

The shipping line Solveig denied that the crane was overloaded.
"""
PAGE = """<!doctype html><html lang="en"><head><title>Seven hurt as Tarvik crane falls</title>
<meta property="og:site_name" content="Fjord Post">
<meta property="article:published_time" content="2024-06-04T08:00:00Z">
<link rel="canonical" href="https://www.fjordpost.example/news/crane?b=2&amp;a=1"></head>
<body><article><h1>Seven hurt as Tarvik crane falls</h1>
<p>TARVIK – The crane that collapsed in the port of Tarvik on Monday injured 7 workers, the \
rescue service said on Tuesday.</p>
<p>Harbour director Lena Moe said at least 2 workers were injured, and that nobody was missing.</p>
<p>The Fjord Post could not independently verify the figures given by the rescue service.</p>
</article></body></html>
"""
MARKET = (
    "LOM – The market in Lom will be closed on Friday, mayor Ole Dahl said. He expects 9 stalls.",
    "LOM – Mayor Ole Dahl denied on Saturday that the market in Lom had been closed for repairs.",
)
TRAP = """</script><script>alert(1)</script><img src=x onerror=alert(2)> hits port

=HYPERLINK("http://evil.example") – Mayor </textarea>"><svg onload=alert(3)> said that 40 people \
were hurt in Tarvik\u202e on Monday.

“{{ 7*7 }} people were hurt <b>badly</b>,” harbour director Lena Moe said.
"""


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file of five articles, with the bytes that they were read from beside it."""
    home = tmp_path_factory.mktemp("tarvik")
    news = home / "news"
    news.mkdir()
    (news / "crane.txt").write_text(CRANE, encoding="utf-8")
    (news / "fjord.html").write_text(PAGE, encoding="utf-8")
    (news / "market.jsonl").write_text(
        "".join(json.dumps({"text": text, "outlet": "Lom Daily"}) + "\n" for text in MARKET)
    )
    (news / "trap.txt").write_text(TRAP, encoding="utf-8")
    found = run("add", news, "--ledger", home / "l.db")
    assert found.exit_code == 0, found.stderr
    return home / "l.db"


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


@pytest.fixture
def pile(ledger: Path) -> Iterator[Pile]:
    book = SQLiteLedger(ledger)
    yield Pile(view=book.view(), archive=book.archive, ledger=ledger)
    book.close()


@pytest.fixture(scope="session")
def room(ledger: Path) -> Path:
    """The whole ledger as a room."""
    made = ledger.with_name("whole.wacz")
    assert run("export", "--as", "room", "--ledger", ledger, "--out", made).exit_code == 0
    return made


@pytest.fixture(scope="session")
def part(ledger: Path) -> Path:
    """The room of the market's articles alone."""
    made = ledger.with_name("part.wacz")
    scope = ("--outlet", "Lom Daily", "--ledger", ledger, "--out", made)
    assert run("export", "--as", "room", *scope).exit_code == 0
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    made = Browser()
    yield made
    made.close()
