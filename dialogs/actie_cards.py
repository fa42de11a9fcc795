"""The cards of stap 3."""

from __future__ import annotations

from datetime import date

from content.model import Content
from dialogs import dutch, tips
from dialogs.calendar import next_check_moment, school_year_name
from dialogs.head import head
from dialogs.helping_out import proposed_helpers
from dialogs.outcome import State
from dialogs.people import choices
from dialogs.record import Actie, Card, Traject
from dialogs.shorten import shorten
from dialogs.smart_advice import advice_lines, advise
from dialogs.steps import ActieLine, Acties, Choice, Coach, Doel, Opvolging, Step, Wat


def actie_step(content: Content, state: State, actie: Actie, card: Card, today: date) -> Step:
    """One of the three small cards of an actie."""
    if card == "doel":
        return _doel(content, state.traject, actie)
    if card == "wat":
        return _wat(content, state.traject, actie)
    return _opvolging(content, state, actie, today)


def _item_text(traject: Traject, actie: Actie) -> str:
    item = traject.item(actie.item)
    return item.text if item else ""


def _doel(content: Content, traject: Traject, actie: Actie) -> Doel:
    return Doel(
        id=f"actie/{actie.id}/doel",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        item=_item_text(traject, actie),
        doel=actie.doel,
        meting=actie.meting,
        soort=actie.soort,
        termijn=actie.termijn,
        tip=tips.when_setting_a_goal(content),
    )


def coach_step(content: Content, traject: Traject, actie: Actie) -> Coach:
    """What the SMART coach says about the goal of an actie."""
    advice = advise(actie.doel, actie.meting)
    return Coach(
        id=f"coach/{actie.id}",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        actie=actie.id,
        goal=actie.doel,
        lines=advice_lines(content, advice),
        sharp=not advice.missing,
    )


def _wat(content: Content, traject: Traject, actie: Actie) -> Wat:
    return Wat(
        id=f"actie/{actie.id}/wat",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        item=_item_text(traject, actie),
        goal=actie.doel,
        wat=actie.wat,
        hoe=actie.hoe,
        wanneer=actie.wanneer,
        afspraken=actie.afspraken,
        tip=tips.when_acting(content, actie),
    )


def _opvolging(content: Content, state: State, actie: Actie, today: date) -> Opvolging:
    traject = state.traject
    proposed = next_check_moment(today)
    checks = [day.isoformat() for day in actie.checks]
    years = range(traject.year, traject.year + content.meerjarenplan.jaren)
    return Opvolging(
        id=f"actie/{actie.id}/opvolging",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        item=_item_text(traject, actie),
        goal=actie.doel,
        people=choices(state.people),
        owner=actie.owner.key if actie.owner else "",
        wie=actie.wie or _proposed(traject, actie),
        check=checks[0] if checks else proposed.isoformat(),
        check_2=checks[1] if len(checks) > 1 else "",
        check_hint=dutch.say_day(proposed, today),
        years=tuple(Choice(str(year), school_year_name(year)) for year in years),
        chosen_years=",".join(str(year) for year in actie.years or (traject.year,)),
        middellang=actie.termijn == "middellang",
        tip=tips.when_following_up(content),
    )


def _proposed(traject: Traject, actie: Actie) -> str:
    """Who offered to pull along. Once the card was kept, with its checks, what it said counts."""
    return "" if actie.checks else proposed_helpers(traject, actie.item)


def acties_step(content: Content, traject: Traject) -> Acties:
    """The list of all acties."""
    lines = tuple(
        ActieLine(a.id, _item_text(traject, a), a.doel, a.soort, a.card == "klaar")
        for a in traject.acties
    )
    return Acties(
        id=f"acties/{len(traject.acties)}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        acties=lines,
        choices=tuple(Choice(line.id, shorten(line.doel or line.item, 90)) for line in lines),
        items=tuple(Choice(item.id, shorten(item.text, 90)) for item in traject.items_to_work_on),
        ready=sum(line.ready for line in lines),
        planned=traject.phase == "opvolging",
        tip=tips.when_planning(content, traject),
    )
