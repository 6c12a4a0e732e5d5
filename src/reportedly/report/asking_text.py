"""The statements of some articles as a question looks at them: words, surroundings, names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from reportedly.model.article import Article
from reportedly.model.claim import Claim, Proposition
from reportedly.model.meaning import Meaning
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.model.time import Time
from reportedly.reconcile.namings import in_common, named
from reportedly.report.asking_subject import Item, items, labels, name_label, rarity, tag
from reportedly.report.material import Material
from reportedly.report.rows import ClaimRow
from reportedly.text.concepts import Named
from reportedly.text.terms import fold

__all__ = ["Statement", "Statements"]

_END = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"‘(])|\n+")
_REACH = 400
OWN, LENT, AROUND, BEFORE, TITLE, ARTICLE = 1.0, 0.8, 0.7, 0.55, 0.5, 0.35
_BESIDE, _BACK = 3, 2
_PREFIX, _STEM, _SHARE = 5, 7, 0.65


class Statement:
    """One claim: ``own`` are the labels of its content, ``lent`` of what it points back to,
    ``around`` of the rest of its sentence and who speaks, ``before`` of the statements before it,
    ``sentence`` where it stands."""

    def __init__(self, row: ClaimRow, claim: Claim, sentence: Span, article: Article) -> None:
        self.row, self.claim, self.sentence, self._at = row, claim, sentence, article.at
        self.story = self.own = self.voice = self.before = self.lent = self.around = self.title = (
            self.article
        ) = frozenset[str]()

    @property
    def speaking(self) -> tuple[Span, ...]:
        """Who says it and the verb that says so."""
        return tuple(span for span in (self.claim.speaker, self.claim.cue) if span is not None)

    @property
    def reserves(self) -> Iterator[Span]:
        """The words of the reserves upon it, with who holds them: "he denies"."""
        for stance in self.claim.stances:
            cue, holder = stance.cue, stance.held_by
            if holder is None or holder.article != cue.article:
                yield cue
                continue
            if abs(cue.start - holder.end) > _BESIDE:
                yield holder
            else:
                yield self._at(holder.start, cue.end)
            yield cue

    def heard_of(self, item: Item) -> bool:
        """Whether its story speaks of an item anywhere."""
        return bool(self.story & item.labels) or _begins(item, self.story)

    def covers(self, item: Item) -> float:
        """How far it speaks of an item, 0 to 1; of a place not where somebody only said it."""
        if item.place and not item.labels & (self.own | self.lent | self.before | self.title):
            return ARTICLE if self.article & item.labels else 0.0
        for bag, worth in (
            (self.own, OWN), (self.lent, LENT), (self.around, AROUND),
            (self.before, BEFORE), (self.title, TITLE),
        ):  # fmt: skip
            if bag & item.labels or _begins(item, bag):
                return worth
        return ARTICLE if item.name and self.article & item.labels else 0.0


def _begins(item: Item, bag: frozenset[str]) -> bool:
    """Whether one stem begins with the other: "mountain" and "mountainside"."""
    if item.number:
        return False
    mine = [t for t in item.labels if len(t) >= _PREFIX and t[0].isalpha() and t[1] != ":"]
    return any(
        (other.startswith(term) and len(term) >= _SHARE * len(other))
        or (len(other) >= _PREFIX and term.startswith(other) and len(other) >= _SHARE * len(term))
        or (len(other) > _STEM and other[:_STEM] == term[:_STEM])
        for term in mine
        for other in bag
        if other[0].isalpha() and other[1:2] != ":" and other[0] == term[0]
    )


class Statements:
    """All statements of the material's articles, with what the articles call everybody."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._named = named(material.of(Name), material.entities)
        self.common: Named = in_common(self._named)
        self._items = dict[tuple[str, str], tuple[Item, ...]]()

    def names(self, article: str) -> Named:
        return self._named.get(article, self.common)

    @cached_property
    def all(self) -> dict[str, Statement]:
        """By the id of the claim, in the order of the articles and their texts."""
        lent = {m.claim: m for m in self.material.of(Meaning)}
        made = dict[str, Statement]()
        for article in self.material.articles.values():
            title = labels(article.title, self.names(article.id)) if article.title else frozenset()
            mine = [r for r in self.material.rows.values() if r.article == article.id]
            held = set(title)
            for row in mine:
                sentence = _sentence(article, row.spans)
                one = Statement(row, self.material.claims[row.id], sentence, article)
                one.own = labels(row.text, self.names(article.id))
                one.around = labels(
                    f"{sentence.text} {row.source} {' '.join(row.roles)}", self.names(article.id)
                )
                one.title = frozenset(title)
                if (meaning := lent.get(row.id)) is not None:
                    one.lent = frozenset(
                        tag(part)
                        for point in meaning.points
                        for label, _ in point.lent
                        for part in label.split("|")
                    )
                self._name(one)
                held |= one.own | one.around
                made[row.id] = one
            for n, row in enumerate(mine):
                made[row.id].article = frozenset(held)
                for other in mine[max(0, n - _BACK) : n]:
                    if row.span.start - other.spans[-1].end < _REACH:
                        made[row.id].before |= made[other.id].own
        self._tell_stories(made.values())
        return made

    def _tell_stories(self, made: Iterable[Statement]) -> None:
        """Give every statement all that the articles of its story speak of."""
        story = {id: one.id for one in self.material.of(Story) for id in one.articles}
        bags = defaultdict[str, frozenset[str]](frozenset)
        held = list(made)
        for article, bag in {one.row.article: one.article for one in held}.items():
            bags[story.get(article, article)] |= bag
        for one in held:
            one.story = bags[story.get(one.row.article, one.row.article)]

    def _name(self, one: Statement) -> None:
        """Add who is named and who speaks by the names that all articles share."""
        entities = self.material.entity_of
        for mention in self.mentions_in(one.sentence):
            entity = entities.get((one.row.article, mention.name))
            label = name_label(entity.name if entity else mention.name)
            if any(part.holds(mention.span) for part in one.row.spans):
                one.own |= {label}
            one.around |= {label}
        for voice in (one.row.source, *one.row.beside):
            speaker = entities.get((one.row.article, voice))
            one.around |= {name_label(speaker.name if speaker else voice)}
        told = " ".join((one.row.source, *one.row.beside, *one.row.roles))
        one.voice = labels(told, self.names(one.row.article)) | {name_label(one.row.source)}

    def items(self, text: str, verb: str = "") -> tuple[Item, ...]:
        if (text, verb) not in self._items:
            self._items[text, verb] = items(self.written(text), self.common, verb, self.bearers)
        return self._items[text, verb]

    @cached_property
    def bearers(self) -> dict[str, frozenset[str]]:
        """Who bears each word of a name, as labels: "kovalenko" is "=Andrei Kovalenko"."""
        found = defaultdict[str, set[str]](set)
        kinds = (MentionKind.PERSON, MentionKind.ORGANISATION)
        for entity in self.material.entities:
            for name in (entity.name, *entity.spellings) if entity.kind in kinds else ():
                words = fold(name).split()
                single = words if entity.kind is MentionKind.PERSON else words * (len(words) == 1)
                for word in single:
                    found[word.removesuffix("'s")].add(name_label(entity.name))
        return {word: frozenset(names) for word, names in found.items() if len(word) > 1}

    def written(self, text: str) -> str:
        """The question with the names that the articles know in capitals, where it has none."""
        if any(c.isupper() for c in text[1:]):
            return text
        words = text.split(" ")
        plain = [fold(word.strip(".,?'’\"")).removesuffix("'s") for word in words]
        for n, word in enumerate(plain):
            for form, _, _ in self.common.get(word, ()):
                if tuple(plain[n : n + len(form)]) == form and (len(form) > 1 or len(word) > 3):
                    for m in range(n, n + len(form)):
                        words[m] = words[m][:1].upper() + words[m][1:]
        return " ".join(words)

    def weigh(self, found: Iterable[Item]) -> dict[Item, float]:
        """What each item counts for among these statements."""
        bags = [one.own for one in self.all.values()]
        return {item: item.heavy * rarity(item, bags, len(bags)) for item in found}

    def near(self, row: ClaimRow, reach: int = 90) -> str:
        """The words around whoever speaks: "Salgado's lawyer, Andrés Villalobos, said"."""
        claim = self.material.claims[row.id]
        span = claim.speaker or claim.cue
        if span is None:
            return ""
        article = self.material.articles[span.article]
        text, place = article.text, _sentence(article, (span,))
        start, end = max(place.start, span.start - reach), min(place.end, span.end + reach)
        for part in row.spans:  # what is said is not who says it
            if part.start >= span.end:
                end = min(end, part.start)
            elif part.end <= span.start:
                start = max(start, part.end)
        return text[start:end]

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        found = defaultdict[str, list[Mention]](list)
        for mention in self.material.of(Mention):
            found[mention.span.article].append(mention)
        return found

    def mentions_in(self, span: Span) -> Iterator[Mention]:
        return (m for m in self._mentions.get(span.article, ()) if span.holds(m.span))

    @cached_property
    def _times(self) -> dict[str, list[Time]]:
        found = defaultdict[str, list[Time]](list)
        for time in self.material.of(Time):
            found[time.span.article].append(time)
        return found

    def times(self, one: Statement) -> list[Time]:
        """The times of a statement's content, else those of its sentence."""
        mine = self._times.get(one.row.article, ())
        own = [t for t in mine if any(part.holds(t.span) for part in one.row.spans)]
        return own or [t for t in mine if one.sentence.holds(t.span)]

    def days(self, one: Statement) -> Iterator[str]:
        """When it is said to be (EDTF): of its clauses, else of the times in its words."""
        found = [p.time for p in self._clauses.get(one.row.id, ()) if p.time]
        yield from found or [
            t.edtf
            for t in self._times.get(one.row.article, ())
            if t.edtf and any(part.holds(t.span) for part in one.row.spans)
        ]

    @cached_property
    def _clauses(self) -> dict[str, list[Proposition]]:
        found = defaultdict[str, list[Proposition]](list)
        for proposition in self.material.of(Proposition):
            found[proposition.claim].append(proposition)
        return found


def _sentence(article: Article, spans: tuple[Span, ...]) -> Span:
    """The sentence around a statement, as far as stops and lines tell."""
    text = article.text
    first, last = spans[0].start, max(span.end for span in spans)
    start = max(first - _REACH, 0)
    for match in _END.finditer(text, start):
        if match.end() > first:
            break
        start = match.end()
    found = _END.search(text, max(last - 1, 0), min(len(text), last + _REACH))
    end = found.start() + 1 if found else min(len(text), last + _REACH)
    end = max(end, last)
    while end > last and text[end - 1].isspace():
        end -= 1
    return article.at(min(start, first), end)
