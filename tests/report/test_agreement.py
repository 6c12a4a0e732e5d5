"""What several carry on one word stands first, and agreement needs the same words."""

from tests.report.test_sentences import told

from reportedly.model.claim import Claim
from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.sentences import TITLES, sentences
from reportedly.store.base import Ledger


def grouped(ferry: Ledger, *starts: str) -> Material:
    """The ferry story with the statements that begin so held to say one thing."""
    claims = [c for c in ferry.view().all(Claim) if c.text.startswith(starts)]
    articles = tuple(sorted({claim.span.article for claim in claims}))
    ids = tuple(claim.id for claim in claims)
    with ferry.writer() as writer:
        writer.put([ClaimGroup(text=claims[0].text, claims=ids, articles=articles)], by="groups")
    return Material(ferry.view())


def test_what_is_carried_on_one_word_stands_first() -> None:
    assert TITLES[0] == "Carried by several, on one word"


def test_statements_of_other_figures_are_no_agreement(ferry: Ledger) -> None:
    parts = sentences(grouped(ferry, "As many as 62", "Between 55 and 60"))
    assert told(parts, "agreed") == []


def test_statements_in_other_words_of_one_origin_are_not_carried(ferry: Ledger) -> None:
    parts = sentences(grouped(ferry, "Nobody is missing", "As many as 62"))
    assert told(parts, "one-word") == []
