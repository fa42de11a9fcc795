"""A team at the end of a school year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from content import Content
from dialogs.record import Act, Actie, Bereikt, Check, Traject, Vervolg
from dialogs.steps import YearEnd
from tests.dialogs.team import Card, Team, at
from tests.dialogs.teams import with_acties

JUNE = at(2027, 6, 22, 16)
"""On the day on which the team looks back."""
KORT, TWO_YEARS = "", "2026,2027"
"""The school years for which an actie is planned; none for one of the short term."""


def planning(content: Content, *years: str, **kwargs: Any) -> Team:
    """A team whose plan has an actie for each of these school years: wat 0, wat 1 and so on."""
    team = with_acties(content, **kwargs)
    card = team.work
    for number, ticked in enumerate(years):
        if number:
            listed = team.trekker.press("acties", team.trekker.looks())
            card = team.trekker.press("add-actie", listed, {"item": team.traject.items[0].id})
        termijn = "middellang" if ticked else "kort"
        card = team.trekker.works_out(card, wat=f"wat {number}", termijn=termijn, jaren=ticked)
    team.trekker.press("make-plan", card)
    return team


def looking_back(content: Content, *years: str, when: datetime = JUNE, **kwargs: Any) -> Team:
    """Such a team, on the day on which it looks back."""
    team = planning(content, *(years or (KORT,)), **kwargs)
    team.until(when)
    return team


def opens(team: Team, page: str = "") -> Card:
    """The trekker opens the year end from the plan."""
    return team.trekker.press("year-end", plan_card(team), {"blad": page} if page else {})


def plan_card(team: Team) -> Card:
    return team.channel(f"plan.{team.traject.version}")


def colours(team: Team, *kleuren: str) -> Card:
    """The trekker gives every actie a colour, in order, page by page."""
    card, left = opens(team, "1"), list(kleuren)
    while left:
        step = card.shows(YearEnd)
        some, left = left[: len(step.lines)], left[len(step.lines) :]
        card = team.trekker.press("save-year-end", card, chosen(step, some))
    return card


def chosen(step: YearEnd, kleuren: Sequence[str]) -> Mapping[str, str]:
    """What a card sends on which these colours were chosen, from the first line on."""
    lines = zip(step.lines, kleuren, strict=False)
    return {f"kleur.{line.actie}": kleur for line, kleur in lines}


def closes(team: Team, *kleuren: str) -> Card:
    """The trekker gives every actie a colour and begins the plan of the next school year."""
    return team.trekker.press("begin-year", colours(team, *kleuren))


def actie_of(team: Team, number: int) -> Actie:
    return next(a for a in team.traject.acties if a.wat == f"wat {number}")


def looked(
    traject: Traject,
    number: int,
    bereikt: Bereikt | None,
    vervolg: Vervolg | None = None,
    year: int = 2027,
) -> Traject:
    """The traject after the team looked at an actie on 22 March, and maybe decided something."""
    actie, when = traject.acties[number], at(year, 3, 22, 16)
    act = Act(vervolg, "Een les", traject.trekker, when) if vervolg else None
    check = Check(date(year, 3, 22), bereikt, "Een effect", by=traject.trekker, at=when, act=act)
    return traject.with_actie(actie.with_check(check))
