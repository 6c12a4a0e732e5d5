"""What stands in a stretch is found without looking at all of the article."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.span import Span
from reportedly.reconcile.inside import Inside


def span(article: str, start: int, length: int) -> Span:
    return Span(article=article, start=start, end=start + length, text="x" * length)


spans = st.builds(span, st.sampled_from(("a1", "a2")), st.integers(0, 30), st.integers(1, 12))


@given(st.lists(spans), st.lists(spans, max_size=3))
def test_finds_what_looking_at_all_of_them_finds(placed: list[Span], parts: list[Span]) -> None:
    known = Inside((one, number) for number, one in enumerate(placed))
    assert known.held(parts) == [
        n for n, one in enumerate(placed) if any(part.holds(one) for part in parts)
    ]
    assert known.touching(parts) == [
        n for n, one in enumerate(placed) if any(part.overlaps(one) for part in parts)
    ]
