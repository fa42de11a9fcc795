"""When to try again what didn't work out, and after how often not any more."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from bot.wire.delivery_errors import Ambiguous, NotDelivered, Throttled
from dialogs.school import FLEMISH
from storage.base import OutboxRow

_MOST_ATTEMPTS = 12
_AFTER_A_FAULT = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(hours=1)
_TRIES_A_DAY = 2
_DAYS = 5
"""What may have arrived is repeated on so many school days: it could come as often."""
_SOON = timedelta(minutes=1)


def at_a_press(row: OutboxRow, why: Exception, now: datetime, most: int) -> OutboxRow | None:
    """Of what follows from a press: tried soon, and not for long.

    `most` is how often at most when it isn't known whether something arrived. Returns the row as
    it is to be tried again; None when it is not.
    """
    match why:
        case Throttled():
            wait, most = _asked_for(why), _MOST_ATTEMPTS
        case Ambiguous():
            wait = timedelta(seconds=5 * 2**row.attempts)
        case NotDelivered():
            return None
        case _:
            wait, most = _AFTER_A_FAULT * (row.attempts + 1), _MOST_ATTEMPTS
    return row.later(now + wait) if row.attempts + 1 < most else None


def for_a_card(row: OutboxRow, why: Exception, now: datetime, most: int) -> OutboxRow | None:
    """Of a card that everybody sees: as at a press, and then every school morning.

    Only that Teams stays busy or away is no reason to give up.
    """
    again = at_a_press(row, why, now, most)
    if again or not isinstance(why, Throttled):
        return again
    return row.later(FLEMISH.tomorrow(now))


def for_ever(row: OutboxRow, now: datetime) -> OutboxRow:
    """Of what is done within the bot, and is lost when it is not done."""
    return row.later(now + _growing(_AFTER_A_FAULT, row.attempts))


def for_attention(row: OutboxRow, why: Exception, now: datetime) -> OutboxRow | None:
    """Of what the bot asks by itself: that Teams is busy or away is no reason to give up.

    Returns the row as it is to be tried again; None when that is no use.
    """
    match why:
        case Throttled():
            return row.later(
                now + max(_asked_for(why), _growing(timedelta(seconds=5), row.attempts))
            )
        case NotDelivered() if not isinstance(why, Ambiguous):
            return None
    unsure = row.body.get("unsure", 0) + 1
    if unsure >= _TRIES_A_DAY * _DAYS:
        return None
    again = now + _SOON if unsure % _TRIES_A_DAY else FLEMISH.tomorrow(now)
    return replace(row.later(again), body={**row.body, "unsure": unsure})


def _asked_for(why: Throttled) -> timedelta:
    """As long as Teams asked for, and a little more: not everybody comes back at once."""
    return timedelta(seconds=why.retry_after * (1 + random.random() / 4))


def _growing(first: timedelta, attempts: int) -> timedelta:
    """Twice as long after each attempt, up to an hour."""
    times: int = 2 ** min(attempts, 16)
    return min(first * times, _LONGEST_PAUSE)
