"""The ballot: a deelnemer gives dots to the items of a stemming, silently until it closes."""

from __future__ import annotations

from dataclasses import replace

from content.model import Content
from dialogs import dutch
from dialogs.effects import Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.orientatie.stemming import NIET, WEL, dots, is_ballot, items_of
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Answer, Item, Ronde, Sheet, Traject
from dialogs.reflectie.aggregate import answered
from dialogs.shorten import shorten
from dialogs.steps import Ballot, BlokView, Choice, Feedback
from dialogs.subject import instrument_of

FIELD = "stippen"
_LABEL = 120


def ballot_step(setup: Setup, traject: Traject, sheet: Sheet) -> Ballot:
    """The ballot of the open stemming, with the dots that were given before."""
    ronde, content = traject.asked, setup.content
    return Ballot(
        id=f"stem/{ronde.id}",
        version=sheet.version,
        traject=traject.id,
        head=head(content, traject),
        items=tuple(_choice(content, item) for item in items_of(traject, ronde)),
        picked=",".join(picked(ronde, sheet)),
        dots=dots(len(ronde.items)),
        until=dutch.say_moment(ronde.until, ronde.opened.date()) if ronde.until else "",
    )


def _choice(content: Content, item: Item) -> Choice:
    lijst = content.lijsten[item.lijst].kort.lower()
    return Choice(item.id, f"{shorten(item.text, _LABEL)} ({lijst})")


def picked(ronde: Ronde, sheet: Sheet) -> tuple[str, ...]:
    """The items to which somebody gave a dot."""
    return tuple(id for id in ronde.items if sheet.answers.get(id, Answer()).choice == WEL)


def dots_given(content: Content, ronde: Ronde, sheet: Sheet) -> BlokView:
    """How many of somebody's dots were given."""
    given, all = len(picked(ronde, sheet)), dots(len(ronde.items))
    return BlokView(0, content.zeg("stemmen.jouw-stippen"), given, all)


def vote(setup: Setup, state: State, event: Event) -> Outcome:
    """A ballot is kept: it says of every item whether it got a dot."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    ronde = traject.asked
    if not ronde.open or not is_ballot(ronde) or press.step != f"stem/{ronde.id}":
        return unchanged(state, content.zeg("stemmen.te-laat"))
    if state.sheet is None:
        return unchanged(state)  # who stopped taking part is asked again first
    sheet, wanted = state.sheet, set(press.several(FIELD))
    answers = {id: Answer(WEL if id in wanted else NIET) for id in ronde.items}
    if press.version != sheet.version:
        if answers == sheet.answers:
            return unchanged(state)
        step = ballot_step(setup, traject, sheet)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if error := _wrong(content, ronde, sum(answer.choice == WEL for answer in answers.values())):
        feedback = Feedback(errors={FIELD: error}, typed=dict(press.values))
        step = ballot_step(setup, traject, sheet)
        return Outcome(traject, state.sheet, feedback=feedback, show=step)
    saved = replace(
        sheet,
        answers=answers,
        block=len(instrument_of(content, traject, ronde).blokken),
        begun=True,
        through=True,
        version=sheet.version + 1,
        saved_at=event.now,
    )
    note = content.zeg("bewaren.bewaard", tijd=dutch.say_time(event.now))
    effects = () if answered(sheet) else (Show("levend"),)
    return Outcome(traject, saved, effects, Feedback(note=note))


def _wrong(content: Content, ronde: Ronde, given: int) -> str:
    """What is wrong with so many dots; empty when nothing is."""
    most = dots(len(ronde.items))
    if given > most:
        return content.zeg("stemmen.te-veel-stippen", aantal=given, stippen=most)
    return "" if given else content.zeg("stemmen.geen-stip")
