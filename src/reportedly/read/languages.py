"""Which language a text is in: "en" for "The mayor said on Friday …"."""

import re
from collections import Counter
from functools import cache
from typing import Any

from reportedly.lexicon.load import lexicon
from reportedly.model.article import Known, Note

__all__ = ["language_note", "language_of"]

SAMPLE = 3000
"""Characters that are enough to tell."""
WORDS, LETTERS = 5, 20
"""The fewest words that tell a language, and the fewest letters where words are not parted."""
ENGLISH, FAINT = 0.2, 0.1
"""Share of English function words that makes a text English; below the other it hardly can be."""
LIKELY, SURE = 0.4, 0.9
"""Likelihood of a language that is believed: of words that are hardly English, and of others."""
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@cache
def _english() -> frozenset[str]:
    return frozenset(lexicon("furniture")["english"]["function"])


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language, "" where that cannot be told: too few words, or lists
    of names and results.

    English is told by its function words; anything else is left to py3langid (after Lui and
    Baldwin 2012), with the languages that we know by name.
    """
    text = text[:SAMPLE]
    words = _WORD.findall(text.casefold())
    letters = sum(map(len, words))
    foreign = letters - len(_LATIN.findall(text)) > letters / 2
    if len(words) < WORDS and not (foreign and letters >= LETTERS):
        return ""
    counts = Counter(words)
    share = sum(counts[word] for word in _english()) / len(words)
    if share >= ENGLISH:
        return "en"
    code, likely = _identifier().classify(text)
    least = 0.0 if foreign else LIKELY if share < FAINT else SURE
    return str(code) if likely >= least else ""


def language_note(text: str, declared: str = "", why: str = "given with the text") -> Note | None:
    """The language of a text and how it is known; None where it is not.

    ``declared`` is the code that its page or its export gives, ``why`` where it stands there.
    Pages say "en" in any language, so that words that are clear outweigh it.
    """
    declared = re.split(r"[-_]", declared.strip().casefold())[0]
    declared = declared if declared in lexicon("languages")["names"] else ""
    found = language_of(text)
    if declared and (not found or found == declared or _close(found, declared)):
        return Note(field="language", value=declared, how=Known.METADATA, why=why)
    if not found:
        return None
    told = f"the words of the story, not “{declared}” ({why})" if declared else None
    return Note(
        field="language", value=found, how=Known.INFERRED, why=told or "the words of the story"
    )


def _close(one: str, other: str) -> bool:
    groups = (group.split() for group in lexicon("languages")["close"]["groups"])
    return any(one in group and other in group for group in groups)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    made.set_languages([c for c in lexicon("languages")["names"] if c in made.nb_classes])
    return made
