"""The page with the plans of a traject that is in its second school year."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogs.record import Traject
from tests.documents.test_colours import second_year
from tests.school.school import School
from tests.web.plans import given, planned
from tests.web.test_plan_drawing import html
from tests.web.viewer import opened, words


def test_a_cell_has_a_colour_with_words() -> None:
    page = html(second_year())

    for id, name in (("groen", "✔ Groen"), ("rood", "✘ Rood"), ("oranje", "➜ Oranje")):
        assert f'<td class="year"><span class="chip {id}">{name}</span></td>' in page
    assert "Jaaractieplan 2027-2028" in words(page)


async def test_the_jaaractieplan_of_an_earlier_year_can_be_chosen(school: School) -> None:
    anna = (await planned(school, school.new_thread()))[1]
    link = await given(school, replace(second_year(), id="b" * 12), anna)

    now, before = await opened(school, link), await opened(school, f"{link}?schooljaar=2026-2027")

    assert "Jaaractieplan 2027-2028" in now.text
    assert "Jaaractieplan 2026-2027" in before.text
    assert "✘ Rood: Niet gerealiseerd, gestopt" in before.text
    assert 'href="?schooljaar=2026-2027"' in now.html
    assert 'href="?schooljaar=2026-2027" aria-current="page"' in before.html


@pytest.mark.parametrize("wanted", ["2025-2026", "2028-2029", "2026", "", "%00"])
async def test_a_year_without_a_plan_shows_the_one_that_is_followed(
    school: School, wanted: str
) -> None:
    anna = (await planned(school, school.new_thread()))[1]
    link = await given(school, replace(second_year(), id="b" * 12), anna)

    assert "Jaaractieplan 2027-2028" in (await opened(school, f"{link}?schooljaar={wanted}")).text


def test_a_traject_in_its_first_year_has_nothing_to_choose() -> None:
    first: Traject = replace(second_year(), plan_year=None)

    assert "schooljaar=" not in html(first)
