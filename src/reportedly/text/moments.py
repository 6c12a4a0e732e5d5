"""Which day a figure holds for: "fourteen ships were waiting on Monday", "by Friday"."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from reportedly.model.time import Time, TimeKind
from reportedly.text.parse import Parse
from reportedly.text.states import measure_words, verb_above

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Moments", "day_of", "says_until"]


def day_of(edtf: str) -> str:
    """The day of a moment ("2026-09-07T06:00:00" is of 2026-09-07); other values as they are."""
    return edtf if "/" in edtf else edtf.partition("T")[0]


class Moments:
    """The datable times of an article with the verbs they belong to."""

    def __init__(self, parsed: Parse, times: Iterable[Time]) -> None:
        self._of: dict[tuple[int, int], list[tuple[Token, Time]]] = {}
        for time in times:
            if time.edtf and time.kind in (TimeKind.DATE, TimeKind.TIME):
                tokens = parsed.tokens(time.span)
                verb = verb_above(tokens[0]) if tokens else None
                if verb is not None and not _opens(tokens[0]):
                    self._of.setdefault((id(verb.doc), verb.i), []).append((tokens[-1], time))

    def beside(self, verb: "Token | None", number: "Token") -> "tuple[Time, Token] | None":
        """The time of a predicate, or of the verb it hangs from by "to" or "and", that stands
        nearest to the figure; one after the figure is nearer than one before."""
        for _ in range(3):
            if verb is None:
                return None
            if found := self._of.get((id(verb.doc), verb.i)):
                own = [(t, time) for t, time in found if not _of_a_thing(t)] or found
                token, time = min(own, key=lambda one: _distance(one[0], number))
                return time, token
            verb = verb.head if verb.dep_ in ("xcomp", "conj") and verb.head is not verb else None
        return None

    def of_event(self, event: "Token | None") -> str:
        """The day (EDTF) on an event itself: "Monday's earthquake", "the quake on Monday"."""
        if event is None:
            return ""
        inside = {t.i for t in event.subtree}
        for (doc, _), found in self._of.items():
            if doc == id(event.doc):
                for token, time in found:
                    if token.i in inside:
                        return day_of(time.edtf)
        return ""


def _opens(token: "Token") -> bool:
    """Whether a time only says since when: the figure holds for the day it is given."""
    return token.lower_ == "since" or (token.i > 0 and token.nbor(-1).lower_ == "since")


def _of_a_thing(token: "Token") -> bool:
    """Whether a time belongs to a noun ("Monday's earthquake"), not to what is said of it."""
    own = token.nbor() if token.text != "'s" and token.i + 1 < len(token.doc) else token
    return own.tag_ == "POS" or token.dep_ == "poss"


def _distance(token: "Token", number: "Token") -> int:
    return token.i - number.i if token.i > number.i else 2 * (number.i - token.i)


def says_until(token: "Token") -> bool:
    """Whether a time says up to when a count runs: "as of Friday", "by Monday evening"."""
    doc, at = token.doc, token.i
    before = [t.lower_ for t in doc[max(token.sent.start, at - 4) : at]]
    words = measure_words().of["until"]
    return any(w in words for w in before) or "as of" in " ".join(before)
