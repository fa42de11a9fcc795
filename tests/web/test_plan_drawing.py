"""The page with the plans, drawn from records: everything is on it, and all of it is only text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from aiohttp import web
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.escape import clean
from bot.web.pages import Pages
from bot.web.year_line import LABEL_WIDTH, WIDTH, year_line
from dialogs.actie.plannen import plannen_of
from dialogs.actie.timeline import timeline
from dialogs.record import Traject
from dialogs.school import FreeDays, School
from tests.cards.pens import HOSTILE
from tests.documents.plans import CONTENT, TODAY, Pen, followed, traject
from tests.web.viewer import words

PAGES = Pages()


def drawn(traject: Traject) -> web.Response:
    year = timeline(CONTENT, traject, TODAY)
    plannen = plannen_of(CONTENT, traject, TODAY)
    return PAGES.plan(plannen, year_line(year), year.later, "ma 23 november 2026, 16.10 uur")


def html(traject: Traject) -> str:
    text = drawn(traject).text
    assert text is not None
    return text


def test_both_plans_are_on_the_page_with_every_field_of_their_acties() -> None:
    text = words(html(traject(acties=3)))

    assert "Jaaractieplan 2026-2027" in text
    assert "Meerjarenplan 2026-2027 tot 2029-2030" in text
    for number in range(3):
        for field in ("doel", "meting", "wat", "hoe", "wanneer", "afspraken", "wie"):
            assert f"Dit is {field} van actie {number}" in text
    for field in ("prioriteit", "stoppen", "algemeen doel", "eigenaar", "trekker"):
        assert f"Dit is {field}" in text
    for kleur in CONTENT.meerjarenplan.kleuren:
        assert kleur.label in text
    for vraag in CONTENT.kwaliteitsvragen.values():
        assert f"{vraag.nummer}. {vraag.tekst}" in text
        assert " ".join(vraag.in_plan.split()) in text


def test_what_was_found_decided_and_learnt_is_on_the_page() -> None:
    text = words(html(followed()))

    for said in (
        "Deels bereikt (vr 15 januari 2027, Dit is wie keek)",
        "Dit is effect, later",
        "Eerder, vr 15 januari 2027: Dit is effect, eerst",
        "Waaruit blijkt dat? Dit is bewijs, later",
        "Borgafspraak sinds ma 22 maart 2027",
        "Wat leren we hieruit? Dit is les, later",
        "Nieuwe cyclus van Dit is wat van actie 1",
        "Bijgestuurd, nieuwe cyclus",
    ):
        assert said in text, said


def test_a_check_moment_at_which_nobody_looked_is_told_from_one_that_is_over() -> None:
    looked = followed()
    april = date(2027, 4, 20)
    plannen = plannen_of(CONTENT, looked, april)
    year = timeline(CONTENT, looked, april)
    page = PAGES.plan(plannen, year_line(year), year.later, "di 20 april 2027, 9.00 uur")

    assert page.text is not None
    text = words(page.text)
    assert "Dit is wat van actie 1 (voorbij)" in text
    assert "2 acties (nog te bekijken)" in text


def test_a_plan_without_acties_says_so() -> None:
    text = words(html(traject(acties=0)))

    assert "Er staan nog geen acties in dit plan." in text
    assert "Meerjarenplan" not in text
    assert "Checkmomenten" not in text


def signs(text: str) -> Pen:
    return lambda field: f"{field}: {text}"


def check_that_it_is_only_text(typed: str) -> None:
    page = html(traject(signs(typed), acties=2))
    plain = html(traject(signs("x"), acties=2))

    assert page.count("<") == plain.count("<"), "something typed became a part of the page"
    assert page.count("nonce=") == plain.count("nonce=")
    readable = " ".join(clean(f"wat van actie 0: {typed}").split())
    assert readable in words(page)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_people_type_is_only_text(name: str) -> None:
    check_that_it_is_only_text(HOSTILE[name])


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_only_text(typed: str) -> None:
    check_that_it_is_only_text(typed)


def test_the_days_below_the_line_do_not_overlap_and_all_of_it_is_on_the_line() -> None:
    checks = tuple(date(2026, 9, 1) + timedelta(days=4 * n) for n in range(75))
    one = replace(traject(acties=1).acties[0], checks=checks)
    line = year_line(timeline(CONTENT, replace(traject(), acties=(one,)), TODAY))

    assert len(line.marks) > 40
    assert line.today is not None
    assert 0 < line.today < WIDTH
    for span in (*line.months, *line.holidays):
        assert 0 <= span.x < span.x + span.width <= WIDTH
    for mark, other in combinations(line.marks, 2):
        assert abs(mark.middle - other.middle) >= LABEL_WIDTH or mark.row != other.row
    assert [month.name for month in line.months][:2] == ["september", "oktober"]
    assert len(line.months) == 10
    assert len(line.holidays) == 5


def test_the_free_days_of_the_school_itself_are_drawn_and_named() -> None:
    free = (
        FreeDays(date(2026, 11, 30), date(2026, 11, 30), "<b>studiedag</b>"),
        FreeDays(date(2027, 5, 10), date(2027, 5, 14)),
    )
    planned = replace(traject(), school=School(free))

    day, week = year_line(timeline(CONTENT, planned, TODAY)).free

    assert 0 < day.x < day.x + day.width < week.x < week.x + week.width < WIDTH
    assert week.width == pytest.approx(5 * day.width, abs=0.5)
    text = words(html(planned))
    said = "ma 30 november: <b>studiedag</b>; ma 10 tot en met vr 14 mei."
    assert f"Ook vrij op onze school: {said}" in text
    assert "Ook vrij" not in words(html(traject()))


def test_another_school_year_has_no_today() -> None:
    assert year_line(timeline(CONTENT, replace(traject(), year=2024), TODAY)).today is None
