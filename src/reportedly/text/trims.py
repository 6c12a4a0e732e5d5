"""What belongs to a statement and what the writer hangs on it: ", which is a suburb"."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from reportedly.lexicon.load import lexicon
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.tokens import Token

__all__ = ["after_day", "as_saying", "empty", "trimmed"]

DATELINE = re.compile(
    r"[A-Z][A-Z'’.-]{2,}(?:[ ,/][A-Z][\w.’'-]*){0,4}[^–—\n(]{0,30}"
    r"(?:\([^)\n]{2,30}\))? ?[–—-]{1,2}\s+"
)
"""A place in capitals before a dash, as agencies open a report: "LIMA, Peru (AP) — "."""


FINITE = ("VBD", "VBZ", "VBP", "MD")
FINITE_WORDS = frozenset({"is", "are", "was", "were", "has", "had", "have", "will", "would"})

AS_SAYING = re.compile(
    r"(?P<who>[^.;:\n]{2,80}?) as (?:saying|telling \S+)(?: that)?,?\s+[“\"]?(?=\S)"
)


def as_saying(parsed: Parse, part: Span) -> tuple[Span, Span] | None:
    """Who speaks and what he says in "(the agency quoted) the coach as saying it was over"."""
    article = parsed.article
    match = AS_SAYING.match(article.text, part.start, part.end)
    if match is None or match.end() >= part.end:
        return None
    return article.at(*match.span("who")), article.at(match.end(), part.end)


@cache
def _asides() -> frozenset[str]:
    return frozenset(lexicon("reserves")["asides"]["participles"])


def trimmed(
    parsed: Parse, part: Span, *, first: bool, quoted: bool, cue: Span | None = None
) -> Span:
    """One stretch of a content without its dateline, an opening "that", the day on which it was
    said after its ``cue``, and (outside quotation marks) a closing clause of the writer's own:
    ", which …" or ", marking …". A "that" that is the subject comes back."""
    article = parsed.article
    start, end = part.start, part.end
    if first and (line := DATELINE.match(article.text, start, end)) and line.end() < end:
        start = line.end()
    paragraph = parsed.paragraph_at(start)
    tokens = parsed.tokens(article.at(start, end))
    if paragraph is None or len(tokens) < 3 or quoted:
        return article.at(start, end)
    tokens = _opened(tokens)
    follows = cue is not None and article.text[cue.end : start].strip(' "“') in ("", "that")
    if follows:
        tokens = after_day(tokens, goes_on=not first)
    if follows and tokens[0].lower_ == "of" and tokens[0].head not in tokens:
        tokens = tokens[1:]
    last = _aside(tokens)
    if last is None and follows:
        last = _forecast_day(tokens)
    if first and cue is not None and cue.end <= start:
        last = _relative_end(tokens) or last
    if last is not None and last > tokens[0].i + 1:
        tokens = [t for t in tokens if t.i < last]
        while len(tokens) > 1 and tokens[-1].is_punct and tokens[-1].text not in "\"')]%":
            tokens.pop()
    start = paragraph.start + tokens[0].idx
    if article.text[start - 1 : start] in ('"', "“") and _closes_quote(article.text[start:end]):
        start -= 1
    if last is not None:
        end = paragraph.start + tokens[-1].idx + len(tokens[-1])
    return article.at(start, max(end, start + 1))


def _closes_quote(words: str) -> bool:
    """Whether a mark closes in words that began behind the mark it belongs to: mistakes” in it."""
    if "”" in words:
        return "“" not in words[: words.index("”")]
    return words.count('"') == 1 and words[-1] != '"'


def _opened(tokens: list[Token]) -> list[Token]:
    """From the first word of the statement on: without an opening "that" which only joins, with
    one that is its subject ("insisted [that] was the way"), and without "as saying that"."""
    words = [t.lower_ for t in tokens[:3]]
    if words[0] in FINITE_WORDS or tokens[0].tag_ in FINITE:
        before = tokens[0].nbor(-1) if tokens[0].i > 0 else tokens[0]
        return [before, *tokens] if before.lower_ == "that" else tokens
    lead = 1 + (words[0] == "as") if "saying" in words[: 1 + (words[0] == "as")] else 0
    tokens = tokens[lead:] if len(tokens) > lead + 2 else tokens
    joins = tokens[0].dep_ == "mark" or _clause(tokens)
    if tokens[0].lower_ == "that" and joins and tokens[1].tag_ not in FINITE:
        tokens = tokens[1:]
    tokens = _after_that(tokens)
    return tokens[1:] if tokens[0].text == "," and len(tokens) > 1 else tokens


def after_day(tokens: list[Token], *, goes_on: bool = False) -> list[Token]:
    """Without the day on which it was said: "(said) on Tuesday it had …", "late Monday that …".

    Only a day or "earlier this week" goes, and only where a subject of its own follows ("said
    Friday prayers would …" keeps its Friday); where the statement ``goes_on`` behind its cue, a
    comma must follow: "(the strike, she said) on Tuesday, would go on".
    """
    words, at = _days(), 0
    while at < len(tokens) and tokens[at].lower_ in words["early"]:
        at += 1
    at += at < len(tokens) and tokens[at].lower_ == "on"
    first = at
    while at < len(tokens) and tokens[at].ent_type_ in ("DATE", "TIME"):
        at += 1
    named = any(t.lower_ in words["days"] for t in tokens[first:at])
    if not named or at + 2 >= len(tokens) or tokens[at - 1].head in tokens[at:]:
        return tokens
    if goes_on:
        return tokens[at + 1 :] if tokens[at].text == "," else tokens
    rest = tokens[at + (tokens[at].text == ",") :]
    if rest[0].lower_ == "that":
        rest = rest[1:] if rest[1].tag_ not in FINITE else rest
    opens = rest[0].pos_ in ("DET", "PRON", "PROPN", "NOUN", "ADJ", "NUM", "ADV")
    return rest if opens and any(t.tag_ in FINITE for t in rest[1:]) else tokens


@cache
def _days() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("cues")["saying_day"].items()}


def _relative_end(tokens: list[Token]) -> int | None:
    """The comma at which "(the dam, which the ministry says) is safe, was built …" goes on with
    the main clause."""
    if tokens[0].tag_ not in FINITE:
        return None
    inner = next((t for t in tokens[0].ancestors if t.dep_ == "relcl"), None)
    if inner is None:
        return None
    return next((a.i for a, b in pairwise(tokens[1:]) if a.text == "," and b.tag_ in FINITE), None)


def _after_that(tokens: list[Token]) -> list[Token]:
    """Without when, where and to whom it was said, before "that": "in a filing that the firm was
    broke", "earlier that the dam was safe"."""
    inside = {t.i for t in tokens}
    for n, token in enumerate(tokens[:-2]):
        clause = token.head
        if token.tag_ in FINITE or token.text in ('"', "“", ":"):
            return tokens
        if token.lower_ == "that" and token.dep_ == "mark" and clause.dep_ == "ccomp":
            return tokens[n + 1 :] if clause.head.i not in inside else tokens
    return tokens


def _clause(tokens: list[Token]) -> bool:
    """Whether a verb follows with more than one word between: "that help had been slow"."""
    return len(tokens) > 3 and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in tokens[2:])


def _aside(tokens: list[Token]) -> int | None:
    """Where a closing aside begins (its comma), None where there is none."""
    for n, (comma, after) in enumerate(pairwise(tokens)):
        if n and comma.text in '"”' and tokens[n - 1].text == "," and _contrast(tokens[n + 1 :]):
            return after.i
        if comma.text != "," or after.sent != tokens[0].sent:
            continue
        if after.lower_ in ("which", "who", "where", "whose", "whom") and _closes(tokens, after):
            return comma.i
        if after.tag_ == "VBG" and after.lemma_.lower() in _asides():
            return comma.i
    return None


def _forecast_day(tokens: list[Token]) -> int | None:
    """Where the month begins in which an old forecast was made: "(had forecast) 2 percent in
    June"; without "had" it is the time that the forecast is for."""
    if len(tokens) < 3 or tokens[0].i == 0 or any(t.tag_ in FINITE for t in tokens):
        return None
    prep, month, verb = tokens[-2], tokens[-1], tokens[0].nbor(-1)
    perfect = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    ahead = verb.lemma_.lower() in lexicon("cues")["ahead"]
    named = month.ent_type_ == "DATE" and month.pos_ == "PROPN" and prep.lower_ == "in"
    return prep.i if perfect and ahead and named else None


def _contrast(rest: Sequence[Token]) -> bool:
    """Whether the writer sets something against words that end with a comma and their mark:
    "(they “know it was no attack,”) though the mayor left it open"."""
    opens = rest[0].lower_ in ("though", "although", "but", "while")
    quoted = any(t.text in '"“”' for t in rest)
    return opens and not quoted and any(t.tag_ in FINITE for t in rest)


def _closes(tokens: list[Token], pronoun: Token) -> bool:
    """Whether the relative clause runs to the end, so that nothing of the statement follows."""
    clause = next((t for t in (pronoun, *pronoun.ancestors) if t.dep_ == "relcl"), None)
    if clause is None:
        return False
    return all(t.i <= clause.right_edge.i or t.is_punct for t in tokens)


def empty(parsed: Parse, parts: Sequence[Span]) -> bool:
    """Whether a content says nothing: a name, a date, a function word, a bare noun."""
    tokens = [
        t
        for part in parts
        for t in parsed.tokens(part)
        if t.is_alpha or t.text[0].isdigit() or t.pos_ == "AUX"
    ]
    if not tokens:
        return True
    if any(t.pos_ == "VERB" for t in tokens) and len(tokens) > 1:
        return False
    if any(t.pos_ == "AUX" and t.dep_ not in ("aux", "auxpass") for t in tokens[:-1]):
        return False  # "he was late", "(which they say) is safe"
    telling = [
        t
        for t in tokens
        if t.pos_ in ("NOUN", "VERB", "ADJ", "NUM", "PROPN")
        or t.text[0].isdigit()
        or t.dep_ == "neg"
    ]
    named = all(t.pos_ in ("PROPN", "ADP", "DET", "NUM", "PUNCT") or t.ent_type_ for t in tokens)
    return len(telling) < 2 or named
