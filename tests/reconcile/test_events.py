"""Timelines: one line a happening and day, on texts of our own."""

import pytest

from reportedly.model.article import Article, Known, Published
from reportedly.model.story import Event
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger

ABOUT = "The flood in the Neris valley of Lithuania has kept the country busy for days. "


def told(*texts: str) -> list[tuple[str, str]]:
    published = Published(first="2026-05-08", last="2026-05-08", how=Known.METADATA)
    ledger = MemoryLedger()
    run(
        [
            Article.of(ABOUT + text, source=f"{n}", outlet=f"Paper {n}", published=published)
            for n, text in enumerate(texts)
        ],
        ledger,
    )
    return sorted((e.day, e.text) for e in ledger.view().all(Event))


def test_two_papers_with_one_happening_make_one_entry() -> None:
    (entry,) = told(
        "The bridge in Kaunas collapsed on May 4, 2026.",
        "The bridge in Kaunas had collapsed on May 4, 2026, the mayor said.",
    )
    assert entry[0] == "2026-05-04"
    assert "bridge" in entry[1]


def test_two_happenings_of_one_day_are_two_entries() -> None:
    assert len(
        told(
            "The bridge in Kaunas collapsed on May 4, 2026.",
            "Doctors in Vilnius began a strike on May 4, 2026.",
        )
    ) == 2  # fmt: skip


def test_what_is_to_come_is_marked() -> None:
    ((day, text),) = told("Parliament will vote on the aid on May 12, 2026.")
    assert day == "2026-05-12"
    assert text.endswith("(expected)")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has lived in Kaunas since May 4, 2026.",
        "Parliament could vote on the aid on May 12, 2026.",
        "The May 4 flood has shaken the town.",
        "The town was founded centuries ago.",
    ],
)
def test_vague_possible_and_borrowed_days_make_no_entry(text: str) -> None:
    assert not told(text)
