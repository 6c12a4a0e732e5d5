"""What clashes, what was revised, and what only looks like a clash: on texts of our own."""

from collections.abc import Iterable

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger

ABOUT = "The flood in the Neris valley of Lithuania has kept the country busy for days. "


def article(text: str, day: str, name: str) -> Article:
    published = Published(first=day, last=day, how=Known.METADATA)
    return Article.of(ABOUT + text, source=name, outlet=f"{name} News", published=published)


def found_in(*articles: Article) -> list[Contradiction]:
    ledger = MemoryLedger()
    assert not run(articles, ledger).failures
    return list(ledger.view().all(Contradiction))


def of(
    found: Iterable[Contradiction], kind: ContradictionKind, verdict: Comparison
) -> list[Contradiction]:
    return [c for c in found if c.kind is kind and c.verdict is verdict]


@pytest.mark.parametrize(
    ("negative", "positive"),
    [
        (
            "Lithuanian soldiers have yet to enter Vilnius.",
            "Lithuanian troops have already arrived in Vilnius.",
        ),
        (
            "Polish firefighters have not arrived in Vilnius.",
            "Poland has already sent firefighters to Vilnius.",
        ),
        (
            "The bridge in Kaunas is safe, the mayor said.",
            "The bridge in Kaunas has been damaged, the army said.",
        ),
    ],
)
def test_opposite_statements_of_one_thing_conflict(negative: str, positive: str) -> None:
    found = found_in(article(negative, "2026-05-04", "a"), article(positive, "2026-05-04", "b"))
    [conflict] = of(found, ContradictionKind.FACTUAL, Comparison.CONFLICTING)
    passages = {conflict.left_span.text, conflict.right_span.text}
    assert any(passage.rstrip(".") in negative for passage in passages)
    assert any(passage.rstrip(".") in positive for passage in passages)


def test_what_came_later_is_reconciled_by_the_date() -> None:
    found = found_in(
        article("Lithuanian soldiers have yet to enter Vilnius.", "2026-05-04", "a"),
        article("Lithuanian troops have arrived in Vilnius.", "2026-05-06", "b"),
    )
    assert not of(found, ContradictionKind.FACTUAL, Comparison.CONFLICTING)
    [reconciled] = of(found, ContradictionKind.FACTUAL, Comparison.REVISED)
    assert "other date" in reconciled.how
    assert reconciled.ground is Ground.DATE


@pytest.mark.parametrize(
    "harmless",
    [
        "Lithuanian troops could enter Vilnius, the army said.",
        "The army is planning to send Lithuanian troops to Vilnius.",
        "Latvian troops have already arrived in Vilnius.",
        "Lithuanian troops have already arrived in Kaunas.",
    ],
)
def test_plans_others_and_other_places_contradict_nothing(harmless: str) -> None:
    found = found_in(
        article("Lithuanian soldiers have yet to enter Vilnius.", "2026-05-04", "a"),
        article(harmless, "2026-05-04", "b"),
    )
    assert not of(found, ContradictionKind.FACTUAL, Comparison.CONFLICTING)


def test_a_sum_is_checked_before_a_conflict_is_declared() -> None:
    found = found_in(
        article(
            "More than 3,000 Lithuanian soldiers were killed or wounded, the army said.",
            "2026-05-04",
            "a",
        ),
        article(
            "About 300 Lithuanian soldiers were killed and another 2,750 were wounded, "
            "the ministry said.",
            "2026-05-04",
            "b",
        ),
    )
    sums = [c for c in found if " + " in c.how]
    assert {c.verdict for c in sums} == {Comparison.COMPATIBLE}
    assert "300" in sums[0].how
    assert "2,750" in sums[0].how
    assert not of(found, ContradictionKind.NUMERIC, Comparison.CONFLICTING)


def test_two_sources_of_one_day_with_disjoint_figures_conflict() -> None:
    found = found_in(
        article("The flood killed 14 people in Vilnius, the police said.", "2026-05-04", "a"),
        article("The flood killed 40 people in Vilnius, the Red Cross said.", "2026-05-04", "b"),
    )
    [conflict] = of(found, ContradictionKind.NUMERIC, Comparison.CONFLICTING)
    assert "killed" in conflict.slots


def test_a_denial_is_held_against_what_it_denies() -> None:
    found = found_in(
        article(
            "The government sold the weapons of the army to smugglers, the newspaper reported.",
            "2026-05-04",
            "a",
        ),
        article(
            "The defence ministry denied that the government had sold weapons to smugglers.",
            "2026-05-05",
            "b",
        ),
    )
    [denial] = of(found, ContradictionKind.DENIAL, Comparison.CONFLICTING)
    assert "denied by" in denial.how


def test_a_first_time_against_what_has_happened_already() -> None:
    found = found_in(
        article(
            "Lithuania could be planning to send soldiers to Vilnius for the first time.",
            "2026-05-06",
            "a",
        ),
        article(
            "Lithuania has already sent soldiers to Vilnius, the mayor said.", "2026-05-04", "b"
        ),
    )
    [conflict] = of(found, ContradictionKind.FACTUAL, Comparison.CONFLICTING)
    assert "first time" in conflict.how


def test_one_happening_put_on_two_days() -> None:
    found = found_in(
        article(
            "President Jonas Petrauskas met the rescue crews in Kaunas on May 4, 2026.",
            "2026-05-08",
            "a",
        ),
        article(
            "President Jonas Petrauskas met the rescue crews in Kaunas on May 5, 2026.",
            "2026-05-08",
            "b",
        ),
    )
    [conflict] = of(found, ContradictionKind.DATE, Comparison.CONFLICTING)
    assert conflict.how == "4 May 2026 against 5 May 2026"
