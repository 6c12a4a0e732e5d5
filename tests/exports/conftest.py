"""Ledgers to be exported: the shipped earthquake as it is read, the flood and ferry of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.report.conftest import records as ferry_records
from tests.report.flood import records as flood_records

from reportedly.exports.base import Pile
from reportedly.model.article import Article
from reportedly.pipeline import run
from reportedly.read.inputs import read_inputs
from reportedly.store.sqlite import SQLiteLedger

ROOT = Path(__file__).resolve().parents[2]


def pile_of(ledger: SQLiteLedger, path: Path | None, **more: object) -> Pile:
    return Pile(view=ledger.view(), archive=ledger.archive, ledger=path, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def quake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger file made of examples/quake by the whole pipeline."""
    path = tmp_path_factory.mktemp("quake") / "quake.db"
    ledger = SQLiteLedger(path)
    run(read_inputs([ROOT / "examples" / "quake"], keeper=ledger.archive), ledger)
    ledger.close()
    return path


@pytest.fixture
def quake_pile(quake: Path) -> Iterator[Pile]:
    ledger = SQLiteLedger(quake)
    yield pile_of(ledger, quake)
    ledger.close()


@pytest.fixture
def hand_pile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pile]:
    """Hostile words, open bounds, people's names, a failure, a paginated press release."""
    path = tmp_path_factory.mktemp("hand") / "hand.db"
    ledger = SQLiteLedger(path)
    pages = Article.of(
        "Página uno.\fThe dam is safe, said Ida Berg.",
        source="release.pdf",
        pages=(0, 12),
        sha256="ab" * 32,
    )
    with ledger.writer() as writer:
        writer.put([*ferry_records(), *flood_records(), pages], by="hand")  # type: ignore[list-item]
    yield pile_of(ledger, path)
    ledger.close()
