"""How the bot says for which moment it comes, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS
from dialogs.head import title
from dialogs.opvolging.moments import Kind, Moment
from dialogs.record import Actie, Check, Ronde, Traject


def missed(moment: Moment, today: date) -> bool:
    """Whether the school day of a moment went by: nobody looked, or the bot could not ask."""
    return moment.at.astimezone(BRUSSELS).date() < today and not moment.put_off


def heading(content: Content, told: Sequence[Moment], today: date) -> str:
    """The title of the post in the channel: what matters most in it."""
    looked_at = [moment for moment in told if moment.actie]
    if any(moment.kind is Kind.JAAREINDE for moment in told):
        return content.zeg("post.titel.jaareinde")
    if len(looked_at) == 1 and not missed(looked_at[0], today):
        return content.zeg("post.titel.een", dag=dutch.say_day(today, today))
    if looked_at and all(missed(moment, today) for moment in looked_at):
        return content.zeg("post.titel.bleef-liggen")
    if looked_at:
        return content.zeg("post.titel.meer", aantal=len(looked_at))
    return content.zeg("post.titel.overzicht")


def summary(content: Content, traject: Traject, told: Sequence[Moment], today: date) -> str:
    """The post in one line, for a notification."""
    acties = [actie for m in told if (actie := traject.actie(m.actie))]
    if len(acties) == 1 and all(moment.kind is not Kind.JAAREINDE for moment in told):
        return content.zeg("post.samenvatting.een", doel=acties[0].doel)
    kop = heading(content, told, today)
    return content.zeg("post.samenvatting", kop=kop, naam=title(content, traject))


def why_told(content: Content, told: Sequence[Moment], today: date) -> tuple[str, ...]:
    """Why the channel gets a post: a sentence for each reason."""
    late = [missed(moment, today) for moment in told if moment.actie]
    kinds = {moment.kind for moment in told}
    reasons = (
        content.zeg("post.waarom.jaareinde") if Kind.JAAREINDE in kinds else "",
        content.zeg("post.waarom.check") if False in late else "",
        content.zeg("post.waarom.bleef-liggen") if True in late else "",
        content.zeg("post.waarom.overzicht") if Kind.DIGEST in kinds else "",
    )
    return tuple(filter(None, reasons))


def planned_on(content: Content, moment: Moment, today: date) -> str:
    """When a moment was planned; empty when that is today."""
    if moment.day == today:
        return ""
    name = "post.uitgesteld" if moment.put_off else "post.gepland"
    return content.zeg(name, dag=dutch.say_day(moment.day, today))


def why_asked(content: Content, traject: Traject, moment: Moment, today: date) -> str:
    """Why one person gets a card: what this has to do with them, and with today."""
    actie = traject.actie(moment.actie)
    if actie is None:
        return content.zeg("ping.jaareinde")
    role = _role(content, actie, moment)
    if moment.day not in actie.checks:
        return role  # passed on by somebody who looked in between
    return f"{role} {_occasion(content, moment, today)}"


def _role(content: Content, actie: Actie, moment: Moment) -> str:
    """What somebody has to do with an actie: carry it, or look at it as a colleague asked."""
    check = actie.check_of(moment.day)
    if check is None or check.asked is None or check.asked_by is None:
        return content.zeg("ping.jij-trekt")
    if check.asked_why:
        return content.zeg(
            "ping.gevraagd", wie=check.asked_by.name, waarom=check.asked_why.rstrip(".")
        )
    return content.zeg("ping.doorgegeven", wie=check.asked_by.name)


def _occasion(content: Content, moment: Moment, today: date) -> str:
    """Why now."""
    day = dutch.say_day(moment.day, today)
    if moment.put_off:
        return content.zeg("ping.uitgesteld", dag=day)
    if missed(moment, today):
        return content.zeg("ping.wacht-nog", dag=day)
    return content.zeg("ping.vandaag")


def who_looked(content: Content, check: Check, today: date, *, asked: bool) -> str:
    """Who kept what was found, or to whom the moment was passed on.

    `asked`: it is said to who was asked to look.
    """
    if check.at and check.by:
        kept_on = check.at.astimezone(BRUSSELS).date()
        return content.zeg(
            "check.bewaard-door", wie=check.by.name, dag=dutch.say_day(kept_on, today)
        )
    if check.asked and not asked:
        return content.zeg("check.doorgegeven-aan", wie=check.asked.name)
    return ""


def what_waits(content: Content, traject: Traject, moment: Moment) -> str:
    """What a moment asks, in a line."""
    actie = traject.actie(moment.actie)
    if actie is None:
        return content.zeg("bundel.jaareinde")
    return content.zeg("bundel.borg" if moment.kind is Kind.BORG else "bundel.check", wat=actie.wat)


def since_when(content: Content, moment: Moment, today: date) -> str:
    """How long a moment has been waiting."""
    if moment.day == today:
        return content.zeg("bundel.vandaag")
    return content.zeg("bundel.sinds", dag=dutch.say_day(moment.day, today))


def open_until(content: Content, ronde: Ronde, now: datetime) -> str:
    """Until when a ronde can be answered; empty when nobody set that."""
    if ronde.until is None:
        return ""
    return content.zeg("bundel.tot", dag=dutch.say_moment(ronde.until, now.date()))
