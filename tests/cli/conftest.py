"""A small ledger in a file, for commands to be tried on."""

from pathlib import Path

import pytest
from tests.report.conftest import records

from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The records of the ferry, written by hand."""
    path = tmp_path / "ferry.db"
    ledger = SQLiteLedger(path)
    with ledger.writer() as writer:
        writer.put(records(), by="hand")  # type: ignore[arg-type]
    ledger.close()
    return path
