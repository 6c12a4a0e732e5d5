"""Which day a figure holds for: "fourteen ships were waiting on Monday", "by Friday"."""

from collections.abc import Iterable

from reportedly.model.time import Grain, Time, TimeKind
from reportedly.text.parse import Parse
from reportedly.text.states import measure_words, verb_above
from reportedly.text.tokens import Token

__all__ = ["Moments", "day_of", "says_until"]


def day_of(edtf: str) -> str:
    """The day a figure given with a time holds for: the day of a moment ("2026-09-07T06:00:00Z"
    is of 2026-09-07), the last day of a limit ("by Friday" is "../2026-09-11", so 2026-09-11);
    other values as they are.

    >>> day_of("../2026-09-11T18:00:00"), day_of("2026-03/2026-05")
    ('2026-09-11', '2026-03/2026-05')
    """
    whole = edtf.removeprefix("../")
    return whole if "/" in whole else whole.partition("T")[0]


class Moments:
    """The datable times of an article with the verbs they belong to."""

    def __init__(self, parsed: Parse, times: Iterable[Time]) -> None:
        self._of: dict[tuple[int, int], list[tuple[Token, Time]]] = {}
        self._since: dict[tuple[int, int], list[tuple[Token, Time]]] = {}
        whole: Time | None = None
        for time in times:
            inside = whole is not None and whole.span.holds(time.span)
            if not time.edtf or time.kind not in (TimeKind.DATE, TimeKind.TIME) or inside:
                continue  # of "from 3 to 9 May" the interval counts, not its ends
            whole = time if time.grain is Grain.RANGE else whole
            tokens = parsed.tokens(time.span)
            verb = verb_above(tokens[0]) if tokens else None
            if verb is not None:
                of = self._since if _opens(tokens[0]) else self._of
                of.setdefault((id(verb.doc), verb.i), []).append((tokens[-1], time))

    def beside(self, verb: Token | None, number: Token) -> "tuple[Time, Token] | None":
        """The time of a predicate, or of the verb it hangs from by "to" or "and", that stands
        nearest to the figure; one after the figure is nearer than one before."""
        for _ in range(3):
            if verb is None:
                return None
            if found := self._of.get((id(verb.doc), verb.i)):
                held = [(t, time) for t, time in found if _is_of(t, number)]
                own = held or [(t, time) for t, time in found if not _of_a_thing(t)] or found
                token, time = min(own, key=lambda one: _distance(one[0], number))
                return time, token
            verb = verb.head if verb.dep_ in ("xcomp", "conj") and verb.head != verb else None
        return None

    def since(self, verb: Token | None, number: Token) -> str:
        """The first day (EDTF) from which a figure is counted, "" where none is told: "40 have
        died since March 2024" counts from 2024-03-01 up to the day it is said."""
        if verb is None:
            return ""
        found = self._since.get((id(verb.doc), verb.i), [])
        near = min(found, key=lambda one: _distance(one[0], number), default=None)
        return (near[1].first or "") if near is not None else ""

    def of_event(self, event: Token | None) -> str:
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


def _opens(token: Token) -> bool:
    """Whether a time only says since when: the figure holds for the day it is given."""
    return token.lower_ == "since" or (token.i > 0 and token.nbor(-1).lower_ == "since")


def _of_a_thing(token: Token) -> bool:
    """Whether a time belongs to a noun ("Monday's earthquake"), not to what is said of it."""
    own = token.nbor() if token.text != "'s" and token.i + 1 < len(token.doc) else token
    return own.tag_ == "POS" or token.dep_ == "poss"


def _is_of(token: Token, number: Token) -> bool:
    """Whether a time owns the figure: "the previous week's 12"."""
    return (
        number in (token.head, token.head.head)
        and token.i < number.i
        and (token.dep_ == "poss" or token.head.dep_ == "poss")
    )


def _distance(token: Token, number: Token) -> int:
    return token.i - number.i if token.i > number.i else 2 * (number.i - token.i)


def says_until(token: Token) -> bool:
    """Whether a time says up to when a count runs: "as of Friday", "by the end of the month".
    ``token`` is its last one; "rose to 31 on Friday" does not say so."""
    words = measure_words().of["until"]
    up = token
    for _ in range(_TO_PREPOSITION):
        if up.pos_ in ("VERB", "AUX"):
            return False
        if up.lower_ in words or (up.lower_ == "of" and up.i and up.nbor(-1).lower_ == "as"):
            return up.i < token.i
        if up.head == up:
            return False
        up = up.head
    return False


_TO_PREPOSITION = 6
