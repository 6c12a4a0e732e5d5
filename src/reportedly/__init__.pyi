from reportedly.library import Ledger as Ledger
from reportedly.library import Story as Story
from reportedly.library import article as article
from reportedly.library import read_text as read_text
from reportedly.model.article import Article as Article
from reportedly.model.reading import Reading as Reading
from reportedly.pipeline import read_articles as read_articles

__version__: str
