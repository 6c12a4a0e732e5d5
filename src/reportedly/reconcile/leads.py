"""Which of its figures an article means: it leads with the toll, parts and older tolls follow."""

from collections import defaultdict
from collections.abc import Sequence

from reportedly.model.attribution import HopKind
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.reconcile.figures import disjoint, id_of, interval, is_former
from reportedly.reconcile.telling import Telling

__all__ = ["asides"]

TOTALS = (MeasureKind.CUMULATIVE, MeasureKind.EVENT)


def asides(found: Sequence[Measure], telling: Telling) -> dict[str, Measure]:
    """The figures of one measure that are told by the way, by id, each with the one led with.

    News is told from the top down, the whole before its parts (the inverted pyramid). Where an
    article gives one total ("Six people were killed") and after it another that excludes it ("two
    died at the scene", "an earlier count said four"), the later one is a part, an older stage or
    another event, if it is told by the same mouth; a smaller one also if it is told by nobody in
    particular, or is one person out of several. What somebody else says against the first is a
    rival and stays ("the rebels said 20").
    """
    by_article = defaultdict[tuple[str, str], list[Measure]](list)
    for measure in found:
        if _is_total(measure):
            by_article[measure.span.article, telling.days[id_of(measure)]].append(measure)
    aside = dict[str, Measure]()
    for told in by_article.values():
        lead, *rest = sorted(told, key=lambda m: (m.span.start, id_of(m)))
        for measure in rest:
            if disjoint(interval(lead), interval(measure)) and _yields(measure, lead, telling):
                aside[id_of(measure)] = lead
    return aside


def _is_total(measure: Measure) -> bool:
    counted = measure.value is not None and not measure.unit
    return counted and measure.kind in TOTALS and not is_former(measure)


def _yields(measure: Measure, lead: Measure, telling: Telling) -> bool:
    if telling.voice(measure) == telling.voice(lead) or measure.value == 1.0:
        return True
    origin = telling.of.get(measure.claim)
    plain = origin is None or origin.source.kind is HopKind.OUTLET
    return plain and interval(measure)[1] < interval(lead)[0]
