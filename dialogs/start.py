"""A traject begins: what it is about, with which instrument the team looks back, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from content.model import Content
from dialogs.calendar import school_year
from dialogs.effects import Effect
from dialogs.events import Event, Press
from dialogs.outcome import Setup, View
from dialogs.record import Eigen, Mode, Schoolniveau, Traject
from dialogs.reflectie.deadline import read_until
from dialogs.reflectie.ronde import default_until, open_ronde, opening_effects
from dialogs.school import School
from dialogs.start_cards import dimensions_step, level_step, own_step, start_step
from dialogs.steps import Feedback, Step
from dialogs.subject import EIGEN, TOGETHER, depends_on_level

MOST_OWN_QUESTIONS = 15
OWN_QUESTION_LENGTH = 500
OWN_LENGTH = 4000
"""What all own questions may take together, in characters: a field gives no more."""


@dataclass(frozen=True, slots=True)
class Started:
    """A new traject, with what must happen now that its first ronde is open."""

    traject: Traject
    effects: tuple[Effect, ...]


def start(setup: Setup, school: School, event: Event, view: View) -> Started | Step:
    """A new traject; or the card that asks for what is missing or wrong.

    `school` is the calendar of the team. In a personal chat there is nobody to answer apart.
    """
    assert isinstance(event.what, Press)
    press, content = event.what, setup.content
    eigen = read_own(press)
    mode = _mode(press, view)
    until, errors = _read_until(content, school, press, event.now, mode)
    errors |= _errors(content, press, eigen, mode)
    if errors:
        refused = Feedback(errors=errors, typed=press.values)
        return start_step(setup, school, view, press, eigen, refused)
    own_chosen = EIGEN in (press.text("verwachting"), press.text("instrument"))
    if own_chosen and (errors := _own_errors(content, eigen)):
        return own_step(setup, press, Feedback(errors=errors, typed=press.values))
    instrument = _instrument(content, press)
    if not instrument:
        return dimensions_step(setup, press)
    parts = [content.instrumenten[id] for id in instrument.split(TOGETHER) if id != EIGEN]
    niveau = _niveau(press)
    if niveau is None and any(map(depends_on_level, parts)):
        return level_step(press)
    if unfit := next((part for part in parts if part.schoolniveau not in _fitting(niveau)), None):
        errors = {"instrument": content.zeg("fout.ander-niveau", instrument=unfit.titel)}
        refused = Feedback(errors=errors, typed=press.values)
        return start_step(setup, school, view, press, eigen, refused)
    verwachting = press.text("verwachting")
    domeinen = verwachting != EIGEN and content.verwachtingen[verwachting].domeinen
    ronde = open_ronde(event.chance[:12], instrument, mode or Mode.SAMEN, event.now, until)
    traject = Traject(
        id=press.step.removeprefix("start/"),
        verwachting=verwachting,
        domein=press.text("domein") if domeinen else None,
        trekker=event.who,
        year=school_year(event.now.date()),
        rondes=(ronde,),
        schoolniveau=niveau,
        eigen=eigen if EIGEN in (verwachting, instrument) else None,
        school=school,
    )
    return Started(traject, opening_effects(ronde))


def own(setup: Setup, school: School, event: Event, view: View) -> Step:
    """The trekker types an expectation that is not in the catalogue; then the start card again."""
    assert isinstance(event.what, Press)
    press, content = event.what, setup.content
    if press.verb == "own":
        return own_step(setup, press)
    eigen = read_own(press)
    if errors := _own_errors(content, eigen):
        return own_step(setup, press, Feedback(errors=errors, typed=press.values))
    chosen = replace(press, values={**press.values, "verwachting": EIGEN})
    return start_step(setup, school, view, chosen, eigen, Feedback(typed=chosen.values))


def _own_errors(content: Content, eigen: Eigen | None) -> dict[str, str]:
    """What is missing or wrong on the card with an expectation of one's own, by field."""
    if eigen is None:
        return {"eigen_titel": content.zeg("fout.typ-verwachting")}
    if len(eigen.vragen) > MOST_OWN_QUESTIONS:
        return {"eigen_vragen": content.zeg("fout.te-veel-vragen", aantal=MOST_OWN_QUESTIONS)}
    if any(len(vraag) > OWN_QUESTION_LENGTH for vraag in eigen.vragen):
        return {"eigen_vragen": content.zeg("fout.lange-vraag", aantal=OWN_QUESTION_LENGTH)}
    return {}


def read_own(press: Press) -> Eigen | None:
    """The expectation as it was typed, however many or long its questions; None without a title."""
    title = press.text("eigen_titel", 300)
    if not title:
        return None
    lines = (line.strip() for line in press.text("eigen_vragen", OWN_LENGTH).splitlines())
    return Eigen(
        code=press.text("eigen_code", 20) or "Eigen",
        titel=title,
        vragen=tuple(dict.fromkeys(line for line in lines if line)),
    )


def _mode(press: Press, view: View) -> Mode | None:
    if view.private:
        return Mode.SAMEN
    return next((mode for mode in Mode if mode == press.text("wijze")), None)


def _errors(
    content: Content, press: Press, eigen: Eigen | None, mode: Mode | None
) -> dict[str, str]:
    """What is missing on the start card, by field."""
    errors = {}
    verwachting = content.verwachtingen.get(press.text("verwachting"))
    if verwachting is None and not (press.text("verwachting") == EIGEN and eigen):
        errors["verwachting"] = content.zeg("fout.kies-verwachting")
    if verwachting and verwachting.domeinen and press.text("domein") not in content.domeinen:
        errors["domein"] = content.zeg("fout.kies-domein")
    instrument = press.text("instrument")
    own_questions = instrument == EIGEN and eigen and eigen.vragen
    if not own_questions and instrument not in (*content.instrumenten, *content.groepen):
        errors["instrument"] = content.zeg("fout.kies-instrument")
    if mode is None:
        errors["wijze"] = content.zeg("fout.kies-wijze")
    return errors


def _instrument(content: Content, press: Press) -> str:
    """The id of the instrument; empty when parts of a group are still to be chosen."""
    chosen = press.text("instrument")
    if chosen not in content.groepen:
        return chosen
    parts = press.several("delen")
    members = (i.id for i in content.instrumenten.values() if i.groep == chosen)
    return TOGETHER.join(id for id in members if id in parts)


def _niveau(press: Press) -> Schoolniveau | None:
    text = press.text("schoolniveau")
    if text == "basis":
        return "basis"
    return "secundair" if text == "secundair" else None


def _fitting(niveau: Schoolniveau | None) -> tuple[str, ...]:
    return ("beide", niveau) if niveau else ("beide", "basis", "secundair")


def _read_until(
    content: Content, school: School, press: Press, now: datetime, mode: Mode | None
) -> tuple[datetime, dict[str, str]]:
    """Until when the ronde is open. A joint one has no deadline, so nothing can be wrong."""
    if mode is not Mode.APART:
        return default_until(now, school), {}
    until, wrong = read_until(content, school, press.text("tot", 40), now)
    return until, {"tot": wrong} if wrong else {}
