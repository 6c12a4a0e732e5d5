"""Pairs meet in Spark as they do in one process: a crowd of namesakes, one name everywhere, a
line under every article."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from reportedly.engine.blocks import MAX_BLOCK, compare_all
from reportedly.model.article import Article, Known, Published
from reportedly.model.codec import NAMES, encode
from reportedly.model.mention import MentionKind, Name
from reportedly.resolve.copies import copies
from reportedly.resolve.names import same_name
from reportedly.stage import Compare

LINE = "This report was put together by the night desk with the help of readers on the spot. "


def verdicts(spark: Any, folder: Path, stage: Compare, records: Iterable[Any]) -> set[str]:
    from reportedly.spark.meeting import met
    from reportedly.spark.tables import Tables

    tables, kind = Tables(spark, str(folder)), NAMES[stage.of]
    rows = [(kind, one.id, encode(one).decode()) for one in records]
    frame = spark.createDataFrame(rows, "kind string, id string, data string")
    keep = lambda name, make: tables.kept(name, "1", make)  # noqa: E731
    return {row.data for row in met(stage, (), frame, keep, 2).select("data").collect()}


def here(stage: Compare, records: Iterable[Any]) -> set[str]:
    return {encode(made).decode() for made in compare_all(stage, records, {})}


def named(n: int, name: str) -> Name:
    article = Article.of(f"{name} spoke.", source=f"{n}.txt")
    return Name(
        span=article.at(0, len(name)),
        name=name,
        kind=MentionKind.PERSON,
        spellings=(name,),
        roles=(),
        mentions=(),
    )


def test_a_crowd_of_namesakes_proposes_nothing_and_one_name_everywhere_a_chain(
    spark: Any, tmp_path: Path
) -> None:
    crowd = [named(n, f"{chr(65 + n % 26)}{chr(97 + n // 26)}o Kim") for n in range(MAX_BLOCK + 9)]
    hub = [named(n, "Anna Berg") for n in range(300)]
    few = [named(n, name) for n, name in enumerate(("Ana Berg", "A. Berg", "Berg", "Olaf Berg"))]
    records = [*crowd, *hub, *few]
    wanted = here(same_name, records)
    assert len(wanted) > len(hub)
    assert verdicts(spark, tmp_path, same_name, records) == wanted


def test_what_stands_under_every_article_makes_no_copies(spark: Any, tmp_path: Path) -> None:
    def article(n: int, words: str, day: str) -> Article:
        text = f"{words} {LINE}"
        published = Published(first=day, last=day, how=Known.METADATA)
        return Article.of(text, source=f"{n}.txt", outlet=f"Paper {n}", published=published)

    told = "The ferry left the quay at noon with forty people and a herd of goats on its deck. "
    others = [
        article(
            n, f"On matter {n} nothing at all was said by number {n * 7}. " * 3, f"2026-0{n}-01"
        )
        for n in range(1, 9)
    ]
    pile = [article(10, told * 2, "2026-03-01"), article(11, told * 2, "2026-03-02"), *others]
    wanted = here(copies, pile)
    assert wanted
    assert verdicts(spark, tmp_path, copies, pile) == wanted
