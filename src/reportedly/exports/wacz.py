"""The bytes that were read as a web archive in one file, WACZ 1.1.1: "reportedly.wacz".

Web archive tools (ReplayWeb.page, py-wacz, SolrWayback) open it. An evidence room is this and
more.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from reportedly import __version__
from reportedly.exports.base import Export, Pile, Written
from reportedly.exports.enclosed import Enclosed, enclosed
from reportedly.exports.wacz_index import indexes, pages
from reportedly.exports.wacz_records import Kept, kept_of, put_records, stamp
from reportedly.exports.zipped import EARLIEST, zipped
from reportedly.model.article import Article
from reportedly.model.digests import file_digest

__all__ = ["WACZ", "archived", "datapackage", "last_written", "packed"]

_PACKED = (".gz", ".idx", ".wacz", ".zip")
"""Stored as they are: the specification wants to seek in them."""


def last_written(pile: Pile) -> str:
    """The moment at which the youngest article came into the ledger (UTC, to the second): what
    is made of the same ledger says the same."""
    found = (since for (since,) in pile.view.columns(Article, ("since",), articles=pile.articles))
    return stamp(max(found, default="")) or EARLIEST


def archived(
    pile: Pile, folder: Path, moment: str, also: Iterable[str] = ()
) -> tuple[list[Kept], list[Article]]:
    """Write ``archive/``, ``indexes/`` and ``pages/`` below a folder. Returns the files that were
    put there, and the articles whose bytes are not kept. ``also`` are hashes of more files."""
    kept, without = kept_of(pile, moment, also)
    found = list(put_records(pile, kept, folder / "archive", moment))
    cdx, idx = indexes(found)
    for name, content in (
        ("indexes/index.cdx.gz", cdx),
        ("indexes/index.idx", idx),
        ("pages/pages.jsonl", pages(kept, found)),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    return kept, without


def datapackage(folder: Path, files: Iterable[Enclosed], title: str, moment: str) -> None:
    """Write datapackage.json, which lists every file, and the hash that seals it."""
    package = {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": title,
        "created": moment,
        "modified": moment,
        "software": f"reportedly {__version__}",
        "resources": [
            {
                "name": file.path.replace("/", "-").lower(),
                "path": file.path,
                "hash": f"sha256:{file.sha256}",
                "bytes": file.bytes,
            }
            for file in files
        ],
    }
    content = json.dumps(package, indent=1).encode()
    (folder / "datapackage.json").write_bytes(content)
    seal = {"path": "datapackage.json", "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
    (folder / "datapackage-digest.json").write_text(json.dumps(seal), "utf-8")


def packed(folder: Path, out: Path, moment: str, rows: int, what: str) -> Written:
    """One ZIP file of a folder: names in order, all dated alike. It appears when it is whole."""
    part = out.with_name(f".{out.name}.part")
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        zipped(folder, part, moment=moment, stored=_PACKED)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    size = out.stat().st_size
    return Written(path=str(out), sha256=file_digest(out), bytes=size, rows=rows, what=what)


def _write(pile: Pile, out: Path) -> Iterator[Written]:
    moment = last_written(pile)
    with TemporaryDirectory() as draft:
        folder = Path(draft)
        kept, _ = archived(pile, folder, moment)
        datapackage(folder, enclosed(folder, {}), "What reportedly read", moment)
        yield packed(folder, out, moment, len(kept), "files that were read")


WACZ = Export(
    name="wacz",
    says="web archive of the bytes that were read (WACZ 1.1.1)",
    suffix=".wacz",
    write=_write,
)
