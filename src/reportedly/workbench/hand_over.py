"""The ledger, or one story of it, as files for other tools: "one evidence room", "STIX 2.1"."""

import io
import re
import shlex
import tempfile
from collections.abc import Collection
from pathlib import Path

from reportedly.exports.base import Export, Pile, export_of, listed
from reportedly.exports.zipped import zipped
from reportedly.model.claim import Claim
from reportedly.model.story import Story
from reportedly.report.export import document
from reportedly.report.scope import articles_of
from reportedly.store.memory import MemoryLedger
from reportedly.workbench.page import Action, Asked, Download, Missing, Page, Screen

__all__ = ["SCREENS"]

MOST = 20_000
"""Claims that are written while somebody waits: more are for the command line."""

_FIRST = ("room", "viewer")
"""What holds everything goes before what other tools want."""


def forms(asked: Asked) -> Page:
    """The forms there are, each with what it is for and the command that writes it."""
    return _forms(asked)


def give(asked: Asked) -> Download | Page:
    """The file of the form that is asked for; a folder comes as a zip archive."""
    name, among = asked.one("form"), _among(asked)
    try:
        chosen = export_of(name)
    except LookupError:
        raise Missing(f"There is no form {name!r}.") from None
    held = sum(1 for _ in asked.shown.view.columns(Claim, ["id"], articles=among))
    if held > MOST:
        words = f"{held:,} claims take a while: the command beside {name} writes them."
        return _forms(asked, words, 400)
    pile = Pile(
        view=asked.shown.view,
        archive=asked.shown.ledger.archive,
        ledger=asked.desk.path,
        articles=None if among is None else frozenset(among),
    )
    try:
        return _written(chosen, pile, asked.one("story"))
    except (ImportError, OSError) as error:
        return _forms(asked, f"{name} cannot be written: {error}", 400)


def _forms(asked: Asked, words: str = "", status: int = 200) -> Page:
    _among(asked)
    id = asked.one("story")
    story = asked.shown.view.get(Story, id) if id else None
    rows = sorted(listed(), key=lambda row: row.name not in _FIRST)
    return Page(
        "hand_over.jinja",
        f"Hand over: {story.title}" if story else "Hand over",
        command=("export", "--list"),
        twin=lambda: document(MemoryLedger().view(), "exports", rows=listed()),
        here="/stories",
        context={
            "rows": rows,
            "story": story,
            "words": words,
            "commands": {row.name: _command(asked, row.name) for row in rows},
        },
        status=status,
    )


def _among(asked: Asked) -> Collection[str] | None:
    """The articles of the story that is asked for, None for all. Raises `Missing`."""
    story = asked.one("story")
    among = articles_of(asked.shown.view, article=None, outlet=None, story=story or None)
    if among is not None and not among:
        raise Missing("There is no such story in this ledger.")
    return among


def _command(asked: Asked, form: str) -> str:
    story, when = asked.one("story"), asked.query.get("as_of", "")
    words = ["reportedly", "export", "--as", form]
    words += ["--story", story] if story else []
    words += ["--as-of", when] if when else []
    return shlex.join((*words, "--ledger", str(asked.desk.path)))


def _written(chosen: Export, pile: Pile, story: str) -> Download:
    name = re.sub(r"[^\w-]+", "-", "-".join(filter(None, ("reportedly", story, chosen.name))))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / f"{name}{chosen.suffix}"
        for _ in chosen.write(pile, place):
            pass  # each file is there when it is told of
        if chosen.suffix:
            return Download(place.name, place.read_bytes(), "application/octet-stream")
        out = io.BytesIO()
        zipped(place, out, below=f"{place.name}/")
        return Download(f"{name}.zip", out.getvalue(), "application/zip")


SCREENS = (Screen("/hand-over", forms), Action("/hand-over", give))
