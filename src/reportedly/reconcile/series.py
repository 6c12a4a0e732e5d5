"""Low, best and high of one measure over time, from independent origins only."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction
from reportedly.model.lineage import Lineage
from reportedly.model.origin import Origin
from reportedly.model.quantity import Measure, MeasureKind, Quantity
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
from reportedly.reconcile.telling import NOTHING, Telling
from reportedly.reconcile.withdrawn import Withdrawn, withdrawn
from reportedly.reconcile.worth import informative, is_level, worth_a_series
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.states import base_state

__all__ = ["reckon", "series"]


def reckon(
    measures: Iterable[Measure],
    origins: Iterable[Origin],
    articles: Iterable[Article],
    rule: str = DEFAULT,
    *,
    claims: Iterable[Claim] = (),
    quantities: Iterable[Quantity] = (),
    taken_back: Mapping[str, Withdrawn] = NOTHING,
) -> Iterator[Series]:
    """All series of one story, made from its ``measures`` (or some of them) under a rule.

    ``origins`` say which figures rest on one word (a claim of none is its own origin),
    ``articles`` which place lies in which and who printed first, ``claims`` how many hops a
    carrier is from the root, ``quantities`` which figures are parts of others, ``taken_back`` the
    claims that do not stand any more. Raises KeyError for a rule that is not in ``RULES``.
    """
    chosen, articles = RULES[rule], list(articles)
    measures = list(measures)
    read = completed(measures)
    worth = [m for m in measures if informative(read.get(m.id, m))]
    telling = Telling.read(worth, origins, articles, claims, taken_back)
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
        taken_back=withdrawn(group.of(Correction), group.of(Lineage), group.of(Claim)),
    )


def _series(
    slots: Slots, found: Sequence[Measure], made: tuple[Estimate, ...], rule: Rule
) -> Series:
    return Series(
        label=_label(slots, found),
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


def _label(slots: Slots, found: Sequence[Measure]) -> str:
    """The label of a measure; a share of things counted is told by its most frequent verb, though
    other words for it do not make another measure."""
    if slots.kind == MeasureKind.SHARE and not slots.state and not is_level(slots.counted):
        told = Counter(m.state for m in found if m.state)
        return label(replace(slots, state=min(told, key=lambda s: (-told[s], s), default="")))
    planned = {m.state.startswith("expected ") for m in found if m.state}
    decided = base_state(slots.state) in lexicon("series")["states"]["decided"]
    return label(slots, mixed=decided and len(planned) > 1)


series = Gather(
    name="series",
    of=(Measure, Origin, Article, Claim, Quantity, Correction, Lineage),
    makes=Series,
    by=PerStory(),
    fold=_fold,
)
