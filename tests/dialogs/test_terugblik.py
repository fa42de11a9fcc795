"""CHECK and ACT in the plans: what was found, decided and learnt, and how far an actie is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from content import Content
from dialogs.actie.document import Plannen
from dialogs.actie.plan import LONGEST_FOUND, plan_step
from dialogs.actie.plannen import plannen_of
from dialogs.actie.timeline import timeline
from dialogs.actie.timeline_card import timeline_rows
from dialogs.calendar import BRUSSELS
from dialogs.outcome import Setup
from dialogs.record import Act, Actie, Bereikt, Check, Person, Traject, Vervolg
from tests.dialogs.team import ACTIE
from tests.dialogs.teams import with_plan

JANUARY, MARCH, JUNE = date(2027, 1, 15), date(2027, 3, 22), date(2027, 6, 15)
NEXT_YEAR = date(2028, 3, 20)
APRIL = date(2027, 4, 20)
ANNA = Person("29:anna", "Anna")


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 16, 10, tzinfo=BRUSSELS)


def found(
    day: date, bereikt: Bereikt = "deels", vervolg: Vervolg | None = None, **texts: str
) -> Check:
    """What was found on a day, and decided then."""
    act = Act(vervolg, texts.pop("les", ""), ANNA, at(day)) if vervolg else None
    return Check(day, bereikt, by=ANNA, at=at(day), act=act, **texts)


def looked(content: Content, *checks: Check, **changes: object) -> Traject:
    """A traject whose only actie was looked at so."""
    traject = with_plan(content).traject
    actie = replace(traject.acties[0], checks=(JANUARY, MARCH), checked=checks)
    return traject.with_actie(replace(actie, **changes))  # type: ignore[arg-type]


def plans(content: Content, *checks: Check, **changes: object) -> Plannen:
    return plannen_of(content, looked(content, *checks, **changes), APRIL)


def texts(plannen: Plannen, number: int = 0) -> Mapping[str, str]:
    """What stands at each place of the columns of an actie."""
    pdca = plannen.jaaractieplan.acties[number]
    return {f"{k.id}.{veld.id}": veld.tekst for k in pdca.kolommen for veld in k.velden}


TWICE = (
    found(
        JANUARY,
        effect="Vroeger\neffect " + "x" * 300,
        anderen="Vroeger anderen",
        bewijs="Vroeger bewijs",
        vervolg="verder",
        les="Vroegere les",
    ),
    found(
        MARCH,
        "ja",
        effect="Nieuw effect " + "y" * 400,
        anderen="Nieuw anderen",
        bewijs="Nieuw bewijs",
        vervolg="borgen",
        les="Nieuwe les " + "z" * 400,
    ),
)


# -- the columns ---------------------------------------------------------------------------------


def test_what_was_found_stands_in_check_whole_and_the_earlier_shortly(content: Content) -> None:
    known = texts(plans(content, *TWICE))

    assert known["check.doelen"].split("\n") == [
        ACTIE["meting"],
        "Bereikt (ma 22 maart 2027, Anna)",
        "Deels bereikt (vr 15 januari 2027, Anna)",
    ]
    newest, earlier = known["check.effect"].split("\n")
    assert newest == TWICE[1].effect
    assert earlier.startswith("Eerder, vr 15 januari 2027: Vroeger effect xxx")
    assert len(earlier) < 200
    assert known["check.stakeholders"].startswith("Nieuw anderen\nEerder, ")
    assert known["check.bewijs"].startswith("Nieuw bewijs\nEerder, ")


def test_what_was_decided_and_learnt_stands_in_act(content: Content) -> None:
    known = texts(plans(content, *TWICE))

    assert known["act.borgen"].startswith("Borgafspraak sinds ma 22 maart 2027 (Anna).")
    assert known["act.bijsturen"] == ""
    assert "act.stoppen" not in known
    newest, earlier = known["act.les"].split("\n")
    assert newest.startswith("Nieuwe les zzz")
    assert len(newest) == len("Nieuwe les ") + 400
    assert earlier == "Eerder, vr 15 januari 2027: Vroegere les"


def test_places_that_wait_for_follow_up_wait_no_more_once_they_are_filled(content: Content) -> None:
    [pdca] = plans(content, found(JANUARY, effect="Effect")).jaaractieplan.acties
    later = {f"{k.id}.{veld.id}": veld.later for k in pdca.kolommen for veld in k.velden}

    assert not later["check.effect"]
    assert later["check.stakeholders"]
    assert later["act.borgen"]


def test_without_follow_up_no_place_is_added(content: Content) -> None:
    known = texts(plans(content))

    assert known["check.doelen"] == ACTIE["meting"]
    assert not {"check.bewijs", "act.les", "act.stoppen", "plan.cyclus"} & set(known)


def test_of_a_borgafspraak_the_plan_says_whether_it_lives(content: Content) -> None:
    known = texts(plans(content, TWICE[1], found(NEXT_YEAR, "nee", vervolg="stoppen")))

    assert (
        known["check.doelen"].split("\n")[1]
        == "De afspraak leeft niet meer (ma 20 maart 2028, Anna)"
    )
    assert known["act.stoppen"] == "Op ma 20 maart 2028 (Anna)."
    assert known["act.borgen"].startswith("Borgafspraak sinds")


def test_a_draft_is_not_what_the_team_found(content: Content) -> None:
    plannen = plans(content, Check(JANUARY, "ja", effect="Half getypt"))

    assert "Half getypt" not in texts(plannen).values()
    assert plannen.acties[0].terugblikken == ()


def test_a_new_cycle_says_what_it_takes_over_from(content: Content) -> None:
    traject = looked(content, found(JANUARY, "nee", vervolg="bijsturen", les="Begin vroeger"))
    [before] = traject.acties
    later = replace(before, id="b" * 12, vorige=before.id, checked=(), wat="In kleine groepen")
    plannen = plannen_of(content, replace(traject, acties=(before, later)), APRIL)

    assert texts(plannen)["act.bijsturen"].startswith("Bijgestuurd op vr 15 januari 2027 (Anna).")
    assert texts(plannen, 1)["plan.cyclus"] == (
        f"{ACTIE['wat']}\nDit leerden jullie toen: Begin vroeger"
    )
    assert [actie.vorige for actie in plannen.acties] == ["", before.id]


def test_on_a_card_it_is_shorter(content: Content) -> None:
    checks = [*TWICE, found(JUNE, "ja", effect="Kort", vervolg="borgen", les="Kort")]
    many = [replace(c, day=date(2020 + n, 5, 4)) for n, c in enumerate(checks * 3)]
    traject = looked(content, *many)

    [actie] = plan_step(Setup(content), traject, APRIL).acties

    check, act = actie.columns[2:]
    assert all(line.text.count("\n") <= 2 for line in (*check.lines, *act.lines))
    whole = plan_step(Setup(content), looked(content, *TWICE), APRIL).acties[0].columns
    said = {line.label: line.text for line in (*whole[2].lines, *whole[3].lines)}
    newest, earlier = said["Merken we effect?"].split("\n")
    assert len(newest) == LONGEST_FOUND
    assert earlier.startswith("Eerder, vr 15 januari: ")
    assert said["Halen we de doelen?"].endswith("Deels bereikt (vr 15 januari, Anna)")


# -- how far it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("checks", "stand"),
    [
        ([], "Check wacht"),
        ([found(JANUARY, vervolg="verder")], "Check wacht"),
        ([found(MARCH)], "Bekeken, besluit wacht"),
        ([found(MARCH, vervolg="verder")], "Laatste checkmoment voorbij"),
        ([found(MARCH, vervolg="borgen")], "Geborgd"),
        ([found(JANUARY, vervolg="borgen")], "Geborgd, check wacht"),
        ([found(JANUARY, vervolg="bijsturen")], "Bijgestuurd, nieuwe cyclus"),
        ([found(JANUARY, vervolg="stoppen")], "Gestopt"),
    ],
)
def test_a_word_says_how_far_it_is(content: Content, checks: list[Check], stand: str) -> None:
    [actie] = plans(content, *checks).acties

    assert actie.stand == stand


def test_with_a_moment_to_come_it_goes_on(content: Content) -> None:
    [actie] = plans(content, found(MARCH, vervolg="verder"), checks=(MARCH, JUNE)).acties

    assert (actie.stand, actie.volgend_checkmoment) == ("Loopt", JUNE)


def test_what_was_red_has_ended(content: Content) -> None:
    [actie] = plans(content, kleuren={2026: "rood"}).acties

    assert (actie.te_bekijken, actie.volgend_checkmoment) == ((), None)


def test_a_moment_of_today_at_which_somebody_looked_is_not_the_next(content: Content) -> None:
    traject = looked(content, found(JANUARY, vervolg="verder"))

    before, after = (
        plannen_of(content, t, JANUARY).acties[0].volgend_checkmoment
        for t in (looked(content), traject)
    )

    assert (before, after) == (JANUARY, MARCH)


# -- the check moments ---------------------------------------------------------------------------


def test_of_an_actie_that_ended_no_check_moment_is_left(content: Content) -> None:
    plannen = plans(content, found(JANUARY, vervolg="stoppen"))

    assert plannen.acties[0].checkmomenten == (JANUARY,)
    assert [moment.moment.date() for moment in plannen.checkmomenten] == [JANUARY]


def test_a_borgafspraak_is_asked_one_thing(content: Content) -> None:
    borgen = found(JANUARY, "ja", "borgen")
    plannen = plans(content, borgen, checks=(JANUARY, NEXT_YEAR))

    later = plannen.checkmomenten[-1]

    assert later.moment.date() == NEXT_YEAR
    assert later.uitleg.endswith("Leeft deze afspraak nog?")
    assert "Halen we de doelen?" not in later.uitleg


def test_beside_another_actie_both_questions_are_asked(content: Content) -> None:
    traject = looked(content, found(JANUARY, "ja", "borgen"), checks=(JANUARY, NEXT_YEAR))
    other = Actie("b" * 12, traject.items[0].id, "borgen", card="klaar", doel="D", wat="W")
    both = replace(traject, acties=(*traject.acties, replace(other, checks=(NEXT_YEAR,))))

    later = plannen_of(content, both, APRIL).checkmomenten[-1]

    assert "Leeft deze afspraak nog?\n\nW" in later.uitleg
    assert "Halen we de doelen?" in later.uitleg


def test_the_timeline_says_where_somebody_has_still_to_look(content: Content) -> None:
    traject = looked(content, found(JANUARY, vervolg="verder"))

    january, march = timeline(content, traject, APRIL).moments

    assert (january.past, january.waits) == (True, False)
    assert (march.past, march.waits) == (True, True)
    words = {row.name: row.words for row in timeline_rows(content, traject, APRIL)}
    assert words["januari"].endswith("vr 15: Gesprekken plannen")
    assert "ma 22: Gesprekken plannen (nog te bekijken)" in words["maart"]
