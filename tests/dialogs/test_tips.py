"""A tip comes where it can still change something, and otherwise keeps quiet."""

from __future__ import annotations

from datetime import UTC, datetime

from content.model import Content
from dialogs.anywhere import tips
from dialogs.record import Actie, Item, Mode, Person, Ronde, Traject

GRIET = Person("29:griet", "Griet")
OPENED = datetime(2026, 11, 23, tzinfo=UTC)


def traject(items: int = 0, chosen: int = 0, acties: int = 0) -> Traject:
    """A traject with so many items, of which so many were chosen, and so many acties."""
    return Traject(
        id="t",
        verwachting="b2",
        domein="leerloopbaan",
        trekker=GRIET,
        year=2026,
        rondes=(Ronde("r", "zelfscan", Mode.SAMEN, OPENED),),
        items=tuple(Item(str(n), "goed", f"Punt {n}", chosen=n < chosen) for n in range(items)),
        acties=tuple(Actie(str(n), str(n), "borgen") for n in range(acties)),
    )


def test_many_points_call_for_choosing_and_few_for_what_pays_off(content: Content) -> None:
    many, few = traject(items=9), traject(items=8)

    assert content.tips["prioriteer"].tekst in tips.when_choosing(content, many)
    assert tips.when_choosing(content, few) == content.tips["impact"].tekst


def test_three_priorities_need_no_word_and_four_do(content: Content) -> None:
    assert tips.when_sorting(content, traject(items=5, chosen=3)) == ""
    assert tips.when_sorting(content, traject(items=5, chosen=4)) == content.tips["orden"].tekst


def test_an_action_is_kept_small_and_then_agreed_upon(content: Content) -> None:
    empty = Actie("a", "i", "borgen")
    small = Actie("a", "i", "borgen", wat="Een gesprek per leerling")
    large = Actie("a", "i", "borgen", wat="x" * 161)
    agreed = Actie("a", "i", "borgen", wat="Een gesprek", afspraken="Elk een klas")

    klein, afspraken = content.tips["klein"].tekst, content.tips["afspraken"].tekst
    assert tips.when_acting(content, empty) == klein
    assert tips.when_acting(content, small) == afspraken
    assert tips.when_acting(content, large) == klein
    assert tips.when_acting(content, agreed) == klein


def test_more_than_three_acties_are_better_spread_over_time(content: Content) -> None:
    assert tips.when_planning(content, traject(acties=4)) == content.tips["spreid"].tekst
    assert tips.when_planning(content, traject(acties=3)) != content.tips["spreid"].tekst
