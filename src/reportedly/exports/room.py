"""An evidence room: one file to hand over, with the ledger, the bytes and a viewer: "room.wacz".

It is a ZIP file that is a web archive (WACZ 1.1.1) and a research object (RO-Crate 1.1) at once.
Whoever gets it opens index.html, without server or network, or checks it with standard tools:
sha256sum, any WARC reader, any SQLite; `reportedly check-room` does all of it and the log too.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from reportedly import __version__
from reportedly.exports.annotations import write_annotations
from reportedly.exports.base import Export, Pile, Written
from reportedly.exports.crate import crate
from reportedly.exports.enclosed import enclosed
from reportedly.exports.log_lines import log_of
from reportedly.exports.room_ledger import Sealed, copied
from reportedly.exports.room_part import telling
from reportedly.exports.viewer import Proof, page
from reportedly.exports.wacz import archived, datapackage, last_written, packed
from reportedly.exports.wacz_records import Kept, stamp
from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report.brief import brief, stamped
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.store.log import What

__all__ = ["FORM", "ROOM"]

FORM = 1
"""The version of the layout; files may be added under one version, never renamed or removed."""

_WHAT = {
    "index.html": "viewer: open it in a browser",
    "README.txt": "how to open and check this room",
    "brief.html": "brief, to print",
    "brief.md": "brief, to edit and check",
    "ledger/ledger.db": "ledger: every record with its place in the text (SQLite)",
    "ledger/log.jsonl": "log: what was written down when, each line sealed with the one before",
    "annotations/": "annotations (W3C Web Annotation)",
    "archive/": "the bytes that were read (WARC)",
    "indexes/": "index of the archive",
    "pages/": "list of the archive's pages",
    "room.json": "what the room holds, for software",
    "ro-crate-metadata.json": "description as a research object (RO-Crate)",
    "checksums.sha256": "checksums of all files, for sha256sum -c",
}


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    if pile.view.as_of and pile.articles is None:
        # What came after that moment is held back like what belongs to another story.
        pile = replace(pile, articles=frozenset(pile.material.articles))
    with TemporaryDirectory() as draft:
        folder = Path(draft)
        moment, without = _fill(pile, folder)
        lacking = f", {without:,} of them without the bytes they were read from" if without else ""
        yield packed(folder, out, moment, len(pile.material.articles), f"articles{lacking}")


def _fill(pile: Pile, folder: Path) -> tuple[str, int]:
    """Write all the files of the room below a folder; returns the moment of which it is, and how
    many articles have no bytes in it."""
    sealed = _ledger(pile, folder / "ledger")
    moment = stamp(sealed.moment if sealed else "") or last_written(pile)
    kept, without = archived(pile, folder, moment, _sealed_files(pile, folder))
    with telling(pile, folder / "ledger" / "ledger.db") as told:
        title = _title(told)
        scope = _told(pile, title, moment, sealed, kept, without)
        _put(folder / "room.json", json.dumps(scope, ensure_ascii=False, indent=1))
        _briefs(told, folder)
        list(write_annotations(told, folder / "annotations"))
        _put(folder / "README.txt", _readme())
        articles = tuple(told.material.articles.values())
        held = enclosed(folder, _WHAT)
        proof = Proof(
            version=__version__,
            articles=articles,
            moment=moment,
            head=sealed.head if sealed else "",
            lines=sealed.lines if sealed else 0,
            held_back=sealed.held_back if sealed else 0,
            files=tuple(held),
        )
        _put(folder / "index.html", page(told, proof, pile.view if told is not pile else None))
    held = enclosed(folder, _WHAT, held)
    (folder / "ro-crate-metadata.json").write_bytes(crate(held, articles, title, moment))
    held = enclosed(folder, _WHAT, held)
    lines = (f"{file.sha256}  {file.path}\n" for file in held)
    _put(folder / "checksums.sha256", "".join(lines))
    datapackage(folder, enclosed(folder, _WHAT, held), title, moment)
    return moment, len(without)


def _readme() -> str:
    return files("reportedly.exports").joinpath("static/room.txt").read_text("utf-8")


def _put(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _ledger(pile: Pile, folder: Path) -> Sealed | None:
    """The ledger with its log as lines of JSON; none where it is in no file."""
    if pile.ledger is None or not pile.ledger.exists():
        return None
    folder.mkdir()
    sealed = copied(pile.ledger, folder / "ledger.db", pile.articles)
    with (folder / "log.jsonl").open("w", encoding="ascii") as out:
        out.writelines(f"{json.dumps(line._asdict())}\n" for line in log_of(folder / "ledger.db"))
    return sealed


def _sealed_files(pile: Pile, folder: Path) -> list[str]:
    """The hashes of all files that the log of a whole ledger names, also of those that nothing
    rests on any more: the log promises them."""
    copy = folder / "ledger" / "ledger.db"
    if pile.articles is not None or not copy.exists():
        return []
    return [line.about for line in log_of(copy) if line.what == What.ARCHIVED]


def _briefs(pile: Pile, folder: Path) -> None:
    made = brief(pile.view, pile.articles, profile=pile.profile)
    if pile.view.as_of:
        made = stamped(made, pile.view.as_of, pile.view.reading)
    _put(folder / "brief.html", html(made))
    _put(folder / "brief.md", markdown(made))


def _title(pile: Pile) -> str:
    stories = sorted(
        pile.view.all(Story, articles=pile.articles), key=lambda one: -len(one.articles)
    )
    more = f" and {len(stories) - 1} more" if stories[1:] else ""
    return f"Evidence room: {stories[0].title}{more}" if stories else "Evidence room"


def _told(
    pile: Pile,
    title: str,
    moment: str,
    sealed: Sealed | None,
    kept: list[Kept],
    without: list[Article],
) -> dict[str, Any]:
    """``room.json``: what is in it, of when, and what is not."""
    told: dict[str, Any] = {
        "room": FORM,
        "title": title,
        "software": f"reportedly {__version__}",
        "moment": moment,
        "whole": pile.articles is None,
        "profile": pile.profile,
        "articles": list(pile.material.articles),
        "bytes": {one.sha256: one.member for one in kept},
        "without_bytes": sorted(article.id for article in without),
    }
    if pile.view.as_of:
        told |= {"as_of": pile.view.as_of, "reading": pile.view.reading}
    if sealed:
        told["ledger"] = {
            "rows": sealed.rows,
            "held_back": sealed.held_back,
            "lines": sealed.lines,
            "head": sealed.head,
        }
    return told


ROOM = Export(
    name="room",
    says="evidence room: one file with ledger, bytes, brief and an offline viewer",
    suffix=".wacz",
    write=_write,
)
