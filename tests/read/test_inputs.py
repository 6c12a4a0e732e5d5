"""Good articles are read, bad inputs are named with the reason, nothing stops."""

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from reportedly.model.article import Article, Known
from reportedly.model.codec import encode
from reportedly.model.failure import Failure
from reportedly.read import inputs
from reportedly.read.inputs import read_inputs

STORY = (
    "Ferry sinks off the coast\n\n"
    "NAIROBI, Kenya (Reuters) - At least 12 people drowned on Tuesday, police said.\n\n"
    "Rescuers were still searching for 30 others.\n"
)


def _one(path: Path, **options: str) -> Article:
    (found,) = read_inputs([path], **options)  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found


def _failure(path: Path) -> Failure:
    (found,) = read_inputs([path])
    assert isinstance(found, Failure)
    return found


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "white space"),
        ("noise.txt", bytes(range(256)) * 20, "not text"),
        ("scan.pdf", b"%PDF-1.7 ...", "a broken PDF"),
        ("long.txt", b"a" * 10_000_000, "one line of 10,000,000 characters"),
        ("bad.txt.gz", b"\x1f\x8b\x08nothing", "gzip"),
        ("bad.json", b"{", "no JSON"),
        ("none.csv", b"headline,body\n", "without rows"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(
    tmp_path: Path, name: str, raw: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(STORY)
    found = list(read_inputs([tmp_path]))
    (failure,) = (item for item in found if isinstance(item, Failure))
    assert reason in failure.reason
    assert failure.source == str(tmp_path / name)
    assert sum(isinstance(item, Article) for item in found) == 1


def test_a_name_that_is_not_utf_8_is_written_out(tmp_path: Path) -> None:
    for name, text in ((b"caf\xe9.txt", STORY), (b"nothing\xff.txt", "")):
        Path(os.fsdecode(bytes(tmp_path) + b"/" + name)).write_text(text)
    article, failure = read_inputs([tmp_path])
    assert article.source == "caf\\xe9.txt"
    assert encode(article)
    assert failure.source == f"{tmp_path}/nothing\\xff.txt"
    assert encode(failure)


def test_a_missing_path_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(STORY)
    missing, good = read_inputs([tmp_path / "nowhere", tmp_path / "good.txt"])
    assert isinstance(missing, Failure)
    assert isinstance(good, Article)


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    sources = [item.source for item in read_inputs([tmp_path])]
    assert sources == ["a/z.txt", "b.txt"]


def test_an_article_keeps_its_id_when_the_pile_is_moved(tmp_path: Path) -> None:
    ids = set()
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(STORY)
        ids |= {item.id for item in read_inputs([tmp_path / folder])}  # type: ignore[union-attr]
    assert len(ids) == 1


def test_text_is_kept_to_the_last_character(tmp_path: Path) -> None:
    raw = STORY.replace("\n", "\r\n").encode()
    (tmp_path / "a.txt").write_bytes(raw)
    assert _one(tmp_path / "a.txt").text.encode() == raw


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_encodings_are_told_apart(tmp_path: Path, codec: str) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.encode(codec))
    assert _one(tmp_path / "a.txt").text == STORY


def test_broken_bytes_are_read_and_told(tmp_path: Path) -> None:
    raw = STORY.replace("police", "city’s “police”").encode().replace("’".encode(), b"\x92")
    (tmp_path / "a.txt").write_bytes(raw)
    made = _one(tmp_path / "a.txt")
    assert "city’s “police”" in made.text
    (note,) = (note for note in made.notes if note.field == "text")
    assert note.why == "1 byte that is not UTF-8 read as ’"


def test_broken_markup_is_read_and_told(tmp_path: Path) -> None:
    page = (
        "<html><head><meta property='og:site_name' content='The Lake Herald'><title>x</title>"
        "<meta property='article:published_time' content='2024-03-05T08:00:00Z'><body>"
        "<h1>Ferry sinks off the coast</h1><div><p>At least 12 people drowned when a ferry sank "
        "on Tuesday, police said in a statement.<p>Rescuers were still searching for 30 others, "
        "the coast guard told reporters on the quay.<p>The cause was not"
    )
    (tmp_path / "a.html").write_text(page)
    made = _one(tmp_path / "a.html")
    assert (made.title, made.outlet) == ("Ferry sinks off the coast", "The Lake Herald")
    assert made.published is not None
    assert (made.published.day, made.published.how) == ("2024-03-05", Known.METADATA)
    assert any("breaks off" in note.why for note in made.notes)
    assert made.text.startswith("Ferry sinks off the coast\n\nAt least 12")


def test_json_lines_name_the_bad_line(tmp_path: Path) -> None:
    rows = [
        json.dumps({"body": STORY, "source": "Lake Herald", "date": "5 March 2024"}),
        "no",
        "{}",
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(rows))
    good, broken, bare = read_inputs([tmp_path / "a.jsonl"])
    assert isinstance(good, Article)
    assert good.published is not None
    assert (good.outlet, good.published.day) == ("Lake Herald", "2024-03-05")
    assert isinstance(broken, Failure)
    assert broken.source.endswith("a.jsonl:2")
    assert isinstance(bare, Failure)
    assert bare.source.endswith("a.jsonl:3")


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('kop;tekst\n"Ferry sinks";"Twelve drowned, police said."\n')
    (made,) = read_inputs([tmp_path / "a.csv"], {"text": "tekst", "title": "kop"})
    assert isinstance(made, Article)
    assert (made.title, made.text) == ("Ferry sinks", "Twelve drowned, police said.")


def test_packed_files_and_lone_surrogates(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(STORY.encode()))
    (tmp_path / "b.jsonl").write_text('{"text": "A lone \\ud800 surrogate, police said."}')
    for item in read_inputs([tmp_path]):
        assert isinstance(item, Article)
        assert item.text.encode("utf-8")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr("sys.stdin", Piped())
    (made,) = read_inputs(["-"])
    assert isinstance(made, Article)
    assert made.text == STORY


def test_what_is_piped_in_is_read_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(b'{"text": "A ferry sank on Tuesday, police said."}\n' * 40_000)

    monkeypatch.setattr("sys.stdin", Piped())
    monkeypatch.setattr(inputs, "LARGEST", 1 << 20)
    (failure,) = read_inputs(["-"])
    assert isinstance(failure, Failure)
    assert failure.reason == "larger than 1 MB"


def test_a_day_given_for_the_pile_gives_way_to_a_stated_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY.replace("NAIROBI", "Published: 5 March 2024\n\nNAIROBI"))
    days = [
        item.published.day
        for item in read_inputs([tmp_path], published="2024-03-09")
        if isinstance(item, Article) and item.published
    ]
    assert days == ["2024-03-09", "2024-03-05"]


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    assert _failure(tmp_path).reason == "a folder without files"
