"""Which article had a text first: credits, agencies, press releases, days, versions."""

from dataclasses import replace
from typing import Any

from reportedly.model.article import Article, Known, Published, Relay
from reportedly.model.origin import Copy, CopyKind
from reportedly.resolve.copies import copies

BODY = (
    "The dairy cooperative of the upper valley will close its oldest plant in autumn, and ninety "
    "workers were told so at a meeting in the canteen that lasted less than ten minutes. "
    "Farmers will have to bring their milk across the pass, which is shut by snow in winter, "
    "and the mayor has asked the canton to keep the road open at its own expense. "
)


def printed(outlet: str, text: str = BODY, day: str = "", **more: Any) -> Article:
    published = Published(first=day, last=day, how=Known.METADATA) if day else None
    made = Article.of(text, source=f"{outlet}{day}", outlet=outlet)
    return replace(made, published=published, **more)


def judged(one: Article, other: Article) -> Copy:
    found = copies.judge(one, other)
    assert isinstance(found, Copy)
    assert found == copies.judge(other, one), "which is named first must not matter"
    return found


def test_the_later_day_carries_the_earlier() -> None:
    first, second = (
        printed("Valley Post", day="2024-05-02"),
        printed("Hill Times", day="2024-05-04"),
    )
    copy = judged(first, second)
    assert (copy.earlier, copy.carrier, copy.common) == (first.id, second.id, "")
    assert "published later (2024-05-04)" in copy.why


def test_one_day_tells_nothing() -> None:
    copy = judged(
        printed("Valley Post", day="2024-05-02"), printed("Hill Times", day="2024-05-02")
    )
    assert (copy.earlier, copy.carrier, copy.common) == ("", "", "")
    assert "not known" in copy.why


def test_two_papers_that_credit_one_agency_carry_its_text_both() -> None:
    relay = Relay(outlet="Reuters", how="republished")
    one = printed("Valley Post", day="2024-05-02", relays=(relay,))
    other = printed("Hill Times", day="2024-05-03", relays=(relay,))
    copy = judged(one, other)
    assert (copy.common, copy.carrier, copy.earlier) == ("Reuters", "", one.id)


def test_an_agency_that_one_credits_is_behind_both() -> None:
    one = printed("Valley Post", relays=(Relay(outlet="Reuters", how="republished"),))
    copy = judged(one, printed("Hill Times"))
    assert (copy.common, copy.carrier) == ("Reuters", "")
    assert "Valley Post credits Reuters" in copy.why


def test_who_credits_the_other_carries_it_whatever_the_days() -> None:
    source = printed("Valley Post", day="2024-05-04")
    credit = printed(
        "Hill Times", BODY + "\n\nThis story first appeared elsewhere.\nVia Valley Post"
    )
    copy = judged(source, credit)
    assert (copy.earlier, copy.carrier) == (source.id, credit.id)


def test_who_speaks_of_the_other_has_it_from_there_unless_it_was_first() -> None:
    source = printed("Valley Post", day="2024-05-02")
    told = BODY + "The closure was known to the Valley Post on Thursday. "
    for day, carrier in (("2024-05-02", "Hill Times"), ("2024-05-01", "Valley Post")):
        paper = printed("Hill Times", told, day)
        ids = {"Hill Times": paper.id, "Valley Post": source.id}
        assert judged(source, paper).carrier == ids[carrier]


def test_an_agency_is_printed_by_others() -> None:
    wire, paper = printed("Reuters"), printed("Hill Times")
    copy = judged(wire, paper)
    assert (copy.earlier, copy.carrier) == (wire.id, paper.id)
    assert "agency" in copy.why


def test_a_press_release_comes_before_the_paper() -> None:
    release = printed("", BODY + "\n\nMedia contact: press@dairy.example")
    paper = printed("Hill Times", BODY)
    copy = judged(release, paper)
    assert (copy.earlier, copy.carrier) == (release.id, paper.id)


def test_an_updated_version_in_one_outlet_is_the_later() -> None:
    first = printed("Valley Post", BODY)
    second = printed("Valley Post", BODY + "This story has been updated with the mayor's words.")
    assert judged(first, second).earlier == first.id


def test_a_longer_version_in_one_outlet_is_the_later() -> None:
    more = "The union has called its members to a vote on Friday about a strike of three days. "
    first, second = printed("Valley Post"), printed("Valley Post", BODY + more)
    copy = judged(first, second)
    assert (copy.earlier, copy.carrier) == (first.id, second.id)
    assert "has all its words" in copy.why


def test_an_excerpt_leads_to_the_whole() -> None:
    lead = BODY.partition(". ")[0]
    whole = printed("Valley Post", BODY)
    digest = printed(
        "Morning Links", f"{lead}. Read the full story at Valley Post.\n\nMore later."
    )
    copy = judged(whole, digest)
    assert copy.kind is CopyKind.EXCERPT
    assert (copy.earlier, copy.carrier) == (whole.id, digest.id)
