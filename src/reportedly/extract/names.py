"""One record for each person, body or place an article names, however often: "Kovalenko"."""

from collections import Counter
from collections.abc import Iterator

from reportedly.model.mention import Mention, Name, Role
from reportedly.model.reading import Reading
from reportedly.stage import extracts

__all__ = ["names"]


@extracts(Name, needs=(Mention,))
def names(reading: Reading) -> Iterator[Name]:
    """Mentions of the same name and kind together, in order of first mention."""
    groups = dict[tuple[str, str], list[Mention]]()
    for mention in sorted(reading.of(Mention), key=lambda m: (m.span.start, m.span.end)):
        groups.setdefault((mention.kind.value, mention.name.casefold()), []).append(mention)
    for found in groups.values():
        first = found[0]
        yield Name(
            span=first.span,
            name=first.name,
            kind=first.kind,
            spellings=_by_frequency(mention.span.text for mention in found),
            roles=_once(mention.role for mention in found),
            mentions=tuple(mention.id for mention in found),
        )


def _by_frequency(texts: Iterator[str]) -> tuple[str, ...]:
    """Most frequent first; among equals, the longer first, then by alphabet."""
    counts = Counter(" ".join(text.split()) for text in texts)
    return tuple(sorted(counts, key=lambda text: (-counts[text], -len(text), text)))


def _once(roles: Iterator[Role | None]) -> tuple[Role, ...]:
    """Roles with different words, at their first places."""
    found = dict[str, Role]()
    for role in roles:
        if role is not None:
            found.setdefault(role.text.casefold(), role)
    return tuple(found.values())
