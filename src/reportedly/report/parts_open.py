"""What is left open: "how many", figures without a number, forecasts that nothing speaks to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.forecast import Forecast
from reportedly.model.mention import Entity, Mention, MentionKind
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow
from reportedly.report.parts import Bit, Sentence, note, quote, sentence, words
from reportedly.report.parts_told import Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.wording import count

__all__ = ["silent", "unknown"]

_LEAST = 5
"""In how many statements somebody must be named for a silence to be worth a line."""
_ACTORS = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.GOVERNMENT)


def unknown(told: Told) -> Iterator[Sentence]:
    """What sources say they do not know or leave open, then figures that no source puts a number
    to, then what is foreseen and no statement speaks to yet."""
    seen, told_before = set[str](), told.unverified
    for row in told.rows:
        if row.id in told_before:
            continue
        cue = _cue().search(row.text)
        words_of = row.text.casefold()
        if cue and not row.repeats and not any(words_of in one for one in seen):
            seen.add(words_of)
            bits = [words(f"Left open by {told.who(row)}: "), quote(row.span, row.text)]
            yield sentence("unknown", [*bits, *note(row.id), words(".")])
    yield from (_uncounted(told, row) for row in told.figures if _vague(told, row))
    for forecast in told.material.of(Forecast):
        claim = told.material.rows.get(forecast.claim)
        open_ = not forecast.outcomes and told.asked((forecast.claim,))
        if claim and open_ and not claim.withdrawn:
            yield _foreseen(told, forecast, claim)


@cache
def _cue() -> re.Pattern[str]:
    listed = lexicon("unknowns")
    alone, before = (_either(listed[key]) for key in ("cues", "before_questions"))
    question = _either(listed["questions"])
    open_end = rf"(?=\s+(?:{question})\b|\s*(?:[.,;:!?”\"]|$))"
    return re.compile(rf"\b(?:(?:{alone})\b|(?:{before})\b{open_end})", re.IGNORECASE)


def _either(cues: list[str]) -> str:
    return "|".join(re.escape(cue) for cue in sorted(cues, key=len, reverse=True))


def _vague(told: Told, row: FigureRow) -> bool:
    """Whether nobody gives more than "dozens"."""
    held = [point for point in row.points if point.claim not in told.material.withdrawn]
    return bool(held) and all(point.bound == "vague" for point in held)


def _uncounted(told: Told, row: FigureRow) -> Sentence:
    bits = [words(f"No number is given for {one_line(row.label)}: ")]
    first = {point.behind: point for point in reversed(row.points)}
    for n, point in enumerate(list(first.values())[::-1][:3]):
        claim = told.material.rows.get(point.claim)
        who = told.who(claim) if claim else one_line(point.outlet)
        bits += [words("; " if n else ""), quote(point.span, point.words)]
        bits += [words(f", {who}{told.reserve(claim)}"), *note(point.claim)]
    return sentence("unknown", [*bits, words(".")], (point.claim for point in row.points))


def _foreseen(told: Told, forecast: Forecast, claim: ClaimRow) -> Sentence:
    due = f" for {day(forecast.due)}" if forecast.due else ""
    bits: list[Bit] = [words(f"Foreseen{due} by {told.who(claim)}: "), quote(forecast.span)]
    bits += [
        words(told.reserve(claim)),
        *note(claim.id),
        words("; no later statement here speaks to it."),
    ]
    return sentence("forecast", bits)


def silent(told: Told) -> Iterator[Sentence]:
    """Who is named in many statements and given as the source of none."""
    material, named = told.material, defaultdict[str, dict[str, ClaimRow]](dict)
    entities = {entity.id: entity for entity in material.entities}
    mentions = {mention.id: mention for mention in material.of(Mention)}
    heard = set[str]()
    for row in told.rows:
        for name in (*row.chain, *row.beside, *(stance.holder for stance in row.stances)):
            heard.update(_entity(told, row.article, name))
        claim = material.claims[row.id]
        for mention in (mentions[id] for id in claim.mentions if id in mentions):
            for id in _entity(told, row.article, mention.name):
                named[id][row.id] = row
    ranked = sorted(named, key=lambda id: (-len(named[id]), entities[id].name, id))
    for id in ranked:
        rows = list(named[id].values())
        articles = told.articles(row.article for row in rows)
        actor = entities[id].kind in _ACTORS and id not in heard
        if actor and len(rows) >= _LEAST and articles != "1 article":
            yield _unheard(told, entities[id], rows, articles)


def _entity(told: Told, article: str, name: str) -> tuple[str, ...]:
    entity = told.material.entity_of.get((article, name.partition(" (“")[0]))
    return (entity.id,) if entity else ()


def _unheard(told: Told, entity: Entity, rows: list[ClaimRow], articles: str) -> Sentence:
    name = one_line(entity.name)
    where = f"{count(len(rows), 'statement')} of {articles}"
    bits = [words(f"{name} is named in {where} and is the source of none")]
    bits += [*note(*(row.id for row in told.first_of(rows, 3))), words(".")]
    return sentence("silent", bits, (row.id for row in rows))
