"""Makes docs/images/notebook.png of the notebook: "python docs/notebooks/picture.py"."""

import html
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import nbformat

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[2]
SHOWN = (1, 3, 7, 12)
"""The cells that are in the picture."""
LOOK = """body { font: 14px/1.5 system-ui, sans-serif; margin: 18px 26px; max-width: 1000px }
pre { background: #f4f4f2; border: 1px solid #dcdad4; padding: .5em .8em; margin: .9em 0 .5em }
table { border-collapse: collapse }"""
sys.path.insert(0, str(ROOT))


def _page() -> Iterator[str]:
    notebook = nbformat.read(ROOT / "docs/notebooks/a-story-in-python.ipynb", as_version=4)
    yield f"<!doctype html><meta charset=utf-8><style>{LOOK}</style>"
    for cell in (notebook.cells[n] for n in SHOWN):
        yield f"<pre>{html.escape(cell.source)}</pre>"
        for output in cell.outputs:
            data = output.get("data", {})
            yield data.get("text/html") or f"<p>{html.escape(data.get('text/plain', ''))}</p>"


def main() -> None:
    from tests.browser import Browser

    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "notebook.html")
        page.write_text("\n".join(_page()), encoding="utf-8")
        browser = Browser()
        browser.open(page, width=1080, height=1330)
        browser.shot(ROOT / "docs" / "images" / "notebook.png")
        browser.close()


if __name__ == "__main__":
    main()
