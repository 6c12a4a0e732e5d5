"""The table of all claims against the plain way: every claim read, each filter tried on each."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.million import fill
from reportedly.model.article import Article
from reportedly.model.attribution import Manner
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure
from reportedly.model.record import identify
from reportedly.model.story import Story
from reportedly.report.claim_columns import ODD, Lines, id_of, numbers_of
from reportedly.report.claim_table import ClaimTable, claim_table
from reportedly.report.claim_wanted import Wanted
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.report.scope import scope
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger
from reportedly.store.sqlite import SQLiteLedger


@pytest.fixture(scope="module")
def book() -> Iterator[SQLiteLedger]:
    made = SQLiteLedger()
    fill(made, 700, seed=3)
    story = max(made.view().all(Story), key=lambda story: len(story.articles))
    first, second, third = story.articles[:3]
    taken = next(made.view().all(Claim, articles=[third]))
    notice = next(made.view().all(Article, articles=[second])).at(0, 20)
    kind = CorrectionKind.RETRACTION
    with made.writer() as writer:
        writer.put([Lineage(articles=(first, second))], by="lineages")
        told = Correction(kind=kind, notice=notice, of=(third,), claims=(taken.id,))
        writer.put([told], by="corrections")
    yield made
    made.close()


@pytest.fixture(scope="module")
def table(book: SQLiteLedger) -> ClaimTable:
    return claim_table(book.view(), book.lines())


@pytest.fixture(scope="module")
def plain(book: SQLiteLedger) -> Material:
    return Material(book.view())


def test_rows_are_those_of_all_the_material(table: ClaimTable, plain: Material) -> None:
    page = table.page(Wanted())
    assert {row.id: row for row in page.rows} == plain.rows
    assert page.total == len(plain.rows)
    assert page.articles == len(plain.articles)
    assert len({row.withdrawn for row in page.rows}) == 3, "the test would be idle without"
    places = [(list(plain.articles).index(row.article), row.span.start) for row in page.rows]
    assert places == sorted(places)


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 40))
def test_a_page_has_the_rows_of_the_whole(
    table: ClaimTable, plain: Material, dice: random.Random, limit: int
) -> None:
    sort = dice.choice(["", "-"]) + dice.choice(["article", "day", "speaker", "status", "outlet"])
    whole = table.page(Wanted(sort=sort)).rows
    page = dice.randint(1, -(-len(whole) // limit))
    cut = table.page(Wanted(sort=sort, limit=limit, page=page))
    assert cut.rows == whole[(page - 1) * limit : page * limit]
    assert cut.pages == -(-len(whole) // limit)
    assert all(row == plain.rows[row.id] for row in cut.rows)


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_is_found_stands_in_the_order_of_all(
    table: ClaimTable, plain: Material, dice: random.Random
) -> None:
    sort = dice.choice(["", "-"]) + dice.choice(["article", "day", "speaker", "status", "outlet"])
    some = dice.choice([*plain.rows.values()])
    source = plain.articles[some.article].source
    start, length = dice.randrange(len(source)), dice.randint(1, len(source))
    part = dice.choice([some.article[:length], source[start : start + length].swapcase()])
    status = dice.choice(["", some.status])

    def wanted(row: ClaimRow) -> bool:
        named = part.casefold() in plain.articles[row.article].source.casefold()
        statuses = {"", row.status, *(stance.status for stance in row.stances)}
        return (named or row.article.startswith(part)) and status in statuses

    expected = [row.id for row in table.page(Wanted(sort=sort)).rows if wanted(row)]
    found = table.page(Wanted(sort=sort, article=part, status=status))
    assert [row.id for row in found.rows] == expected
    assert some.id in expected


@given(st.lists(st.text("ab\n"), max_size=6), st.text("ab\n", min_size=1, max_size=4))
def test_lines_are_looked_through_each_by_itself(lines: list[str], words: str) -> None:
    assert [*Lines(lines).holding(words)] == [words in line for line in lines]


def by_hand(book: Ledger) -> dict[str, tuple[Wanted, Callable[[ClaimRow], bool]]]:
    view = book.view()
    measures = [m for m in view.all(Measure) if m.counted == "person" and m.state == "killed"]
    place, killed = measures[0].place, {m.claim for m in measures}
    there = {m.claim for m in view.all(Measure) if place in m.place}
    origin = max(view.all(Origin), key=lambda origin: len(origin.claims))
    story = max(view.all(Story), key=lambda story: len(story.articles))
    days = {c.id: c.said or c.reported for c in view.all(Claim)}
    article = next(view.all(Article))
    return {
        "speaker": (Wanted(speaker="UNION"), lambda row: "Union" in row.source),
        "status": (
            Wanted(status="unverified by outlet"),
            lambda row: "unverified by outlet" in (row.status, *(s.status for s in row.stances)),
        ),
        "measure": (
            Wanted(measure="killed person"),
            lambda row: row.id in killed,
        ),
        "place": (
            Wanted(place=place.lower()),
            lambda row: row.id in there or place in row.text or any(place in c for c in row.chain),
        ),
        "since": (Wanted(since="2021-06"), lambda row: days[row.id] >= "2021-06-01"),
        "until": (Wanted(until="2021"), lambda row: days[row.id] <= "2021-12-31"),
        "origin": (Wanted(origin=origin.id[:12]), lambda row: row.id in origin.claims),
        "outlet": (
            Wanted(outlet=article.outlet.upper()),
            lambda row: row.outlet == article.outlet,
        ),
        "words": (
            Wanted(words="bridge THE"),
            lambda row: {"bridge", "the"} <= {*row.text.lower().split()},
        ),
        "story": (Wanted(story=story.id), lambda row: row.article in story.articles),
        "article": (Wanted(article=article.source), lambda row: row.article == article.id),
        "two": (
            Wanted(status="denied", words="the"),
            lambda row: row.status == "denied" and "the" in row.text.split(),
        ),
    }


@pytest.mark.parametrize(
    "name",
    [
        "speaker", "status", "measure", "place", "since", "until", "origin", "outlet", "words",
        "story", "article", "two",
    ],
)  # fmt: skip
def test_every_filter_keeps_what_it_says(
    book: SQLiteLedger, table: ClaimTable, plain: Material, name: str
) -> None:
    wanted, keeps = by_hand(book)[name]
    expected = {id for id, row in plain.rows.items() if keeps(row)}
    page = table.page(wanted)
    assert {row.id for row in page.rows} == expected
    assert 0 < page.total == len(expected) < len(plain.rows)
    assert set(table.ids(wanted)) == expected
    assert sum(c.n for c in page.statuses) >= page.total
    counted = {c.value: c.n for c in page.outlets}
    assert all(sum(r.outlet == name for r in page.rows) == n for name, n in counted.items())


def test_labels_tell_articles_apart_among_those_asked_for(
    book: SQLiteLedger, table: ClaimTable
) -> None:
    for wanted in (Wanted(outlet="e"), Wanted(story=next(book.view().all(Story)).id)):
        rows = {row.id: row for row in table.page(wanted).rows}
        asked = {"outlet": wanted.outlet, "story": wanted.story}
        assert rows == scope(book.view(), **{k: v for k, v in asked.items() if v}).rows


def test_a_day_that_is_not_known_comes_last_either_way(ledger: Ledger) -> None:
    fill(ledger, 60, seed=5)
    view = ledger.view()
    undated = next(view.all(Article))
    with ledger.writer() as writer:
        writer.put([replace(undated, published=None)], by="read", about=undated.id)
        for one in [*view.entries(Claim, articles=[undated.id])]:
            writer.put([replace(one.record, said="")], by=one.by, about=one.about)
    made = claim_table(ledger.view(), 1)
    for sort in ("day", "-day"):
        said = [made.index.day.told(int(r)) for r in made._sorted(None, sort)]
        assert said[-1] == ""
        known = [day for day in said if day]
        assert known == sorted(known, reverse=sort == "-day")


def test_a_sort_that_there_is_not(table: ClaimTable) -> None:
    with pytest.raises(ValueError, match="not sorted by 'colour'"):
        table.page(Wanted(sort="colour"))


def test_what_has_changed_is_worked_in(ledger: Ledger) -> None:
    fill(ledger, 400, seed=4)
    before = claim_table(ledger.view(), max(line.n for line in ledger.log()))
    fill_more(ledger)
    line = max(line.n for line in ledger.log())
    grown = claim_table(ledger.view(), line, before)
    fresh = claim_table(ledger.view(), line)
    assert grown.index.papers.known is before.index.papers.known, "it was not made anew"
    for wanted in (
        Wanted(),
        Wanted(sort="-day", words="bridge"),
        Wanted(place="nowhere"),
        Wanted(measure="ship"),
        Wanted(story="Added"),
    ):
        assert grown.page(wanted) == fresh.page(wanted)
    assert grown.page(Wanted(place="nowhere")).total == 1
    with ledger.writer() as writer:
        writer.put([], by="nobody", about="nothing")
        writer.put([next(ledger.view().all(Origin))], by="again")
    same = claim_table(ledger.view(), line + 1, grown)
    assert same.index.ids is grown.index.ids, "nothing was read"
    assert grown.page(Wanted(story="Added")).total == 2
    assert (
        len(before.index)
        == len(before.page(Wanted(limit=1)).rows) + before.page(Wanted()).total - 1
    )


def fill_more(ledger: Ledger) -> None:
    """One article more with two claims, one figure of it elsewhere, one claim struck."""
    view = ledger.view()
    old = next(view.entries(Claim))
    article = Article.of("Nobody came. The bridge of Karsund held.", source="more.txt")
    told = [
        replace(
            old.record,
            content=(article.at(*at),),
            speaker=None,
            cue=None,
            stances=(),
            quantities=(),
        )
        for at in ((0, 11), (13, 39))
    ]
    measure = replace(
        next(view.all(Measure)),
        span=article.at(0, 6),
        claim=told[0].id,
        place="Nowhere",
        counted="ship",
    )
    with ledger.writer() as writer:
        writer.put([article], by="read", about=article.id)
        writer.put(told, by="claims", about=article.id)
        writer.put([measure], by="measures", about=article.id)
        writer.put([Story(title="Added", articles=(article.id,))], by="more")
        kept = [e.record for e in view.entries(Claim) if e.about == old.about and e != old]
        writer.put(kept, by=old.by, about=old.about)


def test_rows_older_than_their_columns_are_read_from_the_claims() -> None:
    older = SQLiteLedger()
    fill(older, 120, seed=6)
    fresh = claim_table(older.view()).page(Wanted(sort="speaker"))
    for kind, names in {"claim": "speakers statuses", "article": "first_day last_day"}.items():
        for name in names.split():
            older._connection.execute(f'update "{kind}" set "{name}" = null')
    assert claim_table(older.view()).page(Wanted(sort="speaker")) == fresh
    older.close()


def test_ids_are_numbers_and_back() -> None:
    ids = ["clm-0123456789ab", "clm-ffffffffffff", "clm-000000000000"]
    assert [id_of("clm", int(n)) for n in numbers_of(ids)] == ids
    assert list(numbers_of([])) == []
    odd = numbers_of([*ids, "", "clm-0123456789xy", "abc-0123456789ab", "clm-0123456789AB", "ü"])
    assert list(odd[:3]) == list(numbers_of(ids))
    assert all(n >= ODD for n in odd[3:])
    assert len(set(odd)) == len(odd)
    moved = numbers_of(["clm-0123456789abc", "lm-0123456789ab"])
    assert all(n >= ODD for n in moved), "together as long as two that fit"


def test_claims_and_figures_with_odd_ids(ledger: Ledger) -> None:
    fill(ledger, 80, seed=9)
    view = ledger.view()
    claims, measures = [*view.entries(Claim)][:3], [*view.entries(Measure)][:3]
    with ledger.writer() as writer:
        for n, one in enumerate(claims):
            other = replace(one.record, manner=Manner.WRITING)
            identify(other, ("an odd id, ünd long", "7", "xyz-0123456789ab")[n])
            writer.put([other], by="a plugin", about=str(n))
        for n, one in enumerate(measures):
            told = replace(one.record, claim=("", "7", "clm-1")[n], place="Oddville")
            writer.put([told], by="a plugin", about=f"m{n}")
    made = claim_table(ledger.view(), 1)
    plain = Material(ledger.view())
    assert {row.id: row for row in made.page(Wanted()).rows} == plain.rows
    assert {"7", "xyz-0123456789ab"} <= plain.rows.keys()
    assert [row.id for row in made.page(Wanted(place="Oddville")).rows] == ["7"]
    assert made.page(Wanted(words="the", sort="-day")).total > 0


def test_an_empty_ledger_has_an_empty_table() -> None:
    page = claim_table(MemoryLedger().view()).page(Wanted(words="tram", place="x", measure="y"))
    assert (page.total, page.pages, page.rows, page.statuses) == (0, 1, (), ())
