"""What stands behind the seed articles, whatever else the stages before make of them."""

from pathlib import Path

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.model.origin import Copy, CopyKind, Origin
from reportedly.model.story import Story
from reportedly.pipeline import run
from reportedly.store.memory import MemoryLedger


def test_one_post_behind_two_articles_and_other_posts_apart(seeds: list[Article]) -> None:
    ledger = MemoryLedger()
    run(seeds, ledger)
    view = ledger.view()
    number = {a.id: Path(a.source).name[:3] for a in seeds}
    claims = {c.id: c for c in view.all(Claim)}
    posts = [
        {number[claims[id].span.article] for id in origin.claims}
        for origin in view.all(Origin)
        if "Kovalenko" in origin.source.name
    ]
    assert {"000", "002"} in posts
    assert {"001"} in posts
    assert not any({"001", "003"} <= post or {"000", "003"} <= post for post in posts)
    assert len(list(view.all(Story))) == 1
    assert all(copy.kind is CopyKind.SHARED_QUOTATION for copy in view.all(Copy))
