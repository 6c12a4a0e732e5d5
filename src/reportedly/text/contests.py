"""Who won which share of the votes or how many seats: "and the Union's at 39.5 percent"."""

from dataclasses import replace

from reportedly.model.mention import MentionKind
from reportedly.model.quantity import Measure, MeasureKind
from reportedly.text.governors import governor, verb_above
from reportedly.text.levels import is_base
from reportedly.text.parse import Parse
from reportedly.text.settings import Names
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import base_state, measure_words

__all__ = ["contested", "is_of_votes"]

WON = ("vote", "seat", "delegate")
BARE = ("", "share", "support", "%", "percent")
"""Classes of a percentage that do not say what it is a share of."""
BEFORE = ("at", "to", "with", "on", "from", "by")
ATTACHED = ("with", "on", "at")
ENOUGH, DENSE = 3, 60
SPAN = 5
"""How many words stand at most between a party and its figure: "the Union then took only 4"."""


def contested(
    made: Measure,
    first: Token,
    number: Token,
    head: Token,
    names: Names,
    *,
    votes: bool,
) -> Measure:
    """The measure with the party or candidate that has the votes or seats; a share of those who
    stood in an election is one of votes, though no word says so ("got 34 percent").

    ``first`` opens the figure with its bound, ``number`` is its last token; ``votes`` tells that
    the whole article is of an election. Of a house of 150 members nobody has the seats.
    """
    share = made.unit == "percent" and made.counted in BARE
    if made.kind is MeasureKind.CHANGE or not (made.counted in WON or share):
        return made
    joined = number.i + 1 < len(number.doc) and number.nbor().text == "-"
    if made.counted == "seat" and (joined or is_base(first)):
        return replace(made, side="", state="")
    holder = _holder(first, number, head, names)
    side = holder or made.side
    if share:
        if not (side and _wins(first, number) and (votes or _is_contest(number))):
            return made
        made = replace(made, counted="vote", kind=MeasureKind.SHARE)
    words, state = measure_words(), base_state(made.state)
    mood = made.state.removesuffix(state)
    owned = holder or (side and made.counted == "vote")
    if share or (owned and state not in words.known):
        state = "lost" if state == "lost" else "won"
    return replace(made, side=side, state=f"{mood}{state}" if state else "")


def _wins(first: Token, number: Token) -> bool:
    """Whether a share is said to be someone's: "got", "stood at", "the Union's", "with"."""
    words, found = measure_words(), governor(number)
    verb = found[0].lemma_.lower() if found is not None else ""
    verbs = words.votes.keys() | words.of["levels"] | words.of["setting"] | words.of["giving"]
    beside = first.i > first.sent.start and first.nbor(-1).lower_ in BEFORE
    return beside or verb in verbs or verb in words.changes["leading"]


def is_of_votes(parsed: Parse) -> bool:
    """Whether a whole article is of an election or a poll: one word in sixty is of voting."""
    told = words = 0
    voting = measure_words().of["voting"]
    for paragraph in parsed.paragraphs:
        words += len(paragraph.doc)
        told += sum(t.lemma_.lower() in voting for t in paragraph.doc)
    return told >= ENOUGH and told * DENSE >= words


def _is_contest(number: Token) -> bool:
    """Whether its sentence, or the one before, is of an election or a poll."""
    voting, sentence = measure_words().of["voting"], number.sent
    start = sentence.start if sentence.start == 0 else number.doc[sentence.start - 1].sent.start
    return any(t.lemma_.lower() in voting for t in number.doc[start : sentence.end])


def _holder(first: Token, number: Token, head: Token, names: Names) -> str:
    """Who has them, by the words nearest to the figure."""
    if name := _before(first, names):
        return name
    last = max(number.i, head.i) + 1
    after = first.doc[last] if last < len(first.doc) else None
    if after is not None and after.lower_ == "for" and after.sent.start == first.sent.start:
        goals = (c for c in after.children if c.dep_ == "pobj")
        if name := next((name for g in goals if (name := _party(g, names))), ""):
            return name
    return _of_phrase(head, names)


def _before(first: Token, names: Names) -> str:
    """ "the Union's at 39", "to the Union's 68", "the SPD with 16", "and the Union 68", "the Coast
    Party took 4"."""
    doc, start = first.doc, first.sent.start
    at = first.i - 1
    if at > start and doc[at].lower_ in BEFORE:
        own, attached = doc[at - 1], doc[at].lower_ in ATTACHED
        if own.tag_ == "POS":
            return _party(doc[at - 2], names) if at - 2 >= start else ""
        return _party(own, names) if attached else ""
    if at > start and doc[at].tag_ == "POS":
        return _party(doc[at - 1], names)
    votes = measure_words().votes
    while at >= start and first.i - at <= SPAN:
        token = doc[at]
        if name := _party(token, names):
            return _party(_top(token), names) or name
        if not (token.pos_ in ("ADV", "AUX", "PART") or token.lemma_.lower() in votes):
            return ""
        at -= 1
    return ""


def _top(token: Token) -> Token:
    """ "Union" of "the National Union of Prime Minister Aldric"."""
    while token.dep_ in ("pobj", "prep", "poss", "compound", "appos", "nmod"):
        if token.head.pos_ not in ("NOUN", "PROPN", "ADP") or token.head == token:
            break
        token = token.head
    return token


def _of_phrase(head: Token, names: Names) -> str:
    """ "With 41 percent of the vote, the [Union] came first", "the Union, with 68 seats"."""
    if head.dep_ != "pobj" or head.head.lower_ != "with":
        return ""
    above = head.head.head
    if above.pos_ in ("NOUN", "PROPN"):
        return _party(above, names)
    verb = above if above.pos_ in ("VERB", "AUX") else verb_above(head)
    subjects = (c for c in verb.children if c.dep_ == "nsubj") if verb is not None else ()
    return next((name for s in subjects if (name := _party(s, names))), "")


def _party(token: Token, names: Names) -> str:
    """The party, candidate or unlisted name at a token; a place is none."""
    mention = names.at(token)
    if mention is not None:
        return "" if mention.kind is MentionKind.PLACE else mention.name
    if token.pos_ != "PROPN" or token.ent_type_ in ("GPE", "LOC", "FAC", "DATE", "TIME", "MONEY"):
        return ""
    parts = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    return " ".join(t.text for t in sorted([*parts, token], key=lambda t: t.i))
