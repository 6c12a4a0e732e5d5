"""Add: files dropped or text pasted are read while one looks on: "3 of 12 read, 1 failed"."""

import shutil
import threading
from pathlib import Path

from starlette.datastructures import UploadFile

from reportedly.report.added import added
from reportedly.report.export import document
from reportedly.report.steps import step_words
from reportedly.workbench.add_files import (
    Given,
    Refused,
    column_map,
    folder_for,
    names_of,
    paste,
    store,
)
from reportedly.workbench.desk import Desk
from reportedly.workbench.jobs import Jobs
from reportedly.workbench.jobs_told import Job
from reportedly.workbench.page import Action, Asked, Go, Missing, Page, Screen

__all__ = ["SCREENS"]

_MOST = 512 << 20
"""Bytes that can be sent at once."""
_FIELDS = {"text": "text", "title": "title", "outlet": "outlet", "day": "published", "url": "url"}
"""The fields of the form for pasted text, with what the reader calls them."""
_LONG = 80
"""Files from which only those are listed that there is something to say of."""
_MAKING = threading.Lock()


def add(asked: Asked) -> Page:
    return _form(asked)


def _form(asked: Asked, wrong: str = "") -> Page:
    typed = {name: asked.one(name) if wrong else "" for name in (*_FIELDS, "map")}
    return Page(
        "add.jinja",
        "Add articles",
        here="/add",
        context={
            "wrong": wrong,
            "typed": typed,
            "jobs": _jobs(asked.desk).latest()[:8],
            "most": _MOST >> 20,
        },
        status=400 if wrong else 200,
    )


def add_now(asked: Asked) -> Page | Go:
    folder = folder_for()
    try:
        columns = column_map(asked.one("map"))
        given = _sent(asked, folder)
        if not given:
            raise Refused("Nothing was sent: choose files or a folder, or paste a text.")
    except (Refused, OSError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        broken = isinstance(error, OSError)
        return _form(asked, f"It cannot be kept for reading: {error}" if broken else str(error))
    return Go(f"/add/{_jobs(asked.desk).add(given, folder, columns, asked.who)}")


def again(asked: Asked) -> Go:
    """Hold articles against each other where that was broken off."""
    return Go(f"/add/{_jobs(asked.desk).add([], folder_for(), {}, asked.who)}")


def _sent(asked: Asked, folder: Path) -> list[Given]:
    """The files that were sent, and the text, as far as there are any. Raises `Refused`."""
    files = [
        one for one in asked.form.getlist("files") if isinstance(one, UploadFile) and one.filename
    ]
    names = names_of(asked.one("paths"), [one.filename or "" for one in files])
    given = store(zip(names, (one.file for one in files), strict=True), folder)
    fields = {field: asked.one(name) for name, field in _FIELDS.items()}
    return [*given, paste(fields, folder)] if fields["text"] else given


def reading(asked: Asked) -> Page:
    jobs = _jobs(asked.desk)
    job = jobs.told(asked.path["job"])
    if job is None:
        raise Missing(
            "No such reading is known here. It was begun before the workbench was started, and"
            " what it read is in the ledger."
        )
    came = added(asked.shown.view, job.articles) if job.over else None
    named = {one.id: one for one in came.articles} if came else {}
    exports = {id for item in job.items if len(item.articles) > 1 for id in item.articles}
    return Page(
        "add_job.jinja",
        _title(job),
        twin=lambda: document(asked.shown.view, "reading", job=job, came=came),
        here="/add",
        context={
            "job": job,
            "came": came,
            "named": named,
            "listed": [one for id, one in named.items() if id in exports],
            "before": jobs.before(job.id),
            "stage": step_words(job.stage),
            "items": [
                item for item in job.items if len(job.items) <= _LONG or _telling(item.state)
            ],
        },
    )


def _telling(state: str) -> bool:
    return state in ("failed", "reading")


def _title(job: Job) -> str:
    return "Reading" if not job.over else "Read" if job.phase == "done" else f"Reading {job.phase}"


def cancel(asked: Asked) -> Go:
    id = asked.path["job"]
    done = _jobs(asked.desk).cancel(id)
    return Go(f"/add/{id}", "Cancelled: what had been read stays." if done else "")


def _jobs(desk: Desk) -> Jobs:
    """The jobs of this run of the workbench, ended with it."""

    def make() -> Jobs:
        jobs = Jobs(desk.path)
        desk.closing(jobs.close)
        return jobs

    with _MAKING:
        return desk.kept("jobs", None, make)


SCREENS = (
    Screen("/add", add),
    Action("/add", add_now, most=_MOST),
    Action("/add/again", again),
    Screen("/add/{job}", reading),
    Action("/add/{job}/cancel", cancel),
)
