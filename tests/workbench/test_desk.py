"""The desk: every reader sees one state of the ledger, and none waits for a writer."""

import threading
from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.report.moments import as_of
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.desk import Desk


@pytest.fixture
def desk(own: Path) -> Desk:
    return Desk(own)


def add(desk: Desk, text: str) -> Article:
    made = Article.of(text, source="new.txt")
    with desk.writing() as ledger, ledger.writer() as writer:
        writer.put([made], by="read", about=made.id)
    return made


def test_a_reader_sees_one_state_while_another_writes(desk: Desk) -> None:
    with desk.shown() as shown:
        before = len(list(shown.view.all(Article)))
        made = add(desk, "The harbour is closed, the port said.")
        assert len(list(shown.view.all(Article))) == before
        assert shown.view.get(Article, made.id) is None
    with desk.shown() as again:
        assert again.view.get(Article, made.id) == made
        assert again.state > shown.state
    desk.close()


def test_what_is_made_of_a_state_is_made_once(desk: Desk) -> None:
    made = list[int]()
    for _ in range(3):
        with desk.shown() as shown:
            shown.made("row", lambda: made.append(1))
            one = shown.material(articles=["art-1"])
            assert one is shown.material(articles=["art-1"])
    assert made == [1]
    add(desk, "Two ferries were late, the port said.")
    with desk.shown() as shown:
        shown.made("row", lambda: made.append(2))
    assert made == [1, 2]
    desk.close()


def test_what_another_process_writes_is_seen_by_the_next_reader(desk: Desk, own: Path) -> None:
    with desk.shown() as shown:
        before = shown.state
    other = SQLiteLedger(own)
    with other.writer() as writer:
        writer.put([Article.of("Rain fell.", source="a")], by="read", about="a")
    other.close()
    with desk.shown() as shown:
        assert shown.state == before + 1
    desk.close()


def test_an_old_state_is_let_go_when_its_last_reader_leaves(desk: Desk) -> None:
    entered, leave = threading.Event(), threading.Event()
    seen = list[int]()

    def read() -> None:
        with desk.shown() as shown:
            entered.set()
            leave.wait(10)
            seen.append(len(list(shown.view.all(Article))))

    reader = threading.Thread(target=read)
    reader.start()
    entered.wait(10)
    add(desk, "A crane fell, the port said.")
    with desk.shown() as shown:
        newer = len(list(shown.view.all(Article)))
    leave.set()
    reader.join()
    assert seen == [newer - 1]
    desk.close()


def test_a_past_moment_is_what_was_published_by_then_and_says_so(desk: Desk) -> None:
    with desk.shown(as_of("2026-03-10")) as shown:
        assert shown.view.reading == "published"
        assert "published by 2026-03-10" in shown.said
        assert all(
            one.published and one.published.first <= "2026-03-10"
            for one in shown.view.all(Article)
        )
    desk.close()


def test_what_was_made_ready_grows_into_the_state_that_is_shown(desk: Desk) -> None:
    desk.ready("articles", lambda view, line: (line, len(list(view.all(Article)))))
    with desk.shown() as shown:
        found = shown.grown("articles", lambda before: before or (0, 0))
        assert found == (shown.state, len(list(shown.view.all(Article))))
    desk.close()
