"""What a vote came to: the points in order, and what the trekker does with that."""

from __future__ import annotations

from dataclasses import replace

from content import Content
from dialogs.effects import Show
from dialogs.orientatie.volgorde import order_step
from dialogs.record import Phase, Result
from dialogs.steps import ConfirmClose, Done, Fill, Invest, Kiezen, Order, Sort
from tests.dialogs.screen import screen
from tests.dialogs.test_stemmen import PICKS, everybody_votes, ids, voting, with_points

# -- the close -----------------------------------------------------------------------------------


def test_at_the_close_the_points_stand_in_order_and_nobody_with_them(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.effects.clear()
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    step = confirm.shows(ConfirmClose)
    assert (step.stemming, step.answered, step.enough) == (True, 8, True)

    card = team.trekker.press("close", confirm)

    assert card.note == "De stemming is gesloten."
    [ronde] = team.traject.stemmingen
    assert set(team.effects) >= {Show("levend"), Show(f"resultaat.{ronde.id}")}
    assert Show("werk.reflectie") not in team.effects
    assert not team.sheets
    assert not team.holders
    order = team.channel(f"resultaat.{ronde.id}").shows(Order)
    assert [(line.place, line.text, line.dots) for line in order.lines] == [
        (1, "Punt 0", 5),
        (2, "Punt 1", 3),
        (3, "Punt 3", 2),
        (4, "Punt 2", 2),
        (5, "Punt 8", 1),
    ]
    assert (order.n, order.invited, order.more, order.current) == (8, 8, 4, True)
    assert sum(line.dots or 0 for line in order.lines) == sum(map(len, PICKS))


def test_the_deadline_closes_a_vote_too(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)

    team.deadline_passes()

    ronde = team.traject.stemmingen[-1]
    assert not ronde.open
    assert team.channel(f"resultaat.{ronde.id}").shows(Order).lines[0].dots == 5
    team.members[1].sees().shows(Fill)


def test_below_the_threshold_only_the_count_is_shown(content: Content) -> None:
    team = voting(content)
    for member in team.members[:4]:
        member.votes(*ids(team, 0))

    team.close()

    [ronde] = team.traject.stemmingen
    assert ronde.result == Result(4, shown=False)
    card = team.channel(f"resultaat.{ronde.id}")
    order = card.shows(Order)
    assert (order.n, order.lines, order.more, order.unknown) == (4, (), 0, ())
    assert "Punt" not in screen(order).text
    assert "stip" not in screen(order).text
    ways = team.trekker.press("kiezen", card).shows(Kiezen)
    assert not ways.order
    assert team.trekker.press("invest", card).shows(Invest).chosen == ""


def test_an_item_without_counts_is_named_apart(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.close()
    [ronde] = team.traject.stemmingen
    assert ronde.result
    left_out = ids(team, 0)[0]
    counts = {id: count for id, count in ronde.result.counts.items() if id != left_out}
    some = replace(ronde, result=replace(ronde.result, counts=counts))

    order = order_step(team.setup, team.traject.with_ronde(some), some)

    assert order.unknown == ("Punt 0",)
    assert [line.text for line in order.lines] == ["Punt 1", "Punt 3", "Punt 2", "Punt 8"]
    assert order.more == 4


def test_of_a_long_list_the_best_ten_are_shown(content: Content) -> None:
    team = voting(content, 40)
    for number, member in enumerate(team.members):
        member.votes(*ids(team, *range(number * 2, number * 2 + 5))).shows(Done)
    team.close()

    order = team.channel(f"resultaat.{team.traject.stemmingen[0].id}").shows(Order)

    assert len(order.lines) == 10
    assert order.more == 30


def test_a_point_that_was_removed_since_can_still_be_read(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.close()
    edit = team.trekker.press("picked", team.work, {"item": ids(team, 0)[0]})
    team.trekker.press("remove", edit, {"tekst": "Punt 0", "lijst": "nog-niet"})

    order = team.channel(f"resultaat.{team.traject.stemmingen[0].id}").shows(Order)

    assert order.lines[0].text == "Punt 0"
    invest = team.trekker.press("invest", team.work).shows(Invest)
    assert invest.chosen.split(",") == ids(team, 1, 3, 2)


# -- choosing ------------------------------------------------------------------------------------


def test_the_best_three_are_proposed_and_a_merged_one_counts_as_what_stayed(
    content: Content,
) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.close()
    card = team.trekker.press("invest", team.channel(f"resultaat.{team.traject.stemmingen[0].id}"))
    assert card.shows(Invest).chosen.split(",") == ids(team, 0, 1, 3)
    first, third = (team.traject.item(id) for id in ids(team, 0, 3))
    assert first and third
    team.traject = team.traject.with_item(
        replace(first, removed=True, merged_into=third.id, version=2)
    )

    card = team.trekker.press("invest", team.work)

    assert card.shows(Invest).chosen.split(",") == ids(team, 3, 1, 2)


def test_after_the_choice_the_order_has_no_buttons_any_more(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.close()
    slot = f"resultaat.{team.traject.stemmingen[0].id}"
    assert screen(team.channel(slot).step).buttons
    team.effects.clear()
    card = team.trekker.chooses(*ids(team, 0))
    team.trekker.press("sort", card, {f"soort.{ids(team, 0)[0]}": "ontwikkelen", "doel": ""})

    assert team.traject.phase is Phase.ACTIE
    assert Show(slot) in team.effects
    assert not screen(team.channel(slot).step).buttons


def test_who_chooses_from_the_order_sorts_next_also_after_a_double_click(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    team.close()
    order = team.channel(f"resultaat.{team.traject.stemmingen[0].id}")
    invest = team.trekker.press("invest", order)
    values = {"punten": ",".join(ids(team, 0, 1, 2, 3, 4))}

    card = team.trekker.press("choose", invest, values)
    again = team.trekker.press("choose", invest, values)

    assert card.shows(Sort) == replace(again.shows(Sort), feedback=card.step.feedback)
    some = {f"soort.{view.id}": "borgen" for view in card.shows(Sort).items}
    rest = team.trekker.press("sort", card, some).shows(Sort)
    assert [view.id for view in rest.items] == ids(team, 4)


def test_more_than_last_year_gets_a_warning_and_no_wall(content: Content) -> None:
    team = with_points(content)
    team.traject = replace(team.traject, vorig_jaar=1)
    assert team.trekker.chooses(*ids(team, 0)).note == ""

    card = team.trekker.chooses(*ids(team, 0, 1))

    assert card.note == "Vorig schooljaar afgewerkt: 1. Nu gekozen: 2. Wat kan wachten?"
    card.shows(Sort)
    assert len(team.traject.chosen_items) == 2
