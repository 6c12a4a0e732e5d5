"""What is asked, in which order, and what need not be asked any more."""

from reportedly.engine.local import Local
from reportedly.model.article import Article
from reportedly.model.decision import Decision, Matter
from reportedly.model.judgement import Judgement, Verdict
from reportedly.model.mention import Name
from reportedly.reconcile.anchors import Located, anchor
from reportedly.reconcile.decisions import settle
from reportedly.reconcile.referents import referents
from reportedly.report.ground import Ground
from reportedly.report.pairs import Known, Pair, pairs
from reportedly.store.base import View
from reportedly.store.memory import MemoryLedger

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


def name(id: str) -> Name:
    """The one name of an article of its own; it stands in the text as often as it has letters."""
    article = Article.of(f"{id} spoke.", source=id)
    return Name(
        span=article.at(0, len(id)),
        name=id,
        kind="person",  # type: ignore[arg-type]
        spellings=(id,),
        roles=(),
        mentions=tuple(id),
    )


NAMES = {word: name(word) for word in ("Aas", "Bo", "Cato", "Dag", "Eli", "Finn")}
WORDS = {made.id: word for word, made in NAMES.items()}


def link(one: str, other: str, verdict: Verdict, score: float) -> Judgement:
    ends = NAMES[one].id, NAMES[other].id
    return Judgement.of(*ends, verdict, "same_name", "alike", score)


def view(*links: Judgement) -> View:
    ledger = MemoryLedger()
    with ledger.writer() as writer:
        writer.put(NAMES.values(), by="names")
        writer.put(links, by="same_name")
        writer.put(Local().gather(referents, NAMES.values(), links, {}), by="referents")
    return ledger.view()


def asked(held: View, everything: bool = False, about: str = "") -> list[str]:
    found = pairs(Ground(held, Matter.NAMES), everything=everything, about=about)
    return [told(pair) for pair in found]


def told(pair: Pair) -> str:
    return " ".join(sorted((WORDS[pair.left], WORDS[pair.right])))


def test_the_surest_and_largest_come_first_and_what_is_sure_is_not_asked() -> None:
    held = view(
        link("Aas", "Bo", UNSURE, 0.4),
        link("Cato", "Dag", UNSURE, 0.6),
        link("Eli", "Finn", SAME, 0.95),
        link("Aas", "Finn", DIFFERENT, 0.0),
    )
    assert asked(held) == ["Cato Dag", "Aas Bo"]
    assert asked(held, about="bo") == ["Aas Bo"]
    assert asked(held, everything=True)[2:] == ["Eli Finn", "Aas Finn"]


def test_what_is_joined_with_a_low_score_is_asked() -> None:
    assert asked(view(link("Aas", "Bo", SAME, 0.7))) == ["Aas Bo"]


def test_of_what_is_joined_with_low_scores_each_firm_part_is_asked_about_once() -> None:
    held = view(
        link("Aas", "Bo", SAME, 0.95),
        link("Cato", "Dag", SAME, 0.95),
        link("Bo", "Cato", SAME, 0.7),
        link("Aas", "Dag", SAME, 0.6),
        link("Aas", "Cato", SAME, 0.75),
        link("Dag", "Eli", SAME, 0.7),
    )
    assert sorted(asked(held)) == ["Aas Dag", "Dag Eli"]
    now = known(held, ("Bo", "Dag", SAME))
    assert [told(p) for p in pairs(Ground(held, Matter.NAMES)) if not now.follows(p)] == [
        "Dag Eli"
    ]


def test_two_entities_are_asked_about_once_by_their_most_alike_names() -> None:
    held = view(
        link("Aas", "Bo", SAME, 0.95),
        link("Aas", "Cato", UNSURE, 0.4),
        link("Bo", "Cato", UNSURE, 0.5),
    )
    assert asked(held) == ["Bo Cato"]
    assert asked(held, everything=True) == ["Bo Cato", "Aas Cato", "Aas Bo"]


def test_what_is_unsure_but_follows_from_what_is_sure_is_not_asked() -> None:
    held = view(
        link("Aas", "Bo", SAME, 0.95),
        link("Bo", "Cato", SAME, 0.95),
        link("Aas", "Cato", UNSURE, 0.5),
    )
    assert asked(held) == []


def test_alike_names_that_a_veto_between_others_keeps_apart_are_asked() -> None:
    held = view(
        link("Aas", "Bo", SAME, 0.95),
        link("Bo", "Cato", SAME, 0.9),
        link("Aas", "Cato", DIFFERENT, 0.0),
    )
    assert asked(held) == ["Aas Bo", "Bo Cato"]


def known(held: View, *decided: tuple[str, str, Verdict]) -> Known:
    located = list[Located]()
    for hour, (one, other, verdict) in enumerate(decided):
        left, right = NAMES[one], NAMES[other]
        made = Decision.of(
            Matter.NAMES,
            anchor(left),
            anchor(right),
            verdict,
            by="human:ann",
            made=f"2026-03-01T{hour:02}:00:00+00:00",
        )
        located.append(Located(decision=made, left=left.id, right=right.id))
    return Known(Ground(held, Matter.NAMES), settle(located))


def test_what_follows_from_decisions_is_known() -> None:
    held = view(
        link("Aas", "Bo", SAME, 0.95),
        link("Bo", "Cato", UNSURE, 0.6),
        link("Cato", "Dag", UNSURE, 0.5),
        link("Aas", "Dag", UNSURE, 0.4),
        link("Dag", "Eli", UNSURE, 0.3),
    )
    asking = pairs(Ground(held, Matter.NAMES))

    def open_(*decided: tuple[str, str, Verdict]) -> set[str]:
        now = known(held, *decided)
        return {told(pair) for pair in asking if not now.follows(pair)}

    everything = {"Bo Cato", "Cato Dag", "Aas Dag", "Dag Eli"}
    assert open_() == everything
    assert open_(("Aas", "Cato", SAME)) == everything - {"Bo Cato"}
    assert open_(("Aas", "Cato", SAME), ("Cato", "Dag", SAME)) == {"Dag Eli"}
    assert open_(("Aas", "Cato", SAME), ("Cato", "Dag", DIFFERENT)) == {"Dag Eli"}
    assert open_(("Bo", "Dag", UNSURE)) == everything - {"Aas Dag"}
