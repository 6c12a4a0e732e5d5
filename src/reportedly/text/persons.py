"""Which full name a short one stands for: "Kovalenko" for "Andrei Kovalenko"."""

from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["People", "family_name", "unlinked"]

_OFTEN = 2
"""A bare family name goes to the person named in full this many times as often as the next."""

_NONE = frozenset[str]()
_PLAIN = frozenset({"mr", "mrs", "ms", "miss"})
_HIGH = frozenset({
    "sir", "dame", "lord", "lady", "baroness", "judge", "justice", "bishop", "archbishop",
})  # fmt: skip
NEAR = 300
"""Code points, some two sentences, within which a bare name goes on with whom was just named."""
_JUST = 200
"""Code points within which a bare name is that of the last of several just named in full..."""
_APART = 60
"""...if the others were named this many before: not beside it, as in "Ana Vega and Luis Vega"."""
_SYLLABLE = 5
_LINKS = frozenset([
    "al", "el", "bin", "ibn", "ben", "bint", "von", "van", "de", "der", "den", "da", "di", "la",
    "le", "del", "della", "dos", "du", "st", "saint",
])  # fmt: skip
_NEVER_GIVEN = frozenset([
    "de", "del", "della", "der", "da", "di", "dos", "du", "le", "von", "el", "st", "saint",
])  # fmt: skip
"""Particles that are no given names in front of a single word."""
_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
_PATRONYMIC = ("ovich", "evich", "ovych", "evych", "ovna", "evna", "ivna", "yevna")
_GIVEN_TOO = frozenset({"Kim", "Lee", "Jo", "Park", "Long", "Ray", "Jean", "Han", "Ai", "Sean"})


def family_name(words: list[str], eastern: frozenset[str]) -> str:
    """The family name of a full name: its last word, or the first where the family comes first.

    ``eastern`` holds family names that precede ("Kim"). A second word with a hyphen or a third
    short word shows that the order was kept ("Cho Tae-yul", "Kim Jong Un"); of two plain words,
    the first must be no English given name as well ("Xi Jinping", but "Kim Fisher").
    """
    first, *rest = words
    if first not in eastern or words[-1] in eastern or len(words) not in {2, 3}:
        return words[-1]
    if len(words) == 3:
        kept = all(len(word) <= _SYLLABLE for word in rest)
    else:
        kept = "-" in words[-1] or first not in _GIVEN_TOO
    return first if kept else words[-1]


def unlinked(words: list[str]) -> list[str]:
    """A family name alone without its particles: "De Wit", "Van der Velde", "St. Hilaire"; "Van
    Jones" and "Al Ruiz" have given names, and stay as they are."""
    if len(words) < 2:
        return words
    plain = [word.lower().rstrip(".") for word in words]
    at = next((i for i, word in enumerate(plain[:-1]) if word not in _LINKS), len(words) - 1)
    alone = at == len(words) - 1 and (at > 1 or plain[0] in _NEVER_GIVEN)
    return words[-1:] if alone else words


class People:
    """The full names of persons in one article, in order of mention."""

    def __init__(
        self,
        names: Iterable[tuple[int, str]],
        eastern: frozenset[str],
        sexes: Mapping[str, str] | None = None,
        kin: frozenset[str] = frozenset(),
        styles: Mapping[str, frozenset[str]] | None = None,
        dependents: frozenset[str] = frozenset(),
    ) -> None:
        """``names`` are pairs of an offset and a name of two words or more; ``sexes`` tells
        "female" or "male" of some of them, ``kin`` are those brought in as somebody's relative,
        ``styles`` are the titles of each ("judge", "dr"), ``dependents`` those brought in as
        somebody's, so that nothing before means them."""
        placed = sorted(names)
        listed = [name for _, name in placed]
        self._full = _forms(listed)
        self._dependents = dependents
        self._places = [(offset, self._full[name]) for offset, name in placed]
        self._sexes, self._kin, self._styles = dict(sexes or {}), kin, dict(styles or {})
        self._by_family = dict[str, list[str]]()
        self._by_given = dict[str, list[str]]()
        self._families = set[str]()
        for name in (self._full[name] for name in listed):
            words = [word for word in name.split() if word.strip(".,") not in _SUFFIXES]
            if not words:
                continue
            family = family_name(words, eastern)
            given = words[0] if family == words[-1] else words[-1]
            self._by_family.setdefault(_bare(family), []).append(name)
            self._families.add(family)
            self._by_given.setdefault(given, []).append(name)

    def full(self, name: str) -> str:
        """The longest form of a full name ("Donald Trump" is "Donald J. Trump")."""
        return self._full.get(name, name)

    def family(
        self,
        word: str,
        sex: str = "",
        at: int | None = None,
        style: frozenset[str] = frozenset(),
    ) -> str | None:
        """Whose family name this is where it stands alone; "Mr" is no woman, and a relative of
        somebody who needs no first name ("his wife, Maria Vega") does not take his name over.

        Of several it is the one with its title ("Judge Vega"), else the one just named in full
        before ``at`` (its offset), else the one named clearly more often; nobody where two were
        just named side by side, or none stands out.
        """
        names = self._by_family.get(_bare(word), [])
        fits = [name for name in names if not self._kin & {name} and self._may_be(name, sex)]
        if at is not None and self._dependents & {*fits}:
            seen = {name for offset, name in self._places if offset < at}
            fits = [name for name in fits if name in seen or name not in self._dependents]
        if at is None or len({*fits}) < 2:
            return _likeliest(fits)
        if _PLAIN & style:  # no knight and no judge is "Mr"
            fits = [name for name in fits if not _HIGH & self._styles.get(name, _NONE)]
        if len(titled := {name for name in fits if self._styles.get(name, _NONE) & style}) == 1:
            return titled.pop()
        places = [(o, name) for o, name in self._places if at - NEAR < o < at and name in fits]
        if not places:
            return _clearest(fits)
        last, name = places[-1]
        others = [offset for offset, other in places if other != name]
        clear = not others or (at - last < _JUST and last - others[-1] > _APART)
        return name if clear else None

    def _may_be(self, name: str, sex: str) -> bool:
        return not sex or self._sexes.get(name, "") in ("", sex)

    def given(self, word: str) -> str | None:
        return _likeliest(self._by_given.get(word, []))

    def families(self) -> frozenset[str]:
        return frozenset(self._families)

    def givens(self) -> frozenset[str]:
        return frozenset(self._by_given)


def _bare(family: str) -> str:
    """A family name as it may begin a sentence: "El-Khoury" of "el-Khoury"."""
    return family.casefold()


def _forms(names: Iterable[str]) -> dict[str, str]:
    """The longest form of each name."""
    forms = sorted(set(names), key=lambda n: (-len(n.split()), -len(n), n))
    found = dict[str, str]()
    for name in forms:
        longer = next((other for other in forms if _abridges(name, other)), name)
        if longer == name:
            parts = [other for other in forms if _is_part(name, other)]
            longer = parts[0] if len(parts) == 1 else name
        found[name] = longer
    return found


def _is_part(name: str, other: str) -> bool:
    """Whether ``name`` is a given name and patronymic ("Anna Sergeyevna" of "Anna Sergeyevna
    Belova"), or the two family names behind two given ones. Other names that another one begins
    with may be a father's, or cut from a line of text."""
    one, two = _words(name), _words(other)
    if len(one) != 2:
        return False
    return (len(two) == 3 and one == two[:2] and one[1].endswith(_PATRONYMIC)) or (
        len(two) == 4 and one == two[2:]
    )


def _abridges(name: str, other: str) -> bool:
    """Whether ``name`` is ``other`` without its middle names, or written with other hyphens."""
    one, two = _words(name), _words(other)
    if one == two:
        return True
    return (
        2 <= len(one) < len(two)
        and one[0] == two[0]
        and one[-1] == two[-1]
        and set(one) <= set(two)
    )


def _words(name: str) -> list[str]:
    return name.replace("-", " ").replace(".", "").lower().split()


def _clearest(names: list[str]) -> str | None:
    """The one named in full clearly more often than the others, if any; nobody where only one is
    left who was not just named: a title alone does not tell that far away."""
    ranked = Counter(names).most_common(2)
    clear = len(ranked) == 2 and ranked[0][1] >= _OFTEN * ranked[1][1]
    return ranked[0][0] if clear else None


def _likeliest(names: list[str]) -> str | None:
    """The one named in full clearly more often than the others, else the one named first."""
    if not names:
        return None
    counts = Counter(names).most_common(2)
    clear = len(counts) == 1 or counts[0][1] >= _OFTEN * counts[1][1]
    return counts[0][0] if clear else names[0]
