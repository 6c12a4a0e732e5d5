"""Ledgers, a client, a server and a browser for the tests of the workbench."""

import json
import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from click.testing import CliRunner
from starlette.testclient import TestClient
from tests.browser import CHROMIUM, Browser
from tests.workbench.crawl import Crawl, crawled

from reportedly.cli.main import program
from reportedly.report.looks import Looks
from reportedly.workbench import app
from reportedly.workbench.app import workbench
from reportedly.workbench.page import Asked, Page, Screen

ROOT = Path(__file__).resolve().parents[2]
WHO = "ann"
PICTURES = ROOT / "docs" / "images"
Picture = Callable[..., None]


def run(*words: str | Path) -> str:
    """What a command prints, run in this process. Its exit code must be 0."""
    done = CliRunner().invoke(program, [str(word) for word in words])
    assert done.exit_code == 0, f"{words}: {done.output} {done.exception!r}"
    return done.stdout


def copied(ledger: Path, to: Path) -> Path:
    """A copy of a ledger with the bytes that it keeps beside it."""
    shutil.copy(ledger, to)
    if ledger.with_suffix(".raw").exists():
        shutil.copytree(ledger.with_suffix(".raw"), to.with_suffix(".raw"))
    return to


@contextmanager
def serving(path: Path, **options: Any) -> Iterator[str]:
    """A workbench on a free port of this machine; its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        workbench(path, who=WHO, **options),
        log_level="error", access_log=False, proxy_headers=False, server_header=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=15)
        assert not thread.is_alive(), "the server does not end"


def broken(asked: Asked) -> Page:
    """A screen that fails."""
    raise RuntimeError("a secret of the inside")


def form(client: TestClient, address: str = "/stories") -> str:
    """What a form of an open page carries."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(address).text)
    assert found
    return found[1]


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the two shipped examples; nobody may write to it."""
    path = tmp_path_factory.mktemp("ledger") / "examples.db"
    run("add", ROOT / "examples/quake", ROOT / "examples/strike", "--ledger", path)
    return path


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return copied(examples, tmp_path / "own.db")


@pytest.fixture(scope="session")
def lived(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after a day at the desk: looked at in part, judged, rated; only to read."""
    path = copied(examples, tmp_path_factory.mktemp("lived") / "lived.db")
    to = ("--as", WHO, "--ledger", path)
    found = json.loads(run("judge", "--kind", "claims", "--all", "--json", *to[2:]))["rows"]
    for verdict, one in zip(("same", "different", "unsure"), found, strict=False):
        two = (one["left"]["id"], one["right"]["id"])
        run("judge", *two, verdict, "--kind", "claims", "--why", "read both", *to)
    run("rate", "Plaza Daily", "B", "--why", "corrects itself", *to)
    told = json.loads(run("articles", "--json", *to[2:]))["rows"]
    Looks(path).look(WHO, [one["id"] for one in told[: len(told) // 2]])
    return path


@pytest.fixture(scope="session")
def client(examples: Path) -> Iterator[TestClient]:
    """Asks the workbench of the examples without a network."""
    made = workbench(examples, who=WHO, hosts=("testserver",))
    with TestClient(made) as client:
        yield client


@pytest.fixture(scope="session")
def bare(lived: Path) -> Iterator[TestClient]:
    """A workbench that has been lived in, with a screen that breaks; a client that gets the answer
    all the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "SCREENS", (*app.SCREENS, Screen("/broken", broken)))
        made = workbench(lived, who=WHO, hosts=("testserver",))
        with TestClient(made, raise_server_exceptions=False, follow_redirects=False) as client:
            yield client


@pytest.fixture
def fresh(bare: TestClient) -> TestClient:
    bare.cookies.clear()
    return bare


@pytest.fixture(scope="session")
def screens(bare: TestClient) -> Crawl:
    """All that can be reached by links from the first page of the examples."""
    return crawled(bare)


@pytest.fixture
def served() -> Iterator[Callable[..., str]]:
    """Starts a workbench on a free port of this machine; gives its address."""
    with ExitStack() as running:
        yield lambda path, **options: running.enter_context(serving(path, **options))


@pytest.fixture(scope="session")
def server(examples: Path) -> Iterator[str]:
    """The address of a workbench of the examples, for those who only read."""
    with serving(examples) as address:
        yield address


@pytest.fixture(scope="session")
def lived_server(lived: Path) -> Iterator[str]:
    """The same of the one that has been lived in."""
    with serving(lived) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One real browser for all tests."""
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine")
    browser = Browser()
    yield browser
    browser.close()


@pytest.fixture
def window(browser: Browser) -> Iterator[Browser]:
    """The browser as it should be at the end as well: nothing was thrown or refused, nobody was
    alarmed, and nothing was asked of any other machine."""
    browser.open("about:blank")  # what the last page asked for late is not this one's
    browser.forget()
    browser.media()
    yield browser
    assert browser.problems == []
    assert browser.dialogs == []
    home = browser.run("location.origin")
    assert [one for one in browser.requests if not one.startswith((home, "data:"))] == []


@pytest.fixture
def picture(window: Browser) -> Picture:
    """Keeps what is shown as docs/images/workbench-NAME.png, if REPORTEDLY_PICTURES is set, and
    with a folder there in that folder."""

    def keep(name: str, full: bool = False) -> None:
        asked = os.environ.get("REPORTEDLY_PICTURES", "")
        if asked:
            folder = Path(asked) if "/" in asked else PICTURES
            folder.mkdir(parents=True, exist_ok=True)
            moving = "document.getAnimations().map((one) => one.finished)"
            window.run(f"Promise.allSettled({moving}).then(() => 0)")
            window.shot(folder / f"workbench-{name}.png", full=full)

    return keep
