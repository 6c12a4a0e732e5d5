"""What has to be written of groups that were made again: "these Kims, and that one no more"."""

from dataclasses import dataclass, field

from reportedly.engine.matches import Difference, Follower, Keyed
from reportedly.model.record import Record
from reportedly.stage import Gather

__all__ = ["Regathered"]


@dataclass(frozen=True, kw_only=True)
class Regathered:
    """What is said now of some groups: of the members ``ids`` the records ``made``, each with
    a member that it was made of. ``followers`` are those among them that are kept under an anchor
    from now on, ``moved`` the anchors of others that had another one."""

    ids: set[str]
    made: list[tuple[str, Record]] = field(default_factory=list)
    followers: list[Follower] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)

    def difference(self, stage: Gather, keyed: Keyed) -> Difference:
        """What that changes; ``keyed`` is brought up to date and must be written with it."""
        before = keyed.made(stage.name, self.ids)
        keyed.remake(stage.name, self.ids, [(member, one.id) for member, one in self.made])
        keyed.follow(stage.name, self.ids, self.moved, self.followers)
        said = {one.id for _, one in self.made}
        struck = [id for some in before.values() for id in some if id not in said]
        return Difference(put=[one for _, one in self.made], struck=struck)
