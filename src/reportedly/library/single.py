"""One text, read by itself: "read_text('At least 12 people …').claims"."""

from reportedly.library.articles import ArticleView
from reportedly.library.ledgers import Ledger
from reportedly.library.texts import article

__all__ = ["read_text"]


def read_text(text: str, **given: str) -> ArticleView:
    """Read one text and nothing else: its claims, figures, names. Takes what `article` takes, and
    raises what that does."""
    made = article(text, **given)
    return Ledger.read(made).article(made.id)
