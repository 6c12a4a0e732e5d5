"""``cases/stories/{drift,silences,forecasts}.txt``: what short stories lose, withhold, foresee."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.change import Along, Change
from reportedly.model.claim import Claim
from reportedly.model.forecast import Forecast
from reportedly.model.hedge import Status
from reportedly.model.story import Story
from reportedly.pipeline import STAGES, run
from reportedly.report.denials import denials
from reportedly.report.material import Material
from reportedly.report.silences import silences
from reportedly.store.memory import MemoryLedger

HOME = Path(__file__).parent / "cases" / "stories"
OTHERS = [stage for stage in STAGES if stage.name not in ("same_story", "stories")]
KINDS = {"! ": BlockKind.TITLE, "| ": BlockKind.CAPTION}


def cases(name: str) -> Iterator[Any]:
    body = re.sub(r"^#.*\n", "", (HOME / f"{name}.txt").read_text("utf-8"), flags=re.M)
    for case in re.split(r"^== ", body, flags=re.M)[1:]:
        title, _, text = case.partition("\n")
        yield pytest.param(text.strip(), id=title)


def read(case: str, step: int = 1) -> tuple[Material, list[str]]:
    """What the ledger holds of the articles of a case, as one story, and the lines expected;
    ``step`` -1 reads the articles from the last to the first."""
    wanted = [line for line in case.splitlines() if line.startswith(">")]
    told = "\n".join(line for line in case.splitlines() if not line.startswith(">"))
    articles = [article(part) for part in re.split(r"^@ ", told, flags=re.M)[1:]][::step]
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put([Story(title="", articles=tuple(sorted(a.id for a in articles)))], by="test")
    run(articles, ledger, stages=OTHERS)
    return Material(ledger.view()), wanted


def article(part: str) -> Article:
    head, *lines = part.strip().splitlines()
    outlet, _, day = head.rpartition(", ")
    text, blocks = "", list[Block]()
    for line in lines:
        kind = KINDS.get(line[:2], BlockKind.BODY)
        words = line if kind is BlockKind.BODY else line[2:]
        text += "\n\n" if text else ""
        blocks.append(Block(start=len(text), end=len(text) + len(words), kind=kind))
        text += words
    published = Published(first=day, last=day, how=Known.METADATA)
    return Article.of(
        text, source=outlet + day, outlet=outlet, published=published, blocks=tuple(blocks)
    )


def sides(material: Material, change: Change) -> tuple[str, str]:
    """The words that differ and the statements they stand in, of both sides."""
    ends = ((change.left, change.left_span), (change.right, change.right_span))
    left, right = (
        f"{span.text if span else ''} | {claim.text if claim else ''} | {speaker(claim)}"
        for claim, span in ((material.claims.get(id), span) for id, span in ends)
    )
    return left, right


def speaker(claim: Claim | None) -> str:
    return claim.hops[0].name if claim and claim.hops else ""


@pytest.mark.parametrize("case", list(cases("drift")))
def test_drift(case: str) -> None:
    material, wanted = read(case)
    found = [c for c in material.of(Change) if c.along is not Along.VERSIONS]
    told = [(str(c.kind), *sides(material, c)) for c in found]
    assert len(told) == len(wanted), told
    for line in wanted:
        kind, _, ends = line[2:].partition(": ")
        left, right = ends.split(" / ")
        assert any(k == kind and left in one and right in other for k, one, other in told), told


@pytest.mark.parametrize("case", list(cases("silences")))
def test_silences_and_denials(case: str) -> None:
    material, wanted = read(case)
    told = [
        (
            row.who,
            row.status,
            " ".join((row.text, *(c.text for c in (*row.about, row.after) if c))),
        )
        for row in silences(material)
    ]
    told += [
        (row.who, str(Status.DENIED), " ".join((row.text, *(a.claim.text for a in row.about))))
        for row in denials(material)
    ]
    assert len(told) == len(wanted), told
    for line, (who, status, about) in zip(wanted, told, strict=True):
        asked = line[2:].split(" | ")
        assert asked[0].casefold() in who.casefold(), told
        assert asked[1] == status, told
        assert asked[2] in about, told


@pytest.mark.parametrize("case", list(cases("forecasts")))
def test_forecasts(case: str) -> None:
    material, wanted = read(case)
    found = material.of(Forecast)
    told = list[str]()
    for forecast in found:
        told.append(f"> {forecast.due or '-'} | {forecast.span.text}")
        told += [f">> {outcome.fate}: {outcome.span.text}" for outcome in forecast.outcomes]
    assert len(told) == len(wanted), told
    for line, ours in zip(wanted, told, strict=True):
        sort, words = re.split(r" \| |: ", line, maxsplit=1)
        assert ours.startswith(sort), told
        assert words in ours, told


@pytest.mark.parametrize(("name", "kind"), [("drift", Change), ("forecasts", Forecast)])
def test_the_order_in_which_articles_come_does_not_matter(name: str, kind: type[Any]) -> None:
    several = [case.values[0] for case in cases(name) if case.values[0].count("@ ") > 1]
    for case in several[:2]:
        one, other = ({found.id for found in read(case, step)[0].of(kind)} for step in (1, -1))
        assert one
        assert one == other
