"""The source table: who is origin, who passes on, and what analysts note of them: "APA, B"."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from reportedly.model.origin import RootKind
from reportedly.report.bearers import Bearers, folded
from reportedly.report.material import Material
from reportedly.report.ratings import Ratings
from reportedly.report.source_rows import SourceRow
from reportedly.report.wording import own_words

__all__ = ["sources"]

_COUNTS = ("origins", "claims", "relays", "prints")


def sources(material: Material) -> tuple[SourceRow, ...]:
    """All outlets and speakers, those that most rests on first; then what analysts noted of
    others."""
    ratings, bearers = Ratings(material), Bearers(material)
    counted = _Counted(material, bearers)
    names = {bearer: bearers.spellings(bearer) for bearer in counted.bearers}
    rows = [_row(ratings, bearers.name(b), names[b], counted.of(b)) for b in names]
    known = {folded(name) for spellings in names.values() for name in spellings}
    elsewhere = {folded(n.name): n.name for n in ratings.all_notes if folded(n.name) not in known}
    rows += [_row(ratings, name, (), {}) for name in elsewhere.values()]
    return tuple(sorted(rows, key=_rank))


def _rank(row: SourceRow) -> tuple[bool, int, int, str]:
    return (not row.here, -row.origins, -(row.claims + row.relays + row.prints), row.name)


class _Counted:
    """How often each bearer of a name is root, source, way and printer."""

    def __init__(self, material: Material, bearers: Bearers) -> None:
        self.roots, self.claims = Counter[str](), Counter[str]()
        self.relays, self.prints = Counter[str](), Counter[str]()
        home = defaultdict[str, set[str]](set)
        for id, claim in material.claims.items():
            at, hops = claim.span.article, claim.hops
            if not hops:
                continue
            source = bearers.of(at, hops[0].name)
            origin = material.origin_of.get(id)
            if origin is not None and origin.kind is RootKind.REPORTS:  # "reportedly" is nobody
                continue
            if len(hops) > 1 or (origin is not None and not own_words(origin)):
                self.claims[source] += 1
                if origin is not None:
                    home[source].add(origin.id)
            for hop in {bearers.of(at, hop.name) for hop in hops[1:-1]} - {source}:
                self.relays[hop] += 1
        for bearer, origins in home.items():
            self.roots[bearer] = len(origins)
        for article in material.articles.values():
            if article.outlet:
                self.prints[bearers.of(article.id, article.outlet)] += 1
            for relay in {bearers.of(article.id, r.outlet) for r in article.relays if r.outlet}:
                self.relays[relay] += 1

    def of(self, bearer: str) -> dict[str, int]:
        counters = (self.roots, self.claims, self.relays, self.prints)
        return {field: found[bearer] for field, found in zip(_COUNTS, counters, strict=True)}

    @property
    def bearers(self) -> Iterator[str]:
        found = (self.roots, self.claims, self.relays, self.prints)
        yield from dict.fromkeys(bearer for counter in found for bearer in counter if bearer)


def _row(
    ratings: Ratings, name: str, spellings: tuple[str, ...], told: Mapping[str, int]
) -> SourceRow:
    """``told`` are the counts, empty for a source that the articles asked for do not name."""
    notes = ratings.notes(name, spellings)
    return SourceRow(
        name=name,
        kind=("outlet" if told["prints"] else "speaker") if told else "",
        **{field: told.get(field, 0) for field in _COUNTS},
        rating=ratings.reliability(name, spellings),
        party=next((note.party for note in notes if note.party), ""),
        owner=next((note.owner for note in notes if note.owner), ""),
        note=next((note.why for note in notes if note.why), ""),
        here=bool(told),
    )
