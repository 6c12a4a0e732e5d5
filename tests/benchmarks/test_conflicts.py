"""The scoring of conflicts, changes, silences and forecasts, on a story made up, and its gold."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.disputed import Answer, Disputed
from benchmarks.filled import read_articles
from benchmarks.missed import tally
from benchmarks.points import place
from benchmarks.tasks.conflicts import COUNTS, items, misses
from reportedly.model.article import Article
from reportedly.model.attribution import Method
from reportedly.model.change import Along, Change, ChangeKind
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Comparison, Contradiction, ContradictionKind, Ground
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.forecast import Fate, Forecast, Outcome
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.span import Span

ROOT = Path(__file__).resolve().parents[2] / "benchmarks" / "gold" / "conflicts"
FILES = sorted(ROOT.rglob("gold.json"))
ALLOWED = {
    "contradictions": {str(kind) for kind in ContradictionKind},
    "changes": {str(kind) for kind in ChangeKind},
    "corrections": {str(kind) for kind in CorrectionKind},
}
TEXTS = {
    "a": "The ferry sank. At least six died. The owner may sue. Vold denied a leak. Rain fell.",
    "b": "The ferry sank. Six died. The owner will sue. Its mast broke. Correction: six, not ten.",
    "c": "The ferry did not sink. Nine died upstream. The owner did not sue. No mast broke.",
}


def article(letter: str) -> Article:
    return Article.of(TEXTS[letter], source=letter)


ARTICLES = {letter: article(letter) for letter in TEXTS}


def at(passage: str) -> Span:
    letter, words = passage.split("|")
    start, end = place(TEXTS[letter], words, 1)
    return Span(article=ARTICLES[letter].id, start=start, end=end, text=words)


def words(*passages: str) -> list[dict[str, Any]]:
    rows = (passage.split("|") for passage in passages)
    return [{"article": letter, "words": told, "nth": 1} for letter, told in rows]


def pair(id: str, kind: str, verdict: str, a: str, b: str, ground: str = "") -> dict[str, Any]:
    told = {"id": id, "kind": kind, "also_kinds": [], "verdict": verdict, "also": [], "why": ""}
    return told | {"ground": ground, "also_grounds": [], "a": words(a), "b": words(b)}


def change(kind: str, along: str, was: str, now: str) -> dict[str, Any]:
    sides = {"from": words(was) if was else [], "to": words(now) if now else []}
    return {"kind": kind, "along": along, "also_along": [], "why": ""} | sides


def forecast(passage: str, *outcomes: dict[str, Any]) -> dict[str, Any]:
    return {**words(passage)[0], "due": "", "outcomes": list(outcomes)}


GOLD = {
    "versions": [{"articles": ["a", "b"], "how": "one address"}],
    "contradictions": [
        pair("c1", "factual", "conflicting", "a|The ferry sank", "c|did not sink"),
        pair("c2", "numeric", "revised", "a|At least six", "b|Six", "bound"),
        pair("c3", "denial", "conflicting", "b|Its mast broke", "c|No mast broke"),
        pair("c4", "numeric", "compatible", "a|Rain fell", "c|Nine", "date"),
    ],
    "traps": [{"a": words("a|At least six"), "b": words("c|Nine died upstream"), "why": ""}],
    "open_pairs": [{"a": words("a|may sue"), "b": words("c|did not sue"), "why": ""}],
    "changes": [
        change("bound changed", "versions", "a|At least six", "b|Six"),
        change("strengthened", "versions", "a|may sue", "b|will sue"),
        change("removed", "versions", "a|Rain fell", ""),
        change("headline says more", "headline and body", "c|did not sue", "c|No mast broke"),
    ],
    "open_changes": [change("added", "versions", "", "b|Its mast broke")],
    "corrections": [
        {"kind": "correction", "notice": words("b|Correction: six, not ten")[0], "of": ["a"]}
        | {"claims": words("a|At least six", "a|The ferry sank")}
    ],
    "silences": [
        {"status": "denied", "also": [], "who": "Vold", "cue": words("a|denied")[0]}
        | {"about": words("a|a leak")},
        {"status": "no comment", "also": [], "who": "", "cue": words("a|Rain")[0], "about": []},
    ],
    "forecasts": [
        forecast(
            "a|The owner may sue",
            {"fate": str(Fate.DID_NOT), "passages": words("c|did not sue")},
            {"fate": str(Fate.CAME_ABOUT), "passages": words("b|will sue"), "optional": True},
        ),
        forecast("c|Nine died"),
    ],
}


def against(kind: str, verdict: Comparison, left: str, right: str) -> Contradiction:
    return Contradiction(
        kind=ContradictionKind(kind), verdict=verdict, left="", right="", left_span=at(left),
        right_span=at(right), slots=(), how="", ground=Ground.DATE,
    )  # fmt: skip


def moved(kind: ChangeKind, was: str, now: str) -> Change:
    return Change(
        kind=kind, along=Along.VERSIONS, left="", right="", left_span=at(was) if was else None,
        right_span=at(now) if now else None, was="", now="", how="",
    )  # fmt: skip


def claim(passage: str) -> Claim:
    return Claim(
        content=(at(passage),), method=Method.INDIRECT, cue=None, speaker=None, hops=(),
        status=Status.ASSERTED,
    )  # fmt: skip


CLAIMS = {
    "sank": claim("a|The ferry sank"),
    "rain": claim("a|Rain fell"),
}
IDS = {letter: article.id for letter, article in ARTICLES.items()}
STORY = Disputed(
    name="ferry",
    gold=GOLD,
    texts=ARTICLES,
    contradictions=[
        against("denial", Comparison.CONFLICTING, "c|ferry did not sink", "b|Its mast broke"),
        against("factual", Comparison.CONFLICTING, "c|The ferry did not sink", "a|ferry sank"),
        against("numeric", Comparison.CONFLICTING, "a|six", "c|Nine"),
        against("factual", Comparison.CONFLICTING, "a|The owner may sue", "c|did not sue"),
        against("factual", Comparison.COMPATIBLE, "a|Rain", "c|Nine died"),
    ],
    changes=[
        moved(ChangeKind.FIGURE, "a|six died", "b|Six"),
        moved(ChangeKind.STRENGTHENED, "a|may", "b|will"),
        moved(ChangeKind.ADDED, "", "b|mast"),
        moved(ChangeKind.REMOVED, "a|denied", ""),
    ],
    lineages=[Lineage(articles=(IDS["a"], IDS["b"])), Lineage(articles=(IDS["a"], IDS["c"]))],
    corrections=[
        Correction(
            kind=CorrectionKind.CLARIFICATION,
            notice=at("b|Correction"),
            of=(IDS["a"],),
            claims=("sank", "rain"),
        )
    ],
    forecasts=[
        Forecast(
            span=at("a|may sue"),
            claim="",
            outcomes=(
                Outcome(claim="", span=at("c|did not sue"), fate=Fate.DID_NOT, how=""),
                Outcome(claim="", span=at("c|No mast"), fate=Fate.CAME_ABOUT, how=""),
            ),
        )
    ],
    answers=[Answer(at("a|denied"), "denied", (at("a|a leak"),))],
    claims=CLAIMS,
)
FIGURES = tally(
    {name: [right for _, right in found] for name, found in items(STORY).items()}, COUNTS
)


@pytest.mark.parametrize(
    ("metric", "value"),
    [
        ("contradictions_found", 0.75),  # c2 by a change between versions; c3 is not found
        ("contradictions_typed", 0.5),  # c4 is called factual
        ("verdicts", 0.5),
        ("conflicts", 0.5),
        ("grounds", 1.0),  # of c4 alone
        ("false_conflicts", 2),  # the trap, and sinking against the mast; may sue is open
        ("traps_taken", 1),
        ("versions_right", 1.0),
        ("false_versions", 1),
        ("changes_found", 0.5),
        ("changes_typed", 0.25),
        ("along_versions", 0.333),
        ("along_others", 0.0),
        ("changes_precision", 0.667),  # what was added is open
        ("false_changes", 1),
        ("corrections_found", 1.0),
        ("corrections_typed", 0.0),
        ("claims_taken_back", 0.5),
        ("false_corrections", 0),
        ("false_withdrawals", 1),  # rain fell
        ("silences_found", 0.5),
        ("silences_about", 1.0),
        ("forecasts_found", 0.5),
        ("fates", 0.5),  # of nine, no forecast is known
        ("false_fates", 1),
    ],
)
def test_figures_of_a_story(metric: str, value: float) -> None:
    assert FIGURES[metric] == value


def passages(gold: Any) -> list[dict[str, Any]]:
    if isinstance(gold, dict):
        own = [gold] if {"article", "words"} <= gold.keys() else []
        return own + [row for value in gold.values() for row in passages(value)]
    return [row for value in gold for row in passages(value)] if isinstance(gold, list) else []


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.parent.name)
def test_all_words_of_the_gold_stand_in_its_articles(file: Path) -> None:
    gold = json.loads(file.read_text("utf-8"))
    articles = read_articles(gold["articles"], file.parent)
    for there in passages(gold):
        place(articles[there["article"]].text, there["words"], there["nth"])


@pytest.mark.parametrize("file", FILES, ids=lambda f: f.parent.name)
def test_the_gold_uses_the_words_of_the_model(file: Path) -> None:
    gold = json.loads(file.read_text("utf-8"))
    for key, allowed in ALLOWED.items():
        assert {k for r in gold[key] for k in (r["kind"], *r.get("also_kinds", ()))} <= allowed
    pairs = gold["contradictions"]
    assert {v for r in pairs for v in (r["verdict"], *r["also"])} <= {str(c) for c in Comparison}
    assert {g for r in pairs for g in (r["ground"], *r["also_grounds"])} <= {
        str(g) for g in Ground
    }
    rows = gold["changes"]
    assert {a for r in rows for a in (r["along"], *r["also_along"])} <= {str(a) for a in Along}
    assert {s for r in gold["silences"] for s in (r["status"], *r["also"])} <= {
        str(s) for s in Status
    }
    fates = [o for row in gold["forecasts"] for o in row["outcomes"]]
    assert {f for o in fates for f in (o["fate"], *o.get("also", ()))} <= {str(f) for f in Fate}


def test_the_held_out_half_is_not_listed() -> None:
    with pytest.raises(ValueError, match="never read"):
        list(misses(ROOT))
