"""Kept bytes held against their hashes, and articles against them: "row 12 still says so"."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from typing import IO, NamedTuple

from reportedly.engine.editions import reader_edition
from reportedly.model.article import Article, Raw
from reportedly.model.digests import digest_of
from reportedly.read.raws import texts
from reportedly.report.audit import Fault
from reportedly.store.archive import Archive
from reportedly.store.base import View

__all__ = ["Kept", "kept"]

_Input = tuple[str, Raw]


class Kept(NamedTuple):
    """``files`` are kept. ``without`` are the ids of articles that were read before bytes were
    kept, ``otherwise`` those that an earlier edition of the readers read and that this one would
    read otherwise, ``elsewhere`` those whose bytes never came here, as where tables that another
    machine made were loaded, ``unused`` the hashes of files that neither an article nor the log
    names."""

    files: int
    articles: int
    without: tuple[str, ...]
    otherwise: tuple[str, ...]
    elsewhere: tuple[str, ...]
    unused: tuple[str, ...]
    faults: tuple[Fault, ...]


def kept(
    view: View,
    archive: Archive,
    archived: Mapping[str, int] | None,
    read_by: Mapping[str, str],
    step: Callable[[int], None] = lambda done: None,
) -> Kept:
    """``archived`` are the hashes that the log knows, by line, None where all bytes must be there;
    ``read_by`` the edition that read each article. Every article's text is made again from its
    bytes."""
    faults, held = list[Fault](), set[str]()
    for number, name in enumerate(archive.held()):
        step(number)
        held.add(name)
        file = archive.open(name)
        if file is not None and not _is(name, file):
            faults.append(Fault(kind="bytes", id=name, what="are not those that were archived"))
    known = archived or {}
    for name in sorted(known.keys() - held):
        what = f"were archived by line {known[name]} of the log, and are gone"
        faults.append(Fault(kind="bytes", id=name, what=what))
    without, elsewhere, count = list[str](), list[str](), 0
    inputs = defaultdict[_Input, list[Article]](list)
    for article in view.all(Article):
        count += 1
        if article.raw is None or not article.sha256:
            without.append(article.id)
        elif article.sha256 in held:
            one = Raw(
                form=article.raw.form, packed=article.raw.packed, columns=article.raw.columns
            )
            inputs[article.sha256, one].append(article)
        elif archived is not None and article.sha256 not in archived:
            elsewhere.append(article.id)
        else:
            what = f"its bytes are not kept ({article.sha256})"
            faults.append(Fault(kind="article", id=article.id, what=what))
    otherwise = list[str]()
    broken = {fault.id for fault in faults if fault.kind == "bytes"}
    for (name, raw), articles in inputs.items():
        for article in _others(archive, name, raw, articles):
            if read_by.get(article.id) == reader_edition() and name not in broken:
                what = "its text is not what its bytes say"
                faults.append(Fault(kind="article", id=article.id, what=what))
            else:
                otherwise.append(article.id)
        step(len(held))
    return Kept(
        files=len(held),
        articles=count,
        without=tuple(without),
        otherwise=tuple(otherwise),
        elsewhere=tuple(elsewhere),
        unused=tuple(sorted(held - {name for name, _ in inputs} - known.keys())),
        faults=tuple(faults),
    )


def _is(name: str, file: IO[bytes]) -> bool:
    with file:
        return digest_of(file) == name


def _others(
    archive: Archive, name: str, raw: Raw, articles: Collection[Article]
) -> Iterator[Article]:
    """The articles of a file whose text is not what is read in it now."""
    rows = {article.raw.row for article in articles if article.raw}
    file = archive.open(name)
    said = dict[int, str]()
    if file is not None:
        with file, suppress(LookupError, ValueError):  # then none of them can be read
            said = dict(texts(file, raw, rows))
    for article in articles:
        if article.raw and said.get(article.raw.row) != article.text:
            yield article
