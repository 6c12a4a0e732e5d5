"""What a browser sends is kept under names that harm nobody."""

from io import BytesIO
from pathlib import Path

import pytest

from reportedly.workbench.add_files import (
    LONGEST,
    Refused,
    column_map,
    folder_for,
    known_as,
    names_of,
    paste,
    store,
)


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        ("a.txt", "a.txt"),
        ("quake/a.txt", "a.txt"),
        ("quake/day one/a.txt", "day one/a.txt"),
        ("../../etc/passwd", "passwd"),
        ("/etc/cron.d/job", "cron.d/job"),
        ("C:\\news\\a.txt", "a.txt"),
        ("a\0b.txt", "ab.txt"),
        ("\ud800.txt", "?.txt"),
        ("pile/.DS_Store", ""),
        ("..", ""),
        (".notes", ".notes"),
    ],
)
def test_a_file_is_known_by_its_place_below_the_folder(sent: str, known: str) -> None:
    assert known_as(sent) == known


def test_nothing_is_written_but_numbers(tmp_path: Path) -> None:
    names = ("../../evil.txt", "a/x.jsonl.gz", "b/x.jsonl.gz", "odd.exe;rm", ".hidden/y.txt")
    given = store([(name, BytesIO(b"words")) for name in names], tmp_path)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "0001.txt", "0002.jsonl.gz", "0003.jsonl.gz", "0004",
    ]  # fmt: skip
    assert [one.name for one in given] == ["evil.txt", "x.jsonl.gz", "x.jsonl.gz", "odd.exe;rm"]
    assert {one.failed for one in given} == {""}


def test_the_folder_is_for_its_owner_alone() -> None:
    folder = folder_for()
    assert folder.stat().st_mode & 0o077 == 0
    folder.rmdir()


def test_too_large_is_told_before_it_is_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.workbench.add_files.LARGEST", 1 << 20)
    large, lines = BytesIO(b"x" * (1 << 20 | 1)), BytesIO(b"x" * (1 << 20 | 1))
    text, export = store([("a.txt", large), ("b.jsonl", lines)], tmp_path)
    assert (text.failed, export.failed) == ("larger than 1 MB", "")


def test_a_pasted_page_is_a_page(tmp_path: Path) -> None:
    given = paste({"text": "<!DOCTYPE html><html>…", "title": ""}, tmp_path)
    assert '{"html": ' in given.path.read_text()


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"text": "x" * (LONGEST + 1)}, "can be taken"),
        ({"text": "x", "published": "soon"}, "no day"),
    ],
)
def test_what_cannot_be_pasted(tmp_path: Path, fields: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        paste(fields, tmp_path)


def test_columns_of_an_export() -> None:
    assert column_map(" text = story , title=head,") == {"text": "story", "title": "head"}
    with pytest.raises(Refused, match="no column"):
        column_map("text")


@pytest.mark.parametrize("paths", ["", "no list", '["one"]', '{"a": 1}', "[" * 9999])
def test_paths_that_do_not_fit_are_not_believed(paths: str) -> None:
    assert names_of(paths, ["a", "b"]) == ["a", "b"]
    assert names_of('["x/a", "x/b"]', ["a", "b"]) == ["x/a", "x/b"]
