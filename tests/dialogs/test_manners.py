"""Who wants to be reminded, and of what: each for themselves, and the trekker for all."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.opvolging.bundle import Part, together
from dialogs.outcome import Bereik
from dialogs.steps import CheckCard, Living, Manners, Plan, Quieted, TeamPost, Waiting
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team, at, filled
from tests.dialogs.teams import followed, with_acties, with_lists

FRIDAY = at(2027, 1, 15, 16, 10)


def on_the_day(content: Content, *points: str) -> tuple[Team, Member]:
    """A team on the day of its first check moment, and who carries its acties."""
    team = followed(content, *points)
    team.until(FRIDAY)
    return team, team.members[1]


def presses(member: Member, card: Card, verb: str, **values: str) -> Card:
    """Press a button that stands on a card, with what is filled in."""
    button = next(b for b in screen(card.step).buttons if b["verb"] == verb)
    sent = screen(card.step).press(button, values).values
    return member.press(verb, card, sent)


def verbs(card: Card) -> list[str]:
    return [button["verb"] for button in screen(card.step).buttons]


def manners(member: Member) -> Card:
    """The card about reminders, from the living card."""
    return member.press("manners", member.team.channel("levend"))


# -- the card ------------------------------------------------------------------------------------


def test_everybody_reads_what_comes_and_when(content: Content) -> None:
    team = followed(content)

    card = presses(team.members[1], team.channel("levend"), "manners")
    step = card.shows(Manners)

    assert step.mine == content.zeg("manieren.volgende", dag="vr 15 januari")
    assert step.channel == content.zeg("manieren.volgende", dag="di 1 december")
    assert step.hours == content.zeg("manieren.uren", van="8.00", tot="17.00")
    assert manners(team.members[3]).shows(Manners).mine == content.zeg("manieren.niets-voor-jou")


def test_only_who_leads_has_the_switches_that_are_for_all(content: Content) -> None:
    team = followed(content)

    assert verbs(manners(team.members[1])) == ["show", "quiet"]
    for_all = ["channel-quiet", "pause", "calendar", "move-year-end"]
    assert verbs(manners(team.trekker)) == ["show", "quiet", *for_all]
    assert screen(manners(team.members[1]).step).fields == {}


def test_there_is_a_year_to_close_once_the_plan_is_made(content: Content) -> None:
    team = with_acties(content)

    assert "move-year-end" not in verbs(manners(team.trekker))


def test_before_there_are_acties_nothing_is_sent_that_could_be_stopped(content: Content) -> None:
    team = with_lists(content)

    assert "manners" not in verbs(team.channel("levend"))


@pytest.mark.parametrize("verb", ["pause", "resume", "channel-quiet", "channel-unquiet"])
def test_what_is_for_all_is_for_the_trekker_to_decide(content: Content, verb: str) -> None:
    team, anna = on_the_day(content)
    before = team.traject

    card = anna.press(verb, manners(anna))

    assert "taak voor de trekker" in card.note
    assert team.traject == before


# -- one's own -----------------------------------------------------------------------------------


def test_who_stops_gets_no_more_messages_and_is_told_how_to_get_them_again(
    content: Content,
) -> None:
    team, anna = on_the_day(content)

    card = presses(anna, anna.mail[0].card, "quiet")

    assert card.shows(Quieted).quiet
    assert "Wil je weer herinnerd worden?" in screen(card.step).text
    assert verbs(card) == ["unquiet"]
    team.until(at(2027, 3, 22))
    assert len(anna.mail) == 1
    assert team.posts[-1].at == at(2027, 3, 22, 8, 30), "the channel is told all the same"
    assert anna.sees().shows(Plan)


def test_what_stood_on_the_check_card_stays_there(content: Content) -> None:
    team, anna = on_the_day(content)

    presses(anna, anna.mail[0].card, "quiet", bereikt="nee", effect="Nog niets.")

    [draft] = team.traject.acties[0].checked
    assert (draft.bereikt, draft.effect, draft.at) == ("nee", "Nog niets.", None)


def test_who_wants_them_again_gets_them_again(content: Content) -> None:
    team, anna = on_the_day(content)
    card = presses(anna, anna.mail[0].card, "quiet")

    card = presses(anna, card, "unquiet")

    assert not card.shows(Quieted).quiet
    assert anna.sees().shows(CheckCard), "what waited, still waits"
    team.until(at(2027, 3, 22))
    assert [mail.at for mail in anna.mail[1:]] == [at(2027, 3, 22, 8, 30)]


def test_a_late_press_does_not_undo_a_newer_one(content: Content) -> None:
    team = followed(content)
    anna = team.members[1]
    before = manners(anna)
    stopped = presses(anna, before, "quiet")
    presses(anna, stopped, "unquiet")
    after = team.traject

    card = presses(anna, before, "quiet")

    assert team.traject == after
    assert not card.shows(Quieted).quiet


def test_colleagues_who_stop_on_the_same_morning_do_not_get_in_each_other_s_way(
    content: Content,
) -> None:
    team = followed(content)
    cards = [manners(member) for member in team.members]

    for member, card in zip(team.members, cards, strict=True):
        presses(member, card, "quiet")

    assert set(team.traject.quiet) == {member.person.id for member in team.members}


def test_pressed_twice_it_is_switched_once(content: Content) -> None:
    team, anna = on_the_day(content)
    card = manners(anna)
    presses(anna, card, "quiet")
    after = team.traject

    again = presses(anna, card, "quiet")

    assert team.traject == after
    assert again.shows(Quieted).quiet


def test_several_trajecten_are_stopped_with_one_press(content: Content) -> None:
    _, anna = on_the_day(content, "Eerste", "Tweede")
    card = anna.mail[0].card
    assert card.shows(Waiting).parts.endswith(":0")

    step = presses(anna, card, "quiet", delen="", turns="0").shows(Quieted)
    both = together([(Part("a" * 32, "1" * 12, "0"), step), (Part("b" * 32, "2" * 12, "6"), step)])

    assert isinstance(both, Quieted)
    assert both.traject == ""
    assert both.parts == f"{'a' * 32}:{'1' * 12}:1,{'b' * 32}:{'2' * 12}:1"
    [button] = screen(both).buttons
    assert (button["verb"], button["data"]["delen"]) == ("unquiet", both.parts)


# -- the channel ---------------------------------------------------------------------------------


def test_the_trekker_stops_the_posts_and_who_carries_an_actie_is_still_asked(
    content: Content,
) -> None:
    team, anna = on_the_day(content)

    card = presses(team.trekker, team.posts[0].card, "channel-quiet")

    assert card.shows(Manners).channel_quiet
    assert team.channel("levend").shows(Living).channel_quiet
    team.until(at(2027, 3, 22))
    assert (len(team.posts), len(anna.mail)) == (1, 2)


def test_posts_that_are_turned_on_again_tell_of_what_comes_from_then_on(content: Content) -> None:
    team, _ = on_the_day(content)
    card = presses(team.trekker, team.posts[0].card, "channel-quiet")
    team.until(at(2027, 3, 23))

    presses(team.trekker, manners(team.trekker), "channel-unquiet")

    assert not team.channel("levend").shows(Living).channel_quiet
    team.until(at(2027, 6, 22))
    told = team.posts[1:]
    assert [sent.at for sent in told] == [at(2027, 6, 22, 8, 30)]
    assert told[0].card.shows(TeamPost).year_end
    assert card.shows(Manners)


def test_an_old_post_stops_nothing_after_the_trekker_turned_them_on_again(
    content: Content,
) -> None:
    team, _ = on_the_day(content)
    old = team.posts[0].card
    presses(team.trekker, old, "channel-quiet")
    presses(team.trekker, manners(team.trekker), "channel-unquiet")
    after = team.traject

    card = presses(team.trekker, old, "channel-quiet")

    assert team.traject == after
    assert not card.shows(Manners).channel_quiet


# -- a pause -------------------------------------------------------------------------------------


def test_in_a_pause_nobody_is_asked_and_afterwards_all_in_one_go(content: Content) -> None:
    team = followed(content, "Eerste", "Tweede")
    anna = team.members[1]

    card = presses(team.trekker, manners(team.trekker), "pause")
    assert card.note == content.zeg("manieren.gepauzeerd")
    assert team.channel("levend").shows(Living).paused == content.zeg(
        "pauze.sinds", dag="ma 23 november"
    )
    team.until(at(2027, 4, 13))
    assert (team.posts, anna.mail, team.wake_at) == ([], [], None)

    card = presses(team.trekker, manners(team.trekker), "resume")
    assert card.note == content.zeg("manieren.hervat")
    team.until(at(2027, 4, 30))

    [sent], [mail] = team.posts, anna.mail
    assert sent.at == mail.at == at(2027, 4, 13)
    assert len(sent.card.shows(TeamPost).missed) == 4
    assert len(mail.card.shows(Waiting).lines) == 4
    assert team.channel("levend").shows(Living).paused == ""


def test_a_pause_ends_on_the_day_that_was_chosen(content: Content) -> None:
    team = followed(content)
    anna = team.members[1]

    card = presses(team.trekker, manners(team.trekker), "pause", tot="2027-02-01")

    assert card.note == content.zeg("manieren.gepauzeerd-tot", dag="ma 1 februari")
    assert card.shows(Manners).paused == content.zeg("pauze.tot", dag="ma 1 februari")
    team.until(at(2027, 2, 26))
    [sent], [mail] = team.posts, anna.mail
    assert sent.at == mail.at == at(2027, 2, 1, 8, 30)
    assert team.posted["levend"] == team.channel("levend").step
    assert team.channel("levend").shows(Living).paused == ""


def test_the_living_card_says_that_a_pause_is_over_though_nothing_was_missed(
    content: Content,
) -> None:
    team = followed(content)
    team.until(at(2026, 12, 2))
    presses(team.trekker, manners(team.trekker), "pause", tot="2026-12-07")

    team.until(at(2026, 12, 8))

    shown = team.posted["levend"]
    assert isinstance(shown, Living)
    assert shown.paused == ""


def test_a_day_until_which_no_pause_can_be_is_given_back(content: Content) -> None:
    team = followed(content)
    before = team.traject

    card = presses(team.trekker, manners(team.trekker), "pause", tot="2026-11-01")

    assert card.shows(Manners).paused == ""
    assert card.errors == {"tot": content.zeg("fout.voorbije-datum")}
    assert card.typed["tot"] == "2026-11-01"
    assert team.traject == before


@pytest.mark.parametrize("verb", ["pause", "resume", "channel-quiet", "channel-unquiet"])
def test_a_press_from_a_card_of_before_changes_nothing(content: Content, verb: str) -> None:
    team = followed(content)
    old = manners(team.trekker)
    presses(team.trekker, old, "pause")
    after = team.traject

    card = team.trekker.press(verb, old, {"tot": "2027-02-01"})

    assert team.traject == after
    assert card.shows(Manners).paused


def test_the_plan_can_be_worked_on_in_a_pause(content: Content) -> None:
    team = followed(content)
    presses(team.trekker, manners(team.trekker), "pause")
    card = team.members[2].press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.members[2].press("open-actie", card, {"actie": team.traject.acties[0].id})

    card = team.members[2].press("save-actie", card, filled(type(card.step), doel="Anders."))

    assert team.traject.acties[0].doel == "Anders."
    team.until(FRIDAY)
    assert team.posts == []


def test_names_of_who_could_not_be_reached_are_for_who_follows_the_plan(content: Content) -> None:
    team = followed(content)
    team.unreachable[team.members[1].person.id] = Bereik.GEBLOKKEERD
    team.until(FRIDAY)

    assert manners(team.trekker).shows(Manners).not_reached == "Anna"
    presses(team.trekker, manners(team.trekker), "pause")
    assert team.channel("levend").shows(Living).not_reached == ""
