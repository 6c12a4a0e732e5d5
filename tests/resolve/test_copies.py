"""Copies: wire text in two papers, shared quotations, picture galleries."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article, Block, BlockKind, Known, Published, Relay
from reportedly.model.origin import Copy, CopyKind
from reportedly.resolve.copies import copies, overlap

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


def test_the_same_text_twice_is_a_duplicate() -> None:
    copy = found(article(WIRE, "Valley Post"), article(WIRE + "Read more", "Hill Times"))
    assert copy is not None
    assert copy.kind is CopyKind.DUPLICATE
    assert copy.containment == 1.0


def test_own_words_around_wire_text_are_a_version_and_passages_are_verbatim() -> None:
    one, other = article(WIRE + OWN, "Valley Post"), article(WIRE, "Hill Times")
    longer = article(WIRE + OWN + OWN.replace("Nobody", "Someone"), "Coast Daily")
    copy = found(one, longer)
    assert copy is not None
    assert copy.kind in (CopyKind.DUPLICATE, CopyKind.VERSION)
    for left, right in copy.passages:
        assert left.text == one.text[left.start : left.end]
        assert right.text == longer.text[right.start : right.end]
    assert found(one, other) is not None


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


def test_the_carrier_is_who_names_the_other_else_who_came_later() -> None:
    wire = article(WIRE, "Northwire")
    relay = Relay(outlet="Northwire", how="republished")
    paper = article(WIRE, "Hill Times", relays=(relay,))
    copy = copies.judge(wire, paper)
    assert isinstance(copy, Copy)
    assert copy.carrier == paper.id
    assert "names Northwire" in copy.why

    def on(day: str, outlet: str) -> Article:
        published = Published(first=day, last=day, how=Known.METADATA)
        return article(WIRE, outlet, published=published)

    first, second = on("2024-05-02", "Coast Daily"), on("2024-05-04", "Valley Post")
    later = copies.judge(second, first)
    assert isinstance(later, Copy)
    assert later.carrier == second.id


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(one: str, other: str) -> None:
    shared = overlap(Article.of(one), Article.of(other))
    assert 0 <= shared.containment <= 1
