"""Who appears in an article, by which names, roles and sex: "Mr. Vega", "Ana Torres, mayor"."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from reportedly.model.attribution import Hop, HopKind, Quotation
from reportedly.model.mention import Mention, MentionKind, Name, Role
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.text.parse import Paragraph, Parse, parse
from reportedly.text.phrases import Source, head_of
from reportedly.text.roles import role_around, role_behind, titles
from reportedly.text.sources import (
    gender_of,
    given_gender,
    is_kind,
    kind_of_name,
    outlet_named,
    personal,
)
from reportedly.text.tokens import Token

__all__ = ["BODIES", "Cast"]

BODIES = (MentionKind.ORGANISATION, MentionKind.GOVERNMENT)
_CAPITALS = ("PROPN",)
_BEFORE = 30
"""Code points before a name in which its honorific stands."""
_WIDE = 80
"""Code points to either side of a word within which the name begins and ends that holds it."""
_REACH = 4
"""Contents that may hold one offset: statements nest, but seldom deeper."""


class Cast:
    """The names of one article as sources, and everybody who has spoken so far (`spoken`).

    ``contents`` are stretches of reported speech: whoever is named inside is no first choice.
    """

    def __init__(self, reading: Reading, contents: Iterable[Span] = ()) -> None:
        self.parse: Parse = parse(reading.article)
        read = (m for m in reading.of(Mention) if self.parse.tokens(m.span))
        self.mentions = sorted(read, key=lambda m: (m.span.start, -m.span.end))
        self.starts = [mention.span.start for mention in self.mentions]
        self.paragraphs = [p.start for p in self.parse.paragraphs]
        self._homes = {id(p.doc): p for p in self.parse.paragraphs}
        self.spoken = list[Source]()
        self._names = {id: name for name in reading.of(Name) for id in name.mentions}
        self._contents = sorted((span.start, span.end) for span in contents)
        quotes = (part for quotation in reading.of(Quotation) for part in quotation.parts)
        self._quotes = sorted((part.start, part.end) for part in quotes)
        self._bodies = Counter(m.name.casefold() for m in self.mentions if m.kind in BODIES)
        self._genders = self._by_honorific()
        self._roles = sorted(
            ((m.role.span.start, m.role.span.end, m) for m in self.mentions if m.role is not None),
            key=lambda role: role[:2],
        )
        held = {m.name for m in self.mentions if m.role is not None}
        self._called = {m.name for m in self.mentions if self._body_beside(m)} - held
        self._full = dict[str, Span]()
        self._longer = self._longer_names()
        self._further = self._second_roles()

    def reported(self, offset: int) -> bool:
        place = bisect_right(self._contents, (offset, 1 << 40)) - 1
        return any(a <= offset < b for a, b in self._contents[max(0, place - _REACH) : place + 1])

    def quoted(self, offset: int) -> bool:
        """Whether an offset stands inside quotation marks."""
        place = bisect_right(self._quotes, (offset, 1 << 40)) - 1
        return place >= 0 and self._quotes[place][0] <= offset < self._quotes[place][1]

    def inside(self, start: int, end: int) -> list[Mention]:
        """Mentions within two offsets (an end two characters over is let pass: "Reuters's")."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [m for m in self.mentions[first:last] if m.span.end <= end + 2]

    def over(self, token: Token) -> Mention | None:
        """The mention that a token is part of; a person's before others."""
        at = self.at(token)
        held = [m for m in self.inside(at - _WIDE, at + _WIDE) if m.span.start <= at < m.span.end]
        return max(
            held,
            key=lambda m: (m.kind is MentionKind.PERSON, len(m.span.text)),
            default=None,
        )

    def before(self, offset: int, most: int = 80) -> list[Mention]:
        """The mentions before an offset, the nearest first."""
        last = bisect_left(self.starts, offset)
        return self.mentions[max(0, last - most) : last][::-1]

    def paragraph_of(self, offset: int) -> int:
        """The number of the paragraph in which an offset stands."""
        return max(0, bisect_right(self.paragraphs, offset) - 1)

    def home(self, token: Token) -> Paragraph:
        return self._homes[id(token.doc)]

    def at(self, token: Token) -> int:
        return self.home(token).start + token.idx

    def around(self, head: Token) -> tuple[int, int]:
        """Offsets of the whole noun phrase of a head, with what follows it."""
        start, right = self.home(head).start, head.right_edge
        return start + head.left_edge.idx, start + right.idx + len(right)

    def whose_role(self, offset: int) -> Mention | None:
        """Who is said to be what stands here: "Ana Torres, the mayor, said"."""
        place = bisect_right(self._roles, offset, key=lambda role: role[0]) - 1
        if place < 0:
            return None
        start, end, mention = self._roles[place]
        return mention if start <= offset < end else None

    def named(self, mention: Mention) -> Source:
        """The source that a mention names, with the roles stated anywhere in the article."""
        name = self._names.get(mention.id)
        roles = self.roles(mention)
        written = name.name if name is not None and len(name.name) > 1 else mention.name
        full = self._full.get(mention.name.casefold())
        written = full.text if full is not None else self._longer.get(mention.id, written)
        kind = kind_of_name(written, self.kind(mention))
        usual = outlet_named(mention.span.text) or outlet_named(written)
        if kind in (HopKind.ORGANISATION, HopKind.OUTLET) and usual:
            kind, written = HopKind.OUTLET, usual
        hop = Hop(
            kind=kind,
            name=written,
            span=mention.span,
            named=self.kind(mention),
            roles=tuple(role.text for role in roles),
            role_spans=tuple(role.span for role in roles),
        )
        return Source(
            at=mention.span.start,
            hops=(hop,),
            words=frozenset(word.lower() for role in roles for word in role.text.split()).union(
                self._style(mention)
            ),
            gender=self._gender(mention, roles),
        )

    def widened(self, mention: Mention, tokens: Sequence[Token]) -> Source:
        """The source of a name that the phrase around it completes: "[New Jersey's] Supreme
        Court", "National Union of [Dockworkers]"; the short form means it from there on."""
        held = {t.i for t in self.parse.tokens(mention.span)}
        inside = [n for n, token in enumerate(tokens) if token.i in held]
        whole = mention.name.casefold() == mention.span.text.removeprefix("the ").casefold()
        paragraph = self.parse.paragraph_at(mention.span.start)
        if not whole or not inside or mention.kind not in BODIES or paragraph is None:
            return self.named(mention)
        first, last = inside[0], inside[-1]
        at = first
        while at > 0 and (tokens[at - 1].pos_ in _CAPITALS or tokens[at - 1].lower_ == "state"):
            at -= 1
        while last + 1 < len(tokens) and tokens[last + 1].pos_ in _CAPITALS:
            last += 1
        if tokens[at].pos_ in _CAPITALS and (at < first or last > inside[-1]):
            span = self.parse.span(paragraph, tokens[at], tokens[last])
            self._full.setdefault(mention.name.casefold(), span)
        return self.named(mention)

    def unlisted(self, span: Span, tokens: Sequence[Token]) -> Source:
        """A person whose name no mention covers, with the role that stands beside it."""
        doc = tokens[0].doc
        around = role_around(doc, tokens[0].i, tokens[-1].i + 1, titles(), lambda _: False)
        roles = list[Span]()
        if around is not None:
            home = self.home(tokens[0])
            roles.append(self.parse.span(home, doc[around[0]], doc[around[1] - 1]))
        texts = tuple(role.text for role in roles)
        hop = Hop(
            kind=HopKind.PERSON,
            name=span.text,
            span=span,
            roles=texts,
            role_spans=tuple(roles),
        )
        return Source(
            at=span.start,
            hops=(hop,),
            words=frozenset(word.lower() for text in texts for word in text.split()),
            gender=gender_of(" ".join(texts)) or given_gender(span.text),
        )

    def kind(self, mention: Mention) -> MentionKind:
        """What a name is; no person is one word that the article has for a body, nor what is
        called one: "Harbour Watch, a charity"."""
        if mention.kind is not MentionKind.PERSON:
            return mention.kind
        alone = " " not in mention.name and self._bodies[mention.name.casefold()]
        return MentionKind.ORGANISATION if alone or mention.name in self._called else mention.kind

    def _body_beside(self, mention: Mention) -> bool:
        if mention.kind is not MentionKind.PERSON:
            return False
        nouns = (c for c in self.head(mention).children if c.dep_ == "appos" and c.pos_ == "NOUN")
        lemmas = [noun.lemma_.lower() for noun in nouns]
        kinds = ("organisation", "outlet", "state")
        return any(is_kind(k, lemma) and not personal(lemma) for k in kinds for lemma in lemmas)

    def roles(self, mention: Mention) -> list[Role]:
        """All roles stated for a name, its own here among them, in the order of the text."""
        name = self._names.get(mention.id)
        known = [*(name.roles if name is not None else ()), *self._further.get(mention.name, ())]
        stated = list({role.text.casefold(): role for role in reversed(known)}.values())[::-1]
        if mention.role is not None and mention.role.text.casefold() not in {
            role.text.casefold() for role in stated
        }:
            stated.insert(0, mention.role)
        return stated

    @cached_property
    def persons(self) -> dict[str, Mention]:
        """The first mention of everybody, by name."""
        people = [m for m in self.mentions if m.kind is MentionKind.PERSON]
        return {m.name: m for m in reversed(people)}

    def head(self, mention: Mention) -> Token:
        return head_of(self.parse.tokens(mention.span))

    def _gender(self, mention: Mention, roles: Sequence[Role]) -> str:
        by_role = gender_of(" ".join(role.text for role in roles))
        return self._genders.get(mention.name) or by_role or given_gender(mention.name)

    def _longer_names(self) -> dict[str, str]:
        """The one longer name of a body that a shorter one abridges after it: "the Foreign
        Ministry" of "the Guatemalan Foreign Ministry"."""
        found, endings = dict[str, str](), dict[str, set[str]]()
        for mention in self.mentions:
            if mention.kind not in BODIES:
                continue
            longer = endings.get(mention.name, set())
            if len(longer) == 1:
                found[mention.id] = next(iter(longer))
            words = mention.name.split()
            for n in range(1, len(words) - 1):
                endings.setdefault(" ".join(words[n:]), set()).add(mention.name)
        return found

    def _second_roles(self) -> dict[str, list[Role]]:
        """Roles that follow a name which has a title before it: "Sen. Vega, head of the panel"."""
        titled = [
            m for m in self.mentions if m.role is not None and m.role.span.end <= m.span.start
        ]
        taken = {
            (id(token.doc), token.i)
            for m in (self.mentions if titled else ())
            if m.kind is MentionKind.PERSON
            for token in self.parse.tokens(m.span)
        }
        found = dict[str, list[Role]]()
        for mention in titled:
            last = self.parse.tokens(mention.span)[-1]
            doc, held = last.doc, id(last.doc)

            def named(i: int, held: int = held) -> bool:
                return (held, i) in taken

            role = role_behind(doc, last.i + 1, titles(), named)
            if role is not None:
                span = self.parse.span(self.home(last), doc[role[0]], doc[role[1] - 1])
                found.setdefault(mention.name, []).append(Role(text=span.text, span=span))
        return found

    def _style(self, mention: Mention) -> list[str]:
        """The word right before a name: "dr." of "Dr. Lind"."""
        start = mention.span.start
        before = self.parse.article.text[max(0, start - _BEFORE) : start]
        return before.lower().replace("\n", ". ").split()[-1:]

    def _by_honorific(self) -> dict[str, str]:
        """The sex that an honorific gives anywhere in the article: "Mrs. Torres"."""
        found = dict[str, str]()
        for mention in self.mentions:
            gender = gender_of(" ".join(self._style(mention)))
            if gender and mention.kind is MentionKind.PERSON:
                found.setdefault(mention.name, gender)
        return found
