"""Feeds, lists of feeds and sitemaps that lie on disk."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from reportedly.model.article import Article, Known
from reportedly.model.failure import Failure
from reportedly.read.feed_texts import feed_text, plain_words
from reportedly.read.feeds import FEED, feed_of, is_feed
from reportedly.read.inputs import read_inputs
from reportedly.read.readers import Head, Input
from reportedly.read.sitemaps import sitemap_of
from reportedly.read.subscriptions import subscriptions_of

STORY = (
    "A fire broke out in the tram depot of Ostby and at least 12 people were hurt, police said. "
)
WHOLE = f"<p>{STORY * 4}</p>\n<p>“Nobody is missing,” said <b>Ida Berg</b>. {STORY * 3}</p>"
SHORT = "<p>A fire broke out in the tram depot […]</p>"


def rss(*items: str) -> bytes:
    rows = "".join(f"<item>{item}</item>" for item in items)
    head = "<title>Ostby Post</title><link>https://post.example/</link><ttl>60</ttl>"
    return (
        "<?xml version='1.0'?><rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'"
        " xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        f"<channel>{head}{rows}</channel></rss>"
    ).encode()


def item(text: str = "", summary: str = SHORT, title: str = "Depot burns") -> str:
    return (
        f"<title>{title}</title><link>/fire?a=1&amp;b=2</link><dc:creator>Ann Bo</dc:creator>"
        "<pubDate>Tue, 10 Mar 2026 08:00:00 +0200</pubDate>"
        f"<description><![CDATA[{summary}]]></description>"
        + (f"<content:encoded><![CDATA[{text}]]></content:encoded>" if text else "")
    )


def read(raw: bytes) -> list[Article | Failure]:
    return [one for _, one in FEED.read(Input(stream=BytesIO(raw), source="x.rss", mapping={}))]


def test_a_feed_with_whole_texts_holds_articles(tmp_path: Path) -> None:
    path = tmp_path / "x.xml"
    path.write_bytes(rss(item(WHOLE), item()))
    article, short = read_inputs([path])
    assert isinstance(article, Article)
    assert article.source == "x.xml#1"
    assert article.text.startswith("Depot burns\n\nA fire broke out")
    assert "\n“Nobody is missing,” said Ida Berg. A fire" in article.text
    assert (article.title, article.byline, article.outlet) == (
        "Depot burns",
        "Ann Bo",
        "Ostby Post",
    )
    assert article.published is not None
    assert article.published.day == "2026-03-10"
    why = next(note for note in article.notes if note.field == "text")
    assert why.how is Known.INFERRED
    assert "content of the feed's entry" in why.why
    assert isinstance(short, Failure)
    assert "1 of 2 entries hold a summary only (rows 2)" in short.reason
    again = Input(stream=BytesIO(path.read_bytes()), source="x.xml", mapping={})
    assert list(FEED.again(again, {1})) == [(1, article.text)]


@pytest.mark.parametrize(
    ("content", "summary", "whole"),
    [
        (WHOLE, SHORT, True),
        ("", WHOLE + WHOLE, True),  # a description long enough
        ("", f"<p>{STORY * 5}</p>", False),
        (f"{WHOLE}<p>Continue reading Depot burns →</p>", "", False),
        (f"{WHOLE[:-4]} …</p>", "", False),
        (SHORT, WHOLE + WHOLE, True),
        (f"<p>{'周三一座水坝溃决，造成十七人死亡。' * 14}</p>", "", True),  # no spaces
        ("<p>周三一座水坝溃决，造成十七人死亡。</p>", "", False),
        ("", "", False),
    ],
)
def test_what_counts_as_the_whole_text(content: str, summary: str, whole: bool) -> None:
    assert feed_text("Depot burns", content, summary).whole is whole


def test_titles_are_words_however_they_are_marked_up() -> None:
    assert plain_words("A &amp;amp; <b>B</b> &lt; C\n") == "A &amp; B < C"


def test_a_json_feed_is_read_alike() -> None:
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ostby Post",
        "authors": [{"name": "Desk"}],
        "items": [
            {"id": "https://post.example/1", "title": "Depot burns", "content_html": WHOLE,
             "date_published": "2026-03-10T23:30:00+02:00"},
            {"id": "2", "content_text": "short", "author": {"name": "Ann Bo"}},
            "nonsense",
        ],
    }  # fmt: skip
    article, short = read(json.dumps(told).encode())
    assert isinstance(article, Article)
    assert (article.url, article.byline) == ("https://post.example/1", "Desk")
    assert isinstance(short, Failure)


def test_an_atom_entry_that_another_outlet_wrote_names_it() -> None:
    told = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>All wires</title><entry>"
        "<title>Fire</title><link href='https://wire.example/1'/><updated>2026-03-10T08:00:00Z</updated>"
        f"<source><title>Harbor Wire</title></source><content type='html'><![CDATA[{WHOLE}]]>"
        "</content></entry></feed>"
    ).encode()
    (article,) = read(told)
    assert isinstance(article, Article)
    assert article.outlet == "Harbor Wire"
    why = next(note.why for note in article.notes if note.field == "published")
    assert "updated, not when published" in why


def test_links_are_resolved_against_the_feeds_own_address() -> None:
    (entry,) = feed_of(rss(item()), "https://post.example/feed/").entries
    assert entry.url == "https://post.example/fire?a=1&b=2"
    assert feed_of(rss(), "").every == 3600


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + '<!ENTITY x SYSTEM "file:///etc/passwd">]>'
)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b'{"version": "https://jsonfeed.org/version/1"}', b"<rss", b"\xff\xfe<\x00",
        b"<rss version='2.0'><channel>" + b"<item>" * 400_000,
        b"<rss version='2.0'><channel><title>" + b"<" * 400_000,
        f"{BOMB}<rss version='2.0'><channel><title>&i;&x;</title></channel></rss>".encode(),
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_hostile_feed_is_named_and_costs_little(raw: bytes) -> None:
    (told,) = read(raw)
    assert isinstance(told, Failure)
    assert "root:" not in told.reason


def test_a_bomb_of_entities_gives_no_address() -> None:
    assert sitemap_of(f"{BOMB}<urlset><url><loc>&i;&x;</loc></url></urlset>".encode()).pages == ()
    told = f'{BOMB}<opml><body><outline xmlUrl="&i;&x;"/></body></opml>'.encode()
    assert [one for one in subscriptions_of(told) if one.url] == []


def test_a_sitemap_tells_of_pages_and_not_of_their_pictures() -> None:
    told = sitemap_of(
        b"<urlset xmlns:n='news' xmlns:i='image'><url><i:image><i:loc>https://p.example/1.jpg</i:loc>"
        b"<i:title>A picture</i:title></i:image><loc> https://p.example/1 </loc><n:news>"
        b"<n:publication><n:name>Post</n:name></n:publication><n:title>Fire &amp; all</n:title>"
        b"<n:publication_date>2026-03-10</n:publication_date></n:news></url><url><loc>https://p.exa"
    )
    assert told.pages[0] == ("https://p.example/1", "", "2026-03-10", "Fire & all", "Post")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("my.opml", "<opml><body><outline xmlUrl='http://a.example/'/></body></opml>", "1 feed,"),
        ("map.xml", "<urlset><url><loc>http://a.example/</loc></url></urlset>", "1 address,"),
        ("feed.xml", "<rss version='2.0'><channel></channel></rss>", "without entries"),
    ],
)
def test_what_holds_no_articles_says_what_it_is(
    tmp_path: Path, name: str, raw: str, says: str
) -> None:
    (tmp_path / name).write_text(raw)
    (told,) = read_inputs([tmp_path / name])
    assert isinstance(told, Failure)
    assert says in told.reason


def test_a_page_about_feeds_is_no_feed() -> None:
    for begins in (b"<!doctype html><html><rss>", b"Use <rss> to follow us", b'{"version": 1}'):
        assert not is_feed(Head(suffix="", raw=begins))
    assert is_feed(Head(suffix="", raw=b"\xef\xbb\xbf<?xml version='1.0'?><!-- by us -->\n<rss>"))
