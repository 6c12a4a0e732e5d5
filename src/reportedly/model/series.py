"""One figure out of many: low, best and high with all that stands behind them."""

from reportedly.model.record import content_id, record

__all__ = ["Estimate", "Series"]


@record
class Estimate:
    """What is reported for one measure as of one window of days (EDTF).

    ``low`` and ``high`` are the lowest and highest bound of independent origins (None where a side
    is open), ``best`` a weighted median, ties to the lower. ``rule`` names the rule set.
    """

    as_of: str
    low: float | None
    best: float | None
    high: float | None
    measures: tuple[str, ...]
    origins: tuple[str, ...]
    why: str = ""

    def __post_init__(self) -> None:
        sides = [side for side in (self.low, self.best, self.high) if side is not None]
        if sides != sorted(sides):
            raise ValueError(f"low, best, high are out of order: {sides}")


@record
class Series:
    """All estimates of one measure, by as-of; ``label`` is how a reporter would name it."""

    label: str
    counted: str
    state: str
    side: str
    place: str
    kind: str
    unit: str
    rule: str
    estimates: tuple[Estimate, ...]
    articles: tuple[str, ...]

    @property
    def id(self) -> str:
        return content_id("ser", self)
