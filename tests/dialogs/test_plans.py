"""The jaaractieplan and the meerjarenplan, as teams read them."""

from __future__ import annotations

import pytest

from content import Content
from dialogs.actie.plan import plan_step
from dialogs.actie.planned import who
from dialogs.actie.years import planned
from dialogs.record import Actie, Person, Phase
from dialogs.steps import Acties, Line, Plan, YearRow
from tests.dialogs.team import ACTIE, Team
from tests.dialogs.teams import with_acties, with_plan


def texts_of(row: YearRow) -> tuple[str, ...]:
    """What stands in each school year of an actie."""
    return tuple(mark.text for mark in row.marks)


def plan_of(team: Team) -> Plan:
    """The plan in the channel."""
    return team.channel(f"plan.{team.traject.version}").shows(Plan)


def test_the_header_says_what_it_is_about(content: Content) -> None:
    plan = plan_of(with_plan(content, "Gesprekken over studiekeuze", "Het onthaal"))

    header = {line.label: line.text for line in plan.header}

    assert plan.title == "Jaaractieplan"
    assert plan.head.year == "2026-2027"
    assert plan.header[0].text == "Gesprekken over studiekeuze; Het onthaal"
    assert "Elke leerling kiest bewust." in header.values()
    assert any(text.startswith("B2: ") and "Leerloopbaan" in text for text in header.values())
    assert any("Ontwikkeling" in text for text in header.values())


@pytest.mark.parametrize(
    ("column", "questions", "texts"),
    [
        ("PLAN", ["q1"], ["doel"]),
        ("DO", ["q2"], ["wat", "hoe", "wanneer", "afspraken", "wie"]),
        ("CHECK", ["q3", "q4"], ["meting"]),
        ("ACT", ["q5"], []),
    ],
)
def test_each_column_has_its_quality_questions_and_its_texts(
    content: Content, column: str, questions: list[str], texts: list[str]
) -> None:
    [actie] = plan_of(with_plan(content)).acties

    shown = next(c for c in actie.columns if c.title == column)

    assert [c.title for c in actie.columns] == ["PLAN", "DO", "CHECK", "ACT"]
    asked = [content.kwaliteitsvragen[id].tekst for id in questions]
    assert [q for q in shown.questions if any(q.startswith(a) for a in asked)] == list(
        shown.questions
    )
    assert len(shown.questions) == len(asked)
    for name in texts:
        assert ACTIE[name] in [line.text for line in shown.lines]


def test_check_names_the_moments_and_act_waits_with_its_questions(content: Content) -> None:
    [actie] = plan_of(with_plan(content)).acties
    _, _, check, act = actie.columns

    assert Line("Checkmoment", "vr 15 januari") in check.lines
    assert all(line.text for line in act.lines)


def test_an_actie_stands_on_one_line_with_who_and_when(content: Content) -> None:
    team = with_acties(content)
    owner = team.members[4].person.key
    card = team.trekker.works_out(team.work, owner=owner, wanneer="", dag="2027-03-22")
    team.trekker.press("make-plan", card)

    [actie] = plan_of(team).acties

    assert actie.owner == "Daan, De titularissen"
    assert actie.when == "vr 15 januari en ma 22 maart"
    assert actie.wat == ACTIE["wat"]


@pytest.mark.parametrize(
    ("owner", "wie", "read"),
    [
        ("Griet", "Anna en Bram", "Griet, Anna en Bram"),
        ("Griet", "Griet en Anna", "Griet en Anna"),
        ("Griet", "", "Griet"),
        ("", "De titularissen", "De titularissen"),
    ],
)
def test_nobody_is_named_twice(owner: str, wie: str, read: str) -> None:
    person = Person("29:x", owner) if owner else None

    assert who(Actie("a", "i", "borgen", owner=person, wie=wie)) == read


def test_what_was_left_empty_leaves_no_empty_line(content: Content) -> None:
    team = with_acties(content)
    card = team.trekker.works_out(team.work, hoe="", afspraken="", wanneer="")
    team.trekker.press("make-plan", card)

    do = plan_of(team).acties[0].columns[1]

    assert [line.text for line in do.lines] == ["Gesprekken plannen", "De titularissen"]


def test_an_actie_without_goal_or_action_is_not_in_the_plan_yet(content: Content) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze")
    team.trekker.works_out(team.work)
    card = team.trekker.press("save-actie", team.work, {"doel": "Alleen een doel"})
    team.trekker.press("make-plan", team.trekker.press("acties", card, {}))

    assert len(planned(team.traject)) == 1
    assert len(plan_of(team).acties) == 1


def test_a_middle_term_actie_stands_in_the_meerjarenplan_with_an_x_per_year(
    content: Content,
) -> None:
    team = with_acties(content, "Onthaal", "Studiekeuze", "Ouders")
    for term, years in (("kort", ""), ("middellang", "2027,2029"), ("middellang", "2026,2027")):
        card = team.trekker.works_out(team.work, termijn=term, jaren=years, wat=f"{term} {years}")
    team.trekker.press("make-plan", card)

    plan = plan_of(team)

    assert plan.years == ("2026-2027", "2027-2028", "2028-2029", "2029-2030")
    assert [(row.wat, texts_of(row)) for row in plan.rows] == [
        ("middellang 2027,2029", ("", "x", "", "x")),
        ("middellang 2026,2027", ("x", "x", "", "")),
    ]
    assert [actie.wat for actie in plan.acties] == ["kort", "middellang 2026,2027"]
    assert plan.meer_header


def test_until_its_years_were_ticked_it_is_planned_for_this_year_in_both_plans(
    content: Content,
) -> None:
    team = with_acties(content)
    card = team.trekker.press("save-actie", team.work, {"doel": "Doel", "termijn": "middellang"})
    card = team.trekker.lets_be(card)
    team.trekker.press("save-actie", card, {"wat": "Wat"})

    plan = plan_step(team.setup, team.traject, team.now.date())

    assert [texts_of(row) for row in plan.rows] == [("x", "", "", "")]
    assert [actie.wat for actie in plan.acties] == ["Wat"]


def test_a_long_plan_is_turned_page_by_page_and_nothing_is_left_out(content: Content) -> None:
    points = [f"Punt {n}" for n in range(10)]
    team = with_acties(content, *points)
    card = team.trekker.looks()
    for n in range(10):
        term = "middellang" if n % 2 else "kort"
        card = team.trekker.works_out(
            card, wat=f"Actie {n}", hoe="Lang " * 90, termijn=term, jaren="2026"
        )
    team.trekker.press("make-plan", card)
    card = team.channel(f"plan.{team.traject.version}")
    pages = card.shows(Plan).pages
    assert pages > 1
    acties, rows = [], []
    for page in range(pages):
        card = team.members[1].press("plan-page", card, {"blad": str(page)})
        shown = card.shows(Plan)
        assert shown.page == page
        acties += [actie.wat for actie in shown.acties]
        rows += [row.wat for row in shown.rows]

    assert acties == [f"Actie {n}" for n in range(10)]
    assert rows == [f"Actie {n}" for n in range(10) if n % 2]


@pytest.mark.parametrize("page", ["", "-1", "99", "9999999999", "٣", "x"])
def test_a_page_that_is_not_there_shows_one_that_is(content: Content, page: str) -> None:
    team = with_plan(content)

    card = team.trekker.press(
        "plan-page", team.channel(f"plan.{team.traject.version}"), {"blad": page}
    )

    assert card.shows(Plan).acties


def test_from_the_plan_one_goes_to_the_acties_and_back(content: Content) -> None:
    team = with_plan(content)
    card = team.members[1].press("acties", team.channel(f"plan.{team.traject.version}"))
    card.shows(Acties)

    assert team.members[1].press("show", card).shows(Plan)
    assert team.traject.phase is Phase.OPVOLGING
    assert all(isinstance(member.sees().step, Plan) for member in team.members)
