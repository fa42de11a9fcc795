"""The check moments as a calendar file, for people's own agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard

from bot.documents.texts import holdable
from dialogs.actie.document import Checkmoment, Plannen
from dialogs.calendar import BRUSSELS

LASTS = timedelta(minutes=30)
REMINDS_BEFORE = timedelta(days=1)


def checkmomenten_as_ics(trajecten: Iterable[Plannen], now: datetime) -> bytes:
    """The check moments of these trajecten as .ics. Blocks: call it in a thread.

    An event keeps its UID as long as its day stays, so that a file that is opened again changes
    what is in the agenda. `now` becomes the DTSTAMP.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Stappenplan//Checkmomenten//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Checkmomenten")
    calendar.add_component(_brussels())
    for plannen in trajecten:
        for moment in plannen.checkmomenten:
            calendar.add_component(_event(plannen.over.traject, moment, now))
    return bytes(calendar.to_ical())


def _brussels() -> Timezone:
    """The clock of Brussels by its rules, as every member state of the EU has them since 1996."""
    zone = Timezone()
    zone.add("tzid", BRUSSELS.key)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    changes = (
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), summer, winter),
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, summer),
    )
    for change, name, first, before, after in changes:
        change.add("tzname", name)
        change.add("dtstart", first)
        change.add("tzoffsetfrom", before)
        change.add("tzoffsetto", after)
        change.add("rrule", {"freq": "yearly", "bymonth": first.month, "byday": "-1SU"})
        zone.add_component(change)
    return zone


def _event(traject: str, moment: Checkmoment, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{holdable(traject)}-{moment.moment:%Y%m%d}@stappenplan")
    event.add("dtstamp", now)
    event.add("dtstart", moment.moment)
    event.add("dtend", moment.moment + LASTS)
    event.add("summary", " ".join(holdable(moment.titel).split()))
    event.add("description", holdable(moment.uitleg))
    event.add("categories", ["Checkmoment"])
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -REMINDS_BEFORE)
    alarm.add("description", " ".join(holdable(moment.titel).split()))
    event.add_component(alarm)
    return event
