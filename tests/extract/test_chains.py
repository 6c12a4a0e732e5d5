"""Chains: the way from who knows to who printed it."""

from collections.abc import Iterator

from reportedly.extract.chains import chains
from reportedly.model.article import Article, Relay
from reportedly.model.attribution import Attribution, Basis, Chain, HopKind, Method
from reportedly.model.mention import Mention, MentionKind, Name, Role
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


def test_an_outlet_that_speaks_for_itself_is_the_only_station() -> None:
    article = Article.of("The Daily has reported that the dam is unsafe.", outlet="The Daily")
    [chain] = made(article, said(article, "the dam is unsafe", "reported", ""))
    own = Article.of("In May we wrote that the dam was unsafe.", outlet="The Daily")
    [first] = made(own, said(own, "the dam was unsafe", "wrote", "we"))
    assert way(first) == ["The Daily"]
    assert way(chain)[-1] == "The Daily"


def test_whom_an_outlet_cites_knows() -> None:
    article = Article.of("Reuters said the dam was safe, citing Ana Torres.", outlet="X")
    [chain] = made(article, said(article, "the dam was safe", "said", "Reuters"))
    assert way(chain) == ["Ana Torres", "Reuters", "X"]


def test_data_that_a_person_cites_do_not_take_his_word() -> None:
    article = Article.of("Citing early data, Ana Torres said the dam was safe.", outlet="X")
    [chain] = made(article, said(article, "the dam was safe", "said", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "X"]


def test_whoever_holds_an_interview_passes_it_on() -> None:
    text = "In an interview with Reuters, Ana Torres said the dam was safe."
    article = Article.of(text, outlet="X")
    [chain] = made(article, said(article, "the dam was safe", "said", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "interview", "Reuters", "X"]


def test_the_medium_of_another_verb_is_not_his() -> None:
    text = "As fans watched the final on television, Ana Torres said the dam was safe."
    article = Article.of(text, outlet="X")
    [chain] = made(article, said(article, "the dam was safe", "said", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "X"]


def test_a_court_and_a_filing_are_media() -> None:
    article = Article.of("The dam was safe, Ana Torres told a court in Lund.", outlet="X")
    [chain] = made(article, said(article, "The dam was safe", "told", "Ana Torres"))
    assert way(chain) == ["Ana Torres", "testimony", "X"]


def test_what_is_carried_over_is_less_sure_and_says_why() -> None:
    article = Article.of("“It held,” Ana Torres said. “It will hold on.”", outlet="X")
    first, second = made(
        article,
        said(article, "It held,", "said", "Ana Torres"),
        said(article, "It will hold on.", "said", "Ana Torres", carried=True),
    )
    assert (first.basis, first.because) == (Basis.STATED, "")
    assert second.basis is Basis.CARRIED
    assert second.because == "goes on with what Ana Torres says before"


def test_a_pronoun_is_resolved_and_says_so() -> None:
    article = Article.of("Ana Torres said it held. She said it would go on.", outlet="X")
    second = made(
        article,
        said(article, "it held", "said", "Ana Torres"),
        said(article, "it would go on", "said", "She", nth=1),
    )[1]
    assert second.basis is Basis.RESOLVED
    assert second.because == "“She” is taken for Ana Torres"


def test_roles_come_with_their_places() -> None:
    article = Article.of("Ana Torres, head of the port, said it held.", outlet="X")
    role = Role(text="head of the port", span=at(article, "head of the port"))
    name = at(article, "Ana Torres")
    mention = Mention(span=name, name="Ana Torres", kind=MentionKind.PERSON, role=role)
    reading = Reading(article=article).plus("mentions", [mention])
    spoken = [said(article, "it held", "said", "Ana Torres")]
    [chain] = chains(reading.plus("attributions", spoken))
    assert chain.hops[0].roles == ("head of the port",)
    assert chain.hops[0].role_spans == (role.span,)


def test_nobody_calls_himself_he_between_quotation_marks() -> None:
    article = Article.of("Luis Vega said of Ana Torres: “She said it held.”", outlet="X")
    second = made(
        article,
        said(article, "She said it held.", "said", "Luis Vega"),
        said(article, "it held", "said", "She", nth=1),
    )[1]
    assert way(second)[:2] == ["Ana Torres", "Luis Vega"]


def test_a_document_has_its_maker_before_it() -> None:
    article = Article.of("Costs doubled, according to a letter by Ana Torres.", outlet="X")
    spoken = said(article, "Costs doubled", "according to", "a letter by Ana Torres")
    [chain] = made(article, spoken)
    assert way(chain) == ["Ana Torres", "a letter by Ana Torres", "X"]
    assert chain.hops[1].kind is HopKind.DOCUMENT
