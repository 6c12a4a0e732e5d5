"""What lies inside what: figures in a claim, a claim in another: "she said he had said …"."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.model.claim import Claim
from reportedly.model.span import Span
from reportedly.text.nearby import Nearby

__all__ = ["Shelf", "nested"]


class Shelf:
    """Ids of records in the order of the text, to be asked for those inside some spans."""

    def __init__(self, places: Iterable[tuple[Span, str]]) -> None:
        self._places = sorted((span.start, span.end, id) for span, id in places)

    def within(self, parts: Iterable[Span]) -> tuple[str, ...]:
        found = list[str]()
        for part in parts:
            first = bisect_left(self._places, (part.start,))
            last = bisect_left(self._places, (part.end,))
            found += [id for _, end, id in self._places[first:last] if end <= part.end]
        return tuple(found)


def nested(found: Sequence[Claim]) -> list[Claim]:
    """With the id of the narrowest claim that holds each; outer ones first, since ids depend.
    Of claims inside others those of the same speaker are left out."""
    done, places = list[Claim](), Nearby[Claim]()
    for claim in sorted(found, key=lambda c: (c.span.start, -_size(c))):
        near = places.of([_place(part) for part in claim.content[:1]])
        around = [o for o in near if _size(o) > _size(claim) and _inside(claim, o)]
        if any(_repeats(claim, o) for o in around):
            continue
        if around:
            claim = replace(claim, nested_in=min(around, key=_size).id)
        done.append(claim)
        places.add(claim, map(_place, claim.content))
    return done


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _repeats(inner: Claim, outer: Claim) -> bool:
    """Whether the speaker of a claim only goes on inside it: "I said", "we believe"."""
    return bool(inner.attribution) and inner.hops[0].name == outer.hops[0].name


def _size(claim: Claim) -> int:
    return sum(part.end - part.start for part in claim.content)


def _inside(inner: Claim, outer: Claim) -> bool:
    return all(any(part.holds(piece) for part in outer.content) for piece in inner.content)
