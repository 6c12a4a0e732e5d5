"""The default order of work, written down once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from reportedly.engine.base import Engine, Stories
from reportedly.engine.local import Local
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
from reportedly.extract.times import times
from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.receipt import Receipt
from reportedly.model.record import record
from reportedly.model.story import Story
from reportedly.reconcile.claim_groups import claim_groups
from reportedly.reconcile.contradictions import contradictions
from reportedly.reconcile.entities import entities
from reportedly.reconcile.events import events
from reportedly.reconcile.origins import origins
from reportedly.reconcile.series import series
from reportedly.reconcile.stories import stories
from reportedly.reconcile.testimonies import testimonies
from reportedly.resolve.claims import same_claim
from reportedly.resolve.copies import copies
from reportedly.resolve.names import same_name
from reportedly.resolve.origins import same_origin
from reportedly.resolve.stories import same_story
from reportedly.stage import Compare, Extract, Stage, from_file, in_order, installed
from reportedly.store.base import Ledger, View
from reportedly.text.parse import MODEL
from reportedly.text.tagger import missing

__all__ = ["STAGES", "Summary", "all_stages", "edition", "read_articles", "run"]

STAGES: tuple[Stage, ...] = (
    mentions,
    times,
    quantities,
    quotations,
    attributions,
    hedges,
    names,
    chains,
    claims,
    propositions,
    measures,
    sketches,
    same_name,
    entities,
    copies,
    same_story,
    stories,
    same_claim,
    claim_groups,
    testimonies,
    same_origin,
    origins,
    series,
    contradictions,
    events,
)


def all_stages(files: Iterable[Path] = ()) -> tuple[Stage, ...]:
    """The default stages, those that installed packages offer, and those of Python files."""
    ours = {stage.name for stage in STAGES}
    others = [stage for name, stage in installed().items() if name not in ours]
    return (*STAGES, *others, *(stage for path in files for stage in from_file(path)))


Progress = Callable[[str, int], None]
"""Called with what is being done and how many articles (or stages) of it are done."""


@record
class Summary:
    """What one run did: articles read anew, known already, and inputs that failed."""

    added: int
    known: int
    failures: tuple[Failure, ...]


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
    engine, made = engine or Local(), edition(stages)
    failures, known, added = list[Failure](), 0, 0
    view = ledger.view()

    def new() -> Iterator[Article]:
        nonlocal known
        for item in inputs:
            if isinstance(item, Failure):
                failures.append(item)
            elif view.get(Receipt, Receipt(article=item.id, edition=made).id) and (
                view.get(Article, item.id) == item
            ):
                known += 1
                progress("read", added + known)
            else:
                yield item

    for reading in engine.extract(_extractors(stages), new()):
        about = reading.article.id
        with ledger.writer() as writer:
            receipt = Receipt(article=about, edition=made)
            writer.put([reading.article, receipt], by="read", about=about)
            for by, records in reading.made:
                writer.put(records, by=by, about=about)
                failures += [found for found in records if isinstance(found, Failure)]
        added += 1
        progress("read", added + known)
    with ledger.writer() as writer:
        for failure in failures:
            writer.put([failure], by="read", about=failure.source)
    if added:
        _derive(ledger, engine, stages, progress)
    return Summary(added=added, known=known, failures=tuple(failures))


def _derive(ledger: Ledger, engine: Engine, stages: Sequence[Stage], progress: Progress) -> None:
    """Recompute all that rests on more than one article."""
    for done, stage in enumerate(stage for stage in stages if not isinstance(stage, Extract)):
        progress(stage.name, done)
        view = ledger.view()
        places = _stories(view)
        if isinstance(stage, Compare):
            made = engine.compare(stage, view.all(stage.of), places)
        else:
            found = (record for kind in stage.of for record in view.all(kind))
            made = engine.gather(stage, found, view.all(Judgement), places)
        with ledger.writer() as writer:
            writer.put(made, by=stage.name)


def _extractors(stages: Iterable[Stage]) -> tuple[Extract, ...]:
    return in_order(stage for stage in stages if isinstance(stage, Extract))


def _stories(view: View) -> Stories:
    return {article: story.id for story in view.all(Story) for article in story.articles}


@cache
def _sources() -> str:
    """A hash of the code and word lists that decide what extraction yields."""
    total = hashlib.sha256(MODEL.encode())
    home = Path(__file__).parent
    for layer in ("extract", "lexicon", "model", "text"):
        for path in sorted((home / layer).rglob("*.*")):
            if path.suffix in (".py", ".toml", ".tsv"):
                total.update(path.relative_to(home).as_posix().encode() + path.read_bytes())
    return total.hexdigest()[:16]


def edition(stages: Sequence[Stage] = STAGES) -> str:
    """Name what this software makes of an article: its code, word lists, models and stages."""
    names = ",".join(stage.name for stage in stages if isinstance(stage, Extract))
    by = "rules" if missing() else "tagger"
    return f"{_sources()}:{hashlib.sha256(names.encode()).hexdigest()[:8]}:{by}"
