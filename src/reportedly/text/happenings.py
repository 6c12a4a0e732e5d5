"""On which day something happened, where the article says it: "Monday's quake", "the vote on
Sunday", "the strike began on 2 April"."""

from collections.abc import Mapping, Sequence

from reportedly.text.calendar import Value
from reportedly.text.tokens import Doc, Token

__all__ = ["Happenings"]

_NOUNS = ("NOUN", "PROPN")
_SUBJECTS = ("nsubj", "nsubjpass")
_TO_VERB = 6
"""Steps from a day to its verb."""


class Happenings:
    """The days of happenings, by the noun that names them.

    ``words`` is ``[happenings]`` of ``lexicon/times.toml``: verbs after which a subject or an
    object is what happened, and the nouns of verbs ("convict": "verdict"). A noun with two days
    has none: there are two of its kind.
    """

    def __init__(self, words: Mapping[str, Sequence[str] | Mapping[str, Sequence[str]]]) -> None:
        self._begin = frozenset(words["begin"])
        self._hold = frozenset(words["hold"])
        nouns = words["nouns"]
        assert isinstance(nouns, Mapping)
        self._nouns: Mapping[str, Sequence[str]] = nouns
        self._days: dict[str, list[tuple[Value, int]]] = {}

    def learn(self, doc: Doc, start: int, end: int, value: Value, offset: int) -> None:
        """Note what happened on a day whose words stand at ``start`` to ``end`` of ``doc``;
        ``offset`` is where they stand in the article."""
        piece = doc.char_span(start, end, alignment_mode="expand")
        if piece is None or not len(piece):
            return
        for name in self._names(piece.root):
            known = self._days.setdefault(name, [])
            if all(value.first != other.first for other, _ in known):
                known.append((value, offset))

    def day(self, noun: Token) -> tuple[Value, int] | None:
        """The only day a happening is told to have been on, and where the article says it."""
        found = self._days.get(noun.lemma_.lower(), [])
        return found[0] if len(found) == 1 else None

    def _names(self, day: Token) -> list[str]:
        if day.dep_ in ("poss", "compound", "nmod") and day.head.pos_ in _NOUNS:
            return [day.head.lemma_.lower()]
        above = day.head
        if above.dep_ == "prep" and above.lower_ in ("on", "of", "in"):
            above = above.head
            if above.pos_ in _NOUNS and not _is_measured(above):
                return [above.lemma_.lower(), *self._around(above)]
        for _ in range(_TO_VERB):
            if above.pos_ in ("VERB", "AUX") or above.head == above:
                break
            above = above.head
        return self._of_verb(above) if above.pos_ == "VERB" else []

    def _around(self, noun: Token) -> list[str]:
        """The parser gives "held a vote in May on Sunday" to any noun near: ask its verb too."""
        if noun.dep_ in ("dobj", "nsubj", "nsubjpass") and noun.head.pos_ == "VERB":
            return [name for name in self._of_verb(noun.head) if name != noun.lemma_.lower()]
        return []

    def _of_verb(self, verb: Token) -> list[str]:
        lemma = verb.lemma_.lower()
        named = list(self._nouns.get(lemma, ()))
        for child in verb.children:
            subject = child.dep_ in _SUBJECTS and (
                lemma in self._begin or (child.dep_ == "nsubjpass" and lemma in self._hold)
            )
            if child.dep_ in ("acomp", "oprd", "ccomp", "xcomp"):  # "was found guilty"
                named += self._nouns.get(child.lemma_.lower(), ())
            if subject or (child.dep_ == "dobj" and lemma in self._hold):
                named.append(child.lemma_.lower())
        return named


def _is_measured(noun: Token) -> bool:
    """Whether a noun is counted ("killed 12 people on Monday"): no happening."""
    return any(child.dep_ == "nummod" for child in noun.children)
