"""Where a traject stands: the living card, the status of all trajecten, and help."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from content.model import Content
from dialogs import dutch
from dialogs.actie.standing import next_check
from dialogs.anywhere.people import named
from dialogs.anywhere.roles import only_for_trekker
from dialogs.calendar import school_year_name
from dialogs.head import head, title
from dialogs.opvolging.manners_card import say_pause
from dialogs.opvolging.outcomes import outcomes
from dialogs.opvolging.unreached import say_unreached
from dialogs.opvolging.waiting import acties_waiting
from dialogs.orientatie.lijsten_cards import lijst_views
from dialogs.outcome import Setup, State, View
from dialogs.record import Mode, Phase, Traject
from dialogs.reflectie.aggregate import count_answered
from dialogs.reflectie.besluiten import agreed_level
from dialogs.steps import ConfirmStop, Help, Living, Message, Status, Step, TrajectLine
from dialogs.subject import instrument_of, say_actie

MOST_LINES = 12
"""More trajecten than this a card doesn't list."""
COMMANDS = (
    *("start", "volgende", "terug", "status", "overzicht", "plan", "stop"),
    *("kennismaking", "demo", "help"),
)


def living_step(setup: Setup, state: State, view: View) -> Living:
    """The living card. It counts answers; it never says whose or which."""
    traject, content = state.traject, setup.content
    ronde, today = traject.asked, view.now.date()
    coming = next_check(traject.school, traject.live_acties, today)
    return Living(
        id="levend",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        instrument=instrument_of(content, traject, ronde).titel,
        apart=ronde.mode is Mode.APART,
        ronde_open=ronde.open,
        answered=count_answered(state.sheets) if ronde.open else ronde.result.n,  # type: ignore[union-attr]
        invited=ronde.invited,
        until=dutch.say_moment(ronde.until, today) if ronde.until else "",
        threshold=setup.threshold,
        lijsten=lijst_views(content, traject) if traject.phase is Phase.ORIENTATIE else (),
        prioriteiten=tuple(item.text for item in traject.chosen_items),
        acties_ready=sum(actie.card == "klaar" for actie in traject.live_acties),
        acties_total=len(traject.live_acties),
        next_check=dutch.say_day(coming, today) if coming else "",
        stopped=traject.stopped is not None,
        nudged=dutch.say_moment(ronde.nudged, today) if ronde.nudged else "",
        co_trekkers=named(traject.co_trekkers) if traject.co_trekkers else "",
        niveau=agreed_level(content, traject),
        helpers=tuple(named(item.helpers) for item in traject.chosen_items),
        paused=say_pause(content, traject, view.now),
        channel_quiet=traject.channel_quiet,
        not_reached=say_unreached(traject, state.people),
        microscan=say_actie(traject, ronde) if ronde.open else "",
        outcomes=outcomes(content, traject),
    )


def confirm_stop(setup: Setup, state: State, view: View) -> Step:
    """Before anything stops. The trekker stops the traject, a deelnemer stops taking part.

    When there is no ronde to which each answers apart, a deelnemer has nothing to stop.
    """
    traject = state.traject
    trekker = traject.leads(view.who)
    if not trekker and not (traject.asked.open and traject.asked.mode is Mode.APART):
        text = only_for_trekker(setup.content, traject)
        return Message(id="bericht/trekker", title="", lines=(text,))
    return ConfirmStop(
        id=f"stoppen/{traject.asked.id}",
        version=traject.version,
        traject=traject.id,
        head=head(setup.content, traject),
        what="traject" if trekker else "deelname",
    )


def status_step(trajecten: Sequence[tuple[Setup, Traject, str]], now: datetime) -> Status:
    """One line per traject; each with its setup and the key of its space. The newest come first.

    `trajecten` begins with the oldest. Those that were stopped come last.
    """
    newest = trajecten[::-1]
    going_on = [row for row in newest if not row[1].stopped]
    listed = going_on + [row for row in newest if row[1].stopped]
    lines = tuple(_line(setup.content, t, space, now) for setup, t, space in listed[:MOST_LINES])
    return Status(id="status", lines=lines, more=len(listed) - len(lines))


def _line(content: Content, traject: Traject, space: str, now: datetime) -> TrajectLine:
    return TrajectLine(
        id=traject.id,
        space=space,
        title=title(content, traject),
        state=say_state(content, traject, len(acties_waiting(traject, now))),
        trekker=traject.trekker.name,
        year=school_year_name(traject.running_year),
    )


def say_state(content: Content, traject: Traject, waiting: int = 0) -> str:
    """Where a traject stands, in a few words: its step, and what goes on in it.

    `waiting` counts the acties at which somebody is to look now.
    """
    phase = content.stappen[traject.phase].titel
    if traject.stopped:
        return content.zeg("status.gestopt", fase=phase)
    if traject.phase is Phase.REFLECTIE:
        open_now = traject.ronde.open
        return content.zeg("status.ronde-open" if open_now else "status.ronde-dicht", fase=phase)
    if traject.asked.open:
        scan = traject.asked.microscan
        return content.zeg("status.microscan-open" if scan else "status.stemming-open", fase=phase)
    if waiting:
        name = "status.check" if waiting == 1 else "status.checks"
        return content.zeg(name, fase=phase, aantal=waiting)
    return phase


def help_step(setup: Setup, waiting: Step | None) -> Help:
    """What can be typed, and what the bot is waiting for."""
    content = setup.content
    return Help(
        id="help",
        commands=tuple((name, content.zeg(f"help.{name}")) for name in COMMANDS),
        waiting=waiting_for(content, waiting),
    )


def waiting_for(content: Content, step: Step | None) -> str:
    """In one sentence what the bot is waiting for."""
    if isinstance(step, Living) and step.stopped:
        return content.zeg("traject.gestopt")
    return content.zeg(f"wacht.{step.waits_for if step else 'niets'}")


def message_step(content: Content, name: str, **values: object) -> Message:
    """A card that says something and asks nothing."""
    text = content.zeg(name, **values)
    return Message(id=f"bericht/{name}", title="", lines=tuple(text.splitlines()))
