"""Three articles of ours in which nobody can tell how many Solbergs there are."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.workbench.conftest import copied, run

__all__ = ["filled"]

PORT = (
    "Port chief resigns after crane accident\n\nPort News, 3 February 2026\n\n"
    "Rita Solberg, chief of the port of Vik, resigned on Monday. "
    '"The crane was old and we knew it," Solberg said at a press conference on Tuesday. '
    "She denied that the port had been warned in January. The union said 14 workers were hurt.\n"
)
TOWN = (
    "Union wants inquiry into crane\n\nTown Echo, 4 February 2026\n\n"
    "The union of dock workers wants an inquiry into the crane accident in Vik. "
    "Marit Solberg, a lawyer for the union, said the port had been warned twice in January. "
    '"We have the letters," she said on Wednesday. Solberg said 14 workers were hurt.\n'
)
FISH = (
    "Letters show port was warned\n\nFish Weekly, 5 February 2026\n\n"
    "Two letters show that the port of Vik was warned in January. "
    "Solberg said on Thursday that nobody at the port had read them. "
    "R. Solberg has led the port since 2019. "
    "The accident on Monday hurt 14 workers, the police said.\n"
)
_KEPT = list[TemporaryDirectory[str]]()


def filled(folder: Path) -> Path:
    """A ledger of these articles that a test may write to: the machine is not sure whether
    R. Solberg (Fish Weekly) is Rita Solberg (Port News), and which Vik is whose."""
    return copied(_made(), folder / "harbour.db")


@cache
def _made() -> Path:
    _KEPT.append(TemporaryDirectory())
    folder = Path(_KEPT[0].name)
    for name, text in (("port", PORT), ("town", TOWN), ("fish", FISH)):
        (folder / f"{name}.txt").write_text(text)
    run("add", folder, "--ledger", folder / "harbour.db")
    return folder / "harbour.db"
