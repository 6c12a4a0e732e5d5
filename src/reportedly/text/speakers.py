"""Who is meant by "he", "the official" or "Kovalenko" where somebody speaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.model.attribution import HopKind
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.text.cast import BODIES, Cast
from reportedly.text.descriptions import Descriptions
from reportedly.text.parse import Parse
from reportedly.text.parties import named_beside
from reportedly.text.phrases import Source, as_written, head_of, linked, without_verb
from reportedly.text.pronouns import Pronouns, is_pronoun
from reportedly.text.sources import is_kind, personal, taken
from reportedly.text.tokens import Token

__all__ = ["Source", "Speakers"]

CALLED = frozenset({"know", "name", "call", "identify", "nickname"})
HANGING = frozenset({"for", "of", "from", "at", "with", "by", "between"})
"""Prepositions by which a body hangs on its spokesman, or a maker on his report."""


class Speakers:
    """Resolves the source phrases of one article, in the order of the text.

    ``contents`` are stretches of reported speech: whoever is named inside is no first choice.
    """

    def __init__(self, reading: Reading, contents: Iterable[Span] = ()) -> None:
        self._cast = Cast(reading, contents)
        self.parse: Parse = self._cast.parse
        self._pronouns = Pronouns(self._cast, self._resolve)
        self._descriptions = Descriptions(self._cast, self._resolve)
        self._known = dict[tuple[int, int], Source]()

    def of(self, span: Span, outer: Source | None = None) -> Source:
        """The source that a phrase names; call in the order of the text. ``outer`` is the speaker
        of the statement around it, whom "I" means."""
        key = (span.start, span.end)
        if key not in self._known:
            self._known[key] = self._resolve(span, outer)
            self._cast.spoken.append(self._known[key])
        return self._known[key]

    def glance(self, span: Span) -> Source:
        """As `of`, for somebody who does not speak here and is not to be taken up again."""
        return self._known.get((span.start, span.end)) or self._resolve(span, None)

    def _resolve(self, span: Span, outer: Source | None) -> Source:
        tokens = self.parse.tokens(span)
        if not tokens:
            return as_written(span)
        tokens = _trimmed(without_verb(tokens))
        paragraph = self.parse.paragraph_at(span.start)
        if paragraph is not None and tokens[0].doc == paragraph.doc:
            tokens = _spoken_for(tokens)
            span = self.parse.span(paragraph, tokens[0], tokens[-1])
        if len(several := self._several(span)) > 1:
            first, *rest = [self._cast.named(mention) for mention in several]
            return replace(first, beside=tuple(s.hops[0] for s in rest), plural=True)
        head = head_of(tokens)
        if len(tokens) <= 2 and is_pronoun(head):
            return self._pronouns.meant(span, head, outer)
        if (holder := self._holder(head, tokens)) is not None:
            return replace(self._cast.named(holder), at=span.start)
        over = self._cast.over(head)
        others = [c for c in head.conjuncts if c in tokens]
        parts = [head, *(c for c in others if over is None or self._cast.over(c) != over)]
        sources = [self._phrase(span, tokens, part, len(parts) > 1) for part in parts]
        beside = tuple(hop for source in sources[1:] for hop in source.hops[:1])
        return replace(sources[0], beside=beside, plural=sources[0].plural or bool(beside))

    def _several(self, span: Span) -> list[Mention]:
        """People named side by side: "Minister A and B, head of C"."""
        inside = self._cast.inside(span.start, span.end)
        people = [m for m in inside if m.kind is MentionKind.PERSON]
        text, at = self.parse.article.text, span.start
        for left, right in pairwise(people):
            between = text[left.span.end : right.span.start]
            if not re.search(r"(?:^|[\s,])(?:and|,)\s", between) or linked(between):
                return []
        before = text[at : people[0].span.start] if people else ""
        return [] if linked(before) else people

    def _holder(self, head: Token, tokens: Sequence[Token]) -> Mention | None:
        """Whose role the phrase is: of "Ana Torres, the mayor," and "Director and Founder Ana
        Torres" the name itself."""
        if not personal(head.lemma_.lower()) or "Plur" in str(head.morph):
            return None
        over = self._cast.over(head)
        if over is not None and over.kind is MentionKind.PERSON:
            return None
        mention = self._cast.whose_role(self._cast.at(head))
        return mention or self._apposed(head)

    def _apposed(self, head: Token) -> Mention | None:
        """The name to which a description is added: "Ana Torres, a longtime ally (who …)"."""
        if head.dep_ != "appos":
            return None
        over = self._cast.over(head.head)
        return over if over is not None and over.kind is MentionKind.PERSON else None

    def _phrase(self, span: Span, tokens: Sequence[Token], head: Token, joined: bool) -> Source:
        mention = self._head_mention(span, tokens, head) or self._called(head)
        if mention is not None:
            return self._cast.widened(mention, tokens)
        words = self._words(span, tokens, head) if joined else span
        found = self._descriptions.meant(words, self.parse.tokens(words), head)
        over = self._cast.over(head)
        party = over is not None and over.kind in (*BODIES, MentionKind.OTHER)
        if party and "Plur" in str(head.morph) and not _few(tokens, head):
            hop = replace(found.hops[0], kind=HopKind.ORGANISATION)
            return replace(found, hops=(hop, *found.hops[1:]))
        return found

    def _called(self, head: Token) -> Mention | None:
        """The name after "a commander known as", "a man named"."""
        for clause in head.children:
            if clause.dep_ != "acl" or clause.lemma_.lower() not in CALLED or clause.i < head.i:
                continue
            start, right = self._cast.home(head).start, clause.right_edge
            inside = self._cast.inside(start + clause.idx, start + right.idx + len(right))
            return next((m for m in inside if m.kind is MentionKind.PERSON), None)
        return None

    def _words(self, span: Span, tokens: Sequence[Token], head: Token) -> Span:
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

    def _head_mention(self, span: Span, tokens: Sequence[Token], head: Token) -> Mention | None:
        """The mention that carries the phrase's head, or a person in apposition to it; none of
        "some Americans" and "House Democrats", who are not the whole people or party."""
        held = self._cast.over(head)
        if held is not None and (held.kind is not MentionKind.NATIONALITY or head.pos_ != "ADJ"):
            return None if _a_part(held, tokens, head) else held
        for mention in self._cast.inside(*self._cast.around(head)):
            top = self._cast.head(mention)
            if mention.kind is MentionKind.PERSON and top.head == head:
                titled = top.dep_ in ("compound", "nmod", "flat") and top.i > head.i
                if top.dep_ == "appos" or titled:
                    return mention
            elif mention.kind in BODIES and head in named_beside(top):
                return mention
        return None


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Without words that only lead to the phrase or follow it: "Even [some officials]"."""
    focus = taken("focus")
    while len(tokens) > 1 and tokens[0].lower_ in focus and tokens[0].pos_ != "PRON":
        if tokens[0].lower_ == "both" and tokens[1].pos_ in ("NOUN", "PROPN"):
            break
        tokens = tokens[1:]
    while len(tokens) > 1 and (tokens[-1].lower_ in focus or _mark(tokens[-1])):
        tokens = tokens[:-1]
    return tokens


def _mark(token: Token) -> bool:
    return token.is_punct and token.text != "%"


def _spoken_for(tokens: list[Token]) -> list[Token]:
    """The whole of "a spokesman for Norvik" and "a report by Norvik" where only "Norvik" was
    taken for the source."""
    link = head_of(tokens).head
    noun = link.head
    if head_of(tokens).dep_ != "pobj" or link.lower_ not in HANGING or noun.i >= link.i:
        return tokens
    lemma, above = noun.lemma_.lower(), noun.head
    told = noun.dep_ == "pobj" and above.lower_ == "to" and above.head.lower_ == "according"
    speaks = noun.dep_ in ("nsubj", "nsubjpass") or told or above.lower_ == "by"
    paper = is_kind("document", lemma) or is_kind("data", lemma)
    paper = paper and (link.lower_ != "of" or lemma in taken("sampled"))
    if noun.pos_ != "NOUN" or not speaks or not (personal(lemma) or paper):
        return tokens
    return [t for t in noun.doc[noun.left_edge.i : tokens[-1].i + 1] if not t.is_space]


def _a_part(mention: Mention, tokens: Sequence[Token], head: Token) -> bool:
    """Whether only some of a people or a party speak: "nearly all Americans", "54 Democrats"."""
    folk = mention.kind is MentionKind.NATIONALITY or head.ent_type_ == "NORP"
    if not folk and not head.lower_.endswith(("crats", "cans", "tives", "ists", "ans")):
        return False
    if " " in mention.span.text:
        return False
    if "Plur" not in str(head.morph):  # "the Ohio Republican" is one of them
        return head.pos_ in ("NOUN", "PROPN") and tokens[0].lower_ in ("a", "an", "the", "one")
    before = [t for t in tokens if t.i < head.i and t.lower_ != "the"]
    part = any(t.pos_ == "PROPN" or t.tag_ in ("VBN", "VBG") for t in before)
    plain = mention.kind is MentionKind.NATIONALITY and tokens[0].lower_ != "the"
    return part or plain or _few(tokens, head)


def _few(tokens: Sequence[Token], head: Token) -> bool:
    before = [t for t in tokens if t.i < head.i]
    return any(t.lower_ in taken("quantifiers") or t.like_num for t in before)
