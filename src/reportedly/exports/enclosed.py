"""What lies in a room or web archive: "brief.html, brief to print, 48,211 bytes, sha256:3f9a…"."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reportedly.model.digests import file_digest
from reportedly.model.record import record

__all__ = ["Enclosed", "enclosed"]


@record
class Enclosed:
    """A file of the room: ``path`` within it, the hash and number of its bytes."""

    path: str
    what: str
    bytes: int
    sha256: str


def enclosed(
    folder: Path, what: Mapping[str, str], before: Iterable[Enclosed] = ()
) -> list[Enclosed]:
    """Every file below a folder by its path; ``what`` says what each is, by path or beginning.
    Those that were told of ``before`` are not read again."""
    found = {file.path: file for file in before}
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in found:
            told = next((words for start, words in what.items() if name.startswith(start)), "")
            size, sha256 = path.stat().st_size, file_digest(path)
            found[name] = Enclosed(path=name, what=told, bytes=size, sha256=sha256)
    return sorted(found.values(), key=lambda file: file.path)
