"""Who goes by a name in the ledger: "Quispe" is Rosa Quispe, "Berg" may be two people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches

from reportedly.report.material import Material
from reportedly.text.terms import fold

__all__ = ["Bearers", "Unknown", "folded"]

_NEAR = 6
"""Names suggested where nobody is called what was asked for."""


class Unknown(LookupError):
    """Nobody has that name, or several have: ``near`` are the names that may be meant."""

    def __init__(self, asked: str, near: Sequence[str], several: bool) -> None:
        self.asked, self.near, self.several = asked, tuple(near), several
        told = ", ".join(self.near)
        if several:
            super().__init__(f"{asked!r} may be one of several: {told}")
        else:
            hint = f"; did you mean {told}?" if told else ""
            super().__init__(f"no speaker, outlet or origin is called {asked!r}{hint}")


def folded(name: str) -> str:
    """A name for comparison: small letters without accents, no "the" before it."""
    words = fold(name).replace("’", "'").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


class Bearers:
    """Everybody who speaks, passes on or prints something, by all names that the articles use. A
    bearer is an entity, or a name that belongs to none."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._of = defaultdict[str, set[str]](set)
        self._names = dict[str, str]()
        self._spellings = defaultdict[str, dict[str, None]](dict)
        for article, name in dict.fromkeys(_named(material)):
            bearer = self.of(article, name)
            entity = material.entity_of.get((article, name))
            self._names.setdefault(bearer, entity.name if entity else name)
            for spelling in (name, *(entity.spellings if entity else ())):
                self._of[folded(spelling)].add(bearer)
                self._spellings[bearer][spelling] = None

    def of(self, article: str, name: str) -> str:
        """Who a name stands for in an article."""
        entity = self._material.entity_of.get((article, name))
        return entity.id if entity else folded(name)

    def called(self, words: str) -> frozenset[str]:
        """The bearers of that very name, else the only ones with all its words. Raises `Unknown`;
        a name that two entities under different names share is nobody's."""
        wanted = folded(words)
        if found := self._of.get(wanted, set()):
            return self._one(words, found)
        parts = set(wanted.split())
        keys = [key for key in self._of if parts and parts <= set(key.split())]
        if not keys:
            raise Unknown(words, self._near(wanted), several=False)
        return self._one(words, set().union(*(self._of[key] for key in keys)))

    def name(self, bearer: str) -> str:
        return self._names.get(bearer, bearer)

    def spellings(self, bearer: str) -> tuple[str, ...]:
        """All names under which it goes."""
        return tuple(self._spellings.get(bearer, ()))

    def _one(self, words: str, found: Iterable[str]) -> frozenset[str]:
        names = {folded(self.name(bearer)): self.name(bearer) for bearer in sorted(found)}
        if len(names) > 1 and folded(words) not in names:
            shown = sorted(names.values(), key=lambda name: (len(name), name))[:_NEAR]
            raise Unknown(words, shown, several=True)
        return frozenset(found)

    def _near(self, wanted: str) -> list[str]:
        """Names that are spelled alike, or have a word that is."""
        keys = sorted(self._of)
        found = get_close_matches(wanted, keys, _NEAR, 0.6)
        by_word = defaultdict[str, list[str]](list)
        for key in keys:
            for word in key.split():
                by_word[word].append(key)
        for word in wanted.split():
            for close in get_close_matches(word, by_word, 3, 0.75):
                found += by_word[close]
        names = (self.name(min(self._of[key])) for key in found)
        return list(dict.fromkeys(names))[:_NEAR]


def _named(material: Material) -> Iterator[tuple[str, str]]:
    """Every name that stands on the way of a statement, with its article."""
    for claim in material.claims.values():
        at = claim.span.article
        yield from ((at, hop.name) for hop in (*claim.hops, *claim.beside) if hop.name)
    for article in material.articles.values():
        names = (article.outlet, *(relay.outlet for relay in article.relays))
        yield from ((article.id, name) for name in names if name)
