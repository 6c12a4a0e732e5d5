"""Which words of an attribution are its claim: "the dam held" of "that the dam held, which …"."""

from collections.abc import Sequence
from itertools import pairwise

from reportedly.model.attribution import Attribution, Method
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.reserves import bare_object, stated_noun
from reportedly.text.sayings import counts, says
from reportedly.text.sources import withheld
from reportedly.text.tokens import Token
from reportedly.text.trims import empty, trimmed

__all__ = ["WITHHELD", "apart", "looks_back", "predicate", "said_by", "wordless"]

WITHHELD = (Status.DENIED, Status.NOT_CONFIRMED, Status.UNVERIFIED, Status.NO_COMMENT)
"""Reserves that are a statement of their own: "X has not acknowledged …"."""
QUOTES = "\"“”'‘’«»„"
POINTING = ("that", "this", "it", "those", "these", "them")
LINKS = ("and", "but", "while", "whereas")
NAME_WITHHELD = 60
"""Code points that "asked not to be named because of …" takes at most to be only that."""


def said_by(
    parsed: Parse, a: Attribution, said: Sequence[Attribution], hedges: Sequence[Hedge]
) -> tuple[Span, ...]:
    """What an attribution's claim says: nothing (then it is no claim), a reserve's whole
    predicate where its object only points back, else its content without what is hung on.

    ``said`` and ``hedges`` are those of the article; none that is far from it matters."""
    reserve = next((h for h in hedges if a.cue is not None and h.cue.overlaps(a.cue)), None)
    held = reserve is not None and reserve.status in WITHHELD
    if reserve is not None and held and a.speaker is None and not a.carried:
        return ()
    if held and a.cue is not None and looks_back(parsed, a.cue):
        return ()
    if _repeated(parsed, a, reserve if held else None, said):
        return ()
    bare = len(a.content) == 1 and a.content[0].text.lower() in POINTING
    if reserve is not None and held and (bare or wordless(parsed, reserve)):
        if reserve.status is Status.DENIED:
            return a.content
        return (predicate(parsed, reserve),)
    if a.cue is not None and not a.carried and _idle(parsed, a, a.cue):
        return ()
    if not held and not says(parsed, a):
        return ()
    quoted = a.method in (Method.DIRECT,)
    parts = tuple(
        trimmed(
            parsed, _before_next(parsed, a, part, said), first=n == 0, quoted=quoted, cue=a.cue
        )
        for n, part in enumerate(a.content)
        if not _anothers(a, part, said)
    )
    if reserve is not None and held:
        parts = tuple(_beyond_cue(parsed, part, reserve) for part in parts)
    if reserve is not None and reserve.status is Status.DENIED:
        return tuple(_beyond_noun(parsed, part) for part in parts)
    mixed = a.method is Method.MIXED and any(mark in p.text for p in parts for mark in QUOTES)
    if quoted or mixed or (reserve is not None and reserve.status in WITHHELD):
        return parts
    return () if _void(parsed, a, parts) else parts


def _void(parsed: Parse, a: Attribution, parts: tuple[Span, ...]) -> bool:
    """Whether a content says nothing; a bare figure does, on somebody's word."""
    cue = parsed.tokens(a.cue) if a.cue is not None else ()
    content = [t for part in parts for t in parsed.tokens(part)]
    if cue and (counts(cue, content) or _warned(cue, content)):
        return False
    return empty(parsed, parts)


def _warned(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a bare noun says enough after its preposition: "warned of shortages"."""
    linked = len(cue) > 1 and cue[-1].lower_ in ("of", "against")
    return linked and any(t.pos_ == "NOUN" for t in content)


def _repeated(
    parsed: Parse, a: Attribution, reserve: Hedge | None, said: Sequence[Attribution]
) -> bool:
    """Whether another attribution has the same statement already: "comment on" beside "declined
    to comment on", "saying" beside "quoted the mayor as saying"."""
    if a.cue is None:
        return False
    for other in said:
        if other is a or other.cue is None or other.cue.start >= a.cue.start:
            continue
        if reserve is not None and reserve.cue.overlaps(other.cue):
            return True
        if a.cue.text.lower() in ("saying", "telling") and other.speaker is not None:
            # A cue that was never parsed (the dash before a name) has no tokens.
            quotes = any(t.lemma_ in ("quote", "cite") for t in parsed.tokens(other.cue)[:1])
            if quotes and any(part.overlaps(a.span) for part in other.content):
                return True
    return False


def _beyond_cue(parsed: Parse, part: Span, reserve: Hedge) -> Span:
    """What is withheld without the words that withhold it: "to confirm [the arrests]"."""
    cue = reserve.cue
    if not part.overlaps(cue) or cue.end + 2 >= part.end or part.start < cue.start:
        return part
    rest = parsed.article.text[cue.end : part.end]
    return parsed.article.at(cue.end + len(rest) - len(rest.lstrip()), part.end)


def apart(parsed: Parse, parts: tuple[Span, ...]) -> list[tuple[Span, ...]]:
    """Contents that "that … and that …" says one after the other, each a claim of its own."""
    if len(parts) != 1:
        return [parts]
    paragraph, tokens = parsed.paragraph_at(parts[0].start), parsed.tokens(parts[0])
    starts = [n for n, t in enumerate(tokens) if n > 2 and _next_that(tokens, n)]
    if paragraph is None or not starts:
        return [parts]
    found = list[tuple[Span, ...]]()
    for first, end in pairwise([0, *(n + 1 for n in starts), len(tokens) + 2]):
        last = min(end, len(tokens)) - 1
        if end <= len(tokens):
            last = end - 3
            while tokens[last].is_punct and tokens[last].text == ",":
                last -= 1
        closing = parts[0].end if end > len(tokens) else 0
        span = parsed.span(paragraph, tokens[first], tokens[last])
        found.append((parsed.article.at(span.start, max(span.end, closing)),))
    return found


def _next_that(tokens: Sequence[Token], n: int) -> bool:
    """Whether "that" opens a clause joined by "and" or "but" to the main one of a content."""
    that = tokens[n]
    clause = that.head
    if that.lower_ != "that" or that.dep_ != "mark" or tokens[n - 1].lower_ not in ("and", "but"):
        return False
    return clause.dep_ == "conj" and clause.head.dep_ in ("ccomp", "conj")


def _beyond_noun(parsed: Parse, part: Span) -> Span:
    """What is denied of "the claim that the gate was open": that the gate was open."""
    tokens = parsed.tokens(part)
    for n, token in enumerate(tokens[1:5], 1):
        if token.lower_ == "that" and stated_noun(tokens[n - 1]) and n + 3 < len(tokens):
            skipped = tokens[n + 1].idx - tokens[0].idx
            return parsed.article.at(part.start + skipped, part.end)
    return part


def looks_back(parsed: Parse, cue: Span) -> bool:
    """Whether a denial only comments on the clause before: "…, which he denies"."""
    verbs = [t for t in parsed.tokens(cue) if t.dep_ == "relcl"]
    return any(c.lower_ == "which" for verb in verbs for c in verb.children)


def _idle(parsed: Parse, a: Attribution, cue: Span) -> bool:
    """Whether an attribution only says that a name is withheld ("who asked not to be named"), or
    is a preposition without anybody who speaks."""
    if a.speaker is None and len(cue.text) <= 3 and a.method is Method.INDIRECT:
        return True
    first, last = min(cue.start, a.span.start), max(cue.end, a.span.end)
    return last - first < NAME_WITHHELD and withheld(parsed.article.text[first:last])


def _before_next(parsed: Parse, a: Attribution, part: Span, said: Sequence[Attribution]) -> Span:
    """A content cut before "and said …" or ", adding …", where the same speaker begins his next
    statement."""
    if a.cue is None or a.cue.start > part.start:
        return part
    for other in said:
        if other.cue is None or not part.holds(other.cue) or other.cue.start <= part.start + 1:
            continue
        if other.speaker is None or other.speaker.start >= part.start:
            continue
        before = parsed.article.text[part.start : other.cue.start].rstrip(" ")
        alone = before.rstrip(",").removesuffix(" and").removesuffix(" but").rstrip(" ,")
        adds = before.endswith(",") and any(t.tag_ == "VBG" for t in parsed.tokens(other.cue)[:1])
        if alone and (adds or alone != before.rstrip(",")):
            return parsed.article.at(part.start, part.start + len(alone))
    return part


def _anothers(a: Attribution, part: Span, said: Sequence[Attribution]) -> bool:
    """Whether a stretch behind the cue is "and Y says …", another's statement with its cue."""
    if a.cue is None or part is a.content[0] or a.cue.start > part.start:
        return False
    for other in said:
        if other is a or other.cue is None or other.speaker is None or not part.holds(other.cue):
            continue
        link = part.text[: max(0, other.speaker.start - part.start)].strip(" ,").lower()
        if link in LINKS and other.content[0].start >= other.cue.end:
            return a.method not in (Method.DIRECT, Method.MIXED)
    return False


def wordless(parsed: Parse, reserve: Hedge) -> bool:
    return reserve.status is Status.NO_COMMENT or bare_object(parsed, reserve)


def predicate(parsed: Parse, hedge: Hedge) -> Span:
    """The words of a reserve with its object: "has not verified his claims"."""
    start, end = hedge.cue.start, hedge.cue.end
    if hedge.scope.start >= end:
        end = max(end, hedge.scope.end)
    words = parsed.article.text[start:end].rstrip(" ,")
    words = words.removesuffix(" and").removesuffix(" but").rstrip(" ,")
    return parsed.article.at(start, start + len(words))
