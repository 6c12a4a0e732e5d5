"""A decision is anchored to places, and is by somebody, at a moment."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.article import Article
from reportedly.model.codec import decode, encode
from reportedly.model.decision import Anchor, Decision, Matter
from reportedly.model.judgement import Verdict

HARBOUR = Article.of("Ada Lind said the crane fell. Lind denied it.", source="harbour.txt")
FULL = Anchor.at("name", HARBOUR.at(0, 8), "Ada Lind")
SHORT = Anchor.at("name", HARBOUR.at(30, 34), "Lind")
MADE = "2026-03-01T09:00:00.000000+00:00"


def decided(one: Anchor = FULL, other: Anchor = SHORT, by: str = "human:ann") -> Decision:
    return Decision.of(Matter.NAMES, one, other, Verdict.SAME, by=by, made=MADE)


def test_the_order_of_the_sides_and_the_author_do_not_make_another_pair() -> None:
    assert decided(FULL, SHORT) == decided(SHORT, FULL)
    assert decided().pair == decided(by="human:bo").pair
    assert decided().id != decided(by="human:bo").id
    assert decided().pair != replace(decided(), matter=Matter.CLAIMS).pair


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"right": FULL}, "two places"),
        ({"right": replace(SHORT, kind="claim")}, "cannot be one"),
        ({"by": "ann"}, "human:NAME"),
        ({"by": "human:"}, "human:NAME"),
        ({"made": "last week"}, "no moment"),
        ({"made": "2026-03-01T09:00:00"}, "not in UTC"),
        ({"made": "2026-03-01T09:00:00+02:00"}, "not in UTC"),
    ],
)
def test_what_is_no_decision_is_refused(change: dict[str, object], reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        replace(decided(), **change)


def test_an_anchor_must_fit_its_words() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Anchor(kind="name", article="art-1", start=0, end=3, words="Lind")


@given(st.text(min_size=1, max_size=20), st.text(max_size=20))
def test_decisions_survive_the_codec(words: str, why: str) -> None:
    article = Article.of(f"Lind {words}")
    end = Anchor.at("name", article.at(5, 5 + len(words)), words)
    start = Anchor.at("name", article.at(0, 4), "Lind")
    made = Decision.of(
        Matter.NAMES, start, end, Verdict.UNSURE, by="human:ann", made=MADE, why=why
    )
    again = decode("decision", encode(made))
    assert (again, again.id, again.pair) == (made, made.id, made.pair)
