"""Pairs that share a passage are told once, with that passage on one side."""

from dataclasses import replace

from reportedly.model.span import Span
from reportedly.report.clashes import clashes
from reportedly.report.rows import ConflictRow


def pair(left: str, right: str, verdict: str = "conflicting", n: int = 0) -> ConflictRow:
    def span(words: str) -> Span:
        return Span(article="art-1", start=n, end=n + len(words), text=words)

    return ConflictRow(
        id=f"con-{left}-{right}-{n}",
        kind="factual",
        verdict=verdict,
        how="nothing reconciles them",
        slots=("Long Bridge", "open"),
        left=f"clm-{left}",
        left_source=left,
        left_outlet="Post",
        left_origin=f"org-{left}",
        left_day="",
        left_span=span(left),
        right=f"clm-{right}",
        right_source=right,
        right_outlet="Post",
        right_origin=f"org-{right}",
        right_day="",
        right_span=span(right),
    )


def test_one_passage_against_three() -> None:
    [clash] = clashes([pair("open", "shut"), pair("closed", "open"), pair("open", "blocked")])
    assert clash.one.source == "open"
    assert [other.source for other in clash.others] == ["shut", "closed", "blocked"]


def test_the_same_pair_elsewhere_is_counted_not_told() -> None:
    [clash] = clashes([pair("open", "shut"), pair("shut", "open", n=9)])
    assert len(clash.others) == 1
    assert clash.like == 1


def test_verdicts_are_not_mixed_and_keep_their_order() -> None:
    found = clashes([pair("a", "b"), pair("a", "c", "compatible"), pair("a", "d")])
    assert [(c.verdict, len(c.others)) for c in found] == [("conflicting", 2), ("compatible", 1)]


def test_pairs_that_name_what_they_are_about_come_first() -> None:
    found = clashes([replace(pair("a", "b"), slots=()), pair("c", "d")])
    assert [(clash.one.source, clash.about) for clash in found] == [
        ("c", ("Long Bridge",)),
        ("a", ()),
    ]
