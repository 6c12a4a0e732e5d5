"""What a change gained and lost, item by item: ``gains.py quotes --data … --since HEAD~3``.

Runs the task on a checkout of the older commit and on the working tree (or ``--until REV``), and
prints every gold item that one of them gets right and the other does not.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TASKS = (
    "conflicts", "figures", "origins", "people", "quantities", "quotes", "seeds", "status",
    "times",
)  # fmt: skip
CODE = (
    "import json, sys; from pathlib import Path; from benchmarks.items import ITEMS;"
    "print(json.dumps(ITEMS[sys.argv[1]](Path(sys.argv[2]))))"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--since", required=True, help="the older commit")
    parser.add_argument("--until", help="the newer commit (default: the working tree)")
    args = parser.parse_args()
    data = args.data.resolve()
    before = at(args.since, args.task, data)
    after = at(args.until, args.task, data) if args.until else items(ROOT, args.task, data)
    for sign, now, then in (("+", after, before), ("-", before, after)):
        for name in sorted(name for name, right in now.items() if right and not then.get(name)):
            print(sign, name)
    print(f"{sum(before.values())} of {len(before)} right before, ", end="")
    print(f"{sum(after.values())} of {len(after)} after")
    return 0


def at(commit: str, task: str, data: Path) -> dict[str, bool]:
    """The items as a commit gets them, from a checkout of it that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "main"
        git("worktree", "add", "--detach", "--quiet", str(place), commit)
        try:
            if not (place / "benchmarks" / "items.py").exists():
                sys.exit(f"{commit} is older than benchmarks/items.py")
            return items(place, task, data)
        finally:
            git("worktree", "remove", "--force", str(place))


def items(root: Path, task: str, data: Path) -> dict[str, bool]:
    paths = os.pathsep.join((str(root / "src"), str(root)))
    ran = subprocess.run(
        [sys.executable, "-c", CODE, task, str(data)],
        env=os.environ | {"PYTHONPATH": paths},
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    found: dict[str, bool] = json.loads(ran.stdout.splitlines()[-1])
    return found


def git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True)


if __name__ == "__main__":
    sys.exit(main())
