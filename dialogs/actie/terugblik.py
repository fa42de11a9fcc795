"""What was found, decided and learnt (CHECK and ACT), as it stands in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from content.model import Content
from dialogs.actie.document import ActieInPlan, Terugblik
from dialogs.calendar import BRUSSELS
from dialogs.dutch import say_day
from dialogs.record import Actie, Check
from dialogs.shorten import shorten

CYCLUS, BEWIJS, STOPPEN, LES = "plan.cyclus", "check.bewijs", "act.stoppen", "act.les"
"""Places that no template of the sources has: they are there once they have something to say."""

_DECIDED = {"borgen": "act.borgen", "bijsturen": "act.bijsturen", "stoppen": STOPPEN}
"""Where it stands that something was decided. To go on as planned is nothing to tell."""
_EARLIER = 140
"""How much of what was found earlier a plan says, in characters; the newest stands there whole."""


def terugblikken_of(content: Content, actie: Actie) -> tuple[Terugblik, ...]:
    """What the team found at the check moments of an actie, the newest first."""
    return tuple(_terugblik(content, actie, check) for check in reversed(actie.found))


def _terugblik(content: Content, actie: Actie, check: Check) -> Terugblik:
    assert check.at is not None
    light, act = actie.borgafspraak_at(check.day), check.act
    return Terugblik(
        dag=check.day,
        op=check.at.astimezone(BRUSSELS).date(),
        door=check.by.name if check.by else "",
        bereikt=check.bereikt or "",
        bereikt_naam=_say_bereikt(content, check, light=light),
        effect=check.effect,
        anderen=check.anderen,
        bewijs=check.bewijs,
        licht=light,
        besluit=act.vervolg if act else "",
        besluit_naam=content.zeg(f"plan.besluit.{act.vervolg}") if act else "",
        besloten_op=act.at.astimezone(BRUSSELS).date() if act else None,
        besloten_door=act.by.name if act else "",
        les=act.les if act else "",
    )


def _say_bereikt(content: Content, check: Check, *, light: bool) -> str:
    if check.bereikt is None:
        return ""
    if light:
        return content.zeg(f"plan.leeft.{check.bereikt}")
    return content.zeg(f"plan.bereikt.{check.bereikt}")


@dataclass(frozen=True, slots=True)
class Room:
    """How much can be said: all of it, unless it is for a card.

    There, days of `today`'s school year have no year, a text has at most `length` characters, and
    of what was found at different moments the newest `most` are shown.
    """

    today: date | None = None
    length: int | None = None
    most: int | None = None

    def cut(self, text: str) -> str:
        """A text that somebody typed, or its beginning."""
        return text if self.length is None else shorten(text, self.length)


def followed_up(content: Content, actie: ActieInPlan, room: Room) -> dict[str, str]:
    """What follow-up brought, by the column and the place where it stands; no empty texts."""
    return {place: text for place, text in _places(content, actie, room) if text}


def _places(content: Content, actie: ActieInPlan, room: Room) -> Iterator[tuple[str, str]]:
    found = actie.terugblikken

    def told(texts: Iterable[str]) -> str:
        return "\n".join(_newest_first(content, zip(found, texts, strict=True), room))

    reached = [_say_reached(content, t, room.today) for t in found[: room.most]]
    yield CYCLUS, _say_cycle(content, actie, room)
    yield "check.doelen", "\n".join(filter(None, (actie.meting, *reached)))
    yield "check.effect", told(t.effect for t in found)
    yield "check.stakeholders", told(t.anderen for t in found)
    yield BEWIJS, "\n".join(filter(None, (told(t.bewijs for t in found), *actie.microscan)))
    for besluit, place in _DECIDED.items():
        yield place, _say_decided(content, actie, besluit, room.today)
    yield LES, told(t.les for t in found)


def _newest_first(
    content: Content, texts: Iterable[tuple[Terugblik, str]], room: Room
) -> Iterator[str]:
    """The newest text as it was typed, and those before it in a line each, with their day."""
    given = [(terugblik.dag, text) for terugblik, text in texts if text]
    for number, (day, text) in enumerate(given[: room.most]):
        if number == 0:
            yield room.cut(text)
        else:
            said = shorten(" ".join(text.split()), _EARLIER)
            yield content.zeg("plan.eerder", dag=say_day(day, room.today), tekst=said)


def _say_reached(content: Content, terugblik: Terugblik, today: date | None) -> str:
    """Whether the goal was reached, when, and who said so."""
    day = say_day(terugblik.dag, today)
    return content.zeg("plan.gevonden", bereikt=terugblik.bereikt_naam, dag=day, wie=terugblik.door)


def _say_decided(content: Content, actie: ActieInPlan, besluit: str, today: date | None) -> str:
    """When it was decided so for the first time, and who kept that; empty when it never was."""
    first = next((t for t in reversed(actie.terugblikken) if t.besluit == besluit), None)
    if first is None or first.besloten_op is None:
        return ""
    day = say_day(first.besloten_op, today)
    return content.zeg(f"plan.besloten.{besluit}", dag=day, wie=first.besloten_door)


def _say_cycle(content: Content, actie: ActieInPlan, room: Room) -> str:
    """What was done in the cycle before this one, and what the team learnt from it."""
    if not actie.vorige_les:
        return actie.vorige_wat
    les = content.zeg("plan.geleerd", les=room.cut(actie.vorige_les))
    return f"{actie.vorige_wat}\n{les}"
