"""What a claim says as slots that can be compared: "troops have yet to enter the city"."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.lexicon.load import lexicon
from reportedly.model.claim import Claim, Proposition
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.reading import Reading
from reportedly.model.time import Time
from reportedly.stage import extracts
from reportedly.text.parse import Parse, parse
from reportedly.text.statements import Said, antecedent, is_definite, said_of
from reportedly.text.tokens import Token

__all__ = ["propositions"]

BOUNDS = ("before", "after", "since", "until", "following", "ahead", "despite", "from")
NOBODY = ("nobody", "anybody", "anyone", "one")
"""Of whom it is said or denied that anybody does it."""
PLACES = (MentionKind.PLACE,)
SIDES = (MentionKind.NATIONALITY, MentionKind.PLACE, MentionKind.GOVERNMENT)


@extracts(Proposition, needs=(Claim, Mention, Time))
def propositions(reading: Reading) -> Iterator[Proposition]:
    """One proposition a finite predicate of each claim, outside the contents nested in it."""
    tree = parse(reading.article)
    names = _Names(reading, tree)
    starts = {id(paragraph.doc): paragraph.start for paragraph in tree.paragraphs}
    days = {token: time.edtf for time in reading.of(Time) for token in _at(tree, time)}
    for claim in reading.of(Claim):
        tokens = [token for part in claim.content for token in tree.tokens(part)]
        inside = {_place(token) for token in tokens}
        for verb in (token for token in tokens if _heads(token, inside)):
            said = said_of(_governor(verb))
            if said is None or (not said.theme and not said.predicate):
                continue
            made = _proposition(claim, said, verb, inside, names, days)
            yield replace(
                made, beside=_beside(verb, inside, starts), words=_words(verb, inside, starts)
            )


def _proposition(
    claim: Claim,
    said: Said,
    verb: Token,
    inside: set[tuple[int, int]],
    names: "_Names",
    days: dict[tuple[int, int], str],
) -> Proposition:
    clause = [t for t in verb.subtree if _place(t) in inside]
    agent = names.of(said.agent, SIDES) if said.agent is not None else ""
    side = agent if agent and said.agent != said.theme else ""
    theme = antecedent(said.theme)
    where = tuple(head for head in said.where if _place(head) not in days)
    return Proposition(
        span=claim.span,
        claim=claim.id,
        predicate=said.predicate,
        negated=said.negated,
        agent=names.phrase(antecedent(said.agent)),
        patient=names.phrase(theme, side),
        place=names.where(where, inside),
        goal=names.own(said.complement),
        aspect=said.aspect,
        time=_time(verb, clause, days),
        terms=tuple(dict.fromkeys(_terms(clause))),
        definite=is_definite(theme),
        nothing=said.nothing,
        past=said.past,
    )


def _time(verb: Token, clause: list[Token], days: dict[tuple[int, int], str]) -> str:
    """The first time of the clause that no clause inside it has for itself."""
    found = (token for token in clause if _place(token) in days)
    over = {verb.i, *(above.i for above in _infinitives(verb))}
    first = next((token for token in found if _verb_above(token).i in over), None)
    return days[_place(first)] if first is not None else ""


def _infinitives(verb: Token) -> Iterator[Token]:
    """The verbs above and below that make one predicate with it: "is to begin"."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
        yield verb
    below = [child for child in verb.children if child.dep_ == "xcomp"]
    while below:
        yield below[0]
        below = [child for child in below[0].children if child.dep_ == "xcomp"]


def _verb_above(token: Token) -> Token:
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        if token.dep_ == "prep" and token.lower_ in BOUNDS:
            return token  # "before his capture on Friday": the day is that of the capture
        token = token.head
    return token


def _words(
    verb: Token, inside: set[tuple[int, int]], starts: Mapping[int, int]
) -> tuple[int, ...]:
    """From where to where the clause stands, without what hangs from it at its ends."""
    top = _governor(verb)
    own = [token for token in _own_words(top) if _place(token) in inside]
    own = own or [verb]
    first, last = min(own, key=lambda t: t.i), max(own, key=lambda t: t.i)
    start = starts[id(verb.doc)]
    return start + first.idx, start + last.idx + len(last)


def _own_words(token: Token) -> Iterator[Token]:
    """A token and what depends on it, other statements and punctuation left out."""
    yield token
    for child in token.children:
        apart = child.dep_ in ("advcl", "parataxis", "punct", "cc", "ccomp")
        joined = child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")
        if not apart and not (joined and token.pos_ in ("VERB", "AUX")):
            yield from _own_words(child)


def _beside(
    verb: Token, inside: set[tuple[int, int]], starts: Mapping[int, int]
) -> tuple[int, ...]:
    """From where to where the clause of a verb stands if it only describes a noun of its own
    sentence, () for one that states something itself."""
    above = verb
    while above.dep_ == "conj" and above.head.pos_ in ("VERB", "AUX"):
        above = above.head
    if not _describes(above) or _place(above.head) not in inside or _is_headline(above):
        return ()
    words = [token for token in above.subtree if _place(token) in inside]
    start = starts[id(verb.doc)]
    return start + words[0].idx, start + words[-1].idx + len(words[-1])


def _is_headline(participle: Token) -> bool:
    """Whether a participle says what a sentence without a finite verb states: "half of all trains
    cancelled"."""
    noun = participle.head
    while noun.dep_ in ("pobj", "prep", "conj", "appos", "nmod"):
        noun = noun.head
    verbal = noun.pos_ in ("VERB", "AUX")
    return participle.dep_ == "acl" and noun.dep_ == "ROOT" and not verbal


def _describes(verb: Token) -> bool:
    """Whether a clause is relative or a participle; "an agreement to buy", "no sign that …" hold
    what is agreed, and what there is no sign of."""
    if verb.dep_ == "relcl":
        return True
    whole = any(child.dep_ == "mark" or child.lower_ == "to" for child in verb.children)
    return verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG") and not whole


def _heads(token: Token, inside: set[tuple[int, int]]) -> bool:
    """Predicates that state something: finite or infinite verbs, not auxiliaries or modifiers. A
    content such as "to send doctors" hangs on a verb outside ("is planning")."""
    if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass"):
        return False
    if token.dep_ == "xcomp":
        return _place(token.head) not in inside
    return token.dep_ in ("ROOT", "conj", "ccomp", "relcl", "advcl", "acl", "parataxis", "dep")


def _governor(verb: Token) -> Token:
    """The finite verb above an infinitive that depends on it."""
    while verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb


def _terms(clause: list[Token]) -> Iterator[str]:
    for token in clause:
        if token.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and not token.is_stop:
            yield token.lemma_.lower()


def _place(token: Token) -> tuple[int, int]:
    """A token's identity within one parse."""
    return id(token.doc), token.i


def _at(tree: Parse, time: Time) -> Iterator[tuple[int, int]]:
    return (_place(token) for token in tree.tokens(time.span)) if time.edtf else iter(())


def _counted(head: Token | None) -> Token | None:
    """ "workers" of "dozens of workers"; any other word stands for itself."""
    if head is None or head.lemma_.lower() not in lexicon("predicates")["counting"]["nouns"]:
        return head
    of = next((child for child in head.children if child.lower_ == "of"), None)
    inner = next((child for child in of.children if child.dep_ == "pobj"), None) if of else None
    return inner if inner is not None else head


class _Names:
    """Which canonical name stands at a token of this article."""

    def __init__(self, reading: Reading, tree: Parse) -> None:
        self._at = {
            _place(token): mention
            for mention in sorted(reading.of(Mention), key=lambda m: -len(m.span.text))
            for token in tree.tokens(mention.span)
        }

    def of(self, head: Token, kinds: tuple[MentionKind, ...]) -> str:
        """The name at a head word or next to it in its noun phrase, of one of these kinds."""
        for token in (head, *head.lefts):
            mention = self._at.get(_place(token))
            if mention is not None and mention.kind in kinds:
                return mention.name
        return ""

    def phrase(self, head: Token | None, side: str = "") -> str:
        """ "North Korea: soldier" for "North Korean soldiers"; a name alone for itself."""
        head = _counted(head)
        if head is not None and head.lower_ in NOBODY:
            return "person"
        if head is None or head.pos_ == "PRON":
            return ""
        mention = self._at.get(_place(head))
        if mention is not None:
            return mention.name
        proper = (token.text for token in head.lefts if token.dep_ == "compound")
        if head.tag_ == "NNP" and head.text[0].isupper() and not head.text.isupper():
            return head.text
        owner = self.of(head, SIDES) or next((w for w in proper if w[0].isupper()), "") or side
        return f"{owner}: {head.lemma_.lower()}" if owner else head.lemma_.lower()

    def own(self, head: Token | None) -> str:
        """The name that stands at a head word, "" for a common noun."""
        mention = self._at.get(_place(head)) if head is not None else None
        return mention.name if mention is not None else ""

    def where(self, heads: tuple[Token, ...], inside: set[tuple[int, int]]) -> str:
        """The first place named in the locative phrases of a predicate, else their first head."""
        for head in heads:
            for token in head.subtree:
                mention = self._at.get(_place(token))
                if mention is not None and mention.kind in PLACES and _place(token) in inside:
                    return mention.name
        first = next((head for head in heads if _place(head) in inside), None)
        return self.phrase(first) if first is not None else ""
