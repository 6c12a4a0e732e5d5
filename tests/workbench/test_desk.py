"""The desk: every reader sees one state of the ledger, and none waits for a writer."""

import threading
from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.report.moments import as_of
from reportedly.store.base import View
from reportedly.store.sqlite import SQLiteLedger
from reportedly.workbench.desk import Desk, Soon


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


def known(before: int | None) -> int:
    return before or 0


def test_what_is_being_made_is_waited_for_by_nobody_else(desk: Desk) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slowly(_view: View, line: int) -> int:
        begun.set()
        assert go_on.wait(10)
        return line

    maker = threading.Thread(target=desk.ready, args=("rows", slowly))
    maker.start()
    assert begun.wait(10)
    with desk.shown() as shown, pytest.raises(Soon) as soon:
        shown.grown("rows", known)
    with desk.shown() as shown:  # who asks for something else is answered
        assert shown.grown("other", known) == 0
    go_on.set()
    assert soon.value.made.wait(10)
    maker.join()
    with desk.shown() as shown:
        assert shown.grown("rows", known) == shown.state
    desk.close()


def test_who_asks_makes_what_could_not_be_made_beside(desk: Desk) -> None:
    def fails(_view: View, _line: int) -> int:
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        desk.ready("rows", fails)
    with desk.shown() as shown:
        assert shown.grown("rows", known) == 0
    desk.close()
