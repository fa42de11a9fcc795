"""Why something didn't reach the channel, told apart by what may be done next."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_WAIT_WITHOUT_CONNECTION = 30.0
_WAIT_WHEN_THROTTLED = 2.0
_LONGEST_WAIT = 3600.0
_BY_THE_PERSON = ("MessageWritesBlocked", "BotDisabledByUser")
"""The codes with which Teams says that somebody doesn't want the bot (any more)."""


class NotDelivered(Exception):
    """The channel didn't take it. `reason` is a status or a code, never any content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Throttled(NotDelivered):
    """Nothing was posted; it may be tried again after `retry_after` seconds."""

    def __init__(self, reason: str, retry_after: float) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class Unreachable(Throttled):
    """Nothing was posted: no connection, or no token that the channel accepts."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, _WAIT_WITHOUT_CONNECTION)


class Blocked(NotDelivered):
    """The bot isn't installed there, or is blocked. Trying again is no use."""


class BlockedByPerson(Blocked):
    """Somebody blocked the bot, or took it away."""


class Gone(NotDelivered):
    """The conversation or the activity isn't there any more."""


class TooLarge(NotDelivered):
    """The activity is larger than the channel takes."""


class Ambiguous(NotDelivered):
    """It may or may not have been posted. Only what may be repeated is to be tried again."""


class Refused(NotDelivered):
    """The channel doesn't want it this way, nor would it the next time."""


def failure_of(status: int, code: str, retry_after: str | None) -> NotDelivered:
    """What an HTTP status means, with the channel's own code and its Retry-After if it gave them.

    412 is how Teams says that others were writing in the conversation at the same moment.
    """
    reason = f"{status} {code}".strip()
    match status:
        case 401:
            return Unreachable(reason)
        case 403:
            return BlockedByPerson(reason) if code in _BY_THE_PERSON else Blocked(reason)
        case 404:
            return Gone(reason)
        case 413:
            return TooLarge(reason)
        case 412 | 429:
            return Throttled(reason, _seconds(retry_after))
        case _ if status >= 500:
            return Ambiguous(reason)
        case _:
            return Refused(reason)


def _seconds(retry_after: str | None) -> float:
    """How long Retry-After asks to wait, which may be a number of seconds or a date."""
    if retry_after is None:
        return _WAIT_WHEN_THROTTLED
    try:
        if retry_after.strip().isdecimal():
            wait = float(retry_after)
        else:
            wait = (parsedate_to_datetime(retry_after) - datetime.now(UTC)).total_seconds()
    except (TypeError, ValueError):
        return _WAIT_WHEN_THROTTLED
    return min(max(wait, 0.0), _LONGEST_WAIT)
