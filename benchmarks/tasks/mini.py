"""Score notices, drift and forecasts on little stories written for people to read.

``python -m benchmarks.tasks.mini FILE [METRIC …]`` lists what is wrong, for reading: of a file
that may be looked at only.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from benchmarks.missed import listed
from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.change import Along, Change
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.forecast import Forecast
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.pipeline import STAGES
from reportedly.pipeline import run as run_stages
from reportedly.store.base import View
from reportedly.store.memory import MemoryLedger

__all__ = ["Case", "cases", "items", "misses", "run"]

COUNTS = ("false_notices", "false_withdrawals", "false_drifts", "false_fates")
FATES = {
    "came about": "said to have come about",
    "did not": "said not to have come about",
    "changed": "changed",
}
_KINDS = {"! ": BlockKind.TITLE, "| ": BlockKind.CAPTION}
_HEAD = re.compile(r"(?P<outlet>.+), (?P<day>\d{4}-\d\d-\d\d)")
_OTHERS = tuple(stage for stage in STAGES if stage.name not in ("same_story", "stories"))
Item = tuple[str, bool]


@dataclass(frozen=True)
class Case:
    """A little story, its articles in their order, and the passages that are marked in each."""

    title: str
    sort: str
    wanted: tuple[str, ...]
    articles: tuple[Article, ...]
    marks: tuple[tuple[Span, ...], ...]

    @property
    def marked(self) -> tuple[Span, ...]:
        return tuple(chain.from_iterable(self.marks))

    @property
    def trap(self) -> bool:
        return self.wanted == ("none",)

    def read(self) -> View:
        """What the whole pipeline makes of the articles as one story."""
        ledger = MemoryLedger()
        ids = tuple(sorted(article.id for article in self.articles))
        with ledger.writer() as writer:
            writer.put([Story(title="", articles=ids)], by="mini")
        run_stages(list(self.articles), ledger, stages=_OTHERS)
        return ledger.view()


def cases(text: str) -> Iterator[Case]:
    """The cases of a file. ValueError, with the title, where one has not the form."""
    body = re.sub(r"^#.*\n", "", text, flags=re.M)
    for part in re.split(r"^== ", body, flags=re.M)[1:]:
        title, judged, told = part.split("\n", 2)
        sort, _, wanted = judged.partition(" | ")
        pairs = [_article(title, words) for words in re.split(r"^@ ", told, flags=re.M)[1:]]
        if sort not in ("notice", "drift", "forecast") or not pairs:
            raise ValueError(f"{title}: not a judgement and its articles")
        articles, marks = zip(*pairs, strict=True)
        yield Case(title, sort, tuple(wanted.split(", ")), articles, marks)


def _article(title: str, part: str) -> tuple[Article, tuple[Span, ...]]:
    first, *lines = part.strip().splitlines()
    head = _HEAD.fullmatch(first)
    if head is None:
        raise ValueError(f"{title}: an article has an outlet and a day")
    text, headline = "", ""
    blocks, places = list[Block](), list[tuple[int, int]]()
    for line in lines:
        kind = _KINDS.get(line[:2], BlockKind.BODY)
        marked = line if kind is BlockKind.BODY else line[2:]
        text += "\n\n" if text else ""
        start, open_ = len(text), -1
        for piece in re.split(r"([\[\]])", marked):
            if piece == "[":
                open_ = len(text)
            elif piece == "]":
                places.append((open_, len(text)))
            else:
                text += piece
        blocks.append(Block(start=start, end=len(text), kind=kind))
        headline = headline or (text[start:] if kind is BlockKind.TITLE else "")
    on = Published(first=head["day"], last=head["day"], how=Known.METADATA)
    article = Article.of(
        text, source=f"{head['outlet']} {head['day']} {len(text)}", outlet=head["outlet"],
        title=headline, published=on, blocks=tuple(blocks),
    )  # fmt: skip
    return article, tuple(article.at(start, end) for start, end in places)


def run(data: Path) -> dict[str, float]:
    """Score a file of cases, each in a ledger of its own: fractions of 1, but for counts.

    notices_found: notices with a correction of ours that stands in the last article;
        notices_typed: of the kind wanted; taken_back: marked passages in which a claim is taken
        back. false_notices: corrections of ours in traps; false_withdrawals: claims in words not
        marked that are taken back (a retraction may take back all).
    drifts_found: marked pairs that are a change of ours; drifts_typed: of a kind wanted.
        false_drifts: changes of ours in words not marked.
    forecasts_found: those that are one of ours; fates: those with an outcome, and its fate, in the
        words marked. false_fates: outcomes elsewhere, or with another fate.
    """
    made = dict[str, float]()
    for name, told in items(cases(data.read_text("utf-8"))).items():
        share = round(sum(right for _, right in told) / len(told), 3) if told else 1.0
        made[name] = len(told) if name in COUNTS else share
    return made


def items(read: Iterable[Case]) -> dict[str, list[Item]]:
    """For each metric its items; for counts only what is too much."""
    found = defaultdict[str, list[Item]](list)
    scores = {"notice": _notice, "drift": _drift, "forecast": _forecast}
    for case in read:
        for metric, told, right in scores[case.sort](case, case.read()):
            found[metric].append((f"{case.title}: {told}", right))
    return {**found, **{name: found[name] for name in COUNTS}}


def _on(marks: Iterable[Span], spans: Iterable[Span | None]) -> bool:
    ours = [span for span in spans if span]
    return any(mark.overlaps(span) for mark in marks for span in ours)


def _told(spans: Iterable[Span | None]) -> str:
    return " / ".join(f"“{span.text}”" for span in spans if span)


def _notice(case: Case, view: View) -> Iterator[tuple[str, str, bool]]:
    claims = {claim.id: claim for claim in view.all(Claim)}
    ours = [c for c in view.all(Correction) if c.notice.article == case.articles[-1].id]
    told = "; ".join(f"{c.kind}: {c.notice.text}" for c in ours)
    if case.trap:
        yield from (("false_notices", f"{c.kind}: {c.notice.text}", False) for c in ours)
    else:
        yield "notices_found", told, bool(ours)
        yield "notices_typed", told, any(c.kind in case.wanted for c in ours)
    back = [claims[id] for c in ours for id in c.claims if id in claims]
    for mark in case.marked:
        right = any(_on([mark], claim.content) for claim in back)
        yield "taken_back", f"“{mark.text}” by {told}", right
    for claim in {claim.id: claim for claim in back}.values():
        if "retraction" not in case.wanted and not _on(case.marked, claim.content):
            yield "false_withdrawals", claim.text, False


def _drift(case: Case, view: View) -> Iterator[tuple[str, str, bool]]:
    ours = [c for c in view.all(Change) if c.along is not Along.VERSIONS]
    claims = {claim.id: claim for claim in view.all(Claim)}

    def linked(change: Change) -> bool:
        spans = [change.left_span, change.right_span]
        for id in (change.left, change.right):
            spans += claims[id].content if id in claims else ()
        return bool(case.marked) and _on(case.marked, spans)

    told = "; ".join(f"{c.kind}: {c.how}" for c in ours)
    if not case.trap:
        yield "drifts_found", told, any(map(linked, ours))
        yield "drifts_typed", told, any(c.kind in case.wanted for c in ours if linked(c))
    for change in ours:
        if not linked(change):
            words = _told((change.left_span, change.right_span))
            yield "false_drifts", f"{change.kind} {words} {change.how}", False


def _forecast(case: Case, view: View) -> Iterator[tuple[str, str, bool]]:
    first, *later = case.marks
    ours = [f for f in view.all(Forecast) if _on(first, [f.span])]
    outcomes = [outcome for forecast in ours for outcome in forecast.outcomes]
    told = "; ".join(f"{o.fate}: {o.span.text}" for o in outcomes)
    yield "forecasts_found", _told(first), bool(ours)
    fate, words = FATES.get(case.wanted[0], ""), list(chain.from_iterable(later))
    right = [o for o in outcomes if o.fate == fate and _on(words, [o.span])]
    if not case.trap:
        yield "fates", f"wanted {fate}, ours {told}", bool(right)
    for own in outcomes:
        if own not in right:
            yield "false_fates", f"{own.fate}: {own.span.text} ({own.how})", False


def misses(data: Path, metrics: Sequence[str] = ()) -> Iterator[str]:
    """Each miss and each false one, a line each; ValueError for a file that is held out."""
    if "heldout" in str(data.resolve()):
        raise ValueError("the held-out half is measured, never read")
    for metric, found in items(cases(data.read_text("utf-8"))).items():
        if not metrics or metric in metrics:
            yield from (f"{metric}: {told}" for told, right in found if not right)


if __name__ == "__main__":
    sys.exit(listed(misses))
