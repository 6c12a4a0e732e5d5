"""One claim, on whose word, with what reserve: "Kyiv says …", "reportedly …", "denied …"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.model.attribution import Attribution, Chain, Hop, HopKind, Method
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Hedge, Status
from reportedly.model.mention import Mention, Name
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.stage import extracts
from reportedly.text.narration import goes_on, narrated
from reportedly.text.outlets import outlet_hops, printed_by
from reportedly.text.parse import Parse, parse
from reportedly.text.reserves import aims_back, bare_object, binds, reports_in
from reportedly.text.sayings import says
from reportedly.text.sources import withheld
from reportedly.text.speakers import Speakers
from reportedly.text.trims import as_saying, empty, trimmed

__all__ = ["claims"]

WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.NO_COMMENT)
"""Reserves that are a statement of their own: "X has not acknowledged …"."""
RETOLD = (Method.INDIRECT, Method.MIXED, Method.ACCORDING_TO)
ORDER = list(Status)
NAME_WITHHELD = 60
"""Code points that "asked not to be named because of …" takes at most to be only that."""


@extracts(Claim, needs=(Attribution, Chain, Hedge, Name, Quantity, Time, Mention))
def claims(reading: Reading) -> Iterator[Claim]:
    """Claims in the order of the text: attributed ones, reserves that say something themselves
    ("Neither has acknowledged …"), hearsay ("reportedly"), and the outlet's own statements.

    The status is the first of `Status` that fits in the claim's own sentence. A reserve of a later
    sentence over earlier statements ("has not verified his claims") only adds a stance to them.
    """
    parsed, hedges = parse(reading.article), reading.of(Hedge)
    speakers = _speakers(reading)
    said = _attributed(reading, parsed, hedges)
    found = said + _withheld(reading, parsed, hedges, said, speakers)
    found = _hearsay(reading, parsed, hedges, found)
    found += _narrated(reading, parsed, found)
    judged = [_judged(parsed, claim, hedges, speakers) for claim in found]
    judged = _own_reserves(judged)
    judged = _looking_back(parsed, judged, hedges, speakers)
    filled = [replace(c, reported=_reported(reading)) for c in _filled(reading, judged)]
    yield from sorted(_nested(filled), key=lambda c: (c.span.start, -c.span.end, c.id))


def _attributed(reading: Reading, parsed: Parse, hedges: Sequence[Hedge]) -> list[Claim]:
    chains = {chain.attribution: chain for chain in reading.of(Chain)}
    here = printed_by(reading.article)
    found = list[Claim]()
    said = reading.of(Attribution)
    for a in said:
        speaker, content = a.speaker, _content(parsed, a, said, hedges)
        if quoted := as_saying(parsed, a.span):
            speaker, content = quoted[0], (quoted[1], *content[1:])
        if not content:
            continue
        chain = chains.get(a.id)
        found.append(
            Claim(
                content=content,
                method=a.method,
                cue=a.cue,
                speaker=speaker,
                hops=chain.hops if chain else (here,),
                beside=chain.beside if chain else (),
                said=chain.said if chain else "",
                said_why=chain.said_why if chain else "",
                status=Status.ASSERTED,
                attribution=a.id,
            )
        )
    return found


def _content(
    parsed: Parse, a: Attribution, said: Sequence[Attribution], hedges: Sequence[Hedge]
) -> tuple[Span, ...]:
    """What an attribution's claim says: nothing (then it is no claim), a reserve's whole
    predicate where its object only points back, else its content without what is hung on."""
    reserve = next((h for h in hedges if a.cue is not None and h.cue.overlaps(a.cue)), None)
    held = reserve is not None and reserve.status in WITHHELD
    if reserve is not None and held and a.speaker is None and not a.carried:
        return ()
    if reserve is not None and held and _wordless(parsed, reserve):
        return (_predicate(parsed, reserve),)
    if a.cue is not None and not a.carried and _idle(parsed, a, a.cue):
        return ()
    if not held and not says(parsed, a):
        return ()
    quoted = a.method in (Method.DIRECT,)
    parts = tuple(
        trimmed(parsed, _before_next(parsed, a, part, said), first=n == 0, quoted=quoted)
        for n, part in enumerate(a.content)
    )
    if quoted or a.method is Method.MIXED or (reserve is not None and reserve.status in WITHHELD):
        return parts
    return () if all(empty(parsed, part) for part in parts) else parts


def _idle(parsed: Parse, a: Attribution, cue: Span) -> bool:
    """Whether an attribution only says that a name is withheld ("who asked not to be named"), or
    is a preposition without anybody who speaks."""
    if a.speaker is None and len(cue.text) <= 3 and a.method is Method.INDIRECT:
        return True
    first, last = min(cue.start, a.span.start), max(cue.end, a.span.end)
    return last - first < NAME_WITHHELD and withheld(parsed.article.text[first:last])


def _before_next(parsed: Parse, a: Attribution, part: Span, said: Sequence[Attribution]) -> Span:
    """A content cut before "and said …", where the same speaker begins his next statement."""
    if a.cue is None or a.cue.start > part.start:
        return part
    for other in said:
        if other.cue is None or not part.holds(other.cue) or other.cue.start <= part.start + 1:
            continue
        if other.speaker is None or other.speaker.start >= part.start:
            continue
        before = parsed.article.text[part.start : other.cue.start].rstrip(" ,")
        alone = before.removesuffix(" and").removesuffix(" but").rstrip(" ,")
        if alone and alone != before:
            return parsed.article.at(part.start, part.start + len(alone))
    return part


def _wordless(parsed: Parse, reserve: Hedge) -> bool:
    return reserve.status is Status.NO_COMMENT or bare_object(parsed, reserve)


def _predicate(parsed: Parse, hedge: Hedge) -> Span:
    """The words of a reserve with its object: "has not verified his claims"."""
    start, end = hedge.cue.start, hedge.cue.end
    if hedge.status is Status.DENIED and hedge.holder is not None:
        start = min(start, hedge.holder.start)
    if hedge.scope.start >= end:
        end = max(end, hedge.scope.end)
    return parsed.article.at(start, end)


def _speakers(reading: Reading) -> Speakers:
    """The resolver, told in order of all who speak, so that "his claims" finds its person."""
    said = sorted(reading.of(Attribution), key=lambda a: (a.span.start, -a.span.end))
    speakers = Speakers(reading, (part for a in said for part in a.content))
    for attribution in sorted(said, key=lambda a: (a.speaker or a.span).start):
        if attribution.speaker is not None:
            speakers.of(attribution.speaker)
    return speakers


def _withheld(
    reading: Reading,
    parsed: Parse,
    hedges: Sequence[Hedge],
    said: Sequence[Claim],
    speakers: Speakers,
) -> list[Claim]:
    """Reserves with a holder that no attribution has taken up already."""
    found = list[Claim]()
    for hedge in hedges:
        if hedge.status not in WITHHELD or hedge.holder is None:
            continue
        if any(_takes(claim, hedge) for claim in said):
            continue
        content = hedge.scope
        if _wordless(parsed, hedge):
            content = _predicate(parsed, hedge)
        source = speakers.of(hedge.holder)
        found.append(
            Claim(
                content=(content,),
                method=Method.INDIRECT,
                cue=hedge.cue,
                speaker=hedge.holder,
                hops=_once((*source.hops, *_way(reading))),
                beside=source.beside,
                status=Status.ASSERTED,
            )
        )
    return found


def _takes(claim: Claim, hedge: Hedge) -> bool:
    if claim.cue is not None and claim.cue.overlaps(hedge.cue):
        return True
    return any(part.holds(hedge.cue) for part in claim.content)


def _hearsay(
    reading: Reading, parsed: Parse, hedges: Sequence[Hedge], known: Sequence[Claim]
) -> list[Claim]:
    """The claims known, and what is "reportedly" so on nobody's word; what was attributed to the
    word "reportedly" itself gives way to its whole clause."""
    kept, found, reach = list(known), list[Claim](), 0
    for hedge in hedges:
        if hedge.status is not Status.REPORTEDLY or hedge.scope.start < reach:
            continue
        if any(_speaks(c, hedge) for c in kept):
            continue
        kept = [c for c in kept if c.speaker is not None or not _takes(c, hedge)]
        speaker = reports_in(parsed, hedge.cue)
        words = speaker or hedge.cue
        nobody = Hop(kind=HopKind.UNNAMED_REPORTS, name=words.text, span=words)
        found.append(
            Claim(
                content=(hedge.scope,),
                method=Method.INDIRECT,
                cue=hedge.cue,
                speaker=speaker,
                hops=_once((nobody, *_way(reading))),
                status=Status.ASSERTED,
            )
        )
        reach = hedge.scope.end
    return kept + found


def _speaks(claim: Claim, hedge: Hedge) -> bool:
    """Whether somebody's word is given for what a reserve reaches."""
    if claim.speaker is None:
        return False
    return _takes(claim, hedge) or any(part.overlaps(hedge.scope) for part in claim.content)


def _narrated(reading: Reading, parsed: Parse, known: Sequence[Claim]) -> list[Claim]:
    """The outlet's own statements; one that plainly goes on with what somebody said in the
    sentence before ("In return, …", "They are thought to …") stays on his word."""
    taken = [span for c in known for span in (*c.content, c.cue, c.speaker) if span is not None]
    told = {c.content[-1].end: c for c in known if c.attribution and c.method in RETOLD}
    own = Claim(
        content=(),
        method=Method.NARRATOR,
        cue=None,
        speaker=None,
        hops=(printed_by(reading.article),),
        status=Status.ASSERTED,
    )
    found = list[Claim]()
    for span in narrated(parsed, taken):
        before = _sentence_before(parsed, span, told) if goes_on(parsed, span) else None
        if before is None:
            found.append(replace(own, content=(span,)))
        else:
            carried = replace(before, content=(span,), method=Method.INDIRECT)
            carried = replace(carried, cue=None, speaker=None, said_why="goes on with it")
            found.append(carried)
            told[span.end] = carried
    return found


def _sentence_before(parsed: Parse, span: Span, told: Mapping[int, Claim]) -> Claim | None:
    """The last claim of the sentence before, where both stand in one paragraph."""
    paragraph = parsed.paragraph_at(span.start)
    tokens = parsed.tokens(span)
    if paragraph is None or not tokens or tokens[0].sent.start == 0:
        return None
    earlier = tokens[0].doc[tokens[0].sent.start - 1].sent
    first, last = paragraph.start + earlier.start_char, paragraph.start + earlier.end_char
    ends = [end for end in told if first < end <= last]
    return told[max(ends)] if ends else None


def _way(reading: Reading) -> tuple[Hop, ...]:
    return (*outlet_hops(reading.article), printed_by(reading.article))


def _once(hops: Sequence[Hop]) -> tuple[Hop, ...]:
    """Each station once, the last of a name (the outlet itself stays at the end)."""
    kept = [h for i, h in enumerate(hops) if h.name not in {later.name for later in hops[i + 1 :]}]
    return tuple(kept)


def _judged(parsed: Parse, claim: Claim, hedges: Sequence[Hedge], speakers: Speakers) -> Claim:
    """The claim with the reserves of its own sentence that bind it."""
    stances = dict[tuple[int, int], Stance]()
    for hedge in hedges:
        if binds(parsed, hedge, claim):
            holder = _holder(hedge, claim, speakers)
            stances[hedge.cue.start, hedge.cue.end] = Stance(
                status=hedge.status, cue=hedge.cue, holder=holder
            )
    ranked = sorted(stances.values(), key=lambda s: (ORDER.index(s.status), s.cue.start))
    status = ranked[0].status if ranked else Status.ASSERTED
    return replace(claim, stances=tuple(ranked), status=status)


def _holder(hedge: Hedge, claim: Claim, speakers: Speakers) -> str:
    """ "" for the speaker's own reserve, else the name of who holds it."""
    inside = any(part.holds(hedge.cue) for part in claim.content)
    if hedge.holder is None:
        return "" if inside or claim.cue is not None else claim.hops[-1].name
    if inside or (claim.speaker is not None and claim.speaker.overlaps(hedge.holder)):
        return ""
    name = speakers.of(hedge.holder).hops[0].name
    return "" if name == claim.hops[0].name else name


def _own_reserves(found: Sequence[Claim]) -> list[Claim]:
    """Without "he could not confirm …" inside "he said he could not confirm …": that is one
    claim, and the outer one already has its status."""
    outer = [c for c in found if c.status in WITHHELD]
    return [
        claim
        for claim in found
        if claim.cue is None
        or claim.status not in WITHHELD
        or not any(
            o is not claim
            and _key(o) == _key(claim)
            and any(part.holds(claim.cue) for part in o.content)
            for o in outer
        )
    ]


def _looking_back(
    parsed: Parse, found: Sequence[Claim], hedges: Sequence[Hedge], speakers: Speakers
) -> list[Claim]:
    """Put "has not verified his claims" on what he said before, and on nobody else's words."""
    judged = sorted(found, key=lambda c: c.span.start)
    for hedge in hedges:
        if hedge.status not in (Status.UNVERIFIED, Status.NOT_CONFIRMED, Status.DENIED):
            continue
        if not (aim := aims_back(parsed, hedge)):
            continue
        sentence = parsed.sentence_span(hedge.cue)
        whose = speakers.of(aim.owner).key if aim.owner is not None else None
        earlier = [c for c in judged if c.span.start < sentence.start and c.attribution]
        if whose is None and earlier:
            whose = _key(earlier[-1])
        holder = (
            speakers.of(hedge.holder).hops[0].name
            if hedge.holder is not None
            else printed_by(parsed.article).name
        )
        stance = Stance(status=hedge.status, cue=hedge.cue, holder=holder)
        meant = {c.id for c in earlier if _key(c) == whose}
        judged = [replace(c, stances=(*c.stances, stance)) if c.id in meant else c for c in judged]
    return judged


def _key(claim: Claim) -> tuple[str, ...]:
    return tuple(sorted(hop.name for hop in (claim.hops[0], *claim.beside)))


def _reported(reading: Reading) -> str:
    """The day of publication, or the range it must lie in, in EDTF; "" where not known."""
    published = reading.article.published
    if published is None:
        return ""
    return published.day or f"{published.first}/{published.last}"


def _filled(reading: Reading, found: Sequence[Claim]) -> list[Claim]:
    """With the ids of the figures, times and names inside each claim."""
    quantities = Shelf((r.span, r.id) for r in reading.of(Quantity))
    times = Shelf((r.span, r.id) for r in reading.of(Time))
    mentions = Shelf((r.span, r.id) for r in reading.of(Mention))
    return [
        replace(
            claim,
            quantities=quantities.within(claim.content),
            times=times.within(claim.content),
            mentions=mentions.within(claim.content),
        )
        for claim in found
    ]


class Shelf:
    """Ids of records in the order of the text, to be asked for those inside some spans."""

    def __init__(self, places: Iterable[tuple[Span, str]]) -> None:
        self._places = sorted((span.start, span.end, id) for span, id in places)

    def within(self, parts: Iterable[Span]) -> tuple[str, ...]:
        found = list[str]()
        for part in parts:
            first = bisect_left(self._places, (part.start,))
            last = bisect_left(self._places, (part.end,))
            found += [id for _, end, id in self._places[first:last] if end <= part.end]
        return tuple(found)


def _nested(found: Sequence[Claim]) -> list[Claim]:
    """With the id of the narrowest claim that holds each; outer ones first, since ids depend.
    Of claims inside others those of the same speaker are left out."""
    done = list[Claim]()
    for claim in sorted(found, key=lambda c: (c.span.start, -_size(c))):
        around = [o for o in done if _size(o) > _size(claim) and _inside(claim, o)]
        if any(_repeats(claim, o) for o in around):
            continue
        if around:
            claim = replace(claim, nested_in=min(around, key=_size).id)
        done.append(claim)
    return done


def _repeats(inner: Claim, outer: Claim) -> bool:
    """Whether the speaker of a claim only goes on inside it: "I said", "we believe"."""
    return bool(inner.attribution) and inner.hops[0].name == outer.hops[0].name


def _size(claim: Claim) -> int:
    return sum(part.end - part.start for part in claim.content)


def _inside(inner: Claim, outer: Claim) -> bool:
    return all(any(part.holds(piece) for part in outer.content) for piece in inner.content)
