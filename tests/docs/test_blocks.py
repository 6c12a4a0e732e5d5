"""What the documents tell people to type works, and what they link to is there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.warm import warm_commands

ROOT = Path(__file__).resolve().parents[2]
RUN = sorted([ROOT / "README.md", ROOT / "docs" / "tutorial.md", *ROOT.glob("docs/how-to/*.md")])
PAGES = sorted({*RUN, *ROOT.glob("docs/**/*.md")})
BLOCK = re.compile(r"^```(console|bash|python)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
FILE = re.compile(r"<!-- file: (\S+) -->\n+```\w*\n(.*?)^```", re.M | re.S)


def called(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def commands(page: Path) -> Iterator[tuple[str, int]]:
    """The commands of a page in order, each with the exit code that it should have: 0, or what a
    following line "# exits with 2" says. In `console` blocks they stand behind "$ "."""
    text = page.read_text("utf-8")
    for kind, block in BLOCK.findall(text):
        if kind == "python":
            continue
        lines = block.replace("\\\n", " ").splitlines()
        typed = [line[2:] for line in lines if line.startswith("$ ")]
        for line in typed if kind == "console" else lines:
            wanted = re.search(r"# exits with (\d+)", line)
            if line.strip() and not line.startswith(("#", "make ", "git ", "pip ")):
                yield line.split("  #")[0], int(wanted[1]) if wanted else 0


@pytest.fixture(scope="session")
def commanded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with warm_commands(tmp_path_factory.mktemp("warm")) as bins:
        yield bins


@pytest.mark.parametrize("page", RUN, ids=called)
def test_every_command_of_a_page_does_what_the_page_says(
    page: Path, tmp_path: Path, commanded: Path
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for name, text in FILE.findall(page.read_text("utf-8")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    bins = os.pathsep.join((str(commanded), str(Path(sys.executable).parent), os.environ["PATH"]))
    for command, wanted in commands(page):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": bins, "REPORTEDLY_LEDGER": str(tmp_path / "my.db")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == wanted, f"{command}\n{done.stdout[-500:]}\n{done.stderr[-500:]}"


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_every_link_of_a_page_leads_to_a_file(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        path = target.split("#")[0]
        if path and not re.match(r"[a-z]+:", path) and not path.startswith("../shared"):
            assert (page.parent / path).exists(), target
