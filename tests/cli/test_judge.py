"""An analyst at work: by keys, in a pipe, by ids; lists, undo, export and import."""

import json
import os
import pty
import select
import sqlite3
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import program
from reportedly.engine.local import Local
from reportedly.model.article import Article, Known, Published
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Mention, MentionKind, Name, Role
from reportedly.pipeline import derive
from reportedly.reconcile.referents import referents
from reportedly.store.sqlite import SQLiteLedger

PERSON = MentionKind.PERSON
DAY = Published(first="2026-02-03", last="2026-02-03", how=Known.STATED)


def article(source: str, outlet: str, text: str) -> Article:
    return Article.of(text, source=source, outlet=outlet, published=DAY)


PORT = article("port.txt", "Port News", "Port chief Rita Solberg resigned on Monday.")
TOWN = article("town.txt", "Town Echo", "Solberg, who leads the port, will go.")
FISH = article("fish.txt", "Fish Weekly", "R. Solberg sold her boat.")
SHIP = article("ship.txt", "Ship Times", "Ole Vik and Ola Vik sailed.")
"""Three articles with a Solberg in each, and one with two sailors."""


def name(source: Article, full: str, *roles: str) -> tuple[Name, Mention]:
    start = source.text.index(full)
    span = source.at(start, start + len(full))
    mention = Mention(span=span, name=full, kind=PERSON)
    told = tuple(Role(text=role, span=span) for role in roles)
    made = Name(
        span=span, name=full, kind=PERSON, spellings=(full,), roles=told, mentions=(mention.id,)
    )
    return made, mention


RITA, SHORT, R = (
    name(PORT, "Rita Solberg", "port chief"),
    name(TOWN, "Solberg"),
    name(FISH, "R. Solberg"),
)
OLE, OLA = name(SHIP, "Ole Vik"), name(SHIP, "Ola Vik")


def unsure(one: Name, other: Name, score: float) -> Judgement:
    why = "One family name."
    return Judgement.of(one.id, other.id, Verdict.UNSURE, "same_name", why, score)


def filled(path: Path, *articles: Article) -> Path:
    """A ledger of these articles whose machine is unsure of all Solbergs."""
    ledger = SQLiteLedger(path)
    found = {PORT: [*RITA], TOWN: [*SHORT], FISH: [*R], SHIP: [*OLE, *OLA]}
    for one in articles:
        with ledger.writer() as writer:
            writer.put([one], by="read", about=one.id)
            writer.put(found[one], by="names", about=one.id)
    derive(ledger)
    here = {record.id for one in articles for record in found[one]}
    asked = [unsure(RITA[0], SHORT[0], 0.6), unsure(SHORT[0], R[0], 0.5)]
    asked += [unsure(RITA[0], R[0], 0.4)]
    asked = [judged for judged in asked if {judged.left, judged.right} <= here]
    each = Local().gather(referents, ledger.view().all(Name), asked, {})
    with ledger.writer() as writer:
        writer.put(asked, by="same_name")
        writer.put(each, by="referents")
    ledger.close()
    return path


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTEDLY_LEDGER", str(tmp_path / "book.db"))
    monkeypatch.setenv("REPORTEDLY_AS", "ann")
    return filled(tmp_path / "book.db", PORT, TOWN, FISH, SHIP)


def judge(*words: object, typed: str = "") -> Result:
    return CliRunner().invoke(program, ["judge", *map(str, words)], input=typed)


def told(*words: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(judge(*words, "--json").stdout)
    return found


def rows(*words: object) -> list[dict[str, str]]:
    return told(*words)["rows"]  # type: ignore[return-value]


def solbergs() -> set[frozenset[str]]:
    """The names of each entity that has an article about the port."""
    found = CliRunner().invoke(program, ["names", "--name", "solberg", "--json"])
    return {frozenset(row["spellings"]) for row in json.loads(found.stdout)["rows"]}


ALL = frozenset({"Rita Solberg", "Solberg", "R. Solberg"})


def test_pairs_are_listed_what_is_worth_most_first(book: Path) -> None:
    asked = rows()
    assert [row["score"] for row in asked] == [0.6, 0.5, 0.4]
    left, right = asked[0]["left"], asked[0]["right"]
    assert {left["title"], right["title"]} == {"Rita Solberg", "Solberg"}  # type: ignore[index]
    chief = next(side for side in (left, right) if side["title"] == "Rita Solberg")  # type: ignore[index]
    assert chief["notes"] == ["port chief"]  # type: ignore[index]
    assert chief["where"][0]["outlet"] == "Port News"  # type: ignore[index]
    assert len(rows("--about", "port chief")) == 2
    assert rows("--about", "nobody") == []
    assert [row["score"] for row in rows("--page", "2", "--limit", "1")] == [0.5]


def test_a_pipe_answers_line_by_line_and_what_follows_is_not_asked(book: Path) -> None:
    found = judge(typed="s both lead the port\ns\n")
    assert found.exit_code == 0, found.output
    assert "Port chief Rita Solberg resigned" in found.stdout
    assert "deciding as ann" in found.stderr
    assert "2 decisions; 1 pair followed" in found.stderr
    assert solbergs() == {ALL}
    assert [row["why"] for row in rows("--list")] == ["", "both lead the port"]
    assert "nothing to decide" in judge().stderr or rows() == []


def test_back_asks_again_and_undoes(book: Path) -> None:
    judge(typed="s\nb\nd two women\nq\n")
    [row] = rows("--list")
    assert (row["verdict"], row["why"], row["outcome"]) == ("different", "two women", "applied")
    nothing = judge(typed="b\nx\n?\nq\n")
    assert "nothing to go back to" in nothing.stderr
    assert "is no answer" in nothing.stderr
    assert "undo and ask again" in nothing.stderr


def test_a_reason_may_be_given_first(book: Path) -> None:
    judge(typed="r\nheard at the hearing\nd\nq\n")
    assert [row["why"] for row in rows("--list")] == ["heard at the hearing"]


def test_skipped_pairs_are_asked_again_next_time(book: Path) -> None:
    found = judge("--limit", "2", typed="n\nn\n")
    assert "0 decisions" in found.stderr
    assert len(rows()) == 3


def test_a_decision_about_names_is_about_all_that_they_cover(book: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same")
    judge(R[0].id, SHORT[0].id, "different")
    assert solbergs() == {frozenset({"Rita Solberg", "Solberg"}), frozenset({"R. Solberg"})}
    assert rows() == [], "that she is not R. Solberg follows"
    assert len(rows("--all")) == 3


def test_ids_may_be_of_entities_and_short(book: Path) -> None:
    def entity(spelling: str) -> str:
        found = CliRunner().invoke(program, ["names", "--name", spelling, "--json"])
        made = json.loads(found.stdout)["rows"]
        return next(row["id"] for row in made if row["spellings"] == [spelling])

    ole = entity("Ole Vik")
    found = judge(ole[:14], entity("Ola Vik"), "same", "--why", "a misprint", "--json")
    assert found.exit_code == 0, found.output
    [row] = json.loads(found.stdout)["rows"]
    assert (row["outcome"], row["why"], row["by"]) == ("applied", "a misprint", "human:ann")
    [made] = {
        row["id"]
        for row in json.loads(
            CliRunner().invoke(program, ["names", "--name", "vik", "--json"]).stdout
        )["rows"]
    }
    again = judge(made, made, "different")
    assert again.exit_code == 2
    assert "name two of what it covers" in again.output


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["nam-000", SHORT[0].id, "same"], 1, "no record"),
        ([RITA[0].id, SHORT[0].id], 2, "two ids and one of"),
        ([RITA[0].id, SHORT[0].id, "maybe"], 2, "two ids and one of"),
        ([RITA[0].id, PORT.id, "same"], 2, "cannot be held against each other"),
        ([RITA[0].id, SHORT[0].id, "same", "--kind", "claims"], 2, "for claims"),
        ([RITA[1].id, SHORT[1].id, "same"], 2, "about which nothing can be decided"),
        (["--list", "--undo"], 2, "one at a time"),
        (["--undo", "dec-0"], 1, "no decision"),
        (["--undo"], 1, "no decision of yours"),
        (["--as-of", "2026-01-01"], 2, "only shows"),
        (["--import", "nowhere.jsonl"], 2, "does not exist"),
    ],
)
def test_what_cannot_be_done_is_said(book: Path, words: list[str], code: int, reason: str) -> None:
    found = judge(*words)
    assert (found.exit_code, reason in found.output) == (code, True), found.output


def test_of_two_people_both_are_shown_and_the_newest_stands(book: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same")
    found = judge(RITA[0].id, SHORT[0].id, "different", "--as", "bo")
    assert "a newer decision stands" in found.stdout
    assert [(row["by"], row["outcome"]) for row in rows("--list")] == [
        ("human:bo", "applied"),
        ("human:ann", "outranked"),
    ]
    first = rows("--list")[0]["id"]
    refused = judge("--undo", first)
    assert refused.exit_code == 2
    assert "is bo's" in refused.output
    assert judge("--undo", first, "--as", "bo").exit_code == 0
    assert [row["outcome"] for row in rows("--list")] == ["applied"]


def test_decisions_that_contradict_each_other_are_told_in_plain_words(book: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same")
    judge(SHORT[0].id, R[0].id, "same", "--as", "bo")
    found = judge(RITA[0].id, R[0].id, "different")
    assert "cannot be true with newer decisions" in found.stdout
    assert "“R. Solberg” (Fish Weekly)" in found.stdout
    assert "are two (ann" in found.stdout
    assert "are one (bo" in found.stdout


def test_a_sitting_says_at_once_what_a_decision_brings_down(book: Path) -> None:
    found = judge("--all", typed="s\ns\nd\nq\n")
    assert "does not stand any more: cannot be true with newer decisions" in found.stderr


def test_undo_takes_back_the_newest_of_ones_own(book: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same")
    judge(RITA[0].id, R[0].id, "same", "--as", "bo")
    assert judge("--undo").exit_code == 0
    assert [row["by"] for row in rows("--list")] == ["human:bo"]
    assert frozenset({"Rita Solberg", "R. Solberg"}) in solbergs()


def test_undo_brings_back_what_one_had_decided_before(book: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same", "--why", "one port")
    judge(RITA[0].id, SHORT[0].id, "different")
    judge(RITA[0].id, SHORT[0].id, "unsure")
    found = judge("--undo")
    assert "stands again" in found.stderr
    assert [row["verdict"] for row in rows("--list")] == ["different"]
    judge("--undo")
    assert [(row["verdict"], row["why"]) for row in rows("--list")] == [("same", "one port")]
    assert frozenset({"Rita Solberg", "Solberg"}) in solbergs()
    judge("--undo")
    assert rows("--list") == []
    assert frozenset({"Rita Solberg"}) in solbergs()


def test_a_past_moment_shows_the_decisions_of_then(book: Path) -> None:
    from reportedly.store.clock import now

    before = now()
    judge(RITA[0].id, SHORT[0].id, "same")
    assert rows("--list", "--as-of", before) == []
    assert len(rows("--as-of", before)) == 3
    assert len(rows("--list")) == 1


def test_decisions_travel_to_another_ledger(book: Path, tmp_path: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same", "--why", "one port")
    judge(SHORT[0].id, R[0].id, "different", "--as", "bo")
    file = tmp_path / "made.jsonl"
    assert judge("--export", file).exit_code == 0
    assert judge("--export", "-").stdout == file.read_text("utf-8")

    other = filled(tmp_path / "other.db", PORT, TOWN)
    found = judge("--import", file, "--ledger", other)
    assert found.exit_code == 0, found.output
    assert "2 new, 1 without a record here" in found.stderr
    assert [row["outcome"] for row in rows("--list", "--ledger", other)] == ["orphan", "applied"]
    [lost] = rows("--orphans", "--ledger", other)
    assert FISH.id in lost["note"]
    assert judge("--export", "-", "--ledger", other).stdout == file.read_text("utf-8")
    again = judge("--import", file, "--ledger", other)
    assert "2 known already" in again.stderr
    assert CliRunner().invoke(program, ["audit", "--ledger", str(other)]).exit_code == 0


def test_bad_lines_are_named_and_the_rest_is_kept(book: Path, tmp_path: Path) -> None:
    judge(RITA[0].id, SHORT[0].id, "same")
    good = judge("--export", "-").stdout
    row = json.loads(good)
    lies = {**row, "left": {**row["left"], "words": "x" * len(row["left"]["words"])}}
    late = {**row, "made": "2999-01-01T00:00:00+00:00"}
    news = {**row, "decision": 2}
    lines = ["{", json.dumps({**row, "verdict": "perhaps"}), json.dumps(lies), json.dumps(late)]
    file = tmp_path / "made.jsonl"
    file.write_text("\n".join([*lines, json.dumps(news), "[]", "", good]))
    found = judge("--import", file)
    assert found.exit_code == 0
    assert "1 known already, 6 bad lines" in found.stderr
    for number, reason in enumerate(
        ("", "perhaps", "not what stands", "in the future", "format 1", "no JSON object"), 1
    ):
        line = next(li for li in found.stderr.splitlines() if f".jsonl:{number}:" in li)
        assert reason in line
    file.write_text("nothing\n")
    assert judge("--import", file).exit_code == 1


def test_what_an_interrupted_sitting_decided_is_kept_and_worked_in_later(book: Path) -> None:
    code = "from reportedly.cli.main import main; main()"
    sitting = subprocess.Popen(
        [sys.executable, "-c", code, "judge"],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert sitting.stdin is not None
    sitting.stdin.write("s\n")
    sitting.stdin.flush()
    for _ in range(200):
        with sqlite3.connect(book) as plain:
            [made] = plain.execute("select count(*) from decision").fetchone()
        plain.close()
        if made:
            break
        time.sleep(0.1)
    sitting.kill()
    sitting.wait()
    sitting.stdin.close()
    assert [row["outcome"] for row in rows("--list")] == ["pending"]
    assert "1 earlier decision to be worked in first" in judge(typed="q\n").stderr
    assert [row["outcome"] for row in rows("--list")] == ["applied"]


class Terminal:
    """The program in a terminal of its own, typed at key by key."""

    def __init__(self, *words: str) -> None:
        code = "from reportedly.cli.main import main; main()"
        self.file, end = pty.openpty()
        self.program = subprocess.Popen(
            [sys.executable, "-c", code, *words], stdin=end, stdout=end, stderr=end
        )
        os.close(end)
        self.shown = ""

    def until(self, words: str, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while words not in self.shown:
            ready, _, _ = select.select([self.file], [], [], max(0, end - time.monotonic()))
            assert ready, f"{words!r} never came: {self.shown[-600:]}"
            try:
                self.shown += os.read(self.file, 4096).decode("utf-8", "replace")
            except OSError:  # the end, as Linux tells it
                break
        assert words in self.shown
        self.shown = self.shown.split(words, 1)[1]

    def type(self, keys: str, *, line: bool = False) -> None:
        """Type when the program listens for a key (or a line): what comes before is thrown away,
        so that nobody answers what he has not seen."""
        end = time.monotonic() + 60
        while bool(termios.tcgetattr(self.file)[3] & termios.ICANON) is not line:
            assert time.monotonic() < end
            time.sleep(0.01)
        os.write(self.file, keys.encode())

    def ends(self) -> int:
        code = self.program.wait()
        os.close(self.file)
        return code


@pytest.fixture
def terminal(book: Path) -> Terminal:
    return Terminal("judge")


def test_single_keys_answer_in_a_terminal(terminal: Terminal) -> None:
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("r")
    terminal.until("reason:")
    terminal.type("one port\n", line=True)
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("s")
    terminal.until("2 of 3")
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("b")
    terminal.until("1 of 3")
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("d")
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("q")
    terminal.until("1 decision;")
    assert terminal.ends() == 0
    assert [(row["verdict"], row["why"]) for row in rows("--list")] == [("different", "")]


def test_an_interrupt_in_a_terminal_keeps_what_is_decided(terminal: Terminal) -> None:
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("s")
    terminal.until("[s/d/u/n/b/r/q/?]")
    terminal.type("\x03")
    terminal.until("1 decision kept")
    assert terminal.ends() == 130
    assert [row["outcome"] for row in rows("--list")] == ["pending"]
