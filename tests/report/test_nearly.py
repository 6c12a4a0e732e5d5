"""Two wordings say one thing where the shorter stands in the longer, and both deny or neither."""

import pytest

from reportedly.report.nearly import nearly


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("its market hall collapsed", "A market hall collapsed and the road is cut", True),
        (
            "Berg is a longtime friend of Lund",
            "Berg, 45, is a longtime close friend of Lund",
            True,
        ),
        ("The bank raised its rate", "The central bank of Norway raised its key rate", True),
        ("The bank raised its rate", "The bank has not raised its rate", False),
        (
            "he would likely vote for the bill",
            "they sought a vote on a large spending bill",
            False,
        ),
        ("the report", "the report says that the ferry was overloaded", False),
    ],
)
def test_nearly_the_same_words(one: str, other: str, same: bool) -> None:
    assert nearly(one, other) is same
    assert nearly(other, one) is same
