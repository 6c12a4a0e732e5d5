"""Pages of many kinds of site, each line with its part: "caption  A nurse … Photo: Andes"."""

from pathlib import Path

import pytest

from reportedly.read.blocks import blocks

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_line_of_a_page_has_its_part(page: Path) -> None:
    told = [line.split(maxsplit=1) for line in page.read_text("utf-8").splitlines()]
    text = "\n\n".join(words for _, words in told)
    made = [[str(block.kind), text[block.start : block.end]] for block in blocks(text)]
    assert made == told
