"""Whether a time is past or to come: "met on Friday", "will meet on Friday", "until Friday"."""

from collections.abc import Mapping, Sequence

from reportedly.text.intervals import is_since
from reportedly.text.namesakes import token_at
from reportedly.text.timex import Phrase
from reportedly.text.tokens import Doc, Token

__all__ = ["Tenses"]

_VERBAL = ("VERB", "AUX")
_TO_ROOT = 12
"""Steps from a word to its verb; longer ways do not happen in sound parses."""


class Tenses:
    """Judges by the verb that governs a phrase, and the word before it. ``cues`` are the word
    lists of ``lexicon/times.toml``."""

    def __init__(self, cues: Mapping[str, Sequence[str]]) -> None:
        self._cues = {name: frozenset(words) for name, words in cues.items()}

    def of(self, doc: Doc, phrase: Phrase) -> str:
        """Say "future" where the governing verb or the word before looks ahead, else "present"
        or "past"."""
        lead = phrase.neighbour(-1)
        if lead is not None and lead.text == "the":
            lead = phrase.neighbour(-2)
        before = lead.text if lead is not None else ""
        if is_since(phrase.text, phrase.start):
            return "gone"
        verb = _verb_of(token_at(doc, phrase.start, phrase.end))
        if before in ("until", "till") and verb is not None:
            return "past" if self._has_lasted(verb) else "future"
        if before == "through" and verb is not None and not self._is_over(verb):
            return "future"
        ahead = verb is not None and self._looks_ahead(verb, before)
        if phrase.rule == "quarter" and ahead and self._is_result(phrase):
            return "due"
        if ahead or (verb is not None and self._open(verb, before)):
            return "future"
        if phrase.rule == "month" and self._is_scheduled(phrase, verb):
            return "present"
        if verb is None or not _is_present(verb) or self._is_owner(phrase):
            return "past"
        return "present"

    def _has_lasted(self, verb: Token) -> bool:
        """ "Stayed until Friday", "did not see them until Friday": that Friday is past."""
        helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
        past = verb.tag_ == "VBD" or any(c.tag_ == "VBD" or c.lower_ == "could" for c in helpers)
        denied = any(c.dep_ == "neg" for c in verb.children)
        return past and (denied or verb.lemma_ in self._cues["lasted"])

    def _is_over(self, verb: Token) -> bool:
        """ "Spent 3 million through March"; but "extended it through March" looks ahead."""
        helpers = {c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(helpers & {"VBD", "VBZ", "VBP"}))
        passive = any(c.dep_ == "auxpass" and c.tag_ != "VBD" for c in verb.children)
        return past and not passive and verb.lemma_ not in self._cues["moved"]

    def _is_result(self, phrase: Phrase) -> bool:
        """ "Third-quarter results", "a third-quarter net loss"."""
        after = [word.text for word in (phrase.neighbour(1), phrase.neighbour(2)) if word]
        return bool(self._cues["results"] & set(after))

    def _is_owner(self, phrase: Phrase) -> bool:
        """ "Tuesday night's results suggest": the day is that of what is spoken of."""
        own, of = phrase.neighbour(1), (phrase.neighbour(2), phrase.neighbour(3))
        due = any(word.text in self._cues["scheduled"] for word in of if word)
        return own is not None and own.text == "'s" and not due

    def _is_scheduled(self, phrase: Phrase, verb: Token | None) -> bool:
        """ "Before the November election": the nearest one, whatever the verb tells; but not
        "after the November election", "won the November election"."""
        early = phrase.neighbour(-2)
        over = early is not None and early.text in self._cues["over"]
        if over or (verb is not None and verb.lemma_ in self._cues["decided"]):
            return False
        before, after = phrase.neighbour(-1), (phrase.neighbour(1), phrase.neighbour(2))
        led = before is not None and before.text in ("the", "a", "'s")
        return led and any(word.text in self._cues["scheduled"] for word in after if word)

    def _looks_ahead(self, verb: Token, before: str = "") -> bool:
        helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        planned = self._cues["planned"]
        if "have" in helpers and not helpers & {"will", "'ll"}:
            return False  # "would have met on Friday"
        if helpers & self._cues["ahead"] or verb.lemma_ in planned:
            return True
        if verb.lemma_ in self._cues["moved"] and before in self._cues["moved_to"]:
            return True
        if verb.tag_ == "VBG" and verb.lemma_ in self._cues["starting"]:
            return not helpers
        predicates = (c for c in verb.children if c.dep_ in ("acomp", "oprd", "xcomp"))
        if any(c.lemma_ in planned for c in predicates):
            return True
        if "to" not in helpers:
            chained = verb.dep_ == "xcomp" and verb.tag_ in ("VBG", "VBN") and verb.head != verb
            return chained and self._looks_ahead(verb.head)
        # "plans to meet" looks ahead, "was able to meet" does not, "would be lucky to meet" does
        if verb.head.tag_ == "JJ" and verb.head.head.pos_ in _VERBAL:
            return self._looks_ahead(verb.head.head)
        if verb.dep_ == "xcomp" and verb.head.lemma_ in self._cues["done"]:
            return self._looks_ahead(verb.head)
        return verb.tag_ == "VBN" or (
            verb.tag_ == "VB"
            and verb.head.tag_ != "JJ"
            and verb.dep_ in ("xcomp", "acl", "relcl", "ROOT", "ccomp")
        )

    def _open(self, verb: Token, before: str) -> bool:
        """Whether the verb only may come true: "may fall on Friday", "could go by the summer"; but
        "could not go on Friday" and "may have gone" tell of the past."""
        helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if "have" in helpers:
            return False
        if "could" in helpers:
            denied = any(c.dep_ == "neg" for c in verb.children)
            return before in ("by", "before", "as") or (before == "in" and not denied)
        return any(helper in self._cues["open"] for helper in helpers)


def _verb_of(token: Token | None) -> Token | None:
    """The verb that governs a token, or the last word reached on the way up."""
    for _ in range(_TO_ROOT):
        if token is None or token.head == token or _governs(token):
            break
        token = token.head
    return token


def _governs(token: Token) -> bool:
    return token.pos_ in _VERBAL and token.dep_ not in ("aux", "auxpass")


def _is_present(verb: Token) -> bool:
    return verb.tag_ in ("VBZ", "VBP")
