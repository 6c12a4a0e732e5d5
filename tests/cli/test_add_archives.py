"""Archives from the command line: what is counted, what fails, what is known already."""

import json
import subprocess
import sys
from pathlib import Path

from tests.archives import members, page, record, response


def add(folder: Path, *names: str) -> tuple[int, dict[str, object], str]:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly", "add", *names, "--ledger", "l.db", "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, json.loads(done.stdout), done.stderr


def test_the_same_page_in_two_archives_is_one_article(tmp_path: Path) -> None:
    picture = record(3, response(b"\x89PNG", type="image/png"))
    monday = [record(1, response(page(1)), path="story"), picture]
    tuesday = [picture, record(2, response(page(1)), path="story"), b"cut off"]
    (tmp_path / "a.warc.gz").write_bytes(members(monday))
    (tmp_path / "b.warc.gz").write_bytes(members(tuesday))
    code, made, told = add(tmp_path, "a.warc.gz", "b.warc.gz")
    assert (code, made["added"], made["known"]) == (0, 1, 1)
    assert "1 read, 1 known already, 1 failed" in told
    assert "a.warc.gz: 1 record is no article: image/png (1)" in told
    assert "b.warc.gz#3: a broken record: no record begins here" in told
    _, made, _ = add(tmp_path, "b.warc.gz", "a.warc.gz")
    assert (made["added"], made["known"]) == (0, 2)
