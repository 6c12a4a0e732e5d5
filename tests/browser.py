"""A real browser for tests: open, click, type, press keys, drop files, look."""

import base64
import json
import time
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from tests.devtools import CHROMIUM, Chromium, Refused

__all__ = ["CHROMIUM", "Browser"]

_KEYS = {
    "Enter": 13, "Tab": 9, "Escape": 27, " ": 32, "Home": 36, "End": 35, "Backspace": 8,
    "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
}  # fmt: skip
_TYPED = {"Enter": "\r", " ": " "}
_CALM = """document.readyState === 'complete'
 && !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling, .htmx-added')"""


class Browser:
    """One window. ``problems`` are what the page threw, logged or was refused by its own policy,
    ``requests`` the addresses that it asked for, ``dialogs`` what it asked or alarmed with (which
    is answered with yes); all three begin anew with ``open``."""

    def __init__(self, process: Chromium | None = None) -> None:
        self._process = process or Chromium()
        self._own = process is None
        self.problems, self.requests = list[str](), list[str]()
        self.dialogs = list[str]()
        self._loading, self._session = False, ""
        apart = {} if self._own else self._call("Target.createBrowserContext")
        self._target = self._call("Target.createTarget", url="about:blank", **apart)["targetId"]
        attached = self._call("Target.attachToTarget", targetId=self._target, flatten=True)
        self._session = attached["sessionId"]
        self._process.hears[self._session] = self._hear
        for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
            self._call(f"{domain}.enable")

    def beside(self) -> "Browser":
        """Another window, as of somebody else: with no cookie of this one."""
        return Browser(self._process)

    def close(self) -> None:
        if self._own:
            self._process.close()
        else:
            self._call("Target.closeTarget", targetId=self._target)

    # Going somewhere

    def open(self, page: Path | str, width: int = 1280, height: int = 900) -> None:
        """Show a file or an address; returns when it is loaded and drawn."""
        for told in (self.problems, self.requests, self.dialogs):
            told.clear()
        self.size(width, height)
        self._loading = True
        self._call("Page.navigate", url=page.as_uri() if isinstance(page, Path) else page)
        self.calm()

    def back(self) -> None:
        self.run("void history.back()")
        self.calm()

    def address(self) -> str:
        """The path and query that are shown."""
        return str(self.run("location.pathname + location.search"))

    def size(self, width: int, height: int, scale: float = 1) -> None:
        self._call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=scale, mobile=False,
        )  # fmt: skip

    def media(self, kind: str = "", scheme: str = "light", still: bool = False) -> None:
        """Show it as ``print`` or on a screen, ``light`` or ``dark``, ``still`` for whoever wants
        no motion."""
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": "reduce" if still else ""},
        ]
        self._call("Emulation.setEmulatedMedia", media=kind, features=features)
        self.settle()

    def forget(self) -> None:
        """Without any cookie from now on."""
        self._call("Network.clearBrowserCookies")

    def cookies(self) -> list[dict[str, Any]]:
        return list(self._call("Network.getCookies")["cookies"])

    # Waiting

    def settle(self) -> None:
        """Wait until the next two frames are drawn."""
        self.run("new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))")

    def calm(self) -> None:
        """Wait until what was asked for is loaded, exchanged by htmx and drawn."""
        for _ in range(3):  # a click may lead to a form that leads to a page
            while self._loading:
                self._process.hear()
            self.until(_CALM)
            self.settle()

    def until(self, code: str, patience: float = 15) -> Any:
        """Wait until an expression holds; what it gives then."""
        end = time.monotonic() + patience
        while not (found := self._steady(code)):
            if time.monotonic() > end:
                raise AssertionError(f"not within {patience} s: {code} at {self.address()}")
            time.sleep(0.02)
        return found

    def _steady(self, code: str) -> Any:
        try:
            return self.run(code)
        except Refused as refused:  # the page that was asked has just been left
            if "context" not in str(refused) and "navigated" not in str(refused):
                raise
            return None

    # Doing something

    def run(self, code: str) -> Any:
        """What an expression of JavaScript gives, as JSON knows it."""
        found = self._call(
            "Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise AssertionError(f"{code}: {found['exceptionDetails']}")
        return found["result"].get("value")

    def press(self, key: str, shift: bool = False) -> None:
        """A key, as in "Tab", "ArrowDown", "j" or "?"."""
        upper = key.upper()
        code = f"Key{upper}" if len(key) == 1 and key.isalpha() else key
        named = {
            "key": key, "code": code, "windowsVirtualKeyCode": _KEYS.get(key, ord(upper[0])),
            "modifiers": 8 if shift else 0,
        }  # fmt: skip
        text = _TYPED.get(key, key if len(key) == 1 else None)
        down = {"type": "keyDown", "text": text} if text else {"type": "rawKeyDown"}
        self._call("Input.dispatchKeyEvent", **named, **down)
        self._call("Input.dispatchKeyEvent", **named, type="keyUp")
        self.settle_or_load()

    def write(self, selector: str, words: str) -> None:
        """Put words into a field instead of what is there, as if typed; htmx may answer."""
        self.run(f"(e => {{ e.focus(); e.select && e.select() }})({self._one(selector)})")
        self._call("Input.insertText", text=words)
        self.settle_or_load()

    def choose(self, selector: str, value: str) -> None:
        """Choose in a select."""
        self.run(
            f"(e => {{ e.value = {json.dumps(value)}; if (e.value !== {json.dumps(value)})"
            " throw new Error('no such choice');"
            " for (const n of ['input', 'change']) e.dispatchEvent(new Event(n,"
            f" {{ bubbles: true }})) }})({self._one(selector)})"
        )
        self.settle_or_load()

    def attach(self, selector: str, *paths: Path) -> None:
        """Choose files in a file field."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])
        self.settle_or_load()

    def drop(self, selector: str, *paths: Path) -> None:
        """Drag files onto an element and let them go there."""
        x, y = self._middle(selector, True)
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            self._call("Input.dispatchDragEvent", type=kind, x=x, y=y, data=data)
        self.settle_or_load()

    def mouse(self, selector: str, click: bool = False, scroll: bool = True) -> None:
        """Move onto the middle of an element, and press there if asked to."""
        x, y = self._middle(selector, scroll)
        at: dict[str, Any] = {"x": x, "y": y}
        self.settle()
        self._call("Input.dispatchMouseEvent", type="mouseMoved", **at)
        if click:
            for kind in ("mousePressed", "mouseReleased"):
                self._call(
                    "Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at
                )
        self.settle_or_load()

    def click(self, selector: str) -> None:
        """Press on an element and wait for the page, or the part of it, that this leads to."""
        self.mouse(selector, click=True)
        self.calm()

    def settle_or_load(self) -> None:
        """After an act: wait for the page that it leads to, or for the frames that it draws."""
        try:
            self.settle()
        except Refused:
            self.calm()

    def _middle(self, selector: str, scroll: bool) -> tuple[float, float]:
        x, y = self.run(
            f"(e => {{ if ({int(scroll)}) e.scrollIntoView({{ block: 'center' }});"
            " const b = e.getBoundingClientRect();"
            f" return [b.x + b.width / 2, b.y + b.height / 2] }})({self._one(selector)})"
        )
        return x, y

    # Looking

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

    def axe(self, **options: Any) -> list[dict[str, Any]]:
        """What axe finds wrong with the page: each with ``id``, ``impact``, ``help``, ``nodes``.
        It is evaluated by DevTools, which a page's policy does not bind."""
        if not self.run("'axe' in window"):
            self.run(f"{_axe()};0")
        asked = json.dumps({"resultTypes": ["violations"], **options})
        return list(self.run(f"axe.run(document, {asked}).then(found => found.violations)"))

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        return self._process.call(method, self._session, **parameters)

    def _hear(self, method: str, found: dict[str, Any]) -> None:
        if method == "Page.frameStoppedLoading":  # as well after a download or an empty answer
            self._loading = False
        elif method in ("Page.frameScheduledNavigation", "Page.frameStartedLoading"):
            self._loading = True
        elif method == "Runtime.exceptionThrown":
            self.problems.append(str(found["exceptionDetails"]))
        elif method == "Log.entryAdded":
            self.problems.append(found["entry"]["text"])
        elif method == "Runtime.consoleAPICalled":
            self.problems.append(str(found["args"]))
        elif method == "Network.requestWillBeSent":
            self.requests.append(found["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(found["message"])
            self._process.send("Page.handleJavaScriptDialog", self._session, {"accept": True})


@cache
def _axe() -> str:
    return files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
