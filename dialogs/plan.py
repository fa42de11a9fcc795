"""The jaaractieplan and the meerjarenplan, as the templates of the sources have them."""

from __future__ import annotations

from datetime import date

from content.model import Content, PdcaKolom
from dialogs import dutch, tips
from dialogs.calendar import school_year_name
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Actie, Traject
from dialogs.shorten import pages, weigh
from dialogs.steps import Column, Line, Plan, PlanActie, Reminder, YearRow
from dialogs.subject import verwachting_of

X = "x"
HEAVIEST_PAGE = 22_000
"""In bytes of text and layout; more goes to another page."""
PARTS_PER_PAGE = 6
PRIORITIES_SHOWN = 5


def planned(traject: Traject) -> tuple[Actie, ...]:
    """The acties that stand in a plan: those with a goal and something to do."""
    return tuple(actie for actie in traject.acties if actie.doel and actie.wat)


def years_of(traject: Traject, actie: Actie) -> tuple[int, ...]:
    """The school years in which an actie is planned; this one, unless others were ticked."""
    ticked = actie.years if actie.termijn == "middellang" else ()
    return ticked or (traject.year,)


def plan_step(setup: Setup, traject: Traject, today: date, page: int = 0) -> Plan:
    """Both plans of a traject, the jaaractieplan first; a page shows what fits on a card."""
    content = setup.content
    short = [a for a in planned(traject) if traject.year in years_of(traject, a)]
    middle = [a for a in planned(traject) if a.termijn == "middellang"]
    years = range(traject.year, traject.year + content.meerjarenplan.jaren)
    plan_acties = [_plan_actie(content, n, a, today) for n, a in enumerate(short, start=1)]
    rows = [_row(traject, n, a, years) for n, a in enumerate(middle, start=1)]
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
        title=content.jaaractieplan.titel,
        header=_header(content, traject) if page == 0 else (),
        acties=shown_acties,
        meer_title=content.meerjarenplan.titel,
        meer_header=_meer_header(content, traject) if rows and rows[0] in shown_rows else (),
        years=tuple(map(school_year_name, years)),
        rows=shown_rows,
        explanation=tuple(zin.tekst for zin in content.meerjarenplan.toelichting),
        tip=tips.with_the_plan(content),
        page=page,
        pages=len(leaves),
    )


def _weight(part: PlanActie | YearRow) -> int:
    """How much room a part of a plan takes on a card, in bytes of text and layout."""
    if isinstance(part, YearRow):
        return 2_000 + weigh((part.wat, part.wie, part.doel, part.meting))
    lines = [line for column in part.columns for line in column.lines]
    texts = [text for line in lines for text in (line.label, line.text)]
    questions = [question for column in part.columns for question in column.questions]
    return 1_500 + 250 * len(lines) + 120 * len(questions) + weigh(texts) + weigh(questions)


def _header(content: Content, traject: Traject) -> tuple[Line, ...]:
    values = _header_values(content, traject)
    lines = [Line(veld.label, values[veld.id]) for veld in content.jaaractieplan.kop]
    stops = [item.text for item in traject.chosen_items if item.soort == "stoppen"]
    if stops:
        lines.append(Line(content.zeg("plan.stoppen"), "; ".join(stops[:PRIORITIES_SHOWN])))
    return tuple(lines)


def _meer_header(content: Content, traject: Traject) -> tuple[Line, ...]:
    values = _header_values(content, traject)
    return tuple(
        Line(veld.label, values[veld.id])
        for veld in content.meerjarenplan.kop
        if veld.id in ("rubriek", "prioriteit")
    )


def _header_values(content: Content, traject: Traject) -> dict[str, str]:
    verwachting = verwachting_of(content, traject)
    rubriek = " · ".join(filter(None, (verwachting.rubriek, verwachting.deelrubriek)))
    chosen = [item.text for item in traject.items_to_work_on]
    more = len(chosen) - PRIORITIES_SHOWN
    domein = f" ({content.domeinen[traject.domein].naam})" if traject.domein else ""
    return {
        "prioriteit": "; ".join(chosen[:PRIORITIES_SHOWN])
        + (f"; en nog {more}" if more > 0 else ""),
        "doel": traject.algemeen_doel,
        "rubriek": rubriek,
        "verwachting": f"{verwachting.code}: {verwachting.tekst}{domein}",
    }


def _plan_actie(content: Content, number: int, actie: Actie, today: date) -> PlanActie:
    kolommen = content.jaaractieplan.kolommen
    return PlanActie(
        number=number,
        wat=actie.wat,
        doel=actie.doel,
        soort=actie.soort,
        owner=who(actie),
        when=actie.wanneer or _checks(actie, today),
        columns=tuple(_column(content, kolom, actie, today) for kolom in kolommen),
    )


def who(actie: Actie) -> str:
    """Who carries an actie, and who helps."""
    return ", ".join(filter(None, (actie.owner.name if actie.owner else "", actie.wie)))


def _checks(actie: Actie, today: date) -> str:
    return " en ".join(dutch.say_day(day, today) for day in actie.checks)


def _column(content: Content, kolom: PdcaKolom, actie: Actie, today: date) -> Column:
    """One of the four columns. A place that waits for follow-up shows what it will ask."""
    known = {
        "plan.doelen": actie.doel,
        "do.wat": actie.wat,
        "do.wie": who(actie),
        "do.wanneer": actie.wanneer,
        "do.hoe": actie.hoe,
        "do.afspraken": actie.afspraken,
        "check.doelen": actie.meting,
    }
    lines = [
        Line(veld.label, known.get(id, veld.uitleg or ""), later=id not in known)
        for veld in kolom.velden
        if known.get(id := f"{kolom.id}.{veld.id}", veld.uitleg)
    ]
    if kolom.id == "check":
        lines.append(Line(content.zeg("plan.checkmoment"), _checks(actie, today)))
    vragen = (content.kwaliteitsvragen[id] for id in kolom.kwaliteitsvragen)
    questions = tuple(f"{vraag.tekst} {vraag.in_plan}" for vraag in vragen)
    return Column(kolom.titel, questions, tuple(lines))


def _row(traject: Traject, number: int, actie: Actie, years: range) -> YearRow:
    return YearRow(
        number=number,
        wat=actie.wat,
        wie=who(actie),
        doel=actie.doel,
        meting=actie.meting,
        soort=actie.soort,
        marks=tuple(X if year in years_of(traject, actie) else "" for year in years),
    )


def reminder_step(setup: Setup, traject: Traject, actie: Actie, day: date, why: str) -> Reminder:
    """The ping at a check moment, with the goal and the questions of CHECK."""
    content = setup.content
    check = next(kolom for kolom in content.jaaractieplan.kolommen if kolom.id == "check")
    questions = [content.kwaliteitsvragen[id].tekst for id in check.kwaliteitsvragen]
    asked = [veld.label for veld in check.velden]
    return Reminder(
        id=f"check/{actie.id}/{day.isoformat()}",
        version=actie.version,
        traject=traject.id,
        head=head(content, traject),
        day=dutch.say_day(day),
        doel=actie.doel,
        wat=actie.wat,
        owner=who(actie),
        why=why,
        questions=tuple(dict.fromkeys(asked + questions)),
    )


def show_page(setup: Setup, state: State, event: Event) -> Outcome:
    """Another page of the plan."""
    assert isinstance(event.what, Press)
    page = event.what.number("blad")
    return unchanged(state, show=plan_step(setup, state.traject, event.now.date(), page))
