"""A brief held against the ledger: what was altered is named, what is harmless passes."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from reportedly.model.article import Article
from reportedly.model.claim import Claim
from reportedly.report.brief import Brief, brief, stamped
from reportedly.report.html import html
from reportedly.report.markdown import markdown
from reportedly.report.verify import Verified, verify
from reportedly.report.verify_blocks import normal
from reportedly.report.verify_days import days_in
from reportedly.report.verify_known import Known
from reportedly.report.verify_markdown import markdown_document
from reportedly.report.verify_sentences import segments, split
from reportedly.store.base import Ledger, View
from reportedly.store.memory import MemoryLedger


@pytest.fixture
def view(ferry: Ledger) -> View:
    return ferry.view()


@pytest.fixture
def made(view: View) -> Brief:
    return brief(view)


def held(text: str, view: View, page: bool = False) -> Verified:
    return verify(text, view, page=page)


def whys(text: str, view: View, page: bool = False) -> str:
    return "\n".join(why for wrong in held(text, view, page).unsupported for why in wrong.why)


def altered(text: str, was: str, now: str) -> str:
    assert text.count(was) >= 1, was
    return text.replace(was, now, 1)


def test_the_untouched_brief_is_the_ledgers_own(made: Brief, view: View) -> None:
    for found in (held(markdown(made), view), held(html(made), view, page=True)):
        assert found.holds
        assert found.as_written == found.sentences > 40
        assert found.citations == 4


ALTERATIONS = {
    "a digit of a figure": ("“As many as 62 people were", "“As many as 63 people were"),
    "a digit of a day": ("Ida Bergh, 6 May:", "Ida Bergh, 7 May:"),
    "a bound": ("“At least 40 people were", "“40 people were"),
    "a speaker": ("against it, the rescue service", "against it, Nordfar"),
    "a holder": ("Not verified by Coast Post", "Not verified by Daily Fjord"),
    "a word of a quotation": ("“the ferry was overloaded”, in", "“the ferry was sinking”, in"),
    "a reserve": ("Not verified by Coast Post (“could not verify”): ", ""),
    "a denial": ("Denied by Nordfar: ", "Nordfar: "),
    "a not": ("“could not verify”", "“could verify”"),
    "a citation elsewhere": ("in Daily Fjord[^3]", "in Daily Fjord[^1]"),
    "a citation less": ("people were taken off the Alma”[^2]", "people were taken off the Alma”"),
    "a sentence more": ("in Daily Fjord[^3].", "in Daily Fjord[^3]. The ship sank."),
    "a count": ("3 articles → 3 independent", "3 articles → 4 independent"),
    "a doubt": ("3 independent origins (perhaps 2)", "3 independent origins"),
    "an offset of an endnote": ("characters 53–86", "characters 54–86"),
    "the source of an endnote": ("Source: the rescue service", "Source: the harbour master"),
    "a line of an annex": ("asserted by 2 independent", "asserted by 3 independent"),
    "a dispute called agreed": ("## Disputed", "## Agreed"),
    "a figure of a heading": ("# Ferry Alma", "# Ferry Alma: 70 saved"),
}  # fmt: skip


@pytest.mark.parametrize("what", ALTERATIONS)
def test_what_is_altered_is_found(what: str, made: Brief, view: View) -> None:
    was, now = ALTERATIONS[what]
    found = held(altered(markdown(made), was, now), view)
    assert found.unsupported
    assert all(wrong.line and wrong.why for wrong in found.unsupported)


PAGE = {
    "a digit": ("62 people were rescued”</a><sup>", "26 people were rescued”</a><sup>"),
    "a speaker": ("against it, the rescue service", "against it, Nordfar"),
    "a citation elsewhere": ('href="#note-3"', 'href="#note-2"'),
    "what is shown on hovering": ("Daily Fjord, day not known,", "Daily Fjord, 4 May 2024,"),
    "a number that is shown": (">3</a></sup>", ">2</a></sup>"),
    "a link to other words": ('<a class="q" href="#art', '<a class="q" href="#bart'),
    "a name over a speaker's words": ("<h3>Nordfar</h3>", "<h3>Ida Berg</h3>"),
}  # fmt: skip


@pytest.mark.parametrize("what", PAGE)
def test_what_is_altered_in_a_page_is_found(what: str, made: Brief, view: View) -> None:
    was, now = PAGE[what]
    assert not held(altered(html(made), was, now), view, page=True).holds


def everywhere(text: str) -> Iterator[tuple[str, str]]:
    """The brief with one digit, one word of a quotation or one citation altered, at every place of
    its sentences and endnotes: what was altered, and the text."""
    start, end = text.index("## Disputed"), text.index("\n---\n")
    for found in re.finditer(r"\d", text[:end]):
        if found.start() > start and not re.match(r"[^\n]*\]\(#", text[found.start() :]):
            other = str((int(found[0]) + 1) % 10)
            yield "digit", text[: found.start()] + other + text[found.end() :]
    for quotation in re.finditer("“([^”]*)”", text[:end]):
        for word in re.finditer(r"\w{2,}", quotation[1]):
            a, b = quotation.start(1) + word.start(), quotation.start(1) + word.end()
            if a > start:
                yield "word", f"{text[:a]}altered{text[b:]}"
    for found in re.finditer(r"\[\^(\d)\](?!:)", text):
        for n in {"1", "2", "3", "4"} - {found[1]}:
            yield "citation", f"{text[: found.start()]}[^{n}]{text[found.end() :]}"


def test_an_alteration_anywhere_is_found(made: Brief, view: View) -> None:
    text = markdown(made)
    known = Known(view, markdown_document(text), page=False)
    tried, missed = Counter[str](), Counter[str]()
    for what, other in everywhere(text):
        tried[what] += 1
        missed[what] += verify(other, view, page=False, known=known).holds
    assert min(tried.values()) >= 12
    assert sum(missed.values()) <= 0.01 * sum(tried.values()), missed


def wrapped(text: str) -> str:
    """Broken at other places, as editors do."""
    return re.sub(r"(?m)^(- .{20,60}?) (?=\w{3})", r"\1\n  ", text)


HARMLESS = {
    "wrapped": wrapped,
    "headings": lambda t: t.replace("## Disputed", "### What does not fit\n\n## Both sides"),
    "list style": lambda t: re.sub(r"(?m)^- ", "* ", t),
    "emphasis": lambda t: t.replace("against it", "*against it*").replace("Denied", "**Denied**"),
    "blank lines": lambda t: t.replace("\n\n", "\n\n\n"),
    "straight quotes": lambda t: t.replace("“could not verify”", '"could not verify"'),
    "a section less": lambda t: t[: t.index("## Denied")] + t[t.index("## Unverified") :],
    "a sentence less": lambda t: re.sub(r"(?m)^- Denied by Nordfar.*\n", "", t, count=1),
    "sections moved": lambda t: (
        t[: t.index("## Disputed")]
        + t[t.index("## Unverified") : t.index("## Endnotes")]
        + t[t.index("## Disputed") : t.index("## Unverified")]
        + t[t.index("## Endnotes") :]
    ),
    "nothing said of its making": lambda t: re.sub("<!-- reportedly .*? -->", "", t),
    "endnotes by id": lambda t: re.sub(r"\[\^1\]:(?:.*\n)+?\n", "[^1]: " + _id(t, 1) + "\n\n", t),
}


def _id(text: str, n: int) -> str:
    return markdown_document(text).labels[str(n)]


@pytest.mark.parametrize("what", HARMLESS)
def test_what_is_harmless_passes(what: str, made: Brief, view: View) -> None:
    text = HARMLESS[what](markdown(made))
    assert text != markdown(made)
    assert whys(text, view) == ""


def test_a_page_put_in_other_lines_passes(made: Brief, view: View) -> None:
    from lxml import etree
    from lxml import html as parsed

    page = parsed.document_fromstring(html(made).encode())
    etree.indent(page)
    text = parsed.tostring(page, encoding="unicode")
    assert text != html(made)
    assert whys(text, view, page=True) == ""


SAID = {
    "At least 40": {
        "Ida Berg said on 6 May 2024 that at least 40 people were rescued, which the Coast Post"
        " could not verify": "",
        "Ida Berg said that 40 people were rescued; this is not verified": "it says “At least 40”",
        "Ida Berg said that at least forty people were rescued": "not verified by Coast Post",
        "Nordfar said at least 40 people were rescued; not verified": "“Nordfar” is no source",
        "Ida Berg said on 9 May that at least 40 people were rescued; not verified": "“9 May”",
    },
    "As many as": {
        "Ida Bergh, the port's director, said that up to 62 people were rescued": "",
        "It is confirmed that up to 62 people were rescued": "“confirmed”",
        "Ida Bergh said that 62 people were rescued": "“62”",
        "Ida Bergh said that up to 62 people were drowned": "“drowned”",
    },
    "the ferry": {
        "Nordfar denied that the ferry was overloaded": "",
        "The ferry was overloaded, said Nordfar": "denied by Nordfar",
    },
    "Nobody": {
        "“Nobody is missing,” Berg told reporters": "",
        "“Nobody is hurt,” Berg told reporters": "does not stand in",
        "Ida Berg said somebody is missing": "says “not”",
        "“is missing,” Berg said": "leaves out “nobody”",
    },
    "Between": {
        "“people were taken off the Alma”, says the rescue service": "leaves out",
        "“taken off the Alma”, says the rescue service": "",
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("start", "said", "why"),
    [(start, said, why) for start, every in SAID.items() for said, why in every.items()],
)
def test_a_sentence_of_ones_own(start: str, said: str, why: str, view: View) -> None:
    [claim] = [c for c in view.all(Claim) if c.text.startswith(start)]
    found = whys(f"{said} [{claim.id}].", view)
    assert why in found if why else found == ""


def test_speakers_keep_their_words(view: View) -> None:
    """Both names stand in what is cited; each must stand beside what is theirs."""
    many, taken = (
        next(c.id for c in view.all(Claim) if c.text.startswith(start))
        for start in ("As many", "Between")
    )
    right = (
        f"Ida Berg gives “As many as 62 people” [{many}]; the rescue service 55 to 60 [{taken}]."
    )
    wrong = f"Ida Berg gives 55 to 60 and the rescue service “As many as 62” [{many}][{taken}]."
    assert whys(right, view) == ""
    assert "is no source of" in whys(wrong, view)


def test_origins_are_counted_with_their_doubt(view: View) -> None:
    ids = "".join(
        f"[{c.id}]" for c in view.all(Claim) if c.text.startswith(("As many", "Between"))
    )
    assert whys(f"2 independent origins (perhaps 1) speak of people {ids}.", view) == ""
    assert "the ledger counts" in whys(f"2 independent origins speak of people {ids}.", view)


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("Twelve people drowned.", False),
        ("<p>Twelve people drowned.</p>", False),
        ("> Twelve people drowned.", False),
        ("    Twelve people drowned.", False),
        ("| Twelve | people |\n|--|--|\n| drowned | |", False),
        ("## What is confirmed", False),
        ("<ul><li>Twelve people drowned.</li></ul>", True),
        ("Twelve people<br>drowned", True),
    ],
)
def test_nothing_is_said_without_a_citation(text: str, page: bool, view: View) -> None:
    assert not held(text, view, page).holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<!-- a -->",
        "\ud800 [^1]",
        '<!-- reportedly {"articles": 5, "rest": [1]} -->',
        "[^1]: x",
    ],
)
def test_what_is_no_brief_does_no_harm(text: str, view: View) -> None:
    for page in (False, True):
        assert held(text, view, page).sentences < 3


def test_a_record_that_there_is_not(view: View) -> None:
    assert "the ledger has no clm-0123456789ab" in whys("Berg spoke [clm-0123456789ab].", view)


def test_words_that_moved_are_found(hand_made: list[object], made: Brief) -> None:
    """The text was changed behind the ledger's back: the spans do not fit any more."""
    moved = [
        replace(one, text="x" + one.text) if isinstance(one, Article) else one for one in hand_made
    ]
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put(moved, by="hand")  # type: ignore[arg-type]
    assert "does not stand at" in whys(markdown(made), ledger.view())


def test_sentences_end_where_they_end() -> None:
    block = "Gen. Ruiz left. “Stop. Go,” he said.\ue000clm-1\ue001 It is over."
    assert [normal(one)[:8] for one in split(block)] == ["Gen.Ruiz", '"Stop.Go', "Itisover"]
    found = list(segments("A says “x”\ue000clm-1\ue001; B says “y”\ue000clm-2\ue001."))
    assert [one.ids for one in found] == [("clm-1",), ("clm-2",)]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("on 12 Mar 2026", [(2026, 3, 12)]),
        ("on March 12, 2026", [(2026, 3, 12)]),
        ("from 10 to 13 May 2024", [(2024, 5, 10), (2024, 5, 13)]),
        ("2024-05-06", [(2024, 5, 6)]),
        ("in May 2024, and in 2023", [(2024, 5, 0), (2023, 0, 0)]),
        ("he may say 1,999 of 2,000", []),
    ],
)
def test_days_however_written(words: str, points: list[tuple[int, int, int]]) -> None:
    assert [point for day in days_in(words) for point in day.points] == points


def test_what_an_article_prints_of_another_brief_is_no_citation() -> None:
    words = r"- “In 4 articles\[^1\], clm-000000000000”, Ida Berg[^2]."
    note = "[^2]: [“In 4 articles\\[^1\\], clm-000000000000”](#art-1-0-9), Post. clm-00000000000a"
    document = markdown_document(f"{words}\n\n{note}\n")
    assert document.blocks[0].cited == ("clm-00000000000a",)
    assert list(document.labels) == ["2"]


@pytest.mark.parametrize("reading", ["", "published", "ledger"])
def test_a_brief_says_of_which_moment_it_is(made: Brief, reading: str) -> None:
    moment = "2024-05-07T23:59:59+00:00"
    [scope] = markdown_document(markdown(stamped(made, moment, reading))).scopes[:1]
    assert (scope["as_of"], scope["reading"]) == (moment, reading)
