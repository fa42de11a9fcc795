"""When the bot asks by itself, whatever happens: outages, free days, pauses and what is put off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from content import load
from dialogs.calendar import BRUSSELS
from dialogs.effects import Wake
from dialogs.events import Event, Press, Woken
from dialogs.opvolging.moments import Kind, due, is_followed, moments, next_wake
from dialogs.opvolging.waiting import waiting_for
from dialogs.outcome import Setup, State
from dialogs.record import Check, Person, Traject
from dialogs.school import FreeDays
from dialogs.traject import NOBODY, apply
from tests.dialogs.effort import effort
from tests.dialogs.team import at
from tests.dialogs.teams import followed

START = at(2026, 11, 23, 16, 10)
DAYS = st.integers(0, 400).map(lambda n: START.date() + timedelta(days=n))


SETUP = Setup(load())


@cache
def made() -> Traject:
    """A traject of which the plan was just made, by Griet; Anna carries its three acties."""
    return followed(SETUP.content, "Eerste", "Tweede", "Derde").traject


@dataclass
class Bot:
    """A bot that wakes when it must, and what it took up: by key, of which day, and when."""

    traject: Traject
    now: datetime = START
    wake_at: datetime | None = START
    taken: list[tuple[str, date, datetime]] = field(default_factory=list)

    @property
    def owner(self) -> Person:
        owner = made().acties[0].owner
        assert owner
        return owner

    def until(self, moment: datetime) -> None:
        """Live until a moment."""
        while self.wake_at and self.wake_at <= moment:
            self.now = max(self.now, self.wake_at)
            self.wakes()
        self.now = max(self.now, moment)

    def wakes(self) -> None:
        """The row of the wake is carried out; each moment that it takes up is noted."""
        known = {m.key: self._first_day(m.key, m.day) for m in moments(self.traject, self.now)}
        before, self.wake_at = self.traject, None
        self.apply(NOBODY, Woken())
        for key in self.traject.pinged.keys() - before.pinged.keys():
            assert self.traject.school.is_open(self.now), f"{key} at {self.now}"
            self.taken.append((key, known[key], self.now))
        assert before.pinged.items() <= self.traject.pinged.items()

    def _first_day(self, key: str, day: date) -> date:
        """The day before which a moment may not be asked: the one until which it was put off."""
        base, _, last = key.rpartition("/")
        later = self.traject.later.get(base)
        return later if later and later.isoformat() == last else day

    def press(self, who: Person, verb: str, **values: str) -> None:
        version = self.traject.manners_version
        self.apply(who, Press(verb, "later", version, values), private=True)

    def apply(self, who: Person, what: Press | Woken, *, private: bool = False) -> None:
        event = Event(who, self.now, "c" * 32, what, private)
        outcome = apply(SETUP, State(self.traject), event)
        self.traject = outcome.traject
        self._plan(effect.at for effect in outcome.effects if isinstance(effect, Wake))

    def change(self, changed: Traject) -> None:
        """Somebody changes the plan or the calendar: any such outcome sees to the next wake."""
        self.traject = changed
        self._plan(filter(None, [next_wake(changed, self.now)]))

    def _plan(self, wakes: Iterator[datetime]) -> None:
        """The newest row takes the place of the one that waits."""
        for wake in wakes:
            self.wake_at = wake
        self.check()

    def check(self) -> None:
        """What must hold at any time."""
        traject, now = self.traject, self.now
        wake = next_wake(traject, now)
        if wake is not None:
            assert wake >= now
            assert traject.school.is_open(wake)
            assert self.wake_at is not None, "a row waits"
            assert self.wake_at <= wake
        if is_followed(traject) and due(traject, now):
            assert wake == traject.school.next_open(now)


# -- what can happen -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Happening:
    """Something that happens so many days after the one before, with numbers to make it of."""

    kind: str
    after: int
    number: int
    day: date


KINDS = ("outage", "free", "put-off", "channel", "pause", "pause-until", "resume", "look", "move")
HAPPENINGS = st.lists(
    st.builds(
        Happening,
        kind=st.sampled_from(KINDS),
        after=st.integers(0, 40),
        number=st.integers(0, 30),
        day=DAYS,
    ),
    max_size=12,
)
CHECKS = st.lists(st.frozensets(DAYS, min_size=1, max_size=4), min_size=3, max_size=3)


def happen(bot: Bot, what: Happening) -> None:
    """Live until something happens, and let it."""
    if what.kind == "outage":
        bot.now += timedelta(days=what.after)
        return
    bot.until(bot.now + timedelta(days=what.after))
    traject, number = bot.traject, what.number
    chosen = {"wanneer": "dag", "dag": what.day.isoformat()}
    actie = traject.acties[number % 3]
    match what.kind:
        case "free":
            first = what.day
            free = FreeDays(first, first + timedelta(days=number % 9))
            school = replace(traject.school, free=(*traject.school.free, free))
            bot.change(replace(traject, school=school))
        case "put-off":
            keys = [m.key for m in waiting_for(traject, bot.owner.id, bot.now)]
            bot.press(bot.owner, "put-off", keys=",".join(keys[: 1 + number % 3]), **chosen)
        case "channel":
            told = [m.key for m in moments(traject, bot.now) if not m.person and m.at <= bot.now]
            bot.press(bot.owner, "put-off", keys=",".join(told), wanneer="week")
        case "pause":
            bot.press(traject.trekker, "pause", tot="")
        case "pause-until":
            bot.press(traject.trekker, "pause", tot=what.day.isoformat())
        case "resume":
            bot.press(traject.trekker, "resume")
        case "look":
            for day in actie.unchecked[:1]:
                found = Check(day, "deels", by=bot.owner, at=bot.now)
                bot.change(traject.with_actie(actie.with_check(found)))
        case "move":
            bot.change(traject.with_actie(replace(actie, checks=(what.day, *actie.checks))))


@effort(40)
@given(CHECKS, HAPPENINGS)
def test_each_moment_is_taken_up_once_in_school_hours_and_not_before_its_day(
    checks: list[frozenset[date]], happenings: list[Happening]
) -> None:
    made_acties = zip(made().acties, checks, strict=True)
    acties = tuple(replace(actie, checks=tuple(sorted(days))) for actie, days in made_acties)
    bot = Bot(replace(made(), acties=acties, pinged={}))
    bot.check()

    for what in happenings:
        happen(bot, what)
        bot.check()
    bot.press(bot.traject.trekker, "resume")
    bot.until(bot.now + timedelta(days=500))

    times = Counter(key for key, _, _ in bot.taken)
    assert all(count == 1 for count in times.values()), times.most_common(1)
    early = [(key, day, when) for key, day, when in bot.taken if when.date() < day]
    assert not early
    came = {m.key for m in moments(bot.traject, bot.now) if m.at <= bot.now}
    assert came <= bot.traject.pinged.keys(), "nothing is forgotten"
    assert due(bot.traject, bot.now) == []


def test_the_moments_of_different_things_have_different_keys() -> None:
    """Over years, with borgafspraken, digests and year ends."""
    found: Counter[tuple[str, str, date]] = Counter()
    for months in range(36):
        now = START + timedelta(days=30 * months)
        traject = replace(made(), plan_year=2026 + months // 12)
        found.update({(m.key, m.kind, m.day): 1 for m in moments(traject, now)}.keys())
    by_key = Counter(key for key, _, _ in found)
    assert set(by_key.values()) == {1}
    assert {kind for _, kind, _ in found} == {Kind.CHECK, Kind.DIGEST, Kind.JAAREINDE}


def test_nothing_is_to_come_in_a_traject_that_stopped_or_waits_for_its_trekker() -> None:
    now = datetime(2027, 1, 4, 9, tzinfo=BRUSSELS)

    assert next_wake(replace(made(), stopped=now), now) is None
    assert next_wake(replace(made(), paused=now), now) is None
