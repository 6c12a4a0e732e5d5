"""What nobody disputes: "asserted by 2 independent origins (perhaps 1)", and what rests on one."""

from collections.abc import Iterator, Sequence

from reportedly.model.series import Estimate
from reportedly.report.counts import Counted
from reportedly.report.days import day
from reportedly.report.figure_rows import FigureRow, PointRow
from reportedly.report.nearly import nearly
from reportedly.report.origin_rows import SharedRow
from reportedly.report.parts import Bit, Sentence, cut, note, quote, sentence, words
from reportedly.report.parts_told import WITHHELD, Told
from reportedly.report.rows import ClaimRow
from reportedly.report.safe import one_line
from reportedly.report.tree_rows import Branch
from reportedly.report.wording import estimated, withheld_by

__all__ = ["agreed", "figure_words", "one_origin"]

_Saying = tuple[Branch, list[ClaimRow]]
"""An origin and its statements."""
_NOTES = 4
"""How many articles of one origin are cited for one statement."""
_SHARE, _SHARE_OF_ONE = 0.8, 0.5
"""How much of a wording stands in the other that says the same: of two origins, of one."""
_LEADS = 12
"""How many statements of a group others are held to."""
_REASONS = 3
"""How many reserves of others are told of one statement."""
_NAMED = 6
"""How many origins of one statement are named."""


def agreed(told: Told) -> Iterator[Sentence]:
    """Figures and statements of two independent origins or more that nobody disputes; what only
    headlines say comes last, and a statement that is told as a figure is not told again."""
    said = set[str]()
    for row in told.figures:
        latest = row.latest
        counted = latest and row.several and row.counts(latest).n > 1 and not _named_only(row)
        if latest and counted and not _open(told, row):
            made = _figure(told, row, latest)
            said.update(point.claim for point in row.points)
            yield made
    for group in told.groups:
        told_before = said.issuperset(c.id for c in group.claims if not c.repeats)
        if group.independent.n > 1 and not told_before:
            found = [_saying(told, group, row) for row in _leads(told, group)]
            held = max(found, key=lambda held: _behind(told, held).n, default=[])
            rows, behind = _rows(held), _behind(told, held)
            past = told.outdated.issuperset(row.id for row in rows)
            if behind.n > 1 and not past and not _against(told, group, rows):
                yield _statement(told, held, behind)


def one_origin(told: Told) -> Iterator[Sentence]:
    """Statements that several articles carry on one word, the widest first: five articles are not
    five sources."""
    found = list[tuple[int, Sentence]]()
    for group in told.groups:
        best = list[_Saying]()
        for row in _leads(told, group, every=True):
            held = _saying(told, group, row)
            wider = _width(told, held) > max(1, _width(told, best))
            if wider and _behind(told, held).n == 1:
                best = held
        rows = _rows(best)
        if rows and not all(row.repeats or _own_reserve(told, row) for row in rows):
            against = _against(told, group, rows)
            made = _statement(told, best, _behind(told, best), against)
            found.append((_width(told, best), made))
    yield from (made for _, made in sorted(found, key=lambda one: -one[0]))


def _own_reserve(told: Told, row: ClaimRow) -> bool:
    """Whether an outlet only says of others' words that it could not check them."""
    return row.method == "narrator" and row.id in told.unverified


def _rows(held: Sequence[_Saying]) -> list[ClaimRow]:
    return [row for _, same in held for row in same]


def _behind(told: Told, held: Sequence[_Saying]) -> Counted:
    return told.material.counted(row.id for row in _rows(held))


def _width(told: Told, held: Sequence[_Saying]) -> int:
    return len(told.material.newest(row.article for row in _rows(held)))


def _named_only(row: FigureRow) -> bool:
    """Whether it is a count of one that was read off a name ("Ana Ruiz" is one person hurt)."""
    return all(point.value == 1 and point.words.istitle() for point in row.points)


def _open(told: Told, row: FigureRow) -> bool:
    return not told.contested.isdisjoint(point.claim for point in row.points)


def _against(told: Told, group: SharedRow, rows: Sequence[ClaimRow]) -> tuple[str, ...]:
    """What stands against it: "denied by the union", "in conflict with others here"."""
    ids = {row.id for row in rows}
    held = ((s, s.holder or row.source) for row in rows for s in row.stances)
    by = (
        f"{withheld_by(s.status)} {who}{' in part' if s.part else ''}"
        for s, who in held
        if s.status in WITHHELD
    )
    found = dict.fromkeys((*group.against, *by))
    if not ids.isdisjoint(told.sides):
        found["in conflict with others here"] = None
    elif not found and not ids.isdisjoint(told.contested):
        found["disputed here"] = None
    return tuple(found)


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


def _leads(told: Told, group: SharedRow, *, every: bool = False) -> list[ClaimRow]:
    """The statements that others are held to: the first of each origin, or all (``every``)."""
    found = list[ClaimRow]()
    for branch in group.tree.branches:
        if branch.asserts and branch.counted:
            rows = [told.material.rows[c.claim] for c in branch.carriers if c.asserts]
            bodies = [row for row in rows if not row.repeats] or rows
            found += bodies if every else bodies[:1]
    return found[:_LEADS]


def _saying(told: Told, group: SharedRow, lead: ClaimRow) -> list[_Saying]:
    """The origins that say so, that of ``lead`` first, each with its statements that are nearly in
    the same words and give no other figures: "19 and 12" is not "19 and 8"."""
    held = [branch for branch in group.tree.branches if branch.asserts]
    own = lead.origin
    held.sort(key=lambda branch: (branch.origin != own, not branch.counted))
    found = list[_Saying]()
    for branch in held:
        rows = [told.material.rows[c.claim] for c in branch.carriers if c.asserts]
        share = _SHARE_OF_ONE if own and branch.origin == own else _SHARE
        same = [row for row in rows if row.id == lead.id or _same(told, row, lead, share)]
        same = [row for row in same if not _within(row, found)]
        same.sort(key=lambda row: row.id != lead.id)
        found += [(branch, same)] if same else []
    return found


def _within(row: ClaimRow, found: Sequence[_Saying]) -> bool:
    """Whether it is a part of what another is said to have said, or holds that: who passes a
    ministry's words on does not assert them a second time."""
    others = (other for other in _rows(found) if other.article == row.article)
    return any(o.span.start < row.span.end and row.span.start < o.span.end for o in others)


def _same(told: Told, row: ClaimRow, first: ClaimRow, share: float) -> bool:
    given, known = told.numbers(row), told.numbers(first)
    return nearly(row.text, first.text, share) and (given <= known or known <= given)


def _statement(
    told: Told,
    held: Sequence[_Saying],
    behind: Counted,
    against: Sequence[str] = (),
) -> Sentence:
    rows = [told.first_of(same, _NOTES) for _, same in held]
    shown = rows[0][0]
    articles = told.articles(row.article for _, same in held for row in same)
    one = behind.n == 1
    bits = [words(f"In {articles} on {behind.told()}: " if one else "")]
    bits.append(quote(shown.span, shown.text))
    bits.append(words(", " if one else f", asserted by {behind.told()} in {articles}: "))
    for n, (branch, _) in enumerate(held[:_NAMED]):
        aside = "" if branch.counted else "without a source in "
        name = branch.name if branch.counted else branch.name.removesuffix(", own words")
        bits.append(words(f"{'; ' if n else ''}{aside}{one_line(name)}"))
        bits.extend(_own_wording(told, rows[n], shown))
        bits.extend(note(*(row.id for row in rows[n])))
    if len(held) > _NAMED:
        bits.append(words(f"; and {len(held) - _NAMED} more"))
    told_by = "".join(bit.text for bit in bits)
    if left := [one_line(why) for why in against if one_line(why) not in told_by]:
        bits.append(words(f" ({'; '.join(left[:_REASONS])})"))
    bits.append(words("."))
    ids = (row.id for _, same in held for row in same)
    return sentence("one origin" if one else "agreed", bits, ids)


def _own_wording(told: Told, rows: Sequence[ClaimRow], shown: ClaimRow) -> Iterator[Bit]:
    """What an origin says where its words are not those that are shown, with its reserve."""
    if rows and all(_folded(row) != _folded(shown) for row in rows):
        yield words(", ")
        yield quote(rows[0].span, rows[0].text)
    yield words(told.reserve(rows[0]) if rows else "")


def _folded(row: ClaimRow) -> str:
    return cut(row.text).casefold()
