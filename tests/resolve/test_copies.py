"""Copies: wire text in two papers, shared quotations, picture galleries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.origin import Copy, CopyKind
from reportedly.resolve.copies import copies, overlap
from reportedly.text.parse import same_length

WIRE = (
    "A landslide buried part of a hillside village in the district of Toluma before dawn, and "
    "rescue teams dug through the morning with shovels and bare hands. The road to the valley was "
    "cut in four places, so that heavy machines could not reach the site until the afternoon, "
    "while families waited in a school hall for lists of names. "
)
OWN = (
    "Nobody in the capital seemed to know on Thursday how many houses had stood under the slope, "
    "since the land register burned years ago and was never drawn up again by the ministry. "
)
QUOTE = (
    "“We asked for a wall above the houses eleven years ago and were told each spring that the "
    "money would come with the next budget, and it never came,” the mayor said. "
)


def article(text: str, outlet: str = "", **more: object) -> Article:
    made = Article.of(text, source=outlet or text[:20], outlet=outlet)
    return Article(id=made.id, text=text, source=made.source, outlet=outlet, **more)  # type: ignore[arg-type]


def found(one: Article, other: Article) -> Copy | None:
    if not set(copies.keys(one)) & set(copies.keys(other)):
        return None
    judged = copies.judge(one, other)
    assert judged is None or isinstance(judged, Copy)
    return judged


def others(count: int, paper: str) -> str:
    """Words that no other paper prints."""
    return "".join(f"{paper}{n} " for n in range(count))


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (CopyKind.DUPLICATE, WIRE, WIRE + others(6, "hill")),
        (CopyKind.VERSION, WIRE + others(20, "post"), WIRE + others(30, "hill")),
        (CopyKind.VERSION, WIRE, WIRE + others(60, "hill")),
        (CopyKind.PARTIAL, WIRE + others(200, "post"), WIRE + others(100, "hill")),
        (
            CopyKind.EXCERPT,
            WIRE + OWN,
            f"The Valley Post wrote: “{WIRE.strip()}”\n" + others(70, "hill"),
        ),
        (CopyKind.SHARED_QUOTATION, QUOTE + OWN, QUOTE + others(70, "hill")),
        (
            CopyKind.SHARED_QUOTATION,
            WIRE + OWN,
            f"“{WIRE.strip()}” he said. " + others(70, "hill"),
        ),
        (None, WIRE, OWN),
    ],
)
def test_kinds(kind: CopyKind | None, one: str, other: str) -> None:
    left, right = article(one, "Valley Post"), article(other, "Hill Times")
    copy = found(left, right)
    assert (copy and copy.kind) == kind
    assert copies.judge(right, left) == copy
    for here, there in copy.passages if copy else ():
        ours, theirs = sorted((left, right), key=lambda a: a.id)
        assert here.text == ours.text[here.start : here.end]
        assert there.text == theirs.text[there.start : there.end]
        assert same_length(here.text).lower().split() == same_length(there.text).lower().split()


def test_a_page_read_twice_is_a_version_of_itself() -> None:
    url = "https://valley.example/news/slide"
    one = Article.of(WIRE + others(90, "early"), url=url)
    copy = found(one, Article.of(WIRE + others(90, "late"), url=url + "?from=top"))
    assert copy is not None
    assert copy.kind is CopyKind.VERSION


def test_a_statement_set_off_by_a_colon_is_no_copy() -> None:
    statement = WIRE.replace(". The", ", and I saw it. The")
    one = article(f"Her statement:\n{statement}\n{others(50, 'post')}", "Valley Post")
    other = article(f"{others(50, 'hill')}\nShe said in full:\n{statement}", "Hill Times")
    copy = found(one, other)
    assert copy is not None
    assert copy.kind is CopyKind.SHARED_QUOTATION


def test_what_one_outlet_prints_again_months_later_is_its_furniture() -> None:
    def on(day: str, words: str) -> Article:
        published = Published(first=day, last=day, how=Known.METADATA)
        return article(f"{words}\n{WIRE}", "Valley Post", published=published)

    first = on("2024-01-05", others(150, "slide"))
    copy, soon = (
        copies.judge(first, on(day, others(150, "ferry"))) for day in ("2024-06-07", "2024-01-09")
    )
    assert isinstance(copy, Copy)
    assert isinstance(soon, Copy)
    assert (copy.kind, copy.carrier) == (CopyKind.SHARED_FURNITURE, "")
    assert soon.kind is CopyKind.PARTIAL


def test_what_stands_under_two_titles_of_one_outlet_is_its_furniture() -> None:
    def titled(title: str, words: str, day: str = "2024-01-05") -> Article:
        published = Published(first=day, last=day, how=Known.METADATA)
        text = f"{title}\n{WIRE}\n{words}"
        return article(text, "Valley Post", title=title, published=published)

    slide, ferry = (
        titled("Slide in Toluma", others(20, "a")),
        titled("Ferry runs", others(20, "b")),
    )
    again = titled("Toluma after the slide", others(20, "c"))
    for other, kind in ((ferry, CopyKind.SHARED_FURNITURE), (again, CopyKind.VERSION)):
        copy = copies.judge(slide, other)
        assert isinstance(copy, Copy)
        assert copy.kind is kind


def test_what_recurs_in_one_outlet_proposes_no_pair() -> None:
    def pile(*days: str, outlet: str = "Valley Post") -> list[Article]:
        return [
            article(
                OWN + others(3, f"n{number}"),
                outlet,
                published=Published(first=day, last=day, how=Known.METADATA) if day else None,
            )
            for number, day in enumerate(days)
        ]

    assert copies.common(pile("2024-01-05", "2024-02-09", "2024-03-15"))
    assert copies.common(pile(*[""] * 6))
    assert not copies.common(pile(*[""] * 3))
    assert not copies.common(pile("2024-01-05", "2024-03-15"))
    assert not copies.common(pile("2024-01-05", "2024-01-06", "2024-01-07"))
    assert not copies.common([*pile("2024-01-05", "2024-02-09"), *pile("", outlet="Hill Times")])


def test_a_shared_quotation_is_no_copy() -> None:
    copy = found(article(QUOTE + OWN, "Valley Post"), article(WIRE + QUOTE, "Hill Times"))
    assert copy is not None
    assert copy.kind is CopyKind.SHARED_QUOTATION
    assert copy.containment == 0.0
    assert "their own words differ" in copy.why


def test_a_gallery_in_both_is_no_copy() -> None:
    slides = "".join(
        f"Photos: After the slide Villagers carry planks past the school. Hide Caption {i} of 9 "
        for i in range(1, 9)
    )
    one, other = article(WIRE + "\n" + slides), article(OWN + "\n" + slides)
    assert overlap(one, other).own == 0


def test_furniture_blocks_do_not_count() -> None:
    def framed(body: str, outlet: str) -> Article:
        text = body + "\n" + WIRE
        blocks = (
            Block(start=0, end=len(body), kind=BlockKind.BODY),
            Block(start=len(body) + 1, end=len(text), kind=BlockKind.BOILERPLATE),
        )
        return article(text, outlet, blocks=blocks)

    assert found(framed(OWN, "Valley Post"), framed(QUOTE, "Hill Times")) is None


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    shared = overlap(Article.of(one), Article.of(other))
    assert 0 <= shared.containment <= 1
    assert 0 <= shared.whole <= 1
