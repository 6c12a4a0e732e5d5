"""Quality must not fall: every floor of benchmarks/floors.toml, where its data is at hand."""

import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from benchmarks.run import fingerprint

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))["floor"]


@pytest.mark.parametrize("floor", FLOORS, ids=lambda f: f"{f['task']}: {Path(f['data']).name}")
def test_floor(floor: dict[str, Any]) -> None:
    data = SHARED / floor["data"]
    if not data.exists():
        pytest.skip(f"{data} is not on this machine")
    if fingerprint(data) != floor["sha256"]:
        pytest.skip(f"{data} is not the data that the floor was measured on")
    metrics = import_module(f"benchmarks.tasks.{floor['task']}").run(data)
    fallen = [
        f"{name} {metrics[name]:.3f} < {least}"
        for name, least in floor.get("least", {}).items()
        if metrics[name] < least
    ]
    fallen += [
        f"{name} {metrics[name]:.3f} > {most}"
        for name, most in floor.get("most", {}).items()
        if metrics[name] > most
    ]
    assert not fallen
