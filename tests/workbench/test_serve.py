"""``reportedly serve``: where it listens, what it prints, and what other pages can do to it."""

import http.server
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx2 as httpx
import pytest
from click.testing import CliRunner
from tests.browser import Browser

from reportedly.cli.main import program


@contextmanager
def started(ledger: Path, *words: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The command in a process of its own; the address that it prints."""
    asked = ["serve", "--port", "0", "--no-open", "--as", "ann", "--ledger", str(ledger), *words]
    process = subprocess.Popen(
        [sys.executable, "-m", "reportedly", *asked], stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr
        found = re.search(r"open at (\S+)", process.stderr.readline())
        assert found
        yield found[1], process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)


def test_it_listens_to_this_machine_alone_and_ends_when_told(examples: Path) -> None:
    with started(examples) as (address, process):
        port = urlsplit(address).port
        assert address == f"http://127.0.0.1:{port}/"
        until_up(address)
        with pytest.raises(OSError):  # noqa: PT011, the loopback has many addresses: only one is open
            socket.create_connection(("127.0.0.2", port), timeout=5)
        answer = httpx.get(f"{address}stories")
        assert answer.status_code == 200
        assert "server" not in answer.headers
    assert process.returncode == 0
    assert process.stderr
    assert process.stderr.read().strip() == "Ctrl+C ends it."


def until_up(address: str) -> None:
    for _ in range(200):
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("it does not answer")


def test_with_a_token_it_is_printed_once_and_never_logged(examples: Path) -> None:
    with started(examples, "--token", "new") as (address, process):
        token = urlsplit(address).query.removeprefix("token=")
        assert len(token) >= 32
        home = address.partition("?")[0]
        until_up(home)
        assert httpx.get(f"{home}stories").status_code == 401
        with httpx.Client() as client:
            client.get(address)
            assert client.get(f"{home}stories").status_code == 200
            client.get(f"{home}nothing?token={token}")
    assert process.stderr
    assert token not in process.stderr.read()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--host", "0.0.0.0"], "0.0.0.0 can be reached by other machines: that needs a token"),
        (["--host", "::"], "needs a token"),
        (["--host", "192.0.2.1"], "needs a token"),
        (["--token", "short"], "16 plain characters or more"),
        (["--port", "70000"], "70000"),
    ],
)  # fmt: skip
def test_what_it_will_not_do(examples: Path, words: list[str], said: str) -> None:
    done = CliRunner().invoke(program, ["serve", *words, "--ledger", str(examples)])
    assert done.exit_code == 2
    assert said in done.output


def test_what_is_no_ledger_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a ledger, but mine")
    done = CliRunner().invoke(program, ["serve", "--port", "0", "--ledger", str(path)])
    assert done.exit_code == 2
    assert path.read_text() == "not a ledger, but mine"


ATTACK = """<!doctype html><title>elsewhere</title><h1>elsewhere</h1>
<form id="who" action="{home}/who" method="post"><input name="who" value="mallory"></form>
<img src="{home}/stories"><script src="{home}/static/keys.js"></script>
<iframe src="{home}/stories"></iframe><a href="{home}/stories">a link</a>
<script>
window.read = fetch("{home}/stories.json", {{ credentials: "include" }})
  .then((r) => r.text(), () => "refused");
</script>"""


@contextmanager
def elsewhere(home: str) -> Iterator[str]:
    """Another site, on this machine too, as a hostile page in another tab would be."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = ATTACK.format(home=home).encode()
            self.send_response(200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *words: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_a_hostile_page_in_another_tab_gets_nothing(server: str, browser: Browser) -> None:
    """A real browser and a real other origin: no reading, no framing, no posting; a link works."""
    browser.forget()
    browser.open(f"{server}/stories")
    named = browser.run("document.querySelector('#who').value")
    with elsewhere(server) as address:
        browser.open(address)
        assert browser.run("window.read") == "refused"
        assert browser.run("document.images[0].naturalWidth") == 0
        assert browser.run("window.htmx === undefined")
        framed = "(() => { try { return frames[0].document.title } catch { return 'apart' } })()"
        assert browser.run(framed) != "Stories · reportedly"
        browser.run("document.querySelector('#who').submit()")
        browser.calm()
        assert "own pages only" in browser.text("body")
        browser.open(address)
        browser.click("a")
        assert browser.address() == "/stories"
        assert browser.run("document.querySelector('#who').value") == named == "ann"


def test_our_own_forms_are_ours(server: str, window: Browser) -> None:
    """The policy does not make the browser hide where our forms come from."""
    window.open(f"{server}/stories")
    window.click("details.desk > summary")
    window.write("#who", "Ann of the desk")
    window.click("#who ~ button")
    window.open(f"{server}/stories")
    assert window.run("document.querySelector('#who').value") == "Ann of the desk"
