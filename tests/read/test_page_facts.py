"""What a page says of its story, from where: JSON-LD, meta elements, and the lines it shows."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from reportedly.model.article import Article, Known
from reportedly.read.encodings import Decoded
from reportedly.read.html import html_article
from reportedly.read.pages import page_facts, told_on

STORY = (
    "<p>The council closed the old bridge over the Reva on Friday after engineers found cracks in"
    " two of its piers, the mayor said. Drivers have to take the ferry at Mira until spring.</p>"
    "<p>“Nobody was in danger at any time,” she told reporters in the town hall, and added that"
    " repairs would cost about two million. The bridge was built in 1931 and carries 9,000 cars"
    " a day, according to the road office.</p>"
)
NEWS = {
    "@type": "NewsArticle",
    "headline": "Bridge closed after cracks",
    "datePublished": "2026-03-05T09:30:00+01:00",
    "author": {"@type": "Person", "name": "Ana Reyes"},
}


def page(body: str, head: str = "", url: str = "") -> dict[str, str]:
    tree = html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")
    return {field: value for field, (value, _) in page_facts(tree, url).items()}


def linked(script: Any) -> str:
    words = script if isinstance(script, str) else json.dumps(script)
    return f'<script type="application/ld+json">{words}</script>'


def shown(over: str, head: str = "", url: str = "") -> dict[str, str]:
    return page(f"<main><h1>Bridge closed after cracks</h1>{over}{STORY}</main>", head, url)


@pytest.mark.parametrize(
    "script",
    [
        NEWS,
        [{"@type": "WebSite", "name": "Lake Herald"}, NEWS],
        {"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"}, NEWS]},
        {"@type": "WebPage", "mainEntity": NEWS},
        NEWS | {"@type": ["Article", "https://schema.org/NewsArticle"]},
        {
            "@graph": [
                NEWS | {"author": [{"@id": "#ana"}]},
                {"@id": "#ana", "@type": "Person", "givenName": "Ana", "name": "Ana Reyes"},
            ]
        },
        json.dumps(NEWS)[:-1] + ",}",
        f"<!-- {json.dumps(NEWS)} -->",
        '{"@type": "WebSite"}' + json.dumps(NEWS),
        json.dumps(NEWS).replace('"author"', '"about": "the "old" bridge",\n"author"'),
    ],
    ids=[
        "plain",
        "list",
        "graph",
        "nested",
        "types",
        "by id",
        "comma",
        "comment",
        "two",
        "broken",
    ],
)
def test_every_shape_of_json_ld(script: Any) -> None:
    found = page(STORY, linked(script))
    assert found["title"] == "Bridge closed after cracks"
    assert found["byline"] == "Ana Reyes"
    assert found["published"] == "2026-03-05"


def test_of_several_stories_the_one_with_the_page_s_address() -> None:
    other = NEWS | {"headline": "Ferry prices rise", "url": "https://lake.example/ferry"}
    own = NEWS | {"author": {"name": "Jo de Wit"}, "url": "https://lake.example/bridge"}
    head = '<link rel="canonical" href="/bridge">' + linked([other, own])
    assert page(STORY, head, "https://lake.example/bridge?from=mail")["byline"] == "Jo de Wit"


@pytest.mark.parametrize(
    ("body", "head", "title"),
    [
        ("<h1>Bridge<br>closed</h1>", "<title>Bridge closed - News</title>", "Bridge closed"),
        ("<h1>Lake Herald</h1>", "<title>Toll at the bridge rises – Lake Herald</title>"
         '<meta property="og:site_name" content="Lake Herald">', "Toll at the bridge rises"),
        (f"{STORY * 2}<h1>What others read on our pages</h1>",
         '<meta property="og:title" content="Toll at the bridge rises | Lake Herald">'
         '<meta property="og:site_name" content="Lake Herald">', "Toll at the bridge rises"),
        ("<h1>Ferries</h1><h1>Toll at the bridge rises</h1>",
         "<title>Toll at the bridge rises</title>", "Toll at the bridge rises"),
        ("<center><font size=5><b>Toll rises to 40</b></font></center>",
         "<TITLE>Herald: Toll rises to 40</TITLE>"
         '<meta name="publisher" content="Herald">', "Toll rises to 40"),
    ],
    ids=["broken by a tag", "site as heading", "heading below", "two headings", "1998"],
)  # fmt: skip
def test_the_headline(body: str, head: str, title: str) -> None:
    assert page(body + STORY, head)["title"] == title


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ('<p class="byline">By <a>Ana Reyes</a> and <a>Jo de Wit</a>, <i>bureau chief</i></p>',
         "Ana Reyes and Jo de Wit"),
        ('<div class="ArticleHeader_authorName">Ana Reyes</div><div>Senior reporter</div>',
         "Ana Reyes"),
        ("<p>By Ana Reyes | 5 March 2026 | 3 min read</p>", "Ana Reyes"),
        ('<span><a href="/people/ana-reyes">Ana Reyes</a></span><span>5 March 2026</span>',
         "Ana Reyes"),
        ("<p>Ana Reyes</p><p>5 March 2026</p>", "Ana Reyes"),
        ('<p>5 March 2026</p><p><a href="/world">Middle East</a></p>', ""),
        ('<p class="author">Mira</p>', "Mira"),
        ('<p class="author">Jakarta</p>', ""),
        ('<p class="author">The newsroom team</p>', "The newsroom team"),
        ('<p>Reviewed by</p><p class="author">Dr. Jo de Wit</p>', ""),
        ('<aside class="related"><p class="author">Jo de Wit</p></aside>', ""),
        ("<figure><figcaption>By Jo de Wit</figcaption></figure>", ""),
    ],
)  # fmt: skip
def test_who_signed_the_lines_at_the_headline(line: str, names: str) -> None:
    filler = "<p>A</p>" * 9 if "related" in line else ""
    assert shown(filler + line).get("byline", "") == names


@pytest.mark.parametrize(
    ("declared", "line", "names"),
    [
        ("admin", '<p class="byline">By Ana Reyes</p>', "Ana Reyes"),
        ("Web Desk Lake", '<p class="byline">By Ana Reyes</p>', "Ana Reyes"),
        ("Jo de Wit", '<p class="byline">By Ana Reyes</p>', "Ana Reyes"),
        ("A. Reyes", '<p class="byline">By A. Reyes and Jo de Wit</p>', "A. Reyes and Jo de Wit"),
        ("By Ana Reyes, Lake Herald", "", "Ana Reyes"),
        ("ANA REYES, AP Political Writer", "", "ANA REYES"),
        ("https://facebook.com/lake", "", ""),
        ("areyes", "", "areyes"),
        ("{{author}}", "", ""),
    ],
)  # fmt: skip
def test_the_declared_author_against_the_printed_one(declared: str, line: str, names: str) -> None:
    head = f'<meta name="author" content="{declared}">'
    head += '<meta property="og:site_name" content="Lake Herald">'
    assert shown(line, head).get("byline", "") == names


@pytest.mark.parametrize(
    ("line", "declared", "url", "day"),
    [
        ('<time datetime="2026-03-05T23:10Z">March 5, 2026</time>', "", "", "2026-03-05"),
        ("<p>Published: 5 March 2026, updated 7 March 2026</p>", "", "", "2026-03-05"),
        ("<p>Updated 7 March 2026</p>", "2026-03-05", "", "2026-03-05"),
        ("<p>Last updated</p><p>March 7, 2026</p>", "", "", "2026-03-07"),
        ("<p>March 5, 2026</p>", "2026-03-06T02:10:00Z", "", "2026-03-05"),
        ("<p>March 5, 2026</p>", "2026-11-20T02:10:00Z", "", "2026-03-05"),
        ("<p>March 9, 2026</p>", "2026-03-05", "", "2026-03-05"),
        ("", "2026-03-06T01:00:00Z", "https://lake.example/2026/mar/05/bridge", "2026-03-05"),
        ("", "", "https://lake.example/2026/03/05/bridge.html", "2026-03-05"),
        ("", "1970-01-01", "", ""),
        ("<p>2026.03.05</p>", "", "", "2026-03-05"),
        ("<span class=date>03/05/2026</span>", "", "", ""),
        ("<p>The ferry runs from March 5, 2026 until further notice.</p>", "", "", ""),
    ],
)  # fmt: skip
def test_the_day_of_a_page(line: str, declared: str, url: str, day: str) -> None:
    head = f'<meta property="article:published_time" content="{declared}">' if declared else ""
    assert shown(line, head, url).get("published", "")[:10] == day


@pytest.mark.parametrize(("code", "day"), [("en_US", "2026-03-05"), ("en_GB", "2026-05-03")])
def test_a_day_in_figures_is_read_as_the_country_of_the_page_writes_it(
    code: str, day: str
) -> None:
    head = f'<meta property="og:locale" content="{code}">'
    assert shown("<span class=date>03/05/2026</span>", head)["published"] == day


def test_today_in_the_masthead_is_not_the_day_of_the_story() -> None:
    body = '<header class="masthead"><p class="date">20 March 2026</p></header>'
    body += f"<h1>Bridge closed after cracks</h1>{STORY}"
    assert "published" not in page(body)


def test_a_later_change_is_kept_with_its_hour() -> None:
    found = shown("", linked(NEWS | {"dateModified": "2026-03-06T11:00:00Z"}))
    assert found["modified"] == "2026-03-06T11:00:00Z"


@pytest.mark.parametrize(
    ("head", "url", "outlet", "agency"),
    [
        (linked(NEWS | {"publisher": {"name": "Associated Press"}})
         + '<meta property="og:site_name" content="Lake Herald">',
         "https://www.lakeherald.example/bridge", "Lake Herald", "The Associated Press"),
        (linked(NEWS | {"author": {"name": "ANA REYES, Associated Press"}})
         + '<meta property="og:site_name" content="Lake Herald">', "", "Lake Herald",
         "The Associated Press"),
        ('<meta property="og:site_name" content="U.S.">', "https://www.reuters.com/bridge",
         "Reuters", ""),
        (linked(NEWS | {"publisher": {"name": "Big Media Holding"}})
         + '<meta property="og:site_name" content="Lake Herald | Reva">',
         "https://lake-herald.example/bridge", "Lake Herald", ""),
        ('<meta property="og:site_name" content="@lakeherald">', "", "lakeherald", ""),
        ('<meta property="og:site_name" content="https://lake.example">', "", "", ""),
    ],
)  # fmt: skip
def test_the_outlet_and_the_agency_it_prints(
    head: str, url: str, outlet: str, agency: str
) -> None:
    found = shown("", head, url)
    assert (found.get("outlet", ""), found.get("agency", "")) == (outlet, agency)


def _article(markup: str, **known: str) -> Article:
    made = html_article(Decoded(text=markup), source="a.html", raw=b"", given=known)
    assert isinstance(made, Article)
    return made


def test_each_value_of_an_article_says_where_it_is_from() -> None:
    head = '<meta property="og:site_name" content="Lake Herald">'
    head += linked(NEWS | {"publisher": {"name": "Associated Press"}, "dateline": "Mira"})
    made = _article(f"<html><head>{head}</head><body><h1>Bridge closed</h1>{STORY}</body></html>")
    whys = {note.field: note.why for note in made.notes if note.how is Known.METADATA}
    assert whys["title"] == "only h1 of the page"
    assert whys["byline"] == "author in JSON-LD"
    assert whys["published"] == "datePublished in JSON-LD"
    assert whys["outlet"] == "meta element og:site_name"
    assert whys["dateline"] == "dateline in JSON-LD"
    assert whys["relays"] == "publisher in JSON-LD"
    assert [(r.outlet, r.how) for r in made.relays] == [("The Associated Press", "republished")]


def test_what_is_given_goes_before_the_page() -> None:
    markup = f"<html><head>{linked(NEWS)}</head><body><h1>Bridge closed</h1>{STORY}</body></html>"
    made = _article(markup, byline="Jo de Wit", published="2026-03-01")
    assert made.byline == "Jo de Wit"
    assert made.published is not None
    assert made.published.day == "2026-03-01"


def test_a_page_is_not_of_a_day_after_it_was_fetched() -> None:
    markup = f"<html><head>{linked(NEWS)}</head><body><h1>Bridge closed</h1>{STORY}</body></html>"
    assert _article(markup, fetched="2026-03-04T23:00:00Z").published is not None
    assert _article(markup, fetched="2026-03-01T10:00:00Z").published is None


def test_the_story_is_told_from_the_lines_where_nothing_else_tells_it() -> None:
    tree = html.document_fromstring(f"<nav>{'Home ' * 30}</nav><div>{STORY}</div>")
    assert told_on(tree).startswith("The council closed the old bridge")
    assert "Home" not in told_on(tree)


@pytest.mark.parametrize(
    "head",
    [
        linked("[" * 50_000),
        linked('{"@type": "NewsArticle", "mainEntity": ' * 300 + "{}" + "}" * 300),
        linked({"@type": 7, "headline": {"a": []}, "author": [[[]]], "datePublished": 20260305}),
        linked(
            {"@type": "NewsArticle", "headline": None, "author": {"name": {"x": 1}}, "url": []}
        ),
        linked('{"@type": "NewsArticle", "headline": "' + '"' * 9_000),
        '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="//[">',
        '<meta name="author" content="&lt;script&gt;alert(1)&lt;/script&gt;">' * 2_000,
        f'<meta property="og:title" content="{"x " * 5_000}">',
        "<title>" + "| - – " * 2_000 + "</title>",
    ],
)
def test_hostile_declarations_are_passed_over(head: str) -> None:
    found = shown("", head)
    assert found["title"] == "Bridge closed after cracks"
    assert "url" not in found
    assert "script" not in found.get("byline", "")


def test_a_page_of_nothing_but_nested_boxes_is_walked_once() -> None:
    body = '<div class="sidebar author byline">' * 3_000 + "By Ana Reyes" + "</div>" * 3_000
    assert isinstance(page(body), dict)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=120))
def test_any_page_gives_short_values_with_a_place(name: str, day: str, line: str) -> None:
    tree = html.document_fromstring(
        "<html><body><h1>Bridge</h1><p></p><time>x</time></body></html>"
    )
    plain = dict.fromkeys(range(32), " ")
    parts = [
        part.encode("ascii", "ignore").decode().translate(plain) for part in (name, day, line)
    ]
    tree.find(".//p").text, tree.find(".//time").text = parts[2], parts[1]
    tree.find(".//p").set("class", "byline " + parts[0])
    tree.find(".//time").set("datetime", parts[1])
    for value, why in page_facts(tree).values():
        assert 0 < len(value) <= 300
        assert why
