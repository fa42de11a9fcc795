"""Until when a ronde is open, as somebody filled it in."""

from __future__ import annotations

from datetime import datetime

from content.model import Content
from dialogs import dutch
from dialogs.reflectie.ronde import default_until
from dialogs.school import School

MAX_WEEKS = 26


def read_until(content: Content, school: School, text: str, now: datetime) -> tuple[datetime, str]:
    """The deadline on the day that was typed, and what is wrong with it; empty when nothing is.

    It is at the hour at which the school closes, also on a day on which it doesn't open. Without a
    text, or with a wrong one, the deadline is the usual one.
    """
    usual, today = default_until(now, school), now.date()
    day = dutch.read_day(text, today, school) if text else usual.date()
    if day is None:
        return usual, content.zeg("fout.geen-datum")
    end = school.end_of(day)
    if not end > now:
        return usual, content.zeg("fout.voorbije-datum")
    if (day - today).days > 7 * MAX_WEEKS:
        return usual, content.zeg("fout.verre-datum")
    return end, ""
