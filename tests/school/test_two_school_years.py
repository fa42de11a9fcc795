"""A team lives through two whole school years, in seconds.

All that the bot says by itself stands in SAID, each check moment once for the team and once for who
is to look; and what the record knows at the end, in KNOWN. On 26 October 2026 and 27 March 2028 the
clock was changed the day before.
"""

from __future__ import annotations

import logging
import re
from datetime import date, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.school.chronicle import at_a_good_time, kept, known, most_a_day, said
from tests.school.following import (
    Planned,
    Team,
    answers_microscan,
    asked,
    colours,
    finds,
    passes_on,
)
from tests.school.long_school import LongSchool
from tests.wire.channel_service import Answer

GESPREKKEN = Planned(
    wat="Gesprekken met derdejaars",
    doel="Elke derdejaars heeft tegen eind mei een gesprek gehad.",
    owner="Anna",
    days=("2026-10-26", "2027-01-15", "2027-06-15"),
)
BUDDY = Planned(
    wat="Buddy voor wie nieuw is",
    doel="Elke nieuwe leerling heeft tegen eind oktober een buddy.",
    owner="Bram",
    days=("2026-10-26", "2027-01-15"),
)
PORTFOLIO = Planned(
    wat="Portfolio in elke klas",
    doel="Elke leerling maakt tegen eind juni een portfolio.",
    owner="Chloe",
    days=("2027-01-15",),
    years=("2026", "2027"),
)
BEZOEKEN = Planned(
    wat="Bedrijfsbezoeken",
    doel="Elke klas bezoekt tegen eind juni een bedrijf.",
    owner="Daan",
    days=("2026-10-26", "2027-03-22", "2027-06-15"),
)
INFOAVOND = Planned(
    wat="Infoavond voor ouders",
    doel="Elke ouder komt tegen eind maart naar een infoavond.",
    owner="Els",
    days=("2027-01-15", "2027-03-22"),
)
LESUREN = Planned(
    wat="Gesprekken in de lesuren",
    doel="Elke derdejaars heeft tegen eind mei een gesprek gehad in de les.",
    owner="Anna",
    days=("2027-03-22", "2027-06-15"),
)
TAALMAATJES = Planned(
    wat="Taalmaatjes",
    doel="Elke anderstalige nieuwkomer heeft tegen eind maart een taalmaatje.",
    owner="Anna",
    days=("2028-01-17", "2028-03-27"),
    day="22 november 2027",
)
ACTIES = (GESPREKKEN, BUDDY, PORTFOLIO, BEZOEKEN, INFOAVOND, LESUREN, TAALMAATJES)

SAID = """
2026-09-14 15.00 de vragen van stap 1 > Anna, Bram, Chloe, Daan, Els
2026-10-26 08.30 gesprekken, buddy, bedrijfsbezoeken > team
2026-10-26 08.32 gesprekken > Anna
2026-10-26 08.32 buddy > Bram
2026-10-26 08.32 bedrijfsbezoeken > Daan
2026-11-09 08.30 wat er veranderde > team
2026-11-09 08.32 buddy > Bram
2026-12-01 08.30 wat er veranderde > team
2027-01-18 08.30 gesprekken, portfolio, infoavond > team
2027-01-18 08.32 gesprekken > Anna
2027-01-18 08.32 portfolio > Chloe
2027-01-18 12.02 portfolio, bedrijfsbezoeken > Daan
2027-02-01 08.30 wat er veranderde > team
2027-03-26 10.00 bedrijfsbezoeken, infoavond, gesprekken > team
2027-03-26 10.02 gesprekken > Anna
2027-03-26 10.02 bedrijfsbezoeken > Daan
2027-04-12 08.30 wat er veranderde > team
2027-05-03 12.00 een microscan > Anna, Bram, Chloe, Daan
2027-06-15 08.30 bedrijfsbezoeken, gesprekken > team
2027-06-15 08.32 gesprekken > Anna
2027-06-15 08.32 bedrijfsbezoeken > Daan
2027-06-22 08.30 het jaareinde > team
2027-06-22 08.32 het jaareinde > Griet
2027-09-01 08.30 wat er veranderde > team
2027-10-25 08.30 portfolio > team
2027-10-25 08.32 buddy > Bram
2027-10-25 08.32 portfolio > Chloe
2027-11-29 08.30 taalmaatjes, wat er veranderde > team
2027-11-29 08.32 taalmaatjes > Anna
2027-12-01 08.30 wat er veranderde > team
2028-02-10 08.30 portfolio, taalmaatjes > team
2028-02-10 08.32 taalmaatjes > Anna
2028-02-10 08.32 portfolio > Chloe
2028-03-06 08.30 wat er veranderde > team
2028-03-27 08.30 portfolio, taalmaatjes > team
2028-03-27 08.32 taalmaatjes > Anna
2028-03-27 08.32 portfolio > Chloe
2028-06-15 08.30 portfolio > team
2028-06-15 08.32 gesprekken, taalmaatjes > Anna
2028-06-15 08.32 portfolio > Chloe
2028-06-22 08.30 het jaareinde > team
2028-06-22 08.32 het jaareinde > Griet
2028-09-01 08.30 wat er veranderde > team
"""

KNOWN = """
Gesprekken met derdejaars
  2026-10-26 Anna: deels, verder
  2027-01-15 Anna: nee, bijsturen
    Plan ze in de lesuren.
  2027-06-15 ?
  2026 groen
Buddy voor wie nieuw is
  2026-10-26 Bram: ja, borgen
    Een buddy uit hetzelfde jaar werkt best.
  2027-10-25 Bram: ja
  2028-10-23 ?
  2026 groen
  2027 groen
Portfolio in elke klas
  2027-01-15 Daan: deels, verder
  2027-10-25 Chloe: deels, verder
  2028-01-17 Chloe: ja, verder
  2028-03-27 Chloe: ja, borgen
    Leerlingen kiezen zelf wat erin komt.
  2029-03-26 ?
  2026 oranje
  2027 groen
Bedrijfsbezoeken
  2026-10-26 ?
  2027-03-22 ?
  2027-06-15 ?
  2026 rood
Infoavond voor ouders
  2027-01-15 Griet: nee, stoppen
    Ouders praten liever apart.
  2027-03-22 ?
  2026 rood
Gesprekken in de lesuren
  2027-03-22 Anna: deels, verder
  2027-06-15 Anna: ja, borgen
    Een vast uur helpt.
  2028-06-15 ?
  2029-06-15 ?
  2026 groen
  2027 groen
Taalmaatjes
  2027-11-22 Anna: deels, verder
  2028-01-17 ?
  2028-03-27 ?
  2028-10-23 ?
  2029-01-15 ?
  2029-03-26 ?
  2029-06-15 ?
  2027 oranje
"""

FREE = """
2026-11-02 2026-11-08 herfstvakantie
2026-11-11 2026-11-11 Wapenstilstand
2026-12-21 2027-01-03 kerstvakantie
2027-01-15 2027-01-15 eigen studiedag
2027-02-08 2027-02-14 krokusvakantie
2027-03-29 2027-04-11 paasvakantie
2027-05-06 2027-05-07 Hemelvaart
2027-05-10 2027-05-10 eigen brugdag
2027-05-17 2027-05-17 Pinkstermaandag
2027-07-01 2027-08-31 zomervakantie
2027-11-01 2027-11-07 herfstvakantie
2027-11-11 2027-11-11 Wapenstilstand
2027-12-27 2028-01-09 kerstvakantie
2028-02-28 2028-03-05 krokusvakantie
2028-04-03 2028-04-17 paasvakantie en Paasmaandag
2028-05-01 2028-05-01 Feest van de Arbeid
2028-05-25 2028-05-26 Hemelvaart
2028-06-05 2028-06-05 Pinkstermaandag
2028-07-01 2028-08-31 zomervakantie
"""
HOLIDAYS = [
    (date.fromisoformat(first), date.fromisoformat(last))
    for first, last, *_ in map(str.split, FREE.strip().splitlines())
]
CLOSES = time(16, 0)
BLOCKED = Answer(403, body={"error": {"code": "MessageWritesBlocked"}})
BUSY = Answer(429, {"Retry-After": "3600"})


async def test_a_team_lives_through_two_school_years(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with LongSchool(tmp_path / "data", "2026-09-14T15:00") as school:
        team = Team(school)
        await september(team)
        await autumn(team)
        await january(team)
        await a_week_without_the_bot(team)
        await microscan(team)
        await june(team)
        await second_autumn(team)
        await a_month_of_429s(team)
        await second_june(team)
        await school.until("2028-09-29T17:00")

    diary = school.diary()
    assert said(diary, ACTIES) == SAID.strip().splitlines()
    assert most_a_day(diary) == 1
    assert all(at_a_good_time(call.at, HOLIDAYS, CLOSES) for call in school.attempts())
    assert known(await kept(school)) == KNOWN.strip().splitlines()
    assert not faults(caplog)


async def september(team: Team) -> None:
    """The team plans, and the trekker says when the school is closed."""
    await team.looks_back()
    await team.plans(GESPREKKEN, BUDDY, PORTFOLIO, BEZOEKEN, INFOAVOND)
    card = await team.griet.presses(await team.reminders(), "Schoolkalender")
    card.choose("En niet meer na", "16.00 uur")
    card.fill(vrij="15/1 pedagogische studiedag\n10 mei brugdag")
    card = await team.griet.presses(card, "Bewaar")
    card.sees("vr 15 januari: pedagogische studiedag", "ma 10 mei: brugdag")


async def autumn(team: Team) -> None:
    """The Monday after the clock went back. Anna looks, Bram puts it off, Daan never answers."""
    await team.school.until("2026-10-26T10:00")
    await finds(team.anna, await asked(team.anna, GESPREKKEN), "Deels", "verder")
    card = await team.bram.presses(await asked(team.bram, BUDDY), "Later")
    card = await team.bram.presses(card, "Volgende week")
    card.sees("Ik kom terug op ma 9 november")

    await team.school.until("2026-11-09T12:00")
    card = await asked(team.bram, BUDDY)
    await finds(team.bram, card, "Ja", "borgen", "Een buddy uit hetzelfde jaar werkt best.")


async def january(team: Team) -> None:
    """Els has blocked the bot, Anna's actie takes another turn, and Chloe passes hers on."""
    team.school.service.refusals[team.els.own_chat] = BLOCKED

    await team.school.until("2027-01-18T12:00")
    (await team.living()).sees("Niet bereikt: Els")
    card = await asked(team.anna, GESPREKKEN)
    cycle = await finds(team.anna, card, "Nee, nog niet", "bijsturen", "Plan ze in de lesuren.")
    await team.works_out(team.anna, cycle, LESUREN)
    await passes_on(team.chloe, await asked(team.chloe, PORTFOLIO), "Daan")

    await team.school.until("2027-01-19T12:00")
    await finds(team.daan, await asked(team.daan, PORTFOLIO), "Deels", "verder")


async def a_week_without_the_bot(team: Team) -> None:
    """The bot is off when a check moment comes, and asks when it is back, in one go."""
    await team.school.until("2027-03-19T12:00")
    await team.school.stop()
    await team.school.until("2027-03-26T10:00")
    await team.school.start()

    await team.school.until("2027-03-26T12:00")
    await finds(team.anna, await asked(team.anna, LESUREN), "Deels", "verder")
    card = await team.griet.presses(await team.told(), "Bekijk samen")
    card = await team.griet.presses(card.choose("Naar welke actie", INFOAVOND.doel), "Kijk na")
    await finds(team.griet, card, "Nee, nog niet", "stoppen", "Ouders praten liever apart.")


async def microscan(team: Team) -> None:
    """In May the team answers two questions of September again."""
    await team.school.until("2027-05-03T12:00")
    card = await team.griet.presses(await team.living(), "Volg op")
    card = await team.griet.presses(card.choose("Naar welke actie", LESUREN.doel), "Kijk na")
    card = await team.griet.presses(card, "Microscan")
    await team.griet.presses(card, "Start de microscan")
    for member in team.members[:-1]:
        await answers_microscan(member)
    confirm = await team.griet.presses(await team.living(), "Sluit de microscan")
    await team.griet.presses(confirm, "Sluit de microscan")
    (await team.school.sees(team.thread, "Microscan: toen en nu")).sees(LESUREN.wat)


async def june(team: Team) -> None:
    """What works is kept; the trekker closes the year with the team and begins the next."""
    await team.school.until("2027-06-15T12:00")
    await finds(team.anna, await asked(team.anna, LESUREN), "Ja", "borgen", "Een vast uur helpt.")

    await team.school.until("2027-06-22T12:00")
    wanted = {
        LESUREN: "groen",
        BUDDY: "groen",
        PORTFOLIO: "oranje",
        BEZOEKEN: "rood",
        INFOAVOND: "rood",
    }
    closed = await colours(team.griet, "2026-2027", wanted)
    await team.griet.presses(closed, "Begin het plan van 2027-2028")
    await team.school.sees(team.thread, "Jaaractieplan 2027-2028")


async def second_autumn(team: Team) -> None:
    """A borgafspraak still lives, there is a new actie, and the trekker wants rest for a while."""
    await team.school.until("2027-10-25T12:00")
    card = (await team.bram.sees("Leeft deze afspraak nog?")).sees(BUDDY.wat)
    await team.bram.presses(card.fill(bereikt="ja"), "Bewaar")
    await finds(team.chloe, await asked(team.chloe, PORTFOLIO), "Deels", "verder")
    plan = await team.school.sees(team.thread, "Jaaractieplan 2027-2028")
    await team.adds(await team.griet.presses(plan, "Wijzig"), TAALMAATJES)
    card = await team.reminders()
    await team.griet.presses(card.fill(tot="29 november"), "Pauzeer")

    await team.school.until("2027-11-29T12:00")
    await finds(team.anna, await asked(team.anna, TAALMAATJES), "Deels", "verder")


async def a_month_of_429s(team: Team) -> None:
    """From the christmas holidays on Teams takes nothing; and then Els wants the bot again."""
    await team.school.until("2028-01-10T08:00")
    team.school.service.refuses = BUSY
    await team.school.until("2028-02-10T06:00")
    team.school.service.refuses = None
    tried = [call.at for call in team.school.attempts(team.chloe.id) if call.at]
    assert min(later - sooner for sooner, later in pairwise(tried[-20:])) >= timedelta(hours=1)

    await team.school.until("2028-02-10T12:00")
    await finds(team.chloe, await asked(team.chloe, PORTFOLIO), "Ja", "verder")
    del team.school.service.refusals[team.els.own_chat]
    await team.els.says("status")
    (await team.living()).misses("Niet bereikt")
    tried = [call.at.date() for call in team.school.attempts(team.els.id) if call.at]
    assert tried == [date(2027, 1, 18), date(2027, 3, 26)]


async def second_june(team: Team) -> None:
    """The second year is closed; an actie that nobody looked at goes on."""
    await team.school.until("2028-06-15T12:00")
    card = await asked(team.chloe, PORTFOLIO)
    await finds(team.chloe, card, "Ja", "borgen", "Leerlingen kiezen zelf wat erin komt.")

    await team.school.until("2028-06-22T12:00")
    wanted = {LESUREN: "groen", BUDDY: "groen", PORTFOLIO: "groen", TAALMAATJES: "oranje"}
    closed = await colours(team.griet, "2027-2028", wanted)
    await team.griet.presses(closed, "Begin het plan van 2028-2029")


def faults(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged besides that Teams refused something."""
    told = [r.getMessage() for r in caplog.records if r.levelno >= logging.WARNING]
    return [text for text in told if not re.match("not delivered: ", text)]
