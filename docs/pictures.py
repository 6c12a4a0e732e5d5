"""Makes the pictures in docs/images from the shipped example: "python docs/pictures.py"."""

import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))


def main() -> None:
    from tests.browser import Browser

    program = str(Path(sys.executable).parent / "reportedly")
    with tempfile.TemporaryDirectory() as place:
        page, book = Path(place, "figures.html"), Path(place, "quake.db")
        brief = ["brief", "examples/quake", "--out", place]
        for words in (brief, ["figures", "--html", str(page)]):
            subprocess.run([program, *words, "--ledger", str(book)], cwd=ROOT, check=True)
        browser = Browser()
        browser.open(page, width=1180, height=1300)
        browser.run("scrollTo(0, 0)")
        browser.mouse(".panel .mark.open.o2 .hit", scroll=False)
        browser.shot(ROOT / "docs" / "images" / "figures.png")
        browser.open(Path(place, "brief.html"), width=1180, height=1400)
        browser.shot(ROOT / "docs" / "images" / "brief.png")
        room = Path(place, "viewer.html")
        words = ["export", "--as", "viewer", "--out", str(room), "--ledger", str(book)]
        subprocess.run([program, *words], cwd=ROOT, check=True)
        browser.open(room, width=1280, height=860)
        browser.run("document.querySelector('main a.q').click()")
        browser.calm()
        browser.shot(ROOT / "docs" / "images" / "room.png")
        browser.close()


if __name__ == "__main__":
    main()
