"""What there is to judge, kept ready while people decide: "only decisions came in since"."""

from reportedly.model.decision import Decision, Matter
from reportedly.report.ground import Ground
from reportedly.report.judging import Docket, only_decided
from reportedly.workbench.page import Asked

__all__ = ["docket", "waiting"]

_Counted = tuple[int, frozenset[str], int]
"""How many pairs are open, after the state and the decisions for which that holds."""


def docket(asked: Asked, matter: Matter) -> Docket:
    """What there is to judge of a matter, as the ledger stands."""
    shown = asked.shown

    def made() -> Docket:
        return Docket(shown.view, matter, ground=_ground(asked, matter)[1])

    return shown.made(("docket", matter), made)


def waiting(asked: Asked, matter: Matter) -> int:
    """How many pairs of a matter are to be judged. Decisions about another do not change it."""
    since = _ground(asked, matter)[0]
    heard = frozenset(one.id for one in asked.shown.view.all(Decision) if one.matter is matter)

    def counted(before: _Counted | None) -> _Counted:
        if before is not None and before[:2] == (since, heard):
            return before
        return since, heard, len(docket(asked, matter).asked())

    return asked.shown.grown(f"open {matter}", counted)[2]


def _ground(asked: Asked, matter: Matter) -> tuple[int, Ground]:
    """What decisions are about, and since which state of the ledger it is so: it is read once,
    until more than decisions come in."""
    shown = asked.shown

    def made(before: tuple[int, int, Ground] | None) -> tuple[int, int, Ground]:
        if before is not None and only_decided(shown.ledger, before[1]):
            return before[0], shown.state, before[2]
        return shown.state, shown.state, Ground(shown.view, matter)

    since, _, ground = shown.grown(f"ground of {matter}", made)
    return since, ground
