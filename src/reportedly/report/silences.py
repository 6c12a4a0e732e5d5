"""Who did not confirm, comment or verify, as a table: "the ministry did not respond"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.model.attribution import Method
from reportedly.model.claim import Claim
from reportedly.model.hedge import Hedge, Status
from reportedly.reconcile.matters import covered
from reportedly.report.change_rows import SilenceRow
from reportedly.report.days import order
from reportedly.report.material import Material
from reportedly.report.voiced import Voiced, Voices, once, told_on, voiced
from reportedly.resolve.voices import narrated

__all__ = ["silences"]

SILENT = frozenset({Status.NO_COMMENT, Status.NOT_CONFIRMED, Status.UNVERIFIED})
NEAR = 700
"""Characters before a silence within which what it answers stands."""
ON_IT = 0.3
"""Share of what a silence is about, by weight, that a later statement must have to speak of it."""
_NO_SILENCE = re.compile(r"\bevidence\b|\bdoubt\b", re.IGNORECASE)
_CLEAR = re.compile(r"\b(?:clear|unclear|known|unknown|established|verified|confirmed)\b", re.I)
_OWN_IGNORANCE = re.compile(r"\b(?:know|knew|remember|recall|sure)\b", re.IGNORECASE)
_NOBODY = frozenset(("i", "we", "you", "he", "she", "they", "it", "most", "some", "many", "who"))


def silences(material: Material) -> tuple[SilenceRow, ...]:
    """By day. What somebody says not to know himself, and that there is no evidence, is none."""
    voices, before = Voices(material), _Before(material)
    found = list(voiced(material, SILENT))
    kept = once(material, (one for one in found if _is_silence(one)))
    rows = [_row(material, one, voices, before) for one in kept]
    rows += _without_claim(material, {(one.cue.article, one.cue.start) for one in found}, before)
    rows.sort(key=lambda r: (order(r.day or "9999"), r.label, r.cue.start))
    return tuple(rows)


def _is_silence(one: Voiced) -> bool:
    if _NO_SILENCE.search(one.cue.text):
        return False
    if not one.who and not _CLEAR.search(one.cue.text):
        return False
    spoken = one.own and one.own[0].method is Method.DIRECT
    return not (
        spoken and one.status is Status.NOT_CONFIRMED and _OWN_IGNORANCE.search(one.cue.text)
    )


def _row(material: Material, silence: Voiced, voices: Voices, before: "_Before") -> SilenceRow:
    claim = silence.first
    about = silence.about
    after = None if about or _says_of_what(silence) else before.of(claim)
    matter = next(iter(about), after or claim)
    later = voices.later(silence.own[0]) if silence.own else []
    later = [c for c in later if c.status not in SILENT]
    spoken = next((c for c in later if covered(matter.text, c.text) >= ON_IT), None)
    then = spoken or next(iter(later), None)
    return SilenceRow(
        id=claim.id,
        who=silence.who,
        status=str(silence.status),
        day=told_on(claim),
        cue=silence.cue,
        text=claim.text,
        article=claim.span.article,
        label=material.label(claim.span.article),
        claims=tuple(material.rows[c.id] for c in silence.own),
        about=tuple(material.rows[c.id] for c in about),
        after=material.rows[after.id] if after else None,
        later=material.rows[then.id] if then else None,
        on_it=spoken is not None,
    )


def _says_of_what(silence: Voiced) -> bool:
    """Whether the claim holds more than the words of the silence: "could not confirm the toll"."""
    return silence.status is not Status.NO_COMMENT and bool(silence.own)


def _without_claim(
    material: Material, known: set[tuple[str, int]], before: "_Before"
) -> Iterator[SilenceRow]:
    """Silences of somebody named that no claim holds, as they stand in the text."""
    for hedge in material.of(Hedge):
        place = hedge.cue.article, hedge.cue.start
        if hedge.status not in SILENT or hedge.holder is None or place in known:
            continue
        if hedge.holder.text.casefold().split()[0] in _NOBODY or _NO_SILENCE.search(
            hedge.cue.text
        ):
            continue
        near = before.at(hedge.cue.article, hedge.cue.start, "")
        article = material.articles.get(hedge.cue.article)
        yield SilenceRow(
            id=hedge.id,
            who=hedge.holder.text,
            status=str(hedge.status),
            day=(article.published.day or "") if article and article.published else "",
            cue=hedge.cue,
            text=hedge.scope.text,
            article=hedge.cue.article,
            label=material.label(hedge.cue.article),
            claims=(),
            about=(),
            after=material.rows[near.id] if near else None,
            later=None,
            on_it=False,
        )


class _Before:
    """The statement that stands before a place in an article."""

    def __init__(self, material: Material) -> None:
        self._held = defaultdict[str, list[Claim]](list)
        for claim in material.claims.values():
            if claim.status not in SILENT and not claim.nested_in:
                self._held[claim.span.article].append(claim)
        self._starts = {id: [c.span.start for c in held] for id, held in self._held.items()}

    def of(self, claim: Claim) -> Claim | None:
        return self.at(claim.span.article, claim.span.start, claim.source)

    def at(self, article: str, place: int, source: str) -> Claim | None:
        """The nearest one that somebody else is cited for, else the nearest of all."""
        held = self._held.get(article, [])
        near: Sequence[Claim] = held[: bisect_left(self._starts.get(article, []), place)][-6:]
        near = [c for c in near if 0 <= place - c.content[-1].end <= NEAR and c.source != source]
        cited = [c for c in near if not narrated(c)]
        return next(iter((*cited[::-1], *near[::-1])), None)
