"""Ledgers, a client, a server and a browser for the tests of the workbench."""

import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.browser import Browser

from reportedly.cli.main import program
from reportedly.workbench.app import workbench

ROOT = Path(__file__).resolve().parents[2]
WHO = "ann"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the two shipped examples; nobody may write to it."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    asked = ["add", str(ROOT / "examples/quake"), str(ROOT / "examples/strike")]
    done = CliRunner().invoke(program, [*asked, "--ledger", str(path)])
    assert done.exit_code == 0, done.output
    return path


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    path = tmp_path / "own.db"
    shutil.copy(examples, path)
    shutil.copytree(examples.with_suffix(".raw"), path.with_suffix(".raw"))
    return path


@pytest.fixture(scope="session")
def client(examples: Path) -> Iterator[TestClient]:
    """Asks the workbench without a network."""
    app = workbench(examples, who=WHO, hosts=("testserver",))
    with TestClient(app) as client:
        yield client


@pytest.fixture
def served() -> Iterator[Callable[[Path], str]]:
    """Starts a workbench on a free port of this machine; gives its address."""
    running = list[tuple[uvicorn.Server, threading.Thread]]()

    def serve(path: Path, **options: str) -> str:
        listening = socket.create_server(("127.0.0.1", 0))
        app = workbench(path, who=WHO, **options)  # type: ignore[arg-type]
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        running.append((server, thread))
        return f"http://127.0.0.1:{listening.getsockname()[1]}"

    yield serve
    for server, thread in running:
        server.should_exit = True
        thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    browser = Browser()
    yield browser
    browser.close()
