"""A ronde beside an earlier one: what moved, and how far. The examples are worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from content import Content
from dialogs.record import Actie, Besluit, Eigen, Item, Mode, Result, Ronde, Traject
from dialogs.reflectie.compare import compare_step, mean_position
from dialogs.reflectie.earlier import comparable, earlier_ronde, with_history
from dialogs.steps import Compare, Results, Vergelijking
from tests.dialogs.screen import screen
from tests.dialogs.team import MONDAY, Card, Team
from tests.dialogs.teams import closed, opened

FIRST = "zelfscan.eigenaarschap.1"
SECOND = "zelfscan.eigenaarschap.2"

Counts = Mapping[str, int]


# -- the mean ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "counts", "mean"),
    [
        ("ja-deels-nee", {"ja": 5}, 100),
        ("ja-deels-nee", {"nee": 5}, 0),
        ("ja-deels-nee", {"deels": 5}, 50),
        ("ja-deels-nee", {"ja": 3, "deels": 4, "nee": 1, "weet-niet": 2}, Fraction(125, 2)),
        ("ja-deels-nee", {"ja": 1, "deels": 1, "nee": 1}, 50),
        ("batterij", {"leeg": 2, "weinig": 1}, Fraction(100, 9)),
        ("batterij", {"vol": 2, "nvt": 3, "weet-niet": 3}, 100),
        ("inspectieniveau", {"benadert": 2, "volgens": 4}, Fraction(500, 9)),
        ("ontwikkeling-l1", {"overstijgt": 1, "beneden": 3}, 25),
        ("visieschaal", {"onduidelijk": 3, "duidelijk": 1}, Fraction(125, 2)),
    ],
)
def test_the_mean_lies_between_the_least_good_answer_and_the_best(
    content: Content, scale: str, counts: Counts, mean: Fraction
) -> None:
    assert mean_position(content, content.schalen[scale], counts) == mean


@pytest.mark.parametrize("counts", [{}, {"weet-niet": 6}])
def test_without_an_answer_that_takes_a_side_there_is_no_mean(
    content: Content, counts: Counts
) -> None:
    assert mean_position(content, content.schalen["ja-deels-nee"], counts) is None


# -- two rondes ----------------------------------------------------------------------------------


def twice(
    content: Content, then: Mapping[str, Counts], now: Mapping[str, Counts], **kept: object
) -> Team:
    """A team that held the same ronde twice, with these figures; `kept` of the second result."""
    team = opened(content)
    first = replace(team.traject.ronde, result=Result(n=12, counts=then))
    second = replace(
        first,
        id="2" * 12,
        opened=first.opened + timedelta(days=200),
        result=replace(Result(n=14, counts=now), **kept),  # type: ignore[arg-type]
    )
    team.traject = replace(team.traject, rondes=(first, second))
    return team


def compared(team: Team, page: int = 0) -> Compare:
    first, second = team.traject.rondes
    return compare_step(team.setup, team.traject, second, first, page)


def only(team: Team) -> Vergelijking:
    [vraag] = compared(team).vragen
    return vraag


def test_both_times_stand_below_each_other_with_the_change_of_the_mean(content: Content) -> None:
    """Of 62.5 on 8 who took a side, to 700/9 = 77.8 on 9: rounded 63 (half up) and 78."""
    then = {"ja": 3, "deels": 4, "nee": 1, "weet-niet": 4}
    now = {"ja": 5, "deels": 4, "weet-niet": 5}

    vraag = only(twice(content, {FIRST: then}, {FIRST: now}))

    assert [(bar.label, bar.count) for bar in vraag.toen] == [
        ("Ja", 3),
        ("Deels", 4),
        ("Nee", 1),
        ("Weet ik niet", 4),
    ]
    assert [bar.count for bar in vraag.nu] == [5, 4, 0, 5]
    assert [(name, n) for name, _, n in vraag.keren] == [("Toen", 12), ("Nu", 14)]
    assert vraag.verschil == "Gemiddeld van 63 naar 78 op 100: +15 punten."


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ({"ja": 12}, {"nee": 14}, "Gemiddeld van 100 naar 0 op 100: −100 punten."),
        ({"ja": 50, "nee": 50}, {"ja": 51, "nee": 49}, "van 50 naar 51 op 100: +1 punt."),
        ({"ja": 6, "nee": 6}, {"deels": 14}, "Gemiddeld gelijk gebleven: 50 op 100."),
        ({"ja": 12}, {"weet-niet": 14}, "toen of nu koos niemand een kant"),
    ],
)
def test_the_change_is_said_in_words(
    content: Content, then: Counts, now: Counts, said: str
) -> None:
    assert said in only(twice(content, {FIRST: then}, {FIRST: now})).verschil


@pytest.mark.parametrize(
    ("then", "now", "held", "said", "shown"),
    [
        ({FIRST: {"ja": 12}}, {}, (), "Van nu zijn er hier geen cijfers.", ["Toen"]),
        ({}, {FIRST: {"ja": 14}}, (), "Van toen zijn er hier geen cijfers.", ["Nu"]),
        ({FIRST: {"ja": 12}}, {}, (FIRST,), "Nu: geen cijfers. Naast eerdere", ["Toen"]),
        ({FIRST: {"ja": 9}}, {FIRST: {"ja": 9}}, (FIRST,), "Nu: zo goed als gelijk.", ["Toen"]),
    ],
)
def test_where_figures_are_missing_the_card_says_why(
    content: Content,
    then: Mapping[str, Counts],
    now: Mapping[str, Counts],
    held: tuple[str, ...],
    said: str,
    shown: list[str],
) -> None:
    team = twice(content, then, now, held_back=held)
    vraag = only(team)

    assert said in vraag.verschil
    assert [name for name, *_ in vraag.keren] == shown
    assert ("wat één collega antwoordde" in screen(compared(team)).text) == bool(held)


def test_a_question_that_has_no_figures_of_either_time_is_left_out(content: Content) -> None:
    figures = {SECOND: {"ja": 12}}
    assert len(compared(twice(content, figures, figures)).vragen) == 1


@pytest.mark.parametrize(("then", "now", "few"), [(9, 20, True), (20, 9, True), (10, 10, False)])
def test_with_few_answers_the_card_warns(content: Content, then: int, now: int, few: bool) -> None:
    team = twice(content, {FIRST: {"ja": then}}, {FIRST: {"nee": now}})

    assert compared(team).few is few
    assert ("minder dan tien antwoorden" in screen(compared(team)).text) is few


def test_a_long_instrument_is_compared_page_by_page(content: Content) -> None:
    vragen = [v.id for v in content.instrumenten["zelfscan"].vragen if v.schaal]
    figures = {id: {"ja": 12} for id in vragen}
    team = twice(content, figures, {id: {"nee": 14} for id in vragen})
    first = compared(team)
    pages = [compared(team, page) for page in range(first.pages)]

    assert first.pages == 3
    assert sum(len(page.vragen) for page in pages) == len(vragen)
    assert compared(team, 99) == pages[-1]
    titles = [[b["title"] for b in screen(page).buttons] for page in pages]
    assert titles == [
        ["Volgende", "Terug naar het resultaat"],
        ["Volgende", "Vorige", "Terug naar het resultaat"],
        ["Vorige", "Terug naar het resultaat"],
    ]


# -- on the result -------------------------------------------------------------------------------


def again(team: Team, choice: str) -> Card:
    """The trekker holds the ronde again, and everybody answers so; the result."""
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))
    for member in team.members:
        member.fills_in(choice)
    team.close()
    return team.channel(f"resultaat.{team.traject.ronde.id}")


def test_anybody_compares_from_the_result_and_goes_back(content: Content) -> None:
    team = closed(content, choice="nee")
    result = again(team, "ja")
    assert result.shows(Results).comparable

    card = team.members[1].press("compare", result)

    vraag = card.shows(Compare).vragen[0]
    assert vraag.verschil == "Gemiddeld van 0 naar 100 op 100: +100 punten."
    assert card.step.head == result.step.head  # type: ignore[attr-defined]
    back = team.members[1].press("results", card)
    assert back.shows(Results).id == result.step.id


def test_the_first_ronde_is_beside_nothing(content: Content) -> None:
    team = closed(content, choice="nee")
    result = team.channel(f"resultaat.{team.traject.ronde.id}")

    assert not result.shows(Results).comparable
    assert "Vergelijk" not in screen(result.step).text
    assert not isinstance(team.trekker.press("compare", result).step, Compare)


def test_below_the_threshold_there_is_nothing_to_compare(content: Content) -> None:
    team = closed(content, choice="nee")
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))
    for member in team.members[:4]:
        member.fills_in("ja")
    team.close()
    result = team.channel(f"resultaat.{team.traject.ronde.id}")

    assert not result.shows(Results).comparable
    assert not isinstance(team.trekker.press("compare", result).step, Compare)


def test_the_third_ronde_is_compared_with_the_second(content: Content) -> None:
    team = closed(content, choice="nee")
    again(team, "ja")
    result = again(team, "deels")

    vraag = team.trekker.press("compare", result).shows(Compare).vragen[0]

    assert vraag.verschil == "Gemiddeld van 100 naar 50 op 100: −50 punten."


def test_what_the_team_answered_together_is_compared_with_that(content: Content) -> None:
    team = opened(content, mode="samen")
    first = replace(team.traject.ronde, result=Result(1, {FIRST: {"nee": 1}}))
    second = replace(first, id="2" * 12, result=Result(1, {FIRST: {"ja": 1}}))
    team.traject = replace(team.traject, rondes=(first, second))

    step = compared(team)

    assert not step.few
    assert "Toen: Nee" in screen(step).text
    assert "Nu: Ja" in screen(step).text


# -- what is earlier -----------------------------------------------------------------------------


def a_ronde(instrument: str, mode: Mode = Mode.APART, days: int = 0) -> Ronde:
    result = Result(12, {FIRST: {"ja": 12}}, words={FIRST: ("Zo is het.",)})
    besluiten = {FIRST: Besluit("ja", "Afgesproken.")}
    opened_at = MONDAY + timedelta(days=days)
    return Ronde(f"{days:012}", instrument, mode, opened_at, result=result, besluiten=besluiten)


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ("zelfscan", "zelfscan", True),
        ("zelfscan", "visieschaal", False),
        ("zorgscan-5", "zorgscan-5+zorgscan-7", True),
        ("zorgscan-1", "zorgscan-5+zorgscan-7", False),
    ],
)
def test_rondes_that_share_an_instrument_are_comparable(
    one: str, other: str, together: bool
) -> None:
    assert comparable(a_ronde(one), a_ronde(other)) is together


def test_a_ronde_that_is_open_hidden_empty_or_of_another_kind_is_not_comparable() -> None:
    ronde = a_ronde("zelfscan")
    assert not comparable(ronde, replace(ronde, result=None))
    assert not comparable(ronde, replace(ronde, result=Result(n=2, shown=False)))
    assert not comparable(ronde, replace(ronde, result=Result(n=12)))
    assert not comparable(ronde, a_ronde("zelfscan", Mode.SAMEN))


def a_traject(content: Content, *rondes: Ronde, **changes: object) -> Traject:
    traject = opened(content).traject
    return replace(traject, rondes=rondes, **changes)  # type: ignore[arg-type]


def test_a_new_traject_takes_along_figures_about_the_same_and_no_words(content: Content) -> None:
    last_year, before = a_ronde("zelfscan", days=-365), a_ronde("zelfscan", days=-730)
    others = [
        a_traject(content, before, id="a"),
        a_traject(content, last_year, a_ronde("visieschaal", days=-360), id="b"),
        a_traject(content, a_ronde("zelfscan", days=-20), id="c", domein="leren-studeren"),
        a_traject(content, a_ronde("zelfscan", days=-10), id="d", verwachting="b1", domein=None),
    ]
    new = replace(a_ronde("zelfscan"), result=None)

    traject = with_history(a_traject(content, new, id="new"), others)

    assert [ronde.id for ronde in traject.eerder] == [before.id, last_year.id]
    for ronde in traject.eerder:
        assert ronde.result == Result(12, {FIRST: {"ja": 12}})
        assert not ronde.besluiten
    closed_now = replace(new, result=last_year.result)
    found = earlier_ronde(replace(traject, rondes=(closed_now,)), closed_now)
    assert found and found.id == last_year.id


def test_expectations_that_were_typed_are_the_same_when_their_titles_are(
    content: Content,
) -> None:
    def about(title: str, id: str) -> Traject:
        ronde = a_ronde("zelfscan", days=-365)
        own = Eigen("Eigen", title)
        return a_traject(content, ronde, id=id, verwachting="eigen", domein=None, eigen=own)

    others = [about("Een warm onthaal", "a"), about("Minder toetsen", "b")]

    traject = with_history(about("Een Warm Onthaal", "new"), others)

    assert len(traject.eerder) == 1


def item(id: str, *, chosen: bool = True, soort: str = "ontwikkelen") -> Item:
    return Item(id, "nog-niet", f"Punt {id}", chosen=chosen, soort=soort)  # type: ignore[arg-type]


def test_what_was_carried_out_last_year_is_counted_by_priority(content: Content) -> None:
    items = (item("a"), item("b"), item("c", chosen=False), item("d", soort="stoppen"))
    acties = (
        Actie("1", "a", "ontwikkelen", card="klaar"),
        Actie("2", "a", "ontwikkelen", card="klaar"),
        Actie("3", "b", "ontwikkelen", card="wat"),
        Actie("4", "c", "ontwikkelen", card="klaar"),
    )
    ronde = a_ronde("zelfscan")
    last_year = a_traject(content, ronde, id="a", year=2025, items=items, acties=acties)
    other = a_traject(content, ronde, id="b", year=2025, verwachting="b1", items=items[:1])
    older = replace(last_year, id="c", year=2024)
    new = a_traject(content, ronde, id="new", year=2026)

    assert with_history(new, [older, last_year, other]).vorig_jaar == 1
    assert with_history(new, [other]).vorig_jaar == 0
    assert with_history(new, [older]).vorig_jaar is None
