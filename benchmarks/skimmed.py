"""Articles read as fast as can be, for benchmarks of what comes after reading: "Tora Eng", "…"."""

import re
from collections import defaultdict
from collections.abc import Iterator

from reportedly.extract.sketches import sketches
from reportedly.lexicon.gazetteer import Sort, look_up
from reportedly.model.attribution import Hop, HopKind, Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Status
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.reading import Reading
from reportedly.pipeline import STAGES
from reportedly.stage import Extract, Stage, extracts
from reportedly.text.sources import given_gender

__all__ = ["SKIMMED"]

_RUN = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
_PASSAGE = re.compile(r"[“\"]([^“”\"\n]{30,400})[”\"]")
_NEAR = 80
"""Characters around a passage in which its speaker stands."""


@extracts(Mention)
def mentions(reading: Reading) -> Iterator[Mention]:
    """Every run of words in capitals that does not begin a sentence, or is longer than a word."""
    text = reading.article.text
    for found in _RUN.finditer(text):
        begins = text[: found.start()].rstrip(" “\"'")[-1:] in ("", ".", "!", "?", "\n", ":")
        if " " in found[0] or not begins:
            span = reading.article.at(*found.span())
            yield Mention(span=span, name=found[0], kind=_kind(found[0]))


def _kind(name: str) -> MentionKind:
    entry = look_up(name)
    if entry is not None and entry.sort in (Sort.COUNTRY, Sort.REGION, Sort.CITY):
        return MentionKind.PLACE
    if " " in name and given_gender(name):
        return MentionKind.PERSON
    return MentionKind.ORGANISATION


@extracts(Name, needs=(Mention,))
def names(reading: Reading) -> Iterator[Name]:
    """One for each of the runs, and one for all places where it stands."""
    found = defaultdict[tuple[str, MentionKind], list[Mention]](list)
    for mention in reading.of(Mention):
        found[mention.name, mention.kind].append(mention)
    published = reading.article.published
    often = sorted(found, key=lambda one: (-len(found[one]), one))[:12]
    for (name, kind), some in found.items():
        yield Name(
            span=some[0].span,
            name=name,
            kind=kind,
            spellings=(name,),
            roles=(),
            mentions=tuple(one.id for one in some),
            beside=tuple(other for other, _ in often if other != name),
            day=published.first if published else "",
        )


@extracts(Claim, needs=(Mention,))
def claims(reading: Reading) -> Iterator[Claim]:
    """Every passage in quotation marks, given to the nearest person."""
    people = [one for one in reading.of(Mention) if one.kind is MentionKind.PERSON]
    article = reading.article
    outlet = Hop(kind=HopKind.OUTLET, name=article.outlet or "a paper")
    day = article.published.first if article.published else ""
    for found in _PASSAGE.finditer(article.text):
        near = [
            (min(abs(one.span.start - found.end()), abs(found.start() - one.span.end)), n, one)
            for n, one in enumerate(people)
        ]
        away, _, person = min(near, default=(_NEAR + 1, 0, None))
        if person is not None and away <= _NEAR:
            hop = Hop(
                kind=HopKind.PERSON, name=person.name, span=person.span, named=MentionKind.PERSON
            )
            yield Claim(
                content=(article.at(*found.span(1)),),
                method=Method.DIRECT,
                cue=None,
                speaker=person.span,
                hops=(hop, outlet),
                status=Status.ASSERTED,
                said=day,
                reported=day,
            )


SKIMMED: tuple[Stage, ...] = (
    mentions,
    names,
    claims,
    sketches,
    *(stage for stage in STAGES if not isinstance(stage, Extract)),
)
"""The default stages with these in the place of those that read."""
