"""Fixtures shared by all tests: every engine and every ledger, by name."""

import os

# Before numpy loads, as the command line does: of small matrices most of the time is waiting.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Iterator
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from reportedly.engine.base import Engine
from reportedly.engine.local import Local
from reportedly.engine.pool import Pool
from reportedly.model.article import Article
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

TOGETHER = "tests/spark/"
"""A folder whose tests share what takes long to start."""
ALONE = ("tests/docs/test_blocks.py", "tests/benchmarks/", "tests/test_own_gold.py")
"""Where tests share nothing, or next to it, and take half a minute each."""


class ByFile(LoadFileScheduling):
    """What the processes of pytest-xdist are given: a file, whose tests share what was set up."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(TOGETHER):
            return TOGETHER
        return nodeid if nodeid.startswith(ALONE) else super()._split_scope(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    # A file with many tests is not the longest: they come as they lie.
    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(scope="session")
def examples() -> list[Article]:
    from reportedly.read.inputs import read_inputs

    found = list(read_inputs([ROOT / "examples"]))
    articles = [item for item in found if isinstance(item, Article)]
    assert len(articles) == len(found), "every example can be read"
    return articles


@pytest.fixture(scope="session")
def seeds() -> list[Article]:
    from reportedly.read.inputs import read_inputs

    folder = SHARED / "seeds"
    if not folder.exists():
        pytest.skip("the seed articles are not on this machine")
    return [item for item in read_inputs([folder]) if isinstance(item, Article)]


@pytest.fixture(scope="session", params=["local", "pool"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return Local() if request.param == "local" else Pool(jobs=2, worth=0)


@pytest.fixture(params=["memory", "sqlite"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    made: Ledger = MemoryLedger() if request.param == "memory" else SQLiteLedger(tmp_path / "l.db")
    yield made
    made.close()
