"""What is a version of one article, and what only stands at one address or in one paper."""

from dataclasses import replace
from itertools import permutations

import pytest

from reportedly.model.article import Article, Known, Note, Published
from reportedly.model.judgement import Verdict
from reportedly.reconcile.lineages import lineages
from reportedly.resolve.addresses import canonical
from reportedly.resolve.versions import versions
from reportedly.stage import Group

FIRST = (
    "The mill on the lower quay burned down on Sunday night and two firemen were hurt. "
    "The fire service said that the roof had come down at four in the morning, after a wall gave "
    "way, and that nobody was inside. The owner, who had bought it in spring, did not answer."
)
OTHER = (
    "Twelve choirs will sing in the cathedral from Thursday on. The oldest of them was founded by "
    "bakers two hundred years ago and still rehearses above an oven, its leader told visitors."
)


def article(text: str, name: str = "a.txt", day: str = "2026-05-04", **known: str) -> Article:
    notes = tuple(
        Note(field="modified", value=value, how=Known.METADATA, why="")
        for value in [known.pop("modified", "")]
        if value
    )
    published = Published(first=day, last=day, how=Known.METADATA)
    made = Article.of(text, source=name, published=published, notes=notes, **known)
    return replace(made, blocks=())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.paper.example/fire/", "http://paper.example/fire?utm_medium=mail#photos"),
        ("https://m.paper.example/fire/amp", "https://paper.example/fire?outputType=amp"),
        ("https://paper.example/view?id=7&from=top", "https://paper.example/view?ref=x&id=7"),
        ("https://web.archive.org/web/20260504101500/https://paper.example/fire",
         "https://paper.example/fire"),
        ("https://www.google.com/amp/s/paper.example/fire.html", "//paper.example/fire.html"),
    ],
)  # fmt: skip
def test_one_page_has_many_addresses(one: str, other: str) -> None:
    assert canonical(one) == canonical(other) != ""


def test_another_number_is_another_page_and_a_front_page_none() -> None:
    assert canonical("https://paper.example/view?id=7") != canonical("//paper.example/view?id=8")
    assert canonical("https://paper.example/?utm_source=x") == ""


URL = "https://paper.example/fire"
PAPER = {"outlet": "Quay Paper"}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        pytest.param(
            article(FIRST, url=URL),
            article(FIRST.replace("two", "three"), url=URL + "?fbclid=1"),
            Verdict.SAME,
            id="the same address",
        ),
        pytest.param(
            article(FIRST, url=URL),
            article(OTHER * 2, url=URL),
            Verdict.DIFFERENT,
            id="an address that holds another text every day",
        ),
        pytest.param(
            article(FIRST, title="Mill burns", **PAPER),
            article(FIRST + OTHER, "b.txt", title="Mill burns", **PAPER),
            Verdict.SAME,
            id="one outlet, nearly the same text",
        ),
        pytest.param(
            article(FIRST, outlet="Quay Paper"),
            article(FIRST, "b.txt", outlet="Hill Paper"),
            None,
            id="two outlets' copies",
        ),
        pytest.param(
            article(FIRST, title="Losses on 4 May: 120", **PAPER),
            article(
                FIRST.replace("two firemen", "nine firemen"),
                "b.txt",
                "2026-05-05",
                title="Losses on 5 May: 130",
                **PAPER,
            ),
            None,
            id="a daily column",
        ),
        pytest.param(
            article(FIRST, "mill.txt"),
            article(FIRST.replace("two", "three"), "mill.txt"),
            Verdict.SAME,
            id="one file, saved again",
        ),
    ],
)
def test_versions(left: Article, right: Article, verdict: Verdict | None) -> None:
    judged = versions.judge(left, right)
    assert versions.judge(right, left) == judged
    assert (judged.verdict if judged else None) == verdict  # type: ignore[attr-defined]


def test_what_is_judged_the_same_shares_a_key() -> None:
    one, other = article(FIRST, url=URL), article(OTHER, "b.txt", url=URL + "/?gclid=2")
    assert set(versions.keys(one)) & set(versions.keys(other))


def test_versions_stand_in_their_order_whoever_comes_first() -> None:
    first = article(FIRST, url=URL)
    second = article(FIRST + " It smoked.", "b.txt", url=URL, modified="2026-05-04T16:05:00")
    third = article(FIRST + " It is out.", "c.txt", url=URL, modified="2026-05-05")
    for members in permutations((first, second, third)):
        [line] = lineages.fold(Group(members=members))
        assert line.articles == (first.id, second.id, third.id)  # type: ignore[attr-defined]
        assert "moment" in line.order  # type: ignore[attr-defined]


def test_an_article_alone_has_no_lineage() -> None:
    assert not list(lineages.fold(Group(members=(article(FIRST),))))
