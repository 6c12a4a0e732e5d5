"""Who is said to have said what: "officials said", "according to the ministry", "reportedly"."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.lexicon.weights import counts, weights
from reportedly.model.article import Article, BlockKind
from reportedly.model.attribution import Attribution, Manner, Method, Quotation
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.stage import extracts
from reportedly.text.adjoining import adjoined, leads_to
from reportedly.text.clauses import Range, Tree
from reportedly.text.features import Learned
from reportedly.text.manners import manner
from reportedly.text.parse import Parse, parse
from reportedly.text.quotes import marks_start
from reportedly.text.scenes import Scene, parts_in, scene_of
from reportedly.text.signatures import signature
from reportedly.text.tagger import Tagged, missing, tagged
from reportedly.text.turns import turns
from reportedly.text.utterances import Settled, formed, settle
from reportedly.text.voices import noun_phrase
from reportedly.text.weighing import Reported, Weights

__all__ = ["attributions"]

_DIRECT, _MIXED = 0.8, 0.05
"""Share of the letters inside quotation marks from which a content is direct, or mixed."""

_SIGNED = 4
"""Words that a signed quotation has at least."""

CARRYING = frozenset({"in", "on", "at", "during", "via", "through", "over", "by"})
"""Prepositions before a medium: "in a letter", "on television"."""

_TITLE = 30
"""A first paragraph of fewer tokens is taken for the headline where blocks are not known."""


@extracts(Attribution, needs=(Quotation,))
def attributions(reading: Reading) -> Iterator[Attribution]:
    """Every attribution of speech, writing, belief and feeling (the scheme of PolNeAR, Newell et
    al. 2018), outer ones and those inside another's content, in the order of the contents."""
    found = list[Attribution]()
    marks = reading.of(Quotation)
    parsed = parse(reading.article)
    before: Attribution | None = None
    pages = list(_pages(parsed, marks))
    for page, read in zip(pages, _read([page.scene for page in pages]), strict=True):
        settled = formed(page.scene, settle(page.scene, replace(_weights(), read=read)))
        made = [page.attribution(s) for s in settled.outer]
        made += page.carried(settled, made, before)
        before = _last_voice(made, before, settled)
        found += made
        found += [page.attribution(s) for s in settled.inner]
    joined = _signed(reading.article, _rejoined(found, marks), marks)
    joined = _in_turns(parsed, joined)
    yield from sorted(joined, key=lambda a: (a.span.start, -a.content[-1].end, a.id))


@dataclass(frozen=True, slots=True)
class _Page:
    """One paragraph under work, or two that are one statement: its tokens, and the offset at which
    it begins."""

    article: Article
    start: int
    scene: Scene

    def attribution(self, statement: Reported) -> Attribution:
        tree = self.scene.tree
        pieces = statement.content.pieces
        who = statement.speaker
        named = statement.phrase or (None if who is None else noun_phrase(tree, who))
        cue, method = _cue(tree, statement), self._method(statement)
        return Attribution(
            content=tuple(self._said(piece) for piece in pieces),
            cue=self._span(cue),
            speaker=None if named is None else self._span(named),
            method=method,
            channel=self._channel(statement),
            manner=manner(self.scene, cue, who, quoted=method is Method.DIRECT),
        )

    def carried(
        self, settled: Settled, made: list[Attribution], before: Attribution | None
    ) -> list[Attribution]:
        """Whole sentences in quotation marks without a cue belong to who spoke last: in the same
        paragraph, or in the one before where this one begins with the quotation."""
        found = list[Attribution]()
        for n in settled.orphans:
            quote = self.scene.quotes[n]
            span = self._said(quote)
            earlier = [a for a in (*made, *found) if a.span.start < span.start]
            opens = quote[0] <= 1
            source = max(earlier, key=lambda a: a.span.start) if earlier else before
            if source is None or not (earlier or opens) or not _is_speech(self.scene, quote):
                continue
            found.append(
                Attribution(
                    content=(span,),
                    cue=None,
                    speaker=source.speaker,
                    method=Method.DIRECT,
                    carried=True,
                    manner=Manner.SPEECH,
                )
            )
        return found

    def _span(self, piece: Range) -> Span:
        tree, start = self.scene.tree, self.start
        return self.article.at(start + tree.begin[piece[0]], start + tree.end[piece[1] - 1])

    def _said(self, piece: Range) -> Span:
        """A content as characters: without a leading "that", with the final stop of its
        quotation, and with the closing mark where the opening one is inside."""
        scene, (start, end) = self.scene, piece
        start += (
            end - start > 1 and scene.tree.words[start] == "that" and _marks(scene.tree, start)
        )
        number = scene.quote[end - 1]
        if number < 0:
            return self._span((start, end))
        first, last = scene.quotes[number]
        rest = range(end, last)
        if all(scene.tree.pos[i] in ("PUNCT", "SPACE") for i in rest):
            end = last
            if start < first and end < len(scene.tree) and scene.tree.words[end] in ('"', "'"):
                end += 1
        return self._span((start, end))

    def _method(self, statement: Reported) -> Method:
        scene, tree = self.scene, self.scene.tree
        letters = quoted = 0
        for piece in statement.content.pieces:
            for i in range(*piece):
                letters += len(tree.words[i])
                quoted += len(tree.words[i]) * (scene.quote[i] >= 0)
        inside = scene.quote[statement.anchor] >= 0
        if not inside and quoted >= _DIRECT * letters:
            return Method.DIRECT
        if tree.words[statement.anchor] in _lists()["according"]:
            return Method.ACCORDING_TO
        return Method.MIXED if not inside and quoted >= _MIXED * letters else Method.INDIRECT

    def _channel(self, statement: Reported) -> Span | None:
        """The medium among the cue's companions: "in a post on Telegram", "at a briefing"."""
        tree = self.scene.tree
        inside = [range(*piece) for piece in statement.content.pieces]
        for kid in tree.kids[statement.anchor]:
            if tree.words[kid] not in CARRYING or any(kid in piece for piece in inside):
                continue
            noun = tree.kid(kid, "pobj")
            if noun >= 0 and tree.lemmas[noun] in _lists()["media"]:
                return self._span((kid, noun_phrase(tree, noun)[1]))
        return None


def _pages(parsed: Parse, marks: Sequence[Quotation]) -> Iterator[_Page]:
    """The paragraphs, with those that end in "She said:" joined to the quotation after them."""
    left = list(parsed.paragraphs)
    untold = not parsed.article.blocks and len(left) > 1
    for n, paragraph in enumerate(left):
        if n > 0 and leads_to(left[n - 1], paragraph):
            continue
        short = n == 0 and untold and len(paragraph.doc) < _TITLE
        headline = paragraph.kind is BlockKind.TITLE or short
        tree, parts = Tree.of(paragraph.doc), parts_in(paragraph, marks)
        for m in range(n + 1, len(left)):
            if not leads_to(left[m - 1], left[m]):
                break
            shift = left[m].start - paragraph.start
            tree = adjoined(tree, Tree.of(left[m].doc), shift)
            parts += [(a + shift, b + shift) for a, b in parts_in(left[m], marks)]
        yield _Page(parsed.article, paragraph.start, scene_of(tree, parts, headline=headline))


def _cue(tree: Tree, statement: Reported) -> Range:
    """The cue with the particle or preposition that leads to the content: "called for"."""
    start = end = statement.anchor
    begins = statement.content.pieces[0][0]
    end += 1
    while end < len(tree) and tree.deps[end] in ("prt", "prep") and tree.head[end] == end - 1:
        if begins == end or (tree.words[start] != "according" and begins != end + 1):
            break
        end += 1
    return start, end


def _marks(tree: Tree, i: int) -> bool:
    return tree.deps[i] == "mark" or tree.tags[i] == "IN"


def _is_speech(scene: Scene, quote: Range) -> bool:
    tags = scene.tree.tags[slice(*quote)]
    return quote[1] - quote[0] > 4 and any(t in ("VBD", "VBZ", "VBP", "MD", "VB") for t in tags)


def _last_voice(
    made: list[Attribution], before: Attribution | None, settled: Settled
) -> Attribution | None:
    """Who spoke last, for a quotation that opens the next paragraph."""
    spoken = [a for a in made if a.method in (Method.DIRECT, Method.MIXED) or len(made) == 1]
    return max(spoken, key=lambda a: a.span.start) if spoken else None


def _rejoined(found: list[Attribution], marks: Iterable[Quotation]) -> list[Attribution]:
    """Parts of one quotation over several paragraphs, brought back together."""
    home = {
        (p.start, p.end): quotation
        for quotation in marks
        if len(quotation.parts) > 1
        for p in quotation.parts
    }
    kept, of = list[Attribution](), dict[str, int]()
    for attribution in found:
        last = attribution.content[-1]
        quotation = home.get((last.start, last.end))
        if quotation is None:
            kept.append(attribution)
        elif quotation.id in of and attribution.carried:
            at = of[quotation.id]
            kept[at] = replace(kept[at], content=(*kept[at].content, *attribution.content))
        else:
            of[quotation.id] = len(kept)
            kept.append(attribution)
    return kept


def _signed(
    article: Article, found: list[Attribution], marks: Iterable[Quotation]
) -> list[Attribution]:
    """A name set under a quotation with a dash outweighs any guess at who speaks."""
    made = list(found)
    for quotation in marks:
        signed = signature(article.text, quotation.span.end)
        if signed is None or len(quotation.span.text.split()) < _SIGNED:
            continue
        dash, name = (article.at(*part) for part in signed)
        guesses = [
            a
            for a in made
            if quotation.span.holds(a.span) and not (a.cue and _inside(a.cue, quotation))
        ]
        made = [a for a in made if a not in guesses]
        made.append(
            Attribution(
                content=quotation.parts,
                cue=dash,
                speaker=name,
                method=Method.DIRECT,
                manner=Manner.SPEECH,
            )
        )
    return made


def _in_turns(parsed: Parse, found: list[Attribution]) -> list[Attribution]:
    """In an interview each turn is its speaker's, and what is attributed within it comes second:
    "BERG: The mayor told me that …"."""
    article = parsed.article
    bodies = [(p.start, p.end) for p in parsed.paragraphs if p.kind is BlockKind.BODY]
    spoken = [t for t in turns(article.text, bodies) if not marks_start(article.text[t.words[0]])]
    starts, made = [turn.name[0] for turn in spoken], list[Attribution]()
    for attribution in found:
        n = bisect_right(starts, attribution.span.start) - 1
        turn = spoken[n] if n >= 0 and attribution.span.start < spoken[n].words[1] else None
        cue = attribution.cue
        if turn is None or (cue is not None and turn.words[0] <= cue.start < turn.words[1]):
            made.append(attribution)
    for turn in spoken:
        words, colon, name = (article.at(*part) for part in (turn.words, turn.colon, turn.name))
        made.append(Attribution(content=(words,), cue=colon, speaker=name, method=Method.DIRECT))
    return made


def _inside(cue: Span, quotation: Quotation) -> bool:
    return quotation.span.holds(cue)


def _read(scenes: list[Scene]) -> Sequence[Tagged | None]:
    """What the tagger says of each paragraph; nothing where there is no tagger."""
    return [None] * len(scenes) if missing() else tagged(scenes)


@cache
def _weights() -> Weights:
    learned = weights("attribution")
    cue, content, speaker = (Learned(learned[name]) for name in ("cue", "content", "speaker"))
    return Weights(counts("cues"), cue, content, speaker)


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("cues").items()}
