"""What came in just now, and the stories that it stands in."""

from reportedly.model.article import Article
from reportedly.model.story import Story
from reportedly.report.added import MOST, added
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger


def test_stories_with_most_of_what_came_stand_first(ferry: Ledger) -> None:
    articles = list(ferry.view().all(Article))
    with ferry.writer() as writer:
        writer.put([Story(title="Alone", articles=(articles[0].id,))], by="other")
    found = added(ferry.view(), [articles[1].id, articles[0].id, "art-unknown"])
    assert [(s.title, s.fresh, s.articles) for s in found.stories] == [
        ("Ferry Alma", 2, 3),
        ("Alone", 1, 1),
    ]
    assert [one.id for one in found.articles] == [articles[1].id, articles[0].id]
    assert (found.total, found.alone) == (2, 0)


def test_of_many_the_first_are_named() -> None:
    ledger = MemoryLedger()
    made = [Article.of(f"Text {n}", source=f"{n}.txt") for n in range(MOST + 5)]
    with ledger.writer() as writer:
        writer.put(made, by="read")
    found = added(ledger.view(), [one.id for one in made])
    assert (len(found.articles), found.total, found.alone) == (MOST, MOST + 5, MOST + 5)
