"""Which tip of stap 2 and 3 helps now. One at a time, where it can still change something."""

from __future__ import annotations

from content.model import Content
from dialogs.record import Actie, Traject

MANY_POINTS = 8
MANY_PRIORITIES = 3
MANY_ACTIES = 3
LONG_ACTION = 160
"""What takes more characters than this to say is rarely a small action."""


def when_choosing(content: Content, traject: Traject) -> str:
    """Before the team chooses what to invest in."""
    if len(traject.live_items) > MANY_POINTS:
        return _say(content, "prioriteer", "methodieken")
    return _say(content, "impact")


def when_sorting(content: Content, traject: Traject) -> str:
    """After the choice: how to go about a long list. Empty when there is nothing to say."""
    return _say(content, "orden") if len(traject.chosen_items) > MANY_PRIORITIES else ""


def when_setting_a_goal(content: Content) -> str:
    """While a goal is written."""
    return _say(content, "succes")


def when_acting(content: Content, actie: Actie) -> str:
    """While an action is written: keep it small, agree on who does what."""
    small_enough = bool(actie.wat) and len(actie.wat) <= LONG_ACTION
    return _say(content, "afspraken" if small_enough and not actie.afspraken else "klein")


def when_following_up(content: Content) -> str:
    """While the check moments are chosen."""
    return _say(content, "opvolging")


def when_planning(content: Content, traject: Traject) -> str:
    """Over the list of acties."""
    if len(traject.live_acties) > MANY_ACTIES:
        return _say(content, "spreid")
    return _say(content, "plan-overzicht")


def with_the_plan(content: Content) -> str:
    """Under the plan."""
    return _say(content, "schoolwerkplan")


def _say(content: Content, *tips: str) -> str:
    return " ".join(content.tips[tip].tekst for tip in tips)
