"""The commands over a ledger made by hand; reading has tests of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli.main import COMMANDS, main, program
from reportedly.cli.options import moment
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.origin import Origin, RootKind
from reportedly.model.span import Span
from reportedly.store.sqlite import SQLiteLedger

ROOT = Path(__file__).resolve().parents[2]
TABLES = (
    "claims",
    "figures",
    "origins",
    "groups",
    "quotations",
    "copies",
    "conflicts",
    "timeline",
    "names",
)
DEPOT = Article.of("Two trams burned, said Ida Berg.", source="depot.txt", outlet="Tram Gazette")
PORT = Article.of("Línea Sur denied that the port was shut.", source="port.txt")


def claim(article: Article, end: int, source: str, status: Status, start: int = 0) -> Claim:
    return Claim(
        content=(article.at(start, end),),
        method=Method.INDIRECT,
        cue=None,
        speaker=None,
        hops=(Hop(kind=HopKind.PERSON, name=source),),
        status=status,
    )


BURNED = claim(DEPOT, 16, "Ida Berg", Status.ASSERTED)
SHUT = claim(PORT, 39, "Línea Sur", Status.DENIED, start=22)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.db"
    ledger = SQLiteLedger(path)
    berg = BURNED.hops[0]
    origin = Origin(
        name="Ida Berg",
        source=berg,
        occasion="",
        claims=(BURNED.id,),
        articles=(DEPOT.id,),
        kind=RootKind.PERSON,
    )
    with ledger.writer() as writer:
        writer.put([DEPOT, BURNED], by="hand", about=DEPOT.id)
        writer.put([PORT, SHUT], by="hand", about=PORT.id)
        writer.put([origin], by="origins")
    ledger.close()
    return path


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_claims_can_be_filtered(book: Path) -> None:
    def ids(*options: str) -> list[str]:
        told = json.loads(run("claims", "--ledger", book, "--json", *options).stdout)
        return [row["id"] for row in told["rows"]]

    assert set(ids()) == {BURNED.id, SHUT.id}
    assert ids("--speaker", "berg") == [BURNED.id]
    assert ids("--status", "denied") == [SHUT.id]
    assert ids("--outlet", "gazette") == [BURNED.id]
    assert ids("--article", "port.txt") == ids("--article", PORT.id[:8]) == [SHUT.id]
    assert len(ids("--limit", "1")) == 1
    assert ids("--story", "nothing of the kind") == []


@pytest.mark.parametrize("name", TABLES)
def test_every_table_prints_and_exports(book: Path, name: str) -> None:
    assert run(name, "--ledger", book).exit_code == 0
    told = json.loads(run(name, "--ledger", book, "--json").stdout)
    assert (told["reportedly"], told["kind"]) == (1, name)
    assert told["total"] == len(told["rows"])


def test_json_has_offsets_in_code_points_and_bytes(book: Path) -> None:
    told = json.loads(run("claims", "--ledger", book, "--json", "--status", "denied").stdout)
    [span] = told["rows"][0]["spans"]
    assert (span["start"], span["end"], span["text"]) == (22, 39, "the port was shut")
    assert (span["byte_start"], span["byte_end"]) == (23, 40)


def test_an_earlier_moment_shows_the_ledger_of_then(book: Path) -> None:
    told = json.loads(run("claims", "--ledger", book, "--json", "--as-of", "2001-01-01").stdout)
    assert told["rows"] == []


def test_a_bare_day_means_its_end() -> None:
    assert moment(None, None, "2025-04-16") == "2025-04-16T23:59:59.999999+00:00"
    assert moment(None, None, "2025-04-16T09:30+02:00") == "2025-04-16T07:30:00.000000+00:00"


def test_show_by_the_start_of_an_id(book: Path) -> None:
    shown = run("show", BURNED.id[:9], "--ledger", book)
    assert shown.exit_code == 0
    assert "Two trams burned" in shown.stdout
    assert "said by hand" in shown.stdout
    told = json.loads(run("show", BURNED.id, "--ledger", book, "--json").stdout)
    assert told["record"]["kind"] == "claim"
    assert run("show", "clm-", "--ledger", book).exit_code == 1


def test_search(book: Path) -> None:
    assert BURNED.id in run("search", "trams", "burned", "--ledger", book).stdout
    told = json.loads(run("search", "port", "--ledger", book, "--json").stdout)
    assert {row["id"] for row in told["rows"]} == {PORT.id, SHUT.id}


def test_audit_exits_with_1_where_a_span_lies(book: Path) -> None:
    assert run("audit", "--ledger", book).exit_code == 0
    wrong = claim(DEPOT, 16, "Ida Berg", Status.HEDGED)
    lie = Span(article=DEPOT.id, start=0, end=4, text="Five")
    ledger = SQLiteLedger(book)
    with ledger.writer() as writer:
        made = Claim(
            content=(lie,),
            method=wrong.method,
            cue=None,
            speaker=None,
            hops=wrong.hops,
            status=wrong.status,
        )
        writer.put([made], by="a bad stage")
    ledger.close()
    found = run("audit", "--ledger", book)
    assert found.exit_code == 1
    assert made.id in found.stderr
    assert json.loads(run("audit", "--ledger", book, "--json").stdout)["audit"]["faults"]


@pytest.mark.parametrize("name", ["claims", "audit", "brief"])
def test_a_missing_ledger_is_an_error_not_an_empty_table(tmp_path: Path, name: str) -> None:
    found = run(name, "--ledger", tmp_path / "none.db")
    assert found.exit_code == 2
    assert "there is no ledger" in found.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_ledger_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be looked at" * 20)
    found = run("claims", "--ledger", path)
    assert found.exit_code == 2
    assert "not a ledger" in found.stderr


def test_the_brief_of_a_ledger_is_written(book: Path, tmp_path: Path) -> None:
    found = run("brief", "--ledger", book, "--out", tmp_path / "out")
    assert found.exit_code == 0, found.output
    assert "2 articles → 2 independent origins" in found.stdout
    assert (tmp_path / "out" / "brief.md").read_text().startswith("# ")
    assert "Two trams burned" in (tmp_path / "out" / "brief.html").read_text()


def test_usage_errors(book: Path) -> None:
    assert run("claims", "--ledger", book, "--as-of", "yesterday").exit_code == 2
    assert run("add", "--map", "text", "x").exit_code == 2
    assert run("add").exit_code == 2


def test_help_of_every_command_says_something() -> None:
    for command in COMMANDS:
        assert len(run(command.name, "--help").stdout) > 100


def test_help_loads_nothing_heavy() -> None:
    heavy = (
        "spacy",
        "numpy",
        "onnxruntime",
        "jinja2",
        "rich",
        "trafilatura",
        "msgspec",
        "sqlite3",
    )
    code = (
        "import sys; from reportedly.cli.main import main\n"
        "sys.argv = ['reportedly', '--help']\n"
        "try: main()\n"
        f"finally: print([m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert found.stderr.strip() == "[]"


def test_a_closed_pipe_ends_quietly(book: Path) -> None:
    code = "from reportedly.cli.main import main; main()"
    found = subprocess.run(
        f"{sys.executable} -c '{code}' claims --json --ledger {book} | true",
        shell=True,
        capture_output=True,
        text=True,
    )
    assert "Traceback" not in found.stderr
    assert "BrokenPipe" not in found.stderr


def test_an_interrupt_ends_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert "Traceback" not in capsys.readouterr().err


def test_a_brief_of_nothing_is_a_usage_error(tmp_path: Path) -> None:
    found = run("brief", "--ledger", tmp_path / "none.db")
    assert found.exit_code == 2
    assert "name files or folders" in found.output


def test_python_runs_the_package_as_the_program() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "reportedly", "--version"], capture_output=True, text=True
    )
    assert found.returncode == 0
    assert "version" in found.stdout
