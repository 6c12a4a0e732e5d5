"""How many processes may work at once on this machine: "2 cores and 23 GiB: 2"."""

import os
from pathlib import Path

__all__ = ["JOBS", "cores"]

JOBS = "REPORTEDLY_JOBS"
"""Environment variable that says how many instead."""

_ROOM = 2**30
"""Bytes of memory for each process: some 400 MiB for the language model and word lists, the rest
for a long article."""
_GROUP = Path("/sys/fs/cgroup")
"""Where Linux says what a container may use (cgroup v2)."""


def cores(group: Path = _GROUP) -> int:
    """As many as there are cores that this process may use, and as the machine, or the container,
    has GiB of memory; at least 1. Raises ``ValueError`` where `JOBS` is no number of processes.
    """
    if wanted := os.environ.get(JOBS):
        if not wanted.isdecimal() or not int(wanted):
            raise ValueError(f"{JOBS} is to be a number of processes, not {wanted!r}")
        return int(wanted)
    if hasattr(os, "sched_getaffinity"):
        count = len(os.sched_getaffinity(0))
    else:
        count = os.cpu_count() or 1
    quota, _, period = _said(group / "cpu.max").partition(" ")
    if quota.isdigit() and period.isdigit():
        count = min(count, -(-int(quota) // int(period)))
    memory = [int(limit)] if (limit := _said(group / "memory.max")).isdigit() else []
    if hasattr(os, "sysconf") and "SC_PHYS_PAGES" in os.sysconf_names:
        memory.append(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return max(1, min(count, *(size // _ROOM for size in memory))) if memory else max(1, count)


def _said(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except OSError:
        return ""
