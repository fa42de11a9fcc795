"""The card on which somebody looks at an actie at a check moment (CHECK)."""

from __future__ import annotations

from datetime import date, datetime

from content.base import Zin
from content.model import Content
from dialogs.calendar import BRUSSELS
from dialogs.head import head
from dialogs.opvolging.borgen import borg_step
from dialogs.opvolging.moments import Kind, check_key, who_looks
from dialogs.opvolging.scan import lines_of
from dialogs.opvolging.waiting import waiting_for
from dialogs.opvolging.wording import who_looked, why_asked
from dialogs.outcome import Setup, State
from dialogs.record import Actie, Check, Person, Traject
from dialogs.steps import AskThem, CheckCard, Step


def check_step(
    setup: Setup, state: State, actie: Actie, day: date, today: date, *, why: str = ""
) -> Step:
    """The card of one check moment; of a borgafspraak, the lighter one.

    `why` is said to who was asked to look. Others look for themselves, and put nothing off.
    """
    if actie.borgafspraak_at(day):
        return borg_step(setup, state, actie, day, today, why=why)
    content, traject = setup.content, state.traject
    check = actie.check_of(day) or Check(day, version=0)
    asked = who_looks(actie, day)
    return CheckCard(
        id=f"check/{actie.id}/{day.isoformat()}",
        version=check.version,
        traject=traject.id,
        head=head(content, traject),
        doel=actie.doel,
        wat=actie.wat,
        meting=actie.meting,
        why=why,
        moment=check_key(Kind.CHECK, actie, day, asked) if why else "",
        turns=traject.switched.get(asked.id, 0) if asked else 0,
        kept=check.at is not None,
        by=who_looked(content, check, today, asked=bool(why)),
        bereikt=check.bereikt or "",
        effect=check.effect,
        anderen=check.anderen,
        bewijs=check.bewijs,
        ask=_to_ask(content, traject),
        actie=actie.id,
        microscan=lines_of(content, traject, actie),
    )


def step_for(
    setup: Setup, state: State, actie: Actie, day: date, who: Person, now: datetime
) -> Step:
    """The card of a check moment for somebody, who may have been asked to look at it."""
    today = now.astimezone(BRUSSELS).date()
    waiting = waiting_for(state.traject, who.id, now)
    mine = next((m for m in waiting if (m.actie, m.day) == (actie.id, day)), None)
    why = why_asked(setup.content, state.traject, mine, today) if mine else ""
    return check_step(setup, state, actie, day, today, why=why)


def _to_ask(content: Content, traject: Traject) -> tuple[AskThem, ...]:
    """What lies ready to ask others, as far as it is meant for this kind of school."""
    return tuple(
        AskThem(groep.wie, tuple(vraag.tekst for vraag in groep.vragen if _suits(vraag, traject)))
        for groep in content.bevragingen.values()
    )


def _suits(vraag: Zin, traject: Traject) -> bool:
    return traject.schoolniveau is None or vraag.schoolniveau in ("beide", traject.schoolniveau)
