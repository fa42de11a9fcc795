"""Forty members think together, over the wire: all at once, mixed up, and with double clicks.

One hasn't got the app, one blocked it, and for one Teams is always too busy; one comes in the
middle, one leaves, and one would rather not take part. Whatever happens: the totals are exactly
those of what the bot said that it saved, and nobody sees more than they may.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.school.choosing import hands_over, to_priorities
from tests.school.forty import NAMES, NEWCOMER, ZELFSCAN, Staff, hire, posted, quiet, result_of
from tests.school.looking_back import (
    KAART,
    a_ronde_apart,
    compares,
    makes_co_trekker,
    records_what_was_agreed,
    two_at_once,
)
from tests.school.lookout import Lookout, look_over
from tests.school.reading import agenda_holds_true, holds_true, reads
from tests.school.school import MONDAY
from tests.school.tally import THRESHOLD, beside, counted, notes_in
from tests.school.walk import start
from tests.web.viewer import Screen, link_on, watching

COUNTING = "doe je in je eigen chat met Stappenplan"
PRIVATE = ("holders.", "sheets.", "reach.", "knocks.", "knock/", "invite/")


@pytest.mark.parametrize("seed", [1])
async def test_forty_members_think_together(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, seed: int
) -> None:
    async with (
        Lookout(tmp_path / "data", MONDAY, page_size=15) as school,
        AsyncExitStack() as seats,
    ):
        staff = hire(school, seed)
        griet, anna, bram, *_ = staff.everybody
        first, second = school.new_thread(), school.new_thread()
        await start(griet.member, first)
        screen = await seats.enter_async_context(watching(school, await link(staff, first)))
        await screen.sees("0 van 40 collega's antwoordden", within=10)

        ronde = await a_ronde_apart(staff, first)
        figures = counted(ZELFSCAN, staff.sheets(ronde))
        result = await result_of(school, first, ronde)
        holds_true(await reads(bram, result), ZELFSCAN, staff.sheets(ronde), figures)
        await screen.sees("Resultaat: Zelfscan", "Hier denken jullie verschillend", within=10)
        nothing_before_the_close(staff)
        await nothing_is_left(school)
        assert f"Notitie {staff.decliner.number}-" not in school.stored()

        agenda_holds_true(await anna.presses(result, "Bespreek samen"), ZELFSCAN, figures)
        await records_what_was_agreed(staff, first, result)
        await makes_co_trekker(staff, first)

        await griet.presses(result, "Herhaal de ronde")
        await start(anna.member, second, instrument=KAART.id, domein="fysiek-welzijn")
        beside_it = await seats.enter_async_context(watching(school, await link(staff, second)))
        again, other = await two_at_once(staff, first, second)
        later = {
            text: shown
            for text, counts in counted(ZELFSCAN, staff.sheets(again)).items()
            if (shown := beside(counts, figures[text])) is not None
        }
        result = await result_of(school, first, again)
        holds_true(await reads(bram, result), ZELFSCAN, staff.sheets(again), later)
        await compares(staff, result, figures, later)
        read = await reads(bram, await result_of(school, second, other))
        holds_true(read, KAART, staff.sheets(other), {})

        await anna.presses(read.first, "Verder naar oriëntatie")
        await to_priorities(staff, second, beside_it)
        await hands_over(staff, second)

        await nothing_is_left(school)
        look_over_screens([screen, beside_it])
        look_over(school, THRESHOLD, [*NAMES, NEWCOMER], ["Griet", "Anna", "Bram"])
        assert not logged(caplog)


async def link(staff: Staff, thread: str) -> str:
    """The page for the projector."""
    living = await posted(staff.school, thread, lambda card: "Groot scherm" in card.buttons)
    return await link_on(staff.griet.member, living)


def nothing_before_the_close(staff: Staff) -> None:
    """Until the first close no card had a figure on it, and everybody saw their own notes alone."""
    for sight in staff.school.sights(until=staff.closing):
        text = sight.card.text
        assert not sight.charts
        assert "spreiding" not in text
        numbers = {note.partition("-")[0] for note in notes_in(text)}
        own = {(one.member.id, one.member.own_chat): one for one in staff.everybody}
        mine = [f"Notitie {one.number}" for ids, one in own.items() if sight.where in ids]
        assert numbers <= set(mine), text


def look_over_screens(screens: Sequence[Screen]) -> None:
    """As long as a ronde is open, a big screen shows how many answered, and nothing more."""
    asked = [vraag.tekst for vraag in (*ZELFSCAN.vragen, *KAART.vragen)]
    for screen in screens:
        counting = [scene for scene in screen.scenes if COUNTING in scene]
        assert len(counting) > 3
        for scene in counting:
            assert not [
                text for text in (*asked, "Notitie", "Voorstel", "spreiding") if text in scene
            ]
            assert not re.search(r"\d stip", scene)
        results = [place for place, scene in enumerate(screen.scenes) if "Resultaat: " in scene]
        assert all(COUNTING in scene for scene in screen.scenes[: results[0]])


async def nothing_is_left(school: Lookout) -> None:
    """Nothing on the disk says who answered, or who was reached."""
    await quiet(school)
    kept = school.stored()
    assert not [name for name in PRIVATE if name in kept]


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged of faults, besides that some can't be written to."""
    told = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    return [text for text in told if not re.match("not delivered: (invite|deliver) ", text)]
