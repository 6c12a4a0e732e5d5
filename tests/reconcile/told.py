"""Figures as extractors make them, for tests of what becomes of them: "at least 12 killed"."""

from typing import Any

from reportedly.model.article import Article, Known, Published
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.origin import Origin
from reportedly.model.quantity import Bound, Measure, MeasureKind
from reportedly.model.series import Series, Vote
from reportedly.reconcile.series import reckon

__all__ = ["TEXT", "figure", "made", "origin", "paper", "vote"]

TEXT = "figure " * 40


def paper(name: str, day: str = "2026-03-10", text: str = TEXT) -> Article:
    published = Published(first=day, last=day, how=Known.METADATA)
    return Article.of(text, source=name, outlet=name, published=published)


def figure(
    number: float | tuple[float | None, float | None],
    *,
    claim: str,
    article: Article | None = None,
    bound: Bound = Bound.EXACT,
    **said: Any,
) -> Measure:
    """A figure of a claim; one number is both sides and the value, a pair is low and high."""
    low, high = number if isinstance(number, tuple) else (number, number)
    value = number if isinstance(number, (int, float)) else None
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN) and value is not None:
        high = None
    if bound in (Bound.UP_TO, Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY) and value is not None:
        low = None
    span = said.pop("span", (article or paper(claim)).at(0, 6))
    said = {
        "unit": "",
        "counted": "person",
        "state": "killed",
        "side": "",
        "place": "",
        "kind": MeasureKind.CUMULATIVE,
        "as_of": "2026-03-10",
        "as_of_why": "",
        "quantity": f"qty-{claim}",
        **said,
    }
    return Measure(span=span, claim=claim, low=low, value=value, high=high, bound=bound, **said)


def origin(*claims: str, name: str = "", kind: HopKind = HopKind.OFFICE) -> Origin:
    source = Hop(kind=kind, name=name or claims[0])
    return Origin(name=source.name, source=source, occasion="", claims=claims, articles=claims)


def made(*members: Measure | Origin | Article, rule: str = "ucdp") -> list[Series]:
    return list(
        reckon(
            [m for m in members if isinstance(m, Measure)],
            [m for m in members if isinstance(m, Origin)],
            [m for m in members if isinstance(m, Article)],
            rule,
        )
    )


def vote(
    low: float | None, high: float | None, *, weight: float = 1.0, coded: float | None = None
) -> Vote:
    point = low if low == high else None
    return Vote(
        origin="o", low=low, point=point, high=high, measures=(), weight=weight, coded=coded
    )
