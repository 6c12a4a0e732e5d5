"""How many independent origins stand behind something: "2 independent origins (perhaps 1)"."""

from reportedly.model.record import record
from reportedly.report.wording import count

__all__ = ["Counted"]


@record
class Counted:
    """How many origins: ``best`` as they were joined, ``low`` if all that is possibly the same is
    the same, ``high`` if only what is certainly the same is (low <= best <= high). ``profile``
    ("best", "conservative", "generous") tells which of them is told first. ``origins`` are the
    ids of those that ``best`` counts, ``beside`` of what outlets say without a source where
    somebody is cited for the same."""

    best: int
    low: int
    high: int
    origins: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    profile: str = "best"

    @property
    def n(self) -> int:
        """The number that the profile tells first."""
        return {"conservative": self.low, "generous": self.high}.get(self.profile, self.best)

    @property
    def perhaps(self) -> str:
        """What it may be instead, as in "1 to 4"; "" where all three are one."""
        sides = (self.low, self.high) if self.profile == "best" else (self.best,)
        return " to ".join(f"{side:,}" for side in dict.fromkeys(sides) if side != self.n)

    def told(self, thing: str = "independent origin") -> str:
        """As in "3 independent origins (perhaps 1 to 4)"."""
        return count(self.n, thing) + (f" (perhaps {self.perhaps})" if self.perhaps else "")
