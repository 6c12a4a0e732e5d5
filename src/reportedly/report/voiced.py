"""Reserves by the words that voice them, and what else the same people say: "denied this"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from reportedly.model.attribution import Hop
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.lineage import Lineage
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.story import Story
from reportedly.report.material import Material
from reportedly.resolve.voices import narrated, same_voice, voice_keys
from reportedly.text.windows import window

__all__ = ["Voiced", "Voices", "once", "told_on", "voiced"]


@record
class Voiced:
    """One place where somebody voices a reserve. ``own`` are the claims that say so themselves,
    ``about`` those that it is put on. ``who`` is its holder's name, "" where nobody is."""

    status: Status
    cue: Span
    who: str
    own: tuple[Claim, ...]
    about: tuple[Claim, ...]

    @property
    def first(self) -> Claim:
        return (*self.own, *self.about)[0]


def voiced(material: Material, statuses: Collection[Status]) -> Iterator[Voiced]:
    """Reserves of these statuses, one for each place, in the order of the articles."""
    places = dict[tuple[str, int, Status], list[tuple[Claim, Stance]]]()
    for claim in material.claims.values():
        for stance in claim.stances or _bare(claim):
            if stance.status in statuses:
                key = (stance.cue.article, stance.cue.start, stance.status)
                places.setdefault(key, []).append((claim, stance))
    for (_, _, status), held in places.items():
        own = [claim for claim, stance in held if _own(claim, stance)]
        about = [claim for claim, stance in held if not _own(claim, stance)]
        holder = next((stance.holder for _, stance in held if stance.holder), "")
        told = own[0] if own and not narrated(own[0]) else None
        if told is not None and any(s.holder not in ("", c.source) for c, s in held if c is told):
            told = None  # the words of the reserve alone, given to somebody else
        source = " and ".join(hop.name for hop in (*told.hops[:1], *told.beside)) if told else ""
        yield Voiced(
            status=status,
            cue=held[0][1].cue,
            who=source or holder,
            own=tuple(own),
            about=tuple(about),
        )


def _bare(claim: Claim) -> tuple[Stance, ...]:
    """The status of a claim whose reserve is not known word by word."""
    return (Stance(status=claim.status, cue=claim.cue or claim.span),)


def _own(claim: Claim, stance: Stance) -> bool:
    """Whether who is cited voices it himself, in this very sentence; or it is the very words of
    the reserve, whoever the article seems to give them to."""
    if claim.status is not stance.status:
        return False
    words = claim.span.holds(stance.cue) and claim.span.start == stance.cue.start
    return stance.holder in ("", claim.source) or words


def told_on(claim: Claim) -> str:
    """When it was said, else when it was printed (EDTF); "" where neither is known."""
    return claim.said or claim.reported


def once(material: Material, found: Iterable[Voiced]) -> list[Voiced]:
    """Without what a headline or standfirst repeats of its body, and what an older version of an
    article says in the same words as the last one."""
    last = {a: line.last for line in material.of(Lineage) for a in line.articles}
    told = list(found)
    bodies = {
        (one.first.span.article, one.who, one.status)
        for one in told
        if not material.repeats(one.first.span)
    }
    kept = dict[tuple[str, ...], Voiced]()
    for one in told:
        article = one.first.span.article
        repeats = material.repeats(one.first.span)
        if repeats and (article, one.who, one.status) in bodies:
            continue
        home = last.get(article, article)
        key = (home, one.who, str(one.status), one.first.text)
        if article == home or key not in kept:
            known = kept.get(key)
            own_place = known is None or known.first.span.article != home
            kept[key if own_place else (*key, str(one.cue.start))] = one
    return list(kept.values())


class Voices:
    """What each source says in a story, by day."""

    def __init__(self, material: Material) -> None:
        self._stories = defaultdict[str, set[str]](set)
        for story in material.of(Story):
            for article in story.articles:
                self._stories[article].add(story.id)
        self._by_voice = defaultdict[str, list[Claim]](list)
        for claim in material.claims.values():
            if claim.hops and not narrated(claim):
                for key in voice_keys(claim.hops[0]):
                    self._by_voice[key].append(claim)
        self._of = dict[tuple[str, str, tuple[str, ...], str], list[Claim]]()

    def of(self, claim: Claim) -> list[Claim]:
        """All claims of the source of a claim in the same story, by day and place."""
        if not claim.hops or narrated(claim):
            return []
        voice, article = claim.hops[0], claim.span.article
        home = " ".join(sorted(self._stories.get(article, ()))) or article
        key = str(voice.kind), voice.name, voice.roles, home
        if key not in self._of:
            self._of[key] = self._said_by(voice, article)
        return self._of[key]

    def _said_by(self, voice: Hop, article: str) -> list[Claim]:
        """By the voice that an article cites, in its stories."""
        told = {
            other.id: other
            for key in voice_keys(voice)
            for other in self._by_voice.get(key, ())
            if self._one_story(article, other.span.article) and same_voice(voice, other.hops[0])
        }
        return sorted(
            told.values(), key=lambda c: (told_on(c) or "9999", c.span.article, c.span.start)
        )

    def later(self, claim: Claim) -> list[Claim]:
        """Those said or printed on a later day."""
        then = window(told_on(claim))
        return [
            other
            for other in self.of(claim)
            if then and (now := window(told_on(other))) and now[0] > then[1]
        ]

    def _one_story(self, one: str, other: str) -> bool:
        mine, theirs = self._stories.get(one), self._stories.get(other)
        return one == other or bool(mine and theirs and not mine.isdisjoint(theirs))
