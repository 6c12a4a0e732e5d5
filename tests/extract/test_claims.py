"""Claims: what binds them, and what later sentences put on them."""

from dataclasses import replace

import pytest
from tests.extract.test_chains import people, said

from reportedly.extract.chains import chains
from reportedly.extract.claims import claims
from reportedly.extract.hedges import hedges
from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.reading import Reading


def made(article: Article, *given: tuple[str, str, str, int]) -> list[Claim]:
    reading = Reading(article=article).plus("names", people(article))
    attributions = [said(article, *row[:3], nth=row[3]) for row in given]
    for by, stage in (("", None), ("hedges", hedges), ("chains", chains), ("claims", claims)):
        reading = reading.plus(by, stage(reading) if stage else attributions)
    return list(reading.of(Claim))


def by_text(found: list[Claim]) -> dict[str, Claim]:
    return {claim.text: claim for claim in found}


def test_a_disclaimer_reaches_back_over_his_claims_only() -> None:
    article = Article.of(
        "Ana Torres said the bridge was closed. Luis Vega said the road was open. "
        "Radio Sur has not independently verified Torres's claims.",
        outlet="Radio Sur",
    )
    found = by_text(
        made(
            article,
            ("the bridge was closed", "said", "Ana Torres", 0),
            ("the road was open", "said", "Luis Vega", 1),
        )
    )
    [stance] = found["the bridge was closed"].stances
    assert (stance.status, stance.holder) == (Status.UNVERIFIED, "Radio Sur")
    assert found["the bridge was closed"].status is Status.ASSERTED
    assert found["the road was open"].stances == ()


def test_a_reserve_of_one_half_is_none_of_the_whole() -> None:
    article = Article.of(
        "Ana Torres said the state would pay 300 euros, although most of it may go on rent.",
        outlet="X",
    )
    text = "the state would pay 300 euros, although most of it may go on rent"
    assert by_text(made(article, (text, "said", "Ana Torres", 0)))[text].status is Status.ASSERTED


def test_he_could_not_confirm_is_one_claim() -> None:
    article = Article.of("Ana Torres said she could not confirm the arrest.", outlet="X")
    [claim] = made(article, ("she could not confirm the arrest", "said", "Ana Torres", 0))
    assert claim.status is Status.NOT_CONFIRMED


def test_narration_has_the_outlet_as_its_only_hop() -> None:
    [claim] = made(Article.of("The vote was held on Sunday.", outlet="The Daily"))
    assert claim.method is Method.NARRATOR
    assert [hop.name for hop in claim.hops] == ["The Daily"]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ("that the mill shut, which stands by the river", "the mill shut"),
        ("the mill shut, marking the end of an era", "the mill shut"),
        ("the mill, which stands by the river, shut", "the mill, which stands by the river, shut"),
    ],
)
def test_what_the_writer_hangs_on_a_statement_is_cut(content: str, kept: str) -> None:
    article = Article.of(f"Ana Torres said {content}.", outlet="X")
    assert kept in by_text(made(article, (content, "said", "Ana Torres", 0)))


def test_an_empty_article_has_no_claims() -> None:
    assert made(Article.of("", outlet="X")) == []


def test_a_cue_that_is_not_read_as_a_sentence_is_a_cue_like_others() -> None:
    """The dash before a name that stands in a line of credits."""
    text = (
        "“The gates were open.”\n\n– Ana Torres\n\nThe report quoted Luis Vega as saying the road "
        "was flooded."
    )
    kinds = (BlockKind.BODY, BlockKind.BYLINE, BlockKind.BODY)
    lines = zip(text.split("\n\n"), kinds, strict=True)
    starts = ((text.index(line), line, kind) for line, kind in lines)
    blocks = tuple(Block(start=at, end=at + len(line), kind=kind) for at, line, kind in starts)
    article = replace(Article.of(text, outlet="Radio Sur"), blocks=blocks)
    dash, saying = ("The gates were open", "–", "Ana Torres", 0), ("the road", "saying", "Vega", 0)
    assert "The gates were open" in " ".join(by_text(made(article, dash, saying)))
