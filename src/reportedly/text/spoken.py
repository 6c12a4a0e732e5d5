"""Numbers in words: "three lakh crore", "two point five", "a million and a half", "two-thirds"."""

import re

from reportedly.text.numeral import Numeral, Sort, number_words, product
from reportedly.text.parts import added_part, of_scale, part_words
from reportedly.text.shares import is_share_word
from reportedly.text.sums import Reached, Sum

__all__ = ["spoken"]


def spoken(text: str, start: int, at: int) -> Numeral | None:
    """The number in words from ``at`` on, in a span from ``start``; None where there is none.

    It stops where the next word would not belong to it. An ordinal is given as such.
    """
    first = re.compile(r"[a-z]+", re.IGNORECASE).match(text, at)
    running, words = Sum(), number_words()
    if first is None or first[0].lower() == "score":
        return None
    word = first[0].lower()
    if word in words.ordinals:
        rank = words.ordinals[word]
        return Numeral(at, first.end(), None, None, None, Sort.ORDINAL, rank=rank)
    if not running.takes(word, False):
        return None
    states, follows = _states(text, running, first.end())
    if (found := _ordinal(text, start, states, follows)) is not None:
        return found
    if (found := _share(text, start, states)) is not None:
        return found
    last = states[-1]
    point = part_words().decimals.match(text, last.end)
    if point and not (last.value == 1 and _is_moment(text, start, point.end())):
        return _pointed(text, start, last.value, point)
    if word in ("nought", "naught") or _is_pronoun(text, start, last):
        return None
    return Numeral(start, last.end, last.value, last.value, last.value, scale=last.factor)


def _states(text: str, running: Sum, end: int) -> tuple[list[Reached], re.Match[str] | None]:
    """Every number that the words from ``end`` on make in turn, and the word that ends them."""
    words, states = number_words(), [running.reached(end, False)]
    while True:
        end = states[-1].end
        if running.last != "part" and (part := added_part(text, end)) is not None:
            running.adds(part[0])
            states.append(running.reached(part[1], False))
            continue
        follows = words.next.match(text, end)
        if follows is None:
            return states, None
        joined, word = bool(follows["and"]), follows["word"].lower()
        if not running.takes(word, joined):
            # "one hundred and two hundred": what was joined by "and" begins another number.
            while len(states) > 1 and states[-1].joined and word in words.scales:
                states.pop()
            return states, follows
        states.append(running.reached(follows.end(), joined))


def _ordinal(
    text: str, start: int, states: list[Reached], follows: re.Match[str] | None
) -> Numeral | None:
    """ "twenty-first", "two hundred and fifth", "hundred thousandth"; "one hundredth of" and
    "one-third" are shares."""
    words = number_words()
    rank = words.ordinals.get(follows["word"].lower()) if follows else None
    if follows is None or rank is None:
        return None
    last = states[-1]
    if last.value == 1 and len(states) == 1 and not follows["and"] and rank > 2:
        if text[last.end] == "-" or is_share_word(text, start, follows.end()):
            return _ratio(text, start, follows.end(), 1 / rank)
        if rank < 100:
            return None
    small = rank < 100
    if last.last == "tens":
        article = re.search(r"\ban? $", text[max(0, start - 3) : start], re.IGNORECASE)
        if (rank >= 10 and small) or follows["and"] or (rank == 2 and article):
            return None
        total = last.value + rank if small else last.value * rank
    elif last.last in ("hundred", "scale"):
        if rank == 2 or (not small and follows["and"]):
            return None
        total = last.value + rank if small else last.value * rank
    elif small or follows["and"]:
        return None
    else:
        total = last.value * rank
    return Numeral(start, follows.end(), None, None, None, Sort.ORDINAL, rank=total)


def _share(text: str, start: int, states: list[Reached]) -> Numeral | None:
    """ "two thirds", "three twenty-firsts", "a hundred thousandths"."""
    words, last = number_words(), states[-1]
    match = part_words().pieces.match(text, last.end)
    if match is None:
        return None
    word = match["of"].lower()
    parts = words.parts.get(word, 1.0)
    value = last.value
    if match["tens"]:
        parts += words.tens[match["tens"].lower()]
    elif last.last == "tens" and len(states) > 1 and parts < 10:
        value, parts = states[-2].value, parts + last.value - states[-2].value
    if word == "firsts" and parts < 20:
        return None
    if not word.endswith("s"):
        joined = text[last.end] == "-"
        known = joined or word == "half" or is_share_word(text, start, match.end())
        if value != 1 or not known:
            return None
    elif value <= 1 or (value >= parts and parts < 5) or _is_time(text, start, match, value):
        return None
    return _ratio(text, start, match.end(), value / parts)


def _is_time(text: str, start: int, match: re.Match[str], value: float) -> bool:
    """ "two quarters", "the last three quarters", "three quarters in a row" are periods."""
    if match["of"].lower() != "quarters":
        return False
    before = text[max(0, start - 14) : start]
    after = re.compile(r" (?:in a row|running|ago|of (?:growth|decline|contraction|losses))\b")
    return (
        value != 3
        or after.match(text, match.end()) is not None
        or re.search(r"\b(?:last|past|first|next|previous|consecutive|straight) $", before)
        is not None
    )


MEASURED = re.compile(r" (?:per cent|percent|percentage|million|billion|trillion|degrees)\b")


def _is_moment(text: str, start: int, end: int) -> bool:
    """ "At one point three men stood there" has no decimals, "at one point three per cent" has."""
    return text[max(0, start - 3) : start].lower() == "at " and not MEASURED.match(text, end)


def _pointed(text: str, start: int, whole: float, point: re.Match[str]) -> Numeral:
    """ "three point five million", "zero point zero eight"."""
    words, decimals, after_tens = number_words(), "", False
    for word in re.split(r"[ -]", point["words"].strip(" -").lower()):
        value = {**words.ones, **words.teens, **words.tens}[word]
        if word in words.ones and after_tens:
            decimals = decimals[:-1]
        decimals += str(int(value))
        after_tens = word in words.tens
    value, end, scale = float(f"{whole:.0f}.{decimals}"), point.end(), 1.0
    while follows := words.next.match(text, end):
        if follows["and"] or follows["word"].lower() not in words.scales:
            break
        scale, end = scale * words.scales[follows["word"].lower()], follows.end()
    total = product(value, scale)
    return Numeral(start, end, total, total, total, scale=scale)


def _ratio(text: str, start: int, end: int, ratio: float) -> Numeral:
    """A share, or the count that it is where a scale word follows: "two thirds of a million"."""
    if (scale := of_scale(text, end)) is not None:
        total = product(ratio, scale[0])
        return Numeral(start, scale[1], total, total, total, scale=scale[0])
    return Numeral(start, end, ratio, ratio, ratio, Sort.FRACTION)


PRONOUN = re.compile(r" (?:you|who|that|i|we|they|he|she|it|which)\b", re.IGNORECASE)


def _is_pronoun(text: str, start: int, last: Reached) -> bool:
    """ "the one you mentioned", "which one": no number."""
    if text[start : last.end].lower() != "one":
        return False
    before = text[max(0, start - 12) : start].lower()
    if re.search(r"(?<!\bin )(?<!\bof )(?<!\bby )(?<!\bfor )(?<!\bto )\bwhich $", before):
        return True
    return re.search(r"\bthe $", before) is not None and bool(PRONOUN.match(text, last.end))
