"""The plans on a card: the jaaractieplan and the meerjarenplan, as far as they fit."""

from __future__ import annotations

from datetime import date

from content.model import Content
from dialogs.actie.document import ActieInPlan, Kolom, Meerjarenplan, PdcaActie, Rij, Veld
from dialogs.actie.edits import aanpassing, say_edit
from dialogs.actie.planned import say_days
from dialogs.actie.plannen import CHECKMOMENTEN, jaaractieplan_of, meerjarenplan_of
from dialogs.actie.terugblik import Room, followed_up
from dialogs.actie.timeline_card import timeline_rows
from dialogs.anywhere import tips
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Traject
from dialogs.shorten import pages, weigh
from dialogs.steps import Column, Line, Plan, PlanActie, YearMark, YearRow

HEAVIEST_PAGE = 22_000
"""In bytes of text and layout; more goes to another page."""
PARTS_PER_PAGE = 6
LONGEST_FOUND = 280
NEWEST_FOUND = 2
"""Of what was found and learnt a card has the beginning (in characters), and the newest."""
PRIORITIES_SHOWN = 5


def plan_step(setup: Setup, traject: Traject, today: date, page: int = 0) -> Plan:
    """Both plans of a traject, the jaaractieplan first; a page shows what fits on a card."""
    content = setup.content
    jaar = jaaractieplan_of(content, traject, today)
    meer = meerjarenplan_of(content, traject, today)
    plan_acties = [_plan_actie(content, pdca, today) for pdca in jaar.acties]
    rows = [_row(content, rij, today) for rij in meer.rijen]
    parts: list[PlanActie | YearRow] = [*plan_acties, *rows]
    leaves = pages(parts, _weight, HEAVIEST_PAGE, PARTS_PER_PAGE)
    page = page % len(leaves)
    shown_acties = tuple(part for part in leaves[page] if isinstance(part, PlanActie))
    shown_rows = tuple(part for part in leaves[page] if isinstance(part, YearRow))
    return Plan(
        id="plan",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        title=jaar.titel,
        header=_header(jaar.kop) if page == 0 else (),
        goal_edited=say_edit(content, aanpassing(traject.goal_edited), today) if page == 0 else "",
        acties=shown_acties,
        meer_title=meer.titel,
        meer_header=_header(meer.kop) if rows and rows[0] in shown_rows else (),
        years=meer.schooljaren,
        rows=shown_rows,
        explanation=(*meer.toelichting, *_legend(meer, shown_rows)),
        tip=tips.with_the_plan(content),
        timeline=timeline_rows(content, traject, today) if page == 0 else (),
        page=page,
        pages=len(leaves),
    )


def _legend(meer: Meerjarenplan, rows: tuple[YearRow, ...]) -> tuple[str, ...]:
    """What the colours say, in one sentence, when there are any."""
    if not any(mark.kleur for row in rows for mark in row.marks):
        return ()
    return (". ".join(f"{kleur.naam}: {kleur.label}" for kleur in meer.kleuren) + ".",)


def _weight(part: PlanActie | YearRow) -> int:
    """How much room a part of a plan takes on a card, in bytes of text and layout."""
    if isinstance(part, YearRow):
        return 2_000 + weigh((part.wat, part.wie, part.doel, part.meting))
    lines = [line for column in part.columns for line in column.lines]
    texts = [text for line in lines for text in (line.label, line.text)]
    questions = [question for column in part.columns for question in column.questions]
    return 1_500 + 250 * len(lines) + 120 * len(questions) + weigh(texts) + weigh(questions)


def _header(kop: tuple[Veld, ...]) -> tuple[Line, ...]:
    return tuple(Line(v.label, _the_first(v.delen) if v.delen else v.tekst) for v in kop)


def _the_first(points: tuple[str, ...]) -> str:
    """The first points of a list, in one line, and how many more there are."""
    more = len(points) - PRIORITIES_SHOWN
    return "; ".join(points[:PRIORITIES_SHOWN]) + (f"; en nog {more}" if more > 0 else "")


def _plan_actie(content: Content, pdca: PdcaActie, today: date) -> PlanActie:
    actie = pdca.actie
    return PlanActie(
        number=pdca.nummer,
        wat=actie.wat,
        doel=actie.doel_zoals_getypt,
        soort=actie.soort,
        owner=actie.wie,
        when=actie.wanneer or say_days(actie.checkmomenten, today),
        edited=say_edit(content, actie.aangepast, today),
        state=pdca.stand,
        columns=tuple(_column(content, kolom, actie, today) for kolom in pdca.kolommen),
    )


def _asks(veld: Veld) -> str:
    """What a place that waits for follow-up will ask."""
    return veld.uitleg if veld.later else ""


def _column(content: Content, kolom: Kolom, actie: ActieInPlan, today: date) -> Column:
    """One of the four columns. A place that waits for follow-up shows what it will ask.

    A card has a goal as it was typed, and leaves out the year that goes without saying.
    """
    shorter = {
        "plan.doelen": actie.doel_zoals_getypt,
        f"check.{CHECKMOMENTEN}": say_days(actie.checkmomenten, today),
        **followed_up(content, actie, Room(today, LONGEST_FOUND, NEWEST_FOUND)),
    }
    texts = [
        (veld, shorter.get(f"{kolom.id}.{veld.id}", veld.tekst) or _asks(veld))
        for veld in kolom.velden
    ]
    lines = [Line(veld.label, text, veld.later) for veld, text in texts if text]
    questions = tuple(f"{vraag.tekst} {vraag.uitleg}" for vraag in kolom.vragen)
    return Column(kolom.titel, questions, tuple(lines))


def _row(content: Content, rij: Rij, today: date) -> YearRow:
    actie = rij.actie
    return YearRow(
        number=rij.nummer,
        wat=actie.wat,
        wie=actie.wie,
        doel=actie.doel_zoals_getypt,
        meting=actie.meting,
        soort=actie.soort,
        edited=say_edit(content, actie.aangepast, today),
        marks=tuple(YearMark(vakje.tekst, vakje.kleur) for vakje in rij.vakjes),
    )


def show_page(setup: Setup, state: State, event: Event) -> Outcome:
    """Another page of the plan."""
    assert isinstance(event.what, Press)
    page = event.what.number("blad")
    return unchanged(state, show=plan_step(setup, state.traject, event.now.date(), page))
