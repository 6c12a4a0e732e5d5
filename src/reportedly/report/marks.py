"""An article's text cut into blocks with its evidence marked: names, figures, claims, cues."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Literal

from reportedly.model.article import Article, Block, BlockKind
from reportedly.model.claim import Claim
from reportedly.model.contradiction import Contradiction
from reportedly.model.hedge import Hedge
from reportedly.model.mention import Mention, Name
from reportedly.model.quantity import Quantity
from reportedly.model.record import record
from reportedly.model.span import Span
from reportedly.model.time import Time
from reportedly.report.days import day
from reportedly.report.material import Material
from reportedly.report.passages import anchor
from reportedly.report.rows import ClaimRow
from reportedly.report.wording import named, range_of

__all__ = ["Mark", "Piece", "ShownBlock", "covering", "marks", "shown_blocks"]


@record
class Mark:
    """One marked stretch: the kinds of evidence in it, a note a line, and the ids of the records.

    ``origin`` is the id of the origin of the claim that it is the content of, else "". ``claims``
    are the ids of the claims that it belongs to, ``plain`` the notes without ids of records.
    """

    span: Span
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    origin: str = ""
    claims: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()


@record
class Piece:
    """A step through a block: a mark opens (``first`` for the piece that carries its anchor),
    words, or the mark opened last closes."""

    step: Literal["open", "words", "close"]
    words: str = ""
    mark: Mark | None = None
    first: bool = False


@record
class ShownBlock:
    """``start`` is the code point offset of its first character; ``page`` the page that begins
    with it or within it, 0 for none."""

    kind: BlockKind
    why: str
    pieces: tuple[Piece, ...]
    start: int = 0
    page: int = 0


def marks(material: Material) -> dict[str, list[Mark]]:
    """All evidence, by article and place, outermost first; one mark for one stretch."""
    found = dict[tuple[str, int, int], list[Mark]]()
    for mark in _marks(material):
        found.setdefault((mark.span.article, mark.span.start, -mark.span.end), []).append(mark)
    shown = dict[str, list[Mark]]()
    for _, same in sorted(found.items()):
        shown.setdefault(same[0].span.article, []).append(
            Mark(
                span=same[0].span,
                kinds=tuple(dict.fromkeys(chain.from_iterable(m.kinds for m in same))),
                notes=tuple(dict.fromkeys(chain.from_iterable(m.notes for m in same))),
                origin=next((m.origin for m in same if m.origin), ""),
                claims=tuple(dict.fromkeys(chain.from_iterable(m.claims for m in same))),
                plain=tuple(dict.fromkeys(chain.from_iterable(m.plain for m in same))),
            )
        )
    return shown


def _marks(material: Material) -> Iterator[Mark]:
    inside = defaultdict[str, list[str]](list)
    for id, claim in material.claims.items():
        yield from _of_claim(material.rows[id], claim)
        for part in (*claim.quantities, *claim.times, *claim.mentions):
            inside[part].append(id)

    def mark(span: Span, kind: str, note: str, id: str) -> Mark:
        return _mark(span, kind, note, id=id, claims=tuple(inside.get(id, ())))

    for quantity in material.of(Quantity):
        meaning = range_of(quantity.low, quantity.high, quantity.unit, quantity.bound)
        yield mark(quantity.whole, "figure", f"figure: {meaning}", quantity.id)
    for time in material.of(Time):
        filled = f" (assumed: {time.assumed})" if time.assumed else ""
        yield mark(time.span, "time", f"time: {day(time.edtf) or time.timex}{filled}", time.id)
    for hedge in material.of(Hedge):
        yield mark(hedge.cue, "hedge", str(hedge.status), hedge.id)
    for mention in material.of(Mention):
        yield mark(mention.span, "name", f"{mention.kind}: {mention.name}", mention.id)
    yield from _of_several(material)


def _of_claim(row: ClaimRow, claim: Claim) -> Iterator[Mark]:
    source, own = row.source or "the outlet", (claim.id,)
    note = f"{row.status} · {source} · {row.method}"
    for part in claim.content:
        yield _mark(part, "claim", note, row.origin, id=row.id, claims=own)
    if claim.cue:
        yield _mark(claim.cue, "cue", "cue", claims=own)
    if claim.speaker:
        yield _mark(claim.speaker, "speaker", f"speaker: {source}", claims=own)
    for hop in (*claim.hops, *claim.beside):
        if hop.span and hop.span != claim.speaker:
            yield _mark(hop.span, "hop", f"{hop.kind}: {named(hop)}", claims=own)
    for stance in claim.stances:
        held = f"{stance.status} · {stance.holder or source}"
        yield _mark(stance.cue, "hedge", held, claims=own)
        yield from (_mark(part, "held", held, claims=own) for part in stance.scope)


def _of_several(material: Material) -> Iterator[Mark]:
    for name in material.of(Name):
        yield _mark(name.span, "name", f"{name.kind}: {name.name}", id=name.id)
    for entity in material.entities:
        for role in entity.roles:
            yield _mark(role.span, "role", f"role of {entity.name}")
    for pair in material.of(Contradiction):
        for end, span in ((pair.left, pair.left_span), (pair.right, pair.right_span)):
            claims = (end,) if end in material.claims else ()
            yield _mark(span, "held", pair.verdict, id=pair.id, claims=claims)
    for shown in material.articles.values():
        for note in shown.notes:
            for span in note.evidence:
                yield _mark(span, "imprint", f"{note.field}: {note.value} ({note.how})")
        for relay in shown.relays:
            if relay.span:
                yield _mark(relay.span, "imprint", f"{relay.how}: {relay.outlet}")


def _mark(
    span: Span,
    kind: str,
    note: str,
    origin: str = "",
    *,
    id: str = "",
    claims: tuple[str, ...] = (),
) -> Mark:
    told = f"{note} · {id}" if id else note
    return Mark(
        span=span, kinds=(kind,), notes=(told,), origin=origin, claims=claims, plain=(note,)
    )


def shown_blocks(
    article: Article, evidence: list[Mark], start: int = 0, end: int | None = None
) -> Iterator[ShownBlock]:
    """The whole text, block by block, as steps whose marks are properly nested; only the blocks
    that begin between ``start`` and ``end``, if these are given.

    Where two marks cross, the inner one is closed and opened again; text between blocks counts as
    body. Line breaks inside a block stay.
    """
    seen, ahead, inside = set[str](), 0, list[Mark]()
    ordered = sorted(evidence, key=lambda m: (m.span.start, -m.span.end))
    for block in covering(article):
        if block.start < start or (end is not None and block.start >= end):
            continue
        while ahead < len(ordered) and ordered[ahead].span.start < block.end:
            inside.append(ordered[ahead])
            ahead += 1
        inside = [mark for mark in inside if mark.span.end > block.start]
        pieces = tuple(_pieces(article.text, block, inside, seen))
        yield ShownBlock(
            kind=block.kind,
            why=block.why,
            pieces=pieces,
            start=block.start,
            page=_page(article, block),
        )


def _page(article: Article, block: Block) -> int:
    page = article.page_at(block.end - 1) or 0
    return page if page and block.start <= article.pages[page - 1] else 0


def covering(article: Article) -> Iterator[Block]:
    """Its blocks, and what stands between them as body, line by line."""
    at = 0
    for block in (*article.blocks, None):
        end = block.start if block else len(article.text)
        for start, stop in _paragraphs(article.text, at, end):
            yield Block(start=start, end=stop, kind=BlockKind.BODY)
        if block:
            yield block
            at = block.end


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            yield start, start + len(line)
        start += len(line)


def _pieces(text: str, block: Block, inside: Iterable[Mark], seen: set[str]) -> Iterator[Piece]:
    opens = dict[int, list[Mark]]()
    for mark in inside:
        opens.setdefault(max(mark.span.start, block.start), []).append(mark)
    edges = {block.start, block.end, *opens}
    edges |= {min(m.span.end, block.end) for same in opens.values() for m in same}
    ordered, stack = sorted(edges), list[Mark]()
    for at, until in pairwise(ordered):
        yield from _closing(stack, at)
        for mark in sorted(opens.get(at, ()), key=lambda m: (-m.span.end, m.span.start)):
            yield from _opening(stack, mark, seen)
        yield Piece(step="words", words=text[at:until])
    yield from (Piece(step="close") for _ in stack)


def _closing(stack: list[Mark], at: int) -> Iterator[Piece]:
    """Close all marks that end here; those opened inside them and still running open again."""
    ends = [n for n, mark in enumerate(stack) if mark.span.end <= at]
    if not ends:
        return
    again = [mark for mark in stack[ends[0] :] if mark.span.end > at]
    yield from (Piece(step="close") for _ in stack[ends[0] :])
    del stack[ends[0] :]
    for mark in again:
        stack.append(mark)
        yield Piece(step="open", mark=mark)


def _opening(stack: list[Mark], mark: Mark, seen: set[str]) -> Iterator[Piece]:
    stack.append(mark)
    name = anchor(mark.span)
    yield Piece(step="open", mark=mark, first=name not in seen)
    seen.add(name)
