from io import StringIO

import pytest
from rich.console import Console
from tests.report.test_changes import lost_and_foreseen
from tests.report.test_copies import shared_text
from tests.report.test_trees import rescued

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionKind
from reportedly.model.lineage import Lineage
from reportedly.model.utterance import Rendering, Utterance
from reportedly.report.brief import brief
from reportedly.report.catalogue import TABLES, rows_of
from reportedly.report.columns import table
from reportedly.report.material import Material
from reportedly.report.terminal import BriefView
from reportedly.store.base import Ledger


@pytest.mark.parametrize("width", [40, 80, 160])
def test_the_brief_fits_its_width(ferry: Ledger, width: int) -> None:
    file = StringIO()
    Console(file=file, width=width).print(BriefView(brief(ferry.view())))
    shown = file.getvalue()
    assert "3 independent origins (perhaps 2)" in " ".join(shown.split())
    assert "denied by" in " ".join(shown.split())
    assert max(len(line) for line in shown.splitlines()) <= width


def quoted_twice(ferry: Ledger) -> None:
    """Two papers print one sentence of the harbour master."""
    said = [c.content for c in ferry.view().all(Claim) if "people were rescued" in c.text]
    renderings = tuple(Rendering(span=p[0], parts=p, claim="") for p in said)
    articles = tuple(one.span.article for one in renderings)
    with ferry.writer() as writer:
        one = Utterance(speaker="Ida Berg", renderings=renderings, articles=articles, why="")
        writer.put([one], by="utterances")


def taken_back(ferry: Ledger) -> None:
    """Two versions of one article, and a notice that takes back what the denial denies."""
    one, other, *_ = ferry.view().all(Article)
    claims = {claim.text: claim for claim in ferry.view().all(Claim)}
    notice = claims["Nobody is missing"]
    wrong = claims["the ferry was overloaded"]
    with ferry.writer() as writer:
        writer.put([Lineage(articles=(one.id, other.id))], by="versions")
        made = Correction(
            kind=CorrectionKind.CORRECTION,
            notice=notice.span,
            of=(wrong.span.article,),
            claims=(wrong.id,),
        )
        writer.put([made], by="corrections")


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_every_table_can_be_shown(ferry: Ledger, kind: str) -> None:
    rescued(ferry, "Ida Berg", "Ida Bergh")
    shared_text(ferry)
    quoted_twice(ferry)
    lost_and_foreseen(ferry)
    taken_back(ferry)
    rows = rows_of(kind, Material(ferry.view()))
    file = StringIO()
    Console(file=file, width=120).print(table(kind, rows))
    assert rows
    assert getattr(rows[0], "id", rows[0].name if kind == "sources" else "") in file.getvalue()
