"""The jaaractieplan and the meerjarenplan, as the templates of the sources have them."""

from __future__ import annotations

from datetime import date

from content.model import Content, PdcaKolom
from dialogs import dutch
from dialogs.calendar import school_year_name
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Actie, Traject
from dialogs.steps import Column, Line, Plan, PlanActie, Reminder, YearRow

X = "x"
ACTIES_PER_PAGE = 3


def planned(traject: Traject) -> tuple[Actie, ...]:
    """The acties that stand in a plan: those with a goal and something to do."""
    return tuple(actie for actie in traject.acties if actie.doel and actie.wat)


def years_of(traject: Traject, actie: Actie) -> tuple[int, ...]:
    """The school years in which an actie is planned; this one, unless others were ticked."""
    ticked = actie.years if actie.termijn == "middellang" else ()
    return ticked or (traject.year,)


def plan_step(setup: Setup, traject: Traject, today: date, page: int = 0) -> Plan:
    """Both plans of a traject; one page shows as many acties as fit on a card."""
    content = setup.content
    short = [a for a in planned(traject) if traject.year in years_of(traject, a)]
    middle = [a for a in planned(traject) if a.termijn == "middellang"]
    years = range(traject.year, traject.year + content.meerjarenplan.jaren)
    pages = max(-(-max(len(short), len(middle)) // ACTIES_PER_PAGE), 1)
    page = page % pages
    here = slice(page * ACTIES_PER_PAGE, (page + 1) * ACTIES_PER_PAGE)
    plan_acties = [_plan_actie(content, n, a, today) for n, a in enumerate(short, start=1)]
    rows = [_row(traject, n, a, years) for n, a in enumerate(middle, start=1)]
    return Plan(
        id="plan",
        version=traject.version,
        traject=traject.id,
        head=head(content, traject),
        title=content.jaaractieplan.titel,
        header=_header(content, traject),
        acties=tuple(plan_acties[here]),
        meer_title=content.meerjarenplan.titel,
        meer_header=_meer_header(content, traject) if middle else (),
        years=tuple(map(school_year_name, years)),
        rows=tuple(rows[here]),
        explanation=tuple(zin.tekst for zin in content.meerjarenplan.toelichting),
        page=page,
        pages=pages,
    )


def _header(content: Content, traject: Traject) -> tuple[Line, ...]:
    values = _header_values(content, traject)
    return tuple(Line(veld.label, values[veld.id]) for veld in content.jaaractieplan.kop)


def _meer_header(content: Content, traject: Traject) -> tuple[Line, ...]:
    values = _header_values(content, traject)
    return tuple(
        Line(veld.label, values[veld.id])
        for veld in content.meerjarenplan.kop
        if veld.id in ("rubriek", "prioriteit")
    )


def _header_values(content: Content, traject: Traject) -> dict[str, str]:
    verwachting = content.verwachtingen[traject.verwachting]
    rubriek = " · ".join(filter(None, (verwachting.rubriek, verwachting.deelrubriek)))
    domein = f" ({content.domeinen[traject.domein].naam})" if traject.domein else ""
    return {
        "prioriteit": "; ".join(item.text for item in traject.chosen_items),
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
        Line(veld.label, known.get(f"{kolom.id}.{veld.id}") or veld.uitleg or "")
        for veld in kolom.velden
        if f"{kolom.id}.{veld.id}" not in known or known[f"{kolom.id}.{veld.id}"]
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
