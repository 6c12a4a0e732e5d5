"""What plugins add is there, what is wrong with one is named, and nothing else is lost by it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from reportedly import plugins
from reportedly.cli.main import program
from reportedly.exports.base import export_of, names
from reportedly.exports.plugged import listed
from reportedly.lexicon import load
from reportedly.lexicon.load import additions, lexicon, merged, words_of
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, all_stages, edition, run
from reportedly.plugins import Unusable
from reportedly.read.forms import reader_for, readers
from reportedly.read.readers import Head
from reportedly.store.memory import MemoryLedger

STAGE = """
from reportedly.extract.quotations import quotations
from reportedly.model.mention import Mention
from reportedly.model.judgement import Judgement
from reportedly.stage import extracts

@extracts(Mention{needs})
def {name}(reading):
    return ()
"""
READER = """
from reportedly.read.readers import Reader
TICKER = Reader(form="ticker", suffixes=(".ticker",), read=lambda file: (),
                again=lambda file, rows: (), knows=lambda head: head.raw[0] == 64)
"""
EXPORT = """
from reportedly.exports.base import Export
CARDS = Export(name="cards", says="a line a claim", suffix=".txt", write=lambda pile, out: ())
"""


@pytest.fixture(autouse=True)
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each test has plugins of its own."""
    monkeypatch.setattr(plugins, "_faults", {})
    monkeypatch.setattr(plugins, "_named", ())
    monkeypatch.delenv(plugins.WITH, raising=False)
    yield
    plugins._entries.cache_clear()
    load._added.cache_clear()
    load._lexicon.cache_clear()


def file(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def publish(folder: Path, monkeypatch: pytest.MonkeyPatch, module: str, entries: str) -> None:
    """A package as an installer leaves it: a module, and beside it what it names."""
    file(folder, "ferry_tools.py", module)
    about = folder / "ferry_tools-1.2.dist-info"
    about.mkdir()
    file(about, "METADATA", "Metadata-Version: 2.1\nName: ferry-tools\nVersion: 1.2\n")
    file(about, "entry_points.txt", entries)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(__import__("sys").modules, "ferry_tools", raising=False)
    plugins._entries.cache_clear()
    load._added.cache_clear()


def test_a_file_adds_what_it_makes_and_not_what_it_imports(tmp_path: Path) -> None:
    plugins.use([file(tmp_path, "all.py", STAGE.format(name="boats", needs="") + READER + EXPORT)])
    assert [stage.name for stage in all_stages()[len(STAGES) :]] == ["boats"]
    assert reader_for(Head(suffix=".ticker", raw=b"-")).form == "ticker"
    assert reader_for(Head(suffix=".txt", raw=b"@ 2026")).form == "ticker"
    assert names()[-1] == export_of("cards").name == "cards"
    told = [(part.kind, part.name, Path(part.home).name) for part in listed().added]
    kinds = [("stage", "boats"), ("reader", "ticker"), ("export", "cards")]
    assert told == [(kind, name, "all.py") for kind, name in kinds]
    assert plugins.faults() == ()


def test_a_package_adds_by_entry_points(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = 'WORDS = {"titles": {"heads": ["quaymaster"]}}\n'
    entries = (
        "[reportedly.stages]\nboats = ferry_tools:boats\n"
        "[reportedly.readers]\nticker = ferry_tools:TICKER\n"
        "[reportedly.exports]\ncards = ferry_tools:CARDS\n"
        "[reportedly.lexicons]\nharbour = ferry_tools:WORDS\n"
    )
    module = STAGE.format(name="boats", needs="") + READER + EXPORT + words
    publish(tmp_path, monkeypatch, module, entries)
    assert {part.home for part in listed().added} == {"ferry-tools 1.2"}
    assert [part.kind for part in listed().added] == ["stage", "reader", "export", "words"]


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("import nowhere_at_all", "cannot be loaded: ModuleNotFoundError"),
        ("boats = 3", "is no stage but builtins.int"),
        (STAGE.format(name="boats", needs=", needs=(Judgement,)"), "no stage makes Judgement"),
        (STAGE.format(name="claims", needs="") + "boats = claims", "is that of reportedly"),
    ],
)
def test_a_broken_package_is_named_and_loses_nothing_else(
    module: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(tmp_path, monkeypatch, module, "[reportedly.stages]\nboats = ferry_tools:boats\n")
    assert all_stages() == STAGES
    [fault] = plugins.faults()
    assert fault.startswith("ferry-tools 1.2, ")
    assert reason in fault


def test_a_stage_that_breaks_loses_nothing_of_the_others(tmp_path: Path) -> None:
    path = file(
        tmp_path,
        "odd.py",
        """
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim
from reportedly.model.judgement import Judgement
from reportedly.stage import Compare, extracts

@extracts(Quotation)
def first(reading):
    raise ValueError("on every article")

def judge(left, right):
    raise ValueError("on every pair")

same = Compare(name="same", of=Claim, makes=Judgement, keys=lambda claim: ["all"], judge=judge)
""",
    )
    text = "“We are ready,” Berg said. “The bridge is closed,” said Olsen."
    ledger = MemoryLedger()
    summary = run([Article.of(text)], ledger, stages=all_stages([path]))
    assert [failure.reason for failure in summary.failures] == [
        "first: ValueError: on every article"
    ]
    assert plugins.faults() == ("stage same: broke: ValueError: on every pair",)
    assert len(list(ledger.view().all(Claim))) == 2
    assert list(ledger.view().all(Story))


def test_a_reader_that_breaks_on_a_file_leaves_it_to_others(tmp_path: Path) -> None:
    plugins.use([file(tmp_path, "odd.py", READER)])
    assert reader_for(Head(suffix=".txt", raw=b"")).form == "text"
    [fault] = plugins.faults()
    assert "odd.py, ticker: does not know files: IndexError" in fault
    assert readers()[0].form == "ticker"


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.py", "x = (", "a.py: cannot be loaded: SyntaxError: '(' was never closed (line 1)"),
        ("a.py", "\nimport nowhere_at_all", "No module named 'nowhere_at_all' (line 2)"),
        ("a.py", "x = 1", "a.py: holds no stage, reader or export"),
        ("a.toml", "[titles\n", "a.toml: cannot be read"),
        ("a.toml", "[wrong]\n", "there is no list 'wrong' to add to"),
        ("a.toml", 'titles = ["x"]\n', "titles is a table in our list"),
        ("a.toml", '[titles]\nheads = "x"\n', "titles.heads is a list in our list"),
        ("a.toml", '[titles.full]\ngen = "genius"\n', "is 'general', which nothing replaces"),
        ("a.zip", "x", "is neither a Python file (.py) nor a list of words (.toml)"),
    ],
)
def test_a_file_that_is_named_must_work(name: str, text: str, reason: str, tmp_path: Path) -> None:
    path = file(tmp_path, name, text)
    done = CliRunner().invoke(program, ["--with", str(path), "plugins"])
    assert done.exit_code == 2
    assert reason in " ".join(done.output.split())


def test_a_file_of_the_environment_that_does_not_work_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(plugins.WITH, f"{tmp_path / 'missing.py'}:{tmp_path / 'missing.toml'}")
    done = CliRunner().invoke(program, ["plugins", "--json"])
    assert done.exit_code == 1
    assert '"broken"' in done.output
    assert len(plugins.faults()) == 2


def test_words_are_added_and_make_another_edition(tmp_path: Path) -> None:
    assert additions() == ""
    plugins.use([file(tmp_path, "a.toml", '[titles]\nheads = ["quaymaster", "mayor"]\n')])
    ours = merged({}, words_of({"titles": {"heads": []}}), "")
    assert ours == {"titles": {"heads": []}}
    heads = lexicon("titles")["heads"]
    assert heads[-1] == "quaymaster"
    assert heads.count("mayor") == 1
    assert additions() != ""
    plugins.use(())
    assert "quaymaster" not in lexicon("titles")["heads"]


def test_other_code_of_a_plugin_is_another_edition(tmp_path: Path) -> None:
    made = set[str]()
    for n, more in enumerate(("", "\nMORE = 1\n")):
        folder = tmp_path / str(n)
        folder.mkdir()
        path = file(folder, "boats.py", STAGE.format(name="boats", needs="") + more)
        made.add(edition(all_stages([path])))
    assert len({*made, edition(STAGES)}) == 3


WORDS = st.recursive(
    st.lists(st.text(max_size=3), max_size=3),
    lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=6,
)
TABLES = st.dictionaries(st.sampled_from("abc"), WORDS, max_size=3)


@given(TABLES, TABLES)
def test_adding_takes_nothing_away(ours: dict[str, object], theirs: dict[str, object]) -> None:
    try:
        made = merged(ours, theirs, "x")
    except Unusable:
        return
    assert kept(ours, made)
    assert kept(theirs, made)
    assert merged(made, theirs, "x") == made


def kept(part: object, whole: object) -> bool:
    if isinstance(part, dict) and isinstance(whole, dict):
        return all(key in whole and kept(value, whole[key]) for key, value in part.items())
    assert isinstance(part, list)
    assert isinstance(whole, list)
    return all(word in whole for word in part)
