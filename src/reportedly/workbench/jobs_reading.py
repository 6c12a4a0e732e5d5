"""The process that reads for the workbench: ``python -m``, told what to do on standard input.

It does what `reportedly add` does, and says how far it is in lines of JSON on standard output. It
ends when whoever started it is gone.
"""

import json
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.workbench.add_files import PASTED

__all__ = ["main"]

Say = Callable[..., None]
_GIVEN = "a column of the export"
"""What the reader says of a record's fields; of a pasted text they are what somebody wrote."""


def main() -> None:
    say = _speaker()
    task = json.loads(sys.stdin.readline())
    threading.Thread(target=_stay, args=(sys.stdin, Path(task["folder"])), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # whoever works in the browser goes first
    try:
        _read(task, say)
    except Exception as error:
        say("broken", why=f"{type(error).__name__}: {error}")
        sys.exit(1)


def _speaker() -> Say:
    """Writes events to what was standard output; whatever else is printed goes to the errors."""
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(what: str, **more: Any) -> None:
        told.write(json.dumps({"is": what, **more}) + "\n")
        told.flush()

    return say


def _stay(lifeline: TextIO, folder: Path) -> None:
    """The other end of this pipe is closed when the workbench ends, however it ends."""
    while lifeline.readline():
        """Nothing more is said on it."""
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(1)


def _read(task: Mapping[str, Any], say: Say) -> None:
    from reportedly.engine.plan import Wide, phases
    from reportedly.pipeline import all_stages, run
    from reportedly.store.sqlite import SQLiteLedger
    from reportedly.text.tagger import missing

    stages = all_stages()
    steps = 1 + sum(isinstance(phase, Wide) for phase in phases(stages))

    def progress(what: str, done: int) -> None:
        if what != "read":
            number = steps if what == "within" else min(done + 1, steps)
            say("comparing", stage=what, number=number, of=steps)

    ledger = SQLiteLedger(task["ledger"])
    try:
        ledger.archive.ready()
        summary = run(_inputs(task, ledger, say), ledger, stages=stages, progress=progress)
    finally:
        ledger.close()
    failures = [(one.source, one.reason) for one in summary.failures if not one.left_out]
    caution = missing() if summary.added else ""
    say("done", added=summary.added, known=summary.known, failures=failures, caution=caution or "")


def _inputs(task: Mapping[str, Any], ledger: Any, say: Say) -> Iterator[Article | Failure]:
    """The articles of the files, one after the other; the next is asked for when the one before
    has been read."""
    from reportedly.read.inputs import read_named

    view = ledger.view()
    for number, (path, name) in enumerate(task["files"]):
        say("file", file=number)
        for item in read_named([(Path(path), name)], task["map"], ledger.archive):
            if isinstance(item, Article):
                known = view.get(Article, item.id) is not None
                say("article", file=number, id=item.id, title=item.title, known=known)
                yield _stated(item) if name == PASTED else item
            else:
                what = "left out" if item.left_out else "failed"
                say(what, file=number, source=item.source, reason=item.reason)
                yield item
        say("file done", file=number)


def _stated(article: Article) -> Article:
    """What was written beside a pasted text is known from whoever pasted it."""
    notes = (
        replace(note, why="given with the pasted text") if note.why == _GIVEN else note
        for note in article.notes
    )
    return replace(article, notes=tuple(notes))


if __name__ == "__main__":
    main()
