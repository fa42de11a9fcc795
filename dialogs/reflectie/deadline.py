"""Until when a ronde is open, as somebody filled it in."""

from __future__ import annotations

from datetime import datetime

from content.model import Content
from dialogs import dutch
from dialogs.calendar import END_OF_SCHOOL_DAY, moment
from dialogs.reflectie.ronde import default_until

MAX_WEEKS = 26


def read_until(content: Content, text: str, now: datetime) -> tuple[datetime, str]:
    """The deadline on the day that was typed, and what is wrong with it; empty when nothing is.

    Without a text, or with a wrong one, the deadline is the usual one.
    """
    usual, today = default_until(now), now.date()
    day = dutch.read_day(text, today) if text else usual.date()
    if day is None:
        return usual, content.zeg("fout.geen-datum")
    end = moment(day, END_OF_SCHOOL_DAY)
    if not end > now:
        return usual, content.zeg("fout.voorbije-datum")
    if (day - today).days > 7 * MAX_WEEKS:
        return usual, content.zeg("fout.verre-datum")
    return end, ""
