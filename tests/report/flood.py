"""A flood made by hand: every kind of bound, three days, an origin in two papers, hostile text."""

from collections.abc import Iterator

from reportedly.model.article import Article, Known, Published
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.origin import Origin, RootKind
from reportedly.model.quantity import Bound, Measure, MeasureKind, Quantity
from reportedly.model.record import Record
from reportedly.model.story import Story
from reportedly.reconcile.series import reckon
from reportedly.store.base import Ledger
from reportedly.store.memory import MemoryLedger

__all__ = ["flood", "records"]

EVIL = "=cmd|' /C calc'!A0 </script><script>alert(1)</script> \u202egnp.exe"
TEXTS = {
    "Valley Post": ("2026-05-02", f"At least 20 people were killed, {EVIL} told reporters."),
    "Bridge Wire": ("2026-05-02", "20 people were killed, and dozens of people are missing."),
    "Dam Herald": ("2026-05-03", "Between 24 and 30 people were killed; about 900 fled."),
    "Delta Times": (
        "2026-05-04",
        "Up to 40 people were killed, said rescuers. The army denied it.",
    ),
    "River News": ("", "More than 31 people were killed. Three villages were cut off."),
}
NO = None
FIGURES = (
    # outlet, words, low, value, high, bound, state, as of, origin
    ("Valley Post", "At least 20", 20, 20, NO, Bound.AT_LEAST, "killed", "2026-05-02", "mayor"),
    ("Bridge Wire", "20", 20, 20, 20, Bound.EXACT, "killed", "2026-05-02", "mayor"),
    ("Dam Herald", "Between 24 and 30", 24, NO, 30, Bound.BETWEEN, "killed", "2026-05-03", "seat"),
    ("Delta Times", "Up to 40", NO, 40, 40, Bound.UP_TO, "killed", "2026-05-04", "rescue"),
    ("Dam Herald", "about 900", 900, 900, 900, Bound.ABOUT, "displaced", "2026-05-03", "seat"),
    ("Bridge Wire", "dozens", 24, NO, NO, Bound.VAGUE, "missing", "2026-05-02", "mayor"),
    ("River News", "More than 31", 31, 31, NO, Bound.MORE_THAN, "killed", "", ""),
)  # fmt: skip
SOURCES = {"mayor": EVIL, "seat": "the governor's office", "rescue": "rescuers"}


def records() -> Iterator[Record]:
    articles = dict(_articles())
    claims, rest, told = list[Claim](), list[Record](), dict[str, list[Claim]]()
    measures = list[Measure]()
    for outlet, words, low, value, high, bound, state, as_of, origin in FIGURES:
        article = articles[outlet]
        start = article.text.index(words)
        span = article.at(start, start + len(words))
        status = Status.DENIED if outlet == "Delta Times" else Status.ASSERTED
        hop = Hop(kind=HopKind.PERSON, name=SOURCES.get(origin, outlet))
        claim = Claim(
            content=(article.at(start, article.text.index(".", start)),), method=Method.INDIRECT,
            cue=None, speaker=None, hops=(hop,), status=status,
        )  # fmt: skip
        sides = {
            "low": NO if low is NO else float(low),
            "value": NO if value is NO else float(value),
            "high": NO if high is NO else float(high),
        }
        quantity = Quantity(span=span, whole=span, bound=bound, **sides)
        measures.append(
            Measure(
                span=span, quantity=quantity.id, claim=claim.id, bound=bound, unit="",
                counted="person", state=state, side="", place="Varda",
                kind=MeasureKind.CUMULATIVE, as_of=as_of,
                as_of_why="day of publication" if as_of else "no time known", **sides,
            )
        )  # fmt: skip
        claims.append(claim)
        rest.append(quantity)
        told.setdefault(origin, []).append(claim)
    origins = [_origin(name, those) for name, those in told.items() if name]
    story = Story(
        title="Flood in Varda", articles=tuple(sorted(a.id for a in articles.values())),
        first="2026-05-02", last="2026-05-04",
    )  # fmt: skip
    series = reckon(measures, origins, articles.values(), claims=claims)
    yield from (*articles.values(), *claims, *rest, *measures, *origins, story, *series)


def _articles() -> Iterator[tuple[str, Article]]:
    for outlet, (day, text) in TEXTS.items():
        published = Published(first=day, last=day, how=Known.STATED) if day else None
        name = f"{outlet.lower()}.txt"
        yield outlet, Article.of(text, source=name, outlet=outlet, published=published)


def _origin(name: str, claims: list[Claim]) -> Origin:
    articles = {claim.span.article for claim in claims}
    return Origin(
        kind=RootKind.PERSON,
        name=SOURCES[name], source=claims[0].hops[0], occasion="",
        claims=tuple(sorted(claim.id for claim in claims)), articles=tuple(sorted(articles)),
        parts=(tuple(sorted(claim.id for claim in claims)),),
    )  # fmt: skip


def flood() -> Ledger:
    """The flood in a ledger."""
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put(records(), by="hand")
    return ledger
