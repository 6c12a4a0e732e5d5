"""What rests on a name, so that it can be left out: "--without Quispe"."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.claim import Claim
from reportedly.model.record import record
from reportedly.report.bearers import Bearers, Unknown
from reportedly.report.material import Material
from reportedly.resolve.voices import narrated

__all__ = ["SENSES", "Removed", "Sense", "removed", "sense_of"]

SENSES = {
    "article": "as the article itself",
    "statement": "as this statement",
    "group": "as this statement in all its wordings",
    "correction": "as what it takes back",
    "origin": "as this origin",
    "source": "as the source",
    "relay": "as the way by which it came",
    "carrier": "as the outlet that prints it",
}
_SPEAKS = (HopKind.PERSON, HopKind.OFFICE, HopKind.STATE_BODY, HopKind.ORGANISATION)


@record
class Sense:
    """One way in which a name is behind statements (a key of ``SENSES``): the statements and
    articles that go with it, and the origins that they rest on."""

    sense: str
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    articles: tuple[str, ...]


@record
class Removed:
    """``asked`` as typed, ``name`` as the ledger calls it."""

    asked: str
    name: str
    senses: tuple[Sense, ...]


def removed(material: Material, asked: Iterable[str]) -> tuple[Removed, ...]:
    """What goes with each name, or id of an origin. A statement that somebody else makes jointly
    goes only if all who make it go. Raises `Unknown`."""
    found = dict[str, frozenset[str]]()
    bearers = Bearers(material)
    for words in dict.fromkeys(asked):
        found[words] = frozenset() if words.startswith("org-") else bearers.called(words)
    everybody = frozenset[str]().union(*found.values())
    made = []
    for words, those in found.items():
        gone = (
            _of_people(material, bearers, those, everybody)
            if those
            else _of_origin(material, words)
        )
        names = sorted({bearers.name(bearer) for bearer in those}, key=lambda name: -len(name))
        name = names[0] if names else material.origins[_origin(material, words)].name
        senses = tuple(sense_of(material, sense, gone[sense]) for sense in SENSES if sense in gone)
        made.append(Removed(asked=words, name=name, senses=senses))
    return tuple(made)


def _origin(material: Material, prefix: str) -> str:
    found = [id for id in material.origins if id.startswith(prefix)]
    if len(found) != 1:
        raise Unknown(prefix, sorted(found)[:6], several=bool(found))
    return found[0]


def _of_origin(material: Material, prefix: str) -> Mapping[str, list[str]]:
    held = material.origins[_origin(material, prefix)].claims
    return {"origin": [id for id in held if id in material.claims]}


def _of_people(
    material: Material, bearers: Bearers, those: frozenset[str], everybody: frozenset[str]
) -> Mapping[str, list[str]]:
    """The statements that go, by the sense in which they do: the nearest to the root."""
    gone = defaultdict[str, list[str]](list)
    roots = {id for id in material.origins if _root(material, bearers, id, those)}
    for id, claim in material.claims.items():
        at = claim.span.article

        def among(hop: Hop, whom: frozenset[str] = those, at: str = at) -> bool:
            return bearers.of(at, hop.name) in whom

        jointly = any(h.kind in _SPEAKS and not among(h, everybody) for h in claim.beside)
        origin = material.origin_of.get(id)
        rooted = origin is not None and origin.id in roots
        first = bool(claim.hops) and not _own(claim) and among(claim.hops[0])
        if (rooted or first) and not jointly:
            gone["source"].append(id)
        elif any(among(hop) for hop in claim.hops[1:-1]) or _carried(material, bearers, at, those):
            gone["relay"].append(id)
        elif _printed(material, bearers, at, those) or (_own(claim) and among(claim.hops[-1])):
            gone["carrier"].append(id)
    return gone


def _own(claim: Claim) -> bool:
    """Whether the outlet that prints it says it itself."""
    return narrated(claim) and len(claim.hops) == 1


def _root(material: Material, bearers: Bearers, id: str, those: frozenset[str]) -> bool:
    """Whether one of them is the source of an origin, as the articles that cite it have it."""
    origin = material.origins[id]
    claims = [material.claims[c] for c in origin.claims if c in material.claims]
    return origin.cited and any(
        bearers.of(claim.span.article, origin.source.name) in those
        for claim in claims
        if claim.hops and claim.hops[0].name == origin.source.name and not _own(claim)
    )


def _carried(material: Material, bearers: Bearers, article: str, those: frozenset[str]) -> bool:
    """Whether the article is another outlet's report, republished or rewritten."""
    relays = material.articles[article].relays
    return any(
        bearers.of(article, relay.outlet) in those
        for relay in relays
        if relay.how != "contributed"
    )


def _printed(material: Material, bearers: Bearers, article: str, those: frozenset[str]) -> bool:
    outlet = material.articles[article].outlet
    return bool(outlet) and bearers.of(article, outlet) in those


def sense_of(material: Material, sense: str, claims: Sequence[str]) -> Sense:
    """These claims (ids) with the origins they rest on and the articles they stand in."""
    origins = (material.origin_of[id].id for id in claims if id in material.origin_of)
    articles = (material.claims[id].span.article for id in claims)
    return Sense(
        sense=sense,
        origins=tuple(dict.fromkeys(origins)),
        claims=tuple(claims),
        articles=tuple(dict.fromkeys(articles)),
    )
