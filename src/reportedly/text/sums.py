"""What a run of number words adds up to: "two million three hundred and five"."""

from dataclasses import dataclass

from reportedly.text.numeral import number_words

__all__ = ["Reached", "Sum"]

INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Reached:
    """A number as far as it has been read, and whether "and" joined its last word."""

    end: int
    joined: bool
    value: float
    scale: float
    last: str

    @property
    def factor(self) -> float:
        """The last scale factor spoken, 1 where there was none."""
        return 1.0 if self.scale == INFINITE else self.scale


@dataclass(slots=True)
class Sum:
    """A spoken number so far: finished groups, the group under way and what was last added."""

    total: float = 0.0
    group: float = 0.0
    tail: float = 0.0
    scale: float = INFINITE
    last: str = ""

    def takes(self, word: str, joined: bool) -> bool:
        """Add a word if the grammar of number words allows it here."""
        words = number_words()
        if word in words.ones or word in words.teens or word in words.tens:
            value = {**words.ones, **words.teens, **words.tens}[word]
            if self.last in ("ones", "dozen", "part"):
                return False
            if self.last == "tens" and (word not in words.ones or value == 0):
                return False
            if joined and self.last not in ("hundred", "scale"):
                return False
            self.group += value
            self.tail = value if self.last != "tens" else self.tail + value
            self.last = "tens" if word in words.tens else "ones"
        elif word == "hundred":
            if self.group >= 100 or joined or self.last == "dozen":
                return False
            self.group, self.last = (self.group or 1) * 100, "hundred"
        elif word in words.scales:
            return not joined and self._scales(words.scales[word])
        elif word in words.dozens and word != "score" and self.last in ("", "ones", "tens"):
            self.group += (self.tail or 1) * words.dozens[word] - self.tail
            self.last = "dozen"
        else:
            return False
        return True

    def _scales(self, scale: float) -> bool:
        """ "million" after a group, or after another scale word ("three lakh crore")."""
        if self.last == "scale":
            self.total *= scale
            self.scale *= scale
            return self.total < 1e18
        if scale >= self.scale:
            return False
        self.scale = scale
        self.total += (self.group or 1) * scale
        self.group, self.last = 0.0, "scale"
        return True

    def adds(self, part: float) -> None:
        """ "and a half": of the last scale word, or of one."""
        if self.last == "scale":
            self.total += self.scale * part
        else:
            self.group += part
        self.last = "part"

    def reached(self, end: int, joined: bool) -> Reached:
        return Reached(end, joined, self.total + self.group, self.scale, self.last)
