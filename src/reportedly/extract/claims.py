"""One claim, on whose word, with what reserve: "Kyiv says …", "reportedly …", "denied …"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reportedly.model.attribution import Attribution, Basis, Chain, Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Hedge, Status
from reportedly.model.mention import Mention, Name
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.stage import extracts
from reportedly.text.aims import aims_back
from reportedly.text.narration import goes_on, narrated
from reportedly.text.nearby import Nearby
from reportedly.text.nesting import Shelf, nested
from reportedly.text.outlets import outlet_hops, printed_by
from reportedly.text.parse import Parse, parse
from reportedly.text.portions import WITHHELD, apart, looks_back, predicate, said_by, wordless
from reportedly.text.reserves import bare_object, own_pronoun, reports_in
from reportedly.text.speakers import Speakers
from reportedly.text.stances import judged_by, looking_back, without_own_reserves
from reportedly.text.trims import as_saying

__all__ = ["claims"]

QUOTES = '"“”„«»‘'
RETOLD = (Method.INDIRECT, Method.MIXED, Method.ACCORDING_TO)


@extracts(Claim, needs=(Attribution, Chain, Hedge, Name, Quantity, Time, Mention))
def claims(reading: Reading) -> Iterator[Claim]:
    """Claims in the order of the text: attributed ones, reserves that say something themselves
    ("Neither has acknowledged …"), hearsay ("reportedly"), and the outlet's own statements.

    The status is the first of `Status` that fits in the claim's own sentence. A reserve of another
    sentence ("has not verified his claims", "denied this") only adds a stance with its holder.
    """
    parsed, hedges = parse(reading.article), reading.of(Hedge)
    speakers = _speakers(reading)
    said = _attributed(reading, parsed, hedges)
    found = said + _withheld(reading, parsed, hedges, said, speakers)
    found = _hearsay(reading, parsed, hedges, found)
    found += _narrated(reading, parsed, found)
    found += _unheard(reading, parsed, hedges, found)
    found += _replaced(reading, hedges, found, speakers)
    judged = [judged_by(parsed, claim, hedges, speakers) for claim in found]
    judged = without_own_reserves(judged)
    judged = looking_back(parsed, judged, hedges, speakers)
    filled = [replace(c, reported=_reported(reading)) for c in _filled(reading, judged)]
    yield from sorted(nested(filled), key=lambda c: (c.span.start, -c.span.end, c.id))


def _attributed(reading: Reading, parsed: Parse, hedges: Sequence[Hedge]) -> list[Claim]:
    chains = {chain.attribution: chain for chain in reading.of(Chain)}
    here = printed_by(reading.article)
    found = list[Claim]()
    said = reading.of(Attribution)
    beside = Nearby((a, _places(a)) for a in said)
    reserves = Nearby((h, ((h.cue.start, h.cue.end),)) for h in hedges)
    for a in said:
        places = _places(a)
        content = said_by(parsed, a, beside.of(places), reserves.of(places))
        speaker = a.speaker
        if quoted := as_saying(parsed, a.span):
            speaker, content = quoted[0], (quoted[1], *content[1:])
        if not content:
            continue
        chain = chains.get(a.id)
        whole = Claim(
            content=content,
            method=a.method,
            cue=a.cue,
            speaker=speaker,
            hops=chain.hops if chain else (here,),
            beside=chain.beside if chain else (),
            said=chain.said if chain else "",
            said_why=chain.said_why if chain else "",
            manner=a.manner,
            basis=chain.basis if chain else Basis.STATED,
            because=chain.because if chain else "",
            status=Status.ASSERTED,
            attribution=a.id,
        )
        found += _each(parsed, whole)
    return found


def _places(a: Attribution) -> list[tuple[int, int]]:
    """Where an attribution stands, with its cue and what is said."""
    return [(s.start, s.end) for s in (a.span, a.cue, *a.content) if s is not None]


def _each(parsed: Parse, whole: Claim) -> list[Claim]:
    """A claim for each "that" of "said that … and that …"; those without quotation marks of a
    mixed one are indirect."""
    contents = apart(parsed, whole.content)
    if len(contents) == 1:
        return [whole]
    return [
        replace(whole, content=content, method=_method(whole.method, content[0]))
        for content in contents
    ]


def _method(method: Method, part: Span) -> Method:
    mixed = any(mark in part.text for mark in QUOTES)
    return method if mixed or method is not Method.MIXED else Method.INDIRECT


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
    """Reserves with a holder that no attribution has taken up already, and the outlet's own
    passive one: "Her figure could not be verified."."""
    found = list[Claim]()
    for hedge in hedges:
        if own := _own_reserve(reading, parsed, hedge):
            found.append(own)
        if hedge.status not in WITHHELD or hedge.holder is None:
            continue
        if looks_back(parsed, hedge.cue):
            continue
        if any(_takes(claim, hedge) and not _of_another(parsed, claim, hedge) for claim in said):
            continue
        content = hedge.scope
        if hedge.status is not Status.DENIED and wordless(parsed, hedge):
            content = predicate(parsed, hedge)
        found.append(_held(reading, hedge, hedge.holder, content, speakers))
    return found


def _held(
    reading: Reading, hedge: Hedge, holder: Span, content: Span, speakers: Speakers
) -> Claim:
    """What a reserve says, on the word of who holds it."""
    source = speakers.of(holder)
    return Claim(
        content=(content,),
        method=Method.INDIRECT,
        cue=hedge.cue,
        speaker=holder,
        hops=_once((*source.hops, *_way(reading))),
        beside=source.beside,
        status=Status.ASSERTED,
    )


def _unheard(
    reading: Reading, parsed: Parse, hedges: Sequence[Hedge], known: Sequence[Claim]
) -> list[Claim]:
    """Guarded clauses that stand in no claim: "(the rope was cut;) he is presumed to have
    fallen"."""
    taken = [(part.start, part.end) for c in known for part in c.content]
    found = list[Claim]()
    for hedge in hedges:
        if hedge.status is not Status.HEDGED or hedge.holder is not None:
            continue
        start, end = hedge.scope.start, hedge.scope.end
        if any(a < end and start < b for a, b in taken) or not hedge.scope.holds(hedge.cue):
            continue
        if not any(t.pos_ in ("VERB", "AUX") for t in parsed.tokens(hedge.scope)):
            continue
        taken.append((start, end))
        found.append(
            Claim(
                content=(hedge.scope,),
                method=Method.NARRATOR,
                cue=None,
                speaker=None,
                hops=(printed_by(reading.article),),
                status=Status.ASSERTED,
            )
        )
    return found


def _replaced(
    reading: Reading, hedges: Sequence[Hedge], known: Sequence[Claim], speakers: Speakers
) -> list[Claim]:
    """Old figures that stand outside all claims: "Updating its earlier figure of 230, …"."""
    found = list[Claim]()
    for hedge in hedges:
        if hedge.status is not Status.SUPERSEDED or hedge.holder is None:
            continue
        if any(c.cue == hedge.cue or _takes(c, hedge) for c in known):
            continue
        found.append(_held(reading, hedge, hedge.holder, hedge.scope, speakers))
    return found


def _of_another(parsed: Parse, claim: Claim, hedge: Hedge) -> bool:
    """Whether a claim says that somebody else denies or cannot confirm a thing: "the minister has
    denied any part in it, she said"."""
    if not claim.attribution or hedge.status is Status.NO_COMMENT or hedge.holder is None:
        return False
    if own_pronoun(hedge.holder) or bare_object(parsed, hedge):
        return False
    if claim.cue is not None and claim.cue.overlaps(hedge.cue):
        return False
    return any(part.holds(hedge.cue) and part.holds(hedge.holder) for part in claim.content)


def _own_reserve(reading: Reading, parsed: Parse, hedge: Hedge) -> Claim | None:
    """The whole sentence where it only says that what somebody told could not be verified."""
    sentence = parsed.sentence_span(hedge.cue)
    unheld = hedge.status is Status.UNVERIFIED and hedge.holder is None
    if not unheld or aims_back(parsed, hedge) is None:
        return None
    if hedge.scope.start != sentence.start or hedge.cue.start < hedge.scope.end:
        return None
    return Claim(
        content=(sentence,),
        method=Method.INDIRECT,
        cue=hedge.cue,
        speaker=None,
        hops=(printed_by(reading.article),),
        status=Status.ASSERTED,
    )


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
    if claim.cue is not None and claim.cue.overlaps(hedge.scope):
        return True
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
            carried = replace(
                carried,
                cue=None,
                speaker=None,
                said_why="goes on with it",
                basis=Basis.CARRIED,
                because=f"goes on with what {before.source} says before",
            )
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
