"""What was looked at, and what came since: kept beside the ledger, by article and analyst."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from tests.report.conftest import WIRE, article, claim, hop

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.report.looks import Looks, News, UnreadableLooks, news
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger


def test_each_analyst_has_looks_of_his_own_and_the_latest_counts(tmp_path: Path) -> None:
    looks = Looks(tmp_path / "news.db")
    assert looks.of("ann") == {}
    looks.look("ann", ["art-1", "art-2"], "2026-03-10")
    looks.look("ann", ["art-2"], "2026-03-12")
    looks.look("ann", ["art-2"], "2026-03-11")
    looks.look("bob", ["art-1"])
    assert looks.of("ann") == {"art-1": "2026-03-10", "art-2": "2026-03-12"}
    assert list(looks.of("bob")) == ["art-1"]
    assert looks.path == tmp_path / "news.looks"


def test_two_windows_may_look_at_once(tmp_path: Path) -> None:
    def one(n: int) -> None:
        Looks(tmp_path / "news.db").look("ann", [f"art-{n % 7}", f"art-{n}"])

    with ThreadPoolExecutor(6) as windows:
        list(windows.map(one, range(40)))
    assert len(Looks(tmp_path / "news.db").of("ann")) == 40


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "news.looks").write_text(
        "no table of looks, but enough of words to be a file\n" * 9
    )
    with pytest.raises(UnreadableLooks, match=r"news\.looks"):
        Looks(tmp_path / "news.db").of("ann")


def test_an_odd_name_of_the_file_is_no_matter(tmp_path: Path) -> None:
    looks = Looks(tmp_path / "what?mode=ro#100%.db")
    looks.look("Ann ‘the’ \u202e analyst", ["art-1"])
    assert list(looks.of("Ann ‘the’ \u202e analyst")) == ["art-1"]


def wire(name: str) -> tuple[Article, Claim]:
    made = article(name, WIRE)
    return made, claim(made, "Between 55 and 60 people", hop("the rescue service"))


def put(ledger: Ledger, *records: Article | Claim, about: str) -> str:
    """When it was put."""
    with ledger.writer() as writer:
        writer.put(records, by="read", about=about)
    return list(ledger.log())[-1].moment


def test_new_are_articles_never_seen_and_claims_put_since() -> None:
    ledger = MemoryLedger()
    (old, said), (late, added) = wire("old.txt"), wire("late.txt")
    seen = put(ledger, old, said, about=old.id)
    looks, both = {old.id: seen}, (old.id, late.id)
    assert news(ledger.view(), looks, [old.id], {old.id: seen}) == News(since=seen)
    read = {old.id: seen, late.id: put(ledger, late, added, about=late.id)}
    came = news(ledger.view(), looks, both, read)
    assert came == News(since=seen, articles=(late.id,), claims=1)
    assert came.when.endswith("Z")
    assert came.any


def test_an_article_that_was_read_again_has_new_claims_only() -> None:
    ledger = MemoryLedger()
    old, said = wire("old.txt")
    seen = put(ledger, old, said, about=old.id)
    other = replace(said, content=(old.at(0, 11),))
    again = put(ledger, old, said, other, about=old.id)
    came = news(ledger.view(), {old.id: seen}, [old.id], {old.id: again})
    assert came == News(since=seen, claims=1)


def test_who_never_looked_is_told_nothing_new() -> None:
    ledger = MemoryLedger()
    old, said = wire("old.txt")
    moment = put(ledger, old, said, about=old.id)
    assert not news(ledger.view(), {}, [old.id], {old.id: moment}).any
