"""The cards with which a traject begins.

Nothing is saved before the traject starts: what was filled in on one card travels with the
buttons of the next (`carried`).
"""

from __future__ import annotations

from content.model import Content, Instrument
from dialogs.events import Press
from dialogs.outcome import Setup, View
from dialogs.record import Eigen
from dialogs.reflectie.ronde import default_until
from dialogs.school import School
from dialogs.steps import SILENT, Carried, Choice, Dimensions, Feedback, Level, Own, Start
from dialogs.subject import EIGEN

START_FIELDS = ("verwachting", "domein", "instrument", "wijze", "tot")
OWN_FIELDS = ("eigen_code", "eigen_titel", "eigen_vragen")
NEW = Press("start", "", 0, {})


def start_step(
    setup: Setup,
    school: School,
    view: View,
    press: Press,
    eigen: Eigen | None,
    feedback: Feedback = SILENT,
) -> Start:
    """The start card, for the traject that `press.step` names: start/<id>."""
    content = setup.content
    own = (Choice(EIGEN, f"{eigen.code} · {eigen.titel}"),) if eigen else ()
    own_questions = (
        (Choice(EIGEN, content.zeg("eigen.vragen"), content.zeg("eigen.vragen-kort")),)
        if eigen and eigen.vragen
        else ()
    )
    return Start(
        id=press.step,
        feedback=feedback,
        verwachtingen=own
        + tuple(Choice(v.id, f"{v.code} · {v.titel}") for v in content.verwachtingen.values()),
        domeinen=tuple(Choice(d.id, d.naam) for d in content.domeinen.values()),
        tip=content.tips["kies-domein"].tekst,
        with_domein=tuple(v.code for v in content.verwachtingen.values() if v.domeinen),
        instrumenten=own_questions + _instruments(content),
        until=default_until(view.now, school).date().isoformat(),
        alone=view.private and view.home,
        carried=_carried(press, OWN_FIELDS),
    )


def _instruments(content: Content) -> tuple[Choice, ...]:
    """The instruments; those of a group stand in the list as that group."""
    choices: dict[str, Choice] = {}
    for instrument in content.instrumenten.values():
        if instrument.groep:
            groep = content.groepen[instrument.groep]
            choices[groep.id] = Choice(groep.id, groep.titel, groep.kort)
        else:
            choices[instrument.id] = _instrument(content, instrument)
    return tuple(choices.values())


def _instrument(content: Content, instrument: Instrument) -> Choice:
    """An instrument with what it is for: how long it takes, and which expectations it suits."""
    codes = ", ".join(content.verwachtingen[id].code for id in instrument.verwachtingen)
    suits = f" Gemaakt voor {codes}." if codes else ""
    uitleg = f"{instrument.kort} ± {instrument.minuten} minuten.{suits}"
    return Choice(instrument.id, instrument.titel, uitleg)


def own_step(setup: Setup, press: Press, feedback: Feedback | None = None) -> Own:
    """An expectation of one's own."""
    return Own(
        id=press.step,
        feedback=feedback or Feedback(typed=press.values),
        carried=_carried(press, START_FIELDS),
    )


def dimensions_step(setup: Setup, press: Press) -> Dimensions:
    """Which parts of a group of instruments the team wants to look at."""
    content = setup.content
    groep = content.groepen[press.text("instrument")]
    asked = "delen" in press.values
    error = {"delen": content.zeg("fout.kies-deel")} if asked else {}
    return Dimensions(
        id=press.step,
        feedback=Feedback(errors=error),
        title=groep.titel,
        inleiding=tuple(zin.tekst for zin in groep.inleiding),
        parts=tuple(
            Choice(i.id, f"{i.titel} (± {i.minuten} min.)", i.kort)
            for i in content.instrumenten.values()
            if i.groep == groep.id
        ),
        carried=_carried(press, START_FIELDS + OWN_FIELDS),
    )


def level_step(press: Press) -> Level:
    """For which kind of school the questions must be."""
    fields = (*START_FIELDS, *OWN_FIELDS, "delen")
    return Level(id=press.step, carried=_carried(press, fields))


def _carried(press: Press, fields: tuple[str, ...]) -> Carried:
    return tuple((name, press.values[name]) for name in fields if press.values.get(name))
