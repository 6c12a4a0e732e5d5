"""The bench: pair after pair is judged by keys: "same, different, unsure, undo"."""

from collections.abc import Sequence
from typing import Any

from starlette.exceptions import HTTPException

from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Verdict
from reportedly.model.signed import HUMAN
from reportedly.reconcile.anchors import KINDS_OF
from reportedly.reconcile.decisions import pending, standing
from reportedly.report.decision_rows import in_words
from reportedly.report.export import document
from reportedly.report.judging import (
    Docket,
    brought_down,
    decide,
    found_decision,
    newest,
    take_back,
)
from reportedly.report.pairs import Pair
from reportedly.report.safe import shortened
from reportedly.store.base import View
from reportedly.workbench.bench_docket import docket, waiting
from reportedly.workbench.bench_work import worker
from reportedly.workbench.page import Action, Asked, Go, Missing, Page, Screen, address

__all__ = ["KINDS", "SCREENS", "by", "work_of"]

KINDS = {
    Matter.NAMES: ("Names", "One and the same?", "one", "two"),
    Matter.ORIGINS: ("Origins", "On one origin?", "one origin", "two origins"),
    Matter.STORIES: ("Stories", "One story?", "one story", "two stories"),
    Matter.CLAIMS: ("Claims", "The same statement?", "the same", "not the same"),
}
"""Title, question, and what "same" and "different" come to."""
_FIELDS = ("kind", "about", "story", "all", "orphans", "page")
_NEXT = 6
"""Pairs after this one that are named."""


def bench(asked: Asked) -> Page | Go:
    """The pair at place ``page`` (from 1) of those that are still to be judged."""
    matter, everything = _matter(asked), bool(asked.one("all"))
    about, story = asked.one("about"), asked.one("story")
    held = docket(asked, matter)
    if held is not None and (wanted := asked.one("pair")):
        return _leads(asked, held, wanted)
    found = held.asked(about=about, story=story, everything=everything) if held else ()
    at = max(1, min(asked.number("page", 1), len(found))) if held else asked.number("page", 1)
    rows = [held.question(pair) for pair in found[at - 1 : at]] if held else []
    after = found[at : at + _NEXT]
    return Page(
        "bench.jinja",
        f"Bench: {KINDS[matter][0].lower()}",
        command=(
            *_options("judge", matter, about, story, everything),
            *("--limit", "1"),
            *(("--page", str(at)) if at > 1 else ()),
        ),
        twin=lambda: _twin(asked, held),
        here="/bench",
        context={
            "kinds": KINDS,
            "open": {one: waiting(asked, one) for one in KINDS},
            "matter": matter,
            "reading": held is None,
            "question": rows[0] if rows else None,
            "total": len(found),
            "at": at,
            "about": about,
            "story": story,
            "everything": everything,
            "next": [(at + 1 + n, *_titles(held, one)) for n, one in enumerate(after)]
            if held
            else [],
            "last": _last(asked),
            "work": work_of(asked),
            "fields": _kept(asked, kind=matter, page=at),
        },
    )


def _twin(asked: Asked, held: Docket | None) -> str:
    """Raises HTTPException (503) while what there is to judge is being read."""
    if held is None:
        raise HTTPException(503, "What there is to judge is being read. Look again soon.")
    found = held.asked(
        about=asked.one("about"), story=asked.one("story"), everything=bool(asked.one("all"))
    )
    at = max(1, min(asked.number("page", 1), len(found)))
    rows = [held.question(pair) for pair in found[at - 1 : at]]
    view = asked.shown.view
    return document(view, "judge", as_of=asked.as_of, total=len(found), rows=rows)


def _matter(asked: Asked) -> Matter:
    kind = asked.one("kind", "names")
    if kind not in set(Matter):
        raise Missing("the bench has names, origins, stories and claims")
    return Matter(kind)


def _options(
    what: str, matter: Matter | None, about: str, story: str, everything: bool
) -> Sequence[str]:
    told = [what]
    told += ["--kind", str(matter)] if matter else []
    told += ["--about", about] if about else []
    told += ["--story", story] if story else []
    return (*told, "--all") if everything else tuple(told)


def _titles(held: Docket, pair: Pair) -> tuple[str, str]:
    one, other = held.called(pair)
    return shortened(one, 70), shortened(other, 70)


def _leads(asked: Asked, held: Docket, wanted: str) -> Go:
    """To where a pair ("left.right", two ids) stands now, in what was asked for or in all; where
    it does not, to the place that was asked for as well."""
    ends = set(wanted.split("."))
    kept = {name: value for name, value in _kept(asked).items() if name != "page"}
    bare = {"kind": held.matter}
    for query in (kept, bare, {**bare, "all": "1"}):
        about, story = query.get("about", ""), query.get("story", "")
        found = held.asked(about=about, story=story, everything=bool(query.get("all")))
        for n, pair in enumerate(found, start=1):
            if {pair.left, pair.right} == ends:
                return Go(address("/bench", {**query, "page": n}))
    if asked.one("page"):
        return Go(address("/bench", _kept(asked)))
    raise Missing("the machine does not hold these two against each other")


def _kept(asked: Asked, **more: Any) -> dict[str, Any]:
    """What an answer leads back to."""
    return {name: asked.one(name) for name in _FIELDS} | more


def _home(asked: Asked) -> str:
    """Where a form was."""
    listed = "/bench/decisions"
    return listed if asked.one("back") == listed else "/bench"


def by(asked: Asked) -> str:
    return f"{HUMAN}{asked.who}"


def _last(asked: Asked) -> tuple[Decision, str] | None:
    """The newest decision of this analyst, in words."""
    found = newest(asked.shown.view, by(asked))
    return (found, in_words(asked.shown.view, found)) if found else None


def work_of(asked: Asked) -> dict[str, Any]:
    """How many decisions wait, whether they are being worked in, and what went wrong."""
    if asked.as_of is not None:
        return {"waiting": 0, "busy": False, "failed": "", "any": False}
    working = worker(asked.desk.path)
    busy, failed = working.busy, working.failed
    left = asked.shown.made("pending", lambda: pending(asked.shown.view))
    decided = asked.shown.made("any decision", lambda: any(asked.shown.view.all(Decision)))
    return {"waiting": left, "busy": busy, "failed": failed, "any": decided}


def answer(asked: Asked) -> Go:
    """Keep what is decided about a pair at once; to work it in is begun, and not waited for."""
    matter, verdict = _matter(asked), asked.one("verdict")
    back = address("/bench", _kept(asked))
    if asked.as_of is not None:
        return Go(back, "Nothing can be decided in the past.")
    if verdict not in set(Verdict):
        return Go(back, "Say same, different or unsure.")
    with asked.desk.writing() as ledger:
        view, kind = ledger.view(), KINDS_OF[matter]
        left, right = (view.get(kind, asked.one(side)) for side in ("left", "right"))
        if left is None or right is None:
            return Go(back, "One of the two was read anew meanwhile: judge them as they are now.")
        try:
            made = decide(
                ledger, matter, (left, right), Verdict(verdict), by(asked), asked.one("why")
            )
        except ValueError as error:
            return Go(back, f"Not kept: {error}.")
        fallen = brought_down(ledger.view(), made)
    worker(asked.desk.path).wake()
    return Go(back, " ".join(fallen))


def undo(asked: Asked) -> Go:
    """Take back a decision of one's own: the one named, else the newest."""
    back = address(_home(asked), _kept(asked))
    if asked.as_of is not None:
        return Go(back, "Nothing can be undone in the past.")
    with asked.desk.writing() as ledger:
        view, id = ledger.view(), asked.one("id")
        try:
            found = found_decision(view, id) if id else newest(view, by(asked))
            if found is None:
                return Go(back, "There is no decision of yours to take back.")
            if found.by != by(asked):
                return Go(back, f"It is {found.who}'s: decide about the pair yourself.")
            said = in_words(view, found)
            again = _again(asked, ledger.view(), found)
            prior = take_back(ledger, found)
        except LookupError:
            return Go(back, "It had been taken back already.")
        told = f" It stands again that {in_words(ledger.view(), prior)}." if prior else ""
    worker(asked.desk.path).wake()
    return Go(back if prior or _home(asked) != "/bench" else again, f"Taken back: {said}.{told}")


def _again(asked: Asked, view: View, decision: Decision) -> str:
    """Where the pair of a decision is asked again."""
    ends = next((f"{s.left}.{s.right}" for s in standing(view) if s.decision == decision), "")
    page = asked.one("page", "1")
    return address("/bench", _kept(asked, kind=decision.matter, page=page, pair=ends))


def work(asked: Asked) -> Go:
    """Work in what waits."""
    if asked.as_of is None:
        worker(asked.desk.path).wake()
    return Go(address(_home(asked), _kept(asked)))


SCREENS = (
    Screen("/bench", bench),
    Action("/bench/answer", answer),
    Action("/bench/undo", undo),
    Action("/bench/work", work),
)
