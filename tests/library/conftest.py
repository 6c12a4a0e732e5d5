"""Ledgers for the library: a crane accident in three articles, and texts that want to be more."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.workbench.harbour import filled
from tests.workbench.hostile import hostile_ledger

from reportedly.library import Ledger, Story


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    return filled(tmp_path)


@pytest.fixture
def story(harbour: Path) -> Iterator[Story]:
    with Ledger.open(harbour) as ledger:
        yield ledger.story()


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_ledger(tmp_path_factory.mktemp("hostile"))
