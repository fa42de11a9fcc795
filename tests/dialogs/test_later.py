"""What the bot asked can wait: until tomorrow, next week, or a day that somebody chooses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import Content
from dialogs.events import Press
from dialogs.opvolging.bundle import Part, press_on, read_parts, together, write_parts
from dialogs.opvolging.later import write_keys
from dialogs.opvolging.waiting import waiting_for
from dialogs.record import Check
from dialogs.school import FreeDays
from dialogs.steps import CheckCard, Plan, Snooze, TeamPost, Waiting
from tests.dialogs.screen import screen
from tests.dialogs.team import HERE, Card, Member, Team, at
from tests.dialogs.teams import followed

FRIDAY = at(2027, 1, 15, 16, 10)


def on_the_day(content: Content, *points: str) -> tuple[Team, Member]:
    """A team on the day of its first check moment, and who carries its acties."""
    team = followed(content, *points)
    team.until(FRIDAY)
    return team, team.members[1]


def later(member: Member, card: Card, **values: str) -> Card:
    """Press [Later] on a card that the bot sent, with what stands on it."""
    button = next(b for b in screen(card.step).buttons if b["verb"] == "snooze")
    return member.press("snooze", card, {**button["data"], **values})


def chooses(member: Member, card: Card, when: str, day: str = "") -> Card:
    """Choose on the card of [Later] when the bot comes back."""
    values = {"keys": card.shows(Snooze).keys, "wanneer": when, "dag": day}
    return member.press("put-off", card, values)


# -- one moment ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "day", "said", "comes_back"),
    [
        ("morgen", "", "ma 18 januari", (1, 18)),
        ("week", "", "vr 22 januari", (1, 22)),
        ("dag", "2027-02-03", "wo 3 februari", (2, 3)),
        ("dag", "3/2", "wo 3 februari", (2, 3)),
        ("dag", "2027-02-09", "ma 15 februari", (2, 15)),  # in the crocus holiday
    ],
)
def test_the_card_comes_back_when_that_was_asked_and_the_answer_says_when(
    content: Content, when: str, day: str, said: str, comes_back: tuple[int, int]
) -> None:
    team, anna = on_the_day(content)
    card = later(anna, anna.mail[0].card)

    card = chooses(anna, card, when, day)

    assert card.shows(Snooze).until == f"Ik kom terug op {said} om 8.30 uur"
    assert anna.sees().shows(Plan)
    back = at(2027, *comes_back, 8, 30)
    team.until(back.replace(minute=29))
    assert len(anna.mail) == 1
    team.until(back)
    _, mail = anna.mail
    assert mail.at == back
    assert content.zeg("ping.uitgesteld", dag="vr 15 januari") in mail.card.shows(CheckCard).why
    assert [sent.at for sent in team.posts] == [at(2027, 1, 15, 8, 30)], (
        "the channel put off nothing"
    )


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("", "fout.kies-dag"),
        ("op een dag", "fout.geen-datum"),
        ("2027-01-15", "fout.na-vandaag"),
        ("2027-01-14", "fout.voorbije-datum"),
        ("2027-10-01", "fout.verre-datum"),
    ],
)
def test_a_day_that_can_not_be_is_given_back_with_what_is_wrong(
    content: Content, day: str, error: str
) -> None:
    team, anna = on_the_day(content)
    before = team.traject

    card = chooses(anna, later(anna, anna.mail[0].card), "dag", day)

    assert card.shows(Snooze).until == ""
    assert card.errors == {"dag": content.zeg(error)}
    assert card.typed["dag"] == day
    assert team.traject == before


def test_what_was_put_off_in_june_can_come_back_in_september(content: Content) -> None:
    team, anna = on_the_day(content)
    team.until(at(2027, 6, 10))

    card = chooses(anna, later(anna, anna.mail[0].card), "dag", "2027-09-30")

    assert "do 30 september" in card.shows(Snooze).until


def test_pressed_twice_or_late_it_is_put_off_once(content: Content) -> None:
    team, anna = on_the_day(content)
    question = later(anna, anna.mail[0].card)
    first = chooses(anna, question, "week")
    after = team.traject

    again = chooses(anna, question, "week")
    other = chooses(anna, question, "morgen")

    assert team.traject == after
    assert again.step == other.step == first.step


def test_another_day_can_be_chosen_from_the_answer(content: Content) -> None:
    team, anna = on_the_day(content)
    card = chooses(anna, later(anna, anna.mail[0].card), "week")

    card = chooses(anna, later(anna, card), "morgen")

    assert "ma 18 januari" in card.shows(Snooze).until
    team.until(at(2027, 1, 29))
    assert [mail.at for mail in anna.mail[1:]] == [at(2027, 1, 18, 8, 30)]


def test_put_off_again_when_it_came_back(content: Content) -> None:
    team, anna = on_the_day(content)
    old = later(anna, anna.mail[0].card)
    chooses(anna, old, "morgen")
    team.until(at(2027, 1, 18, 12))
    after = team.traject

    card = chooses(anna, old, "morgen")  # the card of Friday, pressed on Monday
    assert team.traject == after
    assert card.shows(Snooze).until == "", "it asks again, for what came back"

    chooses(anna, card, "morgen")
    team.until(at(2027, 1, 29))
    days = [mail.at.date() for mail in anna.mail]
    assert days == [date(2027, 1, 15), date(2027, 1, 18), date(2027, 1, 19)]


def test_what_stood_on_the_check_card_stays_there(content: Content) -> None:
    team, anna = on_the_day(content)

    later(anna, anna.mail[0].card, bereikt="deels", effect="Er wordt meer gevraagd.")

    step = anna.sees().shows(CheckCard)
    assert (step.bereikt, step.effect) == ("deels", "Er wordt meer gevraagd.")
    assert team.traject.acties[0].checked[0].at is None


def test_what_was_looked_at_meanwhile_can_not_be_put_off(content: Content) -> None:
    team, anna = on_the_day(content)
    question = later(anna, anna.mail[0].card)
    card = team.members[2].press("save-check", anna.mail[0].card, {"bereikt": "ja"})
    assert not isinstance(card.step, CheckCard)
    after = team.traject

    card = chooses(anna, question, "morgen")

    assert card.note == content.zeg("later.niets")
    assert later(anna, anna.mail[0].card).note == content.zeg("later.niets")
    assert team.traject == after


def test_a_colleague_s_moment_can_not_be_put_off(content: Content) -> None:
    team, anna = on_the_day(content)
    question = later(anna, anna.mail[0].card)
    before = team.traject

    card = chooses(team.members[3], question, "morgen")

    assert (card.note, team.traject) == (content.zeg("later.niets"), before)


def test_a_moment_does_not_come_before_its_day(content: Content) -> None:
    team, anna = on_the_day(content)
    forged = f"check/{team.traject.acties[0].id}/2027-03-22/{anna.person.key}"
    before = team.traject

    anna.press("put-off", anna.mail[0].card, {"keys": forged, "wanneer": "morgen"})

    assert team.traject == before


def test_a_free_day_that_the_school_adds_later_moves_it_on(content: Content) -> None:
    team, anna = on_the_day(content)
    chooses(anna, later(anna, anna.mail[0].card), "morgen")
    free = FreeDays(date(2027, 1, 18), date(2027, 1, 19))
    team.traject = replace(team.traject, school=replace(team.traject.school, free=(free,)))

    team.until(at(2027, 1, 29))

    assert [mail.at for mail in anna.mail[1:]] == [at(2027, 1, 20, 8, 30)]


# -- the channel ---------------------------------------------------------------------------------


def test_the_channel_puts_off_its_own_post_and_who_carries_the_actie_nothing(
    content: Content,
) -> None:
    team, anna = on_the_day(content, "Eerste", "Tweede")
    bram = team.members[2]

    card = chooses(bram, later(bram, team.posts[0].card), "week")

    assert "vr 22 januari" in card.shows(Snooze).until
    assert len(waiting_for(team.traject, anna.person.id, team.now)) == 2
    team.until(at(2027, 1, 29))
    _, second = team.posts
    assert second.at == at(2027, 1, 22, 8, 30)
    lines = second.card.shows(TeamPost).due
    assert [line.when for line in lines] == ["uitgesteld, stond op vr 15 januari"] * 2
    assert len(anna.mail) == 1


def test_very_many_can_be_put_off_at_once(content: Content) -> None:
    team = followed(content)
    [actie] = team.traject.acties
    many = tuple(replace(actie, id=f"{number:012}") for number in range(90))
    team.traject = replace(team.traject, acties=many)
    team.until(FRIDAY)
    bram = team.members[2]

    card = later(bram, team.posts[0].card)
    assert card.shows(Snooze).more == 89
    assert len(card.shows(Snooze).keys) < 1000, "three buttons send them along, twice each"
    first = chooses(bram, card, "morgen")
    assert len(team.traject.later) == 90
    after = team.traject

    assert chooses(bram, card, "week").step == first.step
    assert team.traject == after
    team.until(at(2027, 1, 18))
    post = team.posts[1].card.shows(TeamPost)
    assert (len(post.due), post.more) == (5, 85)
    chooses(bram, card, "morgen")
    assert team.traject.later == after.later, "of the post of Friday nothing is left to press"


# -- all that waits, of several trajecten --------------------------------------------------------


def test_all_that_waits_is_put_off_with_one_press(content: Content) -> None:
    team, anna = on_the_day(content, "Eerste", "Tweede")
    card = anna.mail[0].card
    button = next(b for b in screen(card.shows(Waiting)).buttons if b["verb"] == "snooze")
    assert read_parts_of(button["data"]) == [Part(HERE.space, team.traject.id, "0")]

    question = anna.press("snooze", card, button["data"])
    chooses(anna, question, "morgen")

    assert anna.sees().shows(Plan)
    team.until(at(2027, 1, 18))
    assert len(anna.mail[1].card.shows(Waiting).lines) == 2


def read_parts_of(data: dict[str, str]) -> list[Part]:
    return list(read_parts(Press("snooze", "wacht", 0, data)))


def test_the_answers_of_several_trajecten_come_together(content: Content) -> None:
    _, anna = on_the_day(content)
    question = later(anna, anna.mail[0].card).shows(Snooze)
    parts = [Part("a" * 32, "1" * 12, "0"), Part("b" * 32, "2" * 12, "4")]

    both = together([(part, question) for part in parts])

    assert isinstance(both, Snooze)
    assert (both.traject, both.head, both.more) == ("", None, 1)
    assert both.keys == f"{question.keys},{question.keys}"
    assert read_parts_of({"delen": both.parts}) == parts
    sent = next(b for b in screen(both).buttons if b["verb"] == "put-off")["data"]
    assert sent["delen"] == write_parts(parts)


def test_of_several_trajecten_very_many_can_be_put_off_at_once(content: Content) -> None:
    _, anna = on_the_day(content)
    question = later(anna, anna.mail[0].card).shows(Snooze)
    full = [f"check/{number:012}/2027-01-15" for number in range(21)]
    part = Part("a" * 32, "1" * 12, "0")

    many = together([(part, replace(question, keys=write_keys(full))), (part, question)])

    assert isinstance(many, Snooze)
    assert many.keys == write_keys([*full, question.keys])
    assert "/" not in many.keys


def test_nothing_to_put_off_in_any_of_them_is_no_card(content: Content) -> None:
    _, anna = on_the_day(content)

    assert together([(Part("a" * 32, "1" * 12, "0"), anna.sees().step)]) is None


@pytest.mark.parametrize("delen", ["", ",", "a:b", "a:b:c:d", ":::,x"])
def test_forged_parts_are_none(delen: str) -> None:
    assert read_parts_of({"delen": delen}) == []


def test_a_press_for_one_of_them_is_for_no_other(content: Content) -> None:
    press = Press("quiet", "wacht", 0, {"delen": "x:y:3", "keys": "k"})

    own = press_on(Part("x", "y", "3"), press)

    assert own.values == {"delen": "", "keys": "k", "turns": "3"}


def test_a_draft_is_no_check(content: Content) -> None:
    """What is put off with something typed is still asked."""
    team, anna = on_the_day(content)
    later(anna, anna.mail[0].card, effect="Iets.")

    [check] = team.traject.acties[0].checked
    assert check == Check(date(2027, 1, 15), effect="Iets.", by=anna.person, version=1)
    assert len(waiting_for(team.traject, anna.person.id, team.now)) == 1
