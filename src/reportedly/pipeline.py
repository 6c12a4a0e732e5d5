"""The default order of work, written down once."""

import hashlib
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import chain
from os import getpid
from pathlib import Path

from reportedly.engine.base import READ, Engine
from reportedly.engine.desk import Desk
from reportedly.engine.editions import edition_of, reader_edition
from reportedly.engine.local import Local
from reportedly.engine.plan import Phase, Wide, phases
from reportedly.extract.attributions import attributions
from reportedly.extract.chains import chains
from reportedly.extract.claims import claims
from reportedly.extract.hedges import hedges
from reportedly.extract.measures import measures
from reportedly.extract.mentions import mentions
from reportedly.extract.names import names
from reportedly.extract.propositions import propositions
from reportedly.extract.quantities import quantities
from reportedly.extract.quotations import quotations
from reportedly.extract.sketches import sketches
from reportedly.extract.speech import speech
from reportedly.extract.statements import statements
from reportedly.extract.times import times
from reportedly.lexicon.load import additions
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.record import Record, record
from reportedly.model.signed import HUMAN
from reportedly.plugins import refuse
from reportedly.reconcile.changes import changes
from reportedly.reconcile.claim_groups import claim_groups
from reportedly.reconcile.contradictions import contradictions
from reportedly.reconcile.corrections import corrections
from reportedly.reconcile.decisions import QUESTIONS, judged_by, judgements, pending, standing
from reportedly.reconcile.drifts import drifts
from reportedly.reconcile.events import events
from reportedly.reconcile.forecasts import forecasts
from reportedly.reconcile.lineages import lineages
from reportedly.reconcile.meanings import meanings
from reportedly.reconcile.origins import origins
from reportedly.reconcile.referents import referents
from reportedly.reconcile.series import series
from reportedly.reconcile.stories import stories
from reportedly.reconcile.testimonies import testimonies
from reportedly.reconcile.utterances import utterances
from reportedly.resolve.claims import same_claim
from reportedly.resolve.copies import copies
from reportedly.resolve.names import same_name
from reportedly.resolve.origins import same_origin
from reportedly.resolve.stories import same_story
from reportedly.resolve.versions import versions
from reportedly.stage import (
    Extract,
    Stage,
    added,
    in_order,
)
from reportedly.store.base import Ledger, View, Writer
from reportedly.store.clock import now
from reportedly.store.touched import Touched
from reportedly.text.parse import MODEL
from reportedly.text.tagger import missing

__all__ = [
    "STAGES",
    "Progress",
    "Summary",
    "all_stages",
    "compared",
    "derive",
    "edition",
    "once",
    "read_articles",
    "read_new",
    "run",
]

STAGES: tuple[Stage, ...] = (
    mentions,
    times,
    quantities,
    quotations,
    attributions,
    speech,
    hedges,
    names,
    chains,
    claims,
    statements,
    propositions,
    measures,
    sketches,
    same_name,
    referents,
    copies,
    versions,
    lineages,
    same_story,
    stories,
    meanings,
    same_claim,
    claim_groups,
    utterances,
    testimonies,
    same_origin,
    origins,
    corrections,
    changes,
    series,
    drifts,
    contradictions,
    forecasts,
    events,
)


def all_stages(files: Iterable[Path] = ()) -> tuple[Stage, ...]:
    """The default stages and those of plugins, in these Python files, those in use, or published.
    One that cannot run is left out, and told by ``plugins.faults``."""
    made = list(STAGES)
    waiting = added((stage.name for stage in STAGES), files)
    while waiting:
        fitting = [offer for offer in waiting if not _lacks(made, offer.value)]
        if not fitting:
            for offer in waiting:
                refuse(f"{offer.home}, {offer.name}", _lacks(made, offer.value))
            break
        made += (offer.value for offer in fitting)
        waiting = [offer for offer in waiting if offer not in fitting]
    return tuple(made)


def _lacks(stages: Sequence[Stage], stage: Stage) -> str:
    """Why a stage cannot run beside these: nobody makes what it needs."""
    try:
        _extractors((*stages, stage))
    except LookupError as error:
        return str(error)
    return ""


Progress = Callable[[str, int], None]
"""Called with what is being done and how many of it are: "read" and articles, a stage and stages,
"within" and stories (or articles in none)."""


@record
class Summary:
    """What one run did: articles read anew, known already, inputs that failed; and whether it was
    asked to stop before it came to the end of the inputs."""

    added: int
    known: int
    failures: tuple[Failure, ...]
    stopped: bool = False


def read_articles(articles: Iterable[Article], engine: Engine | None = None) -> Iterator[Reading]:
    """Read each article on its own: the part of the work that needs no other article."""
    return (engine or Local()).extract(_extractors(STAGES), articles)


def run(
    inputs: Iterable[Article | Failure],
    ledger: Ledger,
    engine: Engine | None = None,
    stages: Sequence[Stage] = STAGES,
    progress: Progress = lambda what, done: None,
) -> Summary:
    """Fill ``ledger`` from what was read. Safe to repeat: the same input adds nothing.

    An article that this edition of the software has read already is not read again.
    """
    summary = read_new(inputs, ledger, engine, stages, progress)
    derive(ledger, engine, stages, progress)
    return summary


def read_new(
    inputs: Iterable[Article | Failure],
    ledger: Ledger,
    engine: Engine | None = None,
    stages: Sequence[Stage] = STAGES,
    progress: Progress = lambda what, done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Summary:
    """The first half of `run`: what can be read of each article by itself. Each is written down at
    once, so that what is broken off goes on where it was when the same inputs come again. As soon
    as ``stopped`` says so, no other article is begun."""
    engine, made = engine or Local(), edition(stages)
    failures, broken, known, added = list[Failure](), list[Failure](), 0, 0
    view, kept, begun = ledger.view(), set[str](), dict[str, Article]()

    def new() -> Iterator[Article]:
        nonlocal known
        for item in inputs:
            if stopped():
                return
            if isinstance(item, Failure):
                failures.append(item)
                continue
            if item.raw and item.sha256 not in kept:
                with ledger.writer() as writer:
                    writer.archived(item.sha256, by=READ, edition=reader_edition())
                kept.add(item.sha256)
            if _known(view, item, made) or _same(begun.get(item.id), item):
                _traced(ledger, item, made)
                known += 1
                progress("read", added + known)
            else:
                begun[item.id] = item
                yield item

    for reading in engine.extract(_extractors(stages), new()):
        broken += reading.of(Failure)
        begun.pop(reading.article.id, None)
        if _written(ledger, reading, Receipt(article=reading.article.id, edition=made), stages):
            added += 1
            progress("read", added + known)
    with ledger.writer() as writer:
        for failure in failures:
            writer.put([failure], by=READ, about=failure.source, edition=reader_edition())
    return Summary(added=added, known=known, failures=(*failures, *broken), stopped=stopped())


def _written(ledger: Ledger, reading: Reading, receipt: Receipt, stages: Sequence[Stage]) -> bool:
    """Write down what was read of an article. Where that was broken off from outside, only so:
    what was known of it stands, and it will be read again."""
    about = reading.article.id
    by_stage = dict(reading.made)
    with ledger.writer() as writer:
        if lost := by_stage.pop(READ, ()):
            view = ledger.view()
            there = (view.all(kind, articles=[about]) for kind in (Article, Receipt))
            writer.put([*chain(*there), *lost], by=READ, about=about, edition=reader_edition())
            return False
        read: list[Record] = [reading.article, receipt]
        writer.put(read, by=READ, about=about, edition=reader_edition())
        editions = {stage.name: edition_of(stage) for stage in stages}
        for by, records in by_stage.items():
            writer.put(records, by=by, about=about, edition=editions[by])
    return True


def _known(view: View, item: Article, made: str) -> bool:
    """Whether this edition has read the article as it is, from whatever bytes."""
    receipt = Receipt(article=item.id, edition=made)
    return _same(view.get(Article, item.id), item) and view.get(Receipt, receipt.id) is not None


def _same(there: Article | None, item: Article) -> bool:
    return there is not None and once(there) == once(item)


def once(article: Article) -> Article:
    """All but from which bytes it was read, and when these were fetched: a page that says the same
    again, in another archive, is no other article."""
    notes = tuple(note for note in article.notes if note.field != "fetched")
    source = "" if article.url else article.source
    return replace(article, sha256="", raw=None, fetched="", notes=notes, source=source)


def _traced(ledger: Ledger, item: Article, made: str) -> None:
    """Write down where the bytes of an article lie that was read before they were kept."""
    there = ledger.view().get(Article, item.id)
    if item.raw and there is not None and there.raw is None:
        with ledger.writer() as writer:
            receipt = Receipt(article=item.id, edition=made)
            writer.put([item, receipt], by=READ, about=item.id, edition=reader_edition())


def derive(
    ledger: Ledger,
    engine: Engine | None = None,
    stages: Sequence[Stage] = STAGES,
    progress: Progress = lambda what, done: None,
    *,
    anew: bool = False,
) -> bool:
    """Bring up to date what rests on more than one article; return whether that was needed.

    Only what has come, gone or changed since it was last done is worked in, with the decisions of
    analysts, by whatever process that was written down; the ledger then holds what it would if
    all were made anew. That is done where ``anew`` asks for it, where another edition of the
    software compared before, or where nobody has. Where another process starts the same
    meanwhile, it is left to that one.
    """
    view, made, start = ledger.view(), _comparing(stages), ledger.lines()
    through = None if anew else _through(view, made)
    touched = None if through is None else Touched(ledger, through, (COMPARING,)).read()
    if touched is not None and not touched and not pending(view):
        return False
    token = Receipt(article="", edition=f"begun {now()} by {getpid()}")
    with ledger.writer() as writer:
        writer.put([token], by=COMPARING, about=BEGUN)
        if touched is None:
            writer.put([], by=COMPARING)

    @contextmanager
    def writing() -> Iterator[Writer]:
        with ledger.writer() as writer:
            if ledger.view().get(Receipt, token.id) is None:
                raise _Overtaken
            yield writer

    try:
        with writing() as writer:
            _heed(view, writer)
        elsewhere = ledger.elsewhere()
        desk = Desk(view, ledger.keyed, engine or Local(), writing, touched, progress, elsewhere)
        names = {stage.name for stage in STAGES}
        added = {stage.name for stage in stages} - names
        for number, phase in enumerate(phases(stages, added)):
            _done(desk, phase, number, added, progress)
        with writing() as writer:
            ours = {COMPARING, *(stage.name for stage in stages if not isinstance(stage, Extract))}
            last = _worked_in(ledger, start, ours)
            writer.put([], by=COMPARING, about=BEGUN)
            writer.put([Receipt(article="", edition=f"{made}{_THROUGH}{last}")], by=COMPARING)
    except _Overtaken:
        pass
    return True


def compared(ledger: Ledger, stages: Sequence[Stage] = STAGES) -> None:
    """Believe that all in a ledger has been compared by this edition, on another engine, and keep
    what is needed for working in only what comes after."""
    desk = Desk(ledger.view(), ledger.keyed, Local(), ledger.writer, None)
    for phase in phases(stages):
        desk.take(phase)
    with ledger.writer() as writer:
        through = f"{_comparing(stages)}{_THROUGH}{ledger.lines()}"
        writer.put([Receipt(article="", edition=through)], by=COMPARING)


def _done(
    desk: Desk, phase: Phase, number: int, added: Container[str], progress: Progress
) -> None:
    """Do a phase. Where it is a plugin's and breaks, that is told by ``plugins.faults``: what it
    said before stands, and the others go on."""
    name = phase.stage.name if isinstance(phase, Wide) else phase.stages[0].name
    if isinstance(phase, Wide):
        progress(name, number)
    try:
        desk.do(phase)
    except Exception as error:
        if isinstance(error, _Overtaken) or name not in added:
            raise
        desk.forget(phase)
        refuse(f"stage {name}", f"broke: {type(error).__name__}: {error}")


class _Overtaken(Exception):
    """Another process has begun to compare."""


COMPARING = "comparing"
"""Who says, in the ledger, that all articles have been compared, and by which edition."""
BEGUN = "begun"
"""About what: that somebody is at it."""
_THROUGH = " through line "


def _through(view: View, made: str) -> int | None:
    """The line of the log up to which this edition has worked all in; None where it has not."""
    for receipt in view.all(Receipt, by=(COMPARING,)):
        edition, _, line = receipt.edition.partition(_THROUGH)
        if edition == made and line:
            return int(line)
    return None


def _worked_in(ledger: Ledger, start: int, ours: Collection[str]) -> int:
    """The last line of the log; where others have written of articles since that line at the
    start, that one."""
    for line in ledger.log(start + 1):
        if line.by not in ours and not line.by.startswith((HUMAN, judged_by(""))):
            return start
    return ledger.lines()


def _heed(view: View, writer: Writer) -> None:
    """Make judgements of the decisions of analysts, by where the records lie now."""
    settled = standing(view)
    for matter, stage in QUESTIONS.items():
        writer.put(judgements(settled, matter), by=judged_by(stage))


def _extractors(stages: Iterable[Stage]) -> tuple[Extract, ...]:
    return in_order(stage for stage in stages if isinstance(stage, Extract))


@cache
def _sources(*layers: str) -> str:
    """A hash of the code and word lists of these layers."""
    total = hashlib.sha256(MODEL.encode())
    home = Path(__file__).parent
    for layer in layers:
        for path in sorted((home / layer).rglob("*.*")):
            if path.suffix in (".py", ".toml", ".tsv"):
                total.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    total.update(additions().encode())
    return total.hexdigest()[:16]


def edition(stages: Sequence[Stage] = STAGES) -> str:
    """Name what this software makes of an article: its code, word lists, models and stages, with
    the code of those that plugins add."""
    names = ",".join(_named(stage) for stage in stages if isinstance(stage, Extract))
    by = "rules" if missing() else "tagger"
    code = _sources("extract", "lexicon", "model", "text")
    return f"{code}:{hashlib.sha256(names.encode()).hexdigest()[:8]}:{by}"


def _named(stage: Stage) -> str:
    return stage.name if stage in STAGES else f"{stage.name}@{edition_of(stage)}"


def _comparing(stages: Sequence[Stage]) -> str:
    """Name what this software makes of several articles, given what was read in each."""
    names = ",".join(_named(stage) for stage in stages)
    code = _sources("engine", "lexicon", "model", "reconcile", "resolve", "text")
    return f"{code}:{hashlib.sha256(names.encode()).hexdigest()[:8]}"
