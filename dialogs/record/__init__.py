"""What is saved of a traject and of a deelnemer's answers.

Everything is frozen: a change makes a new record. `version` fields count changes of the thing
they belong to, so that a card can say which state it was made for.
"""

from dialogs.record.answers import Answer, Besluit, Mode, Person, Result, Ronde, Sheet
from dialogs.record.plan import (
    CARDS,
    Act,
    Actie,
    Bereikt,
    Card,
    Check,
    Edit,
    Item,
    Kleur,
    Soort,
    Termijn,
    Vervolg,
    actie_soort,
)
from dialogs.record.traject import Eigen, Phase, Schoolniveau, Traject

__all__ = [
    "CARDS",
    "Act",
    "Actie",
    "Answer",
    "Bereikt",
    "Besluit",
    "Card",
    "Check",
    "Edit",
    "Eigen",
    "Item",
    "Kleur",
    "Mode",
    "Person",
    "Phase",
    "Result",
    "Ronde",
    "Schoolniveau",
    "Sheet",
    "Soort",
    "Termijn",
    "Traject",
    "Vervolg",
    "actie_soort",
]
