"""What one quotation mark can do: open in " “We", close in "go,” he", or measure in "5'10\"" """

__all__ = [
    "DOUBLE",
    "STARTING",
    "close_of_single",
    "closes",
    "inches",
    "misplaced",
    "opens",
    "opens_oddly",
    "opens_single",
    "paired",
]

OPENERS = "“„«"
CLOSERS = "”»"
DOUBLE = OPENERS + CLOSERS + '"'
STARTING = OPENERS + '"‘'
"""Marks with which a paragraph may go on with a quotation."""

SINGLE = "‘’'"
BEFORE = set("([{—–-/|:>…,") | {"\u200b", "\u200d", "\ufeff"}
STOPS = frozenset(".,;:?!…")
CLIPPED = ("em ", "til ", "tis ", "twas ", "cause ", "bout ", "n ", "s ", "round ")
"""Words that begin with an apostrophe when clipped ("rock 'n' roll", "the '90s")."""


def paired(text: str) -> str:
    """Two single marks typed for a double one (``so'' or ''so''), as one mark and no character
    more or less: the second of an opening pair and the first of a closing pair count."""
    for pair in ("``", "''", "‘‘", "’’"):
        if pair not in text:
            continue
        pieces = text.split(pair)
        made = pieces[0]
        for piece in pieces[1:]:
            begins = (not made or made[-1].isspace() or made[-1] in BEFORE) and piece[:1].strip()
            made += ('\u200b"' if begins else '"\u200b') + piece
        text = made
    return text


def opens(text: str, i: int) -> bool:
    """Whether the double mark at ``i`` can open a quotation as it should be typed."""
    before, after = text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
    if text[i] in OPENERS and (before.isspace() or not after.isspace()):
        return i + 1 < len(text)
    if after.isspace() or text[i] in CLOSERS:
        return False
    return before.isspace() or before in BEFORE or before in SINGLE


def closes(text: str, i: int) -> bool:
    """Whether the double mark at ``i`` can close one."""
    if text[i] in CLOSERS:
        return True
    before, after = text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
    return not (before.isspace() or before in "([—") or not after.isalnum()


def opens_oddly(text: str, i: int, following: int) -> bool:
    """Whether a mark that should not open does so all the same, given the place of the next
    double mark in its paragraph (or -1): glued to the sentence before (said."Yes,"), to a word
    (has"done more"), set off by a space (" as ever "), or the wrong one of a pair (”Yes,”)."""
    if following < 0 or text[i] not in '"”':
        return False
    before, after = text[i - 1 : i] or " ", text[i + 1 : i + 2]
    if text[i] == "”":
        return before.isspace() and after.isalnum()
    if before in STOPS or before in DOUBLE:
        return after.isupper() or after == "["
    shut = closes(text, following) and not opens(text, following)
    if before.isalpha():
        return after.isalpha() and shut
    digit = text[:i].rstrip()[-1:].isdigit() if before.isspace() else True
    return after.isspace() and not digit and (shut or text[following + 1 : following + 2] == " ")


def misplaced(text: str, i: int, following: int) -> bool:
    """Whether a mark closes though a space slipped in before it: '"Never, "she said. "Go."'."""
    if text[i] != '"' or following < 0 or text[i - 1] != " " or text[i - 2] not in ",?!":
        return False
    return opens(text, following) and not closes(text, following)


def inches(text: str, i: int, following: int) -> bool:
    """Whether a mark within a quotation measures: "he is 5'10" tall"."""
    if text[i] != '"' or not text[i - 1].isdigit():
        return False
    feet = text[max(0, i - 3) : i].lstrip("0123456789")[:1]
    if feet and feet in "'’":
        return True
    return following >= 0 and closes(text, following) and not opens(text, following)


def opens_single(text: str, i: int) -> bool:
    before, after = text[i - 1 : i] or " ", text[i + 1 : i + 2] or " "
    if not (before.isspace() or before in "([—–") or not (after.isalnum() or after in "[…"):
        return False
    return text[i] == "‘" or not (after.isdigit() or text.startswith(CLIPPED, i + 1))


def close_of_single(text: str, i: int, end: int) -> int:
    """Where a quotation opened by a single mark at ``i`` ends, or -1 where it was an apostrophe.

    A mark after "s" and before a lower-case word may be a plural's apostrophe ("the workers'
    demands"), so it ends the quotation only if no other mark does.
    """
    doubtful = -1
    for j in range(i + 2, end):
        if text[j] == "‘":
            break
        after = text[j + 1] if j + 1 < end else " "
        if text[j] not in "’'" or text[j - 1].isspace() or after.isalnum():
            continue
        if text[j - 1] not in "sS" or not text[j + 1 : j + 3].strip().islower():
            return j
        doubtful = j if doubtful < 0 else doubtful
    return doubtful
