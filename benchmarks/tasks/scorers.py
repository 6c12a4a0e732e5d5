"""The scorers that lie beside the data: they are the definition of each figure."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

__all__ = ["scorer"]


def scorer(data: Path, name: str) -> ModuleType:
    """The module ``name``.py beside a data file, in its folder or the folders above.

    Raises ``FileNotFoundError`` where there is none.
    """
    folder = data.resolve() if data.is_dir() else data.resolve().parent
    for place in (folder, *folder.parents[:2]):
        path = place / f"{name}.py"
        if path.is_file():
            spec = spec_from_file_location(f"reportedly_scorer_{place.name}_{name}", path)
            if spec is None or spec.loader is None:
                raise ImportError(f"{path} is not a Python file")
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
            return module
    raise FileNotFoundError(f"no {name}.py beside {data}")
