"""Forms of attribution that are certain: who says what in them, and how far it reaches."""

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
from reportedly.model.article import Article
from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.stage import in_order

STAGES = in_order(
    (mentions, times, quantities, quotations, attributions, hedges, names, chains, claims)
)


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and content of the attributed claims."""
    found = read_one(STAGES, Article.of(text, outlet="X")).of(Claim)
    said = [c for c in found if c.method is not Method.NARRATOR]
    return [(c.speaker.text if c.speaker else "", c.text) for c in said]


@pytest.mark.parametrize(
    ("sentence", "speaker", "content"),
    [
        ("The lease was dead, as the abbot put it.", "the abbot", "The lease was dead"),
        ("It was, as one diver put it, a tomb.", "one diver", "It was … a tomb"),
        ("As the Lima Herald reports, the ferries sail.", "the Lima Herald", "the ferries sail"),
        ("It was, in the words of the vet, a scandal.", "the vet", "It was … a scandal"),
        ("She made clear the kiln would close.", "She", "the kiln would close"),
        ("A shame is how the vet described the pen.", "the vet", "A shame … the pen"),
        (
            "A poll of 800 farmers by Agrona found that 40 percent had debts.",
            "A poll of 800 farmers by Agrona",
            "40 percent had debts",
        ),
        (
            "The broker was accused by clients of hiding 2 million pesos.",
            "clients",
            "The broker … of hiding 2 million pesos",
        ),
        ("The plan was called reckless by the guild.", "the guild", "The plan … reckless"),
        (
            "At least 30 people were hurt, four badly, and a guard was killed, police say.",
            "police",
            "At least 30 people were hurt, four badly, and a guard was killed",
        ),
        (
            "The quay would cost 9 million euros, the ministry estimates.",
            "the ministry",
            "The quay would cost 9 million euros",
        ),
        ("Police: the pilot was drunk.", "Police", "the pilot was drunk"),
        ('Asked if he was hurt, the boxer replied: "Not at all."', "the boxer", "Not at all."),
        (
            "The envoy was quoted by the Lima Herald as saying that talks had failed.",
            "The envoy",
            "talks had failed",
        ),
    ],
)
def test_a_turn_of_phrase_attributes(sentence: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The vet cited witness letters, police reports and a map.",
        "In other words, the kiln is shut.",
        "The crowd left as the sun set.",
        "Time: the kiln shuts at nine.",
    ],
)
def test_what_only_looks_alike_attributes_nothing(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The guild put the number of strikers at 400 and the company at 90.",
            [("The guild", "the number of strikers at 400"), ("the company", "90")],
        ),
        ("The guild counted 900, the police 300.", [("The guild", "900"), ("the police", "300")]),
        (
            "The guild said 400 miners were ill, while the company said 90.",
            [("The guild", "400 miners were ill"), ("the company", "90")],
        ),
        (
            "The bank now sees growth of 2 percent this year.",
            [("The bank", "growth of 2 percent this year")],
        ),
        ("The institute had forecast 2.9 percent.", [("The institute", "2.9 percent")]),
        ("The agency has confirmed only 27.", [("The agency", "only 27")]),
        ("The region sees 300 storms a year.", []),
    ],
)
def test_figures_are_on_somebodys_word(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("The brewer said on Tuesday it had cut 350 jobs.", "it had cut 350 jobs"),
        ("The brewer said earlier that the vats were safe.", "the vats were safe"),
        ("The strike, she said on Tuesday, would go on.", "The strike … would go on"),
        ("He insisted that was the way the guild worked.", "that was the way the guild worked"),
        ("The tower, which the guild says is safe, was built in 1962.", "is safe"),
        ("The bank declined to comment on single votes.", "declined to comment on single votes"),
    ],
)
def test_a_content_begins_and_ends_with_the_statement(sentence: str, content: str) -> None:
    assert [text for _, text in told(sentence)] == [content]
