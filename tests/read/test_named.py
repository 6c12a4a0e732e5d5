"""Files read under the names that their owner knows, wherever they lie."""

from pathlib import Path

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs, read_named

NEWS = "Bridge closed in Lund\n\nThe bridge was closed on Monday, police said.\n"


def test_an_article_is_the_same_under_the_name_it_had(tmp_path: Path) -> None:
    (tmp_path / "0001.txt").write_text(NEWS)
    (tmp_path / "bridge.txt").write_text(NEWS)
    assert list(read_named([(tmp_path / "0001.txt", "bridge.txt")])) == list(
        read_inputs([tmp_path / "bridge.txt"])
    )


def test_what_fails_is_told_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "0001.jsonl").write_text('{"body": "%s"}\n{broken\n' % ("Words. " * 20))
    (tmp_path / "0002.txt").write_bytes(b"")
    names = [(tmp_path / "0001.jsonl", "export"), (tmp_path / "0002.txt", "a/b")]
    article, broken, empty = read_named([*names], {"text": "body"})
    assert isinstance(article, Article)
    assert article.source == "export:1"
    assert isinstance(broken, Failure)
    assert isinstance(empty, Failure)
    assert (broken.source, empty.source, empty.reason) == ("export:2", "a/b", "empty")
