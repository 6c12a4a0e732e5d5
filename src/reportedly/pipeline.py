"""The default order of work, written down once."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from reportedly.calm import calm
from reportedly.engine.base import Engine
from reportedly.engine.desk import Desk
from reportedly.engine.editions import edition_of
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
from reportedly.intake import Intake, Progress, Summary, once
from reportedly.lexicon.load import additions
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.reading import Reading
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
from reportedly.store.touched import Touched
from reportedly.store.turns import COMPARING, Overtaken, Turn, through, worked_in
from reportedly.text.parse import MODEL
from reportedly.text.tagger import missing

__all__ = [
    "COMPARING",
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


@calm()
def read_new(
    inputs: Iterable[Article | Failure],
    ledger: Ledger,
    engine: Engine | None = None,
    stages: Sequence[Stage] = STAGES,
    progress: Progress = lambda what, done: None,
    stopped: Callable[[], bool] = lambda: False,
) -> Summary:
    """The first half of `run`: what can be read of each article by itself (`intake.Intake.read`).
    As soon as ``stopped`` says so, no other article is begun."""
    extracting = _extractors(stages)
    return Intake(ledger, extracting, edition(stages), progress, stopped).read(
        inputs, engine or Local()
    )


@calm()
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
    view, made = ledger.view(), _comparing(stages)
    known = None if anew else through(view, made)
    touched = None if known is None else Touched(ledger, known, (COMPARING,)).read()
    if touched is not None and not touched and not pending(view):
        return False
    turn, elsewhere = Turn(ledger, made, anew=touched is None), ledger.elsewhere()
    desk = Desk(view, ledger.keyed, engine or Local(), turn.writing, touched, progress, elsewhere)
    added = {stage.name for stage in stages}.difference(stage.name for stage in STAGES)
    ours = {stage.name for stage in stages if not isinstance(stage, Extract)}
    try:
        with turn.writing() as writer:
            _heed(view, writer)
        for number, phase in enumerate(phases(stages, added)):
            _do(desk, phase, number, added, progress)
        turn.done(ours | {judged_by(question) for question in QUESTIONS.values()})
    except Overtaken:
        pass
    return True


def compared(ledger: Ledger, stages: Sequence[Stage] = STAGES) -> None:
    """Believe that all in a ledger has been compared by this edition, on another engine, and keep
    what is needed for working in only what comes after."""
    desk = Desk(ledger.view(), ledger.keyed, Local(), ledger.writer, None)
    for phase in phases(stages):
        desk.take(phase)
    with ledger.writer() as writer:
        worked_in(writer, _comparing(stages), ledger.lines())


def _do(desk: Desk, phase: Phase, number: int, added: Container[str], progress: Progress) -> None:
    """Do a phase. Where it is a plugin's and breaks, that is told by ``plugins.faults``: what it
    said before stands, and the others go on."""
    name = phase.stage.name if isinstance(phase, Wide) else phase.stages[0].name
    if isinstance(phase, Wide):
        progress(name, number)
    try:
        desk.do(phase)
    except Exception as error:
        if isinstance(error, Overtaken) or name not in added:
            raise
        desk.forget(phase)
        refuse(f"stage {name}", f"broke: {type(error).__name__}: {error}")


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
