"""Whose those counted are: "North Korean soldiers", "munitions used by Russia", "Chad sent 40"."""

from collections.abc import Iterator

from reportedly.model.mention import Mention, MentionKind
from reportedly.text.governors import governor, level_noun
from reportedly.text.settings import Names
from reportedly.text.territories import is_country
from reportedly.text.tokens import Token
from reportedly.text.vocabulary import measure_words

__all__ = ["side_of"]

SIDES = (MentionKind.NATIONALITY, MentionKind.ORGANISATION, MentionKind.GOVERNMENT)

MODIFIERS = ("amod", "compound", "poss", "nmod")


def side_of(
    head: Token, predicate: Token | None, names: Names, *, people: bool, armed: bool = False
) -> str:
    """Whose the counted are, "" where the text does not say.

    Who sends, has, pays, sells or wins is a side; who kills, arrests or destroys is not, nor who
    says so. ``people`` tells that persons are counted: what is done to them makes nobody's side
    but by a verb of having ("sent", "employs", "lost"). Of ``armed`` forces every place that is
    named has them, a region or city too.
    """
    found = governor(head)
    above = found[0] if found is not None and found[0] != predicate else None
    if above is not None and above.lemma_.lower() not in measure_words().of["having"]:
        above = None
    side = _owner(head, names, armed=armed)
    for verb in (predicate, above):  # "Chad has lost 40 soldiers killed": lost, and killed
        side = side or _of_predicate(head, verb, names, people=people, armed=armed)
    side = side or (_among_own(predicate, names) if predicate is not None else "")
    return side or (_admitting(head, names) if armed else "")


def _admitting(head: Token, names: Names) -> str:
    """ "[Denmark] has admitted only 18 dead": whoever owns up to losses owns up to its own."""
    verb = next((t for t in head.ancestors if t.pos_ in ("VERB", "AUX")), None)
    admitting = measure_words().of["admitting"]
    while verb is not None and verb.lemma_.lower() not in admitting and verb.dep_ == "ccomp":
        verb = verb.head
    if verb is None or verb.lemma_.lower() not in admitting:
        return ""
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < head.i), None)
    return _party(subject, names, person=False, armed=True) if subject is not None else ""


def _among_own(verb: Token, names: Names) -> str:
    """ "Ferro put strikers among [its own] staff at 19,500": whoever tells it of itself."""
    goals = (g for c in verb.children if c.lower_ == "among" for g in c.children)
    if not any(c.lower_ in ("its", "their") for g in goals for c in g.children):
        return ""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return _party(subject, names, person=False) if subject is not None else ""


def _owner(head: Token, names: Names, *, armed: bool = False) -> str:
    """The side that the noun itself names: "Ukraine's losses", "Russian-flagged vessels"."""
    own = names.at(head)
    if own is not None and own.kind is MentionKind.NATIONALITY:
        return own.name
    if (owner := _speaking_of_itself(head)) is not None:
        return _party(owner, names, person=False)
    for child in head.children:
        if child.dep_ in MODIFIERS:
            for token in (child, *child.children):
                name = names.behind(token)
                if name := name or _named(token, names, person=child.dep_ == "poss", armed=armed):
                    return name
    owners = [c for c in head.children if c.lower_ in measure_words().of["owners"]]
    if head.i + 1 < len(head.doc) and head.nbor().lower_ == "from":
        owners.append(head.nbor())
    goals = (g for child in owners for g in child.children if g.dep_ == "pobj")
    return next((name for goal in goals if (name := _party(goal, names, person=False))), "")


def _speaking_of_itself(head: Token) -> Token | None:
    """Who says something of its own: "the Kenyan army said 70 of [its] soldiers"."""
    if not any(c.tag_ == "PRP$" and c.lower_ in ("its", "their") for c in head.children):
        return None
    for verb in head.ancestors:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i < head.i and head not in child.subtree:
                return child if child.pos_ in ("NOUN", "PROPN") else None
    return None


def _named(token: Token, names: Names, *, person: bool, armed: bool = False) -> str:
    """The name of a side at a token: a city or region is a place, and no side."""
    mention = names.at(token)
    if mention is None:
        return ""
    if armed and mention.kind is MentionKind.PLACE:
        return mention.name
    if armed and mention.kind is MentionKind.OTHER and _is_people(token):
        return mention.name
    return mention.name if _is_side(mention) or (person and _is_person(mention)) else ""


def _is_people(token: Token) -> bool:
    """Whether an adjective that no list knows is of a people or a movement: "Houthi fighters"."""
    return token.dep_ in ("amod", "compound") and token.text.istitle() and token.text.isalpha()


def _is_side(mention: Mention) -> bool:
    return mention.kind in SIDES or (
        mention.kind is MentionKind.PLACE and is_country(mention.name)
    )


def _is_person(mention: Mention) -> bool:
    return mention.kind is MentionKind.PERSON


def _party(noun: Token, names: Names, *, person: bool, armed: bool = False) -> str:
    """The side a noun phrase names: its head, or the adjective of "the Russian army"."""
    if name := _named(noun, names, person=person, armed=armed):
        return name
    if noun.pos_ not in ("NOUN", "PROPN"):
        return ""
    inside = (c for c in noun.children if c.dep_ in (*MODIFIERS, "appos"))
    named = (_named(c, names, person=False, armed=armed) or names.behind(c) for c in inside)
    return next((name for name in named if name), "")


def _of_predicate(
    head: Token, predicate: Token | None, names: Names, *, people: bool, armed: bool
) -> str:
    if predicate is None or predicate.pos_ not in ("VERB", "AUX"):
        return ""
    words, lemma = measure_words(), predicate.lemma_.lower()
    noun = level_noun(predicate) if head.head.lower_ in ("at", "to", "from") else None
    if noun is not None and noun != head:
        return _owner(noun, names)
    having = lemma in words.of["having"]
    for goal in _agents(predicate):
        if having or not (people or lemma in words.of["hostile"]):
            return _party(goal, names, person=True)
    if receiver := _receiver(predicate, head):
        return _party(receiver, names, person=True)
    aloof = words.of["hostile"] | words.of["telling"] | words.of["refusing"]
    done_to = having or not (people or lemma in aloof)
    found = governor(head)
    role = found[1] if found is not None and found[0] == predicate else head.dep_
    done_to = done_to and (having or role in ("dobj", "npadvmod", "oprd", "appos", "conj"))
    subject = _subject(head, predicate) if done_to else None
    return _party(subject, names, person=True, armed=armed) if subject is not None else ""


def _agents(verb: Token) -> Iterator[Token]:
    return (g for c in verb.children if c.dep_ == "agent" for g in c.children)


def _receiver(verb: Token, head: Token) -> Token | None:
    """Who is fined, sentenced or charged: "Chevron was fined $3m", "the flood cost them $3m"."""
    if verb.lemma_.lower() not in measure_words().of["imposing"] and verb.text != "fined":
        return None
    for child in verb.children:
        role = child.dep_ in ("dative", "nsubjpass", "dobj") and child.pos_ != "ADP"
        if role and head not in child.subtree:
            return child
    return None


def _speaker(verb: Token) -> Token | None:
    """Who says of itself what a verb tells: "[Belmark] says it lost nine men"."""
    keeps = verb.lemma_.lower() in ("hold", "keep", "get", "receive")
    if (
        keeps
        or verb.dep_ != "ccomp"
        or verb.head.lemma_.lower() not in measure_words().of["showing"]
    ):
        return None
    subjects = (c for c in verb.head.children if c.dep_ == "nsubj")
    named = (c for c in subjects if c.pos_ in ("NOUN", "PROPN") and c.ent_type_ != "PERSON")
    return next(named, None)


def _subject(head: Token, predicate: Token) -> Token | None:
    """The subject of a verb that has the counted for its object, not the counted themselves."""
    verb = predicate
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj":
                inside = child.i == head.i or head in child.subtree
                relative = child.tag_ in ("WDT", "WP") and verb.dep_ == "relcl"
                if not inside and child.lower_ in ("it", "they"):
                    return _speaker(verb)
                return None if inside else verb.head if relative else child
            if child.dep_ == "nsubjpass":
                return None
        if verb.dep_ not in ("xcomp", "conj", "ccomp", "advcl"):
            return None
        verb = verb.head
    return None
