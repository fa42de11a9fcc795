"""What was filled in on the three small cards of an actie."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.calendar import school_year
from dialogs.events import Press
from dialogs.record import Actie, Card, Person

TEXT_LENGTH = 500
CHECK_FIELDS = ("check", "check_2")

Read = tuple[Actie, Mapping[str, str]]
"""The actie with what was filled in, and what is wrong with which field."""


def read_card(
    content: Content,
    actie: Actie,
    card: Card,
    press: Press,
    today: date,
    people: Sequence[Person],
) -> Read:
    """The actie as the card wants it, with an error per field that can't stay as it is.

    A field that the card did not send keeps what was saved.
    """
    if card == "doel":
        return _read_doel(content, actie, press)
    if card == "wat":
        return _read_wat(content, actie, press)
    return _read_opvolging(content, actie, press, today, people)


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


def _read_opvolging(
    content: Content, actie: Actie, press: Press, today: date, people: Sequence[Person]
) -> Read:
    errors: dict[str, str] = {}
    owner = actie.owner
    if "owner" in press.values:
        owner = next((p for p in people if p.key == press.text("owner")), None)
    checks = actie.checks
    if any(name in press.values for name in CHECK_FIELDS):
        checks = _read_checks(content, actie, press, today, errors)
    years = _read_years(press) if "jaren" in press.values else actie.years
    wanted = replace(
        actie,
        owner=owner,
        wie=_text(press, "wie", actie.wie),
        checks=checks,
        years=years if actie.termijn == "middellang" else (),
    )
    if not wanted.owner and not wanted.wie:
        errors["owner"] = content.zeg("fout.kies-wie")
    if not wanted.checks and "check" not in errors:
        errors["check"] = content.zeg("fout.kies-moment")
    if wanted.termijn == "middellang" and not wanted.years:
        errors["jaren"] = content.zeg("fout.kies-jaar")
    return wanted, errors


def _read_years(press: Press) -> tuple[int, ...]:
    """The school years that were ticked. What no card offers is left out."""
    ticked = {year for year in press.several("jaren") if re.fullmatch("20[0-9]{2}", year)}
    return tuple(sorted(map(int, ticked)))


def _read_checks(
    content: Content, actie: Actie, press: Press, today: date, errors: dict[str, str]
) -> tuple[date, ...]:
    """The check moments. A day that has passed may stay, but can't be chosen."""
    checks = set()
    for name in CHECK_FIELDS:
        text = press.text(name, 40)
        day = dutch.read_day(text, today) if text else None
        if text and day is None:
            errors[name] = content.zeg("fout.geen-datum")
        elif day and day < today and day not in actie.checks:
            errors[name] = content.zeg("fout.voorbije-datum")
        elif day and school_year(day) > school_year(today) + 4:
            errors[name] = content.zeg("fout.verre-datum")
        elif day:
            checks.add(day)
    return tuple(sorted(checks))
