"""Where a traject stands: the living card, the status, stopping and going on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from content import Content
from dialogs.anywhere.overview import MOST_LINES, help_step, status_step, waiting_for
from dialogs.dutch import say_moment
from dialogs.effects import Show
from dialogs.outcome import State, View
from dialogs.steps import (
    ConfirmStop,
    Doel,
    Fill,
    Help,
    Invitation,
    Living,
    Message,
    Plan,
    Results,
    Status,
    Step,
    Vragen,
)
from dialogs.traject import FOR_TREKKER, NOBODY, back_verb, slot_of, slot_step, waits_for_person
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Team, answers
from tests.dialogs.teams import answered, closed, opened, with_acties, with_lists, with_plan

Begin = Callable[[Content], Team]


def stop(team: Team) -> Card:
    """The trekker stops the traject."""
    return team.trekker.press("stop", team.trekker.press("ask-stop", team.channel("levend")))


# -- the living card -----------------------------------------------------------------------------


def test_the_living_card_counts_who_answered_and_says_until_when(content: Content) -> None:
    team = opened(content)
    for count, member in enumerate(team.members[:3], start=1):
        member.press("begin", member.sees())
        living = team.channel("levend").shows(Living)
        assert living.answered == count - 1, "who only began did not answer"
        member.fills_in()
        living = team.channel("levend").shows(Living)
        assert living.answered == count

    assert (living.invited, living.ronde_open, living.apart) == (6, True, True)
    assert living.until == say_moment(team.traject.ronde.until, team.now.date())
    assert "3 van 6" in screen(living).text


def test_after_the_close_it_keeps_the_count(content: Content) -> None:
    living = closed(content).channel("levend").shows(Living)

    assert (living.answered, living.ronde_open) == (6, False)


@pytest.mark.parametrize(
    ("begin", "phase"),
    [(opened, 1), (closed, 1), (with_lists, 2), (with_acties, 3), (with_plan, 4)],
)
def test_it_says_in_which_of_the_four_steps_the_team_is(
    content: Content, begin: Begin, phase: int
) -> None:
    living = begin(content).channel("levend").shows(Living)

    assert living.head.phase_number == phase
    assert living.head.phases == ("Reflectie", "Oriëntatie", "Actie", "Opvolging")


def test_it_counts_the_acties_that_are_finished(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    team.trekker.works_out(team.work)

    living = team.channel("levend").shows(Living)

    assert (living.acties_ready, living.acties_total) == (1, 2)


# -- what is due, and where ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begin", "slot", "kind"),
    [
        (opened, "levend", Living),
        (closed, "resultaat", Results),
        (with_lists, "werk.orientatie", Fill),
        (with_acties, "werk.actie", Doel),
        (with_plan, "plan", Plan),
    ],
)
def test_in_every_step_there_is_a_shared_card_and_it_is_the_one_that_is_due(
    content: Content, begin: Begin, slot: str, kind: type[Step]
) -> None:
    team = begin(content)

    due = slot_of(team.traject)

    assert due.startswith(slot)
    assert team.channel(due).shows(kind) == team.members[1].looks().step


def test_a_joint_ronde_has_its_own_shared_card(content: Content) -> None:
    team = opened(content, mode="samen")

    assert slot_of(team.traject) == "werk.reflectie"
    team.work.shows(Vragen)
    team.close()
    assert team.channel("werk.reflectie").shows(Message)


def test_what_the_bot_waits_for_is_said_in_every_step(content: Content) -> None:
    said = {
        waiting_for(content, begin(content).members[1].sees().step)
        for begin in (opened, answered, closed, with_lists, with_acties, with_plan)
    }

    assert len(said) == 6
    assert waiting_for(content, None).startswith("Er staat niets open.")
    assert waiting_for(content, opened(content).channel("levend").step).startswith("Ik wacht op")


def test_help_says_what_can_be_typed_and_what_is_waited_for(content: Content) -> None:
    team = opened(content)

    step = help_step(team.setup, team.members[1].sees().step)
    team.drawn(Card(step), team.trekker.person)

    assert isinstance(step, Help)
    assert dict(step.commands)["volgende"]
    assert step.waiting == "Ik wacht tot je aan de vragen begint."


def test_only_a_card_of_ones_own_answers_waits_for_a_person(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]

    assert waits_for_person(anna.sees().step)
    assert waits_for_person(anna.press("begin", anna.sees()).step)
    assert not waits_for_person(anna.fills_in().step)
    assert not waits_for_person(team.channel("levend").step)


@pytest.mark.parametrize("begin", [opened, closed, with_lists])
def test_one_can_not_go_back_from_a_card_without_anything_before_it(
    content: Content, begin: Begin
) -> None:
    team = begin(content)

    assert back_verb(team.members[1].sees().step) is None


@pytest.mark.parametrize("slot", ["resultaat.verzonnen", "werk.verzonnen", "werk.", "", "iets"])
def test_a_slot_that_is_not_there_shows_something_that_can_be_shown(
    content: Content, slot: str
) -> None:
    team = opened(content)

    everybody = View(NOBODY, team.now, home=True, private=False)
    step = slot_step(team.setup, State(team.traject), slot, everybody)

    team.drawn(Card(step), NOBODY)


# -- stopping ------------------------------------------------------------------------------------


@pytest.mark.parametrize("begin", [opened, closed, with_lists, with_acties, with_plan])
def test_the_trekker_stops_and_goes_on_where_the_team_was(content: Content, begin: Begin) -> None:
    team = begin(content)
    due = [member.sees().step for member in team.members]
    slots = set(team.posted)

    card = stop(team)

    assert card.shows(Living).stopped
    assert all(member.sees().shows(Living).stopped for member in team.members)
    reopened = team.trekker.press("reopen", team.channel("levend"))
    assert not reopened.shows(Living).stopped
    again = [member.sees().step for member in team.members]
    assert [_without_version(step) for step in again] == [_without_version(step) for step in due]
    assert set(team.posted) == slots, "no card is posted that was not there"


def _without_version(step: Step) -> Step:
    return replace(step, version=0)


def test_the_shared_card_says_that_the_traject_was_stopped(content: Content) -> None:
    team = with_lists(content)
    stop(team)

    assert "gestopt" in team.channel("werk.orientatie").shows(Message).lines[0]
    assert waiting_for(content, team.members[1].sees().step).startswith("Dit traject is gestopt.")


def test_in_a_stopped_traject_nothing_changes_and_nothing_typed_is_lost(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]
    fill = anna.looks()
    stop(team)
    before = team.record

    card = anna.press("add", fill, {"lijst": "goed", "tekst": "Fietsen"})

    assert card.note.startswith("Dit traject is gestopt.")
    assert card.lost == ("Fietsen",)
    assert team.record == before


def test_nobody_else_stops_or_reopens_the_traject(content: Content) -> None:
    team = with_lists(content)
    anna = team.members[1]

    assert "taak voor de trekker" in anna.press("ask-stop", team.work).shows(Message).lines[0]
    anna.press("stop", team.work)
    assert team.traject.stopped is None
    stop(team)
    assert "taak voor de trekker" in anna.press("reopen", team.channel("levend")).note
    assert team.traject.stopped


def test_a_press_on_stop_that_comes_again_after_reopening_stops_nothing(content: Content) -> None:
    team = with_lists(content)
    stop(team)
    stopped = team.log[-1]
    team.trekker.press("reopen", team.channel("levend"))
    reopened = team.log[-1]

    again = team.deliver(stopped)

    assert team.traject.stopped is None
    assert again.shows(ConfirmStop).version == team.traject.version
    stop(team)
    team.deliver(reopened)
    assert team.traject.stopped


def test_who_takes_no_part_can_still_erase_their_answers_when_it_was_stopped(
    content: Content,
) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.fills_in()
    stop(team)

    card = anna.press("stop", anna.press("ask-stop", anna.sees()))

    assert "gewist" in card.note
    assert [sheet.answers for sheet in team.sheets.values()] == [{}]


def test_answers_are_kept_while_it_is_stopped(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.press("begin", anna.sees())
    anna.press("save", anna.sees(), answers(anna.sees().shows(Vragen)))
    stop(team)
    team.trekker.press("reopen", team.channel("levend"))

    assert anna.sees().shows(Vragen).number == 2
    assert team.members[2].sees().shows(Invitation)


def test_the_stop_of_a_plan_posts_nothing_new(content: Content) -> None:
    team = with_plan(content)
    team.effects.clear()

    stop(team)

    assert team.effects == [Show("levend")]


# -- the status of all trajecten -----------------------------------------------------------------


def test_the_status_lists_the_newest_first_and_the_stopped_last(content: Content) -> None:
    old, stopped, new = opened(content), with_lists(content), with_plan(content)
    stop(stopped)

    step = status_step([(t.setup, t.traject, "0" * 32) for t in (old, stopped, new)], new.now)
    old.drawn(Card(step), old.trekker.person)

    assert isinstance(step, Status)
    assert [line.state for line in step.lines] == [
        "Opvolging",
        "Reflectie: er loopt een ronde",
        "Gestopt in de stap Oriëntatie",
    ]
    assert {line.title for line in step.lines} == {"B2 · Leerloopbaan"}
    assert step.more == 0


def test_of_very_many_the_status_says_how_many_more_there_are(content: Content) -> None:
    team = closed(content)

    step = status_step([(team.setup, team.traject, "0" * 32)] * (MOST_LINES + 3), team.now)

    assert len(step.lines) == MOST_LINES
    assert step.more == 3
    assert step.lines[0].state == "Reflectie: het resultaat is er"


# -- who may -------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", sorted(FOR_TREKKER))
@pytest.mark.parametrize("begin", [answered, closed, with_lists, with_acties, with_plan])
def test_a_trekkers_work_is_refused_to_others_with_the_trekkers_name(
    content: Content, verb: str, begin: Begin
) -> None:
    team = begin(content)
    before = team.record

    card = team.members[1].press(verb, team.channel(slot_of(team.traject)))

    assert card.note == "Dat is een taak voor de trekker, Griet."
    assert team.record == before
