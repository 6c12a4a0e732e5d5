"""The scorers that lie beside the data: they are the definition of each figure."""

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

__all__ = ["scorer"]

BENCH = Path(__file__).resolve().parents[3] / "shared" / "bench"


def scorer(data: Path, name: str, home: str) -> ModuleType:
    """The module ``name``.py beside a data file, in its folder or the folders above; for data that
    lies elsewhere the one in ``home``, its folder in the benchmarks of this machine.

    Raises ``FileNotFoundError`` where there is none.
    """
    folder = data.resolve() if data.is_dir() else data.resolve().parent
    for place in (folder, *folder.parents[:2], BENCH / home):
        if (place / f"{name}.py").is_file():
            return _loaded(place, name)
    raise FileNotFoundError(f"no {name}.py beside {data} or in {BENCH / home}")


def _loaded(place: Path, name: str) -> ModuleType:
    path = place / f"{name}.py"
    spec = spec_from_file_location(f"reportedly_scorer_{place.name}_{name}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = module_from_spec(spec)
    sys.path.insert(0, str(place))  # a scorer may import a module that lies beside it
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(place))
    return module
