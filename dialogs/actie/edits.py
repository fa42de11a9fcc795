"""Who changed a plan, and when: as it is kept, as documents have it, and as people read it."""

from __future__ import annotations

from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.actie.document import Aanpassing
from dialogs.calendar import BRUSSELS
from dialogs.events import Event, Press
from dialogs.record import Edit


def edit_by(event: Event, version: int) -> Edit:
    """What is kept of who changes something, which gets this version by it."""
    return Edit(event.who, event.now, version)


def aanpassing(edit: Edit | None) -> Aanpassing | None:
    """A change as documents have it: by name and day."""
    return Aanpassing(edit.who.name, edit.at.astimezone(BRUSSELS).date()) if edit else None


def say_edit(content: Content, change: Aanpassing | None, today: date) -> str:
    """A change to be read: aangepast door Anna, do 3 december. Empty when there was none."""
    if change is None:
        return ""
    return content.zeg("wijziging.door", wie=change.door, dag=dutch.say_day(change.op, today))


def say_removed(content: Content, change: Aanpassing | None, today: date) -> str:
    """Who took something out of the plan. Empty when that is not known any more."""
    if change is None:
        return ""
    return content.zeg("wijziging.weg", wie=change.door, dag=dutch.say_day(change.op, today))


def say_outdated(content: Content, edit: Edit | None, event: Event) -> str:
    """Told to somebody whose card is out of date: a colleague changed what it says, or went on."""
    assert isinstance(event.what, Press)
    if edit is None or edit.who.id == event.who.id or event.what.version >= edit.version:
        return content.zeg("bewaren.verouderd")
    return content.zeg("bewaren.intussen", wie=edit.who.name)
