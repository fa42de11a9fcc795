"""The calendar of the school: its hours and free days. One for all trajecten of a team."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from content.model import Content
from dialogs import dutch
from dialogs.calendar import (
    is_school_day,
    school_holidays,
    school_year_name,
    single_days_off,
)
from dialogs.effects import Effect, ShareSchool, Show
from dialogs.events import Event, Press, SchoolChanged
from dialogs.head import head
from dialogs.opvolging.vrije_dagen import (
    MOST_DAYS,
    MOST_LINES,
    Wrong,
    read_free_days,
    write_free_days,
    year_to_fill_in,
)
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Phase, Traject
from dialogs.school import FreeDays
from dialogs.shorten import shorten
from dialogs.steps import Choice, Feedback, Kalender

KALENDER = "kalender"
"""The id of the card."""
TEXT_LENGTH = 3000
"""There is room for as many lines as are read, each as long as it is kept."""
OPENS = tuple(time(half // 2, half % 2 * 30) for half in range(13, 21))
CLOSES = tuple(time(half // 2, half % 2 * 30) for half in range(24, 45))
"""The hours that can be chosen: 6.30 to 10.00, and 12.00 to 22.00."""
_WRONG_NAMED = 5
_LINE = 60


def show(setup: Setup, state: State, event: Event) -> Outcome:
    """Show the calendar, to change it."""
    return unchanged(state, show=_step(setup, state.traject, event.now.date()))


def save(setup: Setup, state: State, event: Event) -> Outcome:
    """The calendar gets other hours and free days, here and in the team's other trajecten."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    today, school = event.now.date(), traject.school.without_past(event.now.date())
    free, wrong = read_free_days(press.text("vrij", TEXT_LENGTH), today, traject.school.free)
    opens, closes = _hour(press, "opent", OPENS), _hour(press, "sluit", CLOSES)
    wanted = replace(
        school,
        free=free if "vrij" in press.values else school.free,
        opens=opens or school.opens,
        closes=closes or school.closes,
    )
    error = _error(content, len(free), wrong)
    step = _step(setup, traject, today)
    if wanted == school and not error:
        return unchanged(state, show=step)
    if press.version != traject.school.version:
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if error:
        feedback = Feedback(errors={"vrij": error}, typed=dict(press.values))
        step = replace(step, understood=_said(content, free, today))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    changed = replace(traject, school=replace(wanted, version=school.version + 1))
    note = content.zeg("kalender.bewaard", tijd=dutch.say_time(event.now))
    effects = (*_shown(changed), ShareSchool())
    step = _step(setup, changed, today)
    return Outcome(changed, state.sheet, effects, Feedback(note=note), step)


def take_over(setup: Setup, state: State, event: Event) -> Outcome:
    """The calendar was changed in another traject of the team."""
    assert isinstance(event.what, SchoolChanged)
    if not event.what.school.overrules(state.traject.school):
        return unchanged(state)
    changed = replace(state.traject, school=event.what.school)
    return Outcome(changed, state.sheet, _shown(changed))


def _shown(traject: Traject) -> tuple[Effect, ...]:
    """The cards that say when something is looked at. Nobody types on them."""
    plan = (Show(f"plan.{traject.version}"),) if traject.phase is Phase.OPVOLGING else ()
    return (Show("levend"), *plan)


def _step(setup: Setup, traject: Traject, today: date) -> Kalender:
    content, school = setup.content, traject.school
    kept = school.without_past(today).free
    year = year_to_fill_in(today)
    known = sorted((*school_holidays(year), *single_days_off(year)), key=lambda off: off.first)
    off = (FreeDays(holiday.first, holiday.last, holiday.name) for holiday in known)
    return Kalender(
        id=KALENDER,
        version=school.version,
        traject=traject.id,
        head=head(content, traject),
        opens=_hours(OPENS),
        closes=_hours(CLOSES),
        chosen_opens=school.opens.isoformat("minutes"),
        chosen_closes=school.closes.isoformat("minutes"),
        free=write_free_days(kept),
        kept=_said(content, kept, today),
        understood=(),
        known=tuple(dutch.say_free_days(days, today) for days in off),
        year=school_year_name(year),
        limit=TEXT_LENGTH,
    )


def _hours(hours: Iterable[time]) -> tuple[Choice, ...]:
    return tuple(Choice(at.isoformat("minutes"), f"{at.hour}.{at.minute:02d} uur") for at in hours)


def _hour(press: Press, name: str, offered: Sequence[time]) -> time | None:
    """The hour that was chosen; None when it is not one that the card offers."""
    return next((at for at in offered if at.isoformat("minutes") == press.text(name)), None)


def _said(content: Content, free: Iterable[FreeDays], today: date) -> tuple[str, ...]:
    """Free days as they were understood, with what may surprise who typed them."""
    return tuple(_say(content, days, today) for days in free)


def _say(content: Content, days: FreeDays, today: date) -> str:
    said = dutch.say_free_days(days, today)
    if days.last < today:
        return content.zeg("kalender.voorbij", dag=said)
    if days.first == days.last and not is_school_day(days.first):
        return content.zeg("kalender.wist-ik", dag=said)
    return said


def _error(content: Content, right: int, wrong: Sequence[Wrong]) -> str:
    """What is wrong with the free days, line by line; empty when nothing is."""
    if right + len(wrong) > MOST_LINES:
        return content.zeg("vrije-dagen.veel", aantal=MOST_LINES)
    named = [_name(content, line) for line in wrong[:_WRONG_NAMED]]
    more = len(wrong) - len(named)
    return " ".join([*named, *([content.zeg("vrije-dagen.meer", aantal=more)] if more else [])])


def _name(content: Content, wrong: Wrong) -> str:
    line = shorten(wrong.line, _LINE)
    if wrong.why == "periode":
        return content.zeg("vrije-dagen.periode", lijn=line, aantal=MOST_DAYS)
    return content.zeg(f"vrij.{wrong.why}", lijn=line)
