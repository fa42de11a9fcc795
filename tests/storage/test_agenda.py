"""The agenda against a plain list of rows."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.agenda import Agenda, Due

START = datetime(2026, 11, 22, tzinfo=UTC)


def minute(n: int) -> datetime:
    return START + timedelta(minutes=n)


rows = st.builds(
    Due, st.integers(0, 20).map(minute), st.sampled_from("ab"), st.sampled_from("xyz"), st.just(0)
)
steps = st.one_of(
    st.tuples(st.just("put"), rows),
    st.tuples(st.just("remove"), rows),
    st.tuples(st.just("reset"), st.lists(rows, max_size=4)),
    st.tuples(st.just("take"), st.tuples(st.integers(1, 4), st.integers(0, 10))),
    st.tuples(st.just("pass"), st.integers(0, 5)),
)


@given(st.lists(steps, max_size=60))
@settings(deadline=None)
def test_it_does_what_a_plain_list_would_do(steps: list[tuple[str, object]]) -> None:
    agenda = Agenda()
    waiting: dict[tuple[str, str], Due] = {}
    leases: dict[Due, datetime] = {}
    clock = 0
    for version, (step, detail) in enumerate(steps):
        match step, detail:
            case "put", Due() as row:
                row = row._replace(version=version)
                waiting[row.space, row.key] = row
                agenda.put(row)
            case "remove", Due() as row:
                waiting.pop((row.space, row.key), None)
                agenda.remove(row.space, row.key)
            case "reset", list(found):
                fresh = {row.key: row._replace(space="a", version=version) for row in found}
                same = {row.key: row for row in waiting.values() if row.space == "a"}
                kept = {key: same.get(key, row) for key, row in fresh.items()}
                known = set(waiting.values())
                waiting = {at: row for at, row in waiting.items() if row.space != "a"}
                waiting |= {("a", key): row for key, row in kept.items()}
                assert agenda.reset("a", kept.values()) == (not set(kept.values()) <= known)
            case "take", (int(limit), int(minutes)):
                now, until = minute(clock), minute(clock + minutes)
                leases = {row: end for row, end in leases.items() if end > now}
                free = sorted(row for row in waiting.values() if row not in leases)
                expected = [row for row in free if row.due <= now][:limit]
                leases |= dict.fromkeys(expected, until)
                assert agenda.take(now, limit, until) == expected
            case "pass", int(minutes):
                clock += minutes
        free = sorted(row for row in waiting.values() if row not in leases)
        assert agenda.next_due() == (free[0].due if free else None)


@pytest.mark.parametrize("seed", range(10))
def test_it_keeps_its_order_and_its_size_through_many_replacements(seed: int) -> None:
    agenda = Agenda()
    dice = Random(seed)
    count = 240 + 100 * seed
    sizes = []
    for version in range(count):
        agenda.put(Due(minute(dice.randrange(1_000)), "a", f"{version % 50}", version))
        sizes.append(len(pickle.dumps(agenda)))
    assert max(sizes) < 3 * sizes[100]
    taken = agenda.take(minute(1_000), 100, until=minute(1_000))
    assert {row.version for row in taken} == set(range(count - 50, count))
    assert taken == sorted(taken)
