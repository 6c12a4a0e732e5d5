from reportedly.model.article import Article
from reportedly.model.mention import Mention, MentionKind
from reportedly.model.record import Record
from reportedly.model.span import Span
from reportedly.report.audit import audit, spans_of
from reportedly.store.base import Ledger


def put(ledger: Ledger, *records: Record) -> None:
    with ledger.writer() as writer:
        writer.put(records, by="a bad stage")


def mention(span: Span) -> Mention:
    return Mention(span=span, name="Berg", kind=MentionKind.PERSON)


def test_an_honest_ledger_has_no_faults(ferry: Ledger) -> None:
    found = audit(ferry.view())
    assert found.faults == ()
    assert found.spans > 20


def test_words_that_the_article_does_not_say_there_are_found(ferry: Ledger) -> None:
    article = next(iter(ferry.view().all(Article)))
    wrong = mention(Span(article=article.id, start=0, end=4, text="Berg"))
    put(ferry, wrong)
    [fault] = audit(ferry.view()).faults
    assert (fault.kind, fault.id, fault.span) == ("mention", wrong.id, wrong.span)


def test_orphans_are_found(ferry: Ledger) -> None:
    put(ferry, mention(Span(article="art-gone", start=0, end=4, text="Berg")))
    [fault] = audit(ferry.view()).faults
    assert "does not hold" in fault.what


def test_spans_are_found_however_deep(hand_made: list[Record]) -> None:
    assert sum(len(list(spans_of(record))) for record in hand_made) > 20
