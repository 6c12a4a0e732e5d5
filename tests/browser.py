"""A real browser for tests: Debian's Chromium, spoken to over a pipe (DevTools protocol)."""

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["CHROMIUM", "Browser"]

CHROMIUM = shutil.which("chromium")
_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
    "--remote-debugging-pipe",
)  # fmt: skip
_PATIENCE = 60


class Browser:
    """One tab. ``problems`` are what the page threw, logged or was refused by its own policy,
    ``requests`` the addresses that it asked for."""

    def __init__(self) -> None:
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
        self._read, self._calls, self._session = b"", 0, ""
        self.problems, self.requests = list[str](), list[str]()
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        attached = self._call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self._call(f"{domain}.enable")

    def close(self) -> None:
        self._out.close()
        self._process.terminate()
        self._process.wait(timeout=20)
        self._in.close()
        shutil.rmtree(self._home, ignore_errors=True)

    def open(self, page: Path, width: int = 1280, height: int = 900) -> None:
        """Show a file; returns when it is loaded and drawn."""
        self.problems.clear()
        self.requests.clear()
        self.size(width, height)
        self._loaded = False
        self._call("Page.navigate", url=page.as_uri())
        while not self._loaded:
            self._hear(self._next())
        self.settle()

    def size(self, width: int, height: int, scale: float = 1) -> None:
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=False,
        )  # fmt: skip

    def media(self, kind: str = "", scheme: str = "light") -> None:
        """Show it as ``print`` or on a screen, ``light`` or ``dark``."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self._call("Emulation.setEmulatedMedia", media=kind, features=features)
        self.settle()

    def settle(self) -> None:
        """Wait until the next two frames are drawn."""
        self.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")

    def run(self, code: str) -> Any:
        """What an expression of JavaScript gives, as JSON knows it."""
        found = self._call(
            "Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise AssertionError(f"{code}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def press(self, key: str) -> None:
        codes = {"Enter": 13, "Tab": 9, "Escape": 27, "ArrowRight": 39, "ArrowLeft": 37, " ": 32}
        named = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        text = {"Enter": "\r", " ": " "}.get(key)
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self._call("Input.dispatchKeyEvent", **named, **down)
        self._call("Input.dispatchKeyEvent", **named, type="keyUp")
        self.settle()

    def mouse(self, selector: str, click: bool = False, scroll: bool = True) -> None:
        """Move onto the middle of an element, and press there if asked to."""
        middle = "[b.x + b.width / 2, b.y + b.height / 2]"
        box = (
            f"(e => {{ if ({int(scroll)}) e.scrollIntoView({{ block: 'center' }});"
            f" const b = e.getBoundingClientRect(); return {middle} }})({self._one(selector)})"
        )
        x, y = self.run(box)
        at: dict[str, Any] = {"x": x, "y": y}
        self.settle()
        self._call("Input.dispatchMouseEvent", type="mouseMoved", **at)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self._call(
                    "Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at
                )
        self.settle()

    def _one(self, selector: str) -> str:
        return f"document.querySelector({json.dumps(selector)})"

    def text(self, selector: str) -> str:
        return str(self.run(f"{self._one(selector)}.innerText"))

    def count(self, selector: str) -> int:
        return int(self.run(f"document.querySelectorAll({json.dumps(selector)}).length"))

    def shot(self, path: Path, full: bool = False) -> None:
        found = self._call("Page.captureScreenshot", captureBeyondViewport=full)
        path.write_bytes(base64.b64decode(found["data"]))

    def pdf(self) -> bytes:
        return base64.b64decode(self._call("Page.printToPDF", printBackground=True)["data"])

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._calls += 1
        asked = {"id": self._calls, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._out.write(json.dumps(asked).encode() + b"\0")
        self._out.flush()
        while True:
            told = self._next()
            if told.get("id") == asked["id"]:
                if "error" in told:
                    raise AssertionError(f"{method}: {told['error']}")
                return dict(told["result"])
            self._hear(told)

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._read:
            if not select.select([self._in], [], [], _PATIENCE)[0]:
                raise AssertionError(f"no answer from the browser for {_PATIENCE} seconds")
            more = os.read(self._in.fileno(), 1 << 16)
            if not more:
                raise AssertionError("the browser went away")
            self._read += more
        told, self._read = self._read.split(b"\0", 1)
        return dict(json.loads(told))

    def _hear(self, told: dict[str, Any]) -> None:
        method, found = told.get("method"), told.get("params", {})
        if method == "Page.loadEventFired":
            self._loaded = True
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(found["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.problems.append(found["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.problems.append(str(found["args"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(found["request"]["url"])
