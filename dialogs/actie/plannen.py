"""Both plans of a traject, made from what was saved: which acties are in which, and with what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from content.model import Content, PdcaKolom, Veld
from dialogs.actie import document
from dialogs.actie.checkmomenten import checkmomenten_of
from dialogs.actie.document import (
    ActieInPlan,
    Groep,
    Jaaractieplan,
    Kleur,
    Kolom,
    Meerjarenplan,
    Over,
    PdcaActie,
    Plannen,
    Rij,
    Vakje,
)
from dialogs.actie.planned import acties_of, over, say_days
from dialogs.actie.terugblik import BEWIJS, CYCLUS, LES, STOPPEN, Room, followed_up
from dialogs.actie.years import kleuren_of
from dialogs.calendar import school_year_name
from dialogs.record import Traject

CHECKMOMENTEN = "checkmomenten"
"""The place in CHECK that no template of the sources has: when the team looks at it again."""


def plannen_of(content: Content, traject: Traject, today: date, year: int | None = None) -> Plannen:
    """Everything that the plans of a traject hold on a day.

    The jaaractieplan is that of a school year; of the running one when none is given.
    """
    acties = tuple(acties_of(content, traject, today).values())
    return Plannen(
        over=over(content, traject, traject.running_year if year is None else year),
        acties=acties,
        jaaractieplan=jaaractieplan_of(content, traject, today, year),
        meerjarenplan=meerjarenplan_of(content, traject, today),
        checkmomenten=() if traject.stopped else tuple(checkmomenten_of(content, traject, acties)),
    )


def jaaractieplan_of(
    content: Content, traject: Traject, today: date, year: int | None = None
) -> Jaaractieplan:
    """The jaaractieplan: the acties of a school year; of the running one when none is given."""
    year = traject.running_year if year is None else year
    plan, about = content.jaaractieplan, over(content, traject, year)
    kop = _header(plan.kop, about)
    if about.stoppen:
        told = content.zeg("plan.stoppen"), "\n".join(about.stoppen)
        kop += (document.Veld("stoppen", *told, delen=about.stoppen),)
    acties = [
        actie
        for id, actie in acties_of(content, traject, today).items()
        if about.schooljaar in actie.schooljaren
    ]
    return Jaaractieplan(
        titel=plan.titel,
        schooljaar=about.schooljaar,
        kop=kop,
        cirkel=content.zeg("plan.pdca"),
        kolommen=tuple(_column(content, kolom, None) for kolom in plan.kolommen),
        acties=tuple(
            PdcaActie(
                n,
                a,
                tuple(_column(content, kolom, a) for kolom in plan.kolommen),
                _kleur(content, a, about.schooljaar),
            )
            for n, a in enumerate(acties, start=1)
        ),
    )


def meerjarenplan_of(content: Content, traject: Traject, today: date) -> Meerjarenplan:
    """The meerjarenplan: the acties of the middle term, by goal."""
    plan, about = content.meerjarenplan, over(content, traject, traject.running_year)
    years = range(traject.year, traject.year + plan.jaren)
    schooljaren = tuple(map(school_year_name, years))
    middle = [a for a in acties_of(content, traject, today).values() if a.termijn == "middellang"]
    return Meerjarenplan(
        titel=plan.titel,
        schooljaren=schooljaren,
        kop=_header([veld for veld in plan.kop if veld.id not in ("doel", "meting")], about),
        rij=tuple(_veld(veld, "") for veld in plan.rij),
        groepen=tuple(_groups(content, about, middle, schooljaren)),
        toelichting=tuple(zin.tekst for zin in plan.toelichting),
        kleuren=kleuren_of(content),
    )


def _kleur(content: Content, actie: ActieInPlan, schooljaar: str) -> Kleur | None:
    """What became of an actie at the end of a school year."""
    got = {jaar.schooljaar: jaar.kleur for jaar in actie.jaren}.get(schooljaar)
    return next((kleur for kleur in kleuren_of(content) if kleur.id == got), None)


def _header(velden: Iterable[Veld], about: Over) -> tuple[document.Veld, ...]:
    """The places at the head of a plan. One that a school added is there to be filled in."""
    domein = f" ({about.domein})" if about.domein else ""
    values = {
        "doel": about.algemeen_doel,
        "rubriek": about.rubriek,
        "verwachting": f"{about.code}: {about.verwachting}{domein}",
    }
    lists = {"prioriteit": about.prioriteiten}
    return tuple(
        _listed(veld, lists[veld.id]) if veld.id in lists else _veld(veld, values.get(veld.id, ""))
        for veld in velden
    )


def _veld(veld: Veld, tekst: str, later: bool = False) -> document.Veld:
    return document.Veld(veld.id, veld.label, tekst, veld.uitleg or "", later)


def _listed(veld: Veld, delen: tuple[str, ...]) -> document.Veld:
    return replace(_veld(veld, "\n".join(delen)), delen=delen)


def _column(content: Content, kolom: PdcaKolom, actie: ActieInPlan | None) -> Kolom:
    """One of the four columns: of an actie, or with its places empty."""
    known = _filled_in(content, actie) if actie else {}
    velden = []
    for veld in kolom.velden:
        id = f"{kolom.id}.{veld.id}"
        velden.append(_veld(veld, known.get(id, ""), later=actie is not None and id not in known))
    if kolom.id == "check" and actie:
        days = say_days(actie.checkmomenten)
        velden.append(document.Veld(CHECKMOMENTEN, content.zeg("plan.checkmoment"), days))
    velden += _extra(content, kolom, known)
    vragen = (content.kwaliteitsvragen[id] for id in kolom.kwaliteitsvragen)
    asked = tuple(document.Vraag(vraag.nummer, vraag.tekst, vraag.in_plan) for vraag in vragen)
    return Kolom(kolom.id, kolom.titel, asked, tuple(velden))


def _extra(content: Content, kolom: PdcaKolom, known: dict[str, str]) -> Iterator[document.Veld]:
    """The places of a column that follow-up adds to those of the template."""
    labels = {
        CYCLUS: content.zeg("plan.cyclus"),
        BEWIJS: content.zeg("plan.bewijs"),
        STOPPEN: content.zeg("plan.gestopt"),
        LES: content.kwaliteitsvragen["q5"].tekst,
    }
    for place, label in labels.items():
        column, _, id = place.partition(".")
        if column == kolom.id and place in known:
            yield document.Veld(id, label, known[place])


def _filled_in(content: Content, actie: ActieInPlan) -> dict[str, str]:
    """What was filled in for an actie, by the column and the place where it stands."""
    return {
        "plan.doelen": actie.doel.tekst,
        "do.wat": actie.wat,
        "do.wie": actie.wie,
        "do.wanneer": actie.wanneer,
        "do.hoe": actie.hoe,
        "do.afspraken": actie.afspraken,
        "check.doelen": actie.meting,
        **followed_up(content, actie, Room()),
    }


def _groups(
    content: Content, about: Over, acties: Iterable[ActieInPlan], schooljaren: tuple[str, ...]
) -> Iterable[Groep]:
    """The acties by goal and measure; capitals and spaces make no difference."""
    together: dict[tuple[str, ...], list[ActieInPlan]] = {}
    for actie in acties:
        key = tuple(" ".join(t.casefold().split()) for t in (actie.doel.tekst, actie.meting))
        together.setdefault(key, []).append(actie)
    number = 0
    for same in together.values():
        first, rijen = same[0], []
        for actie in same:
            number += 1
            cells = {jaar.schooljaar: jaar for jaar in actie.jaren}
            vakjes = tuple(cells.get(year, Vakje(year)) for year in schooljaren)
            rijen.append(Rij(number, actie, vakjes))
        prioriteiten = tuple(dict.fromkeys(a.prioriteit for a in same if a.prioriteit))
        values = {"doel": first.doel.tekst, "meting": first.meting}
        if len(about.prioriteiten) > 1:
            values["prioriteit"] = "\n".join(prioriteiten)
        kop = tuple(_veld(v, values[v.id]) for v in content.meerjarenplan.kop if v.id in values)
        yield Groep(kop, prioriteiten, first.doel, first.meting, tuple(rijen))
