"""How many independent origins stand behind what is said: "2 independent origins (perhaps 1)"."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from reportedly.model.origin import Origin, RootKind
from reportedly.model.record import record
from reportedly.reconcile.unions import Unions
from reportedly.resolve.offices import heads

__all__ = ["Count", "Independence"]

NAMED = {RootKind.PERSON, RootKind.OFFICE, RootKind.OUTLET}


@record
class Count:
    """``best`` is the number of independent origins as decided, ``low`` that of the conservative
    profile (what may be one counts once), ``high`` that without any merge that is uncertain.

    ``origins`` are the ids of those that ``best`` counts, ``beside`` of those it does not: what
    outlets say without a source, where somebody is cited for the same.
    """

    best: int
    low: int
    high: int
    origins: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As in "2 independent origins (perhaps 1)", "1 independent origin (1 to 3)"."""
        plain = f"{self.best} independent origin{'s' if self.best != 1 else ''}"
        if self.low == self.best == self.high:
            return plain
        if self.low == self.best or self.high == self.best:
            return f"{plain} (perhaps {self.high if self.low == self.best else self.low})"
        return f"{plain} ({self.low} to {self.high})"


class Independence:
    """Counts origins behind any set of claims of those given. Nothing else counts origins."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self._origins = {origin.id: origin for origin in origins}
        self._home = {c: o.id for o in self._origins.values() for c in o.claims}
        self._part = {
            claim: number
            for origin in self._origins.values()
            for number, part in enumerate(origin.parts)
            for claim in part
        }

    def of(self, claims: Iterable[str], without: Collection[str] = ()) -> Count:
        """Count the origins behind ``claims`` (ids; of an origin, too); those ``without`` (ids)
        are left out, and a claim that has no origin is one of its own.

        What an outlet says without naming a source, and what is only "reportedly" so, counts
        where nobody is cited for any of the claims, or where it was printed before all who are.
        In ``low`` one speaker counts once however often he said it. A state that is cited only
        together with another counts as well; who leads a state does not count beside a body of
        it, but in ``high``.
        """
        held = defaultdict[str, list[str]](list)
        for claim in dict.fromkeys(claims):
            if (home := self._home.get(claim, claim)) not in without:
                held[home].append(claim)
        cited = self._counted(held)
        led = self._dependent({id: held[id] for id in cited})
        counted = cited - led
        beside = self._states_beside(counted)
        return Count(
            best=len(counted) + beside,
            low=self._joined({id: held[id] for id in sorted(counted)}),
            high=sum(self._split(held[id]) for id in cited) + beside,
            origins=tuple(sorted(counted)),
            beside=tuple(sorted(held.keys() - counted)),
        )

    def _counted(self, held: Collection[str]) -> set[str]:
        """Those that are origins of their own in this company."""
        cited = {id for id in held if self._cited(id)}
        firsts = [self._origins[id].first if id in self._origins else "" for id in cited]
        if not cited or not all(firsts):
            return cited or set(held)
        before = (id for id in held if id not in cited and self._before(id, min(firsts)))
        return cited | set(before)

    def _dependent(self, held: Mapping[str, Collection[str]]) -> set[str]:
        """Those of the origins of some claims that only say what another of them knows."""
        found = defaultdict[str, set[str]](set)
        for id in sorted(held.keys() & self._origins.keys()):
            origin = self._origins[id]
            for doubt in origin.doubts if origin.heads else ():
                home = self._home.get(doubt.other, "")
                both = doubt.claim in held[id] and doubt.other in held.get(home, ())
                if both and heads(origin.heads, self._origins[home].source):
                    found[id].add(home)
        return {id for id, others in found.items() if others - found.keys()}

    def _states_beside(self, counted: Iterable[str]) -> int:
        """How many states are only cited together with another's source ("the Pentagon and the
        South Korean government"): two states are never one."""
        states = [self._origins[id].states for id in counted if id in self._origins]
        own = {found[0] for found in states if found}
        return len({state for found in states for state in found[1:]} - own)

    def _cited(self, id: str) -> bool:
        return id not in self._origins or self._origins[id].cited

    def _before(self, id: str, day: str) -> bool:
        last = self._origins[id].last
        return bool(last) and last < day

    def _split(self, claims: Collection[str]) -> int:
        """How many origins some claims of one may be, if each uncertain merge is wrong."""
        return max(1, len({self._part[claim] for claim in claims if claim in self._part}))

    def _joined(self, held: Mapping[str, Collection[str]]) -> int:
        """How many are left where all that may be one is one. A doubt about what an outlet says
        itself concerns that one statement; one about a source all that it says. What several
        outlets say without a source they may have from one."""
        one = Unions(held)
        cited = [id for id in held if self._cited(id)]
        speakers = dict[str, str]()
        for id in cited:
            for other in self._doubted(id):
                if other in cited:
                    one.put(id, other)
            if speaker := self._speaker(id):
                one.put(id, speakers.setdefault(speaker, id))
        own = sorted(held.keys() - set(cited))
        for id in own:
            found = sorted(o for o in self._doubted(id, held[id]) if o in cited)
            one.put(id, found[0] if found else own[0])
        return len({one.home(id) for id in held})

    def _doubted(self, id: str, claims: Collection[str] = ()) -> Iterator[str]:
        """The origins that one may be the same as: of all its claims, or of some."""
        origin = self._origins.get(id)
        for doubt in origin.doubts if origin else ():
            if not claims or doubt.claim in claims:
                yield self._home.get(doubt.other, "")

    def _speaker(self, id: str) -> str:
        """What two occasions of one speaker have in common, "" for nobody in particular."""
        origin = self._origins.get(id)
        if origin is None or origin.kind not in NAMED:
            return ""
        return origin.entity or f"{origin.kind}:{origin.source.name.casefold()}"
