"""What stands beside a name says what it is: "aid group Open Clinic", "Hernan Salgado, 58,"."""

import re
from dataclasses import replace

from reportedly.extract.mentions.spots import Spot, squeezed, text_of
from reportedly.extract.mentions.words import bodies
from reportedly.model.mention import MentionKind
from reportedly.text.parse import Parse

__all__ = ["hinted"]

_WRAPPED = 45
"""Characters that a line of wrapped text has at least."""
_AGE = re.compile(r", (?:aged )?\d{1,2}(?:,|\.|;| and\b| who\b)")


def hinted(found: list[Spot], parsed: Parse, outlet: str = "") -> list[Spot]:
    """The spots of an article, in order, with kinds and bounds put right by their neighbours;
    the ``outlet`` speaks of itself as a body."""
    found = [_on_its_line(spot, parsed.article.text) for spot in found]
    common = {
        token.text for paragraph in parsed.paragraphs for token in paragraph.doc if token.is_lower
    }
    kept = _joined([_whole(spot) for spot in found if not _is_common(spot, common)])
    own = {outlet, outlet.removeprefix("The ")}
    kept = [
        replace(spot, kind=MentionKind.ORGANISATION) if spot.text in own else _kind(spot)
        for spot in kept
    ]
    known = {spot.text for spot in kept if spot.kind is MentionKind.PERSON and " " in spot.text}
    surnames = {name.split()[-1] for name in known}
    return [
        replace(spot, kind=MentionKind.PERSON)
        if spot.entry is None and spot.text in surnames
        else spot
        for spot in kept
    ]


def _on_its_line(spot: Spot, text: str) -> Spot:
    """Without what stands on the next line, where its own is short: "Harbour Star | Lisbon"; a
    name may run over the end of a line that was wrapped."""
    cut = text.find("\n", spot.offset, spot.paragraph.start + spot.end)
    if cut < 0 or spot.entry is not None or cut - text.rfind("\n", 0, cut) > _WRAPPED:
        return spot
    end = spot.start + len(text[spot.offset : cut].rstrip())
    return replace(spot, end=end, name=squeezed(text[spot.offset : cut]))


def _is_common(spot: Spot, common: set[str]) -> bool:
    """A single word that opens its sentence and is written small elsewhere: "Turnout"."""
    alone = spot.entry is None and " " not in spot.text and spot.text.istitle()
    return alone and spot.text.lower() in common and spot.piece[0].is_sent_start is True


def _whole(spot: Spot) -> Spot:
    """With the capitalised word that its last one governs: "Optics" in "Brabant Optics"."""
    first = spot.piece.start
    if spot.kind is not MentionKind.ORGANISATION or spot.entry is not None or not first:
        return spot
    doc = spot.paragraph.doc
    before, root = doc[first - 1], spot.piece.root
    free = before.ent_type_ == "" and before.is_title and before.pos_ == "PROPN"
    beside = text_of(spot.paragraph)[before.idx + len(before) : spot.start] == " "
    if not (free and beside and before.dep_ == "compound" and before.head == root):
        return spot
    name = squeezed(text_of(spot.paragraph)[before.idx : spot.end])
    return replace(spot, start=before.idx, name=name)


def _joined(found: list[Spot]) -> list[Spot]:
    """Two unknown single words side by side are one name: "Marta Fuica"."""
    made = list[Spot]()
    for spot in found:
        last = made[-1] if made else None
        if last is not None and _are_one(last, spot):
            name = f"{last.text} {spot.text}"
            made[-1] = replace(last, end=spot.end, name=name, kind=MentionKind.PERSON)
        else:
            made.append(spot)
    return made


def _are_one(left: Spot, right: Spot) -> bool:
    alike = left.paragraph is right.paragraph and left.entry is None and right.entry is None
    single = all(" " not in s.text and s.text.istitle() for s in (left, right))
    kinds = (MentionKind.PERSON, MentionKind.PLACE)
    return (
        alike
        and single
        and left.kind in kinds
        and right.kind in kinds
        and text_of(left.paragraph)[left.end : right.start] == " "
    )


def _kind(spot: Spot) -> Spot:
    """By an age after it, or by what it is called before: "trade union"."""
    if spot.entry is not None or spot.kind is MentionKind.NATIONALITY:
        return spot
    text = text_of(spot.paragraph)
    if " " in spot.text and _AGE.match(text, spot.end):
        return replace(spot, kind=MentionKind.PERSON)
    first = spot.piece.start
    before = spot.paragraph.doc[first - 1] if first else None
    if before is not None and before.is_lower and before.lemma_ in bodies():
        return replace(spot, kind=MentionKind.ORGANISATION)
    return spot
