"""Which words of an attribution are its claim: "the dam held" of "that the dam held, which …"."""

from collections.abc import Sequence

from reportedly.model.attribution import Attribution, Method
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.reserves import bare_object
from reportedly.text.sayings import says
from reportedly.text.sources import withheld
from reportedly.text.trims import empty, trimmed

__all__ = ["WITHHELD", "predicate", "said_by", "wordless"]

WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.NO_COMMENT)
"""Reserves that are a statement of their own: "X has not acknowledged …"."""
POINTING = ("that", "this", "it", "those", "these", "them")
NAME_WITHHELD = 60
"""Code points that "asked not to be named because of …" takes at most to be only that."""


def said_by(
    parsed: Parse, a: Attribution, said: Sequence[Attribution], hedges: Sequence[Hedge]
) -> tuple[Span, ...]:
    """What an attribution's claim says: nothing (then it is no claim), a reserve's whole
    predicate where its object only points back, else its content without what is hung on."""
    reserve = next((h for h in hedges if a.cue is not None and h.cue.overlaps(a.cue)), None)
    held = reserve is not None and reserve.status in WITHHELD
    if reserve is not None and held and a.speaker is None and not a.carried:
        return ()
    bare = len(a.content) == 1 and a.content[0].text.lower() in POINTING
    if reserve is not None and held and (bare or wordless(parsed, reserve)):
        return (predicate(parsed, reserve),)
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


def wordless(parsed: Parse, reserve: Hedge) -> bool:
    return reserve.status is Status.NO_COMMENT or bare_object(parsed, reserve)


def predicate(parsed: Parse, hedge: Hedge) -> Span:
    """The words of a reserve with its object: "has not verified his claims"."""
    start, end = hedge.cue.start, hedge.cue.end
    if hedge.status is Status.DENIED and hedge.holder is not None:
        start = min(start, hedge.holder.start)
    if hedge.scope.start >= end:
        end = max(end, hedge.scope.end)
    return parsed.article.at(start, end)
