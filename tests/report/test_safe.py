from hypothesis import given
from hypothesis import strategies as st

from reportedly.report.safe import one_line, visible


def test_controls_that_reorder_text_are_written_out() -> None:
    assert visible("a\u202eb\u2066c") == "a[U+202E]b[U+2066]c"


def test_a_terminal_escape_cannot_pass() -> None:
    assert visible("\x1b[2Jgone") == "[U+001B][2Jgone"


def test_soft_hyphens_go_and_lone_surrogates_are_replaced() -> None:
    assert visible("har\xadbour \udcff") == "harbour \ufffd"


def test_line_breaks_stay_unless_one_line_is_asked_for() -> None:
    assert visible("a\r\nb") == "a\nb"
    assert one_line(" a\r\n  b ") == "a b"


@given(st.text())
def test_nothing_unsafe_is_left_and_it_can_be_written_to_a_file(text: str) -> None:
    shown = visible(text)
    shown.encode()
    assert visible(shown) == shown
    assert all(char.isprintable() or char.isspace() or ord(char) > 0x7F for char in shown)
