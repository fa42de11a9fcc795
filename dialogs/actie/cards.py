"""The cards of stap 3."""

from __future__ import annotations

from datetime import date

from content.model import Content
from dialogs.actie import voorstel
from dialogs.actie.edits import aanpassing, say_edit, say_removed
from dialogs.actie.helping_out import proposed_helpers
from dialogs.actie.smart_advice import advice_lines, advise
from dialogs.actie.years import years_of
from dialogs.anywhere import tips
from dialogs.anywhere.people import choices
from dialogs.calendar import school_year_name
from dialogs.head import head
from dialogs.outcome import State
from dialogs.record import Actie, Card, Phase, Traject
from dialogs.shorten import shorten
from dialogs.steps import (
    ActieLine,
    Acties,
    Choice,
    Coach,
    Doel,
    GeneralGoal,
    Opvolging,
    RemoveActie,
    Step,
    Wat,
)

GENERAL_GOAL = "algemeen-doel"
"""The id of the card of the general goal."""


def actie_step(content: Content, state: State, actie: Actie, card: Card, today: date) -> Step:
    """One of the small cards of an actie."""
    if card == "doel":
        return _doel(content, state.traject, actie)
    if card == "coach":
        return _coach(content, state.traject, actie)
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
        geleerd=_cycle_before(traject, actie).les,
    )


def _cycle_before(traject: Traject, actie: Actie) -> Actie:
    """The actie that this one takes over from; an empty one when there is none."""
    return traject.actie(actie.vorige) or Actie("", "", "ontwikkelen")


def _coach(content: Content, traject: Traject, actie: Actie) -> Coach:
    """What the SMART coach says about the goal of an actie."""
    advice = advise(actie.doel, actie.meting)
    return Coach(
        id=f"actie/{actie.id}/coach",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
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
        vorige=_cycle_before(traject, actie).wat,
        geleerd=_cycle_before(traject, actie).les,
    )


def _opvolging(content: Content, state: State, actie: Actie, today: date) -> Opvolging:
    traject = state.traject
    moments = voorstel.chosen(traject.school, actie, today)
    years = range(traject.running_year, traject.year + content.meerjarenplan.jaren)
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
        moments=voorstel.choices(content, traject.school, actie, today),
        chosen_moments=",".join(day.isoformat() for day in moments),
        years=tuple(Choice(str(year), school_year_name(year)) for year in years),
        chosen_years=",".join(str(year) for year in years_of(traject, actie) if year in years),
        middellang=actie.termijn == "middellang",
        tip=tips.when_following_up(content),
    )


def _proposed(traject: Traject, actie: Actie) -> str:
    """Who offered to pull along. Once the card was kept, with its checks, what it said counts."""
    return "" if actie.checks else proposed_helpers(traject, actie.item)


def acties_step(content: Content, traject: Traject, today: date) -> Acties:
    """The list of all acties. Those that were removed can still be chosen, to put them back."""
    planned = traject.phase is Phase.OPVOLGING
    lines = tuple(
        ActieLine(
            a.id,
            _item_text(traject, a),
            a.doel,
            a.soort_nu,
            a.card == "klaar",
            _edit(content, a, today) if planned else "",
        )
        for a in traject.live_acties
    )
    removed = [a for a in traject.acties if a.removed]
    return Acties(
        id=f"acties/{len(traject.acties)}",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        acties=lines,
        choices=(
            *(Choice(a.id, _called(traject, a)) for a in traject.live_acties),
            *(
                Choice(a.id, content.zeg("actie.keuze-weg", actie=_called(traject, a)))
                for a in removed
            ),
        ),
        items=tuple(Choice(item.id, shorten(item.text, 90)) for item in traject.items_to_work_on),
        ready=sum(line.ready for line in lines),
        planned=planned,
        goal=traject.algemeen_doel,
        tip=tips.when_planning(content, traject),
    )


def _called(traject: Traject, actie: Actie) -> str:
    """An actie in a choice: by its goal, or by the point that it is for."""
    return shorten(actie.doel or _item_text(traject, actie), 90)


def _edit(content: Content, actie: Actie, today: date) -> str:
    return say_edit(content, aanpassing(actie.edited), today)


def general_goal_step(content: Content, traject: Traject, today: date) -> GeneralGoal:
    """The general goal, to be changed."""
    return GeneralGoal(
        id=GENERAL_GOAL,
        version=traject.goal_version,
        traject=traject.id,
        head=head(content, traject),
        goal=traject.algemeen_doel,
        edited=say_edit(content, aanpassing(traject.goal_edited), today),
    )


def remove_step(content: Content, traject: Traject, actie: Actie, today: date) -> RemoveActie:
    """An actie that somebody wants to take out of the plan, or to put back."""
    say = say_removed if actie.removed else say_edit
    return RemoveActie(
        id=f"weghalen/{actie.id}",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        goal=actie.doel or _item_text(traject, actie),
        wat=actie.wat,
        removed=actie.removed,
        edited=say(content, aanpassing(actie.edited), today),
    )
