"""Who gets the card of a ronde: the trekker sees how many, and reminds the others once.

What the trekker sees are counts. Who was reached, reminded or answered stands on no card.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from dialogs import dutch
from dialogs.effects import Nudge, Show
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Bereik, Outcome, Setup, State, unchanged
from dialogs.record import Mode
from dialogs.reflectie.aggregate import count_answered, finished_with
from dialogs.steps import Feedback, Nudged, OpenChat, Reach, Unreached
from dialogs.subject import instrument_of, say_actie

SHUT = (Bereik.NIET_GEINSTALLEERD, Bereik.GEBLOKKEERD)
"""The bot can't write to somebody until they, or the school's ICT, do something about it."""
NOT_REACHED = (*SHUT, Bereik.TE_DRUK)
_RETRY = "chat-openen"


def ask_nudge(setup: Setup, state: State, event: Event) -> Outcome:
    """The trekker sees how far the ronde is, before reminding anybody."""
    if not _can_be_answered(state):
        return unchanged(state, setup.content.zeg("herinnering.niet-nu"))
    return unchanged(state, show=_reach_step(setup, state, event.now))


def nudge(setup: Setup, state: State, event: Event) -> Outcome:
    """Everybody who has not answered is reminded, once in a ronde."""
    assert isinstance(event.what, Press)
    content, ronde = setup.content, state.traject.asked
    if not _can_be_answered(state):
        return unchanged(state, content.zeg("herinnering.niet-nu"))
    step = _reach_step(setup, state, event.now)
    if event.what.step != step.id:  # a card of another ronde
        return unchanged(state, show=step)
    if not step.can_nudge:
        return unchanged(state, _why_not(setup, state), step)
    nudged = replace(state, traject=state.traject.with_ronde(replace(ronde, nudged=event.now)))
    return Outcome(
        nudged.traject,
        state.sheet,
        (Nudge(ronde.id), Show("levend")),
        Feedback(note=content.zeg("herinnering.gestuurd")),
        show=_reach_step(setup, nudged, event.now),
    )


def nudged_step(setup: Setup, state: State) -> Nudged | None:
    """The reminder for whose sheet is in the state; None when they need none (any more)."""
    traject, ronde = state.traject, state.traject.asked
    if not _can_be_answered(state) or (state.sheet and finished_with(state.sheet)):
        return None
    instrument = instrument_of(setup.content, traject, ronde)
    return Nudged(
        id=f"herinnering/{ronde.id}",
        traject=traject.id,
        head=head(setup.content, traject),
        instrument=instrument.titel,
        minuten=instrument.minuten,
        until=dutch.say_moment(ronde.until, ronde.opened.date()) if ronde.until else "",
        begun=state.sheet is not None and state.sheet.begun,
        threshold=setup.threshold,
        microscan=say_actie(traject, ronde),
    )


def way_in(setup: Setup, state: State, press: Press) -> OpenChat | None:
    """What to do first for who can't be written to; None when a card can be sent to them.

    Who did it, and tries again from that card, gets a card sent.
    """
    if state.own_reach not in SHUT or press.step.startswith(_RETRY):
        return None
    return OpenChat(
        id=f"{_RETRY}/{state.traject.asked.id}",
        traject=state.traject.id,
        head=head(setup.content, state.traject),
        why=setup.content.zeg(f"chat.waarom.{state.own_reach}"),
        what_to_do=setup.content.zeg(f"chat.doe.{state.own_reach}"),
    )


def count_not_reached(state: State) -> int:
    """How many colleagues didn't get the card of the open ronde."""
    return sum(state.reach.get(how, 0) for how in NOT_REACHED)


def _can_be_answered(state: State) -> bool:
    """Whether there is a ronde open which each answers apart."""
    return state.traject.asked.open and state.traject.asked.mode is Mode.APART


def _reach_step(setup: Setup, state: State, now: datetime) -> Reach:
    content, ronde, today = setup.content, state.traject.asked, now.date()
    n = count_answered(state.sheets)
    counts = [(how, state.reach.get(how, 0)) for how in NOT_REACHED]
    return Reach(
        id=f"bereik/{ronde.id}",
        traject=state.traject.id,
        head=head(content, state.traject),
        invited=ronde.invited,
        reached=state.reach.get(Bereik.BEREIKT, 0),
        under_way=state.reach.get(Bereik.ONDERWEG, 0),
        answered=n,
        unreached=tuple(
            Unreached(how, count, content.zeg(f"bereik.{how}")) for how, count in counts if count
        ),
        until=dutch.say_moment(ronde.until, today) if ronde.until else "",
        nudged=dutch.say_moment(ronde.nudged, today) if ronde.nudged else "",
        can_nudge=not ronde.nudged and ronde.invited is not None and n < ronde.invited,
    )


def _why_not(setup: Setup, state: State) -> str:
    """Why no reminder goes out now."""
    ronde = state.traject.asked
    if ronde.nudged:
        return setup.content.zeg("herinnering.al-gestuurd")
    if ronde.invited is None:
        return setup.content.zeg("herinnering.nog-geen-lijst")
    return setup.content.zeg("herinnering.iedereen-antwoordde")
