"""The card that says what the bot sends by itself, and when."""

from __future__ import annotations

from datetime import datetime

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS
from dialogs.head import head, title
from dialogs.opvolging.moments import is_followed, moments
from dialogs.opvolging.unreached import say_unreached
from dialogs.outcome import Setup, State
from dialogs.record import Person, Phase, Traject
from dialogs.school import School
from dialogs.steps import Manners, Quieted


def manners_step(setup: Setup, state: State, who: Person, now: datetime) -> Manners:
    """What somebody gets of a traject, and what the channel gets."""
    traject, content = state.traject, setup.content
    return Manners(
        id="manieren",
        version=traject.manners_version,
        traject=traject.id,
        head=head(content, traject),
        mine=_say_next(content, traject, who.id, now) or content.zeg("manieren.niets-voor-jou"),
        channel=_say_next(content, traject, "", now) or content.zeg("manieren.niets-in-kanaal"),
        hours=_say_hours(content, traject.school),
        quiet=who.id in traject.quiet,
        turns=traject.switched.get(who.id, 0),
        channel_quiet=traject.channel_quiet,
        paused=say_pause(content, traject, now),
        not_reached=say_unreached(traject, state.people),
        leads=traject.leads(who),
        planned=traject.phase is Phase.OPVOLGING,
    )


def quieted_step(setup: Setup, traject: Traject, who: Person) -> Quieted:
    """Whether somebody is reminded of a traject."""
    return Quieted(
        id="stil",
        traject=traject.id,
        titles=(title(setup.content, traject),),
        quiet=who.id in traject.quiet,
        turns=traject.switched.get(who.id, 0),
    )


def say_pause(content: Content, traject: Traject, now: datetime) -> str:
    """Since when, or until when, nobody is reminded; empty when there is no pause."""
    if not traject.paused or traject.stopped:
        return ""
    today = now.astimezone(BRUSSELS).date()
    if traject.paused_until:
        return content.zeg("pauze.tot", dag=dutch.say_day(traject.paused_until, today))
    since = traject.paused.astimezone(BRUSSELS).date()
    return content.zeg("pauze.sinds", dag=dutch.say_day(since, today))


def _say_next(content: Content, traject: Traject, person: str, now: datetime) -> str:
    """When somebody (by id; empty for the channel) is asked next; empty when that isn't known."""
    if not is_followed(traject):
        return ""
    coming = [m.at for m in moments(traject, now) if m.person == person and m.at > now]
    if not coming:
        return ""
    day = dutch.say_day(min(coming).date(), now.astimezone(BRUSSELS).date())
    return content.zeg("manieren.volgende", dag=day)


def _say_hours(content: Content, school: School) -> str:
    opens, closes = (f"{at.hour}.{at.minute:02d}" for at in (school.opens, school.closes))
    return content.zeg("manieren.uren", van=opens, tot=closes)
