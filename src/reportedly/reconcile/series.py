"""Low, best and high of one measure over time, from independent origins only."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, Quantity
from reportedly.model.record import articles_of
from reportedly.model.series import Estimate, Series
from reportedly.reconcile.completions import completed
from reportedly.reconcile.estimates import estimates
from reportedly.reconcile.keys import same_measure
from reportedly.reconcile.labels import label
from reportedly.reconcile.rules import DEFAULT, RULES, Rule
from reportedly.reconcile.shared_values import SharedValues
from reportedly.reconcile.slots import Slots
from reportedly.reconcile.sums import sums
from reportedly.reconcile.telling import Telling
from reportedly.reconcile.worth import informative, worth_a_series
from reportedly.stage import Gather, Group, PerStory

__all__ = ["reckon", "series"]


def reckon(
    measures: Iterable[Measure],
    origins: Iterable[Origin],
    articles: Iterable[Article],
    rule: str = DEFAULT,
    *,
    claims: Iterable[Claim] = (),
    quantities: Iterable[Quantity] = (),
) -> Iterator[Series]:
    """All series of one story, made from its ``measures`` (or some of them) under a rule.

    ``origins`` say which figures rest on one word (a claim of none is its own origin),
    ``articles`` which place lies in which and who printed first, ``claims`` how many hops a
    carrier is from the root, ``quantities`` which figures are parts of others. Raises KeyError
    for a rule that is not in ``RULES``.
    """
    chosen, articles = RULES[rule], list(articles)
    measures = list(measures)
    read = completed(measures)
    worth = [m for m in measures if informative(read.get(m.id, m))]
    telling = Telling.read(worth, origins, articles, claims)
    texts = [article.text for article in articles]
    parts = {quantity.id for quantity in quantities if quantity.part_of}
    cells = same_measure(worth, texts, parts, telling, read)
    shared = SharedValues.read(cells, telling)
    for slots, found in cells.items():
        if worth_a_series([read.get(m.id, m) for m in found]):
            made = estimates(found, shared, chosen, sums(slots, cells, telling))
            yield _series(slots, found, tuple(made), chosen)


def _fold(group: Group) -> Iterator[Series]:
    return reckon(
        group.of(Measure),
        group.of(Origin),
        group.of(Article),
        claims=group.of(Claim),
        quantities=group.of(Quantity),
    )


def _series(
    slots: Slots, found: Sequence[Measure], made: tuple[Estimate, ...], rule: Rule
) -> Series:
    return Series(
        label=label(slots),
        counted=slots.counted,
        state=slots.state,
        side=slots.side,
        place=slots.place,
        kind=slots.kind,
        unit=slots.unit,
        rule=rule.name,
        estimates=made,
        articles=tuple(sorted({a for m in found for a in articles_of(m)})),
    )


series = Gather(
    name="series",
    of=(Measure, Origin, Article, Claim, Quantity),
    makes=Series,
    by=PerStory(),
    fold=_fold,
)
