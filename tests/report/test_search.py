"""Search over names, claims and articles, as one types."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.referents import one

from reportedly.cli.main import program
from reportedly.model.mention import MentionKind, Name
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.report.name_finder import name_finder
from reportedly.report.search import Hits, marked, search
from reportedly.store.base import Ledger


def found(ledger: Ledger, words: str, limit: int = 20) -> Hits:
    view = ledger.view()
    return search(view, name_finder(view), words, limit)


def test_names_claims_and_articles(ferry: Ledger) -> None:
    hits = found(ferry, "rescued")
    assert [group.kind for group in hits.groups] == ["claim", "article"]
    assert hits.claims.total == len(hits.claims.hits) == 2
    first = hits.claims.hits[0]
    assert "people were rescued" in first.snippet
    assert {one.title for one in hits.claims.hits} == {"Ida Berg", "Ida Bergh"}
    assert all(one.outlet for one in hits.claims.hits)
    assert hits.articles.counted == "2 articles"


@pytest.mark.parametrize(
    ("words", "claims", "names"),
    [
        ("resc", True, False),
        ("r", False, False),
        ("ber", True, True),
        ("IDA BERGH", True, True),
        ("bergh ida", True, True),
        ('"people were rescued"', True, False),
        ('"were people"', False, False),
        ("", False, False),
    ],
)
def test_the_last_word_may_go_on(ferry: Ledger, words: str, claims: bool, names: bool) -> None:
    hits = found(ferry, words)
    assert bool(hits.claims.hits) == claims
    assert bool(hits.names.hits) == names


def test_a_limit_cuts_every_group_and_counts_all(ferry: Ledger) -> None:
    hits = found(ferry, "the", 1)
    assert len(hits.claims.hits) == len(hits.articles.hits) == 1
    assert hits.claims.total > 1


def test_the_same_name_first_then_who_is_named_most(ledger: Ledger) -> None:
    def named(name: str, kind: MentionKind, articles: int, *more: str) -> list[Record]:
        held = [
            Name(
                span=Span(article=f"art-{n}", start=0, end=4, text="Berg"),
                name=name,
                kind=kind,
                spellings=(name, *more),
                roles=(),
                mentions=(),
            )
            for n in range(articles)
        ]
        return [*held, *one(*held)]

    with ledger.writer() as writer:
        writer.put(
            [
                *named("Berg", MentionKind.PLACE, 1),
                *named("Ida Berg", MentionKind.PERSON, 1, "Mrs. Bergh"),
                *named("Ola Bergström", MentionKind.PERSON, 5),
                *named("Port of Berg", MentionKind.ORGANISATION, 9),
            ],
            by="hand",
        )
    finder = name_finder(ledger.view(), 2)
    assert [one.name for one in finder.find("berg")] == [
        "Berg", "Ola Bergström", "Ida Berg", "Port of Berg",
    ]  # fmt: skip
    assert [one.name for one in finder.find("bergstrom o")] == ["Ola Bergström"]
    assert [one.others for one in finder.find("bergh")] == [("Mrs. Bergh",)]
    assert finder.find("…") == []
    assert name_finder(ledger.view(), 2, finder) is finder


def test_the_words_are_marked() -> None:
    told = marked("Ångby: Two BURNED, two burning.", "angby burn")
    assert [piece for piece, hit in told if hit] == ["Ångby", "BURNED", "burning"]
    assert "".join(piece for piece, _ in told) == "Ångby: Two BURNED, two burning."
    assert [piece for piece, hit in marked("burned", '"burn"') if hit] == []


def test_an_outlet_of_no_name_goes_by_its_headline(tmp_path: Path) -> None:
    """And not by the name of its file."""
    paper, ledger = tmp_path / "x7.txt", tmp_path / "l.db"
    paper.write_text("Barge strikes bridge\n\nTwo people were hurt as a barge hit the bridge.\n")
    run = CliRunner().invoke
    assert run(program, ["add", str(paper), "--ledger", str(ledger)]).exit_code == 0
    told = run(program, ["search", "hurt", "--json", "--ledger", str(ledger)]).stdout
    [claim] = [row for row in json.loads(told)["rows"] if row["kind"] == "claim"]
    assert claim["title"] == "‘Barge strikes bridge’"
