"""How several figures become one: by "ucdp", "acled" or "min-max", as a coder would choose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportedly.model.series import Vote
from reportedly.reconcile.medians import middle

__all__ = ["DEFAULT", "RULES", "Answer", "Rule"]

Answer = tuple[float | None, float | None, float | None]
"""Low, best and high; None where a side is open or where the rule gives no single figure."""

DEFAULT = "ucdp"


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to make low, best and high of the votes of one day (at least one vote).

    ``says`` is one line for a reader, ``source`` the codebook it follows.
    """

    name: str
    says: str
    source: str
    answer: Callable[[Sequence[Vote]], Answer]


def _ucdp(votes: Sequence[Vote]) -> Answer:
    """Lowest and highest figure that some origin gives; best is their weighted median.

    UCDP has coders weigh sources and, where none is the more reliable, take the lower figure (its
    Battle-Related Deaths Codebook, as known; not read for this). We do not rate sources: each
    independent origin weighs the same, and ties go to the lower. A side is open where nobody
    closes it, or where an origin that leaves it open lies beyond all others ("at least 20"
    against "12"). Vague counts ("dozens") have a say only where nobody gives a number, and never
    become a best figure.
    """
    votes = [vote for vote in votes if vote.coded is None] or votes
    lows = [vote.low for vote in votes if vote.low is not None]
    highs = [vote.high for vote in votes if vote.high is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if high is not None and any(v.high is None and (v.low or 0.0) > high for v in votes):
        high = None
    if low is not None and any(
        v.low is None and v.high is not None and v.high < low for v in votes
    ):
        low = None
    best = None if all(vote.coded is not None for vote in votes) else middle(votes)
    return low, best, high


def _acled(votes: Sequence[Vote]) -> Answer:
    """The one number that a coder writes down: the most conservative that any origin gives.

    ACLED FAQs on fatality methodology (version of May 2024): "If source reports differ or a vague
    estimate is provided, ACLED uses the most conservative estimate available", revised upward or
    downward when better information comes; later days are estimates of their own here. Where all
    that is said is "up to 40" the rules leave the number to the coder, and we give none.
    """
    coded = [number for vote in votes if (number := _coded(vote)) is not None]
    if not coded:
        return None, None, max((v.high for v in votes if v.high is not None), default=None)
    return min(coded), min(coded), min(coded)


def _coded(vote: Vote) -> float | None:
    """The single number of one origin: the code of a vague count, a figure, or a lower bound."""
    if vote.coded is not None:
        return vote.coded
    return vote.low if vote.point is None else min(vote.point, vote.low or vote.point)


def _min_max(votes: Sequence[Vote]) -> Answer:
    """All that no origin excludes: a side that one of them leaves open is open, and a vague count
    reaches as low as any convention takes it."""
    lows = [*(vote.low for vote in votes), *(v.coded for v in votes if v.coded is not None)]
    highs = [vote.high for vote in votes]
    low = None if None in lows else min(side for side in lows if side is not None)
    high = None if None in highs else max(side for side in highs if side is not None)
    return low, None, high


RULES = {
    rule.name: rule
    for rule in (
        Rule(
            "ucdp",
            "lowest, best and highest figure; best is the weighted median of independent origins, "
            "ties to the lower",
            "after the UCDP GED Codebook (best, low, high)",
            _ucdp,
        ),
        Rule(
            "acled",
            "one number: the most conservative figure of the day, vague counts by ACLED's "
            "conventions",
            "after ACLED's FAQs on fatality methodology, May 2024",
            _acled,
        ),
        Rule(
            "min-max",
            "the bare envelope of all that is said; no best figure",
            "interval hull; no codebook",
            _min_max,
        ),
    )
}
"""The rules that can be chosen, by name."""
