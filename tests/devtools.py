"""Debian's Chromium, spoken to over a pipe (DevTools protocol): messages there, answers back."""

import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from typing import Any

__all__ = ["CHROMIUM", "Chromium", "Refused"]

CHROMIUM = shutil.which("chromium")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
    "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE = 60


class Refused(AssertionError):
    """The browser would not do what it was asked to."""


class Chromium:
    """One process. ``hears`` has for every tab (its session) who is told what happens there."""

    def __init__(self) -> None:
        self.hears: dict[str, Callable[[str, dict[str, Any]], None]] = {}
        self._home = tempfile.mkdtemp()
        theirs_in, ours_out = os.pipe()
        ours_in, theirs_out = os.pipe()
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 20) for fd in (theirs_in, theirs_out)]
        command = [str(CHROMIUM), *_FLAGS, f"--user-data-dir={self._home}", "about:blank"]
        shell = f'exec "$@" 3<&{high[0]} 4>&{high[1]}'
        self._process = subprocess.Popen(
            ["bash", "-c", shell, "bash", *command], pass_fds=high, stderr=subprocess.DEVNULL
        )
        for fd in (theirs_in, theirs_out, *high):
            os.close(fd)
        self._in, self._out = os.fdopen(ours_in, "rb"), os.fdopen(ours_out, "wb")
        self._read, self._calls = b"", 0

    def close(self) -> None:
        self._out.close()
        self._process.terminate()
        self._process.wait(timeout=20)
        self._in.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def send(self, method: str, session: str, parameters: dict[str, Any]) -> int:
        """Ask without waiting for the answer; its number."""
        self._calls += 1
        asked = {"id": self._calls, "method": method, "params": parameters}
        if session:
            asked["sessionId"] = session
        self._out.write(json.dumps(asked).encode() + b"\0")
        self._out.flush()
        return self._calls

    def call(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Ask and wait. Raises ``Refused``."""
        asked = self.send(method, session, parameters)
        while (told := self.hear()).get("id") != asked:
            pass
        if "error" in told:
            raise Refused(f"{method}: {told['error']}")
        return dict(told["result"])

    def hear(self) -> dict[str, Any]:
        """The next message; what happened in a tab is told to it."""
        while b"\0" not in self._read:
            if not select.select([self._in], [], [], _PATIENCE)[0]:
                raise AssertionError(f"no answer from the browser for {_PATIENCE} seconds")
            more = os.read(self._in.fileno(), 1 << 16)
            if not more:
                raise AssertionError("the browser went away")
            self._read += more
        found, self._read = self._read.split(b"\0", 1)
        told = dict(json.loads(found))
        if "method" in told and (hears := self.hears.get(told.get("sessionId", ""))):
            hears(told["method"], told.get("params", {}))
        return told
