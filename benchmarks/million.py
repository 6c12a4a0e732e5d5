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
from itertools import pairwise
from pathlib import Path

from benchmarks.invented import Affair, World
from benchmarks.telling import Told, told
from reportedly.model.article import Article
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.mention import MentionKind, Name, Referent, entity_id
from reportedly.model.origin import Origin, RootKind
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.store.base import Ledger, Writer
from reportedly.store.sqlite import SQLiteLedger

__all__ = ["fill"]

CLAIMS_OF_ONE = 18.0
"""Claims of an article, about."""


class _Across:
    """What rests on several articles; written when all of them are."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self.stories, self.origins = list[Story](), list[Origin]()
        self.lineages, self.corrections = list[Lineage](), list[Correction]()
        self._names = defaultdict[tuple[str, MentionKind], list[tuple[str, Span]]](list)

    def add(self, affair: Affair, those: list[Told], names: list[Name]) -> None:
        articles = tuple(one.article.id for one in those)
        title = f"{affair.what.capitalize()} in {affair.place}"
        days = sorted(one.article.published.first for one in those if one.article.published)
        self.stories.append(Story(title=title, articles=articles, first=days[0], last=days[-1]))
        for name in names:
            self._names[name.name, name.kind].append((name.id, name.span))
        self._origins(those)
        for one, later in pairwise(those):
            drawn = self._dice.random()
            if drawn < 0.006:
                pair = (one.article.id, later.article.id)
                self.lineages.append(Lineage(articles=pair, order="as they were read"))
            elif drawn < 0.008:
                self.corrections.append(_correction(one, later))

    def _origins(self, those: list[Told]) -> None:
        held = defaultdict[str, list[Claim]](list)
        for one in those:
            for claim, speaker in one.claims:
                held[speaker.name if speaker else one.article.id].append(claim)
        for claims in held.values():
            source = claims[0].hops[0]
            own = source.kind is HopKind.OUTLET
            self.origins.append(
                Origin(
                    name=source.name,
                    source=Hop(kind=source.kind, name=source.name, roles=source.roles),
                    occasion="",
                    claims=tuple(dict.fromkeys(claim.id for claim in claims)),
                    articles=tuple(dict.fromkeys(claim.span.article for claim in claims)),
                    kind=RootKind.UNATTRIBUTED if own else RootKind.PERSON,
                )
            )

    def referents(self) -> Iterator[Referent]:
        for (name, kind), held in self._names.items():
            one = entity_id(id for id, _ in held)
            for id, span in held:
                yield Referent(span=span, name=id, entity=one, called=name, kind=kind)


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


def fill(ledger: Ledger, claims: int, seed: int = 7) -> int:
    """Write at least so many claims; return how many. The same for the same numbers."""
    articles = max(1, round(claims / CLAIMS_OF_ONE * 1.06))
    world, put = World(articles, seed), 0
    across, began = _Across(world.dice), time.perf_counter()
    batch = list[tuple[Affair, list[Told]]]()
    for affair in world.affairs(articles):
        if put >= claims:
            break
        batch.append((affair, list(told(world, affair))))
        put += sum(len(one.claims) for one in batch[-1][1])
        if sum(len(those) for _, those in batch) > 300:
            _write(ledger, batch, across)
            spent = time.perf_counter() - began
            print(f"\r{put:,} claims, {spent:,.0f} s", end="", file=sys.stderr, flush=True)
            batch.clear()
    _write(ledger, batch, across)
    with ledger.writer() as writer:
        writer.put(across.stories, by="stories")
        writer.put(across.origins, by="origins")
        writer.put(across.referents(), by="referents")
        writer.put(across.lineages, by="lineages")
        writer.put(across.corrections, by="corrections")
    return put


def _write(ledger: Ledger, batch: list[tuple[Affair, list[Told]]], across: _Across) -> None:
    with ledger.writer() as writer:
        for affair, those in batch:
            names = [name for one in those for name in _put(writer, one)]
            across.add(affair, those, names)


def _put(writer: Writer, one: Told) -> list[Name]:
    about = one.article.id
    names = [_name(one.article, name, kind, at) for name, kind, at in one.named]
    writer.put([one.article], by="read", about=about)
    writer.put(one.quantities, by="quantities", about=about)
    writer.put((claim for claim, _ in one.claims), by="claims", about=about)
    writer.put(one.measures, by="measures", about=about)
    writer.put(names, by="names", about=about)
    return names


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
    put = fill(ledger, args.claims, args.seed)
    ledger.close()
    print(f"\n{put:,} claims in {args.ledger}, {args.ledger.stat().st_size / 1e9:.2f} GB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
