"""The forms that notices of correction have: "This article was amended on 3 May to …"."""

import re
from functools import cache

from reportedly.lexicon.load import lexicon

__all__ = [
    "NOT", "QUOTED", "STOP", "SWAPPED", "WIRE", "also", "hint_of_update", "hinted", "label",
    "label_alone", "of_other", "of_version", "of_web", "owns_up", "regrets", "should_have",
    "takes_back", "was_changed", "was_taken", "was_taken_back", "was_wrongly", "we_said",
]  # fmt: skip

STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Oct|Nov|Dec|Sen|Rep|Gov"
    r"|Col|Gen|Mrs|Inc|Ltd))(?<!\bSept)(?<![ap]\.m)[.?!][\"')\]]*(?=\s+[\"'(]?[A-Z0-9]|\s*$)"
)
_UP_TO = r"(?:[^,;)]|,(?=\d))"
NOT = re.compile(
    rf"(?:, (?:and )?| and |^)not (?P<not>{_UP_TO}{{1,80}}?)(?=[;)]|,(?!\d)|$)"
    rf"|\binstead of (?P<instead>{_UP_TO}{{1,80}})|\brather than (?P<rather>{_UP_TO}{{1,80}})"
)
WIRE = re.compile(
    r"^\W*(?:this (?:story|article|item|version) )?(?P<verb>corrects|correcting|corrected:)"
    r"(?P<what>[^.]*?)"
    r"(?: in (?:the )?(?:paragraphs?|paras?\.?|headline|lede?|lead|first|second|third|\w+ graf)"
    r"[^.]*?)?"
    r"(?:,? to (?P<right>[^.]*?))?(?:,? (?:from|instead of|not) (?P<wrong>[^.()]*))?[.)]*\s*$",
    re.I,
)
SWAPPED = re.compile(
    r"\bto (?P<right>[^.]+?),? (?:from|instead of|not) (?P<wrong>[^.()]+?)(?= in |[.)]|$)"
)
QUOTED = re.compile(r"[\"“‘'](?P<title>[^\"”“]{12,160}?)[\"”’'](?=[\s,.;:)]|$)")


def _any(*names: str) -> str:
    words = lexicon("corrections")
    found = words
    for name in names:
        found = found[name]
    return "|".join(str(word) for word in found)


_HINTS = (
    "correct", "clarif", "amend", "retract", "withdr", "version of", "misst", "misid", "missp",
    "misch", "misat", "misq", "misr", "misl", "misn", "wrong", "erroneous", "mistaken",
    "inaccura", "regret", "originally", "previously", "initially", "apolog", "disregard",
    "updated", "removed", "taken down", "take down", "takes down", "took down", "kill",
    "unpublish", "delet", "error", "in fact", "should have",
    *(f"{when} {part}head" for when in ("previous", "earlier", "original")
      for part in ("", "sub", "sub-")),
)  # fmt: skip


def hinted(words: str) -> bool:
    """Whether a word stands there that every notice has."""
    small = words.lower()  # letters are looked for faster than a pattern
    if any(hint in small for hint in _HINTS):
        return True
    return "we said" in small and re.search(r"\bwe said", small) is not None


def _labels() -> str:
    names = lexicon("corrections")["labels"]
    return "|".join(f"(?P<{name}>{_any('labels', name)})" for name in names)


@cache
def label() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{name}>{_any('labels', name)})" for name in lexicon("corrections")["labels"]
    )
    return re.compile(
        rf"(?<![\w-])(?:{groups})\s?(?:[,(] ?[\w.,: ]{{4,40}}\)?)?\s?(?::|--|–|—)\s*", re.I
    )


@cache
def label_alone() -> re.Pattern[str]:
    groups = "|".join(
        f"(?P<{name}>{_any('labels', name)})" for name in lexicon("corrections")["labels"]
    )
    return re.compile(rf"\W*(?:{groups})(?:\W+(?:[A-Z][a-z]+\.? \d{{1,2}}, \d{{4}}))?\W*", re.I)


@cache
def of_version() -> re.Pattern[str]:
    noun, adverb = _any("nouns"), _any("adverbs")
    earlier = (
        rf"\b(?:an?|the|our|two|some) (?:{_any('versions')}) (?:version|edition|draft)s? of "
        rf"(?:(?:a|an|the) (?:{noun}) (?:in|on|for) )?(?:this|the|our) (?:{noun})(?:'s \w+)?"
        rf"(?: and (?:its )?(?:{noun}))?(?:,? (?:published|posted|which)[^.]{{0,80}}?)?,? "
        rf"(?:{adverb})? ?(?:{_any('said')}|{_any('missaid')})"
    )
    said = f"(?:{_any('said')}|{_any('missaid')})"
    heading = (
        rf"\b(?:an?|the|our) (?:{_any('versions')}) (?:{_any('headings')}) "
        rf"(?:on|to|of|for|above|with|in) (?:this|the|our) (?:{noun}) (?:{adverb})? ?"
        rf"(?:{_any('said')}|{_any('missaid')})"
    )
    this = rf"\bthis (?:{noun}) (?:(?:{adverb}) {said}|(?:{_any('missaid')}))"
    from_it = (
        rf"\b(?:corrected|changed|amended) from (?:the|an) (?:{_any('versions')}) version,? which "
        rf"(?:{adverb})? ?(?:{_any('said')}|{_any('missaid')})"
    )
    return re.compile(
        rf"(?:{earlier}|{heading}|{this}|{from_it})\b(?: (?:{adverb}))?(?: that\b)?(?: as\b)?",
        re.I,
    )


@cache
def was_changed() -> re.Pattern[str]:
    noun = _any("nouns")
    return re.compile(
        rf"\b(?:this|the|one) (?:{noun}|quote|article's \w+)(?: and (?:its )?(?:{noun}))? "
        rf"(?:{_any('verbs', 'changed')})"
        rf"(?:(?: (?:on|at|since|in) [^.;]{{2,40}}?)? (?:(?P<clear>{_any('verbs', 'clarifying')})"
        rf"|(?P<right>{_any('verbs', 'correcting')})|(?P<reflect>to reflect)))?\b(?: that\b)?",
        re.I,
    )


@cache
def was_taken() -> re.Pattern[str]:
    return re.compile(rf"\bthis (?:{_any('papers')}) (?:{_any('verbs', 'retracted')})\b", re.I)


@cache
def takes_back() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>\b[Ww]e|(?-i:\b(?:The |the )?[A-Z][\w&.'-]*"
        rf"(?: (?:of |and |the )?[A-Z][\w&.'-]*){{0,4}}))"
        rf" (?P<verb>{_any('verbs', 'retracting')}) (?P<whose>its|our|the|an?|this|their) "
        rf"(?:[\w-]+ ){{0,2}}?(?-i:{_any('papers')})\b",
        re.I,
    )


@cache
def of_other() -> re.Pattern[str]:
    noun, adverb = _any("nouns"), _any("adverbs")
    wrong = f"(?:(?:{adverb}) (?:{_any('said')})|(?:{_any('missaid')}))"
    return re.compile(
        rf"\b(?:an?|the|our|\w+day's) (?:[\w-]+ ){{0,3}}?(?-i:{noun})"
        rf"(?P<about>\b(?!s? of this)[^.]{{0,240}}?) {wrong}\b(?: that\b)?(?: as\b)?",
        re.I,
    )


@cache
def we_said() -> re.Pattern[str]:
    """ "In our report of 12 May we said that …", "The Courier was wrong to report that …"; an
    outlet's own words only where it owns up to them in the same paragraph (`owns_up`)."""
    noun, adverb = _any("nouns"), _any("adverbs")
    said = "said|stated|reported|wrote|claimed|gave|named|suggested|published"
    return re.compile(
        rf"\b(?:(?:in|on) (?:an?|our|the|its|this) (?:[\w-]+ ){{0,3}}?(?-i:{noun})"
        rf"(?P<about>\b[^.]{{0,160}}?),? )?\b(?:we|it) (?:had )?(?:(?:{adverb}) )?(?:{said})\b"
        rf"(?P<when>(?: on| in| earlier)[^.,]{{0,30}}?)?(?: (?:{adverb}))?(?: that\b)"
        rf"|\b(?:was|were) wrong to (?:report|say|write|state|claim|suggest)(?: that\b)?",
        re.I,
    )


@cache
def owns_up() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:th(?:is|at)|which|it) (?:was|is) (?:wrong|incorrect|not (?:correct|true|so"
        r"|the case)|false|untrue|an error|a mistake|mistaken|inaccurate)"
        r"|\bwrong to (?:report|say|write|state|claim|suggest)"
        r"|\bwe (?:were wrong|regret|apologi[sz]e|are sorry|got it wrong)"
        r"|\bregrets? the (?:error|mistake)|\bapologi[sz]es? for the (?:error|mistake)",
        re.I,
    )


@cache
def was_taken_back() -> re.Pattern[str]:
    """ "Our report "X" of 3 May has been withdrawn", "Please disregard the story headlined "X"";
    only where a headline or a day tells which."""
    papers = _any("papers")
    return re.compile(
        rf"\b(?:an?|our|the|its) (?:[\w-]+ ){{0,2}}?(?-i:{papers})(?P<about>\b[^.]{{6,200}}?),? "
        rf"(?:{_any('verbs', 'retracted')})\b"
        rf"|\b(?:disregard|kill|do not (?:use|publish)|withdraw) (?:the|our|its) "
        rf"(?:[\w-]+ ){{0,2}}?(?-i:{papers})(?P<named>\b[^.]{{6,200}})",
        re.I,
    )


@cache
def should_have() -> re.Pattern[str]:
    """ "An article on October 1 about X should have made clear that …"."""
    noun = _any("nouns")
    return re.compile(
        rf"\b(?:(?P<own>this (?:{noun})|(?:{_any('versions')}) version of this (?:{noun}))"
        rf"|(?:an?|the|our) (?:[\w-]+ ){{0,3}}?(?-i:{noun})(?P<about>\b[^.]{{0,240}}?)) "
        rf"should have (?:(?P<clear>{_any('verbs', 'cleared')})|said|stated|read|reported)"
        rf"(?: that\b)?",
        re.I,
    )


@cache
def was_wrongly() -> re.Pattern[str]:
    """ "was wrongly attributed to Y", "were incorrectly identified as Y"."""
    return re.compile(
        rf"\b(?:was|were|is|are) (?:{_any('adverbs')}) (?:{_any('said')}|{_any('stated')})\b"
        r"(?: (?:to|as|by)\b)?|\b(?:was|were) (?:misidentified|misattributed|misnamed)\b"
        r"(?: (?:to|as)\b)?",
        re.I,
    )


@cache
def of_web() -> re.Pattern[str]:
    """ "from its website": where an outlet takes down what is its own."""
    return re.compile(
        r"\bfrom (?:its|our|the) (?:own )?(?:(?-i:[\w-]+) )?(?:web ?sites?|sites?"
        r"|archives?|pages|app)\b",
        re.I,
    )


@cache
def regrets() -> re.Pattern[str]:
    return re.compile(r"\bregrets?\b|\bapologi[sz]e|has been (?:removed|updated|corrected)", re.I)


@cache
def also() -> re.Pattern[str]:
    """ "It also said …": more that was wrong."""
    said = f"{_any('said')}|{_any('missaid')}"
    return re.compile(
        rf"(?:it|(?:the|this) (?:{_any('nouns')})|the (?:earlier|original) version)"
        rf" (?:also )?(?:{_any('adverbs')})? ?(?:{said})\b(?: that\b)?",
        re.I,
    )


@cache
def hint_of_update() -> re.Pattern[str]:
    return re.compile(r"^\W*(?:corrected by|updated|posted)\b", re.I)
