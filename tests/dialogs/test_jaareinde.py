"""The end of a school year: every actie gets a colour, and the plan of the next one begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from content import Content
from dialogs.actie.plannen import jaaractieplan_of, meerjarenplan_of, plannen_of
from dialogs.actie.timeline import timeline
from dialogs.calendar import school_year
from dialogs.opvolging.volgend_jaar import with_next_year
from dialogs.opvolging.waiting import waiting_for
from dialogs.record import Vervolg
from dialogs.school import FreeDays
from dialogs.steps import Acties, Opvolging, Plan, YearClosed, YearEnd, YearEndDay
from dialogs.traject import waits_for_person
from tests.dialogs.looking_back import (
    JUNE,
    KORT,
    TWO_YEARS,
    actie_of,
    chosen,
    closes,
    colours,
    looked,
    looking_back,
    opens,
    plan_card,
    planning,
)
from tests.dialogs.screen import screen
from tests.dialogs.team import Team, at, filled
from tests.dialogs.teams import with_acties

USUAL = [date(2027, 10, 25), date(2028, 1, 17), date(2028, 3, 27), date(2028, 6, 15)]
"""The usual check moments of 2027-2028."""


def of_next_year(team: Team, number: int) -> list[date]:
    """The check moments of an actie in 2027-2028."""
    return [day for day in actie_of(team, number).checks if school_year(day) == 2027]


def kleuren(team: Team) -> list[dict[int, str]]:
    """What became of each actie, in order."""
    return [dict(actie.kleuren) for actie in team.traject.acties]


# -- the card ------------------------------------------------------------------------------------


def test_the_acties_of_this_school_year_get_a_colour_and_no_others(content: Content) -> None:
    team = looking_back(content, KORT, TWO_YEARS, "2028")

    card = opens(team).shows(YearEnd)

    assert [line.wat for line in card.lines] == ["wat 0", "wat 1"]
    assert (card.schooljaar, card.page, card.pages) == ("2026-2027", 1, 1)
    assert "Overleg eerst met het team" in screen(card).text


def test_a_colour_is_chosen_by_its_sign_and_its_words(content: Content) -> None:
    [line] = opens(looking_back(content)).shows(YearEnd).lines

    assert [choice.label for choice in line.kleuren] == [
        "✔ Groen: gerealiseerd",
        "✘ Rood: niet gerealiseerd, gestopt",
        "➜ Oranje: niet gerealiseerd, loopt verder",
    ]
    assert line.kleur == ""


@pytest.mark.parametrize(
    ("bereikt", "vervolg", "kleur", "known"),
    [
        ("ja", None, "groen", "CHECK van ma 22 maart"),
        ("ja", "verder", "groen", "CHECK van ma 22 maart"),
        ("deels", "borgen", "groen", "geborgd"),
        ("nee", "stoppen", "rood", "gestopt"),
        ("deels", "verder", "", "CHECK van ma 22 maart"),
        ("nee", None, "", "CHECK van ma 22 maart"),
        (None, None, "", ""),
    ],
)
def test_what_is_known_is_chosen_already(
    content: Content, bereikt: str, vervolg: Vervolg, kleur: str, known: str
) -> None:
    team = looking_back(content)
    if bereikt:
        team.traject = looked(team.traject, 0, bereikt, vervolg)  # type: ignore[arg-type]

    [line] = opens(team).shows(YearEnd).lines

    assert line.kleur == kleur
    assert known.casefold() in line.known.casefold()
    assert bool(line.known) == bool(known)


def test_an_actie_that_was_stopped_does_not_go_on(content: Content) -> None:
    team = looking_back(content)
    team.traject = looked(team.traject, 0, "nee", "stoppen")

    card = opens(team)
    [line] = card.shows(YearEnd).lines
    card = team.trekker.press("save-year-end", card, {f"kleur.{line.actie}": "oranje"})

    assert [choice.value for choice in line.kleuren] == ["groen", "rood"]
    assert kleuren(team) == [{}]
    assert card.shows(YearEnd)


def test_an_actie_that_goes_on_as_another_gets_the_colour_of_that_one(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    first, second = team.traject.acties
    team.traject = looked(team.traject, 0, "nee", "bijsturen")
    team.traject = team.traject.with_actie(replace(second, vorige=first.id))

    [line] = opens(team).shows(YearEnd).lines
    colours(team, "oranje")

    assert line.wat == "wat 1"
    assert kleuren(team) == [{2026: "oranje"}, {2026: "oranje"}]
    closed = team.trekker.press("begin-year", opens(team)).shows(Plan)
    assert [actie.wat for actie in closed.acties] == ["wat 1"]


def test_while_the_new_cycle_has_no_plan_the_first_one_gets_a_colour(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    first, second = team.traject.acties
    team.traject = looked(team.traject, 0, "nee", "bijsturen")
    unfinished = replace(second, vorige=first.id, wat="", card="wat")
    team.traject = team.traject.with_actie(unfinished)

    [line] = opens(team).shows(YearEnd).lines

    assert (line.wat, line.kleur) == ("wat 0", "oranje")
    closed = closes(team, "oranje").shows(Plan)
    assert not closed.acties, "what goes on is the new cycle, once it is worked out"


def test_everybody_may_look_and_the_trekker_chooses(content: Content) -> None:
    team = looking_back(content)
    anna = team.members[1]

    card = anna.press("year-end", plan_card(team))
    refused = anna.press("save-year-end", card, chosen(card.shows(YearEnd), ["groen"]))

    assert "Griet" in refused.note
    assert kleuren(team) == [{}]


def test_a_co_trekker_may_choose_too(content: Content) -> None:
    team = looking_back(content)
    anna = team.members[1]
    team.traject = replace(team.traject, co_trekkers=(anna.person,))

    card = anna.press("year-end", plan_card(team))
    anna.press("save-year-end", card, chosen(card.shows(YearEnd), ["groen"]))

    assert kleuren(team) == [{2026: "groen"}]


def test_before_there_is_a_plan_there_is_no_year_end(content: Content) -> None:
    team = with_acties(content)

    for verb in ("year-end", "save-year-end", "begin-year", "move-year-end"):
        card = team.trekker.press(verb, team.work, {"dag": "2027-06-10"})
        assert card.note == "Terugkijken op het schooljaar kan zodra jullie plan er is."
    assert team.traject.jaareinde is None


# -- page by page --------------------------------------------------------------------------------


def test_five_acties_stand_on_a_page_and_what_was_chosen_there_is_kept(content: Content) -> None:
    team = looking_back(content, *[KORT] * 7)

    card = opens(team)
    first = card.shows(YearEnd)
    card = team.trekker.press("save-year-end", card, chosen(first, ["groen"] * 3))
    second = card.shows(YearEnd)
    assert [len(first.lines), len(second.lines)] == [5, 2]
    assert (second.page, second.pages, second.lines[0].number) == (2, 2, 6)
    assert card.note.startswith("Bewaard")
    assert sum(map(bool, kleuren(team))) == 3

    card = team.trekker.press("save-year-end", card, chosen(second, ["rood", "oranje"]))
    again = card.shows(YearEnd)
    assert again.page == 1, "there, two are left"
    assert "Nog zonder kleur: 2." in card.note
    assert [line.kleur for line in again.lines] == ["groen"] * 3 + ["", ""]

    colours(team, *["groen"] * 7).shows(YearClosed)


def test_who_comes_back_later_goes_on_where_a_colour_is_missing(content: Content) -> None:
    team = looking_back(content, *[KORT] * 6)
    card = opens(team)
    team.trekker.press("save-year-end", card, chosen(card.shows(YearEnd), ["groen"] * 5))
    team.days_pass(1)

    assert opens(team).shows(YearEnd).page == 2


def test_a_page_without_an_answer_changes_nothing(content: Content) -> None:
    team = looking_back(content)
    before = team.record

    card = team.trekker.press("save-year-end", opens(team))

    assert "Nog zonder kleur: 1." in card.note
    assert card.shows(YearEnd)
    assert team.record == before


def test_the_same_press_twice_is_one_and_a_stale_one_is_given_back(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    card = opens(team)
    step = card.shows(YearEnd)

    team.trekker.press("save-year-end", card, chosen(step, ["groen", "rood"]))
    once = team.record
    twice = team.trekker.press("save-year-end", card, chosen(step, ["groen", "rood"]))
    assert team.record == once
    assert twice.shows(YearClosed)

    late = team.trekker.press("save-year-end", card, chosen(step, ["oranje", "rood"]))
    assert team.record == once
    assert late.typed == chosen(step, ["oranje", "rood"])
    assert late.note.startswith("Intussen")
    assert [line.kleur for line in late.shows(YearEnd).lines] == ["groen", "rood"]


def test_a_colour_that_does_not_exist_or_an_actie_of_another_year_is_left_out(
    content: Content,
) -> None:
    team = looking_back(content, KORT, "2028")
    this, other = team.traject.acties
    values = {f"kleur.{this.id}": "paars", f"kleur.{other.id}": "groen", "kleur.": "rood"}

    team.trekker.press("save-year-end", opens(team), values)

    assert kleuren(team) == [{}, {}]


# -- every actie has its colour ------------------------------------------------------------------


def test_with_the_last_colour_the_trekker_can_begin_the_next_plan(content: Content) -> None:
    card = colours(looking_back(content, KORT, KORT, KORT), "groen", "oranje", "oranje")

    closed = card.shows(YearClosed)

    assert [(k.naam, k.acties) for k in closed.kleuren] == [
        ("✔ Groen", ("wat 0",)),
        ("➜ Oranje", ("wat 1", "wat 2")),
    ]
    assert (closed.schooljaar, closed.volgend) == ("2026-2027", "2027-2028")
    first = screen(closed).content["actions"][0]
    assert first["title"] == "Begin het plan van 2027-2028 (trekker)"


def test_until_the_next_plan_begins_a_colour_can_be_changed(content: Content) -> None:
    team = looking_back(content)
    card = colours(team, "rood")
    assert team.traject.running_year == 2026

    card = team.trekker.press("year-end", card, {"blad": "1"})
    assert card.shows(YearEnd).lines[0].kleur == "rood"
    team.trekker.press("save-year-end", card, chosen(card.shows(YearEnd), ["groen"]))

    assert kleuren(team) == [{2026: "groen"}]
    assert not actie_of(team, 0).ended


def test_a_colour_shows_in_the_plan_at_once(content: Content) -> None:
    team = looking_back(content, TWO_YEARS)
    colours(team, "oranje")

    [row] = plan_card(team).shows(Plan).rows

    assert [(mark.text, mark.kleur) for mark in row.marks] == [
        ("➜ Oranje", "oranje"),
        ("x", ""),
        ("", ""),
        ("", ""),
    ]
    explained = plan_card(team).shows(Plan).explanation
    assert "➜ Oranje: Niet gerealiseerd, loopt verder." in explained[-1]


def test_an_actie_that_came_after_the_last_colour_gets_one_first(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    second = team.traject.acties[1]
    team.traject = team.traject.with_actie(replace(second, removed=True))
    card = colours(team, "groen")
    team.traject = team.traject.with_actie(second)

    card = team.trekker.press("begin-year", card)

    assert "Nog zonder kleur: 1." in card.note
    assert team.traject.running_year == 2026
    assert card.shows(YearEnd)


def test_a_school_year_without_acties_can_be_closed(content: Content) -> None:
    team = looking_back(content, "2027")

    closed = opens(team).shows(YearClosed)
    card = team.trekker.press("begin-year", opens(team))

    assert "Er waren dit schooljaar geen acties gepland." in screen(closed).text
    assert [actie.wat for actie in card.shows(Plan).acties] == ["wat 0"]


# -- the plan of the next school year ------------------------------------------------------------


def test_the_next_plan_holds_what_is_open_and_what_was_planned_for_it(content: Content) -> None:
    team = looking_back(content, KORT, KORT, KORT, TWO_YEARS, TWO_YEARS, "2028")

    card = closes(team, "groen", "rood", "oranje", "groen", "rood")

    plan = card.shows(Plan)
    assert plan.head.year == "2027-2028"
    assert [actie.wat for actie in plan.acties] == ["wat 2", "wat 3"]
    assert card.note.startswith("Jullie volgen nu het plan van 2027-2028.")
    assert plan_card(team).shows(Plan).acties == plan.acties
    years = {row.wat: [mark.text for mark in row.marks] for row in plan.rows}
    assert years == {
        "wat 3": ["✔ Groen", "x", "", ""],
        "wat 4": ["✘ Rood", "", "", ""],
        "wat 5": ["", "", "x", ""],
    }


def test_what_stands_in_the_next_plan_is_looked_at_at_the_usual_moments(content: Content) -> None:
    team = looking_back(content, KORT, TWO_YEARS, KORT, TWO_YEARS)

    closes(team, "oranje", "groen", "groen", "rood")

    assert [of_next_year(team, n) for n in range(2)] == [USUAL, USUAL]
    assert of_next_year(team, 2) == []
    assert not waiting_for(team.traject, team.trekker.person.id, at(2027, 12, 1))


def test_no_moment_comes_on_a_free_day_of_the_school_or_in_the_past(content: Content) -> None:
    team = looking_back(content)
    free = FreeDays(date(2028, 1, 17), date(2028, 1, 18))
    team.traject = replace(team.traject, school=replace(team.traject.school, free=(free,)))
    team.until(at(2027, 11, 15))

    closes(team, "oranje")

    assert of_next_year(team, 0) == [date(2028, 1, 19), *USUAL[2:]]


def test_moments_that_the_team_chose_itself_stay_as_they_are(content: Content) -> None:
    team = looking_back(content, TWO_YEARS)
    own = (date(2027, 1, 15), date(2027, 11, 18))
    team.traject = team.traject.with_actie(replace(team.traject.acties[0], checks=own))

    closes(team, "groen")

    assert of_next_year(team, 0) == [date(2027, 11, 18)]


@pytest.mark.parametrize("years", [KORT, TWO_YEARS])
def test_a_borgafspraak_goes_along_with_one_light_check(content: Content, years: str) -> None:
    team = looking_back(content, years)
    team.traject = looked(team.traject, 0, "ja", "borgen")
    bare = replace(team.traject.acties[0], checks=())
    team.traject = team.traject.with_actie(bare)

    plan = closes(team, "groen").shows(Plan)

    assert [actie.wat for actie in plan.acties] == ["wat 0"]
    assert of_next_year(team, 0) == [date(2028, 3, 27)], "a year after the team agreed on it"
    team.until(at(2028, 6, 21))
    assert closes(team, "groen").shows(Plan).head.year == "2028-2029"
    assert len([d for d in actie_of(team, 0).checks if school_year(d) == 2028]) == 1


def test_what_was_still_to_be_looked_at_this_year_is_settled_by_the_colour(
    content: Content,
) -> None:
    team = looking_back(content)
    team.traject = team.traject.with_actie(replace(actie_of(team, 0), owner=team.members[1].person))
    anna = team.members[1].person.id
    assert waiting_for(team.traject, anna, team.now)

    colours(team, "oranje")

    assert not waiting_for(team.traject, anna, team.now)


def test_the_plan_of_last_year_can_still_be_read(content: Content) -> None:
    team = looking_back(content, KORT, TWO_YEARS)
    closes(team, "groen", "oranje")
    traject, today = team.traject, team.now.date()

    last, this = (jaaractieplan_of(content, traject, today, year) for year in (2026, None))

    assert (last.schooljaar, this.schooljaar) == ("2026-2027", "2027-2028")
    assert [pdca.actie.wat for pdca in last.acties] == ["wat 0", "wat 1"]
    assert [pdca.stand for pdca in last.acties] == [
        "✔ Groen: Gerealiseerd",
        "➜ Oranje: Niet gerealiseerd, loopt verder",
    ]
    assert [pdca.actie.wat for pdca in this.acties] == ["wat 1"]
    assert [pdca.kleur for pdca in this.acties] == [None]
    assert plannen_of(content, traject, today, 2026).over.schooljaar == "2026-2027"
    assert plannen_of(content, traject, today).over.schooljaar == "2027-2028"
    assert timeline(content, traject, today).year == 2027
    assert timeline(content, traject, today, 2026).year == 2026


def test_an_actie_says_what_became_of_it(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    closes(team, "groen", "oranje")

    acties = plannen_of(content, team.traject, team.now.date()).acties

    assert [actie.stand for actie in acties] == ["✔ Groen (2026-2027)", "Loopt"]
    assert [actie.schooljaren for actie in acties] == [("2026-2027",), ("2026-2027", "2027-2028")]


def test_an_old_card_changes_nothing_any_more_and_says_so(content: Content) -> None:
    team = looking_back(content)
    page = opens(team)
    ready = colours(team, "groen")
    team.trekker.press("begin-year", ready)
    begun = team.record
    posted = list(team.posted)

    for verb, card in (("begin-year", ready), ("save-year-end", page)):
        values = chosen(page.shows(YearEnd), ["rood"])
        again = team.trekker.press(verb, card, values)
        assert again.note.startswith("Dat schooljaar is afgesloten. Er is niets veranderd")
        assert "2027-2028" in again.note
    assert team.record == begun
    assert list(team.posted) == posted


def test_nothing_that_was_typed_is_lost_and_an_old_card_of_an_actie_is_out_of_date(
    content: Content,
) -> None:
    team = looking_back(content)
    before = actie_of(team, 0)
    card = team.trekker.press("open-actie", plan_card(team), {"actie": before.id})

    closes(team, "oranje")
    after = actie_of(team, 0)

    changed = replace(
        before, kleuren={2026: "oranje"}, years=after.years, checks=after.checks, version=2
    )
    assert replace(after, version=2) == changed
    assert set(before.checks) < set(after.checks)
    late = team.trekker.press("save-actie", card, {**filled(type(card.step)), "doel": "Anders"})
    assert actie_of(team, 0) == after
    assert late.typed["doel"] == "Anders"


def test_an_actie_of_the_short_term_that_goes_on_stays_in_the_plan_when_it_is_changed(
    content: Content,
) -> None:
    team = looking_back(content)
    closes(team, "oranje")
    card = team.trekker.press("open-actie", plan_card(team), {"actie": actie_of(team, 0).id})

    team.trekker.works_out(card, wat="wat 0", momenten="2028-01-17")

    assert actie_of(team, 0).years == (2027,)
    assert len(plan_card(team).shows(Plan).acties) == 1


def test_a_school_year_that_is_over_is_not_offered_and_not_lost(content: Content) -> None:
    team = looking_back(content, "2026,2027,2028")
    closes(team, "groen")
    card = team.trekker.press("open-actie", plan_card(team), {"actie": actie_of(team, 0).id})
    card = team.trekker.press("save-actie", card)
    card = team.trekker.press("save-actie", team.trekker.lets_be(card))

    step = card.shows(Opvolging)
    team.trekker.press("save-actie", card, {"jaren": "2026,2027", "momenten": "2028-01-17"})

    assert [choice.value for choice in step.years] == ["2027", "2028", "2029"]
    assert step.chosen_years == "2027,2028"
    assert actie_of(team, 0).years == (2026, 2027)


def test_a_new_actie_is_for_the_school_year_whose_plan_is_followed(content: Content) -> None:
    team = looking_back(content)
    closes(team, "groen")
    listed = team.trekker.press("acties", plan_card(team)).shows(Acties)
    card = team.trekker.press("acties", plan_card(team))
    card = team.trekker.press("add-actie", card, {"item": listed.items[0].value})

    team.trekker.works_out(card, wat="nieuw", momenten="2028-01-17")

    assert [actie.wat for actie in plan_card(team).shows(Plan).acties] == ["nieuw"]


def test_after_the_last_school_year_a_new_traject_is_to_begin(content: Content) -> None:
    team = looking_back(content, KORT, KORT)
    for year in (2027, 2028, 2029):
        closes(team, "oranje", *["groen"] * (year == 2027))
        team.until(at(year + 1, 6, 21))

    card = colours(team, "oranje")
    closed = card.shows(YearClosed)
    refused = team.trekker.press("begin-year", card)

    assert (team.traject.running_year, closed.volgend) == (2029, "")
    assert closed.going_on == ("wat 0",)
    assert "begin een nieuw traject" in screen(closed).text
    assert "begin-year" not in [button["verb"] for button in screen(closed).buttons]
    assert refused.shows(YearClosed)
    assert team.traject.running_year == 2029


# -- when ----------------------------------------------------------------------------------------


def asked(team: Team) -> list[tuple[str, str]]:
    """When the channel and the trekker were asked to look back, by the day."""
    keys = sorted(key for key in team.traject.pinged if key.startswith("jaareinde/"))
    return [(key.split("/")[1], "trekker" if key.count("/") > 1 else "kanaal") for key in keys]


def test_the_team_is_asked_in_june_and_once_more_in_september(content: Content) -> None:
    team = planning(content, KORT)

    team.until(at(2027, 6, 30))
    assert asked(team) == [("2027-06-22", "kanaal"), ("2027-06-22", "trekker")]
    team.until(at(2027, 11, 30))

    assert [day for day, _ in asked(team)] == ["2027-06-22"] * 2 + ["2027-09-01"] * 2
    assert kleuren(team) == [{}]
    waiting = waiting_for(team.traject, team.trekker.person.id, team.now)
    assert [(moment.kind, moment.day.isoformat()) for moment in waiting] == [
        ("jaareinde", "2027-09-01")
    ]


def test_the_trekker_gets_the_card_in_the_own_chat_with_why(content: Content) -> None:
    team = looking_back(content)

    card = team.trekker.sees().shows(YearEnd)

    assert card.why
    verbs = [button["verb"] for button in screen(card).content["actions"]]
    assert verbs == ["save-year-end", "snooze", "quiet", "plan-page"]
    assert waits_for_person(card)
    assert team.members[1].sees().shows(Plan)
    later = team.trekker.press("snooze", team.trekker.sees(), {"keys": card.moment})
    assert later.step.template == "snooze"


def test_when_every_actie_has_its_colour_only_september_asks_for_the_next_plan(
    content: Content,
) -> None:
    team = planning(content, KORT)
    team.until(at(2027, 6, 1))
    colours(team, "oranje")

    team.until(at(2027, 11, 1))

    assert [day for day, _ in asked(team)] == ["2027-09-01"] * 2
    assert team.trekker.sees().shows(YearClosed).why


def test_once_the_next_plan_is_followed_nobody_is_asked_until_its_end(content: Content) -> None:
    team = looking_back(content)
    closes(team, "oranje")

    team.until(at(2028, 6, 30))

    assert [day for day, _ in asked(team)] == ["2027-06-22"] * 2 + ["2028-06-22"] * 2


def test_earlier_in_the_school_year_only_the_day_can_be_seen(content: Content) -> None:
    team = planning(content, KORT)
    card = opens(team)

    step = card.shows(YearEndDay)

    assert (step.day, step.when) == ("2027-06-22", "di 22 juni")
    late = replace(card, step=replace(step, id="jaareinde/2026/1"))
    team.trekker.press("save-year-end", late, {f"kleur.{actie_of(team, 0).id}": "rood"})
    team.trekker.press("begin-year", late)
    assert kleuren(team) == [{}]
    assert team.traject.running_year == 2026


def test_the_trekker_moves_the_day_and_is_asked_then(content: Content) -> None:
    team = planning(content, KORT)

    card = team.trekker.press("move-year-end", opens(team), {"dag": "11/06/2027"})
    assert card.note == "We kijken terug op vr 11 juni. Dan klop ik aan."
    assert card.shows(YearEndDay).day == "2027-06-11"
    again = team.trekker.press("move-year-end", card, {"dag": "2027-06-11"})
    assert again.note == card.note
    team.until(at(2027, 6, 30))

    assert asked(team) == [("2027-06-11", "kanaal"), ("2027-06-11", "trekker")]
    colours(team, "oranje")
    team.trekker.press("begin-year", opens(team))
    assert team.traject.jaareinde is None, "next year has its usual day again"


def test_in_june_the_day_can_be_moved_from_the_card_with_the_colours(content: Content) -> None:
    team = looking_back(content, when=at(2027, 6, 8))
    card = opens(team)
    assert card.shows(YearEnd).can_move

    card = team.trekker.press("move-year-end", card)

    assert card.shows(YearEndDay)
    assert not opens(looking_back(content, when=at(2027, 9, 10))).shows(YearEnd).can_move


@pytest.mark.parametrize(
    ("day", "wrong"),
    [
        ("2027-05-14", "kan van za 15 mei tot wo 30 juni"),
        ("2027-07-01", "kan van za 15 mei tot wo 30 juni"),
        ("2027-06-12", "geen school"),
        ("2027-06-04", "geen school"),
        ("2026-06-10", "voorbij"),
        ("ooit", "geen datum"),
        ("", "geen datum"),
    ],
)
def test_a_day_on_which_the_team_cannot_look_back_is_refused(
    content: Content, day: str, wrong: str
) -> None:
    team = planning(content, KORT)
    free = FreeDays(date(2027, 6, 3), date(2027, 6, 4))
    team.traject = replace(team.traject, school=replace(team.traject.school, free=(free,)))

    card = team.trekker.press("move-year-end", opens(team), {"dag": day})

    assert wrong in card.errors["dag"]
    assert card.typed["dag"] == day
    assert team.traject.jaareinde is None


def test_a_day_that_a_colleague_moved_meanwhile_is_not_moved_back(content: Content) -> None:
    team = planning(content, KORT)
    card = opens(team)
    team.trekker.press("move-year-end", card, {"dag": "2027-06-11"})

    late = team.trekker.press("move-year-end", card, {"dag": "2027-06-25"})

    assert team.traject.jaareinde == date(2027, 6, 11)
    assert late.typed["dag"] == "2027-06-25"


def test_only_the_trekker_moves_the_day(content: Content) -> None:
    team = planning(content, KORT)

    card = team.members[1].press("move-year-end", opens(team), {"dag": "2027-06-11"})

    assert "Griet" in card.note
    assert team.traject.jaareinde is None


def test_the_usual_day_moves_when_the_school_is_closed_then(content: Content) -> None:
    team = planning(content, KORT)
    free = FreeDays(date(2027, 6, 21), date(2027, 6, 23))
    team.traject = replace(team.traject, school=replace(team.traject.school, free=(free,)))

    assert opens(team).shows(YearEndDay).when == "do 24 juni"


def test_the_meerjarenplan_never_has_more_than_its_years(content: Content) -> None:
    team = looking_back(content, TWO_YEARS)
    moved = with_next_year(
        team.traject.with_actie(replace(actie_of(team, 0), kleuren={2026: "oranje"})), JUNE.date()
    )

    [rij] = meerjarenplan_of(content, moved, JUNE.date()).rijen

    assert rij.kruisjes == ("➜ Oranje", "x", "", "")
