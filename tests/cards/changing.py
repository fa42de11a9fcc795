"""A plan that was changed since it was made, and the overview of all trajecten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from dialogs.actie import cards as actie_cards
from dialogs.actie import plan
from dialogs.anywhere import overzicht
from dialogs.record import Edit, Phase, Traject
from dialogs.steps import OverzichtPage, PageLink, Step
from tests.cards.records import CONTENT, NOW, SETUP, TODAY, Team


def changing(team: Team) -> Iterator[tuple[str, Step]]:
    """The cards that say who changed what, and those that take an actie away."""
    traject = changed_plan(team)
    yield "algemeen doel", actie_cards.general_goal_step(CONTENT, traject, TODAY)
    bare = replace(traject, algemeen_doel="", goal_edited=None)
    yield "algemeen doel, nog leeg", actie_cards.general_goal_step(CONTENT, bare, TODAY)
    for actie in traject.acties[:2]:
        name = "weggehaalde actie" if actie.removed else "actie weghalen"
        yield name, actie_cards.remove_step(CONTENT, traject, actie, TODAY)
    fresh = replace(traject.acties[0], edited=None, wat="", doel="")
    yield "lege actie weghalen", actie_cards.remove_step(CONTENT, traject, fresh, TODAY)
    yield "acties na een wijziging", actie_cards.acties_step(CONTENT, traject, TODAY)
    first = plan.plan_step(SETUP, traject, TODAY)
    for page in range(first.pages):
        name = f"plan na een wijziging {page + 1}"
        yield name, plan.plan_step(SETUP, traject, TODAY, page)


def changed_plan(team: Team) -> Traject:
    """Every part was changed since the plan was made; the second actie was taken away."""
    traject = team.traject(Phase.OPVOLGING)
    edit = Edit(team.persons[-1], NOW, 2)
    acties = tuple(
        replace(actie, edited=edit, removed=number == 1, version=2)
        for number, actie in enumerate(traject.acties)
    )
    return replace(traject, acties=acties, goal_edited=edit, goal_version=2)


def overviews(team: Team) -> Iterator[tuple[str, Step]]:
    """The overview on a day on which some acties are overdue, and the way to its page."""
    trajecten = (
        team.traject(),
        replace(team.traject(Phase.ORIENTATIE), domein="leren-studeren"),
        team.traject(Phase.ACTIE),
        changed_plan(team),
        replace(team.traject(Phase.OPVOLGING), stopped=NOW),
    )
    rows = [
        (SETUP, replace(traject, id=f"{number:012}", domein=domein), "0" * 32)
        for number, (traject, domein) in enumerate(
            (traject, domein) for traject in trajecten for domein in CONTENT.domeinen
        )
    ]
    later = TODAY + timedelta(days=120)
    for page in range(overzicht.overzicht_step(rows, later).pages):
        yield f"overzicht {page + 1}", overzicht.overzicht_step(rows, later, page)
    yield "overzicht van één traject", overzicht.overzicht_step(rows[:1], TODAY)
    link = f"https://stappenplan.school.be/overzicht/{'a' * 250}"
    links = (PageLink("overzicht", link, "di 24 november, 4.10 uur"),)
    yield "overzicht als pagina", OverzichtPage(id="overzicht/pagina", links=links)
    yield "overzicht als pagina, zonder adres", OverzichtPage(id="overzicht/pagina")
