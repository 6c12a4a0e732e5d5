"""What is said of work that takes long."""

import gzip
from pathlib import Path

import pytest

from reportedly.cli.expected import expected
from reportedly.cli.progress import Pace, Step


def test_the_rate_is_that_of_late() -> None:
    now = 0.0
    pace = Pace(lambda: now)
    rates = list[float]()
    for second in range(1, 201):
        now = float(second)
        known = min(second, 10) * 500  # what was known already went by
        rates.append(pace.rate(known + max(second - 10, 0) * 4))
    assert rates[0] == 0
    assert rates[9] == pytest.approx(500)
    assert rates[-1] == pytest.approx(4)


def test_it_is_told_in_words() -> None:
    said = list[str]()
    step = Step(said.append, of=1200)
    for what, done in [("read", 1), ("read", 1201), ("same_name", 0), ("within", 1), ("x_y", 3)]:
        step(what, done)
    assert said == [
        "read 1 of about 1,200 articles",
        "read 1,201 articles",
        "comparing: who is meant by a name",
        "comparing: each story by itself, 1 done",
        "comparing: x y",
    ]


def test_how_many_articles_there_may_be(tmp_path: Path) -> None:
    (tmp_path / "a.html").touch()
    (tmp_path / ".hidden.bin").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "b.TXT").touch()
    (tmp_path / "c.jsonl.gz").write_bytes(gzip.compress(b"{}\n" * 7))
    (tmp_path / "d.jsonl").write_bytes(b"{}\n" * 3)
    assert expected([str(tmp_path)]) == 12
    assert expected([str(tmp_path / "d.jsonl"), str(tmp_path / "a.html")]) == 4
    (tmp_path / "broken.jsonl.gz").write_bytes(b"\x1f\x8b")
    assert expected([str(tmp_path)]) == 12
    (tmp_path / "crawl.warc.gz").touch()
    assert expected([str(tmp_path)]) is None
    assert expected(["-"]) is None
