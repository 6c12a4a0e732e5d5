"""spaCy documents in and out: the same text, the same offsets, records behind the spans."""

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from reportedly.library import Story
from reportedly.library.spacy_docs import GROUPS, annotate

FERRY = (
    "At least 12 people were killed when a ferry sank off Port Sorrow on Tuesday, police chief"
    " Ida Berg said. The army denied that it had fired on the ship."
)


def _holds(doc: Doc, text: str) -> None:
    """Every span of a claim holds the very words of its record."""
    assert doc.text == text
    for span in doc.spans["claims"]:
        claim = span._.claim
        parts = [(part["start"], part["end"], part["text"]) for part in claim["content"]]
        assert all(text[start:end] == words for start, end, words in parts)
        assert any(span.start_char <= start and end <= span.end_char for start, end, _ in parts)
        assert span.label_ == claim["status"]


def test_an_article_becomes_a_document_with_its_origins(story: Story) -> None:
    origins = {row.id for row in story.origins}
    for article in story.articles:
        doc = article.to_spacy()
        assert doc._.article == article.id
        assert set(doc.spans) >= {*GROUPS}
        _holds(doc, article.text)
        assert {span.id_ for span in doc.spans["claims"]} == {one.id for one in article.claims}
        assert {span.kb_id_ for span in doc.spans["claims"]} <= origins
        for span in doc.spans["figures"]:
            assert span._.record["kind"] == "quantity"
            assert span._.claim is None


def test_a_pipeline_reads_documents_and_leaves_what_others_found() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "SEA", "pattern": "Port Sorrow"}])  # type: ignore[attr-defined]
    nlp.add_pipe("reportedly")
    dated = nlp.make_doc(FERRY)
    dated._.published = "2026-05-06"
    for doc in (nlp(dated), *nlp.pipe([FERRY, " ", ""])):
        if not doc.text.strip():
            assert "claims" not in doc.spans
            continue
        _holds(doc, FERRY)
        assert [span._.claim["method"] for span in doc.spans["claims"]] == ["indirect", "indirect"]
        assert [span.text for span in doc.spans["cues"]] == ["said", "denied"]
        assert [ent.label_ for ent in doc.ents] == ["SEA"]
    days = {span.label_ for span in dated.spans["times"]}
    assert days == {"2026-05-05"}


def test_a_document_can_be_kept_and_read_again() -> None:
    doc = annotate(spacy.blank("en")(FERRY), outlet="Coast Post")
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    [again] = DocBin(store_user_data=True).from_bytes(kept).get_docs(doc.vocab)
    _holds(again, FERRY)
    assert again._.article == doc._.article


def test_what_is_no_article_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        annotate(spacy.blank("en")("  "))
