"""The two records that somebody means who names ids: "nam-1eb2… and ent-77aa…"."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.decision import Matter
from reportedly.model.judgement import Judgement
from reportedly.model.mention import Entity, Name
from reportedly.model.origin import Origin
from reportedly.model.story import ClaimGroup, Sketch, Story
from reportedly.model.testimony import Testimony
from reportedly.reconcile.anchors import KINDS_OF
from reportedly.reconcile.decisions import QUESTIONS
from reportedly.report.entities import entry
from reportedly.store.base import View

__all__ = ["chosen"]

_MATTERS: Mapping[type[Any], tuple[Matter, ...]] = {
    Name: (Matter.NAMES,),
    Entity: (Matter.NAMES,),
    Claim: (Matter.ORIGINS, Matter.CLAIMS),
    Testimony: (Matter.ORIGINS, Matter.CLAIMS),
    Origin: (Matter.ORIGINS,),
    ClaimGroup: (Matter.CLAIMS,),
    Sketch: (Matter.STORIES,),
    Story: (Matter.STORIES,),
    Article: (Matter.STORIES,),
}


def chosen(view: View, one: str, other: str, matter: Matter | None) -> tuple[Matter, Any, Any]:
    """What is decided, and the two records (names, claims or sketches) that it is decided about.

    An entity, origin, group or story stands for its member that is most like one of the other's.
    Raises ``LookupError`` where an id is unknown or not unique, ``ValueError`` where the two are
    of no kind that can be held against each other, or where ``matter`` does not fit them.
    """
    found = [_found(view, id) for id in (one, other)]
    asked = _matter(found, matter)
    sides = [_members(view, record, asked) for record in found]
    if found[0].id == found[1].id or sides[0] == sides[1]:
        raise ValueError(f"both are {found[0].id}: name two of what it covers")
    left, right = _nearest(view, asked, sides)
    kind = KINDS_OF[asked]
    return asked, view.get(kind, left), view.get(kind, right)


def _found(view: View, id: str) -> Any:
    found = entry(view, id)
    if found is None:
        raise LookupError(f"no record, or more than one, has an id that starts with {id!r}")
    if type(found.record) not in _MATTERS:
        raise ValueError(f"{id} is a {found.kind}, about which nothing can be decided")
    return found.record


def _matter(found: Sequence[Any], matter: Matter | None) -> Matter:
    one, other = (_MATTERS[type(record)] for record in found)
    both = [each for each in one if each in other and matter in (None, each)]
    if len(both) > 1:
        raise ValueError("say of the two statements whether --kind origins or --kind claims")
    if not both:
        kinds = " and ".join(type(record).__name__.lower() for record in found)
        about = f" for {matter}" if matter else ""
        raise ValueError(f"{kinds} cannot be held against each other{about}")
    return both[0]


def _members(view: View, record: Any, matter: Matter) -> tuple[str, ...]:
    match record:
        case Entity():
            return record.names
        case Origin() | ClaimGroup():
            return record.claims
        case Story() | Article():
            sketches = view.all(Sketch, articles=record.articles)
            if found := tuple(sketch.id for sketch in sketches):
                return found
            raise LookupError(f"nothing has been read of {record.id}")
    return (record.id,)


def _nearest(view: View, matter: Matter, sides: Sequence[tuple[str, ...]]) -> tuple[str, str]:
    """The pair of members that the machine finds most alike; the first ones if it has judged
    none."""
    one, other = sides
    if len(one) == len(other) == 1:
        return one[0], other[0]
    here, there = set(one), set(other)
    judged = [
        (link.score, link.left, link.right)
        for link in view.linked(Judgement, here, by=(QUESTIONS[matter],))
        if (link.left in here and link.right in there)
        or (link.right in here and link.left in there)
    ]
    best = max(judged, default=(0.0, one[0], next(id for id in other if id != one[0])))
    return best[1], best[2]
