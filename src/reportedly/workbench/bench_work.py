"""Working decisions in while nobody waits for it: "3 decisions are being worked in"."""

import subprocess
import sys
import threading
import time
from pathlib import Path

__all__ = ["Worker", "worker"]

_TRIES = 60
_PAUSE = 0.5
"""Where another process is at the same work, it is looked again after so many seconds."""


class Worker:
    """At most one process that works decisions into a ledger. What is decided meanwhile is worked
    in after it, all at once. ``failed`` is why the last one gave up, "" where it did not."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._asked = self._busy = False
        self.failed = ""

    @property
    def busy(self) -> bool:
        return self._busy

    def wake(self) -> None:
        """There is something to work in."""
        with self._lock:
            self._asked = True
            if not self._busy:
                self._busy = True
                threading.Thread(target=self._run, name="working in", daemon=True).start()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._asked:
                    self._busy = False
                    return
                self._asked = False
            self.failed = self._once()

    def _once(self) -> str:
        asked = [sys.executable, "-m", "reportedly.workbench.bench_work", str(self._path)]
        try:
            done = subprocess.run(asked, capture_output=True, encoding="utf-8", errors="replace")
        except OSError as error:
            return str(error)
        if done.returncode == 0:
            return ""
        last = done.stderr.strip().splitlines()[-1:]
        return last[0] if last else f"it ended with code {done.returncode}"


_workers = dict[Path, Worker]()
_making = threading.Lock()


def worker(path: Path) -> Worker:
    """The only one of this process for a ledger."""
    with _making:
        return _workers.setdefault(path.resolve(), Worker(path))


def _work(path: Path) -> None:
    """Bring up to date what rests on decisions, until none waits."""
    from reportedly.pipeline import all_stages, derive
    from reportedly.reconcile.decisions import pending
    from reportedly.store.sqlite import SQLiteLedger

    ledger = SQLiteLedger(path)
    try:
        for _ in range(_TRIES):
            derive(ledger, stages=all_stages())
            if not pending(ledger.view()):
                return
            time.sleep(_PAUSE)
        sys.exit("another process is working in decisions and does not come to an end")
    finally:
        ledger.close()


if __name__ == "__main__":
    _work(Path(sys.argv[1]))
