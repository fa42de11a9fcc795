"""The card of ACT, and what it offers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS
from dialogs.head import head
from dialogs.opvolging.borgen import next_look, taken_back
from dialogs.opvolging.digest import say_bereikt
from dialogs.opvolging.lesson import lesson_of
from dialogs.opvolging.scan import lines_of
from dialogs.outcome import Setup, State
from dialogs.record import Act, Actie, Check, Traject, Vervolg
from dialogs.shorten import shorten
from dialogs.steps import ActCard, Choice

_FOUND_LENGTH = 160
"""Of what was found the beginning is enough here: the card before has it whole."""


def act_step(setup: Setup, state: State, actie: Actie, day: date, today: date) -> ActCard:
    """What the team does with what it found on a day. The check of that day must be kept."""
    content, traject = setup.content, state.traject
    check = actie.check_of(day)
    assert check is not None and check.at is not None
    later = decided_later(actie, day)
    choices = {} if later else offered(content, traject, actie, check, today)
    return ActCard(
        id=f"act/{actie.id}/{day.isoformat()}",
        version=check.version,
        traject=traject.id,
        head=head(content, traject),
        actie=actie.id,
        wat=actie.wat,
        day=dutch.say_day(day, today),
        found=(*_found(content, actie, check), *lines_of(content, traject, actie)),
        decided=_say_decided(content, later or check.act, today),
        choices=tuple(Choice(vervolg, label) for vervolg, label in choices.items()),
        vervolg=_proposed(actie, check, choices),
        question=content.kwaliteitsvragen["q5"].tekst,
        les=lesson_of(check),
    )


def decided_later(actie: Actie, day: date) -> Act | None:
    """What was decided at a check moment after this day: that counts."""
    return next((c.act for c in reversed(actie.checked) if c.act and c.day > day), None)


def offered(
    content: Content, traject: Traject, actie: Actie, check: Check, today: date
) -> Mapping[Vervolg, str]:
    """What can be decided at a check moment, with what happens then.

    A borgafspraak is kept as it is, or not. Without a later check moment nothing goes on as
    planned.
    """
    day = check.day
    if actie.borgafspraak_at(day):
        again = dutch.say_day(next_look(actie, day, traject.school, today), today)
        first: dict[Vervolg, str] = {"borgen": content.zeg("act.keuze.zo-houden", dag=again)}
    else:
        before = taken_back(actie, check.act, today) if check.act else actie
        coming = [d for d in before.unchecked if d > day]
        again = dutch.say_day(traject.school.school_day_from(min(coming)), today) if coming else ""
        first = {"verder": content.zeg("act.keuze.verder", dag=again)} if coming else {}
        first["borgen"] = content.zeg("act.keuze.borgen")
    return {
        **first,
        "bijsturen": content.zeg("act.keuze.bijsturen"),
        "stoppen": content.zeg("act.keuze.stoppen"),
    }


def _proposed(actie: Actie, check: Check, choices: Mapping[Vervolg, str]) -> str:
    """What was decided; or else what is likely after what was found."""
    light = actie.borgafspraak_at(check.day)
    likely: tuple[Vervolg, ...] = ("bijsturen",)
    if check.bereikt == "ja" or (light and check.bereikt == "deels"):
        likely = ("borgen",)
    elif check.bereikt == "deels":
        likely = ("verder", "bijsturen")
    decided = (check.act.vervolg,) if check.act else ()
    return next((vervolg for vervolg in (*decided, *likely) if vervolg in choices), "")


def _found(content: Content, actie: Actie, check: Check) -> Iterator[str]:
    for text in (say_bereikt(content, actie, check), check.effect, check.anderen):
        if text:
            yield shorten(text, _FOUND_LENGTH)


def _say_decided(content: Content, act: Act | None, today: date) -> str:
    if act is None:
        return ""
    day = dutch.say_day(act.at.astimezone(BRUSSELS).date(), today)
    vervolg = content.zeg(f"digest.vervolg.{act.vervolg}")
    return content.zeg("act.eerder", dag=day, wie=act.by.name, vervolg=vervolg)
