"""What a team can ask others at a check moment: a short list that lies ready."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from content.base import Item, Tekst, Zin


class Bevraging(Item):
    """A few questions for one group: pupils, parents, or colleagues."""

    wie: Tekst
    vragen: Annotated[tuple[Zin, ...], Field(min_length=1, max_length=5)]
