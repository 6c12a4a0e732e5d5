"""The tables of a ledger that hold anything: "claim, with 101 records"."""

from collections.abc import Iterator
from itertools import chain

from reportedly.exports.base import Pile
from reportedly.model.codec import KINDS
from reportedly.model.record import Record

__all__ = ["filled"]


def filled(pile: Pile) -> Iterator[tuple[str, Iterator[Record]]]:
    """Every kind of which there is a record, and its records: by place in their article, then id;
    one after the other, as they are read."""
    for kind, made in KINDS.items():
        found: Iterator[Record] = pile.view.all(made, articles=pile.articles)
        first = next(found, None)
        if first is not None:
            yield kind, chain((first,), found)
