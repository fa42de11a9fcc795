"""What was filled in on the three small cards of an actie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.actie.voorstel import with_moments
from dialogs.calendar import school_year
from dialogs.events import Press
from dialogs.record import Actie, Card, Person
from dialogs.school import School

TEXT_LENGTH = 500
YEARS_AHEAD = 4
"""A check moment is no further away than this, in school years."""
MOST_MOMENTS = 12

Read = tuple[Actie, Mapping[str, str]]
"""The actie with what was filled in, and what is wrong with which field."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a card is read against: the day, the calendar of the school, and who is in the team.

    `year` is the school year of the jaaractieplan that is followed.
    """

    today: date
    school: School
    people: Sequence[Person]
    year: int


def read_card(content: Content, actie: Actie, card: Card, press: Press, around: Around) -> Read:
    """The actie as the card wants it, with an error per field that can't stay as it is.

    A field that the card did not send keeps what was saved. On the card of the coach there is none.
    """
    if card == "coach":
        return actie, {}
    if card == "doel":
        return _read_doel(content, actie, press)
    if card == "wat":
        return _read_wat(content, actie, press)
    return _read_opvolging(content, actie, press, around)


def _text(press: Press, name: str, saved: str) -> str:
    return press.text(name, TEXT_LENGTH) if name in press.values else saved


def _read_doel(content: Content, actie: Actie, press: Press) -> Read:
    soort, termijn = press.text("soort"), press.text("termijn")
    wanted = replace(
        actie,
        doel=_text(press, "doel", actie.doel),
        meting=_text(press, "meting", actie.meting),
        soort="borgen" if soort == "borgen" else "ontwikkelen" if soort else actie.soort,
        termijn="middellang" if termijn == "middellang" else "kort" if termijn else actie.termijn,
    )
    return wanted, {} if wanted.doel else {"doel": content.zeg("fout.typ-doel")}


def _read_wat(content: Content, actie: Actie, press: Press) -> Read:
    wanted = replace(
        actie,
        wat=_text(press, "wat", actie.wat),
        hoe=_text(press, "hoe", actie.hoe),
        wanneer=_text(press, "wanneer", actie.wanneer),
        afspraken=_text(press, "afspraken", actie.afspraken),
    )
    return wanted, {} if wanted.wat else {"wat": content.zeg("fout.typ-wat")}


def _read_opvolging(content: Content, actie: Actie, press: Press, around: Around) -> Read:
    owner = actie.owner
    if "owner" in press.values:
        owner = next((p for p in around.people if p.key == press.text("owner")), None)
    years = _read_years(press, actie, around.year) if "jaren" in press.values else actie.years
    this_year = tuple(year for year in actie.years if year <= around.year)
    wanted = replace(
        actie,
        owner=owner,
        wie=_text(press, "wie", actie.wie),
        years=years if actie.termijn == "middellang" else this_year,
    )
    wanted, errors = _read_moments(content, wanted, press, around)
    if not wanted.owner and not wanted.wie:
        errors["owner"] = content.zeg("fout.kies-wie")
    if wanted.termijn == "middellang" and not wanted.years:
        errors["jaren"] = content.zeg("fout.kies-jaar")
    return wanted, errors


def _read_years(press: Press, actie: Actie, running: int) -> tuple[int, ...]:
    """The school years that were ticked, and those that are over.

    What no card offers is left out.
    """
    ticked = {int(year) for year in press.several("jaren") if re.fullmatch("20[0-9]{2}", year)}
    over = {year for year in actie.years if year < running}
    return tuple(sorted(over | {year for year in ticked if year >= running}))


def _read_moments(
    content: Content, actie: Actie, press: Press, around: Around
) -> tuple[Actie, dict[str, str]]:
    """The actie with its check moments: those that were ticked, and a day that was added."""
    if not {"momenten", "dag"} & set(press.values) and actie.checks:
        return actie, {}
    picked = {day for day in actie.checks if day >= around.today}
    if "momenten" in press.values:
        picked = _ticked(press, around.today)
    day, wrong = _read_day(content, press.text("dag", 40), around)
    if day:
        picked.add(day)
    wanted = with_moments(around.school, actie, picked, around.today)
    if wrong:
        return wanted, {"dag": wrong}
    if not picked and not any(day < around.today for day in wanted.checks):
        return wanted, {"momenten": content.zeg("fout.kies-moment")}
    if len(picked) > MOST_MOMENTS:
        return wanted, {"momenten": content.zeg("fout.veel-momenten", aantal=MOST_MOMENTS)}
    return wanted, {}


def _ticked(press: Press, today: date) -> set[date]:
    """The days that were ticked. What no card offers is left out, and what has passed meanwhile."""
    days = (dutch.read_iso_day(text) for text in press.several("momenten"))
    return {day for day in days if day and day >= today and not _is_far(day, today)}


def _read_day(content: Content, text: str, around: Around) -> tuple[date | None, str]:
    """The day that was added, if any, and what is wrong with it; empty when nothing is."""
    day = dutch.read_day(text, around.today, around.school)
    if text and day is None:
        return None, content.zeg("fout.geen-datum")
    if day and day < around.today:
        return None, content.zeg("fout.voorbije-datum")
    if day and _is_far(day, around.today):
        return None, content.zeg("fout.verre-datum")
    return day, ""


def _is_far(day: date, today: date) -> bool:
    return school_year(day) > school_year(today) + YEARS_AHEAD
