"""What is left of the years: all that the bot said by itself, and what the record knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from dialogs.record import Actie, Traject
from storage import codec
from storage.base import Space
from storage.tinydb_store import TinyStore
from tests.school.following import Planned
from tests.school.long_school import LongSchool, Message
from tests.wire.teams_activities import TEAM, TENANT

KINDS = {
    "Denk je even mee?": "de vragen van stap 1",
    "Merk je al verschil?": "een microscan",
    "schooljaar": "het jaareinde",
}
"""What else than acties a message can be about, by a text on it."""
DIGEST = "Wat er veranderde"


def said(diary: Iterable[Message], acties: Sequence[Planned]) -> list[str]:
    """Who heard what, a line for each moment at which the bot said something by itself."""
    heard: dict[str, list[str]] = {}
    for message in diary:
        line = f"{message.minute} {', '.join(_about(message, acties))}"
        heard.setdefault(line, []).append(message.to)
    return [f"{line} > {', '.join(people)}" for line, people in heard.items()]


def _about(message: Message, acties: Sequence[Planned]) -> Iterator[str]:
    """What a message is about: a kind, or else the acties to look at; and whether it has news."""
    asks, _, news = message.card.text.partition(DIGEST)
    kinds = [kind for text, kind in KINDS.items() if text in asks]
    yield from kinds or [actie.short for actie in acties if actie.wat in asks]
    if news:
        yield "wat er veranderde"


def at_a_good_time(at: datetime, free: Sequence[tuple[date, date]], closes: time) -> bool:
    """Whether a school is open."""
    on_a_free_day = any(first <= at.date() <= last for first, last in free)
    return at.weekday() < 5 and not on_a_free_day and time(8, 0) <= at.time() < closes


def most_a_day(diary: Iterable[Message]) -> int:
    """The most messages that one person got on one day without asking for them."""
    mine = Counter((message.to, message.at.date()) for message in diary if message.to != "team")
    return max(mine.values())


async def kept(school: LongSchool) -> Traject:
    """The one traject that stands on the disk, of a bot that has stopped."""
    store = await TinyStore.open(school.folder)
    [doc] = (await store.table(Space.of(TENANT, TEAM), "trajecten")).values()
    await store.close()
    return codec.read_traject(doc.body)


def known(traject: Traject) -> list[str]:
    """The course of each actie: what was found, what is still planned, and its colours."""
    return [line for actie in traject.acties for line in (actie.wat, *_course(actie))]


def _course(actie: Actie) -> Iterator[str]:
    for check in actie.checked:
        assert check.at and check.by
        found = f"  {check.day} {check.by.name}: {check.bereikt}"
        yield f"{found}, {check.act.vervolg}" if check.act else found
        if check.act and check.act.les:
            yield f"    {check.act.les}"
    yield from (f"  {day} ?" for day in actie.checks if not actie.check_of(day))
    yield from (f"  {year} {kleur}" for year, kleur in actie.kleuren.items())
