"""Who, what and where is named: "Kovalenko", "Kyiv" for its government, "the SBU"."""

from collections.abc import Iterator

from reportedly.extract.mentions.hints import hinted
from reportedly.extract.mentions.homes import housed
from reportedly.extract.mentions.letters import fitting
from reportedly.extract.mentions.people import full_forms, with_people
from reportedly.extract.mentions.relatives import parted
from reportedly.extract.mentions.scripts import other_scripts
from reportedly.extract.mentions.spots import Spot, spots, text_of
from reportedly.extract.mentions.spread import spread
from reportedly.extract.mentions.words import generic
from reportedly.model.mention import Mention, MentionKind, Role
from reportedly.model.reading import Reading
from reportedly.stage import extracts
from reportedly.text.parse import Parse, parse
from reportedly.text.roles import role_around, titles

__all__ = ["mentions"]


@extracts(Mention)
def mentions(reading: Reading) -> Iterator[Mention]:
    """Names in the order of the text; none overlaps another."""
    parsed = parse(reading.article)
    found = [spot for paragraph in parsed.paragraphs for spot in spots(paragraph)]
    found = hinted(fitting(found), parsed, reading.article.outlet)
    found = full_forms(spread(with_people(found, parsed), parsed), parsed)
    found = housed(other_scripts(found, parsed))
    persons = [spot for spot in found if spot.kind is MentionKind.PERSON]
    taken = {(id(spot.paragraph), token.i) for spot in persons for token in spot.piece}
    roles = {s.offset: role for s in persons if (role := _role(s, parsed, taken)) is not None}
    title = parsed.paragraphs[0] if len(parsed.paragraphs) > 1 else None
    apart = parted(persons, {offset: role.text for offset, role in roles.items()}, title)
    stated = tuple(role.span for role in roles.values())
    for spot in found:
        place = spot.paragraph.start
        span = reading.article.at(place + spot.start, place + spot.end)
        office = _looks_like_office(spot) and any(role.holds(span) for role in stated)
        if not office:
            name = apart.get(spot.offset, spot.name)
            yield Mention(span=span, name=name, kind=spot.kind, role=roles.get(spot.offset))


def _looks_like_office(spot: Spot) -> bool:
    """Whether it may be part of an office, as "State" in "Secretary of State", and no body."""
    odd = spot.kind is MentionKind.ORGANISATION and spot.entry is None and " " not in spot.text
    of = text_of(spot.paragraph)[: spot.start].endswith(" of ")
    return odd and (of or spot.text.lower() in generic())


def _role(spot: Spot, parsed: Parse, taken: set[tuple[int, int]]) -> Role | None:
    doc, piece = spot.paragraph.doc, spot.piece
    found = role_around(
        doc, piece.start, piece.end, titles(), lambda i: (id(spot.paragraph), i) in taken
    )
    if found is None:
        return None
    span = parsed.span(spot.paragraph, doc[found[0]], doc[found[1] - 1])
    return Role(text=span.text, span=span)
