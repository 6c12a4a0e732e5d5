"""Other people's words, made harmless to show: a hidden "right-to-left" mark becomes visible."""

import re
import unicodedata

__all__ = ["one_line", "shortened", "visible"]

# Terminal escapes (C0, C1), marks that reorder or hide text (bidi controls, zero width, tags)
# and lone surrogates, which no file can hold.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text with every control character written out as ``[U+202E]``; line breaks stay."""
    if text.isprintable():  # most is, and none of the unsafe
        return text
    return _UNSAFE.sub(_shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The same on one line, white space squeezed."""
    return " ".join(visible(text).split())


def shortened(text: str, most: int) -> str:
    """On one line of ``most`` characters at most; ``…`` marks a cut."""
    line = one_line(text)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def _shown(found: re.Match[str]) -> str:
    char = found[0]
    if char in "\xad\u200b\ufeff\u2060":  # soft hyphens and such: they only say where to break
        return ""
    if unicodedata.category(char) == "Cs":
        return "\ufffd"
    return f"[U+{ord(char):04X}]"
