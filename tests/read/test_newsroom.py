"""Exports of news databases, files of agencies and lists of addresses are told apart and read."""

from pathlib import Path

import pytest

from reportedly.model.article import Article
from reportedly.model.failure import Failure
from reportedly.read.inputs import read_inputs
from reportedly.read.lists import addresses
from reportedly.read.newsroom_lines import unwrapped
from reportedly.read.raws import reread
from reportedly.store.archive import MemoryArchive

HERE = Path(__file__).parent / "documents"

HEALTH = "The provincial health directorate said on Thursday that 412 people had been admitted"
WATER = "The waterworks company denied on Friday that its reservoirs were contaminated."

Told = tuple[str, str, str, str, str, str]
"""Source, title, outlet, byline, day, beginning of the story."""

EXPORTS: dict[str, list[Told]] = {
    "nexis.txt": [
        ("nexis.txt#1", "Cholera cases rise to 412", "The Harbor Courier", "Ida Berg, Jan Novak",
         "2026-03-12", HEALTH),
        ("nexis.txt#2", "Waterworks denies contamination", "Daily Meridian", "Tom Hale",
         "2026-03-13", WATER),
    ],
    "nexis_uni.txt": [
        ("nexis_uni.txt#1", "Cholera cases rise to 412", "The Harbor Courier", "Ida Berg",
         "2026-03-12", "Seventeen people have died."),
    ],
    "factiva.txt": [
        ("factiva.txt#1", "Cholera cases rise to 412", "The Harbor Courier", "Ida Berg",
         "2026-03-12", "OSTRAVA (Harbor Courier) - The provincial"),
        ("factiva.txt#2", "Waterworks denies contamination", "Daily Meridian", "",
         "2026-03-13", WATER),
    ],
    "factiva_indexed.txt": [
        ("factiva_indexed.txt#1", "Cholera cases rise to 412", "The Harbor Courier", "Ida Berg",
         "2026-03-12", HEALTH),
    ],
    "event_registry.json": [
        ("event_registry.json#1", "Cholera cases rise to 412", "The Harbor Courier", "Ida Berg",
         "2026-03-12", HEALTH),
    ],
    "newsapi.json": [
        ("newsapi.json#2", "Waterworks denies", "Daily Meridian", "", "2026-03-12", WATER),
    ],
    "newsml_g2.xml": [
        ("newsml_g2.xml#1", "Cholera cases rise to 412", "Andes Press Agency", "Ida Berg",
         "2026-03-12", HEALTH),
    ],
    "agency.nitf": [
        ("agency.nitf", "Cholera cases rise to 412", "Andes Press Agency", "Ida Berg",
         "2026-03-12", "Seventeen have died\n\nThe provincial health directorate said"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_read_article_by_article(name: str) -> None:
    found = [one for one in read_inputs([HERE / name]) if isinstance(one, Article)]
    assert len(found) == len(EXPORTS[name])
    for article, (source, title, outlet, byline, day, story) in zip(
        found, EXPORTS[name], strict=True
    ):
        told = (article.source, article.title, article.outlet, article.byline)
        assert told == (source, title, outlet, byline)
        assert article.published is not None
        assert article.published.day == day
        assert article.text.startswith(f"{title}\n\n{story}")
        assert article.language == "en"


@pytest.mark.parametrize("path", sorted(HERE.iterdir()), ids=lambda path: path.name)
def test_every_text_is_made_again_from_its_bytes(path: Path) -> None:
    archive = MemoryArchive()
    for one in read_inputs([path], keeper=archive):
        if isinstance(one, Article):
            assert reread(one, archive) == one.text


def test_what_a_database_adds_is_no_part_of_the_story() -> None:
    texts = [one.text for one in read_inputs([HERE / "nexis.txt"]) if isinstance(one, Article)]
    assert texts[0].endswith("CORRECTION: An earlier version gave the number of deaths as 71.")
    for added in ("SUBJECT", "LOAD-DATE", "Copyright", "LENGTH"):
        assert added not in "".join(texts)
    (text,) = (
        o.text for o in read_inputs([HERE / "factiva_indexed.txt"]) if isinstance(o, Article)
    )
    assert text.endswith("IN the east nobody should drink the water, she said.")


def test_no_file_outside_is_put_into_an_agencys_text() -> None:
    (article,) = read_inputs([HERE / "agency.nitf"])
    assert isinstance(article, Article)
    assert "root:" not in article.text


def failures(path: Path) -> list[Failure]:
    return [one for one in read_inputs([path]) if isinstance(one, Failure)]


def test_items_without_a_story_say_so() -> None:
    picture, cancelled = failures(HERE / "newsml_g2.xml")
    assert picture.left_out
    assert picture.reason == "a picture, not an article"
    assert "stat:canceled" in cancelled.reason
    assert not cancelled.left_out


@pytest.mark.parametrize(
    ("name", "count", "given"),
    [
        ("addresses.txt", 2, {}),
        ("media_cloud.csv", 2, {
            "title": "Cholera cases, again", "published": "2026-03-12",
            "outlet": "harborcourier.example", "language": "en",
        }),
        ("gdelt_doc.json", 1, {"title": "Cholera", "language": "en"}),
    ],
)  # fmt: skip
def test_a_list_of_addresses_is_not_read_but_fetched(
    name: str, count: int, given: dict[str, str]
) -> None:
    listed = list(addresses(HERE / name))
    assert len(listed) == count
    assert listed[0][1] == given
    assert all(url.startswith("https://") for url, _ in listed)
    (failure,) = failures(HERE / name)
    assert failure.reason.startswith(f"{count} address")
    assert failure.reason.endswith(f"with reportedly watch {name}")


def test_tables_of_gdelt_have_no_head(tmp_path: Path) -> None:
    rows = ["\t".join([str(n)] * 60 + [f"https://g.example/{n}"]) for n in range(3)]
    path = tmp_path / "20260312.export.CSV"
    path.write_text("\n".join(rows))
    assert [url for url, _ in addresses(path)] == [f"https://g.example/{n}" for n in range(3)]
    assert failures(path)[0].reason.startswith("3 addresses, not articles")


@pytest.mark.parametrize(
    "table",
    [
        "url,text\nhttps://a.example/1,The mayor said on Monday that 12 people had died.\n",
        f'url,volltext\nhttps://a.example/1,"{"The mayor said that 12 people had died. " * 20}"\n',
    ],
)
def test_a_table_with_texts_is_no_list(table: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text(table)
    mapping = {"text": "volltext"} if "volltext" in table else {}
    (article,) = read_inputs([tmp_path], mapping)
    assert isinstance(article, Article)
    assert article.url == "https://a.example/1"


def test_a_column_that_is_named_is_believed(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("url,said\nhttps://a.example/1,Ten people died on Monday.\n")
    archive = MemoryArchive()
    (article,) = read_inputs([tmp_path], {"text": "said"}, keeper=archive)
    assert isinstance(article, Article)
    assert reread(article, archive) == article.text


@pytest.mark.parametrize("path", sorted(HERE.iterdir()), ids=lambda path: path.name)
def test_a_file_that_breaks_off_is_told_of_in_words(path: Path, tmp_path: Path) -> None:
    raw = path.read_bytes()
    cut = tmp_path / path.name
    for part in (3, 5, 8):
        cut.write_bytes(raw[: len(raw) * part // 9])
        found = list(read_inputs([cut]))
        assert found
        assert all("Error:" not in one.reason for one in found if isinstance(one, Failure))


def test_lines_of_a_fixed_width_are_put_together() -> None:
    wrapped = (
        "The mayor said on Thursday that twelve people had died in the flood and\n"
        "that forty were missing.\n\n"
        "- nine in the town of Orrevik, where the water stood two metres\n"
        "- three elsewhere"
    )
    assert unwrapped(wrapped).split("\n") == [
        "The mayor said on Thursday that twelve people had died in the flood and that forty were"
        " missing.",
        "",
        "- nine in the town of Orrevik, where the water stood two metres",
        "- three elsewhere",
    ]
