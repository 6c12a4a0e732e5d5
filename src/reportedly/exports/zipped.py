"""A folder as one ZIP file, the same bytes for the same files: names in order, dated alike."""

from collections.abc import Collection
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

__all__ = ["EARLIEST", "zipped"]

EARLIEST = "1980-01-01T00:00:00Z"
"""The first moment that a ZIP file can tell."""


def zipped(
    folder: Path,
    out: IO[bytes] | Path,
    *,
    moment: str = EARLIEST,
    below: str = "",
    stored: Collection[str] = (),
) -> None:
    """Every file bears this ``moment`` (UTC, to the second) and stands ``below`` a name ("room/");
    those with a suffix in ``stored`` are not packed again. Raises ``OSError``."""
    parts = ((0, 4), (5, 7), (8, 10), (11, 13), (14, 16), (17, 19))
    date = tuple(int(moment[start:end]) for start, end in parts)
    with ZipFile(out, "w") as archive:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            name = below + path.relative_to(folder).as_posix()
            told = ZipInfo(name, date_time=date)  # type: ignore[arg-type]
            told.create_system, told.external_attr = 3, 0o644 << 16
            told.compress_type = ZIP_STORED if path.suffix in stored else ZIP_DEFLATED
            with path.open("rb") as source, archive.open(told, "w", force_zip64=True) as target:
                while piece := source.read(1 << 20):
                    target.write(piece)
