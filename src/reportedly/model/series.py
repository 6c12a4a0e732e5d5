"""One figure out of many: low, best and high with all that stands behind them."""

from enum import StrEnum

from reportedly.model.record import content_id, record

__all__ = ["Drift", "DriftKind", "Estimate", "Series", "Vote"]


class DriftKind(StrEnum):
    """What became of a bound on its way from the origin to a carrier."""

    DROPPED = "dropped"
    ADDED = "added"
    CHANGED = "changed"


@record
class Drift:
    """A bound that one carrier of an origin tells otherwise than its root: "at least 10,000"
    became "10,000". ``root`` and ``measure`` are the ids of the measures with the two passages,
    ``was`` and ``now`` the figures in words."""

    kind: DriftKind
    root: str
    measure: str
    was: str
    now: str


@record
class Vote:
    """What one origin counts for in an estimate.

    ``low`` and ``high`` are its bounds (None where it leaves a side open), ``point`` its figure
    where it gives one. ``coded`` is set where all it says is vague ("dozens"): what a coder writes
    for it. ``weight`` is 1 for an independent origin, less where it seems to have copied another
    (0 to 1). ``origin`` is the id of the origin, or of the claim if it has none. ``computed`` says
    that it does not give the figure but its parts, which are the ``measures``.
    """

    origin: str
    low: float | None
    point: float | None
    high: float | None
    measures: tuple[str, ...]
    coded: float | None = None
    weight: float = 1.0
    computed: bool = False


@record
class Estimate:
    """What is reported for one measure as of one window of days (EDTF).

    ``low`` and ``high`` are bounds (None where a side is open), ``best`` a single figure where the
    rule of the series gives one. ``measures`` are all figures of that window (none where it was
    only computed from parts), ``origins`` those who give them, ``votes`` what each counts for.
    ``drifts`` are the bounds that got lost or changed among the carriers of one origin.
    ``retold`` are the measures that only repeat an older figure, ``void`` those that were taken
    back, replaced or called false where they are told and do not count. ``why`` says in words how
    the three numbers came about.
    """

    as_of: str
    low: float | None
    best: float | None
    high: float | None
    measures: tuple[str, ...]
    origins: tuple[str, ...]
    why: str = ""
    votes: tuple[Vote, ...] = ()
    drifts: tuple[Drift, ...] = ()
    retold: tuple[str, ...] = ()
    void: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        sides = [side for side in (self.low, self.best, self.high) if side is not None]
        if sides != sorted(sides):
            raise ValueError(f"low, best, high are out of order: {sides}")


@record
class Series:
    """All estimates of one measure, by as-of; ``label`` is how a reporter would name it, ``rule``
    the name of the rule that made the estimates (see ``reconcile.rules.RULES``)."""

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
