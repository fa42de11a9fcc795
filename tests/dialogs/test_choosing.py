"""Stap 2: the trekker chooses what the team invests in, and what is borgen or ontwikkelen."""

from __future__ import annotations

from dataclasses import replace

from content import Content
from dialogs.effects import Gather, Show
from dialogs.orientatie.bins import proposed_bin
from dialogs.record import Phase
from dialogs.steps import Acties, Doel, Fill, Invest, Living, Plan, Sort
from dialogs.traject import back_verb
from tests.dialogs.team import Card, Team
from tests.dialogs.teams import with_lists


def with_points(content: Content, count: int = 3, to: str = "nog-niet") -> Team:
    """A team with so many points in one list."""
    team = with_lists(content)
    team.members[1].adds(*(f"Punt {n}" for n in range(count)), to=to)
    return team


def ids(team: Team, *numbers: int) -> list[str]:
    return [team.traject.items[n].id for n in numbers]


def sorts(team: Team, card: Card, soort: str = "ontwikkelen", **more: str) -> Card:
    """Send in the card that sorts, as it is shown, with one kind for all."""
    values = {f"soort.{view.id}": soort for view in card.shows(Sort).items}
    return team.trekker.press("sort", card, {**values, **more})


def test_the_trekker_chooses_sorts_and_the_actions_begin(content: Content) -> None:
    team = with_points(content)
    team.members[1].adds("Onthaal", to="goed")
    card = team.trekker.press("invest", team.work)
    assert [c.label for c in card.shows(Invest).items][-1] == "Punt 2 (nog niet)"

    card = team.trekker.chooses(*ids(team, 0, 3))
    assert [(view.text, view.soort) for view in card.shows(Sort).items] == [
        ("Punt 0", "ontwikkelen"),
        ("Onthaal", "borgen"),
    ]
    team.effects.clear()
    sorts(team, card, "borgen", doel="Elke leerling kiest bewust.")

    traject = team.traject
    assert traject.phase is Phase.ACTIE
    assert traject.algemeen_doel == "Elke leerling kiest bewust."
    assert [(i.text, i.soort) for i in traject.chosen_items] == [
        ("Punt 0", "borgen"),
        ("Onthaal", "borgen"),
    ]
    assert [(a.item, a.soort, a.card) for a in traject.acties] == [
        (ids(team, 0)[0], "borgen", "doel"),
        (ids(team, 3)[0], "borgen", "doel"),
    ]
    assert set(team.effects) == {
        Show("levend"),
        Show("werk.orientatie"),
        Gather(traject.ronde.id),
        Show("werk.actie"),
    }
    team.work.shows(Doel)
    assert team.channel("levend").shows(Living).prioriteiten == ("Punt 0", "Onthaal")


def test_only_the_trekker_chooses_and_sorts(content: Content) -> None:
    team = with_points(content)
    anna = team.members[1]
    for verb in ("invest", "choose", "sort", "unchoose"):
        card = anna.press(verb, team.work, {"punten": ids(team, 0)[0]})
        assert card.note == "Dat is een taak voor de trekker, Griet."
    assert team.traject.chosen_items == ()


def test_there_is_nothing_to_choose_from_empty_lists(content: Content) -> None:
    team = with_lists(content)

    card = team.trekker.press("invest", team.work)

    assert card.note.startswith("De lijsten zijn nog leeg.")
    card.shows(Fill)


def test_at_least_one_point_is_chosen(content: Content) -> None:
    team = with_points(content)

    for nothing in ("", ",", "verzonnen"):
        card = team.trekker.chooses(nothing)
        assert set(card.errors) == {"punten"}
        card.shows(Invest)
    assert team.traject.chosen_items == ()


def test_more_than_three_points_are_allowed_with_a_gentle_remark(content: Content) -> None:
    team = with_points(content, 5)

    assert team.trekker.chooses(*ids(team, 0, 1, 2)).shows(Sort).tip == ""
    card = team.trekker.chooses(*ids(team, 0, 1, 2, 3, 4))

    assert "5 punten" in card.note
    assert card.shows(Sort).tip


def test_more_than_four_points_are_sorted_card_by_card(content: Content) -> None:
    team = with_points(content, 10)
    card = team.trekker.chooses(*ids(team, *range(10)))
    seen: list[str] = []
    for count, more in ((4, 6), (4, 2), (2, 0)):
        step = card.shows(Sort)
        assert (len(step.items), step.more) == (count, more)
        seen += [view.id for view in step.items]
        sorts(team, card, doel="Het doel")
        card = team.trekker.looks()

    assert sorted(seen) == sorted(ids(team, *range(10)))
    assert len(team.traject.acties) == 10
    card.shows(Doel)


def test_the_list_of_a_point_proposes_what_it_becomes(content: Content) -> None:
    team = with_points(content, 1, to="goed")

    assert team.trekker.chooses(*ids(team, 0)).shows(Sort).items[0].soort == "borgen"


def test_a_point_that_the_card_did_not_show_is_not_sorted_unseen(content: Content) -> None:
    team = with_points(content, 5)
    anna = team.members[1]
    card = team.trekker.chooses(*ids(team, *range(5)))
    pick = anna.press("picked", anna.press("pick", team.work), {"item": ids(team, 1)[0]})
    anna.press("remove", pick)

    card = sorts(team, card, "borgen")

    assert [view.text for view in card.shows(Sort).items] == ["Punt 4"]
    assert team.traject.phase is Phase.ORIENTATIE


def test_after_a_change_of_mind_the_trekker_can_still_go_on(content: Content) -> None:
    """Six chosen, four sorted, then only those four after all."""
    team = with_points(content, 6)
    sorts(team, team.trekker.chooses(*ids(team, *range(6))))
    rest = team.trekker.looks()
    assert back_verb(rest.step) == "unchoose"

    invest = team.trekker.press("unchoose", rest)
    assert invest.shows(Invest).chosen.count(",") == 5
    card = team.trekker.press("choose", invest, {"punten": ",".join(ids(team, 0, 1, 2, 3))})

    sorts(team, card)
    assert team.traject.phase is Phase.ACTIE
    assert len(team.traject.acties) == 4


def test_when_the_last_point_to_sort_is_removed_the_trekker_can_choose_anew(
    content: Content,
) -> None:
    team = with_points(content, 5)
    anna = team.members[1]
    sorts(team, team.trekker.chooses(*ids(team, *range(5))))
    pick = anna.press("picked", anna.press("pick", team.work), {"item": ids(team, 4)[0]})
    anna.press("remove", pick)
    team.trekker.looks().shows(Fill)

    sorts(team, team.trekker.chooses(*ids(team, 0, 1)))

    assert team.traject.phase is Phase.ACTIE


def test_going_back_keeps_the_typed_goal_to_be_copied(content: Content) -> None:
    team = with_points(content)
    card = team.trekker.chooses(*ids(team, 0))

    invest = team.trekker.press("unchoose", card, {"doel": "Een mooi doel"})

    assert invest.lost == ("Een mooi doel",)


def test_an_old_card_to_choose_from_shows_the_choice_again(content: Content) -> None:
    team = with_points(content)
    old = team.trekker.press("invest", team.work)
    team.trekker.press("choose", old, {"punten": ids(team, 0)[0]})

    same = team.trekker.press("choose", old, {"punten": ids(team, 0)[0]})
    other = team.trekker.press("choose", old, {"punten": ids(team, 1)[0]})

    same.shows(Sort)
    assert other.note.startswith("Intussen is hier iets veranderd.")
    assert other.shows(Invest).value("punten") == ids(team, 1)[0]
    assert [item.text for item in team.traject.chosen_items] == ["Punt 0"]


def test_an_old_card_that_sorts_changes_nothing(content: Content) -> None:
    team = with_points(content, 6)
    first = team.trekker.chooses(*ids(team, *range(6)))
    sorts(team, first, "borgen")
    before = team.record

    card = sorts(team, first, "ontwikkelen")

    assert team.record == before
    assert card.note.startswith("Intussen is hier iets veranderd.")


def test_a_goal_that_comes_too_late_is_shown_to_be_copied(content: Content) -> None:
    team = with_points(content)
    card = team.trekker.chooses(*ids(team, 0))
    sorts(team, card, doel="Het eerste doel")

    again = sorts(team, card, doel="Het eerste doel")
    other = sorts(team, card, doel="Een ander doel")

    assert again.lost == ()
    assert other.lost == ("Een ander doel",)
    assert team.traject.algemeen_doel == "Het eerste doel"


def test_colleagues_go_on_filling_while_the_trekker_sorts(content: Content) -> None:
    team = with_points(content)
    team.trekker.chooses(*ids(team, 0))

    team.members[1].looks().shows(Fill)
    team.members[1].adds("Nog een punt")
    team.trekker.looks().shows(Sort)
    assert team.trekker.press("lists", team.trekker.press("invest", team.work)).shows(Fill)
    assert len(team.traject.live_items) == 4


# -- bins of an instrument -----------------------------------------------------------------------


def with_bins(content: Content, count: int) -> Team:
    """A team that looked back with the reflectiekaart, and has so many points."""
    team = with_lists(content, instrument="reflectiekaart")
    team.members[1].adds(*(f"Punt {n}" for n in range(count)))
    return team


def test_the_reflectiekaart_sorts_into_its_own_bins(content: Content) -> None:
    team = with_bins(content, 4)
    card = team.trekker.chooses(*ids(team, 0, 1, 2, 3))
    step = card.shows(Sort)
    assert [c.value for c in step.bins] == ["verder", "versterken", "opstarten", "afbouwen"]
    assert {view.soort for view in step.items} == {"verder"}

    chosen = zip(step.items, ("verder", "versterken", "opstarten", "afbouwen"), strict=True)
    team.trekker.press("sort", card, {f"soort.{view.id}": bak for view, bak in chosen})

    assert [(item.soort, item.bak) for item in team.traject.items] == [
        ("borgen", "verder"),
        ("ontwikkelen", "versterken"),
        ("ontwikkelen", "opstarten"),
        ("stoppen", "afbouwen"),
    ]
    assert [actie.item for actie in team.traject.acties] == ids(team, 0, 1, 2)


def test_what_the_team_stops_with_alone_gives_a_plan_without_acties(content: Content) -> None:
    team = with_bins(content, 1)
    sorts(team, team.trekker.chooses(*ids(team, 0)), "afbouwen")
    card = team.trekker.looks()
    assert card.shows(Acties).acties == ()

    team.trekker.press("make-plan", card)

    plan = team.channel(f"plan.{team.traject.version}").shows(Plan)
    assert plan.acties == ()
    assert "Punt 0" in [line.text for line in plan.header]


def test_a_bin_that_is_not_there_sorts_nothing(content: Content) -> None:
    team = with_bins(content, 1)

    card = sorts(team, team.trekker.chooses(*ids(team, 0)), "ontwikkelen", doel="Ons doel")

    assert card.shows(Sort).value("doel") == "Ons doel"
    assert team.traject.phase is Phase.ORIENTATIE
    assert sorts(team, card, "verder").note != card.note


def test_the_proposed_bin_is_always_one_that_can_be_chosen(content: Content) -> None:
    team = with_bins(content, 1)
    for sortering in content.sorteringen.values():
        for lijst in content.lijsten:
            item = replace(team.traject.items[0], lijst=lijst)
            proposed = proposed_bin(content, team.traject, item)
            assert proposed in [bak.id for bak in sortering.bakken]
