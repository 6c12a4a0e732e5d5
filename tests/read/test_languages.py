"""What language a text is in is told by its words before its page is believed."""

import pytest

from reportedly.model.article import Known
from reportedly.read.languages import language_note, language_of

TEXTS = {
    "en": "The mayor said on Friday that the dam would hold, and that nobody had to leave.",
    "de": "Die Bürgermeisterin sagte am Freitag, der Damm werde halten und niemand müsse gehen.",
    "fr": "La maire a déclaré vendredi que la digue tiendrait et que personne ne devait partir.",
    "nl": "De burgemeester zei vrijdag dat de dijk het zou houden en dat niemand weg hoefde.",
    "pl": "Burmistrz powiedziała w piątek, że tama wytrzyma i nikt nie musi wyjeżdżać.",
    "uk": "Мерка сказала в п'ятницю, що дамба витримає і ніхто не мусить виїжджати.",
    "el": "Η δήμαρχος είπε την Παρασκευή ότι το φράγμα θα αντέξει και κανείς δεν θα φύγει.",
    "ar": "قالت رئيسة البلدية يوم الجمعة إن السد سيصمد ولن يضطر أحد إلى المغادرة.",
    "zh": "市长周五表示大坝将会坚持住，没有人需要离开村庄，学校也会照常上课。",
    "ko": "시장은 금요일에 댐이 견딜 것이며 아무도 떠날 필요가 없다고 말했다.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_words_tell_the_language(code: str) -> None:
    assert language_of(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text", ["", "Fire in Oslo", "Arsenal 2 Chelsea 1 (Saka 12, Odegaard 80) Wolves 0 Everton 0"]
)
def test_too_few_words_tell_nothing(text: str) -> None:
    assert language_of(text) == ""


def test_clear_words_outweigh_what_the_page_declares() -> None:
    note = language_note(TEXTS["fr"], "en-US", "lang of the page")
    assert note is not None
    assert (note.value, note.how) == ("fr", Known.INFERRED)
    assert "not “en” (lang of the page)" in note.why


def test_the_declared_language_stands_where_words_do_not_speak_against_it() -> None:
    near = language_note(
        "Ordføreren sa på fredag at demningen kommer til å holde, og at ingen må dra.", "nb"
    )
    short = language_note("Brann i Oslo", "no", "lang of the page")
    assert near is not None
    assert short is not None
    assert [(n.value, n.how) for n in (near, short)] == [
        ("nb", Known.METADATA),
        ("no", Known.METADATA),
    ]
    assert language_note("Fire", "klingon") is None
