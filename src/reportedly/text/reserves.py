"""Which claim a cue of reserve binds: "may" its own clause, "his claims" what he said before."""

from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim
from reportedly.model.hedge import Hedge, Status
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.sources import is_kind
from reportedly.text.tokens import Token

__all__ = [
    "anaphor",
    "bare_object",
    "binds",
    "own_pronoun",
    "owned_pronoun",
    "reports_in",
    "stated_noun",
]

LONGEST = 6
"""Words of an object that only points back ("any of the group's latest claims")."""


PARTS = (
    "one",
    "all",
    "any",
    "some",
    "none",
    "each",
    "both",
    "most",
    "much",
    "many",
    "part",
    "half",
)
"""What is taken of several statements: "every one of the charges"."""


def _whole(head: Token) -> Token | None:
    """ "charges" of "every one of the charges"."""
    of = (c for c in head.children if c.lower_ == "of")
    return next((p for c in of for p in c.children if p.dep_ == "pobj"), None)


@cache
def _anaphors() -> tuple[frozenset[str], frozenset[str]]:
    words = lexicon("reserves")["anaphors"]
    return frozenset(words["nouns"]), frozenset(words["pronouns"])


def stated_noun(token: Token) -> bool:
    """Whether a noun means something said: "claim", "report", "figure"."""
    return token.pos_ in ("NOUN", "VERB") and token.lemma_.lower() in _anaphors()[0]


def binds(parsed: Parse, hedge: Hedge, claim: Claim) -> bool:
    """Whether a reserve is about the claim as a whole, and not about a part or another one.

    From inside the content it must reach (or be) its main word; from outside, in the same
    sentence, reach the main word of the content. A reserve inside a content that somebody else
    holds is a statement about him, not a reserve of the speaker.
    """
    part = claim.content[0]
    if claim.cue is not None and claim.cue.overlaps(hedge.cue):
        return hedge.scope == hedge.cue or any(
            piece.overlaps(hedge.scope) or piece.overlaps(hedge.cue) for piece in claim.content
        )
    inside = part.overlaps(hedge.cue)
    if not inside and not part.overlaps(hedge.scope):
        return False
    main = _main(parsed, part)
    if main is None:
        return False
    if not inside:
        if any(piece.overlaps(hedge.cue) for piece in claim.content):
            return False
        return hedge.scope.start <= main.start and main.end <= hedge.scope.end
    touched = hedge.cue.start <= main.start < hedge.cue.end
    reached = hedge.scope.start <= main.start < hedge.scope.end
    if hedge.holder is not None and part.holds(hedge.holder):
        return touched and (claim.attribution == "" or own_pronoun(hedge.holder))
    if hedge.status is Status.CONFIRMED:
        return False
    return touched or reached


def own_pronoun(holder: Span) -> bool:
    """A pronoun inside reported speech mostly means who speaks."""
    return holder.text.lower() in ("he", "she", "it", "they", "i", "we")


def owned_pronoun(owner: Span) -> bool:
    """Whether an owner is only pointed at: "his claims"."""
    return owner.text.lower() in ("his", "her", "their", "him", "them")


def _main(parsed: Parse, part: Span) -> Span | None:
    """The main word of a content: the head of its first sentence, or of the phrase."""
    tokens = parsed.tokens(part)
    paragraph = parsed.paragraph_at(part.start)
    if not tokens or paragraph is None:
        return None
    sentence = [t for t in tokens if t.sent == tokens[0].sent]
    inside = {t.i for t in sentence}
    tops = [t for t in sentence if t.head.i not in inside or t.head == t]
    top = next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0])
    return parsed.span(paragraph, top, top)


def bare_object(parsed: Parse, hedge: Hedge) -> bool:
    """Whether what a reserve reaches says nothing by itself: "his claims", "it", a mere stop."""
    return anaphor(parsed, hedge.scope) is not None or not any(
        t.pos_ in ("NOUN", "PROPN", "VERB") for t in parsed.tokens(hedge.scope)
    )


def reports_in(parsed: Parse, cue: Span) -> Span | None:
    """The noun in a cue of hearsay that is its source: "reports" in "amid reports that"."""
    paragraph = parsed.paragraph_at(cue.start)
    for token in parsed.tokens(cue):
        if paragraph is not None and token.pos_ == "NOUN" and is_kind("reports", token.lemma_):
            return parsed.span(paragraph, token, token)
    return None


def anaphor(parsed: Parse, scope: Span) -> Token | None:
    """The noun or pronoun of a scope that only points back ("any of his latest claims"), or None
    where it has a content."""
    nouns, pronouns = _anaphors()
    tokens = [t for t in parsed.tokens(scope) if not t.is_punct]
    if not tokens or len(tokens) > LONGEST:
        return None
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head == t), tokens[0])
    if head.lower_ in PARTS and (whole := _whole(head)) is not None:
        head = whole
    if any(t.pos_ in ("VERB", "AUX") and t != head for t in tokens):
        return None
    if head.lemma_.lower() in nouns or (len(tokens) == 1 and head.lower_ in pronouns):
        return head
    return None
