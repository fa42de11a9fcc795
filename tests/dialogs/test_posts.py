"""What the bot says by itself: one post in the channel, one message to a person, the digest."""

from __future__ import annotations

from datetime import date

import pytest

from content import Content
from dialogs.outcome import Bereik
from dialogs.steps import CheckCard, FollowUp, Living, TeamPost, Waiting, YearEnd
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Card, Member, Sent, Team, at, filled
from tests.dialogs.teams import followed, with_acties, with_plan

JANUARY, MARCH = "2027-01-15", "2027-03-22"


def opens(member: Member, day: str, number: int = 0) -> Card:
    """Somebody opens the check of an actie in the own chat."""
    values = {"actie": member.team.traject.acties[number].id, "dag": day}
    return member.press("check", member.sees(), values)


def looks(member: Member, day: str = JANUARY, vervolg: str = "verder", number: int = 0) -> None:
    """Somebody says what was found, and what follows from it."""
    card = member.press("save-check", opens(member, day, number), {"bereikt": "deels"})
    member.press("save-act", card, {"vervolg": vervolg, "les": "Begin vroeger."})
    check = member.team.traject.acties[number].check_of(date.fromisoformat(day))
    assert check and check.act and check.act.vervolg == vervolg


def post_of(sent: Sent) -> TeamPost:
    return sent.card.shows(TeamPost)


def months(team: Team) -> list[TeamPost]:
    """The posts in which the month was told."""
    return [post_of(sent) for sent in team.posts if post_of(sent).happened]


# -- the post in the channel ---------------------------------------------------------------------


def test_the_post_says_why_it_comes_and_what_to_do(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 1, 15))

    [sent] = team.posts
    post = post_of(sent)

    assert post.title == "Checkmoment: vr 15 januari"
    assert post.summary == f"Checkmoment: {ACTIE['doel']}"
    assert post.why == (content.zeg("post.waarom.check"),)
    labels = [button["title"] for button in screen(sent.card.step).buttons]
    assert labels == ["Bekijk samen", "Later", "Stop deze herinneringen (trekker)"]
    card = team.members[2].press("check", sent.card, screen(sent.card.step).buttons[0]["data"])
    card.shows(CheckCard)


def test_what_is_due_at_once_comes_in_one_post_with_the_first_few(content: Content) -> None:
    team = followed(content, *(f"Punt {number}" for number in range(7)))
    team.until(at(2027, 1, 15))

    [sent] = team.posts
    post = post_of(sent)

    assert (len(post.due), post.more) == (5, 2)
    assert post.title == "7 checkmomenten"
    button = screen(sent.card.step).buttons[0]
    assert (button["title"], button["verb"]) == ("Bekijk samen", "follow-up")
    team.members[3].press("follow-up", sent.card).shows(FollowUp)


def test_after_an_outage_one_post_says_what_was_missed(content: Content) -> None:
    team = followed(content, "Eerste", "Tweede")
    team.until(at(2027, 1, 14))

    team.is_down(days=10)  # until Sunday

    assert (team.posts, team.members[1].mail) == ([], [])
    team.until(at(2027, 1, 25, 8, 30))
    [sent], [mail] = team.posts, team.members[1].mail
    post = post_of(sent)
    assert post.title == "Dit bleef liggen"
    assert [line.when for line in post.missed] == ["gepland op vr 15 januari"] * 2
    assert post.why == (content.zeg("post.waarom.bleef-liggen"),)
    assert [line.since for line in mail.card.shows(Waiting).lines] == ["sinds vr 15 januari"] * 2


def test_what_was_looked_at_before_its_day_is_asked_of_nobody(content: Content) -> None:
    team = followed(content)
    looks(team.members[1])

    team.until(at(2027, 1, 29))

    assert not any(post_of(sent).due or post_of(sent).missed for sent in team.posts)
    assert team.members[1].mail == []


def test_what_is_looked_at_while_the_post_waits_is_not_in_it(content: Content) -> None:
    team = followed(content, "Eerste", "Tweede")
    team.until(at(2027, 1, 15, 8, 29))
    looks(team.members[2], number=0)

    team.until(at(2027, 1, 15))

    assert [line.actie for line in post_of(team.posts[0]).due] == [team.traject.acties[1].id]


def test_at_the_end_of_the_school_year_the_team_and_the_trekker_are_asked_to_look_back(
    content: Content,
) -> None:
    team = followed(content)
    team.until(at(2027, 6, 22, 8, 30))

    *_, sent = team.posts
    assert post_of(sent).year_end
    assert screen(sent.card.step).buttons[0]["title"] == "Kijk terug op het schooljaar"
    [mail] = team.trekker.mail
    assert mail.at == sent.at == at(2027, 6, 22, 8, 30)
    assert mail.card.shows(YearEnd).why == content.zeg("ping.jaareinde")


# -- the message to one person -------------------------------------------------------------------


def test_one_thing_that_waits_is_asked_on_its_own_card(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 1, 15))

    [mail] = team.members[1].mail

    why = f"{content.zeg('ping.jij-trekt')} {content.zeg('ping.vandaag')}"
    assert mail.card.shows(CheckCard).why == why


def test_several_things_come_in_one_message(content: Content) -> None:
    team = followed(content, *(f"Punt {number}" for number in range(8)))
    team.until(at(2027, 1, 15))

    [mail] = team.members[1].mail
    step = mail.card.shows(Waiting)

    assert (len(step.lines), step.more) == (6, 2)
    assert {line.since for line in step.lines} == {"vandaag"}
    buttons = screen(mail.card.step).buttons
    assert [b["title"] for b in buttons].count("Bekijk") == 6
    assert [b["title"] for b in buttons][-2:] == ["Later", "Stop deze herinneringen"]


def test_what_was_asked_before_and_still_waits_comes_along(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 3, 22))

    first, second = team.members[1].mail

    assert first.at == at(2027, 1, 15, 8, 30)
    assert [line.since for line in second.card.shows(Waiting).lines] == [
        "sinds vr 15 januari",
        "vandaag",
    ]
    card = opens(team.members[1], JANUARY)
    assert content.zeg("ping.wacht-nog", dag="vr 15 januari") in card.shows(CheckCard).why


def test_nobody_gets_two_messages_on_one_day(content: Content) -> None:
    team = followed(content, "Eerste", "Tweede")
    chloe = team.members[3]
    team.until(at(2027, 1, 15, 10))
    for number in (0, 1):
        card = team.members[1].press("pass-on", opens(team.members[1], JANUARY, number))
        team.members[1].press("save-pass-on", card, {"collega": chloe.person.key})
        team.until(team.now.replace(hour=team.now.hour + 1))

    assert [mail.at for mail in chloe.mail] == [at(2027, 1, 15, 10)]
    team.until(at(2027, 1, 18, 8, 30))
    assert [mail.at for mail in chloe.mail] == [at(2027, 1, 15, 10), at(2027, 1, 18, 8, 30)]
    assert len(chloe.mail[1].card.shows(Waiting).lines) == 2


# -- who could not be reached --------------------------------------------------------------------


def test_the_team_sees_who_was_not_reached_and_what_to_do(content: Content) -> None:
    team = followed(content)
    anna = team.members[1]
    team.unreachable[anna.person.id] = Bereik.GEBLOKKEERD

    team.until(at(2027, 1, 15))

    assert anna.mail == []
    card = team.channel("levend")
    assert card.shows(Living).not_reached == "Anna"
    assert "Niet bereikt: Anna. Spreek hen zelf aan" in screen(card.step).text


# -- the digest ----------------------------------------------------------------------------------


def test_once_a_month_the_channel_hears_what_changed_and_what_comes(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 1, 20))
    looks(team.members[1])

    team.until(at(2027, 2, 28))
    [told] = months(team)
    assert told.title == "Zo staat het met het plan"
    assert told.happened == (
        "Gesprekken plannen: doel deels bereikt, gaat verder. Geleerd: Begin vroeger.",
    )
    assert told.coming == ()
    assert [sent.at for sent in team.posts][-1] == at(2027, 2, 1, 8, 30)

    team.until(at(2027, 3, 19))
    assert len(months(team)) == 1, "nothing changed in February"


def test_what_comes_in_the_next_month_stands_below_it(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 2, 10))
    looks(team.members[1])

    team.until(at(2027, 3, 2))

    [told] = months(team)
    assert told.coming == ("ma 22 maart: Gesprekken plannen",)


@pytest.mark.parametrize(
    ("vervolg", "said"),
    [("borgen", "geborgd"), ("bijsturen", "bijgestuurd"), ("stoppen", "gestopt")],
)
def test_the_digest_tells_what_the_team_decided(content: Content, vervolg: str, said: str) -> None:
    team = followed(content)
    team.until(at(2027, 1, 20))
    looks(team.members[1], vervolg=vervolg)

    team.until(at(2027, 2, 2))

    assert any(f"doel deels bereikt, {said}." in line for line in months(team)[0].happened)


def test_a_change_of_the_plan_is_told_with_who_made_it(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 1, 8))
    bram = team.members[2]
    card = bram.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = bram.press("open-actie", card, {"actie": team.traject.acties[0].id})
    bram.works_out(card, wat="Gesprekken in duo", momenten="2027-03-22")
    card = bram.press("general-goal", bram.press("acties", bram.looks()))
    bram.press("save-general-goal", card, {"doel": "Elke leerling kiest zelf."})

    team.until(at(2027, 2, 2))

    [told] = months(team)
    assert set(told.happened) == {
        "Gesprekken in duo: aangepast door Bram",
        "Het algemene doel is aangepast door Bram",
    }


def test_what_was_taken_out_of_the_plan_is_told(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 1, 8))
    bram = team.members[2]
    card = bram.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = bram.press("ask-remove-actie", card, {"actie": team.traject.acties[0].id})
    bram.press("remove-actie", card)

    team.until(at(2027, 2, 2))

    assert months(team)[0].happened == ("Gesprekken plannen: weggehaald door Bram",)


def test_of_a_plan_that_was_just_made_there_is_no_digest(content: Content) -> None:
    team = with_plan(content)
    team.until(at(2026, 12, 18))

    assert team.posts == []


def test_a_plan_that_changes_in_the_weekend_after_it_was_made_is_told_a_month_later(
    content: Content,
) -> None:
    team = with_acties(content)
    team.until(at(2026, 11, 28))  # a Saturday
    card = team.trekker.works_out(team.work)
    team.trekker.press("make-plan", card)
    card = team.trekker.press("acties", team.channel(f"plan.{team.traject.version}"))
    card = team.trekker.press("open-actie", card, {"actie": team.traject.acties[0].id})
    team.now = at(2026, 11, 29)
    team.trekker.press("save-actie", card, filled(type(card.step), doel="Iets anders tegen mei."))

    team.until(at(2026, 11, 30))
    assert team.posts == []
    team.until(at(2026, 12, 1))
    assert len(months(team)) == 1


def test_the_digest_names_who_could_not_be_reached(content: Content) -> None:
    team = followed(content)
    team.unreachable[team.members[1].person.id] = Bereik.NIET_GEINSTALLEERD
    team.until(at(2027, 1, 20))
    looks(team.members[2])

    team.until(at(2027, 2, 2))

    assert months(team)[0].not_reached == "Anna"


def test_what_happened_in_a_summer_is_told_once_in_september(content: Content) -> None:
    team = followed(content)
    team.until(at(2027, 7, 5))
    before = len(team.posts)
    looks(team.members[2], MARCH, vervolg="borgen")

    team.until(at(2027, 9, 30))

    told = [sent for sent in team.posts[before:] if post_of(sent).happened]
    assert [sent.at for sent in told] == [at(2027, 9, 1, 8, 30)]
