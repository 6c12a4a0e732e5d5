"""Who passes a statement on and whom he cites: "told Radio Sur", "citing a police report"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Attribution, Hop, HopKind
from reportedly.model.span import Span
from reportedly.text.parse import Paragraph, Parse
from reportedly.text.sources import is_kind, personal, relays_before
from reportedly.text.speakers import Source, Speakers
from reportedly.text.tokens import Token

__all__ = ["carries", "cited", "outside", "relayed"]

TALKS = frozenset({"interview", "comment", "remark", "statement", "conversation", "briefing"})
"""Nouns that one gives to an outlet, or has with it."""
KNOWING = (HopKind.DATA, HopKind.DOCUMENT, HopKind.ORGANISATION, HopKind.STATE_BODY)


def outside(attribution: Attribution, sentence: Span) -> list[tuple[int, int]]:
    """The stretches of a sentence that are not reported content, as offsets."""
    rest = [(sentence.start, sentence.end)]
    for part in attribution.content:
        cut = list[tuple[int, int]]()
        for a, b in rest:
            cut += [(a, min(b, part.start)), (max(a, part.end), b)]
        rest = [(a, b) for a, b in cut if a < b]
    return rest


def relayed(
    parsed: Parse, attribution: Attribution, sentence: Span, source: Source, speakers: Speakers
) -> tuple[Hop, ...]:
    """Outlets that the sentence names as having heard, seen or quoted it, in order: those that
    the lexicon knows by the words around them, others by the parse ("told Radio Sur")."""
    article, known, found = parsed.article, set(source.key), dict[int, Hop]()
    places = outside(attribution, sentence)
    for start, end in places:
        for name, first, last in relays_before(article.text[start:end]):
            if name not in known:
                known.add(name)
                span = article.at(start + first, start + last)
                found[span.start] = Hop(kind=HopKind.OUTLET, name=name, span=span)
    for hop in _heard(parsed, attribution, places, speakers):
        if hop.name not in known and hop.span is not None:
            known.add(hop.name)
            found[hop.span.start] = hop
    return tuple(hop for _, hop in sorted(found.items()))


def _heard(
    parsed: Parse,
    attribution: Attribution,
    places: Sequence[tuple[int, int]],
    speakers: Speakers,
) -> Iterator[Hop]:
    """Outlets to whom, on whom or by whom it was said, as the parse has it."""
    cue = attribution.cue or attribution.span
    paragraph = parsed.paragraph_at(cue.start)
    anchors = parsed.tokens(cue)
    if paragraph is None or not anchors or attribution.cue is None:
        return
    deeds = lexicon("channels")["deeds"]
    for token in anchors[0].sent:
        at = paragraph.start + token.idx
        if token.pos_ not in ("NOUN", "PROPN") or not any(a <= at < b for a, b in places):
            continue
        told = token.dep_ in ("dobj", "dative") and token.head.lemma_ in deeds["telling"]
        by = token.dep_ == "pobj" and token.head.lower_ in deeds["reaching"]
        if not (told and token.head in anchors) and not (by and _hangs(token.head, anchors[0])):
            continue
        if hop := _outlet(parsed, paragraph, token, speakers):
            yield hop


def _outlet(parsed: Parse, paragraph: Paragraph, noun: Token, speakers: Speakers) -> Hop | None:
    """The outlet that a noun names or takes up ("the newspaper"); whoever interviews is one."""
    span = parsed.span(paragraph, noun.left_edge, noun)
    hop = speakers.glance(span).hops[0]
    lemma = noun.lemma_.lower()
    if hop.kind is HopKind.OUTLET:
        return hop
    link = noun.head
    talk = link.dep_ == "prep" and link.head.lemma_.lower() == "interview"
    if talk and hop.kind is HopKind.ORGANISATION and link.lower_ in ("with", "to", "by"):
        return replace(hop, kind=HopKind.OUTLET)
    named = hop.named is not None and hop.kind in (HopKind.ORGANISATION, HopKind.STATE_BODY)
    if named and noun.ent_type_ != "ORG" and is_kind("outlet", lemma):
        return replace(hop, kind=HopKind.OUTLET)
    return None


def _hangs(link: Token, cue: Token) -> bool:
    """Whether a preposition belongs to the cue: right away, or over what was given or issued
    ("in an interview with …", "in remarks carried by …"), never over a person."""
    at, passing = link, lexicon("channels")["deeds"]["passing"]
    while at.head != at:
        above = at.head
        if above == cue or above.i in _above([cue]):
            return True
        through = above.lemma_.lower() in TALKS or above.pos_ == "ADP"
        if not through and not (above.dep_ == "acl" and above.lemma_ in passing):
            return False
        at = above
    return False


def carries(words: Sequence[Token], cue: Sequence[Token]) -> bool:
    """Whether a medium is that of the cue, and not of another verb ("watched on television") or
    of somebody in the sentence ("posts by young people on social media")."""
    if not words or not cue:
        return True
    inside, anchors = {t.i for t in words}, {t.i for t in cue} | _above(cue)
    top = next((t for t in words if t.head.i not in inside or t.head == t), words[0])
    at = top
    while at.i not in anchors and at.head != at:
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in ("aux", "auxpass", "acl", "xcomp"):
            return at.dep_ == "advcl" and at.tag_ == "VBG" and at.head.i in anchors
        if at.dep_ == "pobj" and personal(at.lemma_.lower()) and at != top:
            return False
        at = at.head
    return at.i in anchors or at.sent.root.i in anchors


def _above(cue: Sequence[Token]) -> set[int]:
    """The verbs on which a cue without a subject of its own depends, and the one to whose object
    it is added: "[handed out] a sheet that they described"."""
    found = set[int]()
    for token in cue:
        alone = all(c.dep_ not in ("nsubj", "nsubjpass") for c in token.children)
        if token.dep_ in ("prep", "dobj") or (alone and token.dep_ in ("xcomp", "conj", "advcl")):
            found.add(token.head.i)
        elif token.dep_ == "relcl":
            found.add(token.head.head.i)
    return found


def cited(parsed: Parse, sentence: Span, source: Source, speakers: Speakers) -> Source:
    """A source that cites another passes on his word: "the radio said, citing the mayor". People
    and bodies do so where it is plain whose word it is ("citing a police report"); what they say
    "citing preliminary data" stays their own."""
    paragraph, citing = parsed.paragraph_at(sentence.start), lexicon("channels")["deeds"]["citing"]
    for token in parsed.tokens(sentence):
        if token.lower_ not in citing or paragraph is None:
            continue
        noun = next((c for c in token.children if c.dep_ == "dobj"), None)
        if noun is None:
            continue
        phrase = parsed.span(paragraph, noun.left_edge, noun.right_edge)
        if source.hops[0].kind is HopKind.OUTLET and not source.pronoun:
            return _before(speakers.of(phrase), source)
        known = speakers.glance(phrase)
        lemma = noun.lemma_.lower()
        owned = known.hops[0].named is not None and known.hops[0].kind in KNOWING
        ground = lemma in lexicon("channels")["deeds"]["grounds"]
        if (personal(lemma) or owned) and not ground:
            return _before(known, source)
    return source


def _before(known: Source, source: Source) -> Source:
    names = {hop.name for hop in source.hops}
    hops = tuple(hop for hop in known.hops if hop.name not in names)
    return replace(source, hops=(*hops, *source.hops)) if hops else source
