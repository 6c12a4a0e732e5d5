"""Whether a bare name is a town: "Ostrava, 12 March 2026" is where it was written."""

from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = ["is_town"]


def is_town(name: str) -> bool:
    """Whether a name is a city or a capital that the gazetteer knows, in any case."""
    return name.casefold() in _towns()


@cache
def _towns() -> frozenset[str]:
    rows = lexicon("places")["countries"].values()
    capitals = (capital for row in rows for capital in row.get("capitals", ()))
    return frozenset(name.casefold() for name in (*lexicon("cities")["names"], *capitals))
