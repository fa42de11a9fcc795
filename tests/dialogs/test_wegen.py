"""The best points are weighed: impact against effort, privately; the result names a quadrant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.effects import Show
from dialogs.orientatie.volgorde import order_step, ordered, quadrant
from dialogs.record import Mode, Result, Ronde
from dialogs.steps import (
    Done,
    Fill,
    Invest,
    Invitation,
    Kiezen,
    Living,
    OpenWeigh,
    Order,
    Vragen,
)
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.test_stemmen import PICKS, everybody_votes, ids, voting, with_points

QUADRANTS = {
    "snelle-winst": "Snelle winst",
    "groot-werk": "Groot werk",
    "tussendoor": "Tussendoor",
    "niet-nu": "Niet nu",
}


def voted(content: Content, **kwargs: object) -> Team:
    """A team whose dots were counted: points 0, 1, 3, 2 and 8 have some."""
    team = voting(content, **kwargs)
    everybody_votes(team, *PICKS)
    team.close()
    return team


def weighing(content: Content, *numbers: int) -> Team:
    """A team that weighs these points; without any, those that are proposed."""
    team = voted(content)
    card = team.trekker.press("ask-weigh", team.work)
    proposed = card.shows(OpenWeigh).proposed
    chosen = ",".join(ids(team, *numbers)) if numbers else proposed
    team.trekker.press("open-weigh", card, {"punten": chosen, "tot": ""})
    return team


def weighs(member: Member, **given: tuple[str, str]) -> Card:
    """Somebody weighs each point, by its number as `p0`: its impact and its effort."""
    card = member.sees()
    if isinstance(card.step, Invitation):
        card = member.press("begin", card)
    texts = {item.id: item.text for item in member.team.traject.items}
    while isinstance(card.step, Vragen):
        values = {}
        for vraag in card.step.vragen:
            item, _, scale = vraag.id.partition(".")
            impact, moeite = given[texts[item].replace("Punt ", "p")]
            values[vraag.id] = impact if scale == "impact" else moeite
        card = member.press("save", card, values)
    return card


# -- the quadrants -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("impact", "moeite", "name"),
    [
        (1.0, 0.0, "snelle-winst"),
        (1.0, 1.0, "groot-werk"),
        (0.0, 0.0, "tussendoor"),
        (0.0, 1.0, "niet-nu"),
        (0.5, 0.5, "snelle-winst"),
        (0.5, 0.51, "groot-werk"),
        (0.49, 0.5, "tussendoor"),
    ],
)
def test_a_point_in_the_middle_gets_the_benefit_of_the_doubt(
    content: Content, impact: float, moeite: float, name: str
) -> None:
    assert quadrant(impact, moeite) == name
    assert content.keuzes[name].titel == QUADRANTS[name]


def test_the_quadrant_follows_from_the_means_by_hand(content: Content) -> None:
    """Steps 0, 1, 2, 3 of four answers; the middle is 1.5.

    Punt 0: impact 2·veel, 1·heel veel, 2·een beetje = (4 + 3 + 2) / 5 = 1.8 and effort
    3·een beetje, 2·veel = 7 / 5 = 1.4: Snelle winst. Punt 1: impact 5·een beetje = 1 and effort
    4·heel veel, 1·bijna geen = 12 / 5 = 2.4: Niet nu.
    """
    team = with_points(content, 2)
    zero, one = ids(team, 0, 1)
    counts = {
        f"{zero}.impact": {"veel": 2, "heel-veel": 1, "weinig": 2, "weet-niet": 3},
        f"{zero}.moeite": {"weinig": 3, "veel": 2},
        f"{one}.impact": {"weinig": 5},
        f"{one}.moeite": {"heel-veel": 4, "geen": 1},
    }
    ronde = Ronde("w" * 12, "wegen", Mode.APART, team.now, items=(one, zero))
    ronde = replace(ronde, result=Result(8, counts))

    placed = ordered(team.setup, team.traject, ronde)

    assert [(p.item.text, p.quadrant) for p in placed] == [
        ("Punt 0", "snelle-winst"),
        ("Punt 1", "niet-nu"),
    ]


def test_nothing_is_judged_by_fewer_than_the_threshold(content: Content) -> None:
    team = with_points(content, 2)
    zero, one = ids(team, 0, 1)
    counts = {
        f"{zero}.impact": {"heel-veel": 1, "weet-niet": 7},
        f"{zero}.moeite": {"geen": 8},
        f"{one}.impact": {"heel-veel": 8},
    }
    ronde = Ronde("w" * 12, "wegen", Mode.APART, team.now, items=(one, zero))
    ronde = replace(ronde, result=Result(8, counts))
    traject = replace(team.traject, stemmingen=(ronde,))

    order = order_step(team.setup, traject, ronde)

    assert order.lines == ()
    assert order.unknown == ("Punt 1", "Punt 0")
    assert "Te weinig antwoorden om te tonen" in screen(order).text


def test_what_is_as_good_as_unchanged_says_so(content: Content) -> None:
    team = voted(content)
    [ronde] = team.traject.stemmingen
    assert ronde.result
    held = replace(ronde, result=replace(ronde.result, held_back=(ids(team, 0)[0],)))

    order = order_step(team.setup, team.traject.with_ronde(held), held)

    assert [line.earlier for line in order.lines] == [True, False, False, False, False]
    assert "5 stippen, zo goed als de vorige keer" in screen(order).text


# -- opening -------------------------------------------------------------------------------------


def test_the_best_points_are_proposed_for_weighing(content: Content) -> None:
    team = voted(content)
    slot = f"resultaat.{team.traject.stemmingen[0].id}"

    card = team.trekker.press("ask-weigh", team.channel(slot))

    step = card.shows(OpenWeigh)
    assert step.proposed.split(",") == ids(team, 0, 1, 3, 2)
    assert [choice.label for choice in step.items][:5] == [
        "Punt 0 (nog niet)",
        "Punt 1 (goed)",
        "Punt 3 (goed)",
        "Punt 2 (nog niet)",
        "Punt 8 (nog niet)",
    ]
    assert len(step.items) == 9
    team.effects.clear()
    card = team.trekker.press("open-weigh", card, {"punten": step.proposed, "tot": ""})

    ronde = team.traject.asked
    assert (ronde.instrument, ronde.items) == ("wegen", tuple(ids(team, 1, 3, 0, 2)))
    assert Show(slot) in team.effects  # its buttons go
    assert not screen(team.channel(slot).step).buttons
    assert card.note.startswith("De stemming is open tot")


def test_without_dots_any_points_can_be_weighed(content: Content) -> None:
    team = with_points(content)
    card = team.trekker.press("ask-weigh", team.trekker.press("kiezen", team.work))
    assert card.shows(OpenWeigh).proposed == ""

    team.trekker.press("open-weigh", card, {"punten": ",".join(ids(team, 4, 2)), "tot": ""})

    assert team.traject.asked.items == tuple(ids(team, 2, 4))


@pytest.mark.parametrize("numbers", [(), (0,), (0, 1, 2, 3, 4, 5, 6)])
def test_two_to_six_points_are_weighed(content: Content, numbers: tuple[int, ...]) -> None:
    team = voted(content)
    card = team.trekker.press("ask-weigh", team.work)
    values = {"punten": ",".join([*ids(team, *numbers), "verzonnen"]), "tot": ""}

    card = team.trekker.press("open-weigh", card, values)

    assert card.errors == {"punten": "Kies 2 tot 6 punten om te wegen."}
    assert card.typed == values
    assert len(team.traject.stemmingen) == 1


# -- weighing ------------------------------------------------------------------------------------


def test_two_points_a_card_each_with_impact_and_effort(content: Content) -> None:
    team = weighing(content, 0, 1, 2, 3, 8)
    anna = team.members[1]
    invitation = anna.sees().shows(Invitation)
    assert (invitation.stemming, invitation.minuten, invitation.cards) == (True, 2, 3)

    card = anna.press("begin", anna.sees())

    step = card.shows(Vragen)
    assert [vraag.tekst for vraag in step.vragen] == [
        "“Punt 1”: wat levert dat onze leerlingen op?",
        "“Punt 1”: hoeveel moeite vraagt dat van ons?",
        "“Punt 3”: wat levert dat onze leerlingen op?",
        "“Punt 3”: hoeveel moeite vraagt dat van ons?",
    ]
    assert step.title == "Punt 1 · Punt 3"
    card = anna.press("save", card, {step.vragen[0].id: "veel"})
    assert len(card.errors) == 3
    both = ("veel", "weinig")
    card = weighs(anna, p1=both, p3=both, p0=both, p2=both, p8=("weet-niet", "weet-niet"))
    done = card.shows(Done)
    assert done.stemming
    assert [blok.title for blok in done.blokken] == [
        "Punt 1 · Punt 3",
        "Punt 0 · Punt 2",
        "Punt 8",
    ]
    assert team.channel("levend").shows(Living).answered == 1


def test_the_order_names_the_quadrants(content: Content) -> None:
    team = weighing(content)
    for member in team.members:
        weighs(
            member,
            p0=("veel", "heel-veel"),
            p1=("heel-veel", "weinig"),
            p2=("geen", "heel-veel"),
            p3=("weinig", "geen"),
        ).shows(Done)

    team.close()

    ronde = team.traject.stemmingen[-1]
    order = team.channel(f"resultaat.{ronde.id}").shows(Order)
    assert [(line.place, line.text, line.quadrant) for line in order.lines] == [
        (1, "Punt 1", "Snelle winst"),
        (2, "Punt 0", "Groot werk"),
        (3, "Punt 3", "Tussendoor"),
        (4, "Punt 2", "Niet nu"),
    ]
    assert (order.n, order.more, order.weighed, order.current) == (8, 0, True, True)
    card = team.trekker.press("invest", team.channel(f"resultaat.{ronde.id}"))
    assert card.shows(Invest).chosen.split(",") == ids(team, 1, 0, 3)


def test_within_a_quadrant_the_best_bargain_comes_first_and_ties_keep_their_order(
    content: Content,
) -> None:
    team = weighing(content)
    for member in team.members:
        weighs(
            member,
            p0=("veel", "weinig"),
            p1=("veel", "weinig"),
            p2=("heel-veel", "geen"),
            p3=("veel", "weinig"),
        )
    team.close()

    order = team.channel(f"resultaat.{team.traject.stemmingen[-1].id}").shows(Order)

    assert [line.text for line in order.lines] == ["Punt 2", "Punt 1", "Punt 3", "Punt 0"]
    assert [line.quadrant for line in order.lines] == ["Snelle winst", "", "", ""]


def test_below_the_threshold_a_weighing_shows_a_count_alone(content: Content) -> None:
    team = weighing(content)
    both = ("veel", "weinig")
    for member in team.members[:4]:
        weighs(member, p0=both, p1=both, p2=both, p3=both)

    team.close()

    ronde = team.traject.stemmingen[-1]
    order = team.channel(f"resultaat.{ronde.id}").shows(Order)
    assert (order.n, order.lines, order.unknown) == (4, (), ())
    assert not any(name in screen(order).text for name in ("Punt", *QUADRANTS.values()))
    ways = team.trekker.press("kiezen", team.work)
    assert ways.shows(Kiezen).order  # of the dots, which were enough
    assert team.trekker.press("order", ways).shows(Order).lines[0].dots == 5


def test_weighing_again_starts_from_the_dots(content: Content) -> None:
    team = weighing(content)
    team.close()
    team.work.shows(Fill)

    card = team.trekker.press("ask-weigh", team.work)

    assert card.shows(OpenWeigh).proposed.split(",") == ids(team, 0, 1, 3, 2)
