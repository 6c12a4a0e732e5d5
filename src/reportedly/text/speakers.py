"""Who is meant by "he", "the official" or "Kovalenko" where somebody speaks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.text.parse import Parse, parse
from reportedly.text.parties import named_beside, parties, plain_firm
from reportedly.text.phrases import (
    Source,
    alike,
    as_written,
    head_of,
    linked,
    vague,
    without_verb,
)
from reportedly.text.sources import (
    anonymous,
    gender_of,
    is_kind,
    kind_of_description,
    kind_of_name,
    outlet_named,
    withheld,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Source", "Speakers"]

PERSONAL = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
CALLED = frozenset({"know", "name", "call", "identify", "nickname"})
NEUTRAL = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "both"})
FIRST = frozenset({"i", "we", "me", "us", "my", "our", "who", "which"})
POINTING = frozenset({"the", "this", "that", "these", "those"})
BODIES = (MentionKind.ORGANISATION, MentionKind.GOVERNMENT)
NAMELESS = (HopKind.ANONYMOUS, HopKind.OFFICE)
FAR = 6
"""Paragraphs back within which a pronoun looks for its person (longest seen in news: 5)."""
WIDE = 80
"""Code points to either side of a head noun within which its name begins and ends."""


class Speakers:
    """Resolves the source phrases of one article, in the order of the text.

    Antecedents are found by recency among speakers and subjects, with number, gender words and
    roles as filters (the cascade of Lappin & Leass 1994 reduced to news prose). ``contents`` are
    stretches of reported speech: whoever is named inside is no first choice.
    """

    def __init__(self, reading: Reading, contents: Iterable[Span] = ()) -> None:
        self.parse: Parse = parse(reading.article)
        read = (m for m in reading.of(Mention) if self.parse.tokens(m.span))
        self._mentions = sorted(read, key=lambda m: (m.span.start, -m.span.end))
        self._starts = [mention.span.start for mention in self._mentions]
        self._names = {id: name for name in reading.of(Name) for id in name.mentions}
        self._contents = sorted((span.start, span.end) for span in contents)
        self._paragraphs = [p.start for p in self.parse.paragraphs]
        self._parties = parties(self.parse, self._mentions)
        self._known = dict[tuple[int, int], Source]()
        self._spoken = list[Source]()
        self._subjects = self._people()

    def _people(self) -> list[Source]:
        """People named as a subject outside reported speech."""
        found = list[Source]()
        for mention in self._mentions:
            if mention.kind is not MentionKind.PERSON or self._reported(mention.span.start):
                continue
            tokens = self.parse.tokens(mention.span)
            head = head_of(tokens) if tokens else None
            if head is not None and head.dep_ in ("nsubj", "nsubjpass"):
                found.append(self._named(mention))
        return found

    def _reported(self, offset: int) -> bool:
        place = bisect_right(self._contents, (offset, 1 << 40)) - 1
        return any(a <= offset < b for a, b in self._contents[max(0, place - 3) : place + 1])

    def of(self, span: Span, outer: Source | None = None) -> Source:
        """The source that a phrase names; call in the order of the text. ``outer`` is the speaker
        of the statement around it, whom "I" means."""
        key = (span.start, span.end)
        if key not in self._known:
            self._known[key] = self._resolve(span, outer)
            self._spoken.append(self._known[key])
        return self._known[key]

    def _resolve(self, span: Span, outer: Source | None) -> Source:
        tokens = self.parse.tokens(span)
        if not tokens:
            return as_written(span)
        tokens = without_verb(tokens)
        paragraph = self.parse.paragraph_at(span.start)
        if paragraph is not None and tokens[0].doc == paragraph.doc:
            span = self.parse.span(paragraph, tokens[0], tokens[-1])
        if len(several := self._several(span)) > 1:
            first, *rest = [self._named(mention) for mention in several]
            return replace(first, beside=tuple(s.hops[0] for s in rest), plural=True)
        head = head_of(tokens)
        if len(tokens) <= 2 and (head.pos_ == "PRON" or head.lower_ in PERSONAL):
            return self._pronoun(span, head, outer)
        parts = [head, *(c for c in head.conjuncts if c in tokens)]
        sources = [self._phrase(span, tokens, part, len(parts) > 1) for part in parts]
        beside = tuple(hop for source in sources[1:] for hop in source.hops[:1])
        return replace(sources[0], beside=beside, plural=sources[0].plural or bool(beside))

    def _several(self, span: Span) -> list[Mention]:
        """People named side by side: "Minister A and B, head of C"."""
        people = [m for m in self.inside(span.start, span.end) if m.kind is MentionKind.PERSON]
        text, at = self.parse.article.text, span.start
        for left, right in pairwise(people):
            between = text[left.span.end : right.span.start]
            if not re.search(r"(?:^|[\s,])(?:and|,)\s", between) or linked(between):
                return []
        before = text[at : people[0].span.start] if people else ""
        return [] if linked(before) else people

    def _phrase(
        self, span: Span, tokens: "Sequence[Token]", head: "Token", joined: bool
    ) -> Source:
        mention = self._head_mention(span, tokens, head) or self._called(head)
        if mention is not None:
            return self._named(mention)
        words = self._words(span, tokens, head) if joined else span
        return self._described(words, tokens, head)

    def _called(self, head: "Token") -> Mention | None:
        """The name after "a commander known as", "a man named"."""
        for clause in head.children:
            if clause.dep_ != "acl" or clause.lemma_.lower() not in CALLED or clause.i < head.i:
                continue
            first = next((p for p in self.parse.paragraphs if p.doc == head.doc), None)
            if first is None:
                return None
            right = clause.right_edge
            inside = self.inside(first.start + clause.idx, first.start + right.idx + len(right))
            return next((m for m in inside if m.kind is MentionKind.PERSON), None)
        return None

    def _words(self, span: Span, tokens: "Sequence[Token]", head: "Token") -> Span:
        """One conjunct's own words inside a phrase."""
        others = {t.i for c in head.conjuncts for t in c.subtree if head not in c.subtree}
        own = [t for t in head.subtree if t in tokens and t.i not in others and t.dep_ != "cc"]
        own = [t for t in own if t.i <= head.i or t.dep_ not in ("punct", "conj")]
        paragraph = self.parse.paragraph_at(span.start)
        if paragraph is None or not own:
            return span
        end = next((n for n, t in enumerate(own) if n and t.i != own[n - 1].i + 1), len(own))
        kept = own[:end] if head in own[:end] else [head]
        return self.parse.span(paragraph, kept[0], kept[-1])

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions within two offsets (an end two characters over is let pass: "Reuters's")."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [m for m in self._mentions[first:last] if m.span.end <= end + 2]

    def _head_mention(
        self, span: Span, tokens: "Sequence[Token]", head: "Token"
    ) -> Mention | None:
        """The mention that carries the phrase's head, or a person in apposition to it."""
        paragraph = self.parse.paragraph_at(span.start)
        if paragraph is None:
            return None
        offset = paragraph.start + head.idx
        held = [
            m
            for m in self.inside(max(paragraph.start, offset - WIDE), offset + WIDE)
            if m.span.start <= offset < m.span.end
            and (m.kind is not MentionKind.NATIONALITY or head.pos_ != "ADJ")
        ]
        if held:
            return max(held, key=lambda m: (m.kind is MentionKind.PERSON, len(m.span.text)))
        for mention in self.inside(*self._around(head)):
            top = head_of(self.parse.tokens(mention.span))
            if mention.kind is MentionKind.PERSON and top.head == head:
                if top.dep_ in ("appos", "compound", "nmod", "flat"):
                    return mention
            elif mention.kind in BODIES and head in named_beside(top):
                return mention
        return None

    def _named(self, mention: Mention) -> Source:
        name = self._names.get(mention.id)
        roles = tuple(r.text for r in name.roles) if name is not None else ()
        if mention.role is not None and mention.role.text not in roles:
            roles = (mention.role.text, *roles)
        written = name.name if name is not None and len(name.name) > 1 else mention.name
        kind = kind_of_name(written, mention.kind)
        if kind is HopKind.ORGANISATION and outlet_named(mention.span.text):
            kind = HopKind.OUTLET
        hop = Hop(kind=kind, name=written, span=mention.span, named=mention.kind, roles=roles)
        before = self.parse.article.text[max(0, mention.span.start - 30) : mention.span.start]
        titled = before.rsplit(".", 1)[-1] if "." in before[-4:] else before
        return Source(
            at=mention.span.start,
            hops=(hop,),
            words=frozenset(word.lower() for role in roles for word in role.split()),
            gender=gender_of(" ".join((*roles, *titled.split()[-2:]))),
        )

    def _described(self, span: Span, tokens: "Sequence[Token]", head: "Token") -> Source:
        lemma = head.lemma_.lower()
        plural = "Plur" in str(head.morph)
        if not plural and tokens[0].lower_ in POINTING:
            known = self._antecedent(span, tokens, lemma) or self._firm(tokens)
            if known is not None:
                return replace(known, at=span.start)
        bare = len(tokens) == 1 + (tokens[0].lower_ == "the") and not plural
        if bare and (party := self._parties.get(lemma)) is not None:
            return replace(self._named(party), at=span.start)
        owned = any(
            t.dep_ in ("poss", "nummod")
            or (t.dep_ in ("compound", "amod") and not is_kind("reports", t.lemma_.lower()))
            for t in head.children
        )
        definite = any(
            t.dep_ == "poss" or (t.dep_ == "det" and t.lower_ in POINTING) for t in head.children
        )
        owned = owned and not vague(head)
        kind = kind_of_description(lemma, plural=plural, owned=owned, definite=definite)
        if kind is HopKind.ANONYMOUS and all(t.pos_ == "PROPN" for t in tokens) and not plural:
            kind = HopKind.PERSON  # a bare name that no mention covers; mostly people speak
        own = Hop(kind=kind, name=span.text, span=span)
        hops: tuple[Hop, ...] = (own,)
        if kind in (HopKind.DATA, HopKind.DOCUMENT) and (maker := self._maker(head)):
            hops = (*self._named(maker).hops, own)
        words = frozenset(t.lower_ for t in tokens if t.pos_ in ("ADJ", "NOUN", "PROPN"))
        return Source(
            at=span.start,
            hops=hops,
            lemma=lemma,
            words=words,
            gender=gender_of(span.text),
            plural=plural,
        )

    def _firm(self, tokens: "Sequence[Token]") -> Source | None:
        """Right after an organisation spoke, "the company" is that organisation."""
        last = self._spoken[-1] if self._spoken else None
        if last is None or not last.single or not plain_firm(list(tokens)):
            return None
        return last if last.hops[0].kind is HopKind.ORGANISATION else None

    def _maker(self, head: "Token") -> Mention | None:
        """Who made a document or data: "analysis by X", "data compiled by X"; not who saw it."""
        makers = lexicon("channels")["makers"]
        for mention in self.inside(*self._around(head)):
            top = head_of(self.parse.tokens(mention.span))
            if top.dep_ == "poss" and top.head == head:
                return mention
            link = top.head
            if link.lower_ not in makers["prepositions"] or top.dep_ != "pobj":
                continue
            if link.lower_ == "of" and mention.kind is not MentionKind.ORGANISATION:
                continue
            made_by = link.head.lemma_.lower()
            if made_by not in makers["relaying"] or link.head == head:
                return mention
        return None

    def _around(self, head: "Token") -> tuple[int, int]:
        """Offsets of the whole noun phrase of a head, with what follows it."""
        paragraph = next(p for p in self.parse.paragraphs if p.doc == head.doc)
        right = head.right_edge
        return (
            paragraph.start + head.left_edge.idx,
            paragraph.start + right.idx + len(right),
        )

    def _antecedent(self, span: Span, tokens: "Sequence[Token]", lemma: str) -> Source | None:
        """The one that "the official", "this source" or "the ministry" takes up again."""
        qualities = {t.lower_ for t in tokens if t.pos_ in ("ADJ", "PROPN") or t.ent_type_}
        here = [s for s in self._spoken if s.at < span.start]
        for source in reversed(here):
            hop = source.hops[0]
            if hop.kind in NAMELESS and source.single and alike(lemma, source.lemma):
                if hop.span is None or withheld(span.text):
                    continue
                if not qualities - source.words - {"same", "anonymous", "unnamed"}:
                    return source
            if hop.kind is HopKind.PERSON and lemma in source.words and _person(lemma):
                return source
            body = hop.kind in (HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.DOCUMENT)
            if body and lemma in hop.name.lower().split() and source.single:
                return source
        return self._body(span, lemma, qualities) if not anonymous(lemma) else None

    def _body(self, span: Span, lemma: str, qualities: set[str]) -> Source | None:
        """The last named body whose name holds the noun: "the ministry" is a Ministry of …"."""
        if qualities:
            return None
        first = bisect_left(self._starts, span.start)
        for mention in reversed(self._mentions[max(0, first - 80) : first]):
            body = mention.kind in (MentionKind.ORGANISATION, MentionKind.GOVERNMENT)
            if body and lemma in mention.name.lower().split():
                return self._named(mention)
        return None

    def _pronoun(self, span: Span, head: "Token", outer: Source | None) -> Source:
        word = head.lower_
        if word in FIRST and outer is not None:
            return replace(outer, at=span.start, pronoun=True)
        if word in ("who", "which") and head.head.dep_ == "relcl":
            paragraph = self.parse.paragraph_at(span.start)
            if paragraph is not None:
                noun = head.head.head
                there = self.parse.span(paragraph, noun.left_edge, noun)
                return replace(self._resolve(there, outer), at=span.start, pronoun=True)
        if word in NEUTRAL and (body := self._subject_before(span, head)) is not None:
            return replace(body, at=span.start, pronoun=True)
        for source in self._candidates(span, head):
            if self._suits(source, word):
                return replace(source, at=span.start, pronoun=True)
        return replace(as_written(span), pronoun=True)

    def _subject_before(self, span: Span, head: "Token") -> Source | None:
        """The body that the sentence before is about: "The bank has … It denies …"."""
        paragraph = self.parse.paragraph_at(span.start)
        opening = head.i - head.sent.start < 2
        if paragraph is None or not opening or head.sent.start == 0:
            return None
        before = head.doc[head.sent.start - 1].sent.root
        subject = next((c for c in before.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None or "Plur" in str(subject.morph):
            return None
        lemma = subject.lemma_.lower()
        if not (is_kind("state", lemma) or is_kind("organisation", lemma)):
            return None
        return self._resolve(self.parse.span(paragraph, subject.left_edge, subject), None)

    def _candidates(self, span: Span, head: "Token") -> list[Source]:
        """Speakers and subjects before a place, nearest first, then any person at all."""
        low = self._paragraphs[max(0, bisect_right(self._paragraphs, span.start) - 1 - FAR)]
        near = [s for s in (*self._spoken, *self._subjects) if low <= s.at < span.start]
        near.sort(key=lambda s: -s.at)
        first, last = bisect_left(self._starts, low), bisect_left(self._starts, span.start)
        rest = [
            self._named(m)
            for m in reversed(self._mentions[first:last])
            if m.kind in (MentionKind.PERSON, MentionKind.ORGANISATION)
        ]
        return near + rest

    @staticmethod
    def _suits(source: Source, word: str) -> bool:
        kind = source.hops[0].kind
        person = kind in (HopKind.PERSON, *NAMELESS)
        if word in PERSONAL:
            fits = not source.gender or source.gender == PERSONAL[word]
            return person and source.single and fits
        if word in NEUTRAL:
            return not person and kind is not HopKind.UNNAMED_REPORTS and not source.beside
        if word in PLURAL:
            return not source.single or kind in (HopKind.ORGANISATION, HopKind.STATE_BODY)
        return False


def _person(lemma: str) -> bool:
    """Whether a noun of somebody's title can mean him: "the head", but not "the commission"."""
    return is_kind("person", lemma) or is_kind("office", lemma)
