"""Words of reserve and what they reach: "has not independently verified", "may", "denied"."""

import re
from collections.abc import Iterator

from reportedly.lexicon.load import lexicon
from reportedly.model.hedge import Hedge, Status
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.stage import extracts
from reportedly.text.cautions import Cue, cues_in, subject_of, upwards
from reportedly.text.parse import Paragraph, Parse, parse
from reportedly.text.rebuttals import rebuttals
from reportedly.text.reserves import stated_noun
from reportedly.text.revisions import revisions, without_new
from reportedly.text.scopes import giver_of, reach
from reportedly.text.sources import is_kind, outlet_named
from reportedly.text.tokens import Token

__all__ = ["hedges"]

PASSIVE = re.compile(r"(?:could|can)(?: ?not|n't)\b.*\bbe\b")
REPORTERS = frozenset({"reporter", "journalist", "correspondent", "newsroom", "editor"})
REQUESTS = frozenset({"call", "request", "question", "query", "inquiry", "enquiry"})


@extracts(Hedge, needs=())
def hedges(reading: Reading) -> Iterator[Hedge]:
    """Cues of the lexicon ``reserves`` in the parsed blocks, in the order of the text.

    Of overlapping cues the longest stays (Chapman et al. 2001, NegEx); reach as in ConText
    (Harkema et al. 2009). Names ("No Kwang Chol") and nouns ("May", "the will") are no cues.
    """
    parsed = parse(reading.article)
    for paragraph in parsed.paragraphs:
        built = [*rebuttals(paragraph.doc), *revisions(paragraph.doc)]
        for cue in cues_in(paragraph.doc, built):
            yield _hedge(parsed, paragraph, cue)


def _hedge(parsed: Parse, paragraph: Paragraph, cue: Cue) -> Hedge:
    doc = paragraph.doc
    first, end = _trimmed(paragraph, *reach(doc, cue))
    if cue.rule.status == Status.SUPERSEDED:
        first, end = without_new(doc, first, end)
    holder = _holder(parsed, paragraph, cue)
    return Hedge(
        cue=parsed.span(paragraph, doc[cue.first], doc[cue.end - 1]),
        scope=parsed.span(paragraph, doc[first], doc[end - 1]),
        status=_status(parsed, cue, doc[cue.first : cue.end].text.lower(), holder),
        holder=holder,
    )


def _status(parsed: Parse, cue: Cue, words: str, holder: Span | None) -> Status:
    """What the lexicon says; but who cannot confirm something "independently", and an outlet, this
    one or an agency, that cannot confirm it, speak as those who report."""
    status = Status(cue.rule.status)
    if status is Status.UNVERIFIED and holder is not None and _outsider(parsed, holder):
        return Status.UNVERIFIED if "independently" in words else Status.NOT_CONFIRMED
    if status is not Status.NOT_CONFIRMED:
        return status
    if "independently" in words and "confirm" in words:
        return Status.UNVERIFIED
    if holder is None:
        return Status.UNVERIFIED if PASSIVE.match(words) else status
    return Status.UNVERIFIED if _reports(parsed, holder) else status


def _reports(parsed: Parse, holder: Span) -> bool:
    """Whether a holder is who reports: this outlet, "we", a known one or "the weekly Tribuna"."""
    name = _bare(holder.text)
    if name in ("we", _bare(parsed.article.outlet)) or outlet_named(holder.text):
        return True
    mastheads = lexicon("channels")["mastheads"]["words"]
    tokens = parsed.tokens(holder)
    if any(t.text in mastheads for t in tokens[1:]):
        return True
    return any(
        is_kind("outlet", t.lemma_.lower()) or t.lemma_.lower() in REPORTERS for t in tokens
    )


def _outsider(parsed: Parse, holder: Span) -> bool:
    """Whether a holder is plainly none who reports: "the police", "monitors", not a mere name."""
    heads = [t for t in parsed.tokens(holder) if t.pos_ == "NOUN" and t.dep_ != "compound"]
    kinds = ("state", "organisation", "person", "office")
    lemma = heads[-1].lemma_.lower() if heads else "agency"
    known = any(is_kind(kind, lemma) for kind in kinds) and lemma != "agency"
    return known and not _reports(parsed, holder)


def _bare(name: str) -> str:
    return name.casefold().removeprefix("the ")


def _trimmed(paragraph: Paragraph, first: int, end: int) -> tuple[int, int]:
    """Without punctuation and joining words at the ends; never empty."""
    doc = paragraph.doc
    while end - first > 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while end - first > 1 and (
        doc[first].is_punct or doc[first].is_space or doc[first].dep_ == "mark"
    ):
        first += 1
    while end - first > 1 and (doc[end - 1].is_punct or doc[end - 1].dep_ == "cc"):
        end -= 1
    return first, end


def _holder(parsed: Parse, paragraph: Paragraph, cue: Cue) -> Span | None:
    """Who denies, confirms or cannot verify: the subject, or the "by" phrase of a passive."""
    if cue.scope is not None:
        held = paragraph.doc[cue.holder] if cue.holder is not None else None
        return _phrase(parsed, paragraph, held)
    giver = giver_of(paragraph.doc, cue)
    head = paragraph.doc[cue.first : cue.end].root
    if giver is None and cue.rule.status == "denied" and not cue.rule.reported:
        giver = _sayer(head)
    if giver is None and cue.rule.status == "retracted" and not cue.rule.reported:
        giver = _newsroom(cue, head)
    if giver is not None or not cue.rule.reported:
        return _phrase(parsed, paragraph, giver)
    agents = [p for c in head.children if c.dep_ == "agent" for p in c.children]
    passive = next((c for c in head.children if c.dep_ == "nsubjpass"), None)
    if passive is not None and (cue.rule.status != "no comment" or _asked(passive)):
        return _phrase(parsed, paragraph, agents[0]) if agents else None
    if head.pos_ not in ("VERB", "AUX") and cue.rule.status == "denied" and head.i > 0:
        return _before(parsed, paragraph, head)
    subject = subject_of(head)
    if subject is None and head.tag_ == "VBG" and head.dep_ == "advcl":
        subject = subject_of(head.head)
    if cue.rule.status == "superseded" and subject is not None and stated_noun(subject):
        return None  # "the new count replaces one of 40"
    if subject is None or subject.dep_ == "expl" or subject.lower_ in ("it", "which", "that"):
        return _phrase(parsed, paragraph, subject) if _person(subject) else None
    return _phrase(parsed, paragraph, subject)


def _sayer(token: Token) -> Token | None:
    """Who says that a thing is untrue: "the firm" of "The reports are false, the firm said"."""
    clause = next((t for t in upwards(token) if t.dep_ == "ccomp"), None)
    if clause is None or clause.head.pos_ != "VERB":
        return None
    return next((c for c in clause.head.children if c.dep_ == "nsubj"), None)


def _newsroom(cue: Cue, head: Token) -> Token | None:
    """Who prints a correction, "The broadcaster", and not the text that was wrong."""
    subject = subject_of(head)
    if subject is None or cue.first <= subject.i < cue.end or stated_noun(subject):
        return None
    return None if is_kind("document", subject.lemma_.lower()) else subject


def _asked(subject: Token) -> bool:
    """Whether "calls" went unanswered, and not somebody "could not be reached"."""
    return is_kind("document", subject.lemma_.lower()) or subject.lemma_.lower() in REQUESTS


def _before(parsed: Parse, paragraph: Paragraph, verb: Token) -> Span | None:
    """The subject of a verb that the parser takes for a plural: "[The bank] disputes that"."""
    first = min([c.left_edge.i for c in verb.children if c.i < verb.i], default=verb.i)
    return parsed.span(paragraph, verb.doc[first], verb.nbor(-1)) if first < verb.i else None


def _person(subject: Token | None) -> bool:
    """Whether a subject "it" can hold a reserve: not where it only fills the place."""
    return subject is not None and subject.lower_ == "it" and subject.dep_ == "nsubj"


def _phrase(parsed: Parse, paragraph: Paragraph, head: Token | None) -> Span | None:
    """A noun phrase with its conjuncts, without relative clauses and appositions after it."""
    if head is None:
        return None
    dropped = {
        t.i
        for child in head.subtree
        if child.dep_ in ("relcl", "acl", "appos") and child.i > head.i
        for t in child.subtree
    }
    kept = [t for t in head.subtree if t.i not in dropped]
    end = next((n for n, t in enumerate(kept) if n and t.i != kept[n - 1].i + 1), len(kept))
    kept = kept[:end] if head in kept[:end] else [head]
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].tag_ == "POS"):
        kept.pop()
    return parsed.span(paragraph, kept[0], kept[-1])
