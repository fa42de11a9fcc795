"""The simulated colleagues answer as people would, whatever the cards are about."""

from __future__ import annotations

from tests.local.conftest import GRIET, MEMBERS, Card, FakeTeam, Press, card, question


def questionnaire(press: Press) -> Card:
    """An invitation, two cards with questions, and thanks with a way back."""
    return {
        "Begin": card(question("visie"), question("draagvlak"), press="Verder"),
        "Verder": card(question("effect"), press="Bewaar"),
        "Bewaar": card(press="Bekijk mijn antwoorden"),
        "Bekijk mijn antwoorden": card(question("visie"), press="Verder"),
    }[press.title]


async def test_every_colleague_answers_a_whole_ronde_and_stops_at_the_thanks(
    team: FakeTeam,
) -> None:
    team.reply = questionnaire
    for member in MEMBERS:
        await team.sends(member, card(press="Begin", step="uitnodiging"))

    presses = await team.hears(15)

    for member in MEMBERS:
        mine = [press for press in presses if press.who == member]
        assert [press.title for press in mine] == ["Begin", "Verder", "Bewaar"]
        assert mine[0].data == {"step": "uitnodiging"}
        assert mine[1].data.keys() == {"visie", "draagvlak"}
        assert mine[2].data.keys() == {"effect"}
        answers = set(mine[1].data.values()) | set(mine[2].data.values())
        assert answers <= {"ja", "deels", "nee", "weet ik niet"}
    await team.hears_no_more()


async def test_a_press_names_the_chat_and_the_card(team: FakeTeam) -> None:
    chat, activity = await team.sends(MEMBERS[0], card(press="Begin"))

    (press,) = await team.hears(1)

    assert (press.conversation, press.activity) == (chat, activity)


async def test_nobody_answers_for_the_person_at_the_keyboard(team: FakeTeam) -> None:
    await team.sends(GRIET, card(press="Begin"))
    await team.sends(MEMBERS[0], card(press="Begin"))

    assert [press.who for press in await team.hears(1)] == [MEMBERS[0]]
    await team.hears_no_more()


async def test_a_card_without_a_button_for_the_bot_is_only_read(team: FakeTeam) -> None:
    plain = card(question("visie"))
    plain["actions"] = [
        {"type": "Action.ToggleVisibility", "title": "Meer", "targetElements": []},
        {"type": "Action.Submit", "title": "Stuur"},
        {"type": "Action.OpenUrl", "title": "Open", "url": "https://zilverlinde.example"},
    ]
    await team.sends(MEMBERS[0], plain)
    await team.sends(MEMBERS[0], card(press="Begin"))

    assert [press.title for press in await team.hears(1)] == ["Begin"]
    await team.hears_no_more()


async def test_an_updated_card_is_answered_when_it_asks_something_else(team: FakeTeam) -> None:
    chat, activity = await team.sends(MEMBERS[0], card(question("visie"), press="Bewaar"))
    await team.hears(1)

    await team.updates(chat, activity, card(press="Bekijk mijn antwoorden"))
    await team.hears_no_more()

    await team.updates(chat, activity, card(question("effect"), press="Bewaar"))
    assert (await team.hears(2))[1].data.keys() == {"effect"}


async def test_a_form_that_keeps_coming_back_is_left_alone(team: FakeTeam) -> None:
    same = card(question("visie"), press="Voeg toe")
    team.reply = lambda _: same
    chat, activity = await team.sends(MEMBERS[0], same)
    await team.hears(2)

    for _ in range(3):
        await team.updates(chat, activity, same)

    await team.hears_no_more()


async def test_a_bot_that_is_away_for_a_while_gets_the_answer_later(team: FakeTeam) -> None:
    team.failures = [502, 502]
    await team.sends(MEMBERS[0], card(question("visie"), press="Bewaar"))

    assert len(await team.hears(1)) == 1
    await team.hears_no_more()


async def test_a_refused_press_ends_that_card_and_nothing_else(team: FakeTeam) -> None:
    team.failures = [409]
    await team.sends(MEMBERS[0], card(question("visie"), press="Oud"))
    await team.sends(MEMBERS[0], card(question("visie"), press="Nieuw"))

    assert [press.title for press in await team.hears(1)] == ["Nieuw"]
    await team.hears_no_more()


async def test_an_error_or_a_message_in_reply_is_the_end_of_it(team: FakeTeam) -> None:
    team.reply = lambda _: {"type": "application/vnd.microsoft.error", "value": {"message": "nee"}}
    await team.sends(MEMBERS[0], card(question("visie"), press="Bewaar"))
    await team.hears(1)

    team.reply = lambda _: {"type": "application/vnd.microsoft.activity.message", "value": "ok"}
    await team.sends(MEMBERS[0], card(question("visie"), press="Bewaar"))
    await team.hears(2)

    await team.hears_no_more()


async def test_a_card_that_makes_no_sense_does_not_silence_a_colleague(team: FakeTeam) -> None:
    strange = card({"type": "Input.ChoiceSet", "id": "x", "choices": ["geen keuze"]}, press="Weg")
    await team.sends(MEMBERS[0], strange)
    await team.sends(MEMBERS[0], card(press="Begin"))

    assert [press.title for press in await team.hears(1)] == ["Begin"]
