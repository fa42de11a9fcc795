"""What the bot asks by itself: once, in school hours, and at most one message a day."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from urllib.parse import unquote

import pytest
import pytest_asyncio

from bot.outbox.letterbox import POST, delivery
from bot.outbox.own_chats import OwnChats
from bot.spaces import person_space
from bot.wire.connector import Activity
from bot.wire.inbound import Place
from dialogs.effects import Wake
from storage import codec
from storage.base import Change, OutboxRow, Ref, Space, Store
from storage.tinydb_store import TinyStore
from storage.trajecten import outbox_key
from tests.school.followed import actie, follow, plan, saved
from tests.school.moving_clock import MovingClock
from tests.school.school import GROUP, Member, School
from tests.wire.channel_service import Answer, HangUp, Post
from tests.wire.teams_activities import CHANNEL, TEAM, TENANT, leaves, presses

NO_APP = Answer(403, body={"error": {"code": "BotNotInConversationRoster"}})
BLOCKED = Answer(403, body={"error": {"code": "MessageWritesBlocked"}})
BUSY = Answer(429, {"Retry-After": "5"})
FRIDAY, MONDAY = "2027-01-15", "2027-01-18"


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock("2027-01-14T16:00")


@pytest_asyncio.fixture
async def school(tmp_path: Path, clock: MovingClock) -> AsyncIterator[School]:
    async with School(tmp_path / "data", clock=clock) as school:
        yield school


def told(member: Member) -> list[str]:
    """When somebody got a message in their own chat."""
    return [moment(post) for post in member.school.service.posts(member.own_chat)]


def channel(school: School) -> list[Post]:
    """What the bot told in the channel, each in a thread of its own."""
    threads = [name for name in school.service.conversations() if name.startswith(CHANNEL)]
    return [post for name in threads for post in announced(school, name)]


def announced(school: School, where: str) -> list[Post]:
    """What the bot told in a conversation, with a notification for everybody."""
    posts = school.service.posts(where)
    return [post for post in posts if post.activity.get("channelData", {}).get("notification")]


def moment(post: Post) -> str:
    assert post.at
    return post.at.strftime("%Y-%m-%d %H:%M")


def tries(school: School, chat: str) -> list[datetime]:
    """When the bot tried to write in a chat."""
    calls = [c for c in school.service.calls if c.method == "POST" and chat in unquote(c.path)]
    return [call.at for call in calls if call.at]


# -- one message, when it may come -----------------------------------------------------------------


async def test_a_check_moment_is_told_once_to_the_channel_and_to_who_carries_the_actie(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))

    await clock.moves_to("2027-01-29T16:00")

    [post] = channel(school)
    assert moment(post) == "2027-01-15 08:30"
    assert post.activity["channelData"]["notification"]["alert"] is True
    assert "Doel 1" in post.activity["summary"]
    assert told(anna) == ["2027-01-15 08:32"]
    assert told(griet) == []
    (await anna.sees("Doel 1")).sees("Jij trekt deze actie")


async def test_what_waits_in_two_teams_comes_in_one_message(
    school: School, clock: MovingClock
) -> None:
    griet, anna, bram = school.members("Griet", "Anna", "Bram")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await follow(school, [bram, anna], plan(2, bram, actie(2, anna, FRIDAY)), where=GROUP)

    await clock.moves_to("2027-01-29T16:00")

    assert told(anna) == ["2027-01-15 08:32"]
    card = await anna.sees("Dit wacht op jou")
    card.sees("Actie 1", "Actie 2")
    buttons = [action for action in card.actions if action["verb"] == "check"]
    for button in buttons:
        verb, data = card.sends(button)
        assert (verb, len(data["_space"])) == ("check", 32)
    assert len(channel(school)) == len(announced(school, GROUP)) == 1


async def test_what_came_due_in_the_holidays_comes_on_the_first_school_morning(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    days = ("2027-02-09", "2027-02-10", "2027-02-13")  # in the krokusvakantie
    acties = [actie(number, anna, day) for number, day in enumerate(days, 1)]
    await follow(school, [griet, anna], plan(1, griet, *acties))

    await clock.moves_to("2027-02-26T16:00")

    assert [moment(post) for post in channel(school)] == ["2027-02-15 08:30"]
    assert told(anna) == ["2027-02-15 08:32"]


async def test_who_gets_an_invitation_is_asked_the_rest_on_the_next_school_morning(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:10")

    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    await griet.presses(card.fill(domein="leerloopbaan"), "Start")
    await clock.moves_to("2027-01-15T17:00")

    await anna.sees("Denk je even mee?")
    assert told(anna) == ["2027-01-15 08:10"]
    await clock.moves_to("2027-01-18T08:40")
    assert told(anna) == ["2027-01-15 08:10", "2027-01-18 08:32"]
    await anna.sees("Doel 1")


async def test_an_answer_to_a_press_of_ones_own_is_no_such_message(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:10")

    await anna.says("status")
    await anna.says("kennismaking", school.new_thread())
    await clock.moves_to("2027-01-15T08:40")

    assert told(anna)[-1] == "2027-01-15 08:32"


async def test_a_card_that_somebody_asked_for_is_no_such_message(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    living = await griet.presses(card.fill(domein="leerloopbaan"), "Start")
    await clock.moves_to("2027-01-15T08:10")

    await anna.tries(living, "Antwoord nu")
    await clock.moves_to("2027-01-15T08:40")

    assert told(anna)[1:] == ["2027-01-15 08:10", "2027-01-15 08:32"]


async def test_what_comes_after_the_message_waits_for_the_next_morning(
    school: School, clock: MovingClock
) -> None:
    griet, anna, bram = school.members("Griet", "Anna", "Bram")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    late = plan(2, bram, actie(2, anna, FRIDAY))
    late = replace(late, school=replace(late.school, opens=time(8, 5)))
    await follow(school, [bram, anna], late, where=GROUP)

    await clock.moves_to("2027-01-15T17:00")
    assert told(anna) == ["2027-01-15 08:32"]
    (await anna.sees("Doel 1")).misses("Actie 2")
    await clock.moves_to("2027-01-29T17:00")

    assert told(anna) == ["2027-01-15 08:32", "2027-01-18 08:37"]
    await anna.sees("Doel 2")


async def test_what_comes_in_while_the_message_is_sent_is_not_lost_with_it(
    school: School, clock: MovingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    opened: list[Store] = []

    async def open_store(folder: Path) -> Store:
        opened.append(await TinyStore.open(folder))
        return opened[0]

    post = OwnChats.post

    async def posts(self: OwnChats, team: Place, person_id: str, message: Activity) -> None:
        await post(self, team, person_id, message)
        space = person_space(team, person_id)
        entries = await opened[0].table(space, POST)
        again = {Ref(POST, id): doc.body for id, doc in entries.items()}
        await opened[0].commit(space, Change(puts=again, outbox=[delivery(person_id, clock())]))

    await school.stop()
    school.open_store = open_store
    await school.start()
    monkeypatch.setattr(OwnChats, "post", posts)
    await clock.moves_to("2027-01-15T17:00")
    monkeypatch.undo()
    await clock.moves_to("2027-01-29T17:00")

    assert told(anna) == ["2027-01-15 08:32", "2027-01-18 08:32"]


async def test_a_plan_of_before_there_were_wakes_is_followed_too(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY))
    await follow(school, [griet, anna], replace(mine, acties=()))
    at = "2027-01-15T08:30:00+01:00"
    effect = {"actie": "a", "day": FRIDAY, "to": "team", "at": at, "kind": "remind"}
    row = OutboxRow(
        f"remind/{mine.id}/a/{FRIDAY}/team",
        datetime.fromisoformat(at),
        {"traject": mine.id, "effect": effect},
    )
    await school.stop()
    store = await TinyStore.open(school.folder)
    old = {Ref("trajecten", mine.id): codec.write_traject(mine)}
    cancels = [outbox_key(mine.id, Wake(clock()))]
    await store.commit(Space.of(TENANT, TEAM), Change(puts=old, outbox=[row], cancels=cancels))
    await store.close()
    await school.start()

    await clock.moves_to("2027-01-29T16:00")

    assert [moment(post) for post in channel(school)] == ["2027-01-15 08:30"]
    assert told(anna) == ["2027-01-15 08:32"]


async def test_who_works_alone_is_told_once_a_day_too(school: School, clock: MovingClock) -> None:
    [griet] = school.members("Griet")
    mine = plan(1, griet, actie(1, None, FRIDAY), actie(2, griet, MONDAY))
    await follow(school, [griet], mine, where=griet.own_chat)

    await clock.moves_to("2027-01-29T17:00")

    assert told(griet) == ["2027-01-15 08:30", "2027-01-18 08:32"]


async def test_the_reminder_of_a_trekker_comes_with_what_else_waits(
    school: School, clock: MovingClock
) -> None:
    griet, anna, bram = school.members("Griet", "Anna", "Bram")
    await follow(school, [griet, anna, bram], plan(1, griet, actie(1, anna, FRIDAY)))
    thread = school.new_thread()
    await griet.says("start", thread)
    card = await school.sees(thread, "Een nieuw traject")
    living = await griet.presses(card.fill(domein="leerloopbaan"), "Start")
    await griet.presses(await griet.presses(living, "Herinner"), "Stuur de herinnering")

    await clock.moves_to("2027-01-15T17:00")

    assert told(anna)[1:] == ["2027-01-15 08:32"]
    card = await anna.sees("Dit wacht op jou")
    card.sees("Checkmoment: Actie 1", "Jouw antwoord: Zelfscan")
    [begin] = [action for action in card.actions if action["verb"] == "show"]
    verb, data = card.sends(begin)
    _, answer = await school.deliver(presses(anna.sender, card.chat, verb, data, card.activity))
    assert "Begin" in str(answer)
    assert told(bram)[1:] == ["2027-01-15 08:32"]
    (await bram.sees("Je antwoord telt nog mee")).misses("Actie 1")


# -- who is not asked ------------------------------------------------------------------------------


async def test_who_left_the_team_is_not_asked_any_more(school: School, clock: MovingClock) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:31")

    gone = leaves(anna.sender, school.chat(CHANNEL), anna.id)
    status, _ = await school.deliver(gone)
    await clock.moves_to("2027-01-29T17:00")

    assert status == 200
    assert told(anna) == []


async def test_who_answered_before_the_message_went_out_is_not_asked(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:31")

    [post] = channel(school)
    card = await anna.presses(await school.sees(post.conversation, "Doel 1"), "Bekijk samen")
    await anna.presses(card.fill(bereikt="ja"), "Bewaar")
    await clock.moves_to("2027-01-29T17:00")

    assert told(anna) == []


async def test_what_waits_when_a_traject_is_paused_comes_when_it_goes_on(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY))
    await follow(school, [griet, anna], mine)
    await clock.moves_to("2027-01-15T08:31")

    living = await school.sees(CHANNEL, "Trekker: Griet")
    manners = await griet.presses(living, "Herinneringen")
    manners = await griet.presses(manners, "Pauzeer (trekker)")
    await clock.moves_to("2027-01-20T12:00")
    assert told(anna) == []
    await griet.presses(manners, "Einde pauze (trekker)")
    await clock.moves_to("2027-01-29T17:00")

    assert told(anna) == ["2027-01-21 08:32"]
    assert len(channel(school)) == 1


async def test_what_the_channel_was_not_told_in_a_pause_it_hears_afterwards(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:29")
    school.service.will(Answer(429, {"Retry-After": "3600"}), on="POST")
    await clock.moves_to("2027-01-15T08:31")

    living = await school.sees(CHANNEL, "Trekker: Griet")
    manners = await griet.presses(living, "Herinneringen")
    manners = await griet.presses(manners, "Pauzeer (trekker)")
    await clock.moves_to("2027-01-20T12:00")
    assert channel(school) == []
    await griet.presses(manners, "Einde pauze (trekker)")
    await clock.moves_to("2027-01-29T17:00")

    assert [moment(post) for post in channel(school)] == ["2027-01-21 08:30"]


# -- Teams is busy, away, or says no ---------------------------------------------------------------


async def test_that_teams_is_busy_for_days_loses_nothing_and_disturbs_nobody_at_night(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    school.service.refuses = BUSY

    await clock.moves_to("2027-01-20T16:00")
    at = [call.at for call in school.service.calls if call.at]
    school.service.refuses = None
    await clock.moves_to("2027-01-29T16:00")

    days = {moment.date().isoformat() for moment in at}
    assert days >= {FRIDAY, MONDAY, "2027-01-19", "2027-01-20"}
    assert not days & {"2027-01-16", "2027-01-17"}
    assert all(8 <= moment.hour < 17 for moment in at)
    assert len(at) < 150
    assert len(channel(school)) == len(told(anna)) == 1
    assert told(anna)[0] >= "2027-01-20 16:00"


async def test_a_message_that_may_have_arrived_is_not_repeated_blindly(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY))
    await follow(school, [griet, anna], mine)
    own_chats = "/teams/v3/conversations/a:"
    school.service.will(*[HangUp(after=True)] * 99, on="POST", at=own_chats)

    await clock.moves_to("2027-02-26T16:00")

    days = [at[:10] for at in told(anna)]
    assert days == [day for day in days[::2] for _ in range(2)]
    assert days[::2] == [FRIDAY, MONDAY, "2027-01-19", "2027-01-20", "2027-01-21"]
    assert (await saved(school, mine)).not_reached == {anna.id: "te-druk"}


async def test_a_post_that_may_have_arrived_is_not_repeated_blindly(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await clock.moves_to("2027-01-15T08:29")
    school.service.will(HangUp(after=True), HangUp(after=True), on="POST")

    await clock.moves_to("2027-02-26T16:00")

    at = ["2027-01-15 08:30", "2027-01-15 08:31", "2027-01-18 08:30"]
    assert [moment(post) for post in channel(school)] == at
    assert told(anna) == ["2027-01-15 08:32"]


async def test_a_channel_that_is_gone_keeps_nobody_from_being_asked(
    school: School, clock: MovingClock
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY, "2027-03-31"))
    await follow(school, [griet, anna], mine)
    await clock.moves_to("2027-01-15T08:29")
    school.service.will(Answer(404, body={"error": {"code": "ConversationNotFound"}}), on="POST")

    await clock.moves_to("2027-01-29T16:00")

    assert told(anna) == ["2027-01-15 08:32"]
    assert channel(school) == []
    assert (await saved(school, mine)).untold == ()
    await clock.moves_to("2027-04-12T16:00")
    assert [moment(post) for post in channel(school)] == ["2027-04-12 08:30"]


async def test_a_damaged_team_keeps_nobody_from_the_others(
    school: School, clock: MovingClock
) -> None:
    griet, anna, bram = school.members("Griet", "Anna", "Bram")
    await follow(school, [griet, anna], plan(1, griet, actie(1, anna, FRIDAY)))
    await follow(school, [bram, anna], plan(2, bram, actie(2, anna, FRIDAY)), where=GROUP)
    await clock.moves_to("2027-01-15T08:31")

    await school.stop()
    path = school.folder / f"{Space.of(TENANT, GROUP).key}.jsonl"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"Doel", b"Boel", 1))
    await school.start()
    await clock.moves_to("2027-01-15T17:00")
    assert told(anna) == ["2027-01-15 08:32"]
    (await anna.sees("Doel 1")).misses("Actie 2")

    await school.stop()
    path.write_bytes(sound)
    await school.start()
    await clock.moves_to("2027-01-29T16:00")
    assert told(anna) == ["2027-01-15 08:32", "2027-01-18 08:32"]
    await anna.sees("Doel 2")


# -- who can't be reached --------------------------------------------------------------------------


@pytest.mark.parametrize(("why", "how"), [(BLOCKED, "geblokkeerd"), (NO_APP, "niet-geinstalleerd")])
async def test_the_team_sees_who_was_not_reached_and_they_are_tried_once_a_moment(
    school: School, clock: MovingClock, why: Answer, how: str
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY, "2027-03-31"))
    await follow(school, [griet, anna], mine)
    school.service.refusals = {anna.own_chat: why}

    await clock.moves_to("2027-03-26T16:00")
    assert len(tries(school, anna.own_chat)) == 1
    assert (await saved(school, mine)).not_reached == {anna.id: how}
    await clock.moves_to("2027-04-13T16:00")
    assert len(tries(school, anna.own_chat)) == 2


@pytest.mark.parametrize("installs", [True, False])
async def test_who_comes_back_to_the_bot_gets_what_they_missed(
    school: School, clock: MovingClock, installs: bool
) -> None:
    griet, anna = school.members("Griet", "Anna")
    mine = plan(1, griet, actie(1, anna, FRIDAY))
    await follow(school, [griet, anna], mine)
    school.service.refusals = {anna.own_chat: BLOCKED}
    await clock.moves_to("2027-01-15T12:00")
    assert (await saved(school, mine)).not_reached
    school.service.refusals = {}

    await (anna.opens() if installs else anna.says("status"))
    await clock.moves_to("2027-01-29T16:00")

    assert (await saved(school, mine)).not_reached == {}
    assert told(anna) == ["2027-01-15 12:00", "2027-01-15 12:02"]  # an answer, and what waits
    await anna.sees("Jij trekt deze actie")


async def test_who_is_reached_later_is_found_again_by_every_team(
    school: School, clock: MovingClock
) -> None:
    griet, anna, bram = school.members("Griet", "Anna", "Bram")
    mine = plan(1, griet, actie(1, anna, FRIDAY))
    other = plan(2, bram, actie(2, anna, "2027-01-22"))
    await follow(school, [griet, anna], mine)
    await follow(school, [bram, anna], other, where=GROUP)
    school.service.refusals = {anna.own_chat: BLOCKED}
    await clock.moves_to("2027-01-15T12:00")
    assert (await saved(school, mine)).not_reached
    school.service.refusals = {}

    await clock.moves_to("2027-02-05T16:00")

    assert told(anna) == ["2027-01-22 08:32", "2027-01-25 08:32"]
    assert not (await saved(school, mine)).not_reached
    assert not (await saved(school, other, GROUP)).not_reached
