"""What the records that a sentence cites can bear: words, figures, days, voices and counts."""

import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from weakref import WeakKeyDictionary

from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.model.story import ClaimGroup
from reportedly.model.time import Time
from reportedly.report.audit import spans_of
from reportedly.report.counts import Counted
from reportedly.report.entities import entry
from reportedly.report.material import Material
from reportedly.report.parts import cut
from reportedly.report.verify_blocks import normal
from reportedly.report.verify_negations import is_negation
from reportedly.text.figures import Figure, figures
from reportedly.text.parse import same_length

__all__ = ["Evidence", "Given", "figures_of", "quotes"]

Given = tuple[float | None, float | None, str, str]
"""A figure as low, high, bound (where the two do not tell it) and unit."""
_PIECES = re.compile(r"\s*(?:…|\.\.\.)\s*")


_VOICES = WeakKeyDictionary[Material, frozenset[str]]()


class Evidence:
    """The claims with these ids among some articles; other records (a contradiction, a change)
    bear the words of their spans and what they say of them (``how``)."""

    def __init__(self, material: Material, ids: Iterable[str]) -> None:
        self.material = material
        self.ids = tuple(dict.fromkeys(ids))
        self.rows = tuple(material.rows[id] for id in self.ids if id in material.rows)

    @cached_property
    def others(self) -> tuple[object, ...]:
        """The records cited that are no claims."""
        ids = (id for id in self.ids if id not in self.material.rows)
        found = (entry(self.material.view, id) for id in ids)
        return tuple(told.record for told in found if told is not None)

    @cached_property
    def passages(self) -> tuple[str, ...]:
        """All words that stand where the records point: contents, cues, speakers, roles."""
        spans = (span for record in self._records() for span in spans_of(record))
        texts = (row.text for row in self.rows)
        return tuple(dict.fromkeys((*texts, *(span.text for span in spans))))

    def _records(self) -> Iterator[object]:
        yield from (self.material.claims[row.id] for row in self.rows)
        yield from self.others

    def says(self, quotation: str) -> bool:
        """Whether a quotation is verbatim."""
        return any(quotes(text, quotation) for text in self.passages)

    def cut_off(self, quotation: str) -> str:
        """A "not" or a number that stands right before the words of a quotation and was left out;
        "" where a record has them without one."""
        piece = next(iter(filter(None, (_plain(p) for p in _PIECES.split(quotation)))), "")
        found = ""
        for text in map(_plain, self.passages):
            at = f" {text} ".find(f" {piece} ") if piece else -1
            if at >= 0:
                before = text[: max(at, 0)].split()[-3:]
                number = bool(before) and any(figures_of(before[-1]))
                if not number and not any(is_negation(word) for word in before):
                    return ""
                found = " ".join(before)
        return found

    @cached_property
    def said(self) -> frozenset[Given]:
        """The figures that stand in the words of the records."""
        return frozenset(one for text in self.passages for one in figures_of(text))

    @cached_property
    def figures(self) -> frozenset[Given]:
        """These, what records say in our words, and estimates of which the series itself or two
        of the claims behind it are cited."""
        found = set(self.said)
        found.update(one for text in self._told() for one in figures_of(text))
        wanted, measures = {row.id for row in self.rows}, self.material.measures
        for series in self.material.of(Series):
            for estimate in series.estimates:
                held = {measures[id].claim for id in estimate.measures if id in measures}
                if len(held & wanted) > 1 or series.id in self.ids:
                    best, low, high = estimate.best, estimate.low, estimate.high
                    found |= {(low, high, "", series.unit), (best, best, "", series.unit)}
        return frozenset(found)

    def _told(self) -> Iterator[str]:
        """What records say in our words."""
        yield from (str(getattr(other, "how", "")) for other in self.others)
        for row in self.rows:
            yield from (row.said_why, row.because, *row.roles)

    @cached_property
    def days(self) -> tuple[str, ...]:
        """Every day (EDTF, or in words) that belongs to the claims."""
        found = list[str]()
        times = {time.id: time for time in self.material.of(Time)}
        claims = {row.id: self.material.claims[row.id] for row in self.rows}
        for id, claim in claims.items():
            found += [claim.said, claim.reported]
            found += [times[one].edtf for one in claim.times if one in times]
            origin = self.material.origin_of.get(id)
            found += [origin.occasion, origin.name, origin.first, origin.last] if origin else []
            article = self.material.articles.get(claim.span.article)
            if article and article.published:
                found += [article.published.first, article.published.last]
        for measure in self.material.measures.values():
            if measure.claim in claims:
                found += [measure.as_of, measure.event_day]
        found += [str(getattr(other, "due", "")) for other in self.others]
        return tuple(dict.fromkeys(day for day in found if day))

    @cached_property
    def voices(self) -> frozenset[str]:
        """Everybody who can be named as speaking: sources, relays, holders of reserves, outlets,
        under every spelling of each."""
        found = set[str]()
        for row in self.rows:
            holders = (stance.holder for stance in row.stances)
            for name in (*row.chain, *row.beside, *holders, row.outlet, row.label):
                found.update(self.spellings(row.article, name))
            origin = self.material.origin_of.get(row.id)
            found.update((origin.source.name, *origin.relays, *origin.beside) if origin else ())
        for span in self._spans_of_others():
            found.update((self.material.outlet(span.article), self.material.label(span.article)))
        return frozenset(name.casefold() for name in found if name)

    @property
    def known_voices(self) -> frozenset[str]:
        """Everybody whom these articles know as a source, under every spelling."""
        if self.material not in _VOICES:
            _VOICES[self.material] = Evidence(self.material, self.material.rows).voices
        return _VOICES[self.material]

    def _spans_of_others(self) -> Iterator[Span]:
        return (span for other in self.others for span in spans_of(other))

    def spellings(self, article: str, name: str) -> Iterator[str]:
        short, _, seat = name.partition(" (“")
        yield from (name, short)
        if seat:
            yield seat.removesuffix("”)")
        entity = self.material.entity_of.get((article, short))
        if entity is not None:
            yield from (entity.name, *entity.spellings)

    @cached_property
    def surroundings(self) -> str:
        """The paragraphs in which the claims stand and the titles above them."""
        found = list[str]()
        for row in self.rows:
            article = self.material.articles[row.article]
            block = article.block_at(row.span.start)
            found += [article.text[block.start : block.end]] if block else []
            found.append(article.title)
        return "\n".join(dict.fromkeys(found))

    def counts(self) -> Iterator[Counted]:
        """How many origins may be said to stand behind what is cited."""
        wanted = {row.id for row in self.rows}
        yield self.material.counted(row.id for row in self.rows if row.asserts)
        yield self.material.counted(wanted)
        yield from (counted for counted, claims in self.groups if wanted & claims)

    @cached_property
    def groups(self) -> tuple[tuple[Counted, frozenset[str]], ...]:
        """The claims that say what a cited one says, and the origins that they count for."""
        wanted, found = {row.id for row in self.rows}, list[tuple[Counted, frozenset[str]]]()
        for group in self.material.of(ClaimGroup):
            if wanted & set(group.claims):
                rows = self.material.rows
                held = [id for id in group.claims if id in rows]
                counted = self.material.counted(id for id in held if rows[id].asserts)
                found.append((counted, frozenset(held)))
        for series in self.material.of(Series):
            for estimate in series.estimates:
                measures = (self.material.measures.get(id) for id in estimate.measures)
                held = [measure.claim for measure in measures if measure]
                if wanted & set(held):
                    found.append((self.material.counted(held), frozenset(held)))
        return tuple(found)

    def articles(self) -> Collection[int]:
        """How many articles may be said to carry it."""
        sets = ({row.id for row in self.rows}, *(held for _, held in self.groups))
        return {len({self._work(id) for id in held}) for held in sets}

    def _work(self, claim: str) -> str:
        """The article of a claim; all its versions are one."""
        article = self.material.rows[claim].article
        lineage = self.material.lineages.get(article)
        return lineage.id if lineage else article


def quotes(text: str, quotation: str) -> bool:
    """Whether the words stand in the text, white space and marks of quotation apart; "…" stands
    for words left out, in their order."""
    wanted = [bare for piece in _PIECES.split(quotation) if (bare := _bare(piece))]
    return bool(wanted) and _holds(_bare(text), wanted)


def _holds(text: str, pieces: list[str]) -> bool:
    at = 0
    for piece in pieces:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def _plain(text: str) -> str:
    """Words in small letters with single blanks and straight marks."""
    return " ".join(re.findall(r"[\w'%$€£.,-]*\w[%]?", text.replace("’", "'").casefold()))


def _bare(text: str) -> str:
    """Words without marks of quotation, which nest differently, and without stops at the ends."""
    return re.sub("[\"']", "", normal(cut(text, len(text) + 1))).strip(".,;:").casefold()


def figures_of(text: str) -> Iterator[Given]:
    """Every figure of a text: "at least 12" is not "12"."""
    for figure in figures(same_length(text)):
        yield _sides(figure)


def _sides(figure: Figure) -> Given:
    bound, unit = str(figure.bound), figure.unit
    if figure.value is not None and bound in ("about", "nearly"):
        return figure.value, figure.value, bound, unit
    told = bound if bound in ("more than", "less than", "vague") else ""
    return figure.low, figure.high, told, unit
