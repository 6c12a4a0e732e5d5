"""Which attributions say something: "denied any leak" does, "planned to leave" does not."""

from collections.abc import Mapping, Sequence
from functools import cache

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.model.attribution import Attribution, Method
from reportedly.model.span import Span
from reportedly.text.parse import Parse
from reportedly.text.tokens import Token

__all__ = ["counts", "has_statement", "negated", "says"]

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
FINITE = ("VBD", "VBZ", "VBP", "MD")
NOBODY = frozenset({"nobody", "no one", "neither", "none", "’s", "'s"})
COUNTING = frozenset({"put", "place", "estimate", "speak", "count", "tally"})
STANDING = frozenset({"demand", "offer", "request", "urge", "propose"})
QUESTIONS = frozenset({"ask", "wonder", "question", "inquire", "enquire", "press"})
CIRCUMSTANCES = frozenset({"as", "after", "before", "while", "when", "since", "until", "because"})
MODALS = frozenset({"will", "'ll", "may", "might", "should", "could", "can", "must"})
WENT_ON = frozenset({"go", "continue", "proceed", "begin", "rush", "hasten", "use", "come"})
MARKS = (":", "-", "–", "—")
VERDICTS = ("oprd", "ccomp", "acomp", "xcomp")
"""How an adjective hangs on "ruled (the ban) unlawful"."""
OPEN = frozenset({"WDT", "WP", "WP$", "WRB"})
UTTERANCE, PHRASE = 4, 3
"""Words that an utterance without a verb has at least, and a phrase that says enough."""
FIGURE = 8
"""Words that a bare figure with what it counts has at most: "said about 90 of the workers"."""
GAPPED = frozenset({"at", "and", "while", "but", ",", ";"})
"""What stands for the verb where one is left out: "the union counted 900, the police 300"."""


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lexicon("cues").items()}


def says(parsed: Parse, a: Attribution) -> bool:
    """Whether a claim can be printed for an attribution: somebody states a clause, or a cue of
    denial, demand or promise has its phrase. Attitudes and acts ("wants a rise", "backed the
    bill") and what is said not to be said are left to the narrator's sentence."""
    content = [t for part in a.content for t in parsed.tokens(part) if not t.is_space]
    words = [t for t in content if t.is_alpha or t.like_num]
    if not words:
        return False
    if a.cue is None:
        return True
    cue = parsed.tokens(a.cue)
    if not cue or (a.speaker is not None and a.speaker.text.lower() in NOBODY):
        return False
    if a.method is Method.DIRECT:
        return _uttered(cue, content, words)
    if negated(cue[0], content) or _unsaid(cue[0]):
        return False
    gerund = content[0].tag_ == "VBG" and content[0].lemma_.lower() in _lists()["stating"]
    if gerund and not _finite(content):
        return False
    title = _titled(parsed, a.content[0]) or cue[0].text in MARKS
    if a.method is Method.ACCORDING_TO:
        return has_statement(content, title=title)
    return _stated(a, cue, content, title=title)


def _uttered(cue: Sequence[Token], content: list[Token], words: list[Token]) -> bool:
    """Whether quoted words are speech and no scare quote or name: with a cue of speech or a long
    sentence, and either a verb or the look of a whole utterance."""
    finite = any(t.tag_ in FINITE or t.tag_ == "VB" for t in content)
    if cue[0].lemma_.lower() in _lists()["naming"] and cue[0].pos_ == "VERB":
        return len(words) >= PHRASE or finite
    if cue[0].lower_ in _lists()["framing"]:
        return len(words) > 1
    if any(t.lemma_.lower() in _lists()["stating"] or t.text in "—–-:" for t in cue):
        return (finite and len(words) > 1) or words[0].text[0].isupper() or len(words) > UTTERANCE
    return finite and len(words) > 2 * UTTERANCE


def _stated(a: Attribution, cue: Sequence[Token], content: list[Token], *, title: bool) -> bool:
    clause = has_statement(content, title=title) and content[0].lower_ != "to"
    if cue[0].text in MARKS:
        return clause and a.speaker is not None
    if any(t.lower_ in _lists()["adverbs"] for t in cue):
        return clause
    if counts(cue, content) or (_is(cue[0], "giving", "VERB") and _numbered(content)):
        return a.speaker is not None
    if cue[0].lower_ in _lists()["framing"]:
        return clause or _spoken(content)
    asks = cue[0].lemma_.lower() in QUESTIONS or _loose(cue[0])
    governed = any(t.dep_ == "ccomp" and t.head == cue[0] for t in content)
    governed = governed and not _asks(_worded(content))
    states = not asks and any(_is(t, "stating", "VERB") for t in cue)
    if states and (clause or governed or _spoken(content)):
        return True
    if a.speaker is not None and ((_beside(a) and clause) or _raised(cue[0], content)):
        return True
    if any(_is(t, "nouns", "NOUN") for t in cue):
        return clause and any(t.lower_ == "that" and t.dep_ == "mark" for t in _before(content))
    if any(_is(t, "adjectives", "ADJ") for t in cue):
        return clause and a.speaker is not None
    if _standing(cue[0]) and not clause:
        return False
    if _phrasal(cue[0]) in _lists()["phrasal"] or _found(cue[0]):
        return a.speaker is not None
    asked = next((t for t in cue if _is(t, "asking", "VERB")), None)
    return (
        asked is not None
        and a.speaker is not None
        and _enough(asked, a, cue, content, title=title)
    )


def counts(cue: Sequence[Token], content: Sequence[Token]) -> bool:
    """Whether a verb with a figure for its object states it: "put", "reported", "said 90", and
    of what is to come also "sees growth of 2 percent"."""
    if not _numbered(content):
        return False
    lemma, words = cue[0].lemma_.lower(), _lists()
    if lemma in COUNTING or cue[0].text.lower() in GAPPED:
        return True
    if cue[0].pos_ != "VERB":
        return False
    if lemma in words["seeing"] and cue[0].tag_ in ("VBZ", "VBP", "VBG"):
        return any(t.lemma_.lower() in words["prospects"] for t in content[:PHRASE])
    if lemma in words["reporting"]:
        return True
    if lemma in words["showing"]:
        return any(t.lemma_.lower() in words["prospects"] for t in content[:PHRASE])
    bare = _numbered(content[:PHRASE]) and not any(t.pos_ == "PRON" for t in content[:1])
    return lemma in words["plain"] and bare and not _finite(content) and len(content) <= FIGURE


def _numbered(content: Sequence[Token]) -> bool:
    return any(t.pos_ == "NUM" or t.text[0].isdigit() for t in content)


def _loose(cue: Token) -> bool:
    """Whether a participle only describes its noun, so that nobody is known to say it: "sites
    deemed unsafe", but not "a plan described by experts as a risk"."""
    by = any(c.dep_ in ("agent", "dobj", "ccomp") or c.lower_ == "by" for c in cue.children)
    return cue.tag_ == "VBN" and cue.dep_ in ("acl", "amod") and not by


def _found(cue: Token) -> bool:
    """Whether an inquiry states what it found: "found no evidence of fraud"."""
    if cue.lemma_.lower() not in ("find", "see"):
        return False
    return any(c.dep_ == "dobj" and c.lemma_.lower() in _lists()["findings"] for c in cue.children)


def _phrasal(cue: Token) -> str:
    particle = next((c.lower_ for c in cue.children if c.dep_ == "prt"), "")
    return f"{cue.lemma_.lower()} {particle}"


def _standing(cue: Token) -> bool:
    """A demand or offer that stands, and is not made here: "are demanding a rise"."""
    going_on = any(c.dep_ == "aux" and c.lemma_ == "be" for c in cue.children)
    return cue.tag_ == "VBG" and going_on and cue.lemma_.lower() in STANDING


def _worded(content: Sequence[Token]) -> list[Token]:
    return [t for t in content if t.is_alpha or t.like_num or t.pos_ == "AUX"]


def _spoken(content: list[Token]) -> bool:
    """A looser look for a clause after a verb of saying, since parsers lose subjects: a finite
    verb with something before it."""
    words = _worded(content)
    return (
        len(words) >= PHRASE
        and not _asks(words)
        and any(t.tag_ in (*FINITE, "VBN") and not _relative(_main(t), content) for t in words[1:])
        and words[0].tag_ not in FINITE
        and words[0].lower_ != "to"
    )


def _beside(a: Attribution) -> bool:
    """Whether a speaker and a verb close a sentence, though the parser takes them for a noun:
    "…, the ministry's data show"."""
    if a.cue is None or a.speaker is None or a.content[-1].end > a.speaker.start:
        return False
    listed = a.cue.text.lower().removesuffix("s") in _lists()["stating"]
    return listed and a.cue.start - a.speaker.end == 1


def _raised(cue: Token, content: list[Token]) -> bool:
    """Whether an infinitive has its subject before it: "expects flights to resume"."""
    lemma, lists = cue.lemma_.lower(), _lists()
    if lemma not in lists["ahead"] or lemma in lists["seeing"] or content[0].lower_ == "to":
        return False
    return any(t.tag_ == "VB" and t.nbor(-1).lower_ == "to" for t in content[1:]) and not _asks(
        _worded(content)
    )


def _main(verb: Token) -> Token:
    return verb.head if verb.dep_ in ("aux", "auxpass") else verb


def _relative(verb: Token, content: Sequence[Token]) -> bool:
    """Whether a verb only tells more of a noun in the content: "(posted) a video in which …"."""
    inside = {t.i for t in content}
    above = (verb, *verb.ancestors)
    return any(t.dep_ in ("relcl", "acl") and t.i in inside and t.head.i in inside for t in above)


def _asks(tokens: Sequence[Token]) -> bool:
    """Whether a clause is an indirect question or hangs on a word outside ("which …")."""
    first = tokens[0]
    held = first.head.dep_ == "advcl" and first.head.head.i in {t.i for t in tokens}
    if first.lower_.endswith("ever") or (first.lower_ in ("when", "where", "if") and held):
        return False
    if first.tag_ in OPEN and any(t.dep_ == "csubj" and first in t.subtree for t in tokens):
        return False  # "what they did not know was the price"
    return first.tag_ in OPEN or first.lower_ in ("whether", "if")


def _before(content: list[Token]) -> list[Token]:
    first = content[0]
    return [first, *([first.nbor(-1)] if first.i > 0 else [])]


def _enough(
    verb: Token,
    a: Attribution,
    cue: Sequence[Token],
    content: list[Token],
    *,
    title: bool,
) -> bool:
    """Whether a phrase says enough with its verb: "for new elections", "the vote a farce",
    "to pay every ticket back"; not "for" and not "the government" alone."""
    words = [t for t in content if t.is_alpha or t.like_num]
    lemma = verb.lemma_.lower()
    if any(t.tag_ == "VB" for t in words[:3]):
        return lemma not in QUESTIONS or any(t.pos_ in ("NOUN", "PROPN") for t in words)
    if _loose(verb) or _phrasal(verb) in _lists()["acting"]:
        return False
    if lemma == "threaten" or (lemma == "accuse" and words[0].lower_ == "of"):
        return False
    if lemma in QUESTIONS and cue[-1].lower_ != "for":
        return False
    linked = len(cue) > 1 and cue[-1].dep_ in ("prep", "agent")
    if linked and cue[-1].lower_ in ("about", "on", "in", "at", "with", "off", "out"):
        return verb.lower_.startswith("call") and any(t.tag_ in ("VB", "VBG") for t in words)
    if lemma in _lists()["judging"]:
        return any(t.lower_ == "as" for t in words[1:]) and len(words) > PHRASE
    if lemma in _lists()["naming"] and not linked:
        verdict = any(t.pos_ == "ADJ" and t.dep_ in VERDICTS for t in words)
        least = PHRASE - 1 if title or verdict or len(a.content) > 1 else PHRASE
        return len(words) > least
    return len([t for t in words if t.pos_ in ("NOUN", "PROPN", "VERB", "ADJ", "NUM")]) > 0


def has_statement(content: Sequence[Token], *, title: bool = False) -> bool:
    """Whether words hold a clause of their own: a finite verb with its subject, no question or
    relative clause. Titles leave verbs out."""
    tokens = [t for t in content if not t.is_punct and not t.is_space]
    if len(tokens) < 2 or _asks(tokens):
        return False
    if _hangs(tokens):
        return False
    if title:
        return len(tokens) >= PHRASE
    return _finite(tokens)


def _hangs(tokens: Sequence[Token]) -> bool:
    """Whether all is one clause of the circumstances: "(he added) as the hall emptied"."""
    first = tokens[0]
    clause = first.head
    if first.lower_ not in CIRCUMSTANCES or clause.dep_ != "advcl":
        return False
    return clause.head.i not in {t.i for t in tokens}


def _finite(tokens: Sequence[Token]) -> bool:
    inside = {t.i for t in tokens}
    for verb in tokens:
        if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("aux", "auxpass"):
            continue
        if verb.dep_ in ("relcl", "acl") and verb.head.i in inside:
            continue
        bound = verb.tag_ in FINITE or any(
            c.tag_ in FINITE and c.dep_ in ("aux", "auxpass") for c in verb.children
        )
        own = any(c.dep_ in SUBJECTS and c.i in inside for c in verb.children)
        if own and (bound or any(c.lower_ == "to" for c in verb.children)):
            return True
    return False


def negated(cue: Token, content: Sequence[Token] = ()) -> bool:
    """Whether the cue says that it was not said: "did not say", "never told", "nobody claims". A
    subject in the content is a slip of the parser: "No leak, says ministry"."""
    for verb in (cue, *([cue.head] if cue.dep_ in ("xcomp", "aux") else [])):
        for child in verb.children:
            if child.dep_ == "neg":
                return True
            if child.dep_ in SUBJECTS and child not in content and child.left_edge not in content:
                first = child.left_edge.lower_
                if first in ("neither", "nobody", "none") or (
                    first == "no" and child.pos_ != "PROPN"
                ):
                    return True
    return False


def _unsaid(cue: Token) -> bool:
    """Whether it is only planned or possible that it is said: "plans to announce", "may say",
    "short of declaring"; but "went on to say" is said."""
    if cue.pos_ not in ("VERB", "AUX"):
        return False
    auxiliaries = {c.lower_ for c in cue.children if c.dep_ == "aux"}
    if auxiliaries & MODALS:
        return True
    if "to" in auxiliaries:
        return cue.head == cue or cue.head.lemma_.lower() not in WENT_ON
    return cue.dep_ == "pcomp" and cue.head.lower_ in ("of", "without", "from")


def _is(token: Token, name: str, pos: str) -> bool:
    """Whether a token is a word of a list; verbs count whatever the parser takes them for, but
    for what is plainly a noun: "an estimate of", "a comment on", "his message"."""
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    owned = any(c.dep_ in ("det", "poss", "amod") for c in token.lefts)
    noun = token.pos_ == "NOUN" and (owned or after in ("of", "on", "about", "for", "to", "with"))
    fits = (pos == "VERB" and not noun) or token.pos_ == pos
    return fits and token.lemma_.lower() in _lists()[name]


def _titled(parsed: Parse, part: Span) -> bool:
    paragraph = parsed.paragraph_at(part.start)
    return paragraph is not None and paragraph.kind in (BlockKind.TITLE, BlockKind.STANDFIRST)
