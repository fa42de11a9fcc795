"""The cards about who was reached, the reminder, and the way in for who has no bot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dialogs.anywhere import overview
from dialogs.events import Event, Press
from dialogs.outcome import Bereik, Outcome, Setup, State, View
from dialogs.record import Sheet
from dialogs.reflectie import reach, ronde
from dialogs.steps import Step
from tests.cards.records import NOW, SETUP, Team

PRESS = Press("answer", "levend", 1, {})
LINK = "https://teams.microsoft.com/l/chat/0/0?users=28:0b07"


def reaching(team: Team) -> Iterator[tuple[str, Step]]:
    """All of them, each with a name."""
    traject = team.traject()
    sheets = [replace(team.sheet("zelfscan"), begun=True)]
    counts = dict.fromkeys(Bereik, max(team.people // len(Bereik), 1))
    open_now = State(traject, sheets=sheets, reach=counts)
    reminded = replace(open_now, traject=traject.with_ronde(replace(traject.ronde, nudged=NOW)))
    yield "sluiten terwijl niet iedereen bereikt is", _shown(team, open_now, ronde.confirm_close)
    yield "bereik", _shown(team, open_now, reach.ask_nudge)
    yield "bereik na de herinnering", _shown(team, reminded, reach.ask_nudge)
    view = View(team.persons[0], NOW, home=True, private=False)
    yield "levend na de herinnering", overview.living_step(SETUP, reminded, view)
    for name, sheet in (("nog niet begonnen", None), ("begonnen", Sheet(begun=True))):
        nudged = reach.nudged_step(SETUP, State(traject, sheet))
        assert nudged is not None
        yield f"herinnering, {name}", nudged
    for why in reach.SHUT:
        way_in = reach.way_in(SETUP, State(traject, own_reach=why), PRESS)
        assert way_in is not None
        yield f"chat openen, {why}", way_in
        yield f"chat openen in Teams, {why}", replace(way_in, link=LINK)


def _shown(team: Team, state: State, handle: Callable[[Setup, State, Event], Outcome]) -> Step:
    """The card with which a press of the trekker is answered."""
    step = handle(SETUP, state, Event(team.persons[0], NOW, "c" * 32, PRESS)).show
    assert step is not None
    return step
