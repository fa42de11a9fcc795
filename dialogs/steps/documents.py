"""The documents of the plans: the card that leads to them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dialogs.steps.base import Head, Leading


class Document(StrEnum):
    """The files that can be had, as the last part of their address names them."""

    JAARACTIEPLAN = "jaaractieplan.docx"
    MEERJARENPLAN = "meerjarenplan.docx"
    ACTIES = "acties.xlsx"
    AGENDA = "agenda.ics"
    JSON = "plan.json"


WORD = (Document.JAARACTIEPLAN, Document.MEERJARENPLAN)
"""What can be sent as a file in somebody's own chat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents(Leading):
    """The plan as a page and as files. `private`: in the own chat of who asked."""

    template: ClassVar[str] = "documents"
    waits_for: ClassVar[str] = "opvolging"
    pages: ClassVar[tuple[str, ...]] = ("plan", *Document)
    head: Head
    private: bool
