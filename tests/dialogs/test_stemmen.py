"""The team votes with dots: privately, silently until the close, and about points that stay put."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.anywhere.overview import status_step
from dialogs.effects import CloseAt, Gather, Invite, Show
from dialogs.orientatie.stemming import NIET, WEL, dots
from dialogs.orientatie.volgorde import order_step
from dialogs.outcome import Bereik
from dialogs.record import Mode, Phase
from dialogs.steps import (
    Ballot,
    Done,
    Dubbels,
    Fill,
    Invitation,
    Kiezen,
    Living,
    OpenVote,
    Sort,
)
from dialogs.traject import waits_for_person
from tests.dialogs.screen import screen
from tests.dialogs.team import NAMES, Card, Team
from tests.dialogs.teams import with_lists

EIGHT = (*NAMES, "Finn", "Gust")


def with_points(content: Content, count: int = 9, **kwargs: object) -> Team:
    """A team with so many points: the odd ones are good, the even ones not yet there."""
    team = with_lists(content, names=EIGHT, **kwargs)
    for n in range(count):
        team.members[1].adds(f"Punt {n}", to="goed" if n % 2 else "nog-niet")
    return team


def voting(content: Content, count: int = 9, **kwargs: object) -> Team:
    """A team whose vote is open."""
    team = with_points(content, count, **kwargs)
    team.trekker.opens_vote()
    return team


def ids(team: Team, *numbers: int) -> list[str]:
    """The ids of the points with these numbers."""
    texts = {item.text: item.id for item in team.traject.items}
    return [texts[f"Punt {n}"] for n in numbers]


def everybody_votes(team: Team, *picks: tuple[int, ...]) -> None:
    for member, numbers in zip(team.members, picks, strict=True):
        member.votes(*ids(team, *numbers)).shows(Done)


PICKS = ((0, 1), (0, 1), (0, 1), (0, 2), (0, 2), (3,), (3,), (8,))
"""What eight colleagues give their two dots to: 5, 3, 2, 2 and 1."""


# -- opening -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("items", "expected"),
    [(1, 1), (2, 1), (5, 1), (6, 2), (9, 2), (10, 3), (14, 4), (17, 4), (18, 5), (150, 5)],
)
def test_everybody_gets_a_dot_for_about_every_four_points(items: int, expected: int) -> None:
    assert dots(items) == expected


def test_the_trekker_opens_a_vote_and_everybody_is_invited(content: Content) -> None:
    team = with_points(content)
    card = team.trekker.press("ask-vote", team.trekker.press("kiezen", team.work))
    assert [choice.label for choice in card.shows(OpenVote).lijsten] == ["Goed (4)", "Nog niet (5)"]
    team.effects.clear()

    card = team.trekker.press("open-vote", card, {"lijsten": "goed,nog-niet", "tot": ""})

    [ronde] = team.traject.stemmingen
    assert team.traject.asked is ronde
    assert (ronde.instrument, ronde.mode, ronde.invited) == ("stippen", Mode.APART, 8)
    assert ronde.items == tuple(ids(team, 1, 3, 5, 7, 0, 2, 4, 6, 8))
    assert ronde.until is not None
    assert {Show("levend"), Gather(ronde.id), CloseAt(ronde.id, ronde.until)} <= set(team.effects)
    assert card.note.startswith("De stemming is open tot ma 30 november")
    assert card.shows(Fill).vote_open


def test_the_vote_can_be_about_some_lists_and_end_on_a_day_of_choice(content: Content) -> None:
    team = with_points(content)

    team.trekker.opens_vote("goed", tot="27/11/2026")

    [ronde] = team.traject.stemmingen
    assert ronde.items == tuple(ids(team, 1, 3, 5, 7))
    assert ronde.until and ronde.until.date().isoformat() == "2026-11-27"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"lijsten": ""}, "lijsten"),
        ({"lijsten": "verzonnen"}, "lijsten"),
        ({"lijsten": "verbeteren"}, "lijsten"),
        ({"lijsten": "goed,nog-niet", "tot": "gisteren"}, "tot"),
        ({"lijsten": "goed,nog-niet", "tot": "2026-11-20"}, "tot"),
    ],
)
def test_what_is_missing_is_said_and_nothing_opens(
    content: Content, values: dict[str, str], field: str
) -> None:
    team = with_points(content)
    card = team.trekker.press("ask-vote", team.work)

    card = team.trekker.press("open-vote", card, values)

    assert set(card.errors) == {field}
    assert card.typed == values
    assert team.traject.stemmingen == ()


def test_a_double_click_opens_one_vote(content: Content) -> None:
    team = with_points(content)
    card = team.trekker.press("ask-vote", team.work)
    values = {"lijsten": "goed,nog-niet", "tot": ""}
    team.trekker.press("open-vote", card, values)

    again = team.trekker.press("open-vote", card, values)

    assert again.note == "Er loopt al een stemming. Sluit die eerst."
    assert len(team.traject.stemmingen) == 1


def test_an_old_card_opens_nothing_but_keeps_what_was_filled_in(content: Content) -> None:
    team = voting(content)
    old = Card(replace(team.channel("levend").step, id="stemming"))
    everybody_votes(team, *PICKS)
    team.close()

    card = team.trekker.press("open-vote", old, {"lijsten": "goed", "tot": ""})

    assert card.typed == {"lijsten": "goed", "tot": ""}
    card.shows(OpenVote)
    assert len(team.traject.stemmingen) == 1


def test_about_one_point_there_is_nothing_to_vote(content: Content) -> None:
    team = with_points(content, 1)

    card = team.trekker.press("ask-vote", team.work)

    assert card.note == "Kies minstens twee punten om over te stemmen."
    card.shows(Kiezen)


def test_only_the_trekker_opens_and_closes(content: Content) -> None:
    team = with_points(content)
    for verb in ("ask-vote", "open-vote", "ask-weigh", "open-weigh", "ask-close", "close"):
        card = team.members[1].press(verb, team.work, {"lijsten": "goed,nog-niet"})
        assert "taak voor de trekker" in card.note
    assert team.traject.stemmingen == ()


# -- voting --------------------------------------------------------------------------------------


def test_somebody_is_invited_votes_on_one_card_and_is_done(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    invitation = anna.sees()
    step = invitation.shows(Invitation)
    assert (step.stemming, step.minuten, step.cards) == (True, 1, 1)
    assert "Stem je mee?" in screen(step).text
    assert "± 1 minuut, 1 kaartje" in screen(step).text
    assert waits_for_person(step)

    card = anna.press("begin", invitation)
    ballot = card.shows(Ballot)
    assert ballot.dots == 2
    assert [choice.label for choice in ballot.items][:2] == ["Punt 1 (goed)", "Punt 3 (goed)"]
    assert waits_for_person(ballot)
    card = anna.press("vote", card, {"stippen": ",".join(ids(team, 3, 4))})

    assert card.note == "Bewaard om 16.10."
    [line] = card.shows(Done).blokken
    assert (line.title, line.answered, line.total) == ("Jouw stippen", 2, 2)
    [sheet] = team.sheets.values()
    assert {id for id, answer in sheet.answers.items() if answer.choice == WEL} == set(
        ids(team, 3, 4)
    )
    assert set(sheet.answers) == set(team.traject.asked.items)
    assert {answer.choice for answer in sheet.answers.values()} == {WEL, NIET}
    assert team.channel("levend").shows(Living).answered == 1


def test_more_dots_than_one_has_are_refused_and_stay_on_the_card(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    wanted = ",".join(ids(team, 1, 2, 3))

    card = anna.votes(*ids(team, 1, 2, 3))

    assert "3 punten" in card.errors["stippen"]
    assert "er 2 kiezen" in card.errors["stippen"]
    assert card.typed["stippen"] == wanted
    assert screen(card.shows(Ballot)).fields["stippen"]["value"] == wanted
    assert not any(sheet.answers for sheet in team.sheets.values())
    assert team.channel("levend").shows(Living).answered == 0


def test_an_empty_ballot_is_no_vote(content: Content) -> None:
    team = voting(content)

    for nothing in ("", ",", "verzonnen", team.traject.id):
        card = team.members[1].votes(nothing)
        assert card.errors["stippen"].startswith("Duid minstens één punt aan.")
    assert team.channel("levend").shows(Living).answered == 0


def test_a_dot_counts_once_however_often_it_was_ticked(content: Content) -> None:
    team = voting(content)
    [one] = ids(team, 4)

    card = team.members[1].votes(one, one, one, "verzonnen")

    assert card.shows(Done).blokken[0].answered == 1


def test_a_vote_can_be_changed_until_the_close(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    card = anna.votes(*ids(team, 3, 4))

    card = anna.press("change", card, {"blok": "0"})
    assert card.shows(Ballot).picked == ",".join(ids(team, 3, 4))
    anna.press("vote", card, {"stippen": ids(team, 5)[0]})

    [sheet] = team.sheets.values()
    assert [id for id, answer in sheet.answers.items() if answer.choice == WEL] == ids(team, 5)
    assert team.channel("levend").shows(Living).answered == 1


def test_a_double_click_votes_once_and_an_old_ballot_changes_nothing(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    first = anna.press("begin", anna.sees())
    values = {"stippen": ids(team, 3)[0]}
    anna.press("vote", first, values)
    before = team.record

    anna.press("vote", first, values).shows(Done)
    assert team.record == before
    other = {"stippen": ids(team, 4)[0]}
    card = anna.press("vote", first, other)

    assert team.record == before
    assert card.note.startswith("Intussen is hier iets veranderd.")
    assert card.typed == other
    anna.press("vote", card, other).shows(Done)


def test_who_does_not_take_part_is_forgotten(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    card = anna.votes(*ids(team, 3))
    old = anna.press("change", card, {"blok": "0"})

    anna.press("decline", old)

    assert [sheet.answers for sheet in team.sheets.values()] == [{}]
    assert team.channel("levend").shows(Living).answered == 0
    anna.press("vote", old, {"stippen": ids(team, 3)[0]})
    assert [sheet.answers for sheet in team.sheets.values()] == [{}]


@pytest.mark.parametrize("verb", ["save", "later", "back"])
def test_a_ballot_cannot_be_answered_as_questions(content: Content, verb: str) -> None:
    team = voting(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    forged = Card(replace(card.step, id=f"blok/{team.traject.asked.id}/0"), private=True)
    before = team.record

    anna.press(verb, forged, dict.fromkeys(team.traject.asked.items, WEL))

    assert team.record == before


def test_a_ballot_of_another_vote_counts_for_nothing(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    old = anna.press("begin", anna.sees())
    everybody_votes_once(team)
    team.close()
    late = anna.press("vote", old, {"stippen": ids(team, 3)[0]})
    assert late.note == "Deze stemming is gesloten. Stemmen kan niet meer."
    team.trekker.opens_vote()

    anna.press("vote", old, {"stippen": ids(team, 3)[0]})

    assert not team.sheets


def everybody_votes_once(team: Team) -> None:
    for member in team.members:
        member.votes(*ids(team, 0))


def test_stem_nu_in_the_channel_sends_the_card(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]

    for slot in ("levend", "werk.orientatie"):
        card = anna.press("answer", team.channel(slot))
        assert card.note.startswith("Je kaartje staat klaar")
        assert team.effects[-1] == Invite(team.traject.asked.id, anna.person.id, own=True)


def test_what_was_typed_on_the_lists_is_not_lost_by_voting(content: Content) -> None:
    team = voting(content)
    anna = team.members[1]
    typed = {"tekst": "Half getypt", "lijst": "goed"}

    assert anna.press("answer", team.work, typed).lost == ("Half getypt",)
    team.reach[anna.person.id] = Bereik.GEBLOKKEERD
    assert anna.press("answer", team.work, typed).lost == ("Half getypt",)


def test_the_lists_can_be_looked_at_from_ones_own_chat(content: Content) -> None:
    team = voting(content)

    card = team.members[1].press("lists", team.members[1].votes(*ids(team, 3)))

    assert card.shows(Fill).private


# -- as long as it is open -----------------------------------------------------------------------


def test_the_living_card_counts_and_says_until_when(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)

    living = team.channel("levend")

    step = living.shows(Living)
    assert (step.answered, step.invited, step.ronde_open) == (8, 8, True)
    shown = screen(step)
    assert "8 van 8 collega's antwoordden · nog tot ma 30 november" in shown.text
    assert [button["verb"] for button in shown.buttons if button["title"].startswith("Stem")] == [
        "answer"
    ]


def test_the_status_tells_that_the_team_votes(content: Content) -> None:
    team = voting(content)

    [line] = status_step([(team.setup, team.traject, "0" * 32)], team.now).lines

    assert line.state == "Oriëntatie: er loopt een stemming"


def test_with_one_dot_one_point_is_chosen(content: Content) -> None:
    team = voting(content, 3)
    anna = team.members[1]

    ballot = anna.press("begin", anna.sees()).shows(Ballot)

    assert screen(ballot).fields["stippen"]["isMultiSelect"] is False
    assert "Jouw stip" in screen(ballot).text
    anna.votes(*ids(team, 2)).shows(Done)


def test_nobody_sees_an_order_before_the_close(content: Content) -> None:
    team = voting(content)
    everybody_votes(team, *PICKS)
    card = team.trekker.press("kiezen", team.work)

    assert not card.shows(Kiezen).order
    assert team.trekker.press("order", card).note == "Er is nog geen volgorde om te tonen."
    assert order_step(team.setup, team.traject, team.traject.asked).lines == ()
    assert team.trekker.press("invest", card).note.startswith("Sluit eerst de stemming.")
    assert team.trekker.press("choose", card, {"punten": ids(team, 1)[0]}).note.startswith(
        "Sluit eerst de stemming."
    )
    assert team.traject.chosen_items == ()


def test_a_point_that_is_voted_on_stays_as_it_is_and_another_can_change(content: Content) -> None:
    team = with_points(content, 4)
    team.trekker.opens_vote("goed")
    [fixed, free] = ids(team, 1, 2)
    for id, text in ((fixed, "Punt 1"), (free, "Iets heel anders")):
        edit = team.trekker.press("picked", team.work, {"item": id})
        card = team.trekker.press("save-item", edit, {"tekst": "Iets heel anders", "lijst": "goed"})
        item = team.traject.item(id)
        assert item and item.text == text
        assert card.note.startswith("Over dit punt loopt") == (id == fixed)
    edit = team.trekker.press("picked", team.work, {"item": fixed})
    team.trekker.press("remove", edit, {"tekst": "Punt 1", "lijst": "goed"})
    assert len(team.traject.live_items) == 4


def test_points_that_are_voted_on_are_not_merged(content: Content) -> None:
    team = with_lists(content)
    team.trekker.adds("Onthaal", "Onthaal.", "Overleg")
    team.trekker.opens_vote()
    card = team.trekker.press("doubles", team.work)

    card = team.trekker.press("merge", card, {"hou": card.shows(Dubbels).left.value})

    assert card.note.startswith("Over dit punt loopt een stemming.")
    assert len(team.traject.live_items) == 3


def test_a_point_that_is_added_meanwhile_waits_for_the_next_vote(content: Content) -> None:
    team = voting(content)

    card = team.members[1].adds("Een laat idee")

    assert "doet daarin nog niet mee" in screen(card.step).text
    assert len(team.traject.asked.items) == 9
    assert len(team.traject.live_items) == 10


def test_sorting_waits_for_the_vote_that_was_opened_after_choosing(content: Content) -> None:
    team = with_points(content)
    team.trekker.chooses(*ids(team, 1))
    sort = team.trekker.looks()
    sort.shows(Sort)
    team.trekker.press("open-vote", team.trekker.press("ask-vote", sort), {"lijsten": "goed"})

    team.trekker.looks().shows(Fill)
    values = {f"soort.{ids(team, 1)[0]}": "borgen", "doel": "Het doel"}
    card = team.trekker.press("sort", sort, values)
    assert card.note.startswith("Sluit eerst de stemming.")
    assert card.lost == ("Het doel",)
    assert team.traject.phase is Phase.ORIENTATIE


def test_a_stopped_traject_takes_no_votes_and_its_vote_goes_on_later(content: Content) -> None:
    team = voting(content)
    ballot = team.members[1].press("begin", team.members[1].sees())
    team.trekker.press("stop", team.trekker.press("ask-stop", team.channel("levend")))
    team.members[1].press("vote", ballot, {"stippen": ids(team, 3)[0]})
    assert not any(sheet.answers for sheet in team.sheets.values())
    team.days_pass(30)

    team.trekker.press("reopen", team.channel("levend"))

    assert team.traject.asked.open
    assert team.traject.asked.until and team.traject.asked.until > team.now
    team.members[1].votes(*ids(team, 3)).shows(Done)


def test_the_ronde_of_stap_1_is_not_held_again_during_a_vote(content: Content) -> None:
    team = voting(content)
    before = team.record

    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))

    assert team.record == before
