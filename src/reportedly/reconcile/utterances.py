"""One thing somebody said, in all the papers that quote it: cut, bracketed, translated anew."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from reportedly.model.attribution import HopKind, Quotation
from reportedly.model.claim import Claim
from reportedly.model.meaning import Meaning, Point
from reportedly.model.story import ClaimGroup
from reportedly.model.utterance import Rendering, RenderingKind, Utterance
from reportedly.reconcile.inside import Inside
from reportedly.resolve.alike import alike
from reportedly.stage import Gather, Group, PerStory
from reportedly.text.points import points
from reportedly.text.printed import Word, differences, kinds_of, matched, printed
from reportedly.text.windows import Window, window

__all__ = ["utterances"]

FEWEST = 3
"""Words of a quotation that can be aligned: "a disgrace" is quoted of anybody."""
TELLING = 5
"""Words in one order from which two quotations have the same words whoever speaks."""
MATCHED = 0.6
"""Share of the words of the shorter quotation that the longer must have."""
LONG = 8
"""The same where the article says that they were said on two days, or by two people."""
NEAR = 0.3
"""Share of what two translations say that they must have in common."""
DAYS = timedelta(days=1)
"""How long after it was said a statement is quoted by those who do not say when."""
MOST = 60
"""Quotations with one run of words beyond which the run says nothing ("at the end of the")."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation with its words, and the claim that it stands in with who speaks and when."""

    quotation: Quotation
    words: tuple[Word, ...]
    claim: Claim | None
    voice: str
    person: str
    said: Window | None
    day: str

    @property
    def forms(self) -> list[str]:
        return [word.form for word in self.words if word.form and not word.bracketed]

    @property
    def rank(self) -> tuple[int, str, str, int]:
        """The fullest first, then the earliest."""
        span = self.quotation.span
        return (-len(self.forms), self.day or "9", span.article, span.start)


def _fold(group: Group) -> Iterator[Utterance]:
    """What is in the same words first, then what is only the same in content; two quotations of
    one claim are two things said, so that translations never bring them together."""
    items = sorted(_quoted(group), key=lambda item: item.quotation.id)
    sets = _Sets([item.claim.id if item.claim else "" for item in items])
    for pair in _verbatim(items):
        sets.join(*pair, apart=False)
    doubtful = {
        n for pair in _translated(items, group) if sets.join(*pair, apart=True) for n in pair
    }
    for members in sets.several():
        yield _utterance([items[n] for n in members], certain=not doubtful & set(members))


class _Sets:
    """Numbers put together, none with another of its own kind."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self._home = list(range(len(kinds)))
        self._members = {n: [n] for n in self._home}
        self._kinds = kinds

    def join(self, one: int, other: int, *, apart: bool) -> bool:
        """Put two sets together; where ``apart`` is asked, not if they hold a kind twice."""
        left, right = sorted((self._home[one], self._home[other]))
        if left == right or (apart and self._kind(left) & self._kind(right)):
            return False
        for n in self._members[right]:
            self._home[n] = left
        self._members[left] += self._members.pop(right)
        return True

    def _kind(self, home: int) -> set[str]:
        return {self._kinds[n] for n in self._members[home]} - {""}

    def several(self) -> Iterator[list[int]]:
        return (sorted(found) for _, found in sorted(self._members.items()) if len(found) > 1)


def _quoted(group: Group) -> Iterator[_Quoted]:
    voices = {meaning.claim: meaning.voice for meaning in group.of(Meaning)}
    told = sorted(group.of(Claim), key=lambda c: c.id)
    claims = Inside((part, claim) for claim in told for part in claim.content)
    for quotation in group.of(Quotation):
        words = tuple(printed(quotation.parts))
        if sum(bool(word.form) for word in words) < FEWEST:
            continue
        held_by = _shortest(claims.touching([quotation.span]))
        yield _Quoted(
            quotation=quotation,
            words=words,
            claim=held_by,
            voice=voices.get(held_by.id, "") if held_by else "",
            person=_person(held_by),
            said=window(held_by.said) if held_by else None,
            day=held_by.reported if held_by else "",
        )


def _person(claim: Claim | None) -> str:
    """The name of the person who speaks; "" where it is not told or no person's."""
    hop = claim.hops[0] if claim is not None and claim.attribution and claim.hops else None
    return hop.name if hop is not None and hop.kind is HopKind.PERSON else ""


def _shortest(claims: Iterable[Claim]) -> Claim | None:
    """The shortest claim of those that a quotation stands in."""
    return min(claims, key=lambda c: (sum(len(p.text) for p in c.content), c.id), default=None)


def _verbatim(items: Sequence[_Quoted]) -> Iterator[tuple[int, int]]:
    """Pairs of quotations in the same words, found by runs of three."""
    runs = defaultdict[tuple[str, ...], list[int]](list)
    for n, item in enumerate(items):
        forms = item.forms
        for run in dict.fromkeys(zip(forms, forms[1:], forms[2:], strict=False)):
            runs[run].append(n)
    pairs = {p for ns in runs.values() if len(ns) <= MOST for p in combinations(ns, 2)}
    yield from (pair for pair in sorted(pairs) if _same_words(*(items[n] for n in pair)))


def _same_words(one: _Quoted, other: _Quoted) -> bool:
    shared = matched(one.words, other.words)
    shorter = min(len(one.forms), len(other.forms))
    if shared < MATCHED * shorter:
        return False
    strangers = bool(one.person and other.person) and one.voice != other.voice
    if strangers or not _meet(one.said, other.said):
        return shared >= LONG
    if shared < min(shorter, LONG) and not _meet(_occasion(one), _occasion(other)):
        return False
    known = bool(one.voice) and one.voice == other.voice
    return shared >= (FEWEST if known or shared == shorter else TELLING)


def _meet(one: Window | None, other: Window | None) -> bool:
    return not one or not other or (one[0] <= other[1] and other[0] <= one[1])


def _translated(items: Sequence[_Quoted], group: Group) -> Iterator[tuple[int, int]]:
    """Pairs of quotations of two articles that say the same in other words: of one speaker, on
    days that can be one, in claims of one group."""
    home = {claim: g.id for g in group.of(ClaimGroup) for claim in g.claims}
    together = defaultdict[tuple[str, str], list[int]](list)
    for n, item in enumerate(items):
        if item.claim is not None and item.voice and item.claim.id in home:
            together[home[item.claim.id], item.voice].append(n)
    found = list[tuple[float, int, int]]()
    for numbers in together.values():
        for one, other in combinations(numbers, 2):
            score = _near(items[one], items[other])
            if score >= NEAR:
                found.append((-score, one, other))
    yield from ((one, other) for _, one, other in sorted(found))


def _near(one: _Quoted, other: _Quoted) -> float:
    """How much of what they say two quotations share, 0 where they cannot be one."""
    assert one.claim is not None
    assert other.claim is not None
    if one.quotation.span.article == other.quotation.span.article:
        return 0.0
    if not _meet(_occasion(one), _occasion(other)):
        return 0.0
    sides = [tuple(_nameless(item)) for item in (one, other)]
    found = (alike(p, q) for p in sides[0] for q in sides[1])
    return max((f.mean for f in found if f.acts or len(f.things) > 2), default=0.0)


def _nameless(item: _Quoted) -> Iterator[Point]:
    """The points of a quotation without its names, which a whole story has in common."""
    for point in points(" ".join(word.span.text for word in item.words), {}):
        yield replace(point, concepts=tuple(c for c in point.concepts if c[0][0] != "="))


def _occasion(item: _Quoted) -> Window | None:
    """When it can have been said: the day given, else the days before it was printed."""
    if item.said is not None or item.claim is None:
        return item.said
    printed_on = window(item.claim.reported)
    return (printed_on[0] - DAYS, printed_on[1]) if printed_on else None


def _utterance(items: Sequence[_Quoted], *, certain: bool) -> Utterance:
    first, *others = sorted(items, key=lambda item: item.rank)
    voice = next((item.voice for item in (first, *others) if item.voice), "")
    made = [_rendering(first, None), *(_rendering(item, first) for item in others)]
    sure = certain and not any(RenderingKind.RETRANSLATED in r.kinds for r in made)
    return Utterance(
        speaker=voice,
        renderings=tuple(made),
        articles=tuple(sorted({item.quotation.span.article for item in items})),
        why=_why(voice, certain=sure),
        certain=sure,
    )


def _why(voice: str, *, certain: bool) -> str:
    if certain:
        return f"the same words{f' of {voice}' if voice else ''}"
    return f"probably the same words of {voice}, translated twice: one speaker, days and content"


def _rendering(item: _Quoted, first: _Quoted | None) -> Rendering:
    kinds = kinds_of(first.words, item.words) if first else ()
    other_words = RenderingKind.RETRANSLATED in kinds
    return Rendering(
        span=item.quotation.span,
        parts=item.quotation.parts,
        claim=item.claim.id if item.claim else "",
        kinds=kinds,
        differences=tuple(differences(first.words, item.words))
        if first and not other_words
        else (),
    )


utterances = Gather(
    name="utterances",
    of=(Quotation, Claim, Meaning, ClaimGroup),
    makes=Utterance,
    by=PerStory(),
    fold=_fold,
)
