"""Fill a ledger with a million claims of a world that never was, to see how large ones answer.

``million.py LEDGER [--claims 1000000] [--seed 7]``: articles, claims, figures, names, stories,
origins, versions and corrections are written as a reading writes them, through the ledger's own
writer, and every span points at its words: ``reportedly audit`` finds nothing amiss.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.invented import Affair, World
from benchmarks.telling import Told, told
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.mention import MentionKind, Name, Referent, entity_id
from reportedly.model.origin import Origin, RootKind
from reportedly.model.story import Story
from reportedly.store.base import Ledger
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["Filled", "fill"]

TOGETHER = 1_000
"""Articles written in one transaction, at least."""

CLAIMS_OF_ONE = 18.0
"""Claims of an article, about."""


class _Across:
    """What rests on several articles: written affair by affair, so that memory stays flat."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._entities = dict[tuple[str, MentionKind], str]()

    def made(
        self, affair: Affair, those: list[Told], names: list[Name]
    ) -> Iterator[tuple[str, list[Any]]]:
        """By who says it: the affair as a story, and what its articles say of each other."""
        articles = tuple(one.article.id for one in those)
        title = f"{affair.what.capitalize()} in {affair.place}"
        days = sorted(one.article.published.first for one in those if one.article.published)
        yield "stories", [Story(title=title, articles=articles, first=days[0], last=days[-1])]
        yield "referents", [self._referent(name) for name in names]
        yield "origins", [*self._origins(those)]
        for one, later in pairwise(those):
            drawn = self._dice.random()
            if drawn < 0.006:
                pair = (one.article.id, later.article.id)
                yield "lineages", [Lineage(articles=pair, order="as they were read")]
            elif drawn < 0.008:
                yield "corrections", [_correction(one, later)]

    def _referent(self, name: Name) -> Referent:
        """All who have a name are one; called by the first that was written."""
        one = self._entities.setdefault((name.name, name.kind), entity_id([name]))
        return Referent(span=name.span, name=name.id, entity=one, called=name.name, kind=name.kind)

    def _origins(self, those: list[Told]) -> Iterator[Origin]:
        held = defaultdict[str, list[Claim]](list)
        for one in those:
            for claim, speaker in one.claims:
                held[speaker.name if speaker else one.article.id].append(claim)
        for claims in held.values():
            source = claims[0].hops[0]
            own = source.kind is HopKind.OUTLET
            yield Origin(
                name=source.name,
                source=Hop(kind=source.kind, name=source.name, roles=source.roles),
                occasion="",
                claims=tuple(dict.fromkeys(claim.id for claim in claims)),
                articles=tuple(dict.fromkeys(claim.span.article for claim in claims)),
                kind=RootKind.UNATTRIBUTED if own else RootKind.PERSON,
            )


def _correction(wrong: Told, right: Told) -> Correction:
    """The later article takes back what the earlier one says first."""
    claim = wrong.claims[0][0]
    return Correction(
        kind=CorrectionKind.CORRECTION,
        notice=right.article.at(0, 20),
        of=(wrong.article.id,),
        claims=(claim.id,),
        how="a correction of a world that never was",
    )


@dataclass
class Filled:
    """What was written: ``cpu`` and ``wall`` are the seconds of the ledger's own work, with that
    of making its indexes where all was put at once."""

    articles: int = 0
    claims: int = 0
    records: int = 0
    cpu: float = 0.0
    wall: float = 0.0


def fill(ledger: Ledger, claims: int, seed: int = 7, *, at_once: bool = False) -> Filled:
    """Write at least so many claims; the same for the same numbers. ``at_once`` takes an empty
    ledger (`Ledger.filling`)."""
    done = Filled()
    with ledger.filling() if at_once else nullcontext():
        _fill(ledger, claims, seed, done)
        cpu, wall = time.process_time(), time.perf_counter()
    done.cpu += time.process_time() - cpu
    done.wall += time.perf_counter() - wall
    return done


def _fill(ledger: Ledger, claims: int, seed: int, done: Filled) -> None:
    articles = max(1, round(claims / CLAIMS_OF_ONE * 1.06))
    world = World(articles, seed)
    across, began = _Across(world.dice), time.perf_counter()
    batch = list[tuple[Affair, list[Told]]]()
    for affair in world.affairs(articles):
        if done.claims >= claims:
            break
        batch.append((affair, list(told(world, affair))))
        done.claims += sum(len(one.claims) for one in batch[-1][1])
        if sum(len(those) for _, those in batch) > TOGETHER:
            _write(ledger, batch, across, done)
            spent = time.perf_counter() - began
            print(f"\r{done.claims:,} claims, {spent:,.0f} s", end="", file=sys.stderr, flush=True)
            batch.clear()
    _write(ledger, batch, across, done)


Said = list[tuple[str, str, list[Any]]]
"""Who says what about which article ("" for several)."""


def _write(
    ledger: Ledger, batch: list[tuple[Affair, list[Told]]], across: _Across, done: Filled
) -> None:
    lines: Said = []
    for affair, those in batch:
        names = list[Name]()
        for one in those:
            lines += _read(one)
            names += lines[-1][2]
        lines += ((by, "", records) for by, records in across.made(affair, those, names))
    for *_, records in lines:
        _ = [record.id for record in records]  # the ledger is not what names them
    cpu, wall = time.process_time(), time.perf_counter()
    with ledger.writer() as writer:
        for by, about, records in lines:
            if about:
                writer.put(records, by=by, about=about)
            else:
                writer.revise(records, (), by=by)
    done.cpu += time.process_time() - cpu
    done.wall += time.perf_counter() - wall
    done.records += sum(len(records) for *_, records in lines)
    done.articles += sum(len(those) for _, those in batch)


def _read(one: Told) -> Said:
    """What a reading of an article writes; names come last."""
    about = one.article.id
    return [
        ("read", about, [one.article]),
        ("quantities", about, [*one.quantities]),
        ("claims", about, [claim for claim, _ in one.claims]),
        ("measures", about, [*one.measures]),
        ("names", about, [_name(one.article, name, kind, at) for name, kind, at in one.named]),
    ]


def _name(article: Article, name: str, kind: MentionKind, at: tuple[int, int]) -> Name:
    span = article.at(*at)
    return Name(span=span, name=name, kind=kind, spellings=(name,), roles=(), mentions=())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ledger", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    ledger = SQLiteLedger(args.ledger)
    done = fill(ledger, args.claims, args.seed, at_once=True)
    ledger.close()
    size = args.ledger.stat().st_size
    print(
        f"\n{done.claims:,} claims in {args.ledger}, {size / 1e9:.2f} GB,"
        f" {size / done.articles / 1e3:.1f} KB an article,"
        f" {done.records / done.wall:,.0f} records a second"
        f" ({done.records / done.cpu:,.0f} of processor time)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
