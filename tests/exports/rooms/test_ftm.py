"""FollowTheMoney's own tools keep every value that is exported, and the graph hangs together."""

import io
import json

from followthemoney import model
from followthemoney.proxy import EntityProxy

from reportedly.exports.base import Pile
from reportedly.exports.ftm import entities
from reportedly.exports.ftm_values import day, language, name, texts


def test_their_validation_changes_nothing(pile: Pile) -> None:
    """As ``ftm validate`` does it: every value is cleaned by its type and must come out as it
    went in; what is required is there."""
    for line in entities(pile):
        given = json.loads(json.dumps(line))
        told = EntityProxy.from_dict(model, given, cleaned=False)
        clean = model.make_entity(told.schema)
        clean.id = told.id
        for prop, value in told.itervalues():
            clean.add(prop, value)
        assert {k: sorted(v) for k, v in clean.to_dict()["properties"].items()} == {
            k: sorted(v) for k, v in given["properties"].items()
        }
        assert all(clean.has(required) for required in clean.schema.required)
        told.schema.validate(given)


def test_links_lead_to_entities_of_the_right_kind(pile: Pile) -> None:
    found = {str(line["id"]): EntityProxy.from_dict(model, line) for line in entities(pile)}
    links = 0
    for told in found.values():
        for prop in told.iterprops():
            if prop.type.name == "entity":
                for id in told.get(prop):
                    links += 1
                    assert found[id].schema.is_a(prop.range)
    assert links > 20
    kinds = {told.schema.name for told in found.values()}
    assert {"Article", "Person", "Mention", "Note", "Documentation"} <= kinds


def test_a_note_holds_the_words_and_who_is_said_to_say_them(pile: Pile) -> None:
    found = {str(line["id"]): line["properties"] for line in entities(pile)}
    notes = [row for row in found.values() if row.get("description") == [MOE]]  # type: ignore[attr-defined]
    assert len(notes) == 1
    about = [found[id] for id in notes[0]["entity"]]  # type: ignore[index]
    assert ["Lena Moe"] in [row.get("name") for row in about]  # type: ignore[attr-defined]
    assert "status: no comment" not in notes[0]["keywords"]  # type: ignore[index]


def test_every_note_stands_in_the_text_of_its_proof(pile: Pile) -> None:
    found = {str(line["id"]): line for line in entities(pile)}
    texts = {a.id: a.text for a in pile.material.articles.values()}
    notes = [line["properties"] for line in found.values() if line["schema"] == "Note"]
    assert len(notes) > 10
    for note in notes:
        [proof], [words] = note["proof"], note["description"]  # type: ignore[index]
        [body] = found[proof]["properties"]["bodyText"]  # type: ignore[index]
        assert body == texts[proof].strip()
        assert words in body


MOE = "We do not know how many people were on the quay,"


def test_days_are_as_sure_as_they_are() -> None:
    told = [
        "2024-06-03",
        "2024-06-03/2024-06-05",
        "2024-05-30/2024-06-02",
        "2023-12-31/2024-01-01",
    ]
    assert [day(one) for one in told] == ["2024-06-03", "2024-06", "2024", ""]
    assert (day(""), day("2024-06-03T10:20:30Z"), day("on Monday")) == (
        "",
        "2024-06-03T10:20:30",
        "",
    )


def test_values_that_the_form_does_not_know_are_left_out() -> None:
    assert (language("en-GB"), language("xx")) == ("eng", "")
    assert name("“Lena\u202e\n Moe”") == "Lena[U+202E] Moe"
    parts = texts("a\n" * 40_000)
    assert max(map(len, parts)) <= 65_000
    assert sum(part.count("a") for part in parts) == 40_000


def test_the_command_line_reads_the_stream(pile: Pile) -> None:
    """One entity a line, as every tool of theirs expects it."""
    lines = "".join(json.dumps(line) + "\n" for line in entities(pile))
    assert all(json.loads(line)["schema"] for line in io.StringIO(lines))
