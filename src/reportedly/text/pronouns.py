"""Whom a pronoun means where somebody speaks: "he said", "they denied", "which argued"."""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property

from reportedly.model.attribution import Hop, HopKind
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.span import Span
from reportedly.text.cast import BODIES, Cast
from reportedly.text.outlets import printed_by
from reportedly.text.phrases import Source, as_written
from reportedly.text.sources import is_kind, kind_of_description, personal, taken
from reportedly.text.tokens import Token

__all__ = ["REPORTING", "Pronouns", "is_pronoun"]

PERSONAL = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "both"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECTS = ("nsubj", "nsubjpass")
REPORTING = frozenset({"say", "report", "tell", "write", "add", "note", "announce", "claim"})
NAMELESS = (HopKind.ANONYMOUS, HopKind.OFFICE)
COLLECTIVE = (HopKind.ORGANISATION, HopKind.STATE_BODY)
FOLK = (HopKind.PERSON, *NAMELESS, *COLLECTIVE)
FAR = 6
"""Paragraphs back within which a pronoun looks for its person (longest seen in news: 5)."""
NEAR = 1
"""Paragraphs back within which several people go before a body that "they" could mean."""


def is_pronoun(head: Token) -> bool:
    return head.pos_ == "PRON" or head.lower_ in PERSONAL or head.lower_ in RELATIVE


class Pronouns:
    """Antecedents by recency among speakers and subjects, with number, sex and kind as filters
    (the cascade of Lappin & Leass 1994 reduced to news prose)."""

    def __init__(self, cast: Cast, resolve: Callable[[Span, Source | None], Source]) -> None:
        self._cast = cast
        self._resolve = resolve

    def meant(self, span: Span, head: Token, outer: Source | None) -> Source:
        """The source that a pronoun stands for, or the pronoun itself as an unknown one.
        ``outer`` is the speaker of the statement around it, whom "I" and "we" mean."""
        word = head.lower_
        found: Source | None = None
        if word in FIRST:
            found = outer or self._author(span)
        elif word in RELATIVE:
            found = self._relative(head, outer)
        elif (named := self._bracketed(head)) is not None:
            found = named
        elif word in NEUTRAL:
            found = self._subject_before(span, head) or self._nearest(span, word, outer)
        elif word in PLURAL:
            found = self._pair(span) if word == "both" else None
            found = found or self._several(span)
        elif word in PERSONAL:
            found = self._nearest(span, word, outer)
        return replace(found or as_written(span), at=span.start, pronoun=True)

    @cached_property
    def _people(self) -> list[Source]:
        """People named as a subject outside reported speech."""
        cast = self._cast
        people = (m for m in cast.mentions if m.kind is MentionKind.PERSON)
        return [
            cast.named(mention)
            for mention in people
            if cast.head(mention).dep_ in SUBJECTS and not cast.reported(mention.span.start)
        ]

    @cached_property
    def _groups(self) -> list[Source]:
        """Persons named side by side, and several people who are a subject."""
        cast, found = self._cast, dict[int, Source]()
        pair = list[Mention]()
        for mention in cast.mentions:
            if mention.kind is not MentionKind.PERSON:
                continue
            head = cast.head(mention)
            joined = head.dep_ == "conj" and cast.over(head.head) in pair
            pair = [*pair, mention] if joined else [mention]
            if joined:
                first, *rest = [cast.named(m) for m in pair]
                beside = tuple(source.hops[0] for source in rest)
                found[first.at] = replace(first, beside=beside, plural=True)
        subjects = (
            token
            for paragraph in cast.parse.paragraphs
            for token in paragraph.doc
            if token.tag_ in ("NNS", "NNPS") and token.dep_ in SUBJECTS
        )
        groups = [g for t in subjects if not cast.reported(cast.at(t)) for g in self._group(t)]
        return sorted((*found.values(), *groups), key=lambda s: s.at)

    def _group(self, token: Token) -> list[Source]:
        """Several people who are a subject: "three doctors", "Democrats"."""
        lemma = token.lemma_.lower()
        folk = personal(lemma) or token.ent_type_ == "NORP" or is_kind("organisation", lemma)
        if not folk or token.lower_ in taken("nobody"):
            return []
        over = self._cast.over(token)
        if over is not None and over.kind in BODIES and token.left_edge == token:
            return [replace(self._cast.named(over), lemma=lemma, plural=True)]
        span = self._cast.parse.span(self._cast.home(token), token.left_edge, token)
        kind = kind_of_description(lemma, plural=True, owned=False)
        hop = Hop(kind=kind, name=span.text, span=span)
        return [Source(at=span.start, hops=(hop,), lemma=lemma, plural=True)]

    def _relative(self, head: Token, outer: Source | None) -> Source | None:
        """Who "who" and "which" hang on: by the parse, else the nearest name or noun before."""
        cast, home = self._cast, self._cast.home(head)
        before = head.nbor(-1) if head.i > head.sent.start else None
        loose = before is not None and before.pos_ in ("PRON", "DET")
        if before is not None and loose and not before.lower_.endswith(("self", "selves")):
            return as_written(cast.parse.span(home, before, before))
        clause = head
        while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
            clause = clause.head
        noun = clause.head
        if clause.dep_ == "relcl" and noun.i < head.i and self._fits(noun, head.lower_):
            span = cast.parse.span(home, noun.left_edge, noun)
            return self._resolve(span, outer)
        earlier = head.doc[head.sent.start : head.i] if head.lower_ != "that" else ()
        for token in reversed(earlier):
            if token.pos_ in ("NOUN", "PROPN") and self._fits(token, head.lower_):
                last = token.right_edge if token.right_edge.i < head.i else token
                return self._resolve(cast.parse.span(home, token.left_edge, last), outer)
        return None

    def _fits(self, noun: Token, word: str) -> bool:
        """Whether somebody ("who") or a body or document ("which") is named by a noun."""
        lemma, ent = noun.lemma_.lower(), noun.ent_type_
        over = self._cast.over(noun)
        if word in ("who", "whom"):
            name = noun.pos_ == "PROPN" and (over is None or over.kind is MentionKind.PERSON)
            return ent in ("PERSON", "NORP") or personal(lemma) or name
        if word == "whose":
            return noun.pos_ in ("NOUN", "PROPN")
        kinds = ("state", "organisation", "document", "data", "outlet")
        body = over is not None and over.kind is not MentionKind.PERSON
        return body or any(is_kind(kind, lemma) for kind in kinds)

    def _bracketed(self, head: Token) -> Source | None:
        """Whom an editor names behind the pronoun: "they (the police) said", "he [Vega] said"."""
        doc, after = head.doc, head.i + 1
        if after + 2 >= len(doc) or doc[after].text not in "([":
            return None
        close = next((t.i for t in doc[after : after + 8] if t.text in ")]"), -1)
        if close <= after + 1:
            return None
        span = self._cast.parse.span(self._cast.home(head), doc[after + 1], doc[close - 1])
        return self._resolve(span, None)

    def _subject_before(self, span: Span, head: Token) -> Source | None:
        """The body that the sentence before is about: "The bank has … It denies …"; where an
        outlet only reports it, the body of what it reports."""
        paragraph = self._cast.parse.paragraph_at(span.start)
        opening = head.i - head.sent.start < 2
        if paragraph is None or not opening or head.sent.start == 0:
            return None
        root = head.doc[head.sent.start - 1].sent.root
        told = next((c for c in root.children if c.dep_ == "ccomp"), None)
        subject = _subject(root)
        if told is not None and root.lemma_ in REPORTING and subject is not None:
            voice = self._cast.over(subject)
            if voice is not None and self._cast.named(voice).hops[0].kind is HopKind.OUTLET:
                subject = _subject(told) or subject
        if subject is None or "Plur" in str(subject.morph):
            return None
        lemma = subject.lemma_.lower()
        over = self._cast.over(subject)
        body = over is not None and over.kind in BODIES
        kinds = ("state", "organisation", "document", "data")
        if not body and not any(is_kind(kind, lemma) for kind in kinds):
            return None
        return self._resolve(self._cast.parse.span(paragraph, subject.left_edge, subject), None)

    def _low(self, span: Span, paragraphs: int) -> int:
        number = self._cast.paragraph_of(span.start) - paragraphs
        return self._cast.paragraphs[max(0, number)]

    def _several(self, span: Span) -> Source | None:
        """ "they": people who were a subject or spoke near by, then a body, then people before."""
        spoken = [s for s in self._cast.spoken if _somebody(s) and s.hops[0].kind in FOLK]
        near, far = self._low(span, NEAR), self._low(span, FAR)
        groups = [s for s in (*spoken, *self._groups) if not s.single and far <= s.at < span.start]
        groups.sort(key=lambda s: (-s.at, not s.beside))
        bodies = [s for s in spoken if s.single and s.hops[0].kind in COLLECTIVE]
        bodies = [s for s in bodies if far <= s.at < span.start]
        close = next((s for s in groups if s.at >= near), None)
        return close or max(bodies, key=lambda s: s.at, default=None) or next(iter(groups), None)

    def _author(self, span: Span) -> Source | None:
        """Outside quotation marks "I" and "we" are whoever printed the article."""
        if self._cast.quoted(span.start):
            return None
        return Source(at=span.start, hops=(printed_by(self._cast.parse.article),))

    def _pair(self, span: Span) -> Source | None:
        """ "both": the last two who were named side by side or called two."""
        far = self._low(span, FAR)
        known = (*self._cast.spoken, *self._groups)
        pairs = [
            s
            for s in known
            if far <= s.at < span.start
            and (len(s.beside) == 1 or s.hops[0].name.lower().startswith(("two ", "the two ")))
        ]
        return max(pairs, key=lambda s: s.at, default=None)

    def _nearest(self, span: Span, word: str, outer: Source | None) -> Source | None:
        """Speakers and subjects before a place, nearest first, then any person or body at all;
        a description of unknown sex yields to a person near by of whom the word is sure."""
        cast, low = self._cast, self._low(span, FAR)
        if outer is not None and cast.quoted(span.start):
            other = self._other(span, word, outer)
            if other is not None or _suits(outer, word):
                return other or outer
        near = [s for s in (*cast.spoken, *self._people) if low <= s.at < span.start]
        near.sort(key=lambda s: -s.at)
        fits = [s for s in near if _suits(s, word)]
        if fits and fits[0].hops[0].kind in NAMELESS and not fits[0].gender:
            close = self._low(span, NEAR)
            sure = (s for s in fits if s.at >= close and s.gender == PERSONAL.get(word, "-"))
            return next(sure, fits[0])
        return fits[0] if fits else self._named_before(span, word, low)

    def _other(self, span: Span, word: str, outer: Source) -> Source | None:
        """Inside quotation marks nobody calls himself "he": whoever else was named last."""
        low = self._low(span, NEAR)
        for mention in self._cast.before(span.start):
            if mention.span.start < low:
                return None
            source = self._cast.named(mention)
            if _suits(source, word) and source.key != outer.key:
                return source
        return None

    def _named_before(self, span: Span, word: str, low: int) -> Source | None:
        for mention in self._cast.before(span.start):
            if mention.span.start < low:
                return None
            if mention.kind in (MentionKind.PERSON, MentionKind.ORGANISATION):
                source = self._cast.named(mention)
                if _suits(source, word):
                    return source
        return None


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in SUBJECTS), None)


def _somebody(source: Source) -> bool:
    """Whether a source can be taken up again: no "nobody", "I" or "some", and no mere thing."""
    hop = source.hops[0]
    if hop.kind is not HopKind.ANONYMOUS:
        return True
    words = hop.name.lower().split()
    if not words or words[-1] in taken("nobody") or words[0] in ("no", "neither", "nobody"):
        return False
    return personal(source.lemma) or bool(source.beside)


def _suits(source: Source, word: str) -> bool:
    kind = source.hops[0].kind
    if not _somebody(source):
        return False
    person = kind in (HopKind.PERSON, *NAMELESS)
    if word in PERSONAL:
        return person and source.single and source.gender in ("", PERSONAL[word])
    if word in NEUTRAL:
        return not person and kind is not HopKind.UNNAMED_REPORTS and not source.beside
    return False
