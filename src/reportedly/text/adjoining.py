"""Two paragraphs that are one statement: "He told the crowd:", and below it what he told it."""

from reportedly.text.clauses import Tree
from reportedly.text.parse import Paragraph
from reportedly.text.quotes import marks_start

__all__ = ["adjoined", "leads_to"]


def leads_to(before: Paragraph, after: Paragraph) -> bool:
    """Whether a paragraph ends with a colon or comma and the next begins with an opening mark."""
    lead = before.doc.text.rstrip()
    if before.kind is not after.kind or not lead.endswith((":", ",")):
        return False
    return marks_start(after.doc.text)


def adjoined(first: Tree, second: Tree, shift: int) -> Tree:
    """Both trees as one; ``shift`` is how far the second begins after the first, in characters."""
    size = len(first)
    return Tree(
        text=first.text.ljust(shift) + second.text,
        words=first.words + second.words,
        lemmas=first.lemmas + second.lemmas,
        pos=first.pos + second.pos,
        tags=first.tags + second.tags,
        deps=first.deps + second.deps,
        ents=first.ents + second.ents,
        head=first.head + [i + size for i in second.head],
        begin=first.begin + [at + shift for at in second.begin],
        end=first.end + [at + shift for at in second.end],
        first=first.first + [i + size for i in second.first],
        last=first.last + [i + size for i in second.last],
        kids=first.kids + [[i + size for i in kids] for kids in second.kids],
        sentence=first.sentence + [(a + size, b + size) for a, b in second.sentence],
    )
