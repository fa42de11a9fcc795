"""The steps with which a team comes from its lists to a few priorities."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from dialogs.steps.base import Choice, Head, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Kiezen(Step):
    """The ways in which the trekker can come from many items to a few.

    `open`: a stemming is going on, until `until`. `order`: an earlier one has a result to show.
    """

    template: ClassVar[str] = "kiezen"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    items: int
    doubles: int
    open: bool
    until: str
    order: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Dubbels(Step):
    """Two items of one list that say nearly the same, of `total` such pairs."""

    template: ClassVar[str] = "dubbels"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    lijst: str
    left: Choice
    right: Choice
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVote(Step):
    """About which lists the team votes, and until when."""

    template: ClassVar[str] = "open_vote"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    lijsten: tuple[Choice, ...]
    until: str
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenWeigh(Step):
    """Of which items the team weighs impact against effort, and until when."""

    template: ClassVar[str] = "open_weigh"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    items: tuple[Choice, ...]
    proposed: str
    until: str
    fewest: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot(Step):
    """One deelnemer gives dots to items. `picked` are the ids, with commas between them."""

    template: ClassVar[str] = "ballot"
    waits_for: ClassVar[str] = "stippen"
    head: Head
    items: tuple[Choice, ...]
    picked: str
    dots: int
    until: str

    def blank(self, mark: str) -> tuple[Step, tuple[str, ...]]:
        """Without what was picked."""
        return replace(self, picked=f"{mark}:0"), (self.picked,)


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item where a stemming put it.

    `dots` is None after weighing. Then `quadrant` names where the item stands, and is empty for
    an item that stands where the one before it does. `earlier`: it is as good as unchanged since an
    earlier stemming, of which the counts are shown.
    """

    place: int
    text: str
    dots: int | None = None
    quadrant: str = ""
    uitleg: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order(Step):
    """What a closed stemming came to: a short ordered list.

    `more` counts the items that come after these. `unknown` are those about which too little was
    answered to show it. `current`: the trekker can go on from here.
    """

    template: ClassVar[str] = "order"
    waits_for: ClassVar[str] = "inzetten"
    head: Head
    title: str
    n: int
    invited: int | None
    shown: bool
    threshold: int
    lines: tuple[OrderLine, ...]
    more: int
    unknown: tuple[str, ...]
    weighed: bool
    current: bool
