"""Which articles are one story: B-cubed on files in the format of docs/d_story_clustering."""

import json
from pathlib import Path

from benchmarks.tasks.scorers import scorer
from reportedly.engine.local import Local
from reportedly.extract.sketches import sketches
from reportedly.model.article import Article, Block, BlockKind, Known, Published
from reportedly.model.judgement import Judgement
from reportedly.model.reading import Reading
from reportedly.model.story import Story
from reportedly.reconcile.stories import stories
from reportedly.resolve.stories import same_story

__all__ = ["run"]


def run(data: Path) -> dict[str, float]:
    """Score one file (or, of a folder, its basil.jsonl): every row counts, whatever its split."""
    path = data / "basil.jsonl" if data.is_dir() else data
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    articles = {_article(row).id: row["doc_id"] for row in rows}
    engine = Local()
    drawn = [s for row in rows for s in sketches(Reading(article=_article(row)))]
    judged = [j for j in engine.compare(same_story, drawn, {}) if isinstance(j, Judgement)]
    found = {
        articles[article]: story.id
        for story in engine.gather(stories, drawn, judged, {})
        if isinstance(story, Story)
        for article in story.articles
    }
    scored = scorer(path, "score", "docs/d_story_clustering").score(rows, found)
    return {
        "b3_f1": scored["b3_F1"],
        "b3_precision": scored["b3_P"],
        "b3_recall": scored["b3_R"],
        "pair_f1": scored["pair_F1"],
    }


def _article(row: dict[str, str]) -> Article:
    title, body = row.get("title") or "", row.get("text") or ""
    text = f"{title}\n\n{body}"
    blocks = [
        Block(start=start, end=end, kind=kind)
        for start, end, kind in (
            (0, len(title), BlockKind.TITLE),
            (len(title) + 2, len(text), BlockKind.BODY),
        )
        if text[start:end].strip()
    ]
    day = row.get("date") or ""
    published = Published(first=day[:10], last=day[:10], how=Known.METADATA) if day else None
    whole = Article.of(text, source=row["doc_id"])
    return Article(
        id=whole.id, text=text, source=whole.source, blocks=tuple(blocks), published=published
    )
