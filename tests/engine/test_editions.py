"""A stage goes by the code and word lists that it is made of, and by nothing else."""

import sys
from pathlib import Path

from reportedly import __version__
from reportedly.engine.editions import edition_of, reader_edition
from reportedly.pipeline import STAGES
from reportedly.stage import from_file

STAGE = """
from collections.abc import Iterator
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.stage import extracts

@extracts(Quantity)
def sums(reading: Reading) -> Iterator[Quantity]:
    yield from ()
"""


def test_every_stage_has_an_edition_of_its_own() -> None:
    editions = {stage.name: edition_of(stage) for stage in STAGES}
    assert len({*editions.values(), reader_edition()}) == len(STAGES) + 1
    assert all(edition.startswith(f"{__version__}:") for edition in editions.values())
    assert editions == {stage.name: edition_of(stage) for stage in STAGES}


def test_another_code_or_word_list_is_another_edition(tmp_path: Path) -> None:
    codes = (
        STAGE,
        STAGE.replace("from ()", "()"),
        STAGE + 'WORDS = "quantities"\n',
        STAGE + "from reportedly.text.parse import MODEL\n",
    )
    found = list[str]()
    for n, code in enumerate((*codes, STAGE)):
        sys.modules.pop("reportedly_file_sums", None)
        file = tmp_path / str(n) / "sums.py"
        file.parent.mkdir()
        file.write_text(code)
        [stage] = from_file(file)
        found.append(edition_of(stage))
    assert len(set(found)) == len(codes)
    assert found[-1] == found[0]
