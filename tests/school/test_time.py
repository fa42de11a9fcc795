"""What happens by itself when its time has come."""

from __future__ import annotations

from pathlib import Path

from tests.school.moving_clock import MovingClock
from tests.school.school import MONDAY, School
from tests.school.walk import answer_all, start, whole_way
from tests.wire.teams_activities import CHANNEL

NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan")


async def test_a_ronde_closes_at_its_deadline(school: School) -> None:
    team = school.members(*NAMES)
    thread = school.new_thread()
    await start(team[0], thread, tot="2026-12-03")
    for member in team:
        await answer_all(member)
    await school.restart(now="2026-12-03T16:59")
    await team[0].says("status", thread)
    await school.sees(thread, "er loopt een ronde")

    await school.restart(now="2026-12-03T17:00")

    (await school.sees(thread, "Resultaat")).sees("5 van 5 collega's antwoordden")


async def test_at_a_check_moment_the_team_and_the_owner_are_reminded_once(
    tmp_path: Path,
) -> None:
    clock = MovingClock(MONDAY)
    async with School(tmp_path / "data", clock=clock) as school:
        team = school.members(*NAMES)
        async for _ in whole_way(school, team, school.new_thread()):
            pass
        await clock.moves_to("2027-01-15T08:29")
        threads = set(school.service.conversations())
        received = len(school.service.posts(team[1].own_chat))

        await clock.moves_to("2027-01-15T08:40")

        [new] = set(school.service.conversations()) - threads
        assert new.startswith(CHANNEL)
        ping = await school.sees(new, "Checkmoment: vr 15 januari")
        ping.sees("Elke derdejaars heeft tegen eind mei een gesprek gehad.")
        [post] = school.service.posts(new)
        assert post.activity["channelData"]["notification"]["alert"] is True
        assert "Elke derdejaars" in post.activity["summary"]
        own = await team[1].sees("Elke derdejaars heeft tegen eind mei een gesprek gehad.")
        own.sees("Jij trekt deze actie.", "Is het doel bereikt?")

        await clock.moves_to("2027-01-29T16:00")
        assert len(school.service.posts(new)) == 1
        assert len(school.service.posts(team[1].own_chat)) == received + 1


async def test_a_deadline_in_the_past_or_no_date_at_all_is_refused_in_dutch(
    school: School,
) -> None:
    griet, *_ = school.members(*NAMES)
    thread = school.new_thread()

    card = await start(griet, thread, tot="2026-11-20")
    card.sees("Die dag is al voorbij.")
    card = await griet.presses(card.fill(tot="ooit"), "Start")
    card.sees("Dat is geen datum die ik ken.")
    card = await griet.presses(card.fill(tot="eind november"), "Start")
    card.sees("nog tot ma 30 november, 17.00 uur")
