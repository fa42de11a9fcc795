"""When the outbox tries again what didn't work out, and when not any more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.outbox import patience
from bot.wire.delivery_errors import (
    Ambiguous,
    Blocked,
    BlockedByPerson,
    Gone,
    NotDelivered,
    Refused,
    Throttled,
    TooLarge,
    Unreachable,
)
from storage.base import OutboxRow

FRIDAY = datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
MONDAY = datetime(2027, 1, 18, 7, 30, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
NEW = OutboxRow("deliver//anna", FRIDAY, {"traject": ""})
NO_USE = [Blocked("403"), BlockedByPerson("403"), Gone("404"), Refused("400"), TooLarge("413")]


def tries(why: Exception, times: int) -> list[OutboxRow | None]:
    """What becomes of a row that fails again and again, each time when it is due."""
    found: list[OutboxRow | None] = []
    row: OutboxRow | None = NEW
    for _ in range(times):
        row = patience.for_attention(row, why, row.due) if row else None
        found.append(row)
    return found


def pauses(why: Exception, times: int) -> list[timedelta]:
    rows = [NEW, *(row for row in tries(why, times) if row)]
    return [after.due - before.due for before, after in pairwise(rows)]


# -- what the bot asks by itself -------------------------------------------------------------------


@pytest.mark.parametrize("why", [Throttled("429", 0), Unreachable("no connection")])
def test_that_teams_is_busy_or_away_is_never_a_reason_to_give_up(why: Throttled) -> None:
    waited = pauses(why, 500)

    assert len(waited) == 500
    assert waited[0] < MINUTE
    assert waited[-1] == HOUR


def test_as_long_as_teams_asks_for_it_is_left_in_peace() -> None:
    assert min(pauses(Throttled("429", 1800), 3)) >= timedelta(minutes=30)
    assert min(pauses(Throttled("429", 3600), 50)) >= HOUR


def test_what_may_have_arrived_comes_twice_a_day_for_five_school_days_at_most() -> None:
    rows = [row for row in tries(Ambiguous("503"), 20) if row]

    assert rows[0].due == FRIDAY + MINUTE
    assert rows[1].due == MONDAY
    assert len(rows) == 9
    assert len({row.due.date() for row in [NEW, *rows]}) == 5


def test_being_busy_in_between_does_not_use_up_those_tries() -> None:
    once = patience.for_attention(NEW, Ambiguous("503"), FRIDAY)
    assert once
    later = patience.for_attention(once, Throttled("429", 0), FRIDAY)
    assert later

    assert later.body["unsure"] == 1
    twice = patience.for_attention(later, Ambiguous("503"), FRIDAY)
    assert twice and twice.due == MONDAY


def test_a_fault_of_the_bot_may_have_come_after_the_message() -> None:
    again = patience.for_attention(NEW, OSError("the disk is full"), FRIDAY)

    assert again and again.body["unsure"] == 1


@pytest.mark.parametrize("why", NO_USE, ids=lambda why: type(why).__name__)
def test_what_is_no_use_is_not_tried_again(why: NotDelivered) -> None:
    assert patience.for_attention(NEW, why, FRIDAY) is None
    assert patience.at_a_press(NEW, why, FRIDAY, most=8) is None


# -- what follows from a press, and what is done within the bot ------------------------------------


def test_what_follows_from_a_press_is_tried_a_dozen_times() -> None:
    row: OutboxRow | None = NEW
    count = 0
    while row:
        row = patience.at_a_press(row, Throttled("429", 0), FRIDAY, most=2)
        count += 1

    assert count == 12


def test_a_new_post_that_may_have_arrived_is_tried_once_more() -> None:
    again = patience.at_a_press(NEW, Ambiguous("503"), FRIDAY, most=2)

    assert again and again.due == FRIDAY + timedelta(seconds=5)
    assert patience.at_a_press(again, Ambiguous("503"), FRIDAY, most=2) is None


def test_a_card_for_everybody_is_tried_again_every_school_morning() -> None:
    row: OutboxRow | None = NEW
    for _ in range(50):
        assert row is not None
        row = patience.for_a_card(row, Throttled("429", 0), row.due, most=2)

    assert row and (row.due - FRIDAY).days >= 50 - 12
    assert patience.for_a_card(NEW, Gone("404"), FRIDAY, most=2) is None


def test_what_would_be_lost_is_tried_for_ever() -> None:
    row = NEW
    for _ in range(100):
        before, row = row, patience.for_ever(row, row.due)
        assert timedelta() < row.due - before.due <= HOUR

    assert row.due - before.due == HOUR
