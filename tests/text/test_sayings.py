"""Sayings: which attributions are printed as claims."""

import pytest

from reportedly.engine.base import read_one
from reportedly.extract.attributions import attributions
from reportedly.extract.chains import chains
from reportedly.extract.claims import claims
from reportedly.extract.hedges import hedges
from reportedly.extract.mentions import mentions
from reportedly.extract.names import names
from reportedly.extract.quantities import quantities
from reportedly.extract.quotations import quotations
from reportedly.extract.times import times
from reportedly.model.article import Article, Known, Published
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.stage import in_order

STAGES = in_order(
    (mentions, times, quantities, quotations, attributions, hedges, names, chains, claims)
)


def claimed(text: str, published: Published | None = None) -> list[Claim]:
    article = Article.of(text, outlet="X", published=published)
    return list(read_one(STAGES, article).of(Claim))


@pytest.mark.parametrize(
    "sentence",
    [
        "The union wants a pay rise of 12 percent.",
        "The club refused to sell the striker.",
        "Farmers praised the new irrigation law.",
        "The agency agreed to cut its fees.",
        "The minister may say that the bridge is unsafe.",
        "Neither bank said that fees would rise.",
    ],
)
def test_attitudes_acts_and_what_is_not_said_stay_with_the_narrator(sentence: str) -> None:
    [claim] = claimed(sentence)
    assert claim.method is Method.NARRATOR
    assert claim.text == sentence


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The nurses demanded a second inquiry.", "a second inquiry"),
        ("The firm denied any link to the fire.", "any link to the fire"),
        ("Doctors warned that the heat would last.", "the heat would last"),
        ("The study found that bees slept less.", "bees slept less"),
    ],
)
def test_statements_denials_and_demands_are_claims(sentence: str, content: str) -> None:
    [claim] = claimed(sentence)
    assert (claim.text, claim.method) == (content, Method.INDIRECT)


def test_a_claim_inside_anothers_words_names_who_holds_it() -> None:
    outer, inner = claimed("The lawyer said the court had ruled that the sale was void.")
    assert inner.nested_in == outer.id
    assert [hop.name for hop in inner.hops[:2]] == ["the court", "The lawyer"]


def test_the_day_of_publication_is_the_day_of_the_report() -> None:
    day = Published(first="2026-03-10", last="2026-03-10", how=Known.METADATA)
    [claim] = claimed("Ana Torres said the bridge was closed.", day)
    assert claim.reported == "2026-03-10"
    [claim] = claimed(
        "Ana Torres said the bridge was closed.",
        Published(first="2026-03-10", last="2026-03-12", how=Known.INFERRED),
    )
    assert claim.reported == "2026-03-10/2026-03-12"
    [unknown] = claimed("Ana Torres said the bridge was closed.")
    assert unknown.reported == ""
