"""Documents for tests, drawn by hand: lines at their place, in Helvetica."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["HELVETICA", "Drawn", "page_of", "pdf_of", "told_as"]

HELVETICA = (b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",)


@dataclass(frozen=True)
class Drawn:
    """Words at a place, in points from the lower left corner of a page of 595 by 842."""

    x: float
    y: float
    words: str
    size: float = 11


def page_of(
    lines: Iterable[str], *, x: float = 72, top: float = 770, step: float = 14
) -> list[Drawn]:
    """Lines one below the other; an empty one leaves a gap."""
    return [Drawn(x, top - n * step, line) for n, line in enumerate(lines) if line]


def told_as(letters: Mapping[str, str]) -> tuple[bytes, bytes]:
    """A font that draws these letters of cp1252 and says which others they stand for."""
    rows = "".join(
        f"<{drawn.encode('cp1252').hex()}> <{told.encode('utf-16-be').hex()}>\n"
        for drawn, told in letters.items()
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(letters)} beginbfchar\n"
        f"{rows}endbfchar endcmap end end"
    ).encode()
    return (
        HELVETICA[0].replace(b" >>", b" /ToUnicode %d 0 R >>"),
        f"<< /Length {len(table)} >>\nstream\n".encode() + table + b"\nendstream",
    )


def pdf_of(*pages: Sequence[Drawn], font: Sequence[bytes] = HELVETICA) -> bytes:
    """``font`` may hold a second object, as `told_as` makes it."""
    last = 4 + 2 * len(pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids ["
        f"{' '.join(f'{4 + 2 * n} 0 R' for n in range(len(pages)))}] >>".encode(),
        font[0].replace(b"%d", str(last).encode()),
    ]
    for n, page in enumerate(pages):
        content = "\n".join(
            f"BT /F1 {one.size} Tf {one.x} {one.y} Td ({_escaped(one.words)}) Tj ET"
            for one in page
        ).encode("cp1252")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(
            f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
        )
    return _file([*objects, *font[1:]])


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: Sequence[bytes]) -> bytes:
    made, places = b"%PDF-1.4\n", list[int]()
    for number, held in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n".encode() + held + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + (head + tail).encode()
