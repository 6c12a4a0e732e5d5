"""By which way a statement came: "he said on Telegram" through a wire to this outlet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reportedly.model.attribution import (
    Attribution,
    Basis,
    Chain,
    Hop,
    HopKind,
    Method,
)
from reportedly.model.mention import Name
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import Anchor, Time, TimeKind
from reportedly.stage import extracts
from reportedly.text.outlets import outlet_hops, printed_by
from reportedly.text.parse import Parse, parse
from reportedly.text.relaying import carries, cited, outside, relayed
from reportedly.text.scopes import clause_of
from reportedly.text.sources import channel_in
from reportedly.text.speakers import Source, Speakers
from reportedly.text.tokens import Token
from reportedly.text.trims import as_saying

__all__ = ["chains"]

LONGEST = 31
"""Days of a window that still counts as the day of a statement."""
ADVERBIAL = ("prep", "pobj", "npadvmod", "nmod", "advmod", "compound", "nummod", "appos", "amod")

RELATIVE = ("who", "which", "that")
"""Pronouns that stand right beside whom they mean."""

NEAR = 4
"""Paragraphs within which a speaker's next statement still belongs to the same occasion."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A chain in the making: who speaks, the medium, outlets in the sentence, and the day."""

    attribution: Attribution
    source: Source
    sentence: Span
    channel: Hop | None = None
    relays: tuple[Hop, ...] = ()
    said: str = ""
    said_why: str = ""


class _Contents:
    """What is said in each attribution, to be found by its place."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        """``said`` are the attributions; their numbers (from 0) are what `around` tells."""
        self._said = said
        parts = ((part, number) for number, one in enumerate(said) for part in one.content)
        self._parts = sorted(parts, key=lambda part: part[0].start)
        self._starts = [part.start for part, _ in self._parts]
        self._longest = max((part.end - part.start for part, _ in self._parts), default=0)

    def holding(self, place: Span) -> Iterator[tuple[Span, int]]:
        """The stretches of content that hold a place, and whose they are."""
        first = bisect_left(self._starts, place.end - self._longest)
        for part, number in self._parts[first : bisect_right(self._starts, place.start)]:
            if part.holds(place):
                yield part, number

    def around(self, inner: Attribution) -> set[int]:
        """The numbers of the attributions inside which one stands."""
        place = inner.speaker or inner.cue or inner.span
        return {n for _, n in self.holding(place) if self._said[n] is not inner}


@extracts(Chain, needs=(Attribution, Name, Time))
def chains(reading: Reading) -> Iterator[Chain]:
    """One chain an attribution, in the order of the text.

    Hops: who is said to know (for data and documents their maker first), whoever reports him
    inside a quotation, the channel, outlets that the sentence names ("reviewed by Reuters"),
    outlets that the article relays, this outlet. A statement without a day or channel of its own
    continues the one before of the same speaker.
    """
    said = sorted(reading.of(Attribution), key=lambda a: (a.span.start, -a.span.end))
    drafts = _continued(reading, _drafts(reading, said))
    contents = _Contents([draft.attribution for draft in drafts])
    for draft in drafts:
        outer = _around(draft, drafts, contents)
        basis, because = _basis(draft)
        yield Chain(
            attribution=draft.attribution.id,
            span=draft.attribution.span,
            hops=_hops(reading, draft, outer),
            beside=draft.source.beside,
            said=draft.said,
            said_why=draft.said_why,
            basis=basis,
            because=because,
        )


def _basis(draft: Draft) -> tuple[Basis, str]:
    """How surely the source is whom we name, and why in words."""
    attribution, source = draft.attribution, draft.source.hops[0]
    if attribution.carried:
        return Basis.CARRIED, f"goes on with what {source.name} says before"
    speaker, place = attribution.speaker, source.span
    if speaker is None or place is None or speaker.text.lower() in RELATIVE:
        return Basis.STATED, ""
    if draft.source.beside and not draft.source.pronoun:
        return Basis.STATED, ""
    if speaker.overlaps(place) or any(span.overlaps(speaker) for span in source.role_spans):
        return Basis.STATED, ""
    if draft.source.hops[-1].span is not None and speaker.overlaps(draft.source.hops[-1].span):
        return Basis.STATED, ""
    names = " and ".join(hop.name for hop in (source, *draft.source.beside))
    return Basis.RESOLVED, f"“{speaker.text}” is taken for {names}"


def _drafts(reading: Reading, said: Sequence[Attribution]) -> list[Draft]:
    speakers = Speakers(reading, (part for a in said for part in a.content))
    parsed, found = parse(reading.article), list[Draft]()
    times, placed = _days(reading, parsed), sorted(said, key=_place)
    contents = _Contents(placed)
    for attribution in placed:
        sentence = parsed.sentence_span(attribution.cue or attribution.span)
        before = [n for n in contents.around(attribution) if n < len(found)]
        outer = found[max(before)] if before else None
        if quoted := as_saying(parsed, attribution.span):
            source = speakers.of(quoted[0])
        elif attribution.speaker is not None:
            source = speakers.of(attribution.speaker, outer.source if outer else None)
        elif found and attribution.carried:
            source = found[-1].source
        else:
            source = Source(at=attribution.span.start, hops=(_nobody(attribution),))
        source = cited(parsed, sentence, source, speakers)
        day = _day(parsed, attribution, sentence, times.get(sentence.start, ()), contents)
        found.append(
            Draft(
                attribution=attribution,
                source=source,
                sentence=sentence,
                channel=_channel(parsed, attribution, sentence),
                relays=relayed(parsed, attribution, sentence, source, speakers),
                said=day.edtf if day else "",
                said_why=day.span.text if day else "",
            )
        )
    return found


def _place(attribution: Attribution) -> tuple[int, int]:
    """Outer statements before those inside them; else by where the speaker or cue stands."""
    first = min(
        span.start for span in (attribution.span, attribution.cue, attribution.speaker) if span
    )
    return first, -attribution.span.end


def _nobody(attribution: Attribution) -> Hop:
    words = attribution.cue or attribution.span
    return Hop(kind=HopKind.UNNAMED_REPORTS, name=words.text, span=attribution.cue)


def _days(reading: Reading, parsed: Parse) -> dict[int, list[Time]]:
    """The times that can be the day of a statement, by where their sentence begins."""
    found = dict[int, list[Time]]()
    for time in reading.of(Time):
        if time.kind is TimeKind.DATE and _dates(reading, time):
            found.setdefault(parsed.sentence_span(time.span).start, []).append(time)
    return found


def _dates(reading: Reading, time: Time) -> bool:
    """Whether a time can be the day of a statement: its days are known to a month, and reckoned
    from the day of publication only where that is known."""
    if time.first is None or time.last is None or "X" in time.edtf or "_REF" in time.timex:
        return False
    published = reading.article.published
    absolute = time.anchor is Anchor.NONE and not time.assumed
    if not absolute and published is None:
        return False
    try:
        window = date.fromisoformat(time.last) - date.fromisoformat(time.first)
    except ValueError:
        return False
    return window.days < LONGEST


def _day(
    parsed: Parse,
    attribution: Attribution,
    sentence: Span,
    times: Sequence[Time],
    contents: _Contents,
) -> Time | None:
    """The date that modifies the cue, not one inside what is said or in another clause."""
    beside = attribution.cue or attribution.speaker or attribution.span
    tokens = parsed.tokens(beside)
    if not tokens:
        return None
    cue = tokens[0] if attribution.cue is not None else clause_of(tokens[0])
    free = outside(attribution, sentence)
    near = [
        time
        for time in times
        if any(a <= time.span.start and time.span.end <= b for a, b in free)
        and all(part.holds(beside) for part, _ in contents.holding(time.span))
        and _modifies(parsed.tokens(time.span), cue)
    ]
    return min(near, key=lambda t: (abs(t.span.start - beside.start), t.span.start), default=None)


def _modifies(time: Sequence[Token], cue: Token) -> bool:
    """Whether a time hangs on the cue through prepositions and nouns only ("said in a post on
    Tuesday"), and not on its subject or on another verb."""
    if not time:
        return False
    inside = {t.i for t in time}
    at = next((t for t in time if t.head.i not in inside or t.head == t), time[0])
    while at != cue:
        if at.dep_ not in ADVERBIAL or at.head == at:
            return False
        if at.head.pos_ in ("VERB", "AUX") and at.head != cue and at.head != _verb(cue):
            return False
        if at.head == _verb(cue):
            return True
        at = at.head
    return True


def _verb(cue: Token) -> Token:
    """The finite verb that a cue is part of: "was quoted", "tried to explain"."""
    return cue.head if cue.dep_ in ("xcomp", "conj", "prep", "dobj") else cue


def _channel(parsed: Parse, attribution: Attribution, sentence: Span) -> Hop | None:
    """The medium: what the attribution names, else what hangs on its cue in the sentence."""
    article, own = parsed.article, attribution.channel
    places = [(own.start, own.end)] if own is not None else []
    cue = parsed.tokens(attribution.cue) if attribution.cue is not None else []
    for start, end in (*places, *outside(attribution, sentence)):
        if found := channel_in(article.text[start:end]):
            name, first, last = found
            span = article.at(start + first, start + last)
            if (start, end) in places or carries(parsed.tokens(span), cue):
                return Hop(kind=HopKind.CHANNEL, name=name, span=span)
    if own is None:
        return None
    nouns = [t for t in parsed.tokens(own) if t.pos_ == "NOUN"]
    name = next((t.lower_ for t in nouns if t.dep_ == "pobj"), own.text)
    return Hop(kind=HopKind.CHANNEL, name=name, span=own)


def _continued(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """Fill day and channel from a neighbouring statement of the same speaker.

    Forward: what he goes on to say belongs to the same occasion. Backward: only where the later
    one calls him by a pronoun, so that it plainly continues ("…," he said in a post on Tuesday).
    """
    starts = [p.start for p in parse(reading.article).paragraphs]

    def apart(left: Draft, right: Draft) -> int:
        first = bisect_left(starts, left.sentence.end)
        return max(0, bisect_left(starts, right.sentence.end) - first)

    filled = list(drafts)
    for i, draft in enumerate(filled[1:], 1):
        filled[i] = _filled(draft, filled[i - 1], apart(filled[i - 1], draft))
    for i in range(len(filled) - 2, -1, -1):
        if (
            filled[i + 1].source.pronoun
            and filled[i + 1].attribution.method is not Method.NARRATOR
        ):
            filled[i] = _filled(filled[i], filled[i + 1], apart(filled[i], filled[i + 1]))
    return filled


def _filled(draft: Draft, other: Draft, paragraphs: int) -> Draft:
    if draft.source.key != other.source.key or paragraphs > NEAR:
        return draft
    if not draft.said and other.said and (draft.channel is None or other.channel is None):
        why = other.said_why.removeprefix("same statement: ")
        draft = replace(draft, said=other.said, said_why=f"same statement: {why}")
    return replace(draft, channel=draft.channel or other.channel)


def _around(draft: Draft, drafts: Sequence[Draft], contents: _Contents) -> Draft | None:
    """The statement inside which this one is quoted, the narrowest."""
    holding = [drafts[n] for n in sorted(contents.around(draft.attribution))]
    return min(
        holding, key=lambda d: d.attribution.span.end - d.attribution.span.start, default=None
    )


def _hops(reading: Reading, draft: Draft, outer: Draft | None) -> tuple[Hop, ...]:
    """From who knows to who printed it, each name once."""
    way = [*draft.source.hops]
    if outer is not None and outer.source.key != draft.source.key:
        way += outer.source.hops
    channel = draft.channel or (outer.channel if outer else None)
    way += [channel] if channel else []
    way += [*draft.relays, *(outer.relays if outer else ())]
    public = channel is not None and channel.name not in ("interview",)
    way += outlet_hops(reading.article, rewritten=not public)
    way.append(printed_by(reading.article))
    if way[0].kind is HopKind.OUTLET and way[0].name == way[-1].name and len(way) == 2:
        return (way[0],)
    once = {(hop.kind is HopKind.CHANNEL, hop.name): hop for hop in reversed(way[1:])}
    first = way[0]
    kept = [hop for hop in way[1:] if once.pop((hop.kind is HopKind.CHANNEL, hop.name), None)]
    return (first, *(hop for hop in kept if hop.name != first.name or hop is way[-1]))
