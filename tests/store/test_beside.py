"""What a ledger keeps beside itself is no input, in whatever folder one reads."""

from pathlib import Path

from reportedly.model.article import Article
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.store.beside import OWN, own
from reportedly.store.sqlite import SQLiteLedger


def test_what_is_called_after_a_ledger_is_its_own(tmp_path: Path) -> None:
    is_own = own(tmp_path / "news.db")
    names = ["news.db", "news.db-wal", "news.db-shm", *(f"news.{more}" for more in OWN)]
    assert all(is_own(tmp_path / name) for name in names)
    assert is_own(tmp_path / "news.raw" / "3f" / "3f9a")
    others = ["news.txt", "other.raw", "news", "below/news.db", "../news.db"]
    assert not any(is_own(tmp_path / name) for name in others)


def test_a_folder_with_its_ledger_in_it_can_be_read_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Bridge closed\n\nEngineers found 14 cracks, officials said.")
    ledger = SQLiteLedger(tmp_path / "news.db")
    for added in (1, 0):
        inputs = read_inputs([tmp_path], keeper=ledger.archive, own=ledger.own)
        summary = run(inputs, ledger)
        assert (summary.added, summary.failures) == (added, ())
    assert [article.source for article in ledger.view().all(Article)] == ["a.txt"]
    ledger.close()
