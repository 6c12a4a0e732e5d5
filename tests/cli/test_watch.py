"""``watch`` and ``add`` with addresses, on a site of our own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.fetch.site import Reply, Site, page, serving

from reportedly.cli.fetching import Seconds
from reportedly.cli.main import program

GO = ("--allow-private", "--pause", "0")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        made.replies |= {"/fire": Reply(page("Depot burns")), "/feed": made.feed("/fire", "/gone")}
        yield made


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_a_feed_is_watched_from_the_first_look_to_the_proof(site: Site) -> None:
    feed = f"{site.url}/feed"
    found = run("watch", feed, "--once", *GO)
    assert found.exit_code == 0, found.output
    assert "1 looked at, 2 new addresses, 1 fetched, 1 gone: 1 read" in found.stderr
    assert f"{site.url}/gone: answered with 404" in found.stderr
    (article,) = json.loads(run("articles", "--json").stdout)["rows"]
    assert article["url"] == f"{site.url}/fire"
    assert run("audit").exit_code == 0
    kept = sorted(path.name for path in Path("reportedly.fetched").iterdir())
    assert len([name for name in kept if name.startswith("looks-")]) == 1
    assert not [name for name in kept if name.startswith("2")], "the ledger has its own copy"
    again = run("watch", "--once", *GO)
    assert again.exit_code == 0
    assert "nothing was due" in again.stderr


def test_a_round_is_one_json_document(site: Site) -> None:
    told = json.loads(run("watch", f"{site.url}/feed", "--once", "--json", *GO).stdout)
    assert (told["kind"], told["fetched"], told["added"]) == ("watch", 1, 1)
    assert [one["source"] for one in told["failures"]] == [f"{site.url}/gone"]
    (row,) = json.loads(run("watch", "--list", "--json").stdout)["rows"]
    assert (row["read"], row["gone"], row["feeds"][0]["title"]) == (1, 1, "Ostby Post")
    assert "Ostby Post" in run("watch", "--list").stdout


def test_what_is_forgotten_is_not_watched(site: Site) -> None:
    run("watch", f"{site.url}/none", "--once", *GO)
    assert run("watch", "--forget", f"{site.url}/none").exit_code == 0
    assert run("watch", "--forget", f"{site.url}/none").exit_code == 1
    assert run("watch", "--once", *GO).exit_code == 2


def test_exit_codes_say_what_came_of_it(site: Site) -> None:
    assert run("watch").exit_code == 2
    assert run("watch", "--list").exit_code == 2
    assert run("watch", "missing.opml", "--once").exit_code == 2
    assert run("watch", "ftp://post.example/", "--once").exit_code == 2
    refused = run("watch", f"{site.url}/feed", "--once")
    assert refused.exit_code == 1
    assert "--allow-private" in refused.stderr
    assert not site.asked
    assert run("watch", f"{site.url}/feed", "--once", "--strict", *GO).exit_code == 3


def test_pages_named_one_by_one_are_added_with_their_proof(site: Site) -> None:
    site.replies["/robots.txt"] = Reply("User-agent: *\nDisallow: /private")
    site.replies["/private"] = Reply(page("Bridge shut"))
    urls = [f"{site.url}{path}" for path in ("/fire", "/feed", "/private", "/gone")]
    found = run("add", *urls, *GO, "--json")
    assert found.exit_code == 0, found.output
    told = json.loads(found.stdout)
    assert told["added"] == 1
    reasons = {one["source"].rpartition("/")[2]: one["reason"] for one in told["failures"]}
    assert "reportedly watch" in reasons["feed"]
    assert "robots.txt" in reasons["private"]
    assert "404" in reasons["gone"]
    assert run("audit").exit_code == 0
    assert not Path("reportedly.fetched").exists()
    assert run("add", urls[2], *GO, "--ignore-robots").exit_code == 0
    assert run("add", urls[0]).exit_code == 1  # not without the flag


def test_lengths_of_time_are_read() -> None:
    kind = Seconds()
    told = [
        kind.convert(words, None, None) for words in ("90s", "15m", "2h", "3 d", "1w", "7", 5.0)
    ]
    assert told == [90, 900, 7200, 259_200, 604_800, 7, 5]
    with pytest.raises(Exception, match="no length of time"):
        kind.convert("soon", None, None)
