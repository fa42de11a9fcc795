"""A traject begins: what it is about, with which instrument the team looks back, and how."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from content.model import Content, Instrument
from dialogs import dutch
from dialogs.calendar import END_OF_SCHOOL_DAY, moment, school_year
from dialogs.effects import Effect
from dialogs.events import Event, Press
from dialogs.outcome import Setup, View
from dialogs.record import Mode, Traject
from dialogs.ronde import default_until, open_ronde, opening_effects
from dialogs.steps import Choice, Feedback, Start

MAX_WEEKS = 26


def start_step(setup: Setup, view: View, id: str, feedback: Feedback) -> Start:
    """The start card for a traject that will have this id."""
    content = setup.content
    return Start(
        id=f"start/{id}",
        feedback=feedback,
        verwachtingen=tuple(
            Choice(v.id, f"{v.code} · {v.titel}") for v in content.verwachtingen.values()
        ),
        domeinen=tuple(Choice(d.id, d.naam) for d in content.domeinen.values()),
        with_domein=tuple(v.code for v in content.verwachtingen.values() if v.domeinen),
        instrumenten=tuple(_instrument(content, i) for i in content.instrumenten.values()),
        until=default_until(view.now).date().isoformat(),
        alone=view.private and view.home,
    )


def _instrument(content: Content, instrument: Instrument) -> Choice:
    """An instrument with what it is for: how long it takes, and which expectations it suits."""
    codes = ", ".join(content.verwachtingen[id].code for id in instrument.verwachtingen)
    suits = f" Gemaakt voor {codes}." if codes else ""
    uitleg = f"{instrument.kort} ± {instrument.minuten} minuten.{suits}"
    return Choice(instrument.id, instrument.titel, uitleg)


def start(
    setup: Setup, event: Event, alone: bool
) -> tuple[Traject, tuple[Effect, ...]] | Mapping[str, str]:
    """A new traject with its first ronde open; or what is wrong with which field.

    `alone`: the traject lives in a personal chat, so there is nobody to answer apart.
    """
    assert isinstance(event.what, Press)
    press, content = event.what, setup.content
    mode = Mode.APART if press.text("wijze") == Mode.APART and not alone else Mode.SAMEN
    until, errors = _read_until(content, press, event.now, mode)
    verwachting = content.verwachtingen.get(press.text("verwachting"))
    if verwachting is None:
        errors["verwachting"] = content.zeg("fout.kies-verwachting")
    if press.text("instrument") not in content.instrumenten:
        errors["instrument"] = content.zeg("fout.kies-instrument")
    if not alone and press.text("wijze") not in set(Mode):
        errors["wijze"] = content.zeg("fout.kies-wijze")
    domein = press.text("domein")
    if verwachting and verwachting.domeinen and domein not in content.domeinen:
        errors["domein"] = content.zeg("fout.kies-domein")
    if errors or verwachting is None:
        return errors
    ronde = open_ronde(event.chance[:12], press.text("instrument"), mode, event.now, until)
    traject = Traject(
        id=press.step.removeprefix("start/"),
        verwachting=verwachting.id,
        domein=domein if verwachting.domeinen else None,
        trekker=event.who,
        year=school_year(event.now.date()),
        rondes=(ronde,),
    )
    return traject, opening_effects(ronde)


def _read_until(
    content: Content, press: Press, now: datetime, mode: Mode
) -> tuple[datetime, dict[str, str]]:
    """Until when the ronde is open. A joint one has no deadline, so nothing can be wrong."""
    text, today = press.text("tot", 40), now.date()
    day = dutch.read_day(text, today) if text else default_until(now).date()
    if mode is Mode.SAMEN:
        return default_until(now), {}
    if day is None:
        return default_until(now), {"tot": content.zeg("fout.geen-datum")}
    if not _end(day) > now:
        return default_until(now), {"tot": content.zeg("fout.voorbije-datum")}
    if (day - today).days > 7 * MAX_WEEKS:
        return default_until(now), {"tot": content.zeg("fout.verre-datum")}
    return _end(day), {}


def _end(day: date, at: time = END_OF_SCHOOL_DAY) -> datetime:
    return moment(day, at)
