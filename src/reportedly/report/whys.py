"""The reasons that hold some statements of one origin together: "both said it on 3 May"."""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence

from reportedly.model.origin import Origin
from reportedly.model.story import ClaimGroup
from reportedly.report.material import Material
from reportedly.report.tree_rows import CERTAIN, DECIDED, PROBABLE, Why

__all__ = ["alike", "why", "whys"]

_Step = tuple[str, Why | None]
"""The claim before this one, and the reason between the two (None goes without saying)."""


def whys(material: Material, origin: Origin, claims: Sequence[str]) -> Iterator[Why]:
    """The reasons on the shortest ways from the first of ``claims`` (ids) to each other one, also
    where they lead through further statements of the origin; each reason once."""
    came = _ways(claims[0], _links(material, origin))
    told = set[tuple[str, str, str]]()
    for id in claims[1:]:
        step = came.get(id)
        while step is not None:
            id, link = step
            key = (link.why, link.left_in, link.right_in) if link else None
            if link and key and key not in told:
                told.add(key)
                yield link
            step = came[id]


def alike(material: Material, group: ClaimGroup) -> Iterator[Why]:
    """Why the statements of a group are held to say one thing, each reason once."""
    people = {(j.left, j.right) for j in material.decided("same_claim")}
    told = set[str]()
    for reason in sorted(group.reasons, key=lambda reason: (-reason.score, reason.why)):
        sure = CERTAIN if reason.certain else PROBABLE
        sure = DECIDED if (reason.left, reason.right) in people else sure
        if reason.why not in told:
            told.add(reason.why)
            yield why(material, reason.left, reason.right, reason.why, sure)


def why(material: Material, left: str, right: str, words: str, certainty: str) -> Why:
    """A link between two claims (ids) with the passages and outlets of both."""
    return Why(
        why=words,
        certainty=certainty,
        ends=(left, right),
        left=material.place_of(left),
        right=material.place_of(right),
        left_in=_outlet(material, left),
        right_in=_outlet(material, right),
    )


def _links(material: Material, origin: Origin) -> Mapping[str, list[_Step]]:
    near = defaultdict[str, list[_Step]](list)
    people = {(j.left, j.right) for j in material.decided("same_origin")}
    for reason in sorted(origin.reasons, key=lambda reason: not reason.certain):
        sure = CERTAIN if reason.certain else PROBABLE
        sure = DECIDED if (reason.left, reason.right) in people else sure
        link = why(material, reason.left, reason.right, reason.why, sure)
        near[reason.left].append((reason.right, link))
        near[reason.right].append((reason.left, link))
    for one, other in _unsaid(material, origin):
        near[one].append((other, None))
        near[other].append((one, None))
    return near


def _unsaid(material: Material, origin: Origin) -> Iterator[tuple[str, str]]:
    """Pairs that go together without saying: one article that gives both to one name."""
    same = dict[tuple[str, str], str]()
    for id in origin.claims:
        if row := material.rows.get(id):
            key = (row.article, "" if row.method == "narrator" else row.source)
            if key in same:
                yield same[key], id
            same[key] = id


def _ways(start: str, near: Mapping[str, list[_Step]]) -> dict[str, _Step | None]:
    """The last step to each claim that can be reached (breadth first)."""
    came: dict[str, _Step | None] = {start: None}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for other, link in near.get(at, ()):
            if other not in came:
                came[other] = (at, link)
                waiting.append(other)
    return came


def _outlet(material: Material, claim: str) -> str:
    span = material.place_of(claim)
    return material.label(span.article) if span else ""
