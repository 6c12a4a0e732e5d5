"""Where, and on whose side: "North Korean soldiers … in Russia's Kursk region"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.model.mention import Mention, MentionKind
from reportedly.text.parse import Parse
from reportedly.text.states import measure_words

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Names", "event_place", "happening", "place_in", "place_of", "side_of"]

SIDES = (
    MentionKind.NATIONALITY, MentionKind.ORGANISATION, MentionKind.GOVERNMENT, MentionKind.PLACE,
)  # fmt: skip


class Names:
    """The mentions of an article, found by any of their tokens."""

    def __init__(self, parsed: Parse, mentions: Iterable[Mention]) -> None:
        self._of: dict[tuple[int, int], Mention] = {}
        for mention in mentions:
            for token in parsed.tokens(mention.span):
                self._of.setdefault((id(token.doc), token.i), mention)

    def at(self, token: "Token") -> Mention | None:
        return self._of.get((id(token.doc), token.i))


def side_of(head: "Token", predicate: "Token | None", names: Names) -> str:
    """Whose the counted are: "North Korean soldiers", "soldiers from Chad", "Chad sent troops"."""
    own = names.at(head)
    if own is not None and own.kind is MentionKind.NATIONALITY:
        return own.name
    for child in head.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod", "appos"):
            for token in (child, *child.children):
                mention = names.at(token)
                if mention is not None and mention.kind in SIDES:
                    return mention.name
    owners = [c for c in head.children if c.lower_ in measure_words().of["owners"]]
    if head.i + 1 < len(head.doc) and head.nbor().lower_ == "from":
        owners.append(head.nbor())
    for child in owners:
        for goal in child.children:
            mention = names.at(goal)
            if goal.dep_ == "pobj" and mention is not None and mention.kind in SIDES:
                return mention.name
    return _subject(head, predicate, names)


def _subject(head: "Token", predicate: "Token | None", names: Names) -> str:
    """The side of what somebody sends, has or loses."""
    if predicate is None or predicate.lemma_.lower() not in measure_words().of["having"]:
        return ""
    verb = predicate
    for _ in range(3):
        for child in verb.children:
            if child.dep_ == "nsubj" and child.i != head.i and head not in child.subtree:
                mention = names.at(child)
                return mention.name if mention is not None and mention.kind in SIDES else ""
        if verb.dep_ not in ("xcomp", "conj", "ccomp"):
            break
        verb = verb.head
    return ""


def happening(head: "Token", predicate: "Token | None") -> "Token | None":
    """The event that a figure counts for: "the toll from Monday's [earthquake]", "a [bomb]"."""
    events = measure_words().of["events"]
    near = [head, *head.children] if head.pos_ == "NOUN" else []
    if predicate is not None:
        near += [c for c in predicate.children if c.i != head.i]
        if predicate.dep_ in ("advcl", "conj", "acl", "relcl") and predicate.head is not predicate:
            near += [predicate.head, *predicate.head.children]
    for token in near:
        goals: list[Token] = list(token.children) if token.dep_ in ("prep", "agent") else []
        for noun in [token, *goals]:
            if noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in events:
                return noun
    return None


def event_place(event: "Token", names: Names) -> tuple[str, bool]:
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
            return place, verb is not event.head
    return "", False


def place_in(phrase: "Token", names: Names) -> str:
    """The place of one phrase: "12 in the village of Yanque"."""
    for goal in phrase.children:
        if goal.dep_ in ("pobj", "pcomp") and (place := _place(goal, names, 2)):
            return place
    return ""


def place_of(head: "Token", predicate: "Token | None", names: Names) -> str:
    """The nearest place that a locative phrase on the noun or its predicate names."""
    holders = [head]
    if predicate is not None:
        holders += [
            predicate,
            *(
                c
                for c in predicate.children
                if c.dep_ in ("xcomp", "acomp", "dobj", "prt", "advmod", "ccomp")
            ),
        ]
        if (
            predicate.dep_ in ("xcomp", "conj", "acl", "relcl", "acomp")
            and predicate.head is not predicate
        ):
            holders.append(predicate.head)
    for holder in holders:
        if place := _located(holder, names, depth=3):
            return place
    return ""


def _located(holder: "Token", names: Names, depth: int) -> str:
    """The place of the phrases that hang from a word, nearest first, those after it before those
    before it."""
    words = measure_words()
    phrases = [c for c in holder.children if c.dep_ in ("prep", "agent") or c.dep_ == "advmod"]
    phrases.sort(key=lambda c: (c.i < holder.i, abs(c.i - holder.i)))
    for phrase in phrases:
        if phrase.lower_ not in words.of["locatives"]:
            continue
        for goal in phrase.children:
            if goal.dep_ in ("pobj", "pcomp") and (place := _place(goal, names, depth)):
                return place
            if goal.dep_ == "prep" and (place := _located(phrase, names, depth - 1)):
                return place
    return ""


def _place(goal: "Token", names: Names, depth: int) -> str:
    """The place a noun names; its own name before what it belongs to or lies in."""
    for token in (goal, *(c for c in goal.children if c.dep_ in ("compound", "amod", "nmod"))):
        mention = names.at(token)
        if mention is not None and mention.kind is MentionKind.PLACE:
            return mention.name
    for child in goal.children:
        if child.lower_ == "of" and (place := place_in(child, names)):
            return place
        mention = names.at(child)
        near = child.dep_ in ("poss", "appos", "conj")
        if near and mention is not None and mention.kind is MentionKind.PLACE:
            return mention.name
    return _located(goal, names, depth - 1) if depth > 0 else ""
