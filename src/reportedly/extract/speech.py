"""Who said what in languages that go by word lists alone: "„Alles ist gut“, sagte Petersen"."""

from collections.abc import Iterator

from reportedly.lexicon.load import lexicon
from reportedly.model.article import BlockKind
from reportedly.model.attribution import Attribution, Manner, Method, Quotation
from reportedly.model.reading import Reading
from reportedly.stage import extracts
from reportedly.text.reported import Said, frame_of
from reportedly.text.speech import Range, sentences, speech_of, within

__all__ = ["speech"]

_SAYING = (BlockKind.STANDFIRST, BlockKind.BODY, BlockKind.CAPTION)
LONGEST = 2000
"""Characters beyond which a sentence is none."""
_MIXED = 0.05
"""Share of a content in quotation marks from which it is mixed."""


@extracts(Attribution, needs=(Quotation,), languages=tuple(lexicon("speech")))
def speech(reading: Reading) -> Iterator[Attribution]:
    """Direct and reported speech with cue and speaker, in the order of the text, sentence by
    sentence; a language is a table of `speech.toml` and nothing else."""
    article, known = reading.article, speech_of(reading.article.language)
    quotes = sorted((p.start, p.end) for one in reading.of(Quotation) for p in one.parts)
    places = [(b.start, b.end) for b in article.parts(*_SAYING)] if article.blocks else None
    for start, end in places if places is not None else [(0, len(article.text))]:
        inside = within(quotes, start, end)
        voice: Range | None = None
        for place in sentences(article.text, start, end, inside, known):
            if place[1] - place[0] > LONGEST:
                continue
            frame = frame_of(article.text, place, inside, known)
            for said in frame.said():
                voice = voice if said.carried else said.speaker
                if voice or not said.carried:
                    yield _attribution(reading, said, voice, inside)
            voice = frame.voice() or voice


def _attribution(
    reading: Reading, said: Said, voice: Range | None, quotes: list[Range]
) -> Attribution:
    article = reading.article
    return Attribution(
        content=(article.at(*said.content),),
        cue=article.at(*said.cue) if said.cue else None,
        speaker=article.at(*voice) if voice else None,
        method=_method(said, quotes),
        carried=said.carried,
        manner=Manner.SPEECH,
    )


def _method(said: Said, quotes: list[Range]) -> Method:
    if said.quoted:
        return Method.DIRECT
    if said.according:
        return Method.ACCORDING_TO
    start, end = said.content
    inside = sum(min(b, end) - max(a, start) for a, b in quotes if a < end and start < b)
    return Method.MIXED if inside >= _MIXED * (end - start) else Method.INDIRECT
