"""Puts what commands really print into README and tutorial: "python docs/outputs.py".

Between ``<!-- brief -->`` marks goes the first screen of the brief, shortened; after each
``<!-- run: … -->`` the command and the first lines of its output.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

__all__ = ["main"]

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial.md")
BRIEF = re.compile(r"(<!-- brief -->\n).*?(<!-- /brief -->)", re.S)
RUN = re.compile(r"(<!-- run: (.*?) -->\n)(?:```console\n.*?```\n)?", re.S)
MOST = 18
"""Lines of a table that are shown."""
FIRST = 34
"""Lines of the brief that are shown before what several articles say."""


def printed(*arguments: str) -> list[str]:
    program = Path(sys.executable).parent / "reportedly"
    call = [str(program), *arguments]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=True)
    return [line.rstrip() for line in done.stdout.strip("\n").splitlines()]


def shown(lines: list[str], most: int) -> str:
    return "\n".join(lines[:most] + (["…"] if len(lines) > most else []))


def first_screen(lines: list[str]) -> str:
    """Title, counts and glance, then the start of what several articles say."""
    start = lines.index("Articles")
    told = lines.index("Said by several articles")
    return "\n".join([*lines[: min(start, FIRST)], "…", "", *lines[told : told + 12], "…"])


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        book = f"{place}/quake.db"
        brief = first_screen(printed("brief", "examples/quake", "--ledger", book, "--no-write"))
        for page in PAGES:
            text = BRIEF.sub(
                lambda found: f"{found[1]}```text\n{brief}\n```\n{found[2]}",
                page.read_text("utf-8"),
            )

            def ran(found: re.Match[str]) -> str:
                name, *rest = found[2].split()
                output = shown(printed(name, *rest, "--ledger", book), MOST)
                typed = f"$ reportedly {found[2]} --ledger quake.db"
                return f"{found[1]}```console\n{typed}\n{output}\n```\n"

            page.write_text(RUN.sub(ran, text), encoding="utf-8")


if __name__ == "__main__":
    main()
