"""Chains: the way from who knows to who printed it."""

from collections.abc import Iterator

from reportedly.extract.chains import chains
from reportedly.model.article import Article, Relay
from reportedly.model.attribution import Attribution, Chain, Method
from reportedly.model.mention import Mention, MentionKind, Name
from reportedly.model.reading import Reading
from reportedly.model.span import Span

PEOPLE = ("Ana Torres", "Torres", "Luis Vega", "Vega")


def at(article: Article, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return article.at(start, start + len(words))


def said(
    article: Article, content: str, cue: str, speaker: str, nth: int = 0, carried: bool = False
) -> Attribution:
    return Attribution(
        content=(at(article, content),),
        cue=at(article, cue, nth),
        speaker=at(article, speaker) if speaker else None,
        method=Method.INDIRECT,
        carried=carried,
    )


def people(article: Article) -> Iterator[Mention | Name]:
    """Each person by the longest of the names, as the stages before would find them."""
    for full, short in (PEOPLE[:2], PEOPLE[2:]):
        mentions = list[Mention]()
        start = 0
        while (place := article.text.find(short, start)) >= 0:
            first = place - (len(full) - len(short))
            whole = first >= 0 and article.text[first : place + len(short)] == full
            span = article.at(first if whole else place, place + len(short))
            mentions.append(Mention(span=span, name=full, kind=MentionKind.PERSON))
            start = place + len(short)
        yield from mentions
        if mentions:
            yield Name(
                span=mentions[0].span,
                name=full,
                kind=MentionKind.PERSON,
                spellings=(full,),
                roles=(),
                mentions=tuple(m.id for m in mentions),
            )


def made(article: Article, *attributions: Attribution) -> list[Chain]:
    reading = Reading(article=article).plus("names", people(article))
    return list(chains(reading.plus("attributions", attributions)))


def way(chain: Chain) -> list[str]:
    return [hop.name for hop in chain.hops]


def test_channel_then_relay_then_this_outlet() -> None:
    text = "The bridge is closed, Ana Torres said in a post on Telegram."
    article = Article.of(text, outlet="The Daily")
    [chain] = made(article, said(article, "The bridge is closed", "said", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "Telegram", "The Daily"]


def test_a_republished_report_passes_through_its_outlet() -> None:
    plain = Article.of("Ana Torres said the bridge was closed.", outlet="The Daily")
    article = Article(
        id=plain.id,
        text=plain.text,
        outlet="The Daily",
        relays=(Relay(outlet="Reuters", how="republished"),),
    )
    [chain] = made(article, said(article, "the bridge was closed", "said", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "Reuters", "The Daily"]


def test_a_pronoun_is_the_speaker_before_and_not_who_he_spoke_of() -> None:
    article = Article.of(
        "Ana Torres said Luis Vega was tired. She said the talks would go on.", outlet="X"
    )
    chain = made(
        article,
        said(article, "Luis Vega was tired", "said", "Ana Torres"),
        said(article, "the talks would go on", "said", "She", nth=1),
    )[1]
    assert way(chain)[0] == "Ana Torres"


def test_a_later_statement_tells_channel_of_the_one_it_continues() -> None:
    article = Article.of(
        "Prices will fall, Ana Torres said.\n\nWages will not, she said on Telegram.", outlet="X"
    )
    first, second = made(
        article,
        said(article, "Prices will fall", "said", "Ana Torres"),
        said(article, "Wages will not", "said", "she", nth=1),
    )
    assert way(first) == way(second) == ["Ana Torres", "Telegram", "X"]


def test_a_quotation_inside_another_keeps_both() -> None:
    article = Article.of("Ana Torres said Luis Vega had said the talks were over.", outlet="X")
    chains_made = made(
        article,
        said(article, "Luis Vega had said the talks were over", "said", "Ana Torres"),
        said(article, "the talks were over", "said", "Luis Vega", nth=1),
    )
    assert way(chains_made[1]) == ["Luis Vega", "Ana Torres", "X"]


def test_without_names_it_still_works() -> None:
    article = Article.of("A spokesman said it was over.", outlet="X")
    reading = Reading(article=article).plus(
        "attributions", [said(article, "it was over", "said", "A spokesman")]
    )
    [chain] = chains(reading)
    assert way(chain) == ["A spokesman", "X"]
