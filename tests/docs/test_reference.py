"""The reference says what the code says."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def generator() -> ModuleType:
    spec = spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", sorted(generator().PAGES))
def test_the_reference_is_up_to_date(page: str) -> None:
    made = generator()
    written = (made.REFERENCE / page).read_text(encoding="utf-8")
    assert written == made.PAGES[page](), "run: python docs/generate.py"
