"""Sources without a name: "two people briefed on the plan", "the official", "the report"."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Hop, HopKind
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.span import Span
from reportedly.text.cast import BODIES, Cast
from reportedly.text.parties import parties
from reportedly.text.phrases import Source, alike, vague
from reportedly.text.pronouns import REPORTING
from reportedly.text.sources import (
    gender_of,
    is_kind,
    kind_of_description,
    outlet_named,
    personal,
    taken,
    withheld,
)
from reportedly.text.tokens import Token

__all__ = ["Descriptions"]

POINTING = frozenset({"the", "this", "that", "these", "those"})
SAME = frozenset({"same", "anonymous", "unnamed"})
NAMELESS = (HopKind.ANONYMOUS, HopKind.OFFICE)
PAPERS = (HopKind.DATA, HopKind.DOCUMENT)
OPEN = (HopKind.STATE_BODY, HopKind.ORGANISATION, HopKind.DOCUMENT, HopKind.OUTLET)
STYLES = frozenset({"dr", "dr.", "prof", "prof.", "professor"})
"""Words before a name that are no role there, and yet a title."""
FAR = 8
"""Paragraphs back within which a maker of a document is looked for."""
LONGEST = 18
"""Tokens that a description of a nameless source may have."""
POSTPOSED = frozenset({"prep", "acl", "amod", "relcl"})


class Descriptions:
    """Reads a source phrase whose head is a common noun, and finds what "the …" takes up."""

    def __init__(self, cast: Cast, resolve: Callable[[Span, Source | None], Source]) -> None:
        self._cast = cast
        self._resolve = resolve
        self._parties = parties(cast.parse, cast.mentions)

    def meant(self, span: Span, tokens: Sequence[Token], head: Token) -> Source:
        lemma = head.lemma_.lower()
        plural = "Plur" in str(head.morph)
        pointed = tokens[0].lower_ in POINTING
        if pointed and (known := self._taken_up(span, tokens, lemma, plural)) is not None:
            return replace(known, at=span.start)
        bare = len(tokens) == 1 + (tokens[0].lower_ == "the") and not plural
        if bare and (party := self._parties.get(lemma)) is not None:
            return replace(self._cast.named(party), at=span.start)
        if all(t.pos_ == "PROPN" for t in tokens) and not plural:
            return self._proper(span, tokens)
        return self._new(span, tokens, head, plural)

    def _taken_up(
        self, span: Span, tokens: Sequence[Token], lemma: str, plural: bool
    ) -> Source | None:
        qualities = {t.lower_ for t in tokens if t.pos_ in ("ADJ", "PROPN") or t.ent_type_}
        found = self._spoken(span, lemma, qualities, plural)
        if found is not None and found.hops[0].kind is HopKind.OFFICE:
            return self._titled(span, tokens, lemma) or found
        if found is not None or plural:
            return found
        if not is_kind("person", lemma) and (body := self._body(span, lemma, qualities)):
            return body
        bare = len(tokens) == 2
        if personal(lemma) or lemma in taken("whoever"):
            return self._titled(span, tokens, lemma)
        if bare and lemma in taken("outlets") and (outlet := self._outlet(span)):
            return outlet
        return self._firm(span) if bare and lemma in taken("firms") else None

    def _spoken(self, span: Span, lemma: str, qualities: set[str], plural: bool) -> Source | None:
        """Who spoke before and is called so again: "the official", "the ministry", "the study"."""
        for source in reversed(self._cast.spoken):
            if source.at >= span.start:
                continue
            hop = source.hops[0]
            paper = source.lemma == lemma and source.hops[-1].kind in PAPERS
            if paper and source.plural == plural and not qualities - source.words:
                return source
            if plural:
                same = source.plural and not source.beside and source.lemma == lemma
                if same and hop.kind is HopKind.ANONYMOUS and not qualities - source.words:
                    return source
                continue
            if hop.kind in NAMELESS and source.single and alike(lemma, source.lemma):
                if hop.span is None or withheld(span.text):
                    continue
                if not qualities - source.words - SAME:
                    return source
            person = hop.kind is HopKind.PERSON and personal(lemma)
            styled = not qualities and bool(_titles(lemma) & source.words & STYLES)
            held = styled or self._holds(hop.roles, lemma, qualities)
            if person and held and self._near(source.at, span, 2):
                return source
            body = hop.kind in OPEN and source.single
            if body and lemma in hop.name.lower().split():
                return source
        return None

    def _near(self, at: int, span: Span, paragraphs: int) -> bool:
        return self._cast.paragraph_of(span.start) - self._cast.paragraph_of(at) <= paragraphs

    @staticmethod
    def _holds(roles: Sequence[str], lemma: str, qualities: set[str]) -> bool:
        """Whether a role can be called so: "the senator" of "Sen.", not "the president" of "vice
        president" or "former president"."""
        for role in roles:
            words = role.lower().replace("-", " ").split()
            if not any(word in words for word in _titles(lemma)):
                continue
            marks = taken("past") | taken("second")
            if not (qualities - marks) - set(words) and qualities & marks == set(words) & marks:
                return True
        return False

    def _titled(self, span: Span, tokens: Sequence[Token], lemma: str) -> Source | None:
        """The only person in the article with that title; "the man" is whoever was named last."""
        cast = self._cast
        if (
            lemma in taken("whoever")
            or tokens[-1].lower_.endswith("-old")
            or lemma.endswith("old")
        ):
            gender = gender_of(lemma)
            people = [s for s in cast.spoken if s.hops[0].kind is HopKind.PERSON and s.single]
            near = [s for s in people if s.at < span.start and self._near(s.at, span, 2)]
            fits = [s for s in near if s.gender in ("", gender) or not gender]
            return max(fits, key=lambda s: s.at, default=None)
        words = {t.lower_ for t in tokens[1:] if t.lemma_.lower() != lemma}
        found = [
            mention
            for mention in cast.persons.values()
            if self._holds([r.text for r in cast.roles(mention)], lemma, words)
            and not (not words and self._elsewhere(mention, lemma))
        ]
        if len(found) == 1:
            return cast.named(found[0])
        return None if found else self._just_spoken(span, tokens, lemma)

    def _just_spoken(self, span: Span, tokens: Sequence[Token], lemma: str) -> Source | None:
        """Whoever spoke in this paragraph or the one before and alone has that title, though the
        words with it are new: "the GOP leader" of "Majority Leader"; not of another country."""
        if any(t.ent_type_ in ("GPE", "NORP") and t.lower_ != "gop" for t in tokens):
            return None
        marks = {t.lower_ for t in tokens} & (taken("past") | taken("second"))
        people = {
            s.hops[0].name: s
            for s in self._cast.spoken
            if s.at < span.start and s.hops[0].kind is HopKind.PERSON and s.single
            if self._holds(s.hops[0].roles, lemma, marks)
        }
        near = [s for s in people.values() if self._near(s.at, span, 1)]
        return near[0] if len(people) == len(near) == 1 else None

    def _elsewhere(self, mention: Mention, lemma: str) -> bool:
        """Whether a title is one of a certain body ("Judicial Watch President"), so that "the
        president" alone need not be that one."""
        for role in self._cast.roles(mention):
            words = role.text.lower().split()
            inside = self._cast.inside(role.span.start, role.span.end)
            if any(w in words for w in _titles(lemma)):
                return any(m.kind is MentionKind.ORGANISATION for m in inside)
        return False

    def _body(self, span: Span, lemma: str, qualities: set[str]) -> Source | None:
        """The last named body whose name holds the noun: "the ministry" is a Ministry of …"."""
        if qualities:
            return None
        for mention in self._cast.before(span.start):
            if mention.kind in BODIES and lemma in mention.name.lower().split():
                return self._cast.named(mention)
        return None

    def _outlet(self, span: Span) -> Source | None:
        """The last outlet named: "the newspaper"."""
        for mention in self._cast.before(span.start):
            if mention.kind in (MentionKind.ORGANISATION, MentionKind.OTHER):
                source = self._cast.named(mention)
                if source.hops[0].kind is HopKind.OUTLET or outlet_named(mention.span.text):
                    return source
        return None

    def _firm(self, span: Span) -> Source | None:
        """ "the company": the organisation that spoke last, else the one most spoken of so far."""
        cast = self._cast
        for source in reversed(cast.spoken):
            near = source.at < span.start and self._near(source.at, span, 2) and source.single
            hop = source.hops[0]
            if near and hop.kind is HopKind.ORGANISATION and hop.named is not None:
                return source
        counts = Counter[str]()
        first = dict[str, Mention]()
        for mention in cast.mentions[: bisect_left(cast.starts, span.start)]:
            if mention.kind is MentionKind.ORGANISATION and _noun(cast.head(mention)):
                counts[mention.name] += 1
                first[mention.name] = mention
        for name, count in counts.most_common(3):
            source = cast.named(first[name])
            if source.hops[0].kind is HopKind.ORGANISATION and count > 1:
                return source
        return None

    def _proper(self, span: Span, tokens: Sequence[Token]) -> Source:
        """A bare name that no mention covers: a surname, an outlet, initials; mostly people."""
        outlet = outlet_named(span.text)
        if outlet:
            hop = Hop(kind=HopKind.OUTLET, name=outlet, span=span)
            return Source(at=span.start, hops=(hop,))
        if len(tokens) == 1 and (known := self._surname(tokens[0].text)) is not None:
            return replace(known, at=span.start)
        short = len(tokens) == 1 and span.text.isupper() and len(span.text) > 2
        initials = short and not personal(span.text.lower())
        kind = HopKind.ORGANISATION if initials else HopKind.PERSON
        lemma = tokens[-1].lemma_.lower()
        described = kind_of_description(lemma, plural=False, owned=True)
        if described is not HopKind.ANONYMOUS and not personal(lemma):
            kind = described
        if kind is HopKind.PERSON:
            return self._cast.unlisted(span, tokens)
        return Source(at=span.start, hops=(Hop(kind=kind, name=span.text, span=span),))

    def _surname(self, word: str) -> Source | None:
        """Whoever is named in full somewhere and has this last name."""
        for name, mention in self._cast.persons.items():
            if " " in name and name.split()[-1] == word:
                return self._cast.named(mention)
        for source in self._cast.spoken:
            hop = source.hops[0]
            if hop.kind is HopKind.PERSON and hop.name.split()[-1:] == [word]:
                return source
        return None

    def _new(self, span: Span, tokens: Sequence[Token], head: Token, plural: bool) -> Source:
        lemma = head.lemma_.lower()
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
        if head.i > 0 and is_kind("state", f"{head.nbor(-1).lower_} {lemma}"):
            kind = HopKind.STATE_BODY  # "the central bank" is no firm
        if kind is HopKind.ANONYMOUS:
            span = self._whole(span, tokens, head)
        own = Hop(kind=kind, name=span.text, span=span)
        hops: tuple[Hop, ...] = (own,)
        if kind in PAPERS and (maker := self._maker(span, tokens, head, lemma)) is not None:
            hops = (*maker.hops, own)
        words = frozenset(t.lower_ for t in tokens if t.pos_ in ("ADJ", "NOUN", "PROPN"))
        return Source(
            at=span.start,
            hops=hops,
            lemma=lemma,
            words=words,
            gender=gender_of(span.text),
            plural=plural,
        )

    def _whole(self, span: Span, tokens: Sequence[Token], head: Token) -> Span:
        """A nameless source with all that describes it: "a person [briefed on the talks]"."""
        last = tokens[-1]
        for child in head.children:
            if child.i <= last.i or child.dep_ not in POSTPOSED:
                continue
            right = child.right_edge
            if child.left_edge.i != last.i + 1 or right.i - head.left_edge.i > LONGEST:
                break
            if self._cast.reported(self._cast.at(right)) or right.sent != head.sent:
                break
            bare = child.dep_ in ("acl", "amod") and child.pos_ == "VERB" and right == child
            if bare or is_saying(child):
                break
            last = right
        while last.i > tokens[-1].i and last.is_punct:
            last = last.nbor(-1)
        paragraph = self._cast.home(head)
        return self._cast.parse.span(paragraph, tokens[0], last)

    def _maker(
        self, span: Span, tokens: Sequence[Token], head: Token, lemma: str
    ) -> Source | None:
        """Who made a document or data: "analysis by X", "a Gallup poll", "its report", "data
        compiled by X", and of "the lawsuit" who filed it; not who saw it."""
        cast, makers = self._cast, lexicon("channels")["makers"]
        for mention in cast.inside(*cast.around(head)):
            top = cast.head(mention)
            if top.head == head and top.dep_ == "poss":
                return cast.named(mention)
            before = top.i < head.i and top.dep_ in ("compound", "nmod", "amod")
            if before and top.head == head and mention.kind in (*BODIES, MentionKind.PERSON):
                return cast.named(mention)
            link = top.head
            if link.lower_ not in makers["prepositions"] or top.dep_ != "pobj":
                continue
            if link.lower_ == "of" and mention.kind is not MentionKind.ORGANISATION:
                continue
            if lemma in ("poll", "survey") and " " not in mention.name:
                return _pollster(cast.named(mention))
            made_by = link.head.lemma_.lower()
            if made_by not in makers["relaying"] or link.head == head:
                return cast.named(mention)
        owner = next((t for t in head.children if t.dep_ == "poss"), None)
        if owner is not None and owner.pos_ == "PRON":
            maker = self._resolve(cast.parse.span(cast.home(owner), owner, owner), None)
            return maker if maker.hops[0].kind is not HopKind.ANONYMOUS else None
        pointed = tokens[0].lower_ in POINTING
        return self._issuer(span, lemma) if pointed and len(tokens) == 2 else None

    def _issuer(self, span: Span, lemma: str) -> Source | None:
        """Who "filed a lawsuit" or "released a report" before "the lawsuit" is cited, where it
        was only one."""
        cast, issuing = self._cast, lexicon("channels")["deeds"]["issuing"]
        number, found = cast.paragraph_of(span.start), dict[str, Mention]()
        for paragraph in cast.parse.paragraphs[max(0, number - FAR) : number + 1]:
            for token in paragraph.doc:
                if token.dep_ != "dobj" or token.lemma_.lower() != lemma:
                    continue
                subject = next((c for c in token.head.children if c.dep_ == "nsubj"), None)
                if paragraph.start + token.idx < span.start and subject is not None:
                    owner = cast.over(subject) if token.head.lemma_ in issuing else None
                    found |= {owner.name: owner} if owner is not None else {}
        return cast.named(next(iter(found.values()))) if len(found) == 1 else None


def _pollster(source: Source) -> Source:
    """One word that names who made a poll is a firm, whatever it looks like."""
    hop = source.hops[0]
    kind = HopKind.ORGANISATION if hop.kind is HopKind.PERSON else hop.kind
    return replace(source, hops=(replace(hop, kind=kind), *source.hops[1:]))


def is_saying(clause: Token) -> bool:
    """Whether a clause behind a noun holds the cue itself: "officials [saying] …", "people [who
    say] …"."""
    if clause.dep_ not in ("acl", "relcl"):
        return False
    said = any(c.dep_ == "ccomp" for c in clause.children)
    return said or clause.lemma_ in REPORTING


def _titles(lemma: str) -> set[str]:
    groups = [set(group) for group in lexicon("channels")["taken"]["alike"] if lemma in group]
    return {lemma}.union(*groups)


def _noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")
