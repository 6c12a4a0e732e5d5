"""What an article is about, in few words: "earthquake, Antalya, rescue, toll"."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Article, BlockKind
from reportedly.model.mention import MentionKind, Name
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.story import Sketch
from reportedly.stage import EVERY, extracts
from reportedly.text.terms import weight, written_terms

__all__ = ["sketches"]

ZONES = {BlockKind.TITLE: 3, BlockKind.STANDFIRST: 2, BlockKind.BODY: 1}
"""How often a word counts, by where it stands: a headline names what matters."""
KEPT = 80
NAMES = 25
NAMED = (MentionKind.PERSON, MentionKind.ORGANISATION, MentionKind.PLACE)


@extracts(Sketch, needs=(Name,), languages=EVERY)
def sketches(reading: Reading) -> Iterator[Sketch]:
    """One sketch an article; none where it has no words. Weights are (1 + ln tf) · idf, with idf
    from a background of general news, so that a sketch depends on no other article. In a language
    whose common words we do not know, no word tells what an article is about: it has no terms."""
    article = reading.article
    counts, forms = _counted(article)
    if not counts:
        return
    if article.language not in ("", *lexicon("languages")["read"]):
        counts.clear()
    weights = {term: (1 + log(count)) * weight(term) for term, count in counts.items()}
    heaviest = sorted(weights, key=lambda term: (-weights[term], term))[:KEPT]
    names = sorted(
        (name for name in reading.of(Name) if name.kind in NAMED),
        key=lambda name: (-len(name.mentions), name.span.start),
    )
    published = article.published
    yield Sketch(
        span=_headline(article),
        terms=tuple((_form(forms[term]), round(weights[term], 3)) for term in heaviest),
        names=tuple(dict.fromkeys(name.name for name in names))[:NAMES],
        first=published.first if published else "",
        last=published.last if published else "",
        title=_title(article),
    )


def _counted(article: Article) -> tuple[Counter[str], dict[str, Counter[str]]]:
    counts, forms = Counter[str](), defaultdict[str, Counter[str]](Counter)
    zones = [(b.start, b.end, ZONES[b.kind]) for b in article.parts(*ZONES)]
    for start, end, times in zones or [(0, len(article.text), 1)]:
        for term, written in written_terms(article.text[start:end]):
            counts[term] += times
            forms[term][written] += 1
    return counts, forms


def _form(forms: Counter[str]) -> str:
    """The commonest way a term is written, so that a reader is shown words and not stems."""
    return min(forms, key=lambda form: (-forms[form], form[0].isupper(), form))


def _title(article: Article) -> str:
    """The headline as it stands on the page, else as the page's data give it."""
    for block in article.parts(BlockKind.TITLE):
        return " ".join(article.text[block.start : block.end].split())
    return " ".join(article.title.split())


def _headline(article: Article) -> Span:
    """The title, else the first line that says something."""
    for block in article.parts(BlockKind.TITLE, BlockKind.STANDFIRST, BlockKind.BODY):
        return article.at(block.start, min(block.end, block.start + 200))
    start = len(article.text) - len(article.text.lstrip())
    end = article.text.find("\n", start)
    return article.at(start, min(end if end > 0 else len(article.text), start + 200))
