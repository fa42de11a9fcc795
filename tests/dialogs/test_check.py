"""CHECK: at a check moment somebody says what the team finds of an actie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

import pytest

from content import Content
from dialogs.calendar import BRUSSELS
from dialogs.effects import Show
from dialogs.opvolging.waiting import waiting_for
from dialogs.record import Actie, Check
from dialogs.steps import ActCard, BorgCheck, CheckCard, Doel, FollowUp, Plan, RemoveActie, Step
from dialogs.traject import back_verb, waits_for_person
from tests.dialogs.screen import screen
from tests.dialogs.team import ACTIE, Card, Member, Team
from tests.dialogs.teams import followed, with_lists, with_plan

JANUARY, MARCH = date(2027, 1, 15), date(2027, 3, 22)
CHECK_DAY = datetime(2027, 1, 15, 16, 10, tzinfo=BRUSSELS)
FOUND = {
    "bereikt": "deels",
    "effect": "Leerlingen stellen meer vragen.",
    "anderen": "Ouders vinden het gesprek te kort.",
    "bewijs": "https://school.example/lijst",
}


def at_check(content: Content, *points: str) -> Team:
    """A team on the day of its first check moment."""
    team = followed(content, *points)
    team.until(CHECK_DAY)
    return team


def the_actie(team: Team, number: int = 0) -> Actie:
    return team.traject.acties[number]


def found(team: Team, day: date = JANUARY) -> Check:
    check = the_actie(team).check_of(day)
    assert check
    return check


def opens(member: Member, day: str = "", number: int = 0) -> Card:
    """Somebody opens the check of an actie in the own chat."""
    values = {"actie": the_actie(member.team, number).id, "dag": day}
    return member.press("check", member.sees(), values)


def words(check: Check) -> Mapping[str, str | None]:
    return {name: getattr(check, name) for name in FOUND}


def verbs(step: Step) -> list[str]:
    """What the buttons below a card do."""
    return [button["verb"] for button in screen(step).content["actions"]]


# -- the card ------------------------------------------------------------------------------------


def test_who_carries_the_actie_is_asked_and_reads_what_was_agreed(content: Content) -> None:
    team = at_check(content)
    griet, anna = team.members[:2]

    card = anna.sees().shows(CheckCard)

    assert (card.doel, card.wat, card.meting) == (ACTIE["doel"], ACTIE["wat"], ACTIE["meting"])
    assert card.why.startswith("Jij trekt deze actie.")
    assert griet.sees().shows(Plan)
    assert anna.looks().shows(Plan), "in the channel stands what everybody sees"
    shown = screen(card)
    assert list(shown.fields) == ["bereikt", "effect", "anderen", "bewijs"]
    assert verbs(card) == ["save-check", "snooze", "pass-on", "quiet"]
    assert waits_for_person(card)


def test_questions_for_pupils_parents_and_colleagues_lie_ready(content: Content) -> None:
    card = at_check(content).members[1].sees()

    lists = card.shows(CheckCard).ask

    assert [groep.wie for groep in lists] == ["Leerlingen", "Ouders", "Collega's"]
    assert all(2 <= len(groep.vragen) <= 3 for groep in lists)
    text = screen(card.step).text
    assert all(vraag in text for groep in lists for vraag in groep.vragen)


def test_a_question_that_is_meant_for_another_school_does_not_lie_ready(content: Content) -> None:
    groep = content.bevragingen["leerlingen"]
    first, *others = groep.vragen
    little = first.model_copy(update={"schoolniveau": "basis"})
    changed = groep.model_copy(update={"vragen": (little, *others)})
    packs = {**content.bevragingen, "leerlingen": changed}
    team = at_check(content.model_copy(update={"bevragingen": packs}))
    anna = team.members[1]

    seen = []
    for niveau in (None, "basis", "secundair"):
        team.traject = replace(team.traject, schoolniveau=niveau)
        seen.append(first.tekst in anna.sees().shows(CheckCard).ask[0].vragen)

    assert seen == [True, True, False]


# -- what was found is kept ----------------------------------------------------------------------


def test_what_was_found_is_kept_and_then_asked_what_follows(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    team.effects.clear()

    card = anna.press("save-check", anna.sees(), FOUND)

    card.shows(ActCard)
    assert card.note == "Bewaard om 16.10."
    kept = found(team)
    assert words(kept) == FOUND
    assert (kept.by, kept.at) == (anna.person, team.now)
    slots = [effect.slot for effect in team.effects if isinstance(effect, Show)]
    assert slots == ["levend", f"plan.{team.traject.version}"]
    for member in team.members:
        assert waiting_for(team.traject, member.person.id, team.now) == []


def test_whether_the_goal_was_reached_is_all_that_must_be_said(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]

    missing = anna.press("save-check", anna.sees(), {**FOUND, "bereikt": ""})

    assert set(missing.errors) == {"bereikt"}
    assert missing.shows(CheckCard).value("effect") == FOUND["effect"]
    assert the_actie(team).checked == ()
    anna.press("save-check", missing, {"bereikt": "ja"}).shows(ActCard)
    assert words(found(team)) == {"bereikt": "ja", "effect": "", "anderen": "", "bewijs": ""}


def test_a_tired_teacher_is_done_after_one_choice_and_two_presses(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    card = anna.mail[-1].card

    for filled_in in ({"bereikt": "ja"}, {}):
        shown = screen(card.step)
        first = shown.content["actions"][0]
        press = shown.press(first, filled_in)
        card = anna.press(press.verb, card, press.values)

    assert card.shows(Plan)
    assert the_actie(team).vervolg == "borgen"


def test_pressed_twice_it_is_kept_once(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    card = anna.sees()
    anna.press("save-check", card, FOUND)
    before = team.record

    again = anna.press("save-check", card, FOUND)

    assert team.record == before
    again.shows(ActCard)


def test_two_who_look_at_once_do_not_overwrite_each_other(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    hers = anna.sees()
    bram.press("save-check", opens(bram), {**FOUND, "effect": "Van Bram"})

    late = anna.press("save-check", hers, {**FOUND, "effect": "Van Anna"})

    assert late.note.startswith("Intussen veranderde Bram dit.")
    assert late.shows(CheckCard).value("effect") == "Van Anna"
    assert found(team).effect == "Van Bram"
    anna.press("save-check", late, {**FOUND, "effect": "Van Anna"})
    assert (found(team).effect, found(team).by) == ("Van Anna", anna.person)


def test_everybody_can_look_again_and_change_what_was_found(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    anna.press("save-check", anna.sees(), FOUND)
    team.days_pass(3)

    card = opens(bram, JANUARY.isoformat())

    step = card.shows(CheckCard)
    assert step.by == "Laatst bewaard door Anna, vr 15 januari."
    assert {name: getattr(step, name) for name in FOUND} == FOUND
    assert verbs(step) == ["save-check", "follow-up"], "it waits for nobody any more"
    bram.press("save-check", card, {"bereikt": "ja"}).shows(ActCard)
    assert words(found(team)) == {**FOUND, "bereikt": "ja"}
    assert found(team).by == bram.person


def test_a_text_that_is_longer_than_its_field_is_cut_there(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]

    anna.press("save-check", anna.sees(), {**FOUND, "effect": f"  {'x' * 900}"})

    assert found(team).effect == "x" * 500


@pytest.mark.parametrize("bereikt", ["", "misschien", "JA", "ja,nee"])
def test_what_no_card_offers_is_no_answer(content: Content, bereikt: str) -> None:
    team = at_check(content)
    anna = team.members[1]

    card = anna.press("save-check", anna.sees(), {**FOUND, "bereikt": bereikt})

    assert set(card.errors) == {"bereikt"}
    assert the_actie(team).checked == ()


# -- at which moment -----------------------------------------------------------------------------


def test_the_moment_that_waits_longest_comes_first(content: Content) -> None:
    team = at_check(content)
    team.until(datetime(2027, 3, 23, 10, tzinfo=BRUSSELS))
    anna, bram = team.members[1:3]

    assert opens(bram).step.id.endswith("/2027-01-15")
    card = anna.press("save-check", opens(bram, MARCH.isoformat()), FOUND)

    card.shows(ActCard)
    assert the_actie(team).unchecked == (), "what is found covers the moments before"


def test_in_between_somebody_looks_today(content: Content) -> None:
    team = followed(content)
    bram = team.members[2]
    team.days_pass(3)

    bram.press("save-check", opens(bram), FOUND).shows(ActCard)

    assert found(team, date(2026, 11, 26)).by == bram.person
    assert the_actie(team).unchecked == (JANUARY, MARCH), "what was planned is still asked"


def test_somebody_who_began_in_between_goes_on_the_next_day(content: Content) -> None:
    team = followed(content)
    bram = team.members[2]
    bram.press("follow-up", opens(bram), {"effect": "Half getypt"})
    team.days_pass(1)

    card = opens(bram).shows(CheckCard)

    assert card.id.endswith("/2026-11-23")
    assert card.effect == "Half getypt"


def test_of_an_actie_that_has_ended_the_last_check_is_shown(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    act = anna.press("save-check", anna.sees(), {**FOUND, "bereikt": "nee"})
    anna.press("save-act", act, {"vervolg": "stoppen", "les": ""})
    assert the_actie(team).ended
    team.days_pass(30)

    assert opens(anna).step.id.endswith("/2027-01-15")


def test_a_borgafspraak_gets_a_lighter_card(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    act = anna.press("save-check", anna.sees(), {**FOUND, "bereikt": "ja"})
    anna.press("save-act", act, {"vervolg": "borgen", "les": ""})
    team.days_pass(30)

    opens(anna).shows(BorgCheck)
    assert opens(anna, JANUARY.isoformat()).shows(CheckCard), "then it was none yet"


@pytest.mark.parametrize("dag", ["2031-01-01", "1999-01-01", "gisteren", "2027-99-01", "x" * 900])
def test_a_day_that_can_not_be_is_today(content: Content, dag: str) -> None:
    team = followed(content)

    card = opens(team.members[2], dag)

    assert card.step.id.endswith("/2026-11-23")


# -- nothing typed is lost -----------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["snooze", "pass-on", "quiet", "follow-up", "ask-scan"])
def test_every_other_button_keeps_what_was_typed_as_a_draft(content: Content, verb: str) -> None:
    team = at_check(content)
    griet, anna = team.members[:2]
    who = griet if verb == "ask-scan" else anna
    card = opens(who)
    filled_in = {**FOUND, "keys": card.shows(CheckCard).moment, "actie": the_actie(team).id}

    who.press(verb, card, filled_in)

    draft = found(team)
    assert words(draft) == FOUND
    assert (draft.at, draft.by) == (None, who.person)
    assert the_actie(team).unchecked == (JANUARY, MARCH), "nothing was found yet"
    before = team.record
    who.press(verb, card, filled_in)
    assert team.record == before
    seen = opens(team.members[3]).shows(CheckCard)
    assert {name: getattr(seen, name) for name in FOUND} == FOUND


@pytest.mark.parametrize("verb", ["snooze", "pass-on", "quiet", "follow-up", "ask-scan"])
def test_what_can_not_be_kept_can_be_copied(content: Content, verb: str) -> None:
    team = at_check(content)
    griet, _, bram = team.members[:3]
    hers = opens(griet)
    bram.press("save-check", opens(bram), FOUND)

    card = griet.press(verb, hers, {**FOUND, "effect": "Van Griet"})

    assert found(team).effect == FOUND["effect"]
    assert "Van Griet" in (*card.lost, *card.typed.values())


def test_a_card_on_which_nothing_was_typed_leaves_no_draft(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]

    anna.press("follow-up", anna.sees(), dict.fromkeys(FOUND, ""))

    assert the_actie(team).checked == ()


def test_an_actie_that_was_taken_away_gives_back_what_was_typed(content: Content) -> None:
    team = at_check(content, "Onthaal", "Studiekeuze")
    anna, griet = team.members[1], team.trekker
    card = opens(anna)
    team.traject = team.traject.with_actie(replace(the_actie(team), removed=True))

    late = anna.press("save-check", card, FOUND)

    assert set(late.lost) == {FOUND["effect"], FOUND["anderen"], FOUND["bewijs"]}
    assert the_actie(team).checked == ()
    assert opens(griet).shows(RemoveActie)


def test_in_another_step_there_is_nothing_to_look_at(content: Content) -> None:
    team = with_lists(content)
    plan = followed(content)
    card = opens(plan.members[2])

    for verb in ("check", "save-check", "follow-up"):
        answer = team.members[2].press(verb, card, FOUND)
        assert set(answer.lost) == {FOUND["effect"], FOUND["anderen"], FOUND["bewijs"]}


def test_an_actie_that_is_not_worked_out_is_worked_out_first(content: Content) -> None:
    team = followed(content)
    bram = team.members[2]
    listed = bram.press("acties", bram.sees())
    bram.press("add-actie", listed, {"item": team.traject.chosen_items[0].id})

    card = opens(bram, number=1)

    card.shows(Doel)
    assert card.note == "Deze actie is nog niet uitgewerkt. Vul ze eerst aan."


def test_an_actie_has_to_be_chosen(content: Content) -> None:
    team = followed(content)
    bram = team.members[2]

    card = bram.press("check", bram.sees(), {"actie": "verzonnen"})

    card.shows(FollowUp)
    assert card.note == "Kies eerst een actie."


# -- found again ---------------------------------------------------------------------------------


def test_who_left_before_deciding_finds_that_card_again(content: Content) -> None:
    team = at_check(content)
    griet, anna = team.members[:2]
    anna.press("save-check", anna.sees(), FOUND)
    team.days_pass(1)

    due = anna.sees()

    due.shows(ActCard)
    assert griet.sees().shows(Plan)
    verb = back_verb(due.step)
    assert verb
    assert anna.press(verb, due).shows(CheckCard).effect == FOUND["effect"]


def test_what_waits_comes_before_what_is_to_decide(content: Content) -> None:
    team = at_check(content, "Onthaal", "Studiekeuze")
    anna = team.members[1]
    anna.press("save-check", anna.sees(), FOUND)

    second = anna.sees()

    assert second.shows(CheckCard).id.startswith(f"check/{the_actie(team, 1).id}/")
    act = anna.press("save-check", second, FOUND)
    first = anna.press("save-act", act, {"vervolg": "verder", "les": ""})
    last = anna.press("save-act", first, {"vervolg": "verder", "les": ""})
    assert last.shows(Plan)


def test_without_somebody_who_carries_it_anybody_can_look(content: Content) -> None:
    team = with_plan(content)
    team.until(CHECK_DAY)
    daan = team.members[4]

    card = opens(daan)

    assert (card.shows(CheckCard).why, card.shows(CheckCard).moment) == ("", "")
    daan.press("save-check", card, FOUND).shows(ActCard)
    assert the_actie(team).unchecked == ()
