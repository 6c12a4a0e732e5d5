"""Reading that is broken off goes on where it was: by Ctrl-C, by ``kill -9``, at any moment."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from reportedly.engine.base import lost
from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.pipeline import derive, read_new
from reportedly.stage import extracts
from reportedly.store.clock import END
from reportedly.store.memory import MemoryLedger

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from pathlib import Path
from reportedly.engine.pool import Pool
from reportedly.pipeline import STAGES, run
from reportedly.read.inputs import read_inputs
from reportedly.store.sqlite import SQLiteLedger

cheap = ("quotations", "copies", "versions", "lineages")
stages = [stage for stage in STAGES if stage.name in cheap]
pool = Pool(jobs=2, worth=0)
ledger = SQLiteLedger(Path(sys.argv[2]))
run(read_inputs([sys.argv[1]]), ledger, pool, stages, lambda *told: print(*told, flush=True))
"""
ARTICLES = 36


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for n in range(ARTICLES):
        (folder / f"{n:02}.txt").write_text(
            f"Ferry {n // 3} runs aground\n\nFerry {n // 3} ran aground off Holm with {n} aboard,"
            f' the harbour master of Holm said. "Nobody of the {n} is missing," she said.\n'
        )
    return folder


def told(pile: Path, ledger: Path) -> Iterator[str]:
    """What a process that reads and compares says on its way; it is killed when nobody listens."""
    words = [sys.executable, "-c", CHILD, str(pile), str(ledger)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield from process.stdout
        finally:
            process.kill()


def standing(ledger: Path) -> dict[str, list[tuple[str, ...]]]:
    """All that the ledger holds, but up to which line of its log it was compared."""
    with closing(sqlite3.connect(ledger)) as book:
        tables = book.execute(
            "select held.name from sqlite_schema as held"
            " join pragma_table_info(held.name) as shape where shape.name = 'said_by'"
        ).fetchall()
        return {
            name: book.execute(
                f'select id, data, said_by, said_about from "{name}" where until = ?'
                " and said_by != 'comparing' order by id, said_by, said_about",
                (END,),
            ).fetchall()
            for (name,) in tables
        }


def test_killed_at_any_moment_it_goes_on_without_loss_or_duplicate(
    pile: Path, tmp_path: Path
) -> None:
    whole, broken = tmp_path / "whole.db", tmp_path / "broken.db"
    assert f"read {ARTICLES}\n" in list(told(pile, whole))
    for moment in ("read 1", "read 2", f"read {ARTICLES}", "versions"):
        for line in told(pile, broken):
            if line.startswith(moment):
                break
        else:
            pytest.fail(f"it came to its end before {moment!r}")
    assert list(told(pile, broken))[-1].startswith("lineages")
    wanted = standing(whole)
    assert standing(broken) == wanted
    assert len(wanted["article"]) == ARTICLES
    assert wanted["quotation"]
    assert wanted["copy"]
    assert list(told(pile, broken))[-1] == f"read {ARTICLES}\n", "nothing is left to be done"


def test_ctrl_c_finishes_what_is_begun_and_the_same_command_goes_on(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "reportedly", "add", str(ROOT / "examples")]
    words += ["--ledger", str(ledger := tmp_path / "news.db")]
    env = {**os.environ, "REPORTEDLY_TAGGER": "off"}
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        while process.poll() is None and not _read(ledger):
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        errors = process.stderr.read()
    assert process.returncode == 130
    assert "finishing the articles that are being read" in errors
    assert "the same command goes on from there" in errors
    before = _read(ledger)
    again = subprocess.run(words, capture_output=True, text=True, check=True, env=env)
    assert f", {before} known already" in again.stderr


def _read(ledger: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as book:
            found: int = book.execute("select count(*) from article").fetchone()[0]
            return found
    except sqlite3.OperationalError:
        return 0


class Deadly(Local):
    """Whoever reads one of the articles dies."""

    def extract(self, stages: object, articles: object) -> Iterator[Reading]:
        for reading in super().extract(stages, articles):  # type: ignore[arg-type]
            died = "deadly" in reading.article.source
            yield lost(reading.article, "the process died") if died else reading


@extracts(Quantity)
def nothing(reading: Reading) -> Iterator[Quantity]:
    return iter(())


def test_an_article_that_was_lost_keeps_what_it_had_and_is_read_again() -> None:
    ledger, good = MemoryLedger(), Article.of("They wait.", source="wait.txt")
    bad = Article.of("They wait, too.", source="deadly.txt")
    summary = read_new([good, bad], ledger, Deadly(), [nothing])
    assert summary.added == 1
    assert [failure.source for failure in summary.failures] == ["deadly.txt"]
    assert list(ledger.view().all(Failure)) == [*summary.failures]
    assert list(ledger.view().all(Article)) == [good]
    again = read_new([good, bad], ledger, Local(), [nothing])
    assert (again.added, again.known) == (1, 1)
    assert not list(ledger.view().all(Failure))
    read_new(
        [Article.of("They wait, too.", source="deadly.txt", title="!")],
        ledger,
        Deadly(),
        [nothing],
    )
    assert {article.id for article in ledger.view().all(Article)} == {good.id, bad.id}
    assert len(list(ledger.view().all(Failure))) == 1
    assert len([one for one in ledger.view().all(Receipt) if one.article]) == 2
    derive(ledger, stages=[nothing])
