"""Files are dropped and chosen in a real browser, read, and found again as a story."""

from collections.abc import Callable
from pathlib import Path

from tests.browser import Browser

NEWS = "Bridge closed in Lund\n\nThe bridge was closed on Monday, police said.\n"


def test_a_file_is_added_and_a_broken_one_is_told(
    window: Browser, served: Callable[..., str], tmp_path: Path
) -> None:
    (tmp_path / "bridge.txt").write_text(NEWS)
    (tmp_path / "broken.jsonl").write_text('{"body": \n')
    window.open(f"{served(tmp_path / 'news.db')}/stories")
    window.click(".empty .button")
    assert window.run("document.querySelector('#read-files').disabled")
    window.attach("#files", tmp_path / "bridge.txt")
    window.drop("#drop", tmp_path / "broken.jsonl")
    window.until("document.querySelectorAll('#chosen li').length === 2")
    assert window.text("#read-files").startswith("Read 2 files")
    window.press("Enter")  # the button has the focus
    window.until("!!document.querySelector('.job.p-done')", 60)
    assert window.text("h1") == "1 article added"
    assert "Bridge closed in Lund" in window.text(".f-read")
    assert "row 1: no JSON" in window.text(".f-failed")
    window.press("o")
    window.calm()
    assert window.address().startswith("/stories/sto-")
