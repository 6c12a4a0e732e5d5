"""Words set off as quotations without a mark."""

import pytest

from reportedly.text.blockquotes import block_quotes

CASES = [
    (
        "after a colon, as long as somebody speaks of himself",
        "The harbour master gave a statement:\n"
        "The crane was checked in March.\n"
        "I saw the report myself.\n"
        "The port reopens on Monday.",
        ["The crane was checked in March.", "I saw the report myself."],
    ),
    (
        "a colon inside a paragraph leads nothing in",
        "The verdict: guilty on two counts.\nThe judge adjourned.",
        [],
    ),
    (
        "a transcript is labelled",
        "The council met.\nMS. OKAFOR: Who signed it?\nMR. DALE: The clerk did.\n"
        "MS. OKAFOR: When?\nThey adjourned at noon.",
        ["MS. OKAFOR: Who signed it?", "MR. DALE: The clerk did.", "MS. OKAFOR: When?"],
    ),
    (
        "one label is a heading",
        "UPDATE: The bridge is open again.\nBuses run as usual.",
        [],
    ),
    (
        "a post is signed under it",
        "The striker is out.\nBack on the grass soon, thank you all\n— Mara Lund (@maral) 3 May\n"
        "The club had no comment.",
        ["Back on the grass soon, thank you all"],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_what_is_set_off(text: str, expected: list[str]) -> None:
    paragraphs, start = list[tuple[int, int]](), 0
    for line in text.split("\n"):
        paragraphs.append((start, start + len(line)))
        start += len(line) + 1
    assert [text[a:b] for a, b in block_quotes(text, paragraphs)][: len(expected) + 1] == expected
