"""How far a job of reading is: "01.txt read, 02.txt: no text under text, body, content"."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Item", "Job"]

_TOLD = 500
"""How many failures of a job are told."""


@dataclass
class Item:
    """One file: ``state`` is "waiting", "reading", "read" or "failed"; ``articles`` are the ids of
    those found in it, ``known`` counts those that the ledger had already, ``title`` is that of the
    one being read. ``reasons`` say what failed in it."""

    name: str
    size: int
    state: str = "waiting"
    articles: list[str] = field(default_factory=list)
    known: int = 0
    title: str = ""
    reasons: list[str] = field(default_factory=list)


@dataclass
class Job:
    """``phase`` is "waiting", "starting", "reading", "comparing", "done", "cancelled" or "failed"
    (then ``why`` says it). ``stage`` is what is being compared, the ``number``-th of ``of``.
    ``failures`` are source and reason of all that could not be read."""

    id: str
    who: str
    made: str
    items: list[Item]
    phase: str = "waiting"
    stage: str = ""
    number: int = 0
    of: int = 0
    added: int = 0
    known: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    caution: str = ""
    why: str = ""

    @property
    def over(self) -> bool:
        return self.phase in ("done", "cancelled", "failed")

    @property
    def articles(self) -> list[str]:
        """The ids of all articles found, each once."""
        return list(dict.fromkeys(id for item in self.items for id in item.articles))

    @property
    def files_done(self) -> int:
        return sum(item.state in ("read", "failed") for item in self.items)

    @property
    def share(self) -> float:
        """How much of the work is done, 0 to 1: files and stages weigh the same each."""
        if self.phase == "done":
            return 1.0
        steps = len(self.items) + (self.of or len(self.items))
        return min(0.99, (self.files_done + max(0, self.number - 1)) / max(1, steps))

    def copied(self) -> "Job":
        return deepcopy(self)

    def fail(self, source: str, reason: str) -> None:
        """Note what could not be read, once, with the file that it is of."""
        if (source, reason) in self.failures or len(self.failures) >= _TOLD:
            return
        self.failures.append((source, reason))
        for item in self.items:
            row = source.removeprefix(item.name)
            if source.startswith(item.name) and row[:1] in ("", ":", "#"):
                item.reasons.append(f"row {row[1:]}: {reason}" if row else reason)
                return

    def heard(self, event: Mapping[str, Any], files: Sequence[int]) -> None:
        """Take note of what the reading process says; ``files`` are the items that it was given,
        by the numbers that it calls them."""
        item = self.items[files[event["file"]]] if "file" in event else None
        match event["is"], item:
            case "file", Item():
                self.phase, item.state = "reading", "reading"
            case "article", Item():
                item.articles.append(event["id"])
                item.title = event["title"]
                item.known += event["known"]
            case "failed", Item():
                self.fail(event["source"], event["reason"])
            case "left out", Item():
                item.reasons.append(f"left out: {event['reason']}")
            case "file done", Item():
                item.state, item.title = ("read" if item.articles else "failed"), ""
            case "comparing", _:
                self.phase, self.stage = "comparing", event["stage"]
                self.number, self.of = event["number"], event["of"]
            case "broken", _:
                self.why = event["why"]
            case "done", _:
                self.phase, self.caution = "done", event["caution"]
                self.added, self.known = event["added"], event["known"]
                for source, reason in event["failures"]:
                    self.fail(source, reason)
