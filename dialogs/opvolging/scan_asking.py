"""The trekker opens a microscan: a few questions of an earlier ronde are asked again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from content.model import Content, Vraag
from dialogs import dutch
from dialogs.actie.forms import TEXT_LENGTH
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.opvolging.act import act_step
from dialogs.opvolging.check import keep_draft, looked_at
from dialogs.opvolging.check_cards import step_for
from dialogs.opvolging.lesson import keep_lesson, named
from dialogs.opvolging.scan import newest_with_figures, result_of
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Actie, Mode, Phase, Ronde, Traject
from dialogs.reflectie.besluiten import is_level
from dialogs.reflectie.compare import mean_position
from dialogs.reflectie.deadline import read_until
from dialogs.reflectie.ronde import default_until, open_ronde, opening_effects
from dialogs.steps import AskScan, Choice, Feedback, Step
from dialogs.subject import instrument_of

KIND = "microscan"
FEWEST = 2
MOST = 3


def ask_scan(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker chooses what is asked again. What was typed on the card before it is kept."""
    assert isinstance(event.what, Press)
    press = event.what
    traject, feedback = keep_draft(setup, state, event)
    traject = keep_lesson(replace(state, traject=traject), event)
    feedback = replace(feedback, lost=(*feedback.lost, *_unkept_lesson(traject, press)))
    kept = replace(state, traject=traject)
    actie, before = traject.actie(press.text("actie")), newest_with_figures(traject, event.now)
    if refused := _refused(setup, traject, actie, before):
        said = replace(feedback, note=refused)
        return Outcome(traject, state.sheet, feedback=said, show=_same_card(setup, kept, event))
    assert actie and before
    found = looked_at(traject, press.step, event.now.date())
    day = found[1].isoformat() if found else ""
    step = _ask_step(setup, traject, actie, before, day, event.now)
    return Outcome(traject, state.sheet, feedback=feedback, show=step)


def _unkept_lesson(traject: Traject, press: Press) -> tuple[str, ...]:
    """What was typed on the card of ACT and could not stay there, to be copied."""
    _, check = named(traject, press.step)
    saved = (check.les, check.act.les if check.act else "") if check else ()
    typed = press.text("les", TEXT_LENGTH)
    return (typed,) if typed and typed not in saved else ()


def _same_card(setup: Setup, state: State, event: Event) -> Step | None:
    """The card of CHECK or ACT on which somebody pressed; None when it was another one."""
    assert isinstance(event.what, Press)
    today = event.now.date()
    found = looked_at(state.traject, event.what.step, today)
    if found is None:
        return None
    if named(state.traject, event.what.step)[1]:
        return act_step(setup, state, *found, today)
    return step_for(setup, state, *found, event.who, event.now)


def open_scan(setup: Setup, state: State, event: Event) -> Outcome:
    """A microscan opens, about the questions that were ticked."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    actie = traject.actie(press.step.removeprefix(f"{KIND}/"))
    before = newest_with_figures(traject, event.now)
    if refused := _refused(setup, traject, actie, before):
        return unchanged(state, refused)
    assert actie and before
    step = _ask_step(setup, traject, actie, before, press.text("dag"), event.now)
    ticked = press.several("vragen")
    vragen = tuple(v.id for v in _can_be_asked(content, traject, before) if v.id in ticked)
    until, wrong = read_until(content, traject.school, press.text("tot", 40), event.now)
    errors = {"tot": wrong} if wrong else {}
    if not FEWEST <= len(vragen) <= MOST:
        errors["vragen"] = content.zeg("scan.kies-aantal", van=FEWEST, tot=MOST)
    if errors:
        feedback = Feedback(errors=errors, typed=dict(press.values))
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    if press.version != step.version:
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    ronde = open_ronde(event.chance[:12], before.instrument, Mode.APART, event.now, until)
    ronde = replace(ronde, vragen=vragen, actie=actie.id)
    changed = replace(traject, stemmingen=(*traject.stemmingen, ronde))
    note = content.zeg("scan.geopend", tot=dutch.say_moment(until, event.now.date()))
    return Outcome(changed, None, opening_effects(ronde), Feedback(note=note))


def _refused(setup: Setup, traject: Traject, actie: Actie | None, before: Ronde | None) -> str:
    """Why no microscan can open now; empty when one can."""
    content = setup.content
    if traject.phase is not Phase.OPVOLGING:
        return content.zeg("scan.nog-geen-plan")
    if actie is None or actie.removed:
        return content.zeg("actie.is-weggehaald")
    if traject.asked.open:
        return content.zeg("scan.loopt-al")
    if before is None:
        return content.zeg("scan.geen-cijfers")
    if len(_can_be_asked(content, traject, before)) < FEWEST:
        return content.zeg("scan.te-weinig-vragen", van=FEWEST, tot=MOST)
    return ""


def _ask_step(
    setup: Setup, traject: Traject, actie: Actie, before: Ronde, day: str, now: datetime
) -> AskScan:
    """The card on which the trekker opens a microscan, with the best guess ticked and first."""
    content = setup.content
    source = _came_from(traject, actie)
    vragen = _most_fitting_first(content, traject, before, source)
    known = vragen[0].id == source
    return AskScan(
        id=f"{KIND}/{actie.id}",
        version=len(traject.stemmingen),
        traject=traject.id,
        head=head(content, traject),
        actie=actie.id,
        day=day,
        wat=actie.wat,
        vragen=tuple(Choice(vraag.id, vraag.tekst) for vraag in vragen),
        proposed=",".join(vraag.id for vraag in vragen[:FEWEST]),
        why=content.zeg("scan.uit-prioriteit" if known else "scan.zwakste"),
        until=default_until(now, traject.school).date().isoformat(),
        fewest=FEWEST,
        most=MOST,
        threshold=setup.threshold,
    )


def _came_from(traject: Traject, actie: Actie) -> str:
    """The question that the priority of an actie was taken over from; empty when none is known.

    Of doubles that were merged, either may have been.
    """
    same = (item for item in traject.items if actie.item in (item.id, item.merged_into))
    return next((item.vraag for item in same if item.vraag), "")


def _can_be_asked(content: Content, traject: Traject, before: Ronde) -> tuple[Vraag, ...]:
    """The closed questions of a ronde that have figures."""
    counts = result_of(before).counts
    vragen = instrument_of(content, traject, before).vragen
    return tuple(vraag for vraag in vragen if vraag.schaal and vraag.id in counts)


def _most_fitting_first(
    content: Content, traject: Traject, before: Ronde, source: str
) -> list[Vraag]:
    """What can be asked: first the `source`, or the weakest question, and the weakest beside it.

    Beside it stand the questions of the same block. The others follow in their own order.
    """
    vragen = _can_be_asked(content, traject, before)
    weakest = sorted(vragen, key=lambda vraag: _strength(content, before, vraag))
    first = next((vraag for vraag in vragen if vraag.id == source), weakest[0])
    blokken = instrument_of(content, traject, before).blokken
    near = next(blok.vragen for blok in blokken if first in blok.vragen)
    proposed = sorted(weakest, key=lambda vraag: (vraag != first, vraag not in near))[:FEWEST]
    return proposed + [vraag for vraag in vragen if vraag not in proposed]


def _strength(content: Content, before: Ronde, vraag: Vraag) -> tuple[bool, Fraction]:
    """How good the answers were on the mean, from 0 to 100; the best when nobody took a side.

    A level is of the whole school: no single actie moves it, so it comes after all others.
    """
    schaal = content.schalen[vraag.schaal or ""]
    mean = mean_position(content, schaal, result_of(before).counts[vraag.id])
    return is_level(schaal), Fraction(100) if mean is None else mean
