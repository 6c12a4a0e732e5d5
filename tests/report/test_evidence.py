from io import StringIO

from rich.console import Console

from reportedly.model.claim import Claim
from reportedly.model.quantity import Quantity
from reportedly.report.evidence import evidence
from reportedly.report.evidence_view import EvidenceView
from reportedly.report.passages import passage
from reportedly.store.base import Ledger


def test_a_record_with_its_words_and_what_rests_on_it(ferry: Ledger) -> None:
    view = ferry.view()
    claim = next(c for c in view.all(Claim) if "At least 40" in c.text)
    found = evidence(view, claim.id[:8])
    assert found is not None
    assert (found.kind, found.id, found.by) == ("claim", claim.id, "hand")
    place = found.places[0].passage
    assert place.words == claim.text
    assert place.after.startswith(", harbour master")
    assert {other.kind for other in found.bears} >= {"measure", "origin", "event"}


def test_no_such_record(ferry: Ledger) -> None:
    assert evidence(ferry.view(), "clm-zzz") is None
    assert evidence(ferry.view(), "clm") is None


def test_evidence_in_the_terminal(ferry: Ledger) -> None:
    view = ferry.view()
    quantity = next(iter(view.all(Quantity)))
    found = evidence(view, quantity.id)
    console = Console(file=StringIO(), width=90)
    assert found is not None
    console.print(EvidenceView(found))
    assert isinstance(console.file, StringIO)
    shown = console.file.getvalue()
    assert quantity.whole.text in shown
    assert "What rests on it" in shown


def test_a_passage_is_cut_at_words(ferry: Ledger) -> None:
    from reportedly.model.article import Article

    article = Article.of("word " * 50 + "here " + "more " * 50)
    at = article.text.index("here")
    cut = passage(article, article.at(at, at + 4), reach=12)
    assert (cut.before, cut.words, cut.after) == ("… word word ", "here", " more more …")
