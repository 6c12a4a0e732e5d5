"""Rounds of looking at feeds and fetching what they name."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.fetch.site import Reply, Site, page
from warcio.archiveiterator import ArchiveIterator

from reportedly.fetch.client import Client
from reportedly.fetch.rounds import Rounds
from reportedly.fetch.state import Busy, State
from reportedly.fetch.tallies import DAY, Tally, Wishes
from reportedly.fetch.warcs import Warc
from reportedly.fetch.watched import watched


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(
    tmp_path: Path, asker: Callable[[Warc], Client], clock: Clock
) -> Iterator[Callable[..., Rounds]]:
    """Begins to watch, as another process would: what is known is on disk."""
    opened = list[Any]()

    def begun(*sources: str, **wished: Any) -> Rounds:
        while opened:
            opened.pop().close()
        state = State(tmp_path / "n.watch")
        rounds = Rounds(state, tmp_path / "n.fetched", asker, Wishes(**wished), clock)
        opened.extend([state, rounds])
        for source in sources:
            rounds.name(source)
        return rounds

    yield begun
    while opened:
        opened.pop().close()


def pages_in(tally: Tally) -> list[str]:
    """The paths of the pages in a round's archive."""
    if tally.archive is None:
        return []
    with tally.archive.open("rb") as file:
        return [
            "/" + one.rec_headers.get_header("WARC-Target-URI").split("/", 3)[3]
            for one in ArchiveIterator(file)
            if one.rec_type == "response"
        ]


def test_a_feed_is_read_and_only_what_is_new_is_fetched(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    site.replies |= {f"/{name}": Reply(page(name)) for name in "abc"}
    site.replies["/feed"] = site.feed("/a", "/b?utm_source=rss", "/gone")
    source = f"{site.url}/feed"
    tally = watch(source).round([source])
    assert (tally.looked, tally.found, tally.fetched, tally.gone) == (1, 3, 2, 1)
    assert sorted(pages_in(tally)) == ["/a", "/b", "/gone"]
    assert watch().round([source]).looked == 0  # not due
    clock.now += 1000
    tally = watch().round([source])
    assert (tally.looked, tally.unchanged, tally.fetched) == (1, 1, 0)
    site.replies["/feed"] = site.feed("/a", "/c", updated={"/a": "2026-03-11T08:00:00Z"})
    clock.now += 1000
    assert sorted(pages_in(watch().round([source]))) == ["/c"]
    clock.now += 1000
    site.replies["/a"] = Reply(page("a, corrected"))
    site.replies["/feed"] = site.feed("/a", "/c", updated={"/a": "2026-03-12T08:00:00Z"})
    assert pages_in(watch().round([source])) == ["/a"]


def test_a_page_that_leads_home_is_gone_and_home_is_no_article(
    site: Site, watch: Callable[..., Rounds]
) -> None:
    site.replies |= {
        "/feed": site.feed("/gone", "/a"),
        "/gone": Reply(status=302, headers={"Location": "/"}),
        "/": Reply(page("Home")),
        "/a": Reply(page("a")),
    }
    source = f"{site.url}/feed"
    tally = watch(source).round([source])
    assert (tally.gone, tally.fetched) == (1, 1)
    assert sorted(pages_in(tally)) == ["/a", "/gone"]


def test_what_is_said_by_one_site_lasts_over_runs(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    """robots.txt for a day, "come later" until then."""
    site.replies |= {"/feed": site.feed("/a", "/b"), "/a": Reply(page("a"))}
    site.replies["/b"] = Reply(status=429, headers={"Retry-After": "3600"})
    source = f"{site.url}/feed"
    assert watch(source).round([source]).later >= 1
    clock.now += 2000
    site.asked.clear()
    watch().round([source])
    assert site.paths() == []


def test_a_page_that_fails_is_tried_later_and_given_up_in_the_end(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    site.replies |= {"/feed": site.feed("/a"), "/a": Reply(status=500)}
    source = f"{site.url}/feed"
    rounds = watch(source)
    told = list[int]()
    for _ in range(6):
        told.append(rounds.round([source]).failed)
        clock.now += 6 * 3600
    assert told == [0, 0, 0, 1, 0, 0]
    assert site.paths().count("/a") == 4


def test_a_feed_that_fails_is_asked_less_and_less_and_one_that_is_gone_no_more(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    site.replies |= {"/feed": Reply(status=500), "/old": Reply(status=410)}
    sources = [f"{site.url}/feed", f"{site.url}/old"]
    rounds = watch(*sources)
    for _ in range(16):
        rounds.round(sources)
        clock.now += 900
    assert site.paths().count("/feed") == 5  # at 0, 1, 3, 7 and 15 quarters of an hour
    assert site.paths().count("/old") == 1


def test_a_feed_that_moved_for_good_is_asked_for_there(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    site.replies |= {"/old": Reply(status=301, headers={"Location": "/feed"})}
    site.replies["/feed"] = site.feed()
    rounds = watch(source := f"{site.url}/old")
    assert f"{site.url}/old has moved to {site.url}/feed" in rounds.round([source]).told
    clock.now += 1000
    rounds.round([source])
    assert site.paths()[1:] == ["/old", "/feed", "/feed"]


@pytest.mark.parametrize(
    "declared",
    [
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">'
        "<link href='/feed' type=application/rss+xml rel=alternate>",
        "",
    ],
)
def test_a_home_page_leads_to_its_feed_or_else_its_sitemap(
    site: Site, watch: Callable[..., Rounds], declared: str
) -> None:
    site.replies |= {
        "/": Reply(f"<!doctype html><html><head>{declared}</head><body>Home</body></html>"),
        "/robots.txt": Reply(f"Sitemap: {site.url}/map.xml", kind="text/plain"),
        "/feed": site.feed("/a"),
        "/map.xml": Reply(f"<urlset><url><loc>{site.url}/b</loc></url></urlset>"),
        "/a": Reply(page("a")),
        "/b": Reply(page("b")),
    }
    source = f"{site.url}/"
    tally = watch(source, since=0.0).round([source])
    assert pages_in(tally) == (["/a"] if declared else ["/b"])


def test_sitemaps_give_what_is_new_enough_and_their_indexes_too(
    site: Site, watch: Callable[..., Rounds]
) -> None:
    day = "<n:publication_date>2027-01-14T20:00:00Z</n:publication_date>"
    news = f"<n:news xmlns:n='x'>{day}</n:news>"
    listed = "".join(
        f"<url><loc>{site.url}{path}</loc>{date}</url>"
        for path, date in (("/a", news), ("/b", "<lastmod>2026-01-01</lastmod>"), ("/c", ""))
    )
    packed = gzip.compress(f"<urlset>{listed}</urlset>".encode())
    site.replies |= {
        "/map.xml": Reply(
            f"<sitemapindex><sitemap><loc>{site.url}/news.xml.gz</loc></sitemap><sitemap>"
            f"<loc>{site.url}/2019.xml</loc><lastmod>2019-12-31</lastmod></sitemap></sitemapindex>"
        ),
        "/news.xml.gz": Reply(packed, kind="application/gzip"),
        "/a": Reply(page("a")),
    }
    source = f"{site.url}/map.xml"
    tally = watch(source).round([source])
    assert pages_in(tally) == ["/a"]
    assert tally.old == 2
    assert "/2019.xml" not in site.paths()


def test_only_what_is_asked_for_is_fetched_and_no_more_than_is_asked(
    site: Site, watch: Callable[..., Rounds]
) -> None:
    site.replies |= {f"/quake/{n}": Reply(page(f"Quake {n}")) for n in range(5)}
    site.replies["/feed"] = site.feed("/sport", *(f"/quake/{n}" for n in range(5)))
    source = f"{site.url}/feed"
    rounds = watch(source, about=("news", "quake"), most=3)
    assert len(pages_in(rounds.round([source]))) == 3
    assert rounds.due([source]) == 0
    assert len(pages_in(rounds.round([source]))) == 2
    assert rounds.due([source]) == 900


def test_pages_are_fetched_again_as_wished_and_a_page_that_was_named_whenever_it_is_due(
    site: Site, watch: Callable[..., Rounds], clock: Clock
) -> None:
    site.replies |= {"/feed": site.feed("/a"), "/a": Reply(page("a")), "/b": Reply(page("b"))}
    sources = [f"{site.url}/feed", f"{site.url}/b"]
    rounds = watch(*sources, again=(3600.0,))
    assert sorted(pages_in(rounds.round(sources))) == ["/a", "/b"]
    clock.now += 1800
    assert rounds.round(sources).same == 1  # /b
    site.replies["/a"] = Reply(page("a, corrected"))
    clock.now += 1900
    assert pages_in(rounds.round(sources)) == ["/a"]
    clock.now += DAY
    assert rounds.round(sources).same == 1


def test_files_of_feeds_and_of_addresses_are_watched(
    site: Site, watch: Callable[..., Rounds], tmp_path: Path
) -> None:
    site.replies |= {f"/{name}": Reply(page(name)) for name in "abc"}
    site.replies["/feed"] = site.feed("/a")
    opml, urls = tmp_path / "my.opml", tmp_path / "list.csv"
    opml.write_text(f"<opml><body><outline text='x' xmlUrl='{site.url}/feed'/></body></opml>")
    rows = f"{site.url}/b,B,2026-03-10\n{site.url}/feed,F,\nhttp://10.0.0.1,L,"
    urls.write_text(f"url,title,publish_date\n{rows}\n")
    rounds = watch(str(opml), str(urls))
    tally = rounds.round([str(opml), str(urls)])
    assert {"/a", "/b"} <= set(pages_in(tally))
    (tmp_path / "empty.txt").write_text("no addresses here\n")
    with pytest.raises(ValueError, match="neither feeds nor addresses"):
        rounds.name(str(tmp_path / "empty.txt"))


def test_what_was_broken_off_is_found_again(
    site: Site, watch: Callable[..., Rounds], tmp_path: Path
) -> None:
    site.replies |= {"/feed": site.feed("/a"), "/a": Reply(page("a"))}
    source = f"{site.url}/feed"
    tally = watch(source).round([source])
    assert tally.archive is not None
    tally.archive.rename(f"{tally.archive}.open")  # as if it had been killed while it wrote
    rounds = watch()
    assert rounds.waiting() == [tally.archive]
    rounds.read(tally.archive, lambda sha256: False)
    assert rounds.waiting() == []
    looks = next((tmp_path / "n.fetched").glob("looks-*.warc.gz"))
    with looks.open("rb") as file:
        assert [one.rec_type for one in ArchiveIterator(file)].count("response") == 3


def test_an_interrupt_keeps_what_came_and_leaves_the_rest(
    site: Site, watch: Callable[..., Rounds], asker: Callable[[Warc], Client]
) -> None:
    site.replies |= {f"/{n}": Reply(page(str(n))) for n in range(4)}
    site.replies["/feed"] = site.feed(*(f"/{n}" for n in range(4)))
    source = f"{site.url}/feed"

    def interrupt(words: str) -> None:
        if words == "fetched 2 of 4 pages":
            raise KeyboardInterrupt

    tally = watch(source).round([source], interrupt)
    assert tally.stopped
    came = len(pages_in(tally))
    assert came >= 2
    asker(Warc(Path("unused"), {})).hosts._stopped.clear()  # another process has hosts of its own
    later = watch().round([source])
    assert came + len(pages_in(later)) >= 4


def test_only_one_process_watches_and_others_may_look(
    site: Site, watch: Callable[..., Rounds], tmp_path: Path, asker: Callable[[Warc], Client]
) -> None:
    site.replies["/feed"] = site.feed("/gone")
    source = f"{site.url}/feed"
    watch(source).round([source])
    other = State(tmp_path / "n.watch")
    with pytest.raises(Busy):
        Rounds(other, tmp_path / "n.fetched", asker, Wishes())
    (told,) = watched(other)
    assert (told.source, told.gone, told.feeds[0].title) == (source, 1, "Ostby Post")
    assert other.forget(source)
    assert watched(other) == ()
    other.close()


def test_a_file_that_is_no_state_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "n.watch").write_text("something else entirely, long enough to be no database")
    with pytest.raises(ValueError, match="no list of what is watched"):
        State(tmp_path / "n.watch")
