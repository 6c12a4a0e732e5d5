"""Score one task on a benchmark file: ``run.py quotes --data polnear.dev.jsonl --json``.

The last line of ``--json`` output is one JSON object of metrics, as fractions of 1 (but for counts
and speeds). Each task is a file in ``tasks/`` with ``run(data) -> metrics``.
"""

import argparse
import hashlib
import json
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

TASKS = sorted(
    p.stem for p in (Path(__file__).parent / "tasks").glob("[a-z]*.py") if p.stem != "scorers"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--data", type=Path, required=True, help="a file or folder of the task")
    parser.add_argument("--json", action="store_true", help="print the metrics as one JSON line")
    args = parser.parse_args()
    if not args.data.exists():
        print(f"{args.data}: no such file or folder", file=sys.stderr)
        return 2
    metrics = import_module(f"benchmarks.tasks.{args.task}").run(args.data)
    if args.json:
        print(json.dumps(metrics))
        return 0
    print(f"{args.task} on {args.data} (sha256 {fingerprint(args.data)})")
    for name, value in metrics.items():
        print(f"  {name:24} {value:.3f}" if isinstance(value, float) else f"  {name:24} {value}")
    return 0


def fingerprint(data: Path) -> str:
    """A short hash of the data that figures were measured on."""
    files = [data] if data.is_file() else sorted(p for p in data.rglob("*") if p.is_file())
    total = hashlib.sha256()
    for path in files:
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
