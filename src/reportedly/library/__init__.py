"""The ledger in Python and in notebooks: "Story.open('news.db').claims"."""

from reportedly.library.articles import ArticleView
from reportedly.library.claims import ClaimView
from reportedly.library.figures import FigureView
from reportedly.library.ledgers import Ledger
from reportedly.library.single import read_text
from reportedly.library.stories import Story
from reportedly.library.tables import Table
from reportedly.library.texts import article

__all__ = [
    "ArticleView",
    "ClaimView",
    "FigureView",
    "Ledger",
    "Story",
    "Table",
    "article",
    "read_text",
]
