"""The parse covers what it is given, whatever its length."""

from itertools import pairwise

import pytest

from reportedly.model.article import Article
from reportedly.text import parse as parsing
from reportedly.text.parse import parse


def test_a_paragraph_of_any_length_is_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "LONGEST", 400)
    text = "The port is open. " * 50 + "x" * 900 + " It closed, she said."
    parsed = parse(Article.of(text))
    ends = [(part.start, part.end) for part in parsed.paragraphs]
    assert all(end - start <= 400 for start, end in ends)
    assert ends[0][0] == 0
    assert ends[-1][1] == len(text)
    assert all(one[1] == other[0] for one, other in pairwise(ends))
    last = parsed.tokens(Article.of(text).at(len(text) - 9, len(text)))
    assert [token.text for token in last] == ["she", "said", "."]
