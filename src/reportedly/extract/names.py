"""One record for each person, body or place an article names, however often: "Kovalenko"."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from reportedly.model.mention import Mention, MentionKind, Name, Role
from reportedly.model.reading import Reading
from reportedly.stage import extracts
from reportedly.text.sources import gender_of

__all__ = ["names"]

_TELLING = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE})
_COMPARED = frozenset({MentionKind.PERSON, MentionKind.ORGANISATION})
_CAST = 8
"""Names kept beside that of a person or body."""
_BEFORE = 12
"""Code points before a name in which its honorific stands."""


@extracts(Name, needs=(Mention,))
def names(reading: Reading) -> Iterator[Name]:
    """Mentions of the same name and kind together, in order of first mention."""
    groups = dict[tuple[str, str], list[Mention]]()
    for mention in sorted(reading.of(Mention), key=lambda m: (m.span.start, m.span.end)):
        groups.setdefault((mention.kind.value, mention.name.casefold()), []).append(mention)
    published = reading.article.published
    cast = sorted(groups.values(), key=lambda found: (-len(found), found[0].name))
    for found in groups.values():
        first = found[0]
        yield Name(
            span=first.span,
            name=first.name,
            kind=first.kind,
            spellings=_by_frequency(mention.span.text for mention in found),
            roles=_once(mention.role for mention in found),
            mentions=tuple(mention.id for mention in found),
            sex=_sex(reading.article.text, found) if first.kind is MentionKind.PERSON else "",
            beside=_beside(first, cast) if first.kind in _COMPARED else (),
            day=published.first if published else "",
        )


def _beside(first: Mention, cast: list[list[Mention]]) -> tuple[str, ...]:
    """Who and what else the article is about, most mentioned first."""
    others = (f[0] for f in cast if f[0].name != first.name and f[0].kind in _TELLING)
    return tuple(dict.fromkeys(other.name for other in islice(others, _CAST)))


def _sex(text: str, found: list[Mention]) -> str:
    """What most honorifics and roles of a person tell: "Mrs. Vega", "a spokesman"."""
    told = Counter[str]()
    for mention in found:
        before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
        last = before.split()[-1:] if not before.endswith("\n") else []
        honorific = gender_of(last[0]) if last and last[0][:1].isupper() else ""
        told[honorific or (gender_of(mention.role.text) if mention.role else "")] += 1
    del told[""]
    return told.most_common(1)[0][0] if told else ""


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
