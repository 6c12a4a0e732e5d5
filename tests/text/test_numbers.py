"""Number grammar: words, separators, scales, fractions."""

from math import inf

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
        ("three lakh crore", [3e12]),
        ("two million and three fifths", [2.6e6]),
        ("one hundred and three and two thirds", [103 + 2 / 3]),
        ("three and a third times", [3 + 1 / 3]),
        ("two hundred point zero three", [200.03]),
        ("three point twenty five million", [3.25e6]),
        ("three twenty-firsts", [1 / 7]),
        ("twenty one fifths", [4.2]),
        ("a quarter of a million", [2.5e5]),
        ("half a dozen", [6]),
        ("three hundred and two dozen", [324]),
        ("12'000 and 1.111,11", [12000, 1111.11]),
        ("1.3e6 or 2^-1", [1.3e6, 0.5]),
        ("two quarters in a row", [2]),
        ("two million five hundred thousand and twelve", [2500012]),
    ],
)
def test_values(text: str, values: list[float]) -> None:
    assert [found.value for found in numerals(text)] == pytest.approx(values)


@pytest.mark.parametrize(
    "number", ["9" * 320, "9" * 5000, "9999999999^99", f"{'9' * 308} million"]
)
def test_a_number_larger_than_any_float_is_none(number: str) -> None:
    assert not any(found.value == inf for found in numerals(f"{number} and 12 people"))
    assert next(numerals(f"12 people, {number}")).value == 12


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("the 21st victim", 21),
        ("twenty-first", 21),
        ("two hundred and fifth", 205),
        ("a third state", 3),
        ("hundred thousandth", 100_000),
        ("1,000th", 1000),
    ],
)
def test_ordinals_have_a_rank_and_no_value(text: str, rank: float) -> None:
    [found] = numerals(text)
    assert (found.sort, found.rank, found.value, found.low) == (Sort.ORDINAL, rank, None, None)


@given(st.integers(min_value=2, max_value=99), st.sampled_from(["fifth", "twelfth", "hundredth"]))
def test_fractions_in_words(count: int, part: str) -> None:
    parts = {"fifth": 5, "twelfth": 12, "hundredth": 100}[part]
    words = f"{spell(count)} {part}s"
    if count % 10 == 0 and parts < 10:
        return  # "twenty fifths" is told apart by what stands before it only
    [found] = numerals(words)
    assert (found.start, found.end) == (0, len(words))
    assert found.value == pytest.approx(count / parts)


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
