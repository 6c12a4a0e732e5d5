"""Which statement of one text is which of another: "12 are dead" now reads "31 are dead"."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Quotation
from reportedly.model.claim import Claim, Proposition
from reportedly.model.meaning import Meaning
from reportedly.model.quantity import Measure
from reportedly.model.story import ClaimGroup
from reportedly.reconcile.figures import is_former
from reportedly.reconcile.inside import Inside
from reportedly.resolve.voices import narrated, same_voice
from reportedly.text.gists import Gist, gist, likeness
from reportedly.text.shingles import words as told
from reportedly.text.terms import cosine
from reportedly.text.wordings import worded

__all__ = ["Pair", "Said", "aligned", "one_mouth"]

ALIKE = 0.5
"""Cosine of two contents of one speaker from which the one is the other, said anew; headlines
and bodies apart."""
STRANGE = 0.66
"""The same where somebody else says it."""
GROUPED = 0.8
"""Likeness of two statements that were found to be one claim."""
FIGURE, VOICE, PART = 0.1, 0.1, 0.2
"""What a common figure, speaker and part of the article add to it."""
SHARED = 2
"""Concepts that two statements must share for their small words to count, too."""
HEAVY = 5
"""The heaviest concepts of a statement propose its partners."""

Pair = tuple[Claim | None, Claim | None]
_HEAD = (BlockKind.TITLE, BlockKind.STANDFIRST)


class Said:
    """What was read of some articles, by claim."""

    def __init__(self) -> None:
        self.claims = dict[str, Claim]()
        self.articles = dict[str, Article]()
        self._held = defaultdict[str, list[Claim]](list)
        self._figures = defaultdict[str, list[Measure]](list)
        self._clauses = defaultdict[str, list[Proposition]](list)
        self._quotations = list[Quotation]()
        self._quoted: Inside[Quotation] | None = None
        self._meanings = dict[str, Meaning]()
        self._groups = dict[str, str]()

    @classmethod
    def of(cls, records: Iterable[object]) -> "Said":
        """Take up claims and what belongs to them; other kinds of records are passed over."""
        said = cls()
        for one in records:
            match one:
                case Claim():
                    said.claims[one.id] = one
                    said._held[one.span.article].append(one)
                case Article():
                    said.articles[one.id] = one
                case Measure():
                    said._figures[one.claim].append(one)
                case Proposition():
                    said._clauses[one.claim].append(one)
                case Quotation():
                    said._quotations.append(one)
                case Meaning():
                    said._meanings[one.claim] = one
                case ClaimGroup():
                    said._groups |= dict.fromkeys(one.claims, one.id)
                case _:
                    pass
        return said

    def in_article(self, article: str) -> list[Claim]:
        """Its claims in the order of the text."""
        return sorted(self._held.get(article, ()), key=_place)

    def figures(self, claim: Claim) -> list[Measure]:
        """The figures that hold, in the order of the text; not those that others replace."""
        found = (m for m in self._figures.get(claim.id, ()) if not is_former(m))
        return sorted(found, key=lambda m: (m.span.start, m.id))

    def clauses(self, claim: Claim) -> list[Proposition]:
        return sorted(self._clauses.get(claim.id, ()), key=lambda p: (p.span.start, p.id))

    def quotations(self, claim: Claim) -> list[Quotation]:
        """What stands in quotation marks inside its content."""
        if self._quoted is None:
            self._quoted = Inside((q.span, q) for q in self._quotations)
        return sorted(self._quoted.touching(claim.content), key=lambda q: q.span.start)

    def voice(self, claim: Claim) -> str:
        """Who is said to know, under the name that the story has for him; "" where not known."""
        found = self._meanings.get(claim.id)
        return found.voice if found is not None and found.known else ""

    def group(self, claim: Claim) -> str:
        return self._groups.get(claim.id, "")

    def in_head(self, claim: Claim) -> bool:
        """Whether it stands in the headline or standfirst."""
        article = self.articles.get(claim.span.article)
        block = article.block_at(claim.span.start) if article else None
        return block is not None and block.kind in _HEAD

    def stands_in(self, claim: Claim, article: str) -> bool:
        """Whether another article has all the words of a claim in one place."""
        other = self.articles.get(article)
        return other is not None and self.has(other, claim.text)

    def has(self, article: Article, words: str) -> bool:
        """Whether these words stand in a row in it."""
        return f" {' '.join(worded(words))} " in _running(article)


@lru_cache(maxsize=256)
def _running(article: Article) -> str:
    return f" {' '.join(worded(' '.join(told(article).texts)))} "


def _place(claim: Claim) -> tuple[int, str]:
    return claim.span.start, claim.id


def one_mouth(left: Claim, right: Claim, said: Said) -> bool:
    """Whether one speaker says both, or both are the outlets' own words."""
    if narrated(left) or narrated(right):
        return narrated(left) and narrated(right)
    voice = said.voice(left)
    return bool(voice and voice == said.voice(right)) or same_voice(left.hops[0], right.hops[0])


def aligned(left: Sequence[Claim], right: Sequence[Claim], said: Said) -> list[Pair]:
    """The claims of two texts side by side, each in one pair; None where the other has none.

    What is said in the same words goes together first, by speaker and order; then what is most
    alike in speaker, content, figures and place. Pairs come in the order of the left text, what
    only the right has after what stands before it there.
    """
    left, right = sorted(left, key=_place), sorted(right, key=_place)
    partner = dict[str, Claim]()
    for one, other in (*_verbatim(left, right, said), *_likely(left, right, said)):
        if one.id not in partner and other.id not in partner:
            partner[one.id], partner[other.id] = other, one
    pairs: list[Pair] = [(claim, partner.get(claim.id)) for claim in left]
    place = {other.id: n for n, (_, other) in enumerate(pairs) if other is not None}
    added, after = defaultdict[int, list[Pair]](list), -1
    for claim in right:
        after = place.get(claim.id, after)
        if claim.id not in partner:
            added[after].append((None, claim))
    told = [(n, pair) for n, pair in enumerate(pairs)]
    return [*added[-1], *(p for n, pair in told for p in (pair, *added[n]))]


def _verbatim(
    left: Sequence[Claim], right: Sequence[Claim], said: Said
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs in the same words: of one part and speaker first, then any, in the texts' order."""
    same = defaultdict[tuple[str, ...], list[Claim]](list)
    for claim in right:
        same[worded(claim.text)].append(claim)
    found = list[tuple[bool, bool, int, Claim, Claim]]()
    for claim in left:
        for other in same.get(worded(claim.text), ()):
            strange = not one_mouth(claim, other, said)
            apart = said.in_head(claim) != said.in_head(other)
            found.append((apart, strange, claim.span.start + other.span.start, claim, other))
    found.sort(key=lambda f: (*f[:3], f[3].id, f[4].id))
    yield from ((one, other) for *_, one, other in found)


def _likely(
    left: Sequence[Claim], right: Sequence[Claim], said: Said
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs alike enough, the most alike first, of equals those that stand nearest each other."""
    holding = defaultdict[str, list[int]](list)
    for n, claim in enumerate(right):
        for key in _keys(claim, said):
            holding[key].append(n)
    found = list[tuple[float, float, int, Claim, Claim]]()
    for n, claim in enumerate(left):
        for m in sorted({m for key in _keys(claim, said) for m in holding.get(key, ())}):
            score = _score(claim, right[m], said)
            if score > 0:
                way = abs(n / len(left) - m / len(right))
                both = claim.span.start + right[m].span.start
                found.append((-round(score, 6), round(way, 6), both, claim, right[m]))
    found.sort(key=lambda f: (*f[:3], f[3].id, f[4].id))
    yield from ((one, other) for *_, one, other in found)


def _keys(claim: Claim, said: Said) -> Iterator[str]:
    yield from (name for name, _ in gist(claim.text).concepts[:HEAVY])
    if group := said.group(claim):
        yield f"group:{group}"


def _score(left: Claim, right: Claim, said: Said) -> float:
    """How surely one is the other; 0 where they are not alike enough."""
    one, other = gist(left.text), gist(right.text)
    alike = max(likeness(one, other), _bare(one, other), _inworded(left, right, one, other))
    if said.group(left) and said.group(left) == said.group(right):
        alike = max(alike, GROUPED)
    heads = said.in_head(left) + said.in_head(right)
    same = one_mouth(left, right, said)
    if alike < (ALIKE if same and heads != 1 else STRANGE):
        return 0.0
    figure = bool(one.figures & other.figures)
    return alike + VOICE * same + PART * (heads != 1) + FIGURE * figure


def _bare(one: Gist, other: Gist) -> float:
    """The same without the names that only one of them spells out."""
    shared = one.names & other.names
    sides = (
        {
            name: value
            for name, value in found.concepts
            if name[0] != "=" or name.removeprefix("=") in shared
        }
        for found in (one, other)
    )
    left, right = sides
    return cosine(left, right) if len(left) > 1 and len(right) > 1 else 0.0


def _inworded(left: Claim, right: Claim, one: Gist, other: Gist) -> float:
    """The share of their words, the small ones too, that both have (Dice), where they have enough
    of their content in common."""
    if len(one.bag.keys() & other.bag.keys()) < SHARED:
        return 0.0
    sides = Counter(worded(left.text)), Counter(worded(right.text))
    return 2 * (sides[0] & sides[1]).total() / (sides[0].total() + sides[1].total())
