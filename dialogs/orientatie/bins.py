"""Into what the chosen items are sorted: borgen or ontwikkelen, or the bins of an instrument."""

from __future__ import annotations

from dataclasses import replace

from content.model import Content, Sortering
from dialogs.record import Item, Traject
from dialogs.steps import Choice
from dialogs.subject import TOGETHER


def sortering_of(content: Content, traject: Traject) -> Sortering | None:
    """The bins that come with an instrument that the team used; None when none of them has any."""
    used = {id for ronde in traject.rondes for id in ronde.instrument.split(TOGETHER)}
    return next((s for s in content.sorteringen.values() if s.id in used), None)


def bin_choices(content: Content, traject: Traject) -> tuple[Choice, ...]:
    """Where an item can go."""
    sortering = sortering_of(content, traject)
    if sortering:
        return tuple(Choice(bak.id, bak.titel, bak.uitleg) for bak in sortering.bakken)
    borgen, ontwikkelen = content.keuzes["borgen"], content.keuzes["ontwikkelen"]
    return tuple(Choice(k.id, k.titel, k.uitleg) for k in (borgen, ontwikkelen))


def proposed_bin(content: Content, traject: Traject, item: Item) -> str:
    """Where an item goes if nobody says otherwise: what its list usually becomes."""
    soort = content.lijsten[item.lijst].soort
    sortering = sortering_of(content, traject)
    if sortering is None:
        return soort
    fitting = [bak.id for bak in sortering.bakken if bak.soort == soort]
    return fitting[0] if fitting else sortering.bakken[0].id


def sorted_into(content: Content, traject: Traject, item: Item, chosen: str) -> Item | None:
    """The item in the bin that was chosen; None when that is no bin."""
    sortering = sortering_of(content, traject)
    if sortering:
        bak = next((bak for bak in sortering.bakken if bak.id == chosen), None)
        return replace(item, soort=bak.soort, bak=bak.id) if bak else None
    if chosen == "borgen":
        return replace(item, soort="borgen")
    return replace(item, soort="ontwikkelen") if chosen == "ontwikkelen" else None
