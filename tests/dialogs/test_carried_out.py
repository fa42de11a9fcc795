"""How many priorities a team really carried out last year, before it chooses again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.record import Actie, Bereikt, Item, Kleur, Traject, Vervolg
from dialogs.reflectie.carried_out import carried_out
from tests.dialogs.looking_back import looked
from tests.dialogs.team import Team
from tests.dialogs.teams import with_plan


def planned(content: Content, *points: str) -> Traject:
    """A traject of 2026-2027 with a finished actie for each of these priorities."""
    return with_plan(content, *(points or ("Onthaal", "Ouders"))).traject


def with_kleur(traject: Traject, number: int, year: int, kleur: Kleur) -> Traject:
    actie = traject.acties[number]
    return traject.with_actie(replace(actie, kleuren={**actie.kleuren, year: kleur}))


def test_as_long_as_nobody_looked_back_what_was_finished_counts(content: Content) -> None:
    assert carried_out([planned(content)], 2026) == 2


@pytest.mark.parametrize(
    ("bereikt", "vervolg", "count"),
    [
        ("ja", None, 1),
        ("deels", "verder", 1),
        ("nee", "verder", 0),
        ("nee", "borgen", 1),
        ("nee", "stoppen", 0),
    ],
)
def test_what_was_found_at_a_check_moment_counts(
    content: Content, bereikt: Bereikt, vervolg: Vervolg | None, count: int
) -> None:
    assert carried_out([looked(planned(content), 0, bereikt, vervolg)], 2026) == count


@pytest.mark.parametrize(("kleur", "count"), [("groen", 1), ("rood", 0), ("oranje", 0)])
def test_what_became_of_it_at_the_end_of_the_year_counts(
    content: Content, kleur: Kleur, count: int
) -> None:
    assert carried_out([with_kleur(planned(content), 0, 2026, kleur)], 2026) == count


def test_a_draft_of_a_check_says_nothing(content: Content) -> None:
    traject = looked(planned(content), 0, "ja")
    [check] = traject.acties[0].checked
    draft = traject.acties[0].with_check(replace(check, at=None))

    assert carried_out([traject.with_actie(draft)], 2026) == 2


def test_a_priority_counts_once_and_what_was_stopped_not_at_all(content: Content) -> None:
    traject = looked(planned(content), 0, "ja")
    first = traject.acties[0]
    again = Actie("tweede", first.item, "ontwikkelen", card="klaar", checked=first.checked)
    items = (*traject.items, Item("weg", "goed", "Weg", chosen=True, soort="stoppen"))

    assert carried_out([replace(traject, acties=(first, again), items=items)], 2026) == 1


def test_a_later_school_year_of_a_traject_counts_for_itself(content: Content) -> None:
    first = with_kleur(with_kleur(planned(content), 0, 2026, "groen"), 1, 2026, "oranje")
    second = with_kleur(replace(first, plan_year=2027), 1, 2027, "groen")

    assert [carried_out([second], year) for year in (2025, 2026, 2027, 2028)] == [None, 1, 1, None]


def test_in_a_later_year_of_which_nothing_is_known_only_its_own_acties_count(
    content: Content,
) -> None:
    first = with_kleur(with_kleur(planned(content), 0, 2026, "groen"), 1, 2026, "oranje")
    goes_on = replace(first.acties[1], years=(2027,))

    assert carried_out([replace(first.with_actie(goes_on), plan_year=2027)], 2027) == 1


def test_a_new_traject_takes_it_along(content: Content) -> None:
    last_year = replace(looked(planned(content), 0, "ja", year=2026), year=2025, id="vorig")
    team = Team(content, elsewhere=[last_year])

    team.start()

    assert team.traject.vorig_jaar == 1
