"""What the bot asked can wait: until tomorrow, next week, or a day that somebody chooses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS, school_year
from dialogs.events import Event, Press, derived_id
from dialogs.head import head
from dialogs.opvolging.check import keep_draft
from dialogs.opvolging.moments import Kind, Moment, is_followed, moments
from dialogs.opvolging.wording import what_waits
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Traject
from dialogs.steps import Feedback, Snooze

_PUT_OFF = re.compile(r"(.*/\d{4}-\d\d-\d\d.*)/\d{4}-\d\d-\d\d")
"""The key of a moment that was put off: its own, and until which day."""
_LONGEST, _MOST = 20, 200
"""More keys than this a button sends along in short, and no more than that at all."""


def write_keys(keys: Sequence[str]) -> str:
    """The keys of moments as a button sends them along."""
    return ",".join(keys if len(keys) <= _LONGEST else map(_in_short, keys[:_MOST]))


def _in_short(key: str) -> str:
    return derived_id(key)[:8] if "/" in key else key


def snooze(setup: Setup, state: State, event: Event) -> Outcome:
    """Ask when to come back with what `keys` names. What was typed on a check card stays there."""
    assert isinstance(event.what, Press)
    traject, kept = keep_draft(setup, state, event)
    named = _named(traject, event)
    if not named:
        return Outcome(traject, state.sheet, feedback=_nothing(setup, kept))
    step = snooze_step(setup, traject, named, event.now)
    return Outcome(traject, state.sheet, feedback=kept, show=step)


def put_off(setup: Setup, state: State, event: Event) -> Outcome:
    """Come back later with what `keys` names.

    A moment gets another key by that, so a press that comes twice or late changes nothing: it is
    answered with how it stands.
    """
    assert isinstance(event.what, Press)
    press, traject, now = event.what, state.traject, event.now
    named, keys = _named(traject, event), press.several("keys")
    if not named:
        return unchanged(state, _nothing(setup).note)
    known = {base_key(m.key) for m in named if {m.key, _in_short(m.key)} & {*keys}}
    if not known:
        return unchanged(state, show=_answer(setup, traject, named, now))
    day, error = _chosen(setup.content, traject, press, now)
    if day is None:
        feedback = Feedback(errors={"dag": error}, typed=dict(press.values))
        step = snooze_step(setup, traject, named, now)
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    changed = replace(traject, later={**traject.later, **dict.fromkeys(known, day)})
    put = [moment for moment in moments(changed, now) if base_key(moment.key) in known]
    return Outcome(changed, state.sheet, show=_answer(setup, changed, put, now))


def snooze_step(setup: Setup, traject: Traject, named: Sequence[Moment], now: datetime) -> Snooze:
    """When the bot comes back with these moments of a traject, of which there is at least one."""
    first, today = named[0], now.astimezone(BRUSSELS).date()
    verb, opens = opened_by(first) if len(named) == 1 else ("", ())
    return Snooze(
        id="later",
        traject=traject.id,
        head=head(setup.content, traject),
        what=what_waits(setup.content, traject, first),
        more=len(named) - 1,
        keys=write_keys([moment.key for moment in named]),
        tomorrow=dutch.say_day(_tomorrow(traject, now), today),
        next_week=dutch.say_day(_next_week(traject, now), today),
        verb=verb,
        opens=opens,
    )


def opened_by(moment: Moment) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The verb of the button that opens what a moment is about, and what it sends along."""
    if not moment.actie:
        return "year-end", ()
    return "check", (("actie", moment.actie), ("dag", moment.day.isoformat()))


def base_key(key: str) -> str:
    """The key of a moment as it is when nobody puts it off."""
    found = _PUT_OFF.fullmatch(key)
    return found[1] if found else key


def read_coming_day(
    content: Content, traject: Traject, text: str, now: datetime
) -> tuple[date | None, str]:
    """The school day on or after the day that was typed; or None, and what is wrong with it.

    It lies after today, and at most a month after the end of this school year.
    """
    today = now.astimezone(BRUSSELS).date()
    day = dutch.read_day(text, today, traject.school)
    if not text or day is None:
        return None, content.zeg("fout.geen-datum" if text else "fout.kies-dag")
    if day <= today:
        return None, content.zeg("fout.na-vandaag" if day == today else "fout.voorbije-datum")
    if day > date(school_year(today) + 1, 9, 30):
        return None, content.zeg("fout.verre-datum")
    return traject.school.school_day_from(day), ""


def _chosen(
    content: Content, traject: Traject, press: Press, now: datetime
) -> tuple[date | None, str]:
    match press.text("wanneer"):
        case "morgen":
            return _tomorrow(traject, now), ""
        case "week":
            return _next_week(traject, now), ""
        case _:
            return read_coming_day(content, traject, press.text("dag", 100), now)


def _tomorrow(traject: Traject, now: datetime) -> date:
    return traject.school.tomorrow(now).date()


def _next_week(traject: Traject, now: datetime) -> date:
    in_a_week = now.astimezone(BRUSSELS).date() + timedelta(days=7)
    return traject.school.school_day_from(in_a_week)


def _named(traject: Traject, event: Event) -> list[Moment]:
    """The moments that were meant, as they are now: the channel's, or one's own."""
    assert isinstance(event.what, Press)
    if not is_followed(traject):
        return []
    meant = {base_key(key) for key in event.what.several("keys")}
    mine, today = ("", event.who.id), event.now.astimezone(BRUSSELS).date()
    return [
        moment
        for moment in moments(traject, event.now)
        if meant & {(base := base_key(moment.key)), _in_short(base), _in_short(moment.key)}
        and moment.kind is not Kind.DIGEST
        and moment.person in mine
        and moment.day <= today
    ]


def _answer(setup: Setup, traject: Traject, named: Sequence[Moment], now: datetime) -> Snooze:
    """When the bot comes back; or the question again, for what has come back already."""
    step, at = snooze_step(setup, traject, named, now), min(moment.at for moment in named)
    if at <= now:
        return step
    day = dutch.say_day(at.date(), now.astimezone(BRUSSELS).date())
    until = setup.content.zeg("later.tot", dag=day, uur=dutch.say_time(at))
    return replace(step, until=until)


def _nothing(setup: Setup, kept: Feedback | None = None) -> Feedback:
    """Said when there is nothing (any more) to put off."""
    return replace(kept or Feedback(), note=setup.content.zeg("later.niets"))
