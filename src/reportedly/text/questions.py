"""What a question asks for: "How many soldiers were killed?" wants soldiers, killed."""

import re
from enum import StrEnum
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.record import record
from reportedly.text.docs import docs
from reportedly.text.parse import same_length
from reportedly.text.tokens import Doc, Token

__all__ = ["LONGEST", "Question", "Sought", "question", "words_of"]

LONGEST = 1_000
"""Characters of a question at most."""

_CONTROL = re.compile(
    r"\x1b\[[0-9;]*[A-Za-z]|[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f]"
)
_ENDS = " \t.?!,;:\"'-"
_ACCORDING = re.compile(r",? ?\baccording to (?!whom\b)(?P<who>[^,?]+)", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|may|might|could|would|going to|(?:is|are) [\w ]*?\bto)\b")
_SPLIT = re.compile(r",? and (?=(?:who|what|when|where|how|which|why|does|do|did|is|are)\b)", re.I)


class Sought(StrEnum):
    """The kind of answer that is wanted; the names are those of ``lexicon/questions.toml``."""

    FIGURE = "figure"
    DAY = "day"
    PLACE = "place"
    WHO = "who"
    NAMES = "names"
    NAMED = "named"
    IDENTITY = "identity"
    STATEMENTS = "statements"
    RESERVES = "reserves"
    INDEPENDENCE = "independence"
    CONFLICT = "conflict"
    BETWEEN = "between"
    WHETHER = "whether"
    OPEN = "open"


@record
class Question:
    """A question as understood.

    ``text`` is what is asked, without its lead and tail ("Tell me … and who says so"). ``thing``
    is the noun that is counted or of which names are wanted, ``marks`` the words before it
    ("bus" of "bus drivers"), ``counted`` and ``state`` its class and what is said of it as
    `Measure` has them. ``units`` are the kinds of units that answer ("money", "length"), empty
    where a bare count does. ``names`` is the kind of name that answers. ``speaker`` is whose word
    is wanted, ``verb`` the word for what is asked to have happened, ``ahead`` is set where it asks
    of what is still to come, ``nouns`` are its common nouns. ``also`` are the questions that are
    asked in the same breath.
    """

    text: str
    sought: Sought
    thing: str = ""
    marks: tuple[str, ...] = ()
    counted: str = ""
    state: str = ""
    units: tuple[str, ...] = ()
    names: str = ""
    speaker: str = ""
    verb: str = ""
    ahead: bool = False
    nouns: tuple[str, ...] = ()
    also: tuple["Question", ...] = ()


def question(text: str) -> Question:
    """Read a question. Raises ``ValueError``, with words for its asker, where it is empty, too
    long, or no English words are in it."""
    plain = " ".join(same_length(_CONTROL.sub(" ", text)).split())
    if not re.search(r"[A-Za-z]{2}", plain):
        raise ValueError("a question in English words is needed, as in: How many were killed?")
    if len(plain) > LONGEST:
        raise ValueError(f"the question has {len(plain):,} characters; {LONGEST:,} at most")
    found = [_one(part) for part in _parts(plain)]
    first, *others = found
    return Question(
        **{name: getattr(first, name) for name in first.__dataclass_fields__ if name != "also"},
        also=tuple(others),
    )


def _parts(text: str) -> list[str]:
    """The questions of "When was he there, and what was signed?", tails left out."""
    text = text.strip(_ENDS)
    shorter = _patterns()["lead"].sub("", text, count=1).strip(_ENDS)
    while shorter != text and shorter:
        text, shorter = shorter, _patterns()["lead"].sub("", shorter, count=1).strip(_ENDS)
    shorter = _patterns()["tail"].sub("", text).strip(_ENDS)
    while shorter != text and shorter:
        text, shorter = shorter, _patterns()["tail"].sub("", shorter).strip(_ENDS)
    return [part.strip(_ENDS) for part in _SPLIT.split(text) if part.strip(_ENDS)] or [text]


def _one(text: str) -> Question:
    low = text.lower()
    kind, match = next((k, m) for k, pattern in _forms() if (m := pattern.search(low)))
    groups = {name: value or "" for name, value in match.groupdict().items()}
    speaker = text[match.start("who") : match.end("who")] if groups.get("who") else ""
    if not speaker and (told := _ACCORDING.search(text)):
        speaker, text = told["who"].strip(_ENDS), text.replace(told[0], " ").strip(_ENDS)
    [doc] = docs([text])
    verb = _verb(doc)
    made = Question(
        text=text, sought=kind, speaker=speaker, verb=verb.lower_ if verb else "",
        ahead=bool(_AHEAD.search(low)),
        nouns=tuple(t.lower_ for t in doc if t.pos_ == "NOUN"),
    )  # fmt: skip
    if kind is Sought.FIGURE:
        return _figure(made, doc, verb, groups)
    if kind is Sought.NAMES:
        noun = groups["noun"].split()
        return _with(made, thing=noun[-1], marks=tuple(noun[:-1]), names=_name_kind(noun[-1]))
    return made


def _with(made: Question, **changes: object) -> Question:
    from dataclasses import replace

    return replace(made, **changes)  # type: ignore[arg-type]


def _verb(doc: Doc) -> Token | None:
    """The verb that is asked about: of "is said to pay", "pay"; no auxiliary, no verb of saying
    that something else hangs on."""
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    for _ in range(3):
        if root is None or root.lemma_.lower() not in _telling():
            break
        below = [c for c in root.children if c.dep_ in ("ccomp", "xcomp")]
        if not below:
            break
        root = below[0]
    if root is not None and root.pos_ == "VERB":
        return root
    return next((t for t in doc if t.pos_ == "VERB" and t.lemma_.lower() not in _telling()), None)


def _figure(made: Question, doc: Doc, verb: Token | None, groups: dict[str, str]) -> Question:
    from reportedly.text.classes import class_of, in_its_terms
    from reportedly.text.predicates import said_of
    from reportedly.text.states import state_of
    from reportedly.text.vocabulary import measure_words

    amounts = lexicon("questions")["amounts"]
    if size := groups.get("size", ""):
        return _with(made, units=tuple(lexicon("questions")["sizes"][size].split()))
    at = next((t for t in doc if t.lower_ in ("many", "much", "few", "little")), None)
    head = _counted(doc, at) if at is not None else _asked(doc, groups.get("noun", ""))
    if head is None:
        money = verb is not None and verb.lower_ in words_of("amounts", "paying")
        many = at is None or at.lower_ != "much"
        return _with(made, units=() if many else ("money",) if money else ("any",))
    if head.dep_ == "compound" and head.head.i == head.i + 1:
        head = head.head  # "the share price" is a price
    share = False
    if head.lemma_.lower() in amounts["bare"].split() or head.lower_ in amounts["bare"].split():
        share = head.lower_ in amounts["share"].split()
        units = ("percent",) if share else ()
        inner = _of(head)
        if inner is None:
            return _with(made, thing=head.lower_, units=units or ("any",))
        head, at = inner, None if share else inner
    words = measure_words()
    known, (state, predicate) = class_of(head), state_of(head)
    if not state and verb is not None and verb.i > head.i:
        state, predicate = said_of(verb, "dobj", words), verb
    state = in_its_terms(known.name, state, predicate, amount=False)
    before = [t for t in head.subtree if t.i < head.i and t.dep_ in ("amod", "compound", "nmod")]
    marks = tuple(t.lower_ for t in before if t.lower_ not in _LOOSE and t.pos_ != "PROPN")
    money = head.lower_ in amounts["money"].split()
    units = ("percent",) if share else ("money",) if money else () if at is not None else ("any",)
    return _with(
        made, thing=head.lower_, marks=marks, counted=known.name,
        state=known.state or state, units=units,
    )  # fmt: skip


_LOOSE = ("many", "much", "more", "own", "total", "new", "other", "first", "such", "few", "death")


def _counted(doc: Doc, at: Token) -> Token | None:
    """The noun right behind "how many": of "how many of its own men", "men"."""
    for token in doc[at.i + 1 :]:
        if token.pos_ in ("NOUN", "PROPN"):
            follows = token.i + 1 < len(doc) and doc[token.i + 1]
            named = token.pos_ == "PROPN" or token.dep_ in ("compound", "nmod")
            if follows and follows.pos_ in ("NOUN", "PROPN") and named and follows.dep_ != "ROOT":
                continue
            return token
        if token.pos_ in ("AUX", "VERB", "PRON", "SCONJ") and token.tag_ != "PRP$":
            return None
    return None


def _asked(doc: Doc, noun: str) -> Token | None:
    last = noun.split()[-1] if noun else ""
    return next((t for t in doc if t.lower_ == last), None)


def _of(head: Token) -> Token | None:
    goals = (g for c in head.children if c.lower_ in ("of", "for") for g in c.children)
    return next((g for g in goals if g.pos_ in ("NOUN", "PROPN")), None)


def _name_kind(noun: str) -> str:
    for kind, pattern in lexicon("questions")["nameable"].items():
        if re.fullmatch(pattern, noun):
            return str(kind)
    return ""


@cache
def _telling() -> frozenset[str]:
    return frozenset(lexicon("questions")["verbs"]["telling"].split())


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """A list of ``lexicon/questions.toml`` as a set of words."""
    return frozenset(lexicon("questions")[table][name].split())


@cache
def _forms() -> tuple[tuple[Sought, re.Pattern[str]], ...]:
    known = lexicon("questions")
    parts = {
        "{saying}": known["verbs"]["saying"],
        "{sizes}": "|".join(known["sizes"]),
        "{amounts}": known["amounts"]["words"],
        "{nameable}": "|".join(known["nameable"].values()),
    }
    made = list[tuple[Sought, re.Pattern[str]]]()
    for form in known["forms"]:
        pattern = form["pattern"]
        for mark, words in parts.items():
            pattern = pattern.replace(mark, words)
        made.append((Sought(form["kind"]), re.compile(pattern)))
    return tuple(made)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    around = lexicon("questions")["around"]
    return {
        "lead": re.compile(rf"^(?:{'|'.join(around['leads'])})\b[ ,:]*", re.IGNORECASE),
        "tail": re.compile(rf"[ ,]*\b(?:{'|'.join(around['tails'])})$", re.IGNORECASE),
    }
