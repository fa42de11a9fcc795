"""Who changed a plan, and when: as it is kept, as documents have it, and as people read it."""

from __future__ import annotations

from datetime import date

from content.model import Content
from dialogs import dutch
from dialogs.calendar import BRUSSELS
from dialogs.document import Aanpassing
from dialogs.events import Event
from dialogs.record import Edit, Person


def edit_by(event: Event) -> Edit:
    """What is kept of who changes something."""
    return Edit(event.who, event.now)


def aanpassing(edit: Edit | None) -> Aanpassing | None:
    """A change as documents have it: by name and day."""
    return Aanpassing(edit.who.name, edit.at.astimezone(BRUSSELS).date()) if edit else None


def say_edit(content: Content, change: Aanpassing | None, today: date) -> str:
    """A change to be read: aangepast door Anna, do 3 december. Empty when there was none."""
    if change is None:
        return ""
    return content.zeg("wijziging.door", wie=change.door, dag=dutch.say_day(change.op, today))


def say_outdated(content: Content, edit: Edit | None, who: Person) -> str:
    """Told to somebody whose card is older than the last change."""
    if edit is None or edit.who.id == who.id:
        return content.zeg("bewaren.verouderd")
    return content.zeg("bewaren.intussen", wie=edit.who.name)
