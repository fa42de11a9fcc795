"""Who gets the card of a ronde: the trekker sees counts, and nobody is asked twice."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.outbox.noting import bereik_of
from bot.wire.delivery_errors import failure_of
from dialogs.outcome import Bereik
from tests.school.cards import Card
from tests.school.school import GROUP, Member, School
from tests.school.walk import answer_all, close, start, whole_way
from tests.wire.channel_service import Answer
from tests.wire.teams_activities import BOT_ID, CHANNEL, TEAM, joins, leaves

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")
NO_APP = Answer(403, body={"error": {"code": "BotNotInConversationRoster"}})
BLOCKED = Answer(403, body={"error": {"code": "MessageWritesBlocked"}})
BUSY = Answer(429, {"Retry-After": "0"})
BUSY_FOR_AN_HOUR = Answer(429, {"Retry-After": "3600"})
TUESDAY = "2026-11-24T08:30"
"""The morning after they were invited."""
INVITATION, REMINDER = "Denk je even mee?", "Je antwoord telt nog mee"


async def reach(trekker: Member, thread: str, *expected: str) -> Card:
    """The card behind 'Herinner', once these lines stand on it."""
    living = await trekker.school.sees(thread, "Trekker: Griet")
    for _ in range(200):
        card = await trekker.presses(living, "Herinner")
        if all(line in card.text for line in expected):
            return card
        await asyncio.sleep(0.05)
    raise AssertionError(f"{expected} never stood on the card:\n{card.text}")


def received(member: Member, heading: str) -> int:
    """How many messages with this heading stand in somebody's own chat."""
    posts = member.school.service.posts(member.own_chat)
    return sum(post.activity.get("summary") == heading for post in posts)


async def quiet(school: School) -> None:
    """Wait until the bot has said all that it has to say."""
    before = -1
    while before != len(school.service.calls):
        before = len(school.service.calls)
        await asyncio.sleep(0.3)


def in_team(school: School, members: Sequence[Member]) -> None:
    """These are the members from now on, as Teams lists them."""
    roster = [member.sender.as_member() for member in members]
    for place in (TEAM, CHANNEL, GROUP):
        school.service.rosters[place] = roster


async def come(school: School, *members: Member) -> None:
    """Teams tells the bot that somebody joined."""
    chat = school.chat(CHANNEL)
    status, _ = await school.deliver(joins(members[0].sender, chat, *(m.id for m in members)))
    assert status == 200


async def leave(school: School, *members: Member) -> None:
    """Teams tells the bot that somebody left."""
    chat = school.chat(CHANNEL)
    status, _ = await school.deliver(leaves(members[0].sender, chat, *(m.id for m in members)))
    assert status == 200


# -- what the trekker sees -----------------------------------------------------------------------


async def test_the_trekker_sees_how_many_were_not_reached_and_why(school: School) -> None:
    griet, anna, bram, chloe, daan, _ = school.members(*NAMES)
    school.service.refusals = {
        anna.id: NO_APP,
        bram.id: NO_APP,
        chloe.own_chat: BLOCKED,
        daan.own_chat: BUSY,
    }
    thread = school.new_thread()
    await start(griet, thread)

    card = await reach(griet, thread, "Teams te druk: 1", "Bereikt: 2")

    card.sees("Collega's: 6", "Niet geïnstalleerd: 2", "Geblokkeerd: 1", "Antwoordden: 0")
    card.misses("Nog onderweg", "Anna", "Bram", "Chloe", "Daan", "Els")
    living = await school.sees(thread, "Trekker: Griet")
    confirm = await griet.presses(living, "Sluit de ronde")
    confirm.sees("4 collega's kregen geen kaartje")


@pytest.mark.parametrize(
    ("status", "code", "how"),
    [
        (403, "MessageWritesBlocked", Bereik.GEBLOKKEERD),
        (403, "BotDisabledByUser", Bereik.GEBLOKKEERD),
        (403, "BotNotInConversationRoster", Bereik.NIET_GEINSTALLEERD),
        (403, "", Bereik.NIET_GEINSTALLEERD),
        (404, "ConversationNotFound", Bereik.NIET_GEINSTALLEERD),
        (400, "BadSyntax", Bereik.NIET_GEINSTALLEERD),
        (401, "", Bereik.TE_DRUK),
        (412, "PreconditionFailed", Bereik.TE_DRUK),
        (429, "Throttled", Bereik.TE_DRUK),
        (503, "", Bereik.TE_DRUK),
    ],
)
def test_what_teams_says_is_told_apart(status: int, code: str, how: Bereik) -> None:
    assert bereik_of(failure_of(status, code, None)) is how


# -- the reminder --------------------------------------------------------------------------------


async def test_each_who_has_not_answered_is_reminded_once_whatever_is_clicked(
    school: School,
) -> None:
    griet, anna, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await answer_all(anna)
    await school.restart(TUESDAY)
    card = await reach(griet, thread, "Bereikt: 6", "Antwoordden: 1")

    await asyncio.gather(*(griet.tries(card, "Stuur de herinnering", 3) for _ in range(3)))

    for member in (griet, *others):
        reminder = await member.sees(REMINDER)
        assert reminder.buttons == ["Begin", "Ik doe niet mee"]
    await quiet(school)
    assert [received(member, REMINDER) for member in (griet, anna, *others)] == [1, 0, 1, 1, 1, 1]
    assert [received(member, INVITATION) for member in (griet, anna, *others)] == [1] * 6
    again = await griet.presses(card, "Stuur de herinnering")
    again.sees("Er ging al een herinnering uit")
    await quiet(school)
    assert received(griet, REMINDER) == 1


async def test_the_channel_hears_of_a_reminder_and_of_nobody(school: School) -> None:
    griet, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Bereikt: 6")
    await school.restart(TUESDAY)
    card = await reach(griet, thread, "Bereikt: 6")

    await griet.presses(card, "Stuur de herinnering")

    await school.sees(thread, "een herinnering.")
    await others[0].sees(REMINDER)
    await quiet(school)
    told = str([post.activity for post in school.service.posts(thread)])
    assert not [member.sender.name for member in others if member.sender.name in told]
    assert not [member.id for member in others if member.id in told]


async def test_when_all_have_answered_nobody_is_reminded(school: School) -> None:
    griet, anna, bram = team = school.members("Griet", "Anna", "Bram")
    thread = school.new_thread()
    await start(griet, thread)
    card = await reach(griet, thread, "Bereikt: 3")
    for member in (griet, anna, bram):
        await answer_all(member)

    answer = await griet.presses(card, "Stuur de herinnering")

    answer.sees("Iedereen antwoordde al")
    assert answer.buttons == ["Terug"]
    await quiet(school)
    assert [received(member, REMINDER) for member in team] == [0, 0, 0]


async def test_who_was_begun_goes_on_from_the_reminder(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await anna.presses(await anna.sees(INVITATION), "Begin")
    await reach(griet, thread, "Bereikt: 6")
    await school.restart(TUESDAY)
    await griet.presses(await reach(griet, thread, "Bereikt: 6"), "Stuur de herinnering")

    card = await anna.presses(await anna.sees(REMINDER), "Ga verder")

    card.sees("kaartje 1 van 5")


async def test_a_reminder_tries_again_who_was_not_reached(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    school.service.refusals = {anna.own_chat: BLOCKED}
    thread = school.new_thread()
    await start(griet, thread)
    card = await reach(griet, thread, "Geblokkeerd: 1", "Bereikt: 5")
    school.service.refusals.clear()
    await school.restart(TUESDAY)

    await griet.presses(card, "Stuur de herinnering")

    await anna.sees(REMINDER)
    (await reach(griet, thread, "Bereikt: 6")).misses("Geblokkeerd")


async def test_who_was_reached_once_stays_reached_when_teams_is_busy_later(
    school: School,
) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    card = await reach(griet, thread, "Bereikt: 6")
    school.service.refusals = {anna.own_chat: BUSY}
    await school.restart(TUESDAY)

    await griet.presses(card, "Stuur de herinnering")
    await quiet(school)

    (await reach(griet, thread, "Bereikt: 6")).misses("Teams te druk")
    assert received(anna, REMINDER) == 0


async def test_who_had_a_message_that_day_is_reminded_on_the_next_school_morning(
    school: School,
) -> None:
    griet, anna, bram, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    card = await reach(griet, thread, "Bereikt: 6")

    await griet.presses(card, "Stuur de herinnering")
    await quiet(school)
    assert received(anna, REMINDER) == 0
    await answer_all(bram)
    await school.restart("2026-11-24T08:31")
    await quiet(school)
    assert received(anna, REMINDER) == 0
    await school.restart("2026-11-24T08:32")

    await anna.sees(REMINDER)
    await quiet(school)
    assert received(anna, REMINDER) == 1
    assert received(bram, REMINDER) == 0
    (await reach(griet, thread, "Bereikt: 6")).misses("onderweg")


async def test_nobody_is_reminded_outside_school_hours(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread, tot="2026-12-10")
    await reach(griet, thread, "Bereikt: 6")
    await school.restart("2026-11-28T11:00")  # a Saturday

    await griet.presses(await reach(griet, thread, "Bereikt: 6"), "Stuur de herinnering")
    await quiet(school)
    assert received(anna, REMINDER) == 0
    await school.restart("2026-11-30T08:32")

    await anna.sees(REMINDER)


async def test_after_the_close_nobody_is_reminded(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await griet.presses(await reach(griet, thread, "Bereikt: 6"), "Stuur de herinnering")
    await quiet(school)

    await close(griet, thread)
    await school.restart("2026-11-24T08:40")

    await quiet(school)
    assert received(anna, REMINDER) == 0


# -- the way in ----------------------------------------------------------------------------------


async def test_who_has_no_bot_is_shown_the_way_in_and_tries_again(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    school.service.refusals = {anna.id: NO_APP}
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Niet geïnstalleerd: 1")
    living = await school.sees(thread, "Trekker: Griet")

    card = await anna.presses(living, "Antwoord nu")

    card.sees("Ik raak nog niet bij jou", "voeg mijn app toe")
    assert [link["url"] for link in card.links] == [
        f"https://teams.microsoft.com/l/chat/0/0?users={BOT_ID}"
    ]
    school.service.refusals.clear()
    (await anna.presses(card, "Opnieuw proberen")).sees("Je kaartje staat klaar")
    await answer_all(anna)


async def test_who_installs_the_bot_later_is_invited_once(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    school.service.refusals = {anna.id: NO_APP, anna.own_chat: NO_APP}
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Niet geïnstalleerd: 1")
    school.service.refusals.clear()

    await asyncio.gather(anna.opens(), anna.opens(), anna.opens())

    await answer_all(anna)
    await anna.opens()
    await quiet(school)
    assert received(anna, INVITATION) == 1
    await school.sees(thread, "1 van 6 collega's antwoordden")
    await reach(griet, thread, "Bereikt: 6")


async def test_who_installs_the_bot_with_nothing_open_is_only_welcomed(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    school.service.refusals = {anna.id: NO_APP}
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Niet geïnstalleerd: 1")
    await close(griet, thread)
    school.service.refusals.clear()

    await anna.opens()

    await quiet(school)
    assert len(school.service.posts(anna.own_chat)) == 1


# -- who comes and goes --------------------------------------------------------------------------


async def test_who_joins_later_is_invited_and_takes_part(school: School) -> None:
    griet, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Bereikt: 6")
    fien = school.outsider("Fien")
    in_team(school, [griet, *others, fien])

    await come(school, fien)
    await come(school, fien)

    await answer_all(fien)
    await school.sees(thread, "1 van 7 collega's antwoordden")
    await quiet(school)
    assert [received(m, INVITATION) for m in (griet, *others, fien)] == [1] * 7


async def test_who_is_not_in_the_list_of_members_yet_can_answer_too(school: School) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Bereikt: 6")
    fien = school.outsider("Fien")

    await fien.tries(await school.sees(thread, "Trekker: Griet"), "Antwoord nu")

    await answer_all(fien)
    await school.sees(thread, "1 van 6 collega's antwoordden")


@pytest.mark.parametrize("named", [True, False])
async def test_who_leaves_reaches_nothing_of_the_team_any_more(school: School, named: bool) -> None:
    griet, anna, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    invitation = await anna.sees(INVITATION)
    await reach(griet, thread, "Bereikt: 6")
    in_team(school, [griet, *others])

    if named:
        await leave(school, anna)
    else:
        await come(school, others[0])  # only the list of members tells that Anna is gone

    await school.sees(thread, "0 van 5 collega's antwoordden")
    (await anna.presses(invitation, "Begin")).sees("Ik vind dit traject niet meer")
    await anna.says("status")
    await anna.reads("Er wacht hier niets op jou")
    (await reach(griet, thread, "Bereikt: 5")).sees("Collega's: 5")


async def test_an_empty_list_of_members_does_not_mean_that_all_have_left(school: School) -> None:
    griet, anna, *_ = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    invitation = await anna.sees(INVITATION)
    in_team(school, [])

    await come(school, school.outsider("Fien"))
    await quiet(school)

    (await anna.presses(invitation, "Begin")).sees("kaartje 1 van 5")


async def test_without_an_open_ronde_the_list_of_members_is_still_kept_up(school: School) -> None:
    griet, *others = school.members(*NAMES)
    thread = school.new_thread()
    await start(griet, thread)
    await reach(griet, thread, "Bereikt: 6")
    await close(griet, thread)
    fien = school.outsider("Fien")
    in_team(school, [griet, *others, fien])
    before = len([call for call in school.service.calls if call.method == "GET"])

    await come(school, fien)

    await quiet(school)
    asked = [call for call in school.service.calls if call.method == "GET"]
    assert len(asked) == before + 1
    assert received(fien, INVITATION) == 0


async def test_who_left_is_not_reminded_of_an_actie_in_the_own_chat(school: School) -> None:
    griet, anna, *others = team = school.members(*NAMES)
    thread = school.new_thread()
    async for _ in whole_way(school, team, thread, mode="samen"):
        pass
    in_team(school, [griet, *others])
    await leave(school, anna)
    await quiet(school)
    before = len(school.service.posts(anna.own_chat))

    await school.restart("2027-01-15T16:10")

    await quiet(school)
    assert len(school.service.posts(anna.own_chat)) == before
    await anna.says("status")
    await anna.reads("Er wacht hier niets op jou")


# -- what stays behind ---------------------------------------------------------------------------


async def test_after_the_close_nothing_says_who_was_reached_or_reminded(
    school: School, tmp_path: Path
) -> None:
    griet, anna, bram, *others = school.members(*NAMES)
    school.service.refusals = {bram.id: NO_APP}
    thread = school.new_thread()
    await start(griet, thread)
    for member in (anna, *others):
        await answer_all(member, "Nee")
    card = await reach(griet, thread, "Niet geïnstalleerd: 1", "Antwoordden: 4")
    school.service.refusals = {bram.id: BUSY_FOR_AN_HOUR}
    await school.restart(TUESDAY)
    await griet.presses(card, "Stuur de herinnering")
    await griet.sees(REMINDER)
    await quiet(school)
    before = stored(tmp_path)
    assert all(name in before for name in ("reach.", "holders.", "sheets.", "knocks."))

    await close(griet, thread)
    await quiet(school)

    after = stored(tmp_path)
    gone = (
        "reach.",
        "holders.",
        "sheets.",
        "knocks.",
        "knock/",
        "invite/",
        *(f'"{how}"' for how in Bereik),
    )
    assert not [name for name in gone if name in after]


def stored(folder: Path) -> str:
    """Every byte that the bot has on disk."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)
