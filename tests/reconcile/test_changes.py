"""What a later text makes of an earlier one: golden cases in ``cases/changes``, and laws."""

import re
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.lineage import Lineage
from reportedly.pipeline import read_articles
from reportedly.reconcile.alignment import Said
from reportedly.reconcile.changes import changes, changes_between
from reportedly.stage import Group

CASES = Path(__file__).parents[1] / "cases" / "changes"
MIRRORED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.SOFTENED: ChangeKind.STRENGTHENED,
    ChangeKind.RESERVE_ADDED: ChangeKind.RESERVE_DROPPED,
    ChangeKind.STRIPPED: ChangeKind.REATTRIBUTED,
    ChangeKind.WIDENED: ChangeKind.REATTRIBUTED,
}
MIRRORED |= {other: one for one, other in MIRRORED.items()}


def cases() -> list[Any]:
    body = "".join(path.read_text("utf-8") for path in sorted(CASES.glob("*.txt")))
    found = []
    for case in re.split(r"^== ", re.sub(r"^#.*\n", "", body, flags=re.M), flags=re.M)[1:]:
        title, _, rest = case.partition("\n")
        earlier, later, expected = (part.strip("\n") for part in f"{rest}\n".split("----\n"))
        told = [line for line in expected.split("\n") if line]
        found.append(pytest.param(earlier, later, told, id=title))
    return found


def read(*texts: str) -> tuple[list[Article], list[Any]]:
    articles = [Article.of(text, source=f"{n}.txt") for n, text in enumerate(texts)]
    records = [
        r for reading in read_articles(articles) for r in (reading.article, *reading.records)
    ]
    return articles, records


def both(one: str, other: str) -> tuple[Article, Article, Said]:
    (left, right), records = read(one, other)
    return left, right, Said.of(records)


@pytest.mark.parametrize(("earlier", "later", "expected"), cases())
def test_case(earlier: str, later: str, expected: list[str]) -> None:
    left, right, said = both(earlier, later)
    found = [f"{c.kind}: {c.was} -> {c.now}" for c in between(left, right, said)]
    patterns = [re.escape(line.strip()).replace(r"\*", ".*") for line in expected]
    assert len(found) == len(patterns), found
    for pattern in patterns:
        assert any(re.fullmatch(pattern, line.strip()) for line in found), (pattern, found)


def between(left: Article, right: Article, said: Said) -> list[Change]:
    return list(changes_between(left.id, right.id, said, Along.VERSIONS))


@pytest.mark.parametrize(("earlier", "later", "expected"), cases())
def test_the_other_way_round_it_is_the_reverse(
    earlier: str, later: str, expected: list[str]
) -> None:
    left, right, said = both(earlier, later)
    there, back = between(left, right, said), between(right, left, said)
    expected_back = sorted((MIRRORED.get(c.kind, c.kind), c.now, c.was) for c in there)
    given = sorted((c.kind, c.was, c.now) for c in back)
    given = [(MIRRORED.get(MIRRORED.get(k, k), k), was, now) for k, was, now in given]
    loose = {ChangeKind.STRIPPED, ChangeKind.WIDENED}
    assert [x for x in given if x[0] not in loose] == [
        x for x in expected_back if x[0] not in loose
    ]
    for change in (*there, *back):
        for span in (change.left_span, change.right_span):
            text = {left.id: left.text, right.id: right.text}
            assert span is None or text[span.article][span.start : span.end] == span.text


def test_a_long_text_does_not_differ_from_itself(examples: list[Article]) -> None:
    for article in examples[:3]:
        left, right, said = both(article.text, f"{article.text}\n")
        assert between(left, right, said) == []


def test_versions_are_compared_in_turn_whatever_was_read_first() -> None:
    texts = [f"The port of Rask lost {n} cranes in the storm, police said." for n in (2, 5, 9)]
    articles, records = read(*texts)
    line = Lineage(articles=tuple(article.id for article in articles))
    found = [list(changes.fold(Group(members=(line, *some)))) for some in (records, records[::-1])]
    assert found[0] == found[1]
    assert [(c.was, c.now) for c in found[0]] == [("2", "5"), ("5", "9")]  # type: ignore[attr-defined]


def test_along_an_origin_what_only_one_tells_is_no_change() -> None:
    left, right, said = both("Two trams collided in Gent, police said. It rained.", "It rained.")
    assert list(changes_between(left.id, right.id, said, Along.ORIGIN)) == []
