import json
import re
from html.parser import HTMLParser

import pytest

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.story import Story
from reportedly.report.brief import Brief, brief
from reportedly.report.export import document
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.store.base import Ledger


@pytest.fixture
def made(ferry: Ledger) -> Brief:
    view = ferry.view()
    return brief(view, None, view.all(Failure))


class Page(HTMLParser):
    """What a page links to, what it can be linked at, and what it would load or run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids, self.links, self.loads = list[str](), list[str](), list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if tag == "a" and "href" in named else []
        foreign = tag in ("script", "link", "img", "iframe", "object")
        handlers = any(name.startswith("on") or name in ("src", "style") for name in named)
        self.loads += [tag] if foreign or handlers else []


def test_articles_are_not_sources(made: Brief) -> None:
    [story] = made.stories
    assert (len(story.articles), len(story.origins)) == (3, 3)
    assert story.origins[0].name == "Ida Berg on 6 May"
    assert len(story.origins[0].articles) == 2
    assert story.numbers[story.origins[0].id] == 1


def test_one_speaker_under_two_spellings(made: Brief) -> None:
    [story] = made.stories
    berg = story.speakers[0]
    assert berg.name == "Ida Berg"
    assert [role.text for role in berg.roles] == ["harbour master", "the port's director"]
    assert len(berg.claims) == 3


def test_withheld_says_by_whom(made: Brief) -> None:
    [story] = made.stories
    found = [(row.status, row.holder) for row in story.withheld]
    assert found == [("denied", "Nordfar"), ("unverified by outlet", "Coast Post")]


def test_every_link_of_the_page_leads_to_one_place(made: Brief) -> None:
    page = Page(html(made))
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)
    assert any(re.fullmatch(r"#art-[0-9a-f]+-\d+-\d+", link) for link in page.links)


def test_the_page_loads_and_runs_nothing(made: Brief) -> None:
    text = html(made)
    assert Page(text).loads == []
    assert "default-src 'none'" in text
    assert "http://" not in text
    assert "https://" not in text


def test_words_of_articles_are_never_markup(made: Brief) -> None:
    page, marked = html(made), markdown(made)
    assert "&lt;b&gt;article" in page
    assert "<b>article" not in page + marked
    assert "\u202e" not in page + marked
    assert "[U+202E]" in page


def test_every_link_of_the_markdown_leads_somewhere(made: Brief) -> None:
    text = markdown(made)
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= set(re.findall(r'<a id="([^"]+)">', text))


def test_the_brief_covers_only_the_articles_asked_for(ferry: Ledger) -> None:
    view = ferry.view()
    [daily] = [a.id for a in view.all(Article) if a.source == "daily.txt"]
    [story] = brief(view, [daily]).stories
    assert [article.id for article in story.articles] == [daily]
    assert {row.article for row in story.claims} == {daily}
    assert Page(html(brief(view, [daily]))).links


def test_nothing_is_called_true_or_confirmed(made: Brief) -> None:
    for text in (html(made), markdown(made)):
        assert not re.search(r"\b(confirmed|verified) by \d|\bis true\b", text.lower())
        assert "asserted by 2 independent origins (perhaps 1)" in text


def test_failures_are_named(made: Brief) -> None:
    assert "broken.bin" in html(made)
    assert "not a text" in markdown(made)


def test_the_brief_as_json(ferry: Ledger, made: Brief) -> None:
    told = json.loads(document(ferry.view(), "brief", brief=made))
    assert told["reportedly"] == 1
    [story] = told["brief"]["stories"]
    claim = story["claims"][0]
    span = claim["spans"][0]
    text = next(a["text"] for a in story["articles"] if a["id"] == span["article"])
    assert text[span["start"] : span["end"]] == span["text"]
    assert text.encode()[span["byte_start"] : span["byte_end"]].decode() == span["text"]
    assert "shown" not in story


def test_the_same_ledger_makes_the_same_page(made: Brief) -> None:
    assert html(made) == html(made)
    assert markdown(made) == markdown(made)


def test_an_empty_ledger_makes_an_empty_brief() -> None:
    from reportedly.store.memory import MemoryLedger

    empty = brief(MemoryLedger().view())
    assert empty.articles == 0
    assert "<!doctype html>" in html(empty)
    assert markdown(empty) == ""


def test_nobody_asserts_what_is_only_denied(ferry: Ledger, made: Brief) -> None:
    [story] = made.stories
    [denial] = [row for row in story.claims if row.status == "denied"]
    assert not denial.asserts
    assert denial.reserve == "denied by Nordfar"


def test_only_so_many_stories_are_told_in_full(ferry: Ledger) -> None:
    found = brief(ferry.view(), most=1, story="alma")
    assert [story.title for story in found.stories] == ["Ferry Alma"]
    with ferry.writer() as writer:
        alone = Article.of("A bridge was closed.", source="bridge.txt")
        small = Story(title="Bridge closed", articles=(alone.id,))
        writer.put([alone, small], by="more")
    found = brief(ferry.view(), most=1)
    assert [story.title for story in found.rest] == ["Bridge closed"]
    assert found.articles == 4
    assert [story.title for story in brief(ferry.view(), story="bridge").stories] == [
        "Bridge closed"
    ]
