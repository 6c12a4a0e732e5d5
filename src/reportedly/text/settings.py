"""Where those counted are, and where the event was: "… in Russia's Kursk region"."""

from collections.abc import Container, Iterable, Iterator

from reportedly.model.mention import Mention, MentionKind
from reportedly.text.parse import Parse
from reportedly.text.territories import is_country
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = [
    "Names",
    "event_place",
    "happening",
    "occasion_place",
    "occasions",
    "place_in",
    "place_of",
    "registered_in",
    "root_of",
]


ENDINGS = ("n", "an", "ian", "ean", "ese", "ish", "i", "ic", "er")
"""What makes an adjective of the name of a country or region."""


class Names:
    """The mentions of an article, found by any of their tokens."""

    def __init__(self, parsed: Parse, mentions: Iterable[Mention]) -> None:
        self._of: dict[tuple[int, int], Mention] = {}
        mentions = list(mentions)
        persons = (m for m in mentions if m.kind is MentionKind.PERSON)
        self._names = {m.name for m in mentions if m.kind is not MentionKind.PERSON}
        self._names |= {m.name for m in persons if " " not in m.name and not m.role}
        for mention in mentions:
            for token in parsed.tokens(mention.span):
                self._of.setdefault((id(token.doc), token.i), mention)

    def at(self, token: Token) -> Mention | None:
        return self._of.get((id(token.doc), token.i))

    def behind(self, adjective: Token) -> str:
        """The name in this article that an unknown adjective is made of: "Orsanian" of Orsania."""
        word = adjective.text
        if not word[:1].isupper() or adjective.pos_ not in ("ADJ", "PROPN"):
            return ""
        return root_of(word, self._names)


def root_of(adjective: str, names: Container[str]) -> str:
    """The name that an adjective is made of, "" where it is none of ``names``.

    >>> root_of("Orsanian", {"Orsania"})
    'Orsania'
    """
    stems = (adjective.removesuffix(end) for end in ENDINGS if adjective.endswith(end))
    forms = (f"{stem}{tail}" for stem in stems for tail in ("", "a", "e", "o", "ia"))
    return next((form for form in forms if form in names), "")


def happening(head: Token, predicate: Token | None) -> Token | None:
    """The event that a figure counts for: "the toll from Monday's [earthquake]", "a [bomb]"."""
    events = measure_words().of["events"]
    near = [head, *head.children] if head.pos_ == "NOUN" else []
    if predicate is not None:
        near += [c for c in predicate.children if c.i != head.i]
        near += [t for verb in occasions(predicate) for t in verb.children]
        if predicate.dep_ in ("advcl", "conj", "acl", "relcl") and predicate.head != predicate:
            near += [predicate.head, *predicate.head.children]
    for token in near:
        goals: list[Token] = list(token.children) if token.dep_ in ("prep", "agent") else []
        for noun in [token, *goals]:
            if noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in events:
                return noun
    return None


def occasions(predicate: Token | None) -> list[Token]:
    """The verbs that tell at what something happened: "when planes [bombed] the market", "a bus
    [fell] into a gorge, killing 12"."""
    if predicate is None:
        return []
    clauses = [c for c in predicate.children if c.dep_ == "advcl" and c.pos_ == "VERB"]
    found = [c for c in clauses if any(w.lower_ in ("when", "after", "as") for w in c.children)]
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in predicate.children)
    if predicate.dep_ == "conj" and predicate.tag_ == "VBG" and not own:
        predicate = predicate.head  # "killing 19 and [injuring] 240"
    if predicate.dep_ == "advcl" and predicate.tag_ == "VBG" and predicate.head.pos_ == "VERB":
        found.append(predicate.head)
    return found


def occasion_place(predicate: Token | None, names: Names) -> str:
    """Where that happened, "" where no clause says so."""
    for clause in occasions(predicate):
        for goal in (c for c in clause.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")):
            if place := _located(goal, names, 2) or _place(goal, names, 0):
                return place
        if place := _located(clause, names, depth=2):
            return place
    return ""


def event_place(event: Token, names: Names) -> tuple[str, bool]:
    """Where an event was, and whether the words on the event itself say so ("the Lahore attack",
    "the quake that struck Peru"); not so in "the quake killed 300 in Turkey", where the place can
    be that of the killed only."""
    for child in event.children:
        if child.dep_ in ("compound", "amod", "nmod", "poss"):
            mention = names.at(child)
            if mention is not None and mention.kind is MentionKind.PLACE:
                return mention.name, True
    if place := _located(event, names, depth=2):
        return place, True
    verbs = [c for c in event.children if c.dep_ == "relcl"]
    if event.dep_ == "nsubj" and event.head.pos_ == "VERB":
        verbs.append(event.head)
    for verb in verbs:
        goals = [c for c in verb.children if c.dep_ == "dobj"]
        if place := next((p for goal in goals if (p := _place(goal, names, 0))), ""):
            return place, True
        if place := _located(verb, names, depth=2):
            return place, verb != event.head
    return "", False


def place_in(phrase: Token, names: Names) -> str:
    """The place of one phrase: "12 in the village of Yanque"."""
    for goal in phrase.children:
        if goal.dep_ in ("pobj", "pcomp") and (place := _place(goal, names, 2)):
            return place
    return ""


def place_of(head: Token, predicate: Token | None, names: Names, *, sized: bool = False) -> str:
    """The nearest place that a locative phrase on the noun or its predicate names; else the city
    or region before the noun ("Ohio voters"). A place of another clause is not theirs.
    ``sized`` tells that a sum or size is meant, which is not where those are who pay it."""
    inner = (g for c in head.children if c.lower_ == "of" for g in c.children)
    for holder in (head, *inner, *_holders(predicate)):
        if place := _located(holder, names, depth=3, head=head):
            return place
    actors = _actors(predicate) if predicate is not None and not sized else ()
    if predicate is not None and (place := _reached(predicate, names)):
        return place
    if predicate is not None and (place := _there(predicate, names)):
        return place
    others = [noun for noun in actors if noun != head]
    for child in (*others, *(c for noun in (head, *others) for c in noun.children)):
        if child.dep_ in ("compound", "poss", "nmod", "amod", "nsubj"):
            mention = names.at(child)
            if mention is not None and mention.kind is MentionKind.PLACE:
                return "" if is_country(mention.name) else mention.name
    return ""


def _there(verb: Token, names: Names) -> str:
    """What "there" points back to: "In Dolores the mayor said seven people had died [there]"."""
    if not any(c.lower_ == "there" and c.dep_ == "advmod" for c in verb.children):
        return ""
    for above in verb.ancestors:
        if place := _located(above, names, depth=2):
            return place
    for token in reversed(verb.doc[: verb.i]):
        mention = names.at(token)
        if mention is not None and mention.kind is MentionKind.PLACE:
            return mention.name
    return ""


def registered_in(verb: Token, names: Names) -> str:
    """The place that registers what is there: "Brazil has registered 300 cases"."""
    if verb.lemma_.lower() not in measure_words().of["registering"]:
        return ""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    mention = names.at(subject) if subject is not None else None
    return mention.name if mention is not None and mention.kind is MentionKind.PLACE else ""


def _reached(verb: Token, names: Names) -> str:
    """The place that a verb has for its object: "entered Gaza", "crossed the Channel"."""
    if verb.lemma_.lower() not in measure_words().of["reaching"]:
        return ""
    goals = (c for c in verb.children if c.dep_ == "dobj")
    return next((place for goal in goals if (place := _place(goal, names, 0))), "")


def _holders(predicate: Token | None) -> Iterator[Token]:
    """The predicate, what completes it, and the verb that it completes or goes on from."""
    if predicate is None:
        return
    yield predicate
    for child in predicate.children:
        if child.dep_ in ("xcomp", "acomp", "dobj", "prt", "advmod", "attr"):
            yield child
    yield from _actors(predicate)
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in predicate.children)
    if predicate.head != predicate and (
        predicate.dep_ in ("xcomp", "acl", "acomp", "relcl")
        or (predicate.dep_ == "conj" and not own)
    ):
        yield predicate.head


def _actors(verb: Token) -> Iterator[Token]:
    """Those who do it where they are: "hospitals [in Lagos] treated 60"; not those who say it."""
    words, lemma = measure_words(), verb.lemma_.lower()
    other = words.of["showing"] | words.of["telling"] | words.of["setting"] | words.of["levels"]
    if lemma not in other | (words.of["hostile"] - words.of["caring"]):
        yield from (c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN"))


def _located(holder: Token, names: Names, depth: int, head: Token | None = None) -> str:
    """The place of the phrases that hang from a word, nearest first, those after it before those
    before it."""
    words = measure_words()
    phrases = [c for c in holder.children if c.dep_ in ("prep", "agent", "advmod", "dative")]
    phrases.sort(key=lambda c: (c.i < holder.i, abs(c.i - holder.i)))
    for phrase in phrases:
        if phrase.lower_ not in words.of["locatives"] or not _leads(phrase, holder):
            continue
        if head is not None and _is_anothers(phrase, head):
            continue
        for goal in phrase.children:
            if goal.dep_ in ("pobj", "pcomp") and (place := _place(goal, names, depth)):
                return place
            if goal.dep_ == "prep" and (place := _located(phrase, names, depth - 1)):
                return place
    return ""


def _is_anothers(phrase: Token, head: Token) -> bool:
    """Whether a place is that of a later number, not of ``head``: "900 fled and 40 [in Chad]"."""
    before = phrase.nbor(-1) if phrase.i > phrase.sent.start else head
    if before.pos_ != "NUM" or head in (before, before.head):
        return False
    return any(t.pos_ == "CCONJ" for t in head.doc[head.i : before.i])


def _leads(phrase: Token, holder: Token) -> bool:
    """Whether "to" leads to a place: "sent to Chad", but not "given to Chad"."""
    if phrase.lower_ not in ("to", "into", "toward", "towards"):
        return True
    moving = measure_words().of["motions"]
    return holder.lemma_.lower() in moving or holder.head.lemma_.lower() in moving


def _unlisted(goal: Token, names: Names) -> str:
    """A place that no list and no model knows, by its company: "in Maidu", "at Hallen depot",
    "the village of Yanque"."""
    sites = measure_words().of["sites"]
    parts = [c for c in goal.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    sited = goal.lemma_.lower() in sites
    if goal.pos_ == "PROPN":
        parts.append(goal)
        sited = goal.head.lower_ == "of" and goal.head.head.lemma_.lower() in sites
    elif not sited:
        return ""
    told = [names.at(t) for t in (*parts, goal)]
    people = any(m is not None and m.kind is MentionKind.PERSON for m in told)
    plain = not any(told) and all(t.ent_type_ in ("", "GPE", "LOC", "FAC") for t in parts)
    lower = any(t.is_alpha and t.text.islower() and len(t) > 3 for t in goal.sent)
    named = bool(parts) and parts[0].text[:1].isupper() and lower
    if not named or people or not (plain or sited):
        return ""
    return " ".join(t.text for t in sorted(parts, key=lambda t: t.i))


def _place(goal: Token, names: Names, depth: int) -> str:
    """The place a noun names; its own name before what it belongs to or lies in."""
    for token in (goal, *(c for c in goal.children if c.dep_ in ("compound", "amod", "nmod"))):
        mention = names.at(token)
        if mention is not None and mention.kind is MentionKind.PLACE:
            return mention.name
    if name := _unlisted(goal, names):
        return name
    for child in goal.children:
        if child.lower_ == "of" and (place := place_in(child, names)):
            return place
        mention = names.at(child)
        near = child.dep_ in ("poss", "appos", "conj")
        if near and mention is not None and mention.kind is MentionKind.PLACE:
            return mention.name
    return _located(goal, names, depth - 1) if depth > 0 else ""
