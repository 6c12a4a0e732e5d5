"""Words in their surroundings: "… he said | as many as 12,000 | soldiers were …"."""

from reportedly.model.article import Article
from reportedly.model.record import record
from reportedly.model.span import Span

__all__ = ["Passage", "anchor", "passage"]


@record
class Passage:
    """The words of ``span`` and what stands before and after them in the same block, cut at a
    word; ``…`` marks a cut."""

    span: Span
    before: str
    words: str
    after: str


def anchor(span: Span) -> str:
    """The stable name of these very characters, as a link's target in Markdown and HTML."""
    return f"{span.article}-{span.start}-{span.end}"


def passage(article: Article | None, span: Span, reach: int = 140) -> Passage:
    """``span`` with up to ``reach`` code points of its block (or paragraph) on either side.

    An article that is not at hand leaves the words alone.
    """
    if article is None:
        return Passage(span=span, before="", words=span.text, after="")
    text = article.text
    block, line = article.block_at(span.start), text.rfind("\n", 0, span.start) + 1
    end_of_line = text.find("\n", span.end)
    first = max(line, block.start if block else 0)
    last = end_of_line if end_of_line >= 0 else len(text)
    if block and block.end >= span.end:
        last = min(last, block.end)
    start, end = max(first, span.start - reach), min(last, span.end + reach)
    before, after = text[start : span.start], text[span.end : end]
    if start > first:
        before = "…" + before[max(before.find(" "), 0) :]
    if end < last:
        after = after[: after.rfind(" ") + 1] + "…"
    return Passage(span=span, before=before.lstrip("\n"), words=span.text, after=after)
