"""What is said in languages that go by word lists, and by whom: "„Alles ist gut“, sagte er"."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from reportedly.lexicon.load import lexicon
from reportedly.model.attribution import Attribution, Basis, Hop, HopKind
from reportedly.model.claim import Claim, Stance
from reportedly.model.hedge import Status
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.stage import extracts
from reportedly.text.outlets import outlet_hops, printed_by
from reportedly.text.speech import Speech, Token, speech_of, tokens

__all__ = ["statements"]


_HELD = 200
"""Speakers of an article that are remembered, the last."""


@extracts(Claim, needs=(Attribution,), languages=tuple(lexicon("speech")))
def statements(reading: Reading) -> Iterator[Claim]:
    """A claim for every attribution, in the order of the text, on the word of its speaker: as
    named, or found by a pronoun or by the family name of somebody named before."""
    article = reading.article
    way = (*outlet_hops(article), printed_by(article))
    known = _Known(speech_of(article.language))
    published = article.published
    for said in sorted(reading.of(Attribution), key=lambda a: (a.speaker or a.span).start):
        source = known.source(said.speaker)
        denied = said.cue is not None and known.denies(said.cue)
        status = Status.DENIED if denied else Status.ASSERTED
        yield Claim(
            content=said.content,
            method=said.method,
            cue=said.cue,
            speaker=said.speaker,
            hops=(source.hop, *way),
            status=status,
            attribution=said.id,
            stances=(Stance(status=status, cue=said.cue),) if denied and said.cue else (),
            manner=said.manner,
            basis=Basis.CARRIED if said.carried else source.basis,
            because=f"goes on with what {source.hop.name} says" if said.carried else source.why,
            reported=published.days if published else "",
        )


@dataclass(frozen=True, slots=True)
class _Source:
    """Who speaks, how surely, and why where it is not stated."""

    hop: Hop
    basis: Basis = Basis.STATED
    why: str = ""


@dataclass(slots=True)
class _Known:
    """Who has spoken in the article by now, the last of them last."""

    speech: Speech
    held: deque[Hop] = field(default_factory=lambda: deque(maxlen=_HELD))

    def denies(self, cue: Span) -> bool:
        return cue.text.casefold() in self.speech.lists["denying"]

    def source(self, speaker: Span | None) -> _Source:
        """The source that the words for a speaker name. Nobody is guessed at: a pronoun with
        nobody before it stays one."""
        if speaker is None:
            return _Source(Hop(kind=HopKind.ANONYMOUS, name="unnamed"))
        words = tokens(speaker.text, 0, len(speaker.text))
        last = next((hop for hop in reversed(self.held) if hop.kind is HopKind.PERSON), None)
        if len(words) == 1 and words[0].low in self.speech.lists["pronouns"]:
            if last is None or words[0].low not in self.speech.lists["personal"]:
                return _Source(Hop(kind=HopKind.ANONYMOUS, name=speaker.text, span=speaker))
            return _Source(last, Basis.RESOLVED, f"“{speaker.text}” is taken for {last.name}")
        made = self._hop(speaker, words)
        for hop in reversed(self.held):
            if hop.kind is HopKind.PERSON and hop.name.endswith(f" {made.name}"):
                found = replace(hop, span=speaker)
                return _Source(found, Basis.RESOLVED, f"“{speaker.text}” is taken for {hop.name}")
        self.held.append(made)
        return _Source(made)

    def _hop(self, speaker: Span, words: list[Token]) -> Hop:
        """Name and role apart: "Bürgermeisterin" "Elke Brandt", "die Leiterin", "Ute Lorenz"; a
        body by what it is called."""
        head = self._before_comma(words)
        whole = speaker.text[head[0].start : head[-1].end] if head else speaker.text
        if any(self._ends(token, "bodies") for token in head if token.capital):
            return Hop(kind=HopKind.STATE_BODY, name=whole, span=speaker)
        if apart := self._set_apart(words):
            return Hop(kind=HopKind.PERSON, name=apart, span=speaker, roles=(whole,))
        roles = tuple(t.text for t in head if t.capital and self._is_role(t))
        own = self._own(head)
        if own and (roles or len(own) > 1):
            name = " ".join(token.text for token in own)
            return Hop(kind=HopKind.PERSON, name=name, span=speaker, roles=roles)
        kind = HopKind.OFFICE if roles else HopKind.ORGANISATION
        if not roles and words and self.speech.has("indefinite", words[0]):
            kind = HopKind.ANONYMOUS
        return Hop(kind=kind, name=whole, span=speaker)

    def _own(self, head: list[Token]) -> list[Token]:
        """The words of a person's name: the last that stand side by side, with nothing before
        them that makes them whose he is ("der Sprecher [der Lufthansa]")."""
        start = len(head)
        while start > 0 and head[start - 1].capital and not self._is_role(head[start - 1]):
            start -= 1
        linked = start > 0 and any(
            self.speech.has(k, head[start - 1]) for k in ("links", "articles")
        )
        return [] if linked else head[start:][-3:]

    def _set_apart(self, words: list[Token]) -> str:
        """A name behind the first comma, "" where none is there."""
        commas = [n for n, token in enumerate(words) if token.text == ","]
        if not commas:
            return ""
        end = commas[1] if len(commas) > 1 else len(words)
        behind = words[commas[0] + 1 : end]
        named = len(behind) > 1 and all(t.capital and not self._is_role(t) for t in behind)
        return " ".join(token.text for token in behind) if named else ""

    def _before_comma(self, words: list[Token]) -> list[Token]:
        """Without what is set apart, and without "nach Angaben der"."""
        stop = next((n for n, t in enumerate(words) if t.text in ",("), len(words))
        kept = words[:stop]
        while len(kept) > 1 and any(self.speech.has(k, kept[0]) for k in ("articles", "accounts")):
            kept = kept[1:]
        return kept

    def _is_role(self, token: Token) -> bool:
        return self._ends(token, "offices")

    def _ends(self, token: Token, kind: str) -> bool:
        return any(token.low.endswith(end) for end in self.speech.lists[kind])
