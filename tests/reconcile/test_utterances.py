"""Quotations of the same words: what each paper cut, bracketed or translated anew."""

from itertools import permutations

import pytest

from reportedly.model.attribution import Hop, HopKind, Method, Quotation
from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.utterance import RenderingKind, Utterance
from reportedly.reconcile.meanings import meanings
from reportedly.reconcile.utterances import utterances
from reportedly.stage import Group

SAME, CUT, BRACKETED, ALTERED, RETRANSLATED = RenderingKind


def quoted(
    words: str, article: str, speaker: str = "Ines Okoro", said: str = ""
) -> tuple[Quotation, Claim]:
    span = Span(article=article, start=5, end=5 + len(words), text=words)
    claim = Claim(
        content=(span,),
        method=Method.DIRECT,
        cue=None,
        speaker=None,
        attribution=f"att-{article}",
        hops=(Hop(kind=HopKind.PERSON, name=speaker),),
        status="asserted",  # type: ignore[arg-type]
        said=said,
        reported=said,
    )
    return Quotation(span=span, parts=(span,)), claim


def aligned(*items: tuple[Quotation, Claim], together: bool = False) -> list[Utterance]:
    records = [record for item in items for record in item]
    claims = tuple(claim for _, claim in items)
    records += list(meanings.fold(Group(members=claims)))  # type: ignore[arg-type]
    if together:
        ids = tuple(sorted(claim.id for claim in claims))
        records.append(ClaimGroup(text="", claims=ids, articles=()))  # type: ignore[arg-type]
    return [u for u in utterances.fold(Group(members=tuple(records))) if isinstance(u, Utterance)]


FULL = "We will keep all nine ferries on the island route until the end of next year"


@pytest.mark.parametrize(
    ("words", "kinds", "pieces"),
    [
        (FULL, (SAME,), []),
        ("all nine ferries on the island route", (CUT,), [(None, "We will keep")]),
        (
            "We will keep all nine [old] ferries on the island route until the end of next year",
            (BRACKETED,),
            [("old", None)],
        ),
        (
            "[The company] will keep all nine ferries … until the end of next year",
            (CUT, BRACKETED),
            [("The company", "We"), (None, "on the island route")],
        ),
        (
            "[W]e will keep all nine ferries on the island route until the end of next year",
            (BRACKETED,),
            [("[W]e", "We")],
        ),
        (
            "We will keep all nine ships on the island route until the end of next year",
            (ALTERED,),
            [("ships", "ferries")],
        ),
    ],
)
def test_what_an_outlet_does_to_a_quotation(
    words: str, kinds: tuple[RenderingKind, ...], pieces: list[tuple[str | None, str | None]]
) -> None:
    (found,) = aligned(quoted(FULL, "art-1"), quoted(words, "art-2"))
    first, other = sorted(found.renderings, key=lambda r: r.span.article)
    assert first.kinds == () or words != FULL
    assert other.kinds == kinds or first.kinds == kinds
    if words != FULL and not first.kinds:
        shown = [
            (d.here.text if d.here else None, d.there.text if d.there else None)
            for d in other.differences
        ]
        assert shown[: len(pieces)] == pieces
    assert found.certain


def test_the_same_words_of_two_speakers_are_two_utterances() -> None:
    words = "not a single job"
    assert aligned(quoted(words, "art-1"), quoted(words, "art-2", "Tom Reyes")) == []
    assert aligned(quoted(words, "art-1"), quoted(words, "art-2"))


def test_words_said_again_a_month_later_are_another_utterance() -> None:
    words = "nobody will lose a job"
    march, april = (
        quoted(words, "art-1", said="2024-03-02"),
        quoted(words, "art-2", said="2024-04-05"),
    )
    assert aligned(march, april) == []


def test_another_translation_is_probable_only_in_one_group_and_mouth() -> None:
    one = quoted("There is not enough water for the harvest in the valley", "art-1")
    other = quoted("The valley lacks the water that its crops need", "art-2")
    stranger = quoted("The valley lacks the water that its crops need", "art-3", "Tom Reyes")
    assert aligned(one, other) == []
    assert aligned(one, stranger, together=True) == []
    (found,) = aligned(one, other, together=True)
    assert not found.certain
    assert "probably" in found.why
    assert found.renderings[1].kinds == (RETRANSLATED,)


def test_the_order_of_articles_changes_nothing() -> None:
    items = (
        quoted(FULL, "art-1"),
        quoted("keep all nine ferries", "art-2"),
        quoted("on the island route until the end of next year", "art-3"),
    )
    assert len({tuple(aligned(*order)) for order in permutations(items)}) == 1
