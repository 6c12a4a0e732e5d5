"""The example notebook runs from its first cell to its last beside the examples."""

import shutil
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "docs" / "notebooks" / "a-story-in-python.ipynb"


def test_the_notebook_runs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    before = {cell.id: [*_kinds(cell)] for cell in notebook.cells}
    place = {"metadata": {"path": str(tmp_path)}}
    done = NotebookClient(notebook, timeout=300, resources=place).execute()
    assert {cell.id: [*_kinds(cell)] for cell in done.cells} == before


def _kinds(cell: nbformat.NotebookNode) -> list[str]:
    """What a cell shows, by the kinds of its outputs."""
    return [kind for out in cell.get("outputs", ()) for kind in sorted(out.get("data", {}))]
