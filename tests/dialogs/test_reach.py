"""Who was reached is counted, never named; who did not answer yet is reminded once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from content import Content
from dialogs.effects import Gather, Invite, Nudge
from dialogs.outcome import Bereik
from dialogs.record import Person, Phase
from dialogs.steps import ConfirmClose, Invitation, Living, Nudged, OpenChat, Reach, Vragen
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team, answers
from tests.dialogs.teams import answered, closed, opened

GEEN_APP, DICHT, DRUK = Bereik.NIET_GEINSTALLEERD, Bereik.GEBLOKKEERD, Bereik.TE_DRUK


def asked(team: Team) -> Card:
    """The card behind 'Herinner'."""
    return team.trekker.press("ask-nudge", team.channel("levend"))


def nudged(team: Team) -> Card:
    """The reminder is sent; the card that answers that."""
    return team.trekker.press("nudge", asked(team))


def with_some_unreachable(content: Content) -> Team:
    """A team in which Bram and Chloe have no bot, Daan blocked it, and Teams was busy for Els."""
    team = Team(content)
    whys = [Bereik.BEREIKT, Bereik.BEREIKT, GEEN_APP, GEEN_APP, DICHT, DRUK]
    team.unreachable = dict(zip([m.person.id for m in team.members], whys, strict=True))
    team.start()
    return team


# -- what the trekker sees -----------------------------------------------------------------------


def test_the_trekker_sees_how_many_were_reached_and_why_others_were_not(content: Content) -> None:
    team = with_some_unreachable(content)
    team.trekker.fills_in()

    seen = asked(team).shows(Reach)

    assert (seen.invited, seen.reached, seen.under_way, seen.answered) == (6, 2, 0, 1)
    assert [(group.why, group.count) for group in seen.unreached] == [
        (GEEN_APP, 2),
        (DICHT, 1),
        (DRUK, 1),
    ]
    assert all(group.advice for group in seen.unreached)


def test_the_card_names_nobody_but_the_trekker(content: Content) -> None:
    team = with_some_unreachable(content)

    text = screen(asked(team).step).text

    for member in team.members[1:]:
        assert member.name not in text
        assert member.person.id not in text


def test_what_is_still_being_sent_is_not_taken_for_what_was_not_reached(content: Content) -> None:
    team = opened(content)
    team.reach[team.members[2].person.id] = Bereik.ONDERWEG

    seen = asked(team).shows(Reach)

    assert (seen.reached, seen.under_way, seen.unreached) == (5, 1, ())


def test_before_the_close_the_trekker_hears_how_many_got_no_card(content: Content) -> None:
    team = with_some_unreachable(content)

    confirm = team.trekker.press("ask-close", team.channel("levend"))

    assert confirm.shows(ConfirmClose).not_reached == 4
    assert "4 collega's kregen geen kaartje" in screen(confirm.step).text


def test_only_the_trekker_sees_and_sends(content: Content) -> None:
    team = opened(content)
    card, anna = asked(team), team.members[1]

    for verb in ("ask-nudge", "nudge"):
        assert anna.press(verb, card).note == "Dat is een taak voor de trekker, Griet."
    assert not team.nudges


# -- the reminder --------------------------------------------------------------------------------


def test_whoever_has_not_answered_is_reminded_and_nobody_else(content: Content) -> None:
    team = opened(content)
    griet, anna, bram, *others = team.members
    griet.fills_in()
    begun = anna.press("begin", anna.sees())
    bram.press("save", bram.press("begin", bram.sees()), answers(bram.sees().shows(Vragen)))

    card = nudged(team)

    assert card.note.startswith("De herinnering is onderweg.")
    assert card.note.endswith("Ik zeg niemand wie ze krijgt.")
    assert card.shows(Reach).nudged
    reminded = {person.id: seen.shows(Nudged) for person, seen in team.nudges}
    assert set(reminded) == {anna.person.id, *(member.person.id for member in others)}
    assert [step.begun for step in reminded.values()] == [True, False, False, False]
    assert begun.shows(Vragen)


def test_from_the_reminder_one_goes_on_where_one_was_or_begins(content: Content) -> None:
    team = opened(content)
    anna, bram = team.members[1:3]
    anna.press("save", anna.press("begin", anna.sees()))
    nudged(team)
    cards = dict(team.nudges)

    went_on = anna.press("begin", cards[anna.person])
    began = bram.press("begin", cards[bram.person])

    assert went_on.shows(Vragen).number == 1
    assert began.shows(Vragen).number == 1


def test_who_does_not_want_to_take_part_says_so_on_the_reminder(content: Content) -> None:
    team = opened(content)
    nudged(team)
    person, card = team.nudges[1]

    declined = Member(team, person).press("decline", card)

    assert declined.note.startswith("Goed, je doet niet mee.")
    assert declined.shows(Invitation)


def test_who_said_not_to_take_part_is_left_in_peace(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.press("decline", anna.sees())

    nudged(team)

    assert anna.person not in dict(team.nudges)
    assert len(team.nudges) == len(team.members) - 1


def test_one_reminder_in_a_ronde_is_enough(content: Content) -> None:
    team = opened(content)
    first = asked(team)
    team.trekker.press("nudge", first)
    before, sent = team.record, len(team.nudges)

    again = team.trekker.press("nudge", first)

    assert again.note == "Er ging al een herinnering uit. Eén per ronde is genoeg."
    assert not again.shows(Reach).can_nudge
    assert "Stuur de herinnering" not in screen(again.step).text
    assert (team.record, len(team.nudges)) == (before, sent)


def test_the_channel_says_that_a_reminder_went_out_and_names_nobody(content: Content) -> None:
    team = opened(content)
    nudged(team)

    living = team.channel("levend")

    assert living.shows(Living).nudged
    text = screen(living.step).text
    assert "een herinnering" in text
    assert not [member.name for member in team.members[1:] if member.name in text]


def test_when_all_have_answered_there_is_nobody_to_remind(content: Content) -> None:
    team = opened(content)
    early = asked(team)
    for member in team.members:
        member.fills_in()

    card = team.trekker.press("nudge", early)

    assert card.note == "Iedereen antwoordde al. Er is niemand om te herinneren."
    assert not card.shows(Reach).can_nudge
    assert not team.traject.ronde.nudged
    assert Nudge(team.traject.ronde.id) not in team.effects


def test_as_long_as_nobody_knows_who_is_in_the_team_nobody_is_reminded(content: Content) -> None:
    team = opened(content)
    first = asked(team)
    team.people = ()
    team.traject = team.traject.with_ronde(replace(team.traject.ronde, invited=None))

    card = team.trekker.press("nudge", first)

    assert card.note.startswith("Ik ken de ledenlijst van het team nog niet.")
    assert not team.nudges


@pytest.mark.parametrize("verb", ["ask-nudge", "nudge"])
def test_there_is_nothing_to_remind_of_without_a_ronde_that_each_answers_apart(
    content: Content, verb: str
) -> None:
    for team in (opened(content, mode="samen"), closed(content)):
        card = team.trekker.press(verb, team.channel("levend"))

        assert card.note == "Er loopt nu geen ronde waarin iedereen apart antwoordt."
        assert not team.nudges


def test_a_reminder_of_an_earlier_ronde_sends_nothing_in_the_next(content: Content) -> None:
    team = opened(content)
    old = asked(team)
    for member in team.members:
        member.fills_in()
    team.close()
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))

    card = team.trekker.press("nudge", old)

    assert card.shows(Reach).can_nudge
    assert not team.nudges
    assert team.trekker.press("nudge", card).shows(Reach).nudged
    assert len(team.nudges) == 6


def test_a_reminder_says_until_when_and_that_the_trekker_does_not_know_who_gets_it(
    content: Content,
) -> None:
    team = opened(content)
    nudged(team)
    _, card = team.nudges[0]

    text = screen(card.step).text

    assert card.shows(Nudged).until in text
    assert "Ook de trekker weet niet wie dat is." in text


# -- the way in ----------------------------------------------------------------------------------


@pytest.mark.parametrize("why", [GEEN_APP, DICHT])
def test_who_can_not_be_written_to_sees_what_to_do(content: Content, why: Bereik) -> None:
    team = Team(content)
    bram = team.members[2]
    team.unreachable[bram.person.id] = why
    team.start()

    card = bram.press("answer", team.channel("levend"))

    shown = card.shows(OpenChat)
    assert shown.why
    assert shown.what_to_do
    assert not [effect for effect in team.effects if isinstance(effect, Invite)]


def test_trying_again_sends_the_card(content: Content) -> None:
    team = Team(content)
    bram = team.members[2]
    team.unreachable[bram.person.id] = GEEN_APP
    team.start()
    card = bram.press("answer", team.channel("levend"))
    del team.unreachable[bram.person.id]

    again = bram.press("answer", card)

    assert again.note.startswith("Je kaartje staat klaar")
    assert team.effects[-1] == Invite(team.traject.ronde.id, bram.person.id, own=True)
    assert team.reach[bram.person.id] is Bereik.BEREIKT
    assert bram.press("answer", team.channel("levend")).shows(Living)


def test_when_teams_was_busy_pressing_sends_the_card_again(content: Content) -> None:
    team = Team(content)
    bram = team.members[2]
    team.unreachable[bram.person.id] = DRUK
    team.start()
    team.unreachable.clear()

    bram.press("answer", team.channel("levend"))

    assert team.reach[bram.person.id] is Bereik.BEREIKT


def test_back_from_the_way_in_is_the_living_card(content: Content) -> None:
    team = Team(content)
    bram = team.members[2]
    team.unreachable[bram.person.id] = DICHT
    team.start()
    card = bram.press("answer", team.channel("levend"))

    assert bram.press("show", card).shows(Living)


# -- who comes and goes --------------------------------------------------------------------------


def test_who_joins_later_is_counted_and_invited_and_others_are_not_invited_again(
    content: Content,
) -> None:
    team = opened(content)
    before = dict(team.reach)
    fien = Member(team, Person("29:fien", "Fien"))
    assert fien.sees().shows(Invitation)

    team.roster_changes(*team.members, fien)

    assert team.traject.ronde.invited == 7
    assert set(team.reach) == {*before, "29:fien"}
    fien.fills_in()
    assert team.channel("levend").shows(Living).answered == 1


def test_who_leaves_is_counted_no_more(content: Content) -> None:
    team = answered(content)

    team.roster_changes(*team.members[:4])

    assert team.traject.ronde.invited == 4
    assert team.close().shows(Living).invited == 4


def test_a_traject_that_goes_on_invites_who_joined_meanwhile(content: Content) -> None:
    team = opened(content)
    griet = team.trekker
    griet.press("stop", griet.press("ask-stop", team.channel("levend")))
    team.effects.clear()
    team.now += timedelta(days=1)

    griet.press("reopen", team.channel("levend"))

    assert Gather(team.traject.ronde.id) in team.effects
    assert team.traject.phase is Phase.REFLECTIE
