"""Decisions hold whatever becomes of the records, and nothing is made anew that need not be."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from reportedly import pipeline
from reportedly.engine.desk import Desk
from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.codec import KINDS
from reportedly.model.decision import Decision, Matter
from reportedly.model.hedge import Status
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Mention, MentionKind, Name, Referent
from reportedly.model.origin import Copy, Origin
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.record import articles_of
from reportedly.model.story import Sketch
from reportedly.pipeline import STAGES, compared, derive, read_articles, run
from reportedly.read.inputs import read_inputs
from reportedly.reconcile.anchors import anchor
from reportedly.reconcile.decisions import Outcome, pending, standing
from reportedly.reconcile.referents import referents
from reportedly.report.ground import Ground
from reportedly.stage import Compare, Extract, Gather, Group, Key, Stage, extracts
from reportedly.store.base import Ledger
from reportedly.store.clock import now
from reportedly.store.decisions import decide, withdraw
from reportedly.store.memory import MemoryLedger

VILLAGE = Article.of("Mayor Tora Eng spoke. Eng left the hall.", source="village.txt")
TOWN = Article.of("In town Tora Eng, a baker, won a prize.", source="town.txt")
CITY = Article.of("The city heard Tora Eng on buses.", source="city.txt")


def reads(pattern: str) -> Extract:
    """An extractor to which each name is what the pattern finds, all of an article being one."""

    @extracts(Mention)
    def mentions(reading: Reading) -> Iterator[Mention]:
        for found in re.finditer(pattern, reading.article.text):
            span = reading.article.at(*found.span())
            yield Mention(span=span, name=found[0], kind=MentionKind.PERSON)

    return mentions


@extracts(Name, needs=(Mention,))
def names(reading: Reading) -> Iterator[Name]:
    found = reading.of(Mention)
    if found:
        yield Name(
            span=found[0].span,
            name=found[0].name,
            kind=MentionKind.PERSON,
            spellings=tuple(mention.name for mention in found),
            roles=(),
            mentions=tuple(mention.id for mention in found),
        )


def judge(left: Name, right: Name) -> Judgement:
    return Judgement.of(left.id, right.id, Verdict.SAME, "same_name", "equal", 0.9)


same_name = Compare(
    name="same_name", of=Name, makes=Judgement, keys=lambda name: ("all",), judge=judge
)
FULL = (reads("Tora Eng"), names, same_name, referents)
SHORT = (reads("Eng"), names, same_name, referents)
TITLED = (reads("(Mayor )?Tora Eng|^In town"), names, same_name, referents)
NOBODY = (reads("Nobody"), names, same_name, referents)


def who(ledger: Ledger) -> set[frozenset[str]]:
    """The articles of each entity, by their files."""
    files = {article.id: article.source for article in (VILLAGE, TOWN, CITY)}
    held = defaultdict[str, set[str]](set)
    for one in ledger.view().all(Referent):
        held[one.entity].add(files[one.span.article][0])
    return {frozenset(some) for some in held.values()}


def says(ledger: Ledger, one: Article, other: Article, verdict: Verdict) -> Decision:
    [left], [right] = (ledger.view().all(Name, articles=[a.id]) for a in (one, other))
    sides = anchor(left), anchor(right)
    made = Decision.of(Matter.NAMES, *sides, verdict, by="human:ann", made=now())
    decide(ledger, made)
    return made


@pytest.fixture
def told(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """Three articles about one Tora Eng, to the machine."""
    monkeypatch.setattr(pipeline, "_sources", lambda *layers: "edition one")
    run([VILLAGE, TOWN], ledger, stages=FULL)
    assert who(ledger) == {frozenset("vt")}
    return ledger


def test_a_decision_is_heeded_and_taking_it_back_too(told: Ledger) -> None:
    then = now()
    made = says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    assert pending(told.view()) == 1
    assert derive(told, stages=FULL)
    assert who(told) == {frozenset("v"), frozenset("t")}
    assert [one.outcome for one in standing(told.view())] == [Outcome.APPLIED]
    withdraw(told, made)
    assert pending(told.view()) == 1
    assert derive(told, stages=FULL)
    assert who(told) == {frozenset("vt")}
    assert not standing(told.view(as_of=then))


def test_adding_an_article_works_in_what_waits(told: Ledger) -> None:
    says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    run([CITY], told, stages=FULL)
    assert frozenset("vt") not in who(told)
    assert not pending(told.view())


@pytest.mark.parametrize("stages", [SHORT, TITLED], ids=["shorter", "longer"])
def test_a_decision_survives_another_edition_that_reads_names_otherwise(
    told: Ledger, monkeypatch: pytest.MonkeyPatch, stages: tuple[Stage, ...]
) -> None:
    says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    before = {name.id for name in told.view().all(Name)}
    monkeypatch.setattr(pipeline, "_sources", lambda *layers: "edition two")
    assert run([VILLAGE, TOWN], told, stages=stages).added == 2
    assert before.isdisjoint({name.id for name in told.view().all(Name)})
    assert who(told) == {frozenset("v"), frozenset("t")}


def test_a_decision_whose_name_is_gone_waits_for_it(
    told: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    for edition, stages, outcome in (
        ("edition two", NOBODY, Outcome.ORPHAN),
        ("edition three", FULL, Outcome.APPLIED),
    ):
        monkeypatch.setattr(pipeline, "_sources", lambda *layers, edition=edition: edition)
        run([VILLAGE, TOWN], told, stages=stages)
        [one] = standing(told.view())
        assert (one.decision, one.outcome) == (made, outcome)
    assert who(told) == {frozenset("v"), frozenset("t")}


def test_deriving_twice_changes_nothing(told: Ledger) -> None:
    says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    derive(told, stages=FULL)
    once = held(told)
    assert not derive(told, stages=FULL)
    then = now()
    assert derive(told, stages=FULL, anew=True)
    assert held(told) == once
    for kind in KINDS.values():
        if kind is not Receipt:
            assert {*told.view(as_of=then).all(kind)} == {*told.view().all(kind)}


def test_another_edition_of_what_compares_makes_it_anew(
    told: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not derive(told, stages=FULL)
    assert derive(told, stages=FULL[:-1]), "other stages, another edition"
    monkeypatch.setattr(pipeline, "_sources", lambda *layers: "edition two")
    assert derive(told, stages=FULL)


def test_only_what_a_decision_reaches_is_made_anew(told: Ledger) -> None:
    judged, folded = list[str](), list[str]()

    def judging(left: Name, right: Name) -> Judgement:
        judged.append(left.id)
        return judge(left, right)

    def folding(group: Group) -> Iterator[Copy]:
        folded.append("")
        yield from ()

    again = Compare(
        name="same_name", of=Name, makes=Judgement, keys=lambda name: ("all",), judge=judging
    )
    by_article = Key(articles_of)
    tally = Gather(name="tally", of=(Referent,), makes=Copy, by=by_article, fold=folding)
    stages = (*FULL[:2], again, referents, tally)
    derive(told, stages=stages)
    assert (len(judged), len(folded)) == (1, 2)
    says(told, VILLAGE, TOWN, Verdict.SAME)
    derive(told, stages=stages)
    assert (len(judged), len(folded)) == (1, 2), "the referents are what they were"
    says(told, VILLAGE, TOWN, Verdict.DIFFERENT)
    derive(told, stages=stages)
    assert (len(judged), len(folded)) == (1, 4)


def test_what_was_broken_off_is_made_anew(told: Ledger) -> None:
    def breaks(left: Name, right: Name) -> Judgement:
        raise RuntimeError("out of memory")

    broken = Compare(
        name="same_name", of=Name, makes=Judgement, keys=lambda name: ("all",), judge=breaks
    )
    with pytest.raises(RuntimeError):
        run([CITY], told, stages=(*FULL[:2], broken, referents))
    assert who(told) == {frozenset("vt")}
    run([], told, stages=FULL)
    assert who(told) == {frozenset("vtc")}


def test_what_another_engine_compared_is_gone_on_with(told: Ledger) -> None:
    fresh = MemoryLedger()
    with fresh.writer() as writer:
        for kind in KINDS.values():
            for one in told.view().entries(kind):
                if kind is not Receipt:
                    writer.revise([one.record], [], by=one.by, about=one.about)
    compared(fresh, FULL)
    assert not derive(fresh, stages=FULL)
    run([CITY], fresh, stages=FULL)
    run([CITY], told, stages=FULL)
    assert held(fresh) == held(told)


def test_who_begins_later_finishes_the_work(told: Ledger) -> None:
    def meanwhile(left: Name, right: Name) -> Judgement:
        if not begun:
            begun.append("there")
            derive(told, stages=FULL, anew=True)
        return Judgement.of(left.id, right.id, Verdict.DIFFERENT, "same_name")

    begun = list[str]()
    slow = Compare(
        name="same_name", of=Name, makes=Judgement, keys=lambda name: ("all",), judge=meanwhile
    )
    derive(told, stages=(*FULL[:2], slow, referents), anew=True)
    assert who(told) == {frozenset("vt")}
    assert not derive(told, stages=FULL)


def test_names_that_people_judged_come_before_who_spoke_in_the_order_of_work() -> None:
    order = [stage.name for stage in STAGES]
    assert order.index("referents") < order.index("testimonies") < order.index("same_origin")


def says_so(article: Article, who: str, words: str) -> Claim:
    start, at = article.text.index(words), article.text.index(who)
    speaker = article.at(at, at + len(who))
    outlet = Hop(kind=HopKind.OUTLET, name=article.outlet)
    person = Hop(kind=HopKind.PERSON, name=who, span=speaker, named=MentionKind.PERSON)
    return Claim(
        content=(article.at(start, start + len(words)),),
        method=Method.INDIRECT,
        cue=None,
        speaker=speaker,
        hops=(person, outlet),
        status=Status.ASSERTED,
        said="2026-03-01",
        reported="2026-03-02",
    )


def test_what_is_decided_about_names_decides_who_spoke(ledger: Ledger) -> None:
    """Through all the stages that rest on several articles."""
    words = "the bridge over the Lomma will stay closed until June"
    for source in ("north.txt", "south.txt"):
        text = f"Tora Eng said on Sunday {words}. Tora Eng gave no reason."
        article = Article.of(text, source=source, outlet=source[:5].title())
        reading = Reading(article=article).plus(
            "mentions", reads("Tora Eng")(Reading(article=article))
        )
        with ledger.writer() as writer:
            writer.put([article], by="read", about=article.id)
            writer.put(reading.records, by="mentions", about=article.id)
            writer.put(names(reading), by="names", about=article.id)
            writer.put([says_so(article, "Tora Eng", words)], by="claims", about=article.id)
            terms = ("bridge", 1.0), ("June", 0.5), ("Lomma", 1.0)
            sketch = Sketch(span=article.at(0, 8), terms=terms, names=("Lomma",))
            writer.put([sketch], by="sketches", about=article.id)

    def origins() -> list[int]:
        return sorted(len(origin.claims) for origin in ledger.view().all(Origin))

    derive(ledger)
    assert origins() == [2]
    one, other = ledger.view().all(Article)
    made = says(ledger, one, other, Verdict.DIFFERENT)
    derive(ledger)
    assert origins() == [1, 1]
    withdraw(ledger, made)
    derive(ledger)
    assert origins() == [2]


def test_what_a_decision_reaches_is_as_if_all_were_made_anew(examples: list[Article]) -> None:
    ledger = MemoryLedger()
    run(examples, ledger)

    before = held(ledger)
    asked = (Matter.NAMES, "same"), (Matter.ORIGINS, "different"), (Matter.CLAIMS, "different")
    for matter, verdict in (*asked, (Matter.STORIES, "different"), (Matter.ORIGINS, "same")):
        ground = Ground(ledger.view(), matter)
        link = min(ground.links, key=lambda one: (one.verdict == verdict, one.left, one.right))
        ends = (anchor(ground.records[id]) for id in (link.left, link.right))
        made = Decision.of(matter, *ends, Verdict(verdict), by="human:ann", made=now())
        decide(ledger, made)
        assert derive(ledger)
        reached = held(ledger)
        derive(ledger, anew=True)
        assert held(ledger) == reached
    assert reached["origin"] != before["origin"]
    assert reached["story"] != before["story"]


class Read(Local):
    """Articles that have been read before."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._read = {reading.article.id: reading for reading in read_articles(articles)}

    def extract(self, stages: Sequence[Extract], articles: Iterable[Article]) -> Iterator[Reading]:
        return (self._read[article.id] for article in articles)


def held(ledger: Ledger) -> dict[str, dict[str, object]]:
    kinds = ((name, kind) for name, kind in KINDS.items() if kind is not Receipt)
    return {name: {one.id: one for one in ledger.view().all(kind)} for name, kind in kinds}


def test_articles_that_come_one_by_one_are_told_as_if_they_came_at_once(
    examples: list[Article], ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = read_inputs([Path(__file__).parent / "gold"])
    articles = [*examples, *(item for item in own if isinstance(item, Article))]
    engine, begun = Read(articles), list[bool]()

    class Watched(Desk):
        def __init__(self, *args: Any) -> None:
            begun.append(args[4] is None)
            super().__init__(*args)

    monkeypatch.setattr(pipeline, "Desk", Watched)
    Random(repr(type(ledger))).shuffle(articles)
    for number, article in enumerate(articles, start=1):
        run([article], ledger, engine)
        if number in (len(articles) // 2, len(articles)):
            whole = MemoryLedger()
            run(articles[:number], whole, engine)
            assert held(ledger) == held(whole)
    assert begun.count(True) == 3, "the first article, and the two ledgers that are filled at once"
