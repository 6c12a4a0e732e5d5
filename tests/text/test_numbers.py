"""Number grammar: words, separators, scales, fractions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.numbers import Sort, numerals

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
ONES += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
ONES += ["eighteen", "nineteen"]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    """A whole number below a billion in British words."""
    for scale, word in ((1_000_000, "million"), (1000, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = " and " if 0 < rest < 100 else " " if rest else ""
            return f"{spell(number // scale)} {word}{joint}{spell(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{ONES[number // 100]} hundred" + (f" and {spell(rest)}" if rest else "")
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_spelled_numbers_are_read_whole(number: int) -> None:
    words = spell(number)
    [found] = numerals(words)
    assert (found.value, found.start, found.end) == (number, 0, len(words))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from([",", ""]))
def test_grouped_digits_are_read_whole(number: int, separator: str) -> None:
    written = f"{number:,}".replace(",", separator)
    [found] = numerals(f"about {written} people")
    assert found.value == number


@given(st.text(max_size=200))
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in numerals(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("one hundred and two hundred", [100, 200]),
        ("10 000 people", [10000]),
        ("2.3m and $4bn", [2.3e6, 4e9]),
        ("half a million", [5e5]),
        ("two and a half million", [2.5e6]),
        ("a million and a half", [1.5e6]),
        ("10 1/2 miles", [10.5]),
        ("minus 40 or -5", [-40, -5]),
        ("1.5×10^6 cells", [1.5e6]),
        ("a third state", [None]),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [found.value for found in numerals(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several thousand", 2000, 9999),
        ("dozens", 24, None),
        ("tens of thousands", 20000, None),
        ("scores of people", 40, None),
        ("a handful of", 2, 9),
    ],
)
def test_vague_numbers_have_no_value(text: str, low: float, high: float | None) -> None:
    [found] = numerals(text)
    assert (found.sort, found.value, found.low, found.high) == (Sort.VAGUE, None, low, high)
