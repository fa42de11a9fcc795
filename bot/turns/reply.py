"""What a turn answers to whoever caused it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class ShowCard:
    """An Adaptive Card, as JSON text: it goes into an answer as it is."""

    text: str

    @property
    def card(self) -> Mapping[str, Any]:
        """The card's JSON object."""
        card: Mapping[str, Any] = json.loads(self.text)
        return card


@dataclass(frozen=True, slots=True)
class Say:
    """Plain text: no markdown, so that what users typed stays what they typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """No answer, or one that comes by another way."""


Reply = ShowCard | Say | Nothing
