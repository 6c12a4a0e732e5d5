"""What nobody disputes: "asserted by 2 independent origins (perhaps 1)", and what rests on one."""

from collections.abc import Iterator

from reportedly.model.series import Estimate
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.origin_rows import SharedRow
from reportedly.report.parts import Sentence, note, quote, sentence, words
from reportedly.report.parts_told import Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.tree_rows import Branch
from reportedly.report.wording import estimated

__all__ = ["agreed", "figure_words", "one_origin"]

_NOTES = 4
"""How many articles of one origin are cited for one statement."""
_NAMED = 6
"""How many origins of one statement are named."""


def agreed(told: Told) -> Iterator[Sentence]:
    """Figures and statements of two independent origins or more that nobody disputes; what only
    headlines say comes last, and a statement that is told as a figure is not told again."""
    said = set[str]()
    for row in told.figures:
        latest = row.latest
        if latest and row.several and row.counts(latest).n > 1 and not _open(told, row):
            made = _figure(told, row, latest)
            said.update(point.claim for point in row.points)
            yield made
    for group in told.groups:
        told_before = said.issuperset(c.id for c in group.claims if not c.repeats)
        if group.independent.n > 1 and not told_before and not _contested(told, group):
            yield _statement(told, group)


def one_origin(told: Told) -> Iterator[Sentence]:
    """Statements that several articles carry on one word: five articles are not five sources."""
    for group in told.groups:
        one = (
            told.articles(group.articles) != "1 article"
            and group.origins
            and group.independent.n == 1
        )
        headlines = all(claim.repeats for claim in group.claims)
        if one and not headlines and not _contested(told, group):
            yield _statement(told, group)


def _open(told: Told, row: FigureRow) -> bool:
    return not told.contested.isdisjoint(point.claim for point in row.points)


def _contested(told: Told, group: SharedRow) -> bool:
    return bool(group.against) or not told.contested.isdisjoint(c.id for c in group.claims)


def figure_words(row: FigureRow, estimate: Estimate) -> str:
    """As in "people killed in Peru: 27 as of 12 Mar 2026"."""
    when = f" as of {day(estimate.as_of)}" if estimate.as_of else ""
    amount = estimated(estimate.low, estimate.best, estimate.high, row.unit)
    return f"{one_line(row.label)}: {amount}{when}"


def _figure(told: Told, row: FigureRow, latest: Estimate) -> Sentence:
    bits = [words(f"{_capital(figure_words(row, latest))}, asserted by {row.told(latest)}: ")]
    given = row.given(latest)
    first = dict[str, PointRow]()
    for same in given:
        if same[0].claim in told.material.withdrawn:
            continue
        first.setdefault(same[0].behind, same[0])
    for n, point in enumerate(list(first.values())[:_NAMED]):
        claim = told.material.rows.get(point.claim)
        who = told.who(claim) if claim else one_line(point.outlet)
        bits.append(words(f"{'; ' if n else ''}{who}, "))
        bits += [quote(point.span, point.words), words(told.reserve(claim))]
        bits.extend(note(point.claim))
    if len(first) > _NAMED:
        bits.append(words(f"; and {len(first) - _NAMED} more"))
    bits.append(words("."))
    return sentence("agreed", bits, (point.claim for same in given for point in same))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _statement(told: Told, group: SharedRow) -> Sentence:
    branches = [branch for branch in group.tree.branches if branch.asserts and branch.counted]
    cited = {branch.n: tuple(_cited(told, branch)) for branch in branches}
    shown = next((row for rows in cited.values() for row in rows), group.claims[0])
    articles = told.articles(group.articles)
    one = group.independent.n == 1
    lead = f"In {articles} on {group.behind}: " if one else ""
    bits = [words(lead), quote(shown.span, shown.text), words(told.reserve(shown))]
    bits.append(words(", " if one else f", asserted by {group.behind} in {articles}: "))
    for n, branch in enumerate(branches[:_NAMED]):
        bits.append(words(f"{'; ' if n else ''}{one_line(branch.name)}"))
        bits.extend(note(*(row.id for row in cited[branch.n])))
    if len(branches) > _NAMED:
        bits.append(words(f"; and {len(branches) - _NAMED} more"))
    bits.append(words("."))
    kind = "one origin" if one else "agreed"
    return sentence(kind, bits, (claim.id for claim in group.claims))


def _cited(told: Told, branch: Branch) -> tuple[ClaimRow, ...]:
    held = [told.material.rows[c.claim] for c in branch.carriers if c.asserts]
    return told.first_of(held, _NOTES)
