"""A microscan: the team is asked again what an actie was to move, and sees before and after."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from content import Content
from dialogs.actie.plannen import jaaractieplan_of
from dialogs.anywhere.live import FRESH, live_view
from dialogs.anywhere.overview import say_state
from dialogs.effects import CloseAt, Gather, Show
from dialogs.opvolging.scan import lines_of
from dialogs.outcome import View
from dialogs.record import Mode
from dialogs.reflectie.differencing import seen_before
from dialogs.steps import (
    ActCard,
    AskScan,
    CheckCard,
    ConfirmClose,
    Done,
    Fill,
    Invitation,
    Living,
    Nudged,
    Plan,
    ScanResult,
    Suggest,
    Vragen,
)
from dialogs.steps.live import Counting, LiveView, Moved, Standing
from dialogs.subject import instrument_of
from dialogs.traject import NOBODY, invited_step
from tests.dialogs.scanning import ACTIE, asks, following, opens_scan
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import closed, opened, with_acties, with_lists, with_plan

FIRST, SECOND = "zelfscan.onderbouwing.a", "zelfscan.onderbouwing.b"
ELSEWHERE = "zelfscan.communicatie.2"
CHECK_DAY = date(2027, 1, 15)


def scanned(content: Content, then: str = "deels", **kwargs: Any) -> Team:
    """A team that answered, and follows up an actie."""
    return following(closed(content, choice=then, **kwargs))


def answer(team: Team, now: str = "ja", count: int = 6) -> None:
    """So many members answer the open microscan."""
    for member in team.members[:count]:
        member.fills_in(now)


def result_of(team: Team) -> Card:
    return team.channel(f"resultaat.{team.traject.microscans[-1].id}")


def page(team: Team) -> LiveView:
    view = View(NOBODY, team.now, home=True, private=False)
    return live_view(team.setup, team.state(NOBODY, counting=True), view)


# -- what is asked again --------------------------------------------------------------------------


def test_the_question_that_the_priority_came_from_is_proposed_first(content: Content) -> None:
    team = following(closed(content, choice="deels"), SECOND)

    step = asks(team).shows(AskScan)

    assert step.proposed == f"{SECOND},{FIRST}"
    assert [choice.value for choice in step.vragen[:2]] == [SECOND, FIRST]
    assert step.why.startswith("Ik duidde al aan: de vraag waaruit deze prioriteit kwam")
    assert (step.until, step.wat) == ("2026-11-30", "Gesprekken plannen")


def test_a_point_that_is_taken_over_remembers_its_question(content: Content) -> None:
    team = with_lists(content, choice="nee")
    card = team.trekker.press("suggest", team.trekker.looks())
    first, second, *_ = card.shows(Suggest).punten

    team.trekker.press("take", card, {"punten": f"{second.value},{first.value}"}).shows(Fill)

    assert [item.vraag for item in team.traject.items] == [second.value, first.value]


def test_from_list_to_microscan_the_question_is_remembered(content: Content) -> None:
    team = with_lists(content, choice="nee")
    card = team.trekker.press("suggest", team.trekker.looks())
    team.trekker.press("take", card, {"punten": ELSEWHERE})
    team.trekker.chooses(team.traject.items[0].id)
    card = team.trekker.looks()
    sorting = {f"soort.{team.traject.items[0].id}": "ontwikkelen", "doel": "Iedereen kent ze."}
    card = team.trekker.works_out(team.trekker.press("sort", card, sorting))
    team.trekker.press("make-plan", card)

    assert asks(team).shows(AskScan).proposed.split(",")[0] == ELSEWHERE


def test_of_merged_doubles_the_question_of_either_counts(content: Content) -> None:
    team = scanned(content)
    [kept] = team.traject.items
    merged = replace(kept, id="punt-2", removed=True, merged_into=kept.id, vraag=SECOND)
    team.traject = replace(team.traject, items=(kept, merged))

    assert asks(team).shows(AskScan).proposed.startswith(SECOND)


def test_without_a_known_question_the_weakest_of_a_block_are_proposed(content: Content) -> None:
    team = opened(content)
    weak = {"zelfscan.communicatie.1": "deels", "zelfscan.communicatie.3": "nee"}
    weak["zelfscan.eigenaarschap.1"] = "deels"
    for member in team.members:
        card = member.press("begin", member.sees())
        while isinstance(card.step, Vragen):
            given = {vraag.id: weak.get(vraag.id, "ja") for vraag in card.step.vragen}
            known = {v.id: [c.value for c in v.choices] for v in card.step.vragen if v.choices}
            given = {id: given[id] if given[id] in known[id] else known[id][-1] for id in known}
            card = member.press("save", card, given)
    team.close()

    step = asks(following(team)).shows(AskScan)

    assert step.proposed == "zelfscan.communicatie.3,zelfscan.communicatie.1"
    assert step.why.startswith("Ik duidde al aan: de vragen die toen het zwakst waren")


def test_only_questions_with_figures_can_be_asked_again(content: Content) -> None:
    team = scanned(content)
    ronde = team.traject.ronde
    assert ronde.result
    counts = {id: given for id, given in ronde.result.counts.items() if id != SECOND}
    result = replace(ronde.result, counts=counts)
    team.traject = team.traject.with_ronde(replace(ronde, result=result))

    offered = {choice.value for choice in asks(team).shows(AskScan).vragen}

    assert offered == set(counts)
    assert all(
        v.schaal for v in instrument_of(content, team.traject, ronde).vragen if v.id in counts
    )


# -- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_or_three_questions_are_chosen(content: Content, count: int) -> None:
    team = scanned(content)
    card = asks(team)
    chosen = ",".join(choice.value for choice in card.shows(AskScan).vragen[:count])

    again = team.trekker.press("open-scan", card, {"vragen": chosen, "tot": "2026-12-04"})

    assert again.errors["vragen"].startswith("Kies 2 of 3 vragen.")
    assert again.typed == {"vragen": chosen, "tot": "2026-12-04"}
    assert not team.traject.microscans


def test_a_day_that_has_passed_is_refused(content: Content) -> None:
    team = scanned(content)
    card = asks(team)

    again = team.trekker.press(
        "open-scan", card, {"vragen": f"{FIRST},{SECOND}", "tot": "2026-11-01"}
    )

    assert list(again.errors) == ["tot"]
    assert not team.traject.microscans


def test_questions_that_do_not_exist_count_for_nothing(content: Content) -> None:
    team = scanned(content)
    card = asks(team)

    again = team.trekker.press(
        "open-scan", card, {"vragen": f"{FIRST},verzonnen,kwaliteitsvragen.1"}
    )

    assert list(again.errors) == ["vragen"]


def test_only_the_trekker_opens_one(content: Content) -> None:
    team = scanned(content)
    anna, card = team.members[1], asks(team)

    for verb in ("ask-scan", "open-scan"):
        values = {"vragen": f"{FIRST},{SECOND}", "actie": ACTIE}
        assert "taak voor de trekker" in anna.press(verb, card, values).note
    assert not team.traject.microscans


def test_before_there_is_a_plan_there_is_nothing_to_look_back_on(content: Content) -> None:
    team = with_acties(content)

    said = asks(team, team.traject.acties[0].id)

    assert said.note == "Een microscan kan zodra jullie een plan hebben."


@pytest.mark.parametrize(
    ("kwargs", "said"),
    [
        ({"names": ("Griet", "Anna", "Bram")}, "Er is nog niets om mee te vergelijken."),
        ({"instrument": "kwaliteitsvragen"}, "Er is nog niets om mee te vergelijken."),
        ({"instrument": "visieschaal"}, "Van jullie ronde is er maar één vraag met cijfers"),
    ],
    ids=["below the threshold", "open questions", "one closed question"],
)
def test_without_figures_of_two_questions_nothing_can_be_compared(
    content: Content, kwargs: dict[str, Any], said: str
) -> None:
    assert asks(scanned(content, **kwargs)).note.startswith(said)


def test_nor_with_what_the_team_answered_together(content: Content) -> None:
    team = opened(content, mode="samen")
    team.close()

    assert asks(following(team)).note.startswith("Er is nog niets om mee te vergelijken.")


def test_an_actie_that_was_taken_away_is_not_scanned(content: Content) -> None:
    team = scanned(content)
    card = asks(team)
    [actie] = team.traject.acties
    team.traject = team.traject.with_actie(replace(actie, removed=True))

    assert "intussen weggehaald" in asks(team).note
    again = team.trekker.press("open-scan", card, {"vragen": f"{FIRST},{SECOND}"})
    assert "intussen weggehaald" in again.note
    assert not team.traject.microscans


def test_one_is_open_at_a_time(content: Content) -> None:
    team = scanned(content)
    card = asks(team)
    chosen = {"vragen": f"{FIRST},{SECOND}"}
    opened_once = team.trekker.press("open-scan", card, chosen)
    before = team.record

    again = team.trekker.press("open-scan", card, chosen)

    assert opened_once.note.startswith("De microscan is open tot ma 30 november, 17.00 uur.")
    assert again.note == asks(team).note == "Er loopt al een microscan. Sluit die eerst."
    assert team.record == before


def test_a_press_that_comes_after_the_close_opens_no_other(content: Content) -> None:
    team = scanned(content)
    card = asks(team)
    opens_scan(team)
    team.close()

    again = team.trekker.press("open-scan", card, {"vragen": f"{FIRST},{SECOND}"})

    assert again.note.startswith("Intussen is hier iets veranderd.")
    assert again.typed["vragen"] == f"{FIRST},{SECOND}"
    assert len(team.traject.microscans) == 1


# -- how it is asked ------------------------------------------------------------------------------


def test_it_is_a_ronde_of_its_own_about_the_chosen_questions(content: Content) -> None:
    team = scanned(content)
    before = team.traject.version
    team.effects.clear()

    scan = opens_scan(team, SECOND, FIRST, ELSEWHERE)

    assert (scan.instrument, scan.mode, scan.actie) == ("zelfscan", Mode.APART, ACTIE)
    assert scan.vragen == (FIRST, SECOND, ELSEWHERE)
    assert not scan.items
    assert scan.until
    assert {Show("levend"), Gather(scan.id), CloseAt(scan.id, scan.until)} <= set(team.effects)
    assert team.traject.version == before, "the plan card keeps its place"
    assert team.traject.ronde.id != scan.id


def test_everybody_is_invited_and_reads_why(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND, ELSEWHERE)
    anna = team.members[1]

    card = anna.sees()
    step = card.shows(Invitation)

    assert (step.microscan, step.cards, step.minuten) == ("Gesprekken plannen", 1, 1)
    text = screen(step).text
    assert "3 vraagjes, 1 minuut · tot ma 30 november, 17.00 uur" in text
    assert "Griet vraagt hoe jij dit nu ziet. Jullie werken hieraan: “Gesprekken plannen”" in text
    assert "Je antwoord is vertrouwelijk" in text


def test_it_is_answered_on_one_card_with_nothing_to_write(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    anna = team.members[1]

    card = anna.press("begin", anna.sees())
    fields = screen(card.shows(Vragen)).fields
    missing = anna.press("save", card, {FIRST: "ja"})
    done = anna.press("save", missing, {FIRST: "ja", SECOND: "nee"})

    assert {field["type"] for field in fields.values()} == {"Input.ChoiceSet"}
    assert list(fields) == [FIRST, SECOND]
    assert list(missing.errors) == [SECOND]
    assert done.shows(Done).microscan
    assert done.note.startswith("Bewaard om")


def test_levels_are_not_asked_on_about(content: Content) -> None:
    kwargs = {"instrument": "ontwikkelingsschaal", "schoolniveau": "secundair"}
    team = scanned(content, then="benadert", **kwargs)
    opens_scan(team)

    answer(team, "volgens")
    team.close()

    step = result_of(team).shows(ScanResult)
    assert len(step.vragen) == 2
    [first, _] = lines_of(content, team.traject, team.traject.acties[0])
    assert first.endswith("gemiddeld 33 → 67 op 100")


def test_an_answer_can_be_changed_until_the_close(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team, "nee")
    anna = team.members[1]

    card = anna.press("change", anna.sees(), {"blok": "0"})
    anna.press("save", card, {FIRST: "ja", SECOND: "ja"}).shows(Done)
    team.close()
    late = anna.press("save", card, {FIRST: "nee", SECOND: "nee"})

    assert "Antwoorden kan niet meer" in late.note
    result = team.traject.microscans[-1].result
    assert result and result.counts[FIRST] == {"ja": 1, "nee": 5}


def test_who_does_not_take_part_is_left_in_peace_and_may_still_come_back(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    anna = team.members[1]

    said = anna.press("decline", anna.sees())

    assert said.note.startswith("Goed, je doet niet mee.")
    assert said.shows(Invitation)
    anna.fills_in("ja")


# -- beside everything else -----------------------------------------------------------------------


def checking(content: Content) -> tuple[Team, Member]:
    """A team with a plan on the day of a check moment, which waits for Anna."""
    team = with_acties(content)
    anna = team.members[1]
    card = team.trekker.works_out(team.trekker.looks(), owner=anna.person.key)
    team.trekker.press("make-plan", card)
    team.until(team.traject.school.ping_at(CHECK_DAY) + timedelta(hours=1))
    return team, anna


def test_the_microscan_comes_first_and_then_what_waits(content: Content) -> None:
    team, anna = checking(content)
    anna.sees().shows(CheckCard)

    opens_scan(team, FIRST, SECOND)

    card = anna.press("begin", anna.sees())
    card = anna.press("save", card, {v.id: "ja" for v in card.shows(Vragen).vragen})
    assert card.note.startswith("Bewaard om")
    card = anna.press("save-check", Card(card.shows(CheckCard), private=True), {"bereikt": "ja"})
    anna.press("save-act", Card(card.shows(ActCard), private=True), {"vervolg": "borgen"})
    anna.sees().shows(Done)
    team.close()
    anna.sees().shows(Plan)


def test_who_asks_for_the_card_gets_it_whatever_else_waits(content: Content) -> None:
    team, anna = checking(content)
    opens_scan(team, FIRST, SECOND)
    card = anna.press("begin", anna.sees())
    anna.press("save", card, {v.id: "ja" for v in card.shows(Vragen).vragen}).shows(CheckCard)

    said = anna.press("answer", team.channel("levend"))

    assert "Je kaartje staat klaar" in said.note
    view = View(anna.person, team.now, home=False, private=True)
    step = invited_step(team.setup, team.state(anna.person, counting=False), view)
    assert isinstance(step, Done)


def test_what_was_typed_on_the_check_card_stays_there(content: Content) -> None:
    team, _ = checking(content)
    card = team.trekker.press("check", team.channel("levend"), {"actie": team.traject.acties[0].id})
    typed = {"actie": team.traject.acties[0].id, "effect": "Meer gesprekken"}

    asked = team.trekker.press("ask-scan", card, typed).shows(AskScan)
    back = team.trekker.press("check", Card(asked), {"actie": asked.actie, "dag": asked.day})

    assert asked.day == CHECK_DAY.isoformat()
    assert back.shows(CheckCard).effect == "Meer gesprekken"


def test_what_was_learnt_is_not_lost_on_the_way(content: Content) -> None:
    team, anna = checking(content)
    card = anna.press("save-check", anna.sees(), {"bereikt": "deels"})
    team.traject = replace(team.traject, co_trekkers=(anna.person,))
    asked = {"actie": team.traject.acties[0].id, "les": "Begin vroeger"}

    first = anna.press("ask-scan", card, asked)
    later = anna.press("ask-scan", card, {**asked, "les": "Begin nog vroeger"})

    assert first.shows(AskScan).day == CHECK_DAY.isoformat()
    assert not first.lost
    assert later.lost == ("Begin nog vroeger",)
    assert anna.sees().shows(ActCard).les == "Begin vroeger"


def test_a_refusal_leaves_the_card_of_the_check_as_it_was(content: Content) -> None:
    team, anna = checking(content)
    opens_scan(team)
    team.traject = replace(team.traject, co_trekkers=(anna.person,))
    check = anna.press("check", team.channel("levend"), {"actie": team.traject.acties[0].id})

    again = anna.press("ask-scan", check, {"actie": team.traject.acties[0].id})

    assert again.note == "Er loopt al een microscan. Sluit die eerst."
    assert again.shows(CheckCard).id == check.step.id


def test_the_living_card_shows_an_open_microscan(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team, count=2)

    card = team.channel("levend")
    step = card.shows(Living)

    assert (step.microscan, step.answered, step.invited) == ("Gesprekken plannen", 2, 6)
    titles = [button["title"] for button in screen(step).buttons]
    for title in ("Antwoord nu", "Herinner (trekker)", "Sluit de microscan (trekker)"):
        assert title in titles
    text = screen(step).text
    assert "Microscan: Gesprekken plannen" in text
    assert "2 van 6 collega's antwoordden · nog tot ma 30 november, 17.00 uur" in text
    assert say_state(content, team.traject) == "Opvolging: er loopt een microscan"
    team.close()
    assert "Antwoord nu" not in screen(team.channel("levend").step).text


def test_the_trekker_reminds_and_closes_it_as_any_ronde(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team, count=4)

    asked = team.trekker.press("ask-nudge", team.channel("levend"))
    team.trekker.press("nudge", asked)
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    said = team.trekker.press("close", confirm)

    assert [person.name for person, _ in team.nudges] == ["Daan", "Els"]
    nudged = team.nudges[0][1].shows(Nudged)
    assert "De microscan over “Gesprekken plannen” loopt nog" in screen(nudged).text
    assert confirm.shows(ConfirmClose).microscan
    assert "Sluit de microscan" in screen(confirm.step).text
    assert said.note == "De microscan is gesloten."


def test_a_late_press_closes_no_other_microscan(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    confirm = team.trekker.press("ask-close", team.channel("levend"))
    team.trekker.press("close", confirm)
    second = opens_scan(team, FIRST, SECOND)

    again = team.trekker.press("close", confirm)

    assert again.shows(ConfirmClose).id == f"sluiten/{second.id}"
    assert team.traject.asked.open


def test_it_closes_at_its_deadline_and_not_while_the_traject_is_stopped(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    team.trekker.press("stop", team.trekker.press("ask-stop", team.channel("levend")))

    team.deadline_passes()
    assert team.traject.asked.open
    team.trekker.press("reopen", team.channel("levend"))
    assert team.traject.asked.until and team.traject.asked.until > team.now
    answer(team)
    team.deadline_passes()

    assert result_of(team).shows(ScanResult).shown


def test_it_is_no_vote(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team)
    team.close()

    assert team.traject.votes == ()
    said = team.trekker.press("order", team.channel("levend"))
    assert said.note == "Er is nog geen volgorde om te tonen."


# -- before and after -----------------------------------------------------------------------------


def test_at_the_close_before_and_after_stand_beside_each_other(content: Content) -> None:
    team = scanned(content, then="deels")
    team.now += timedelta(days=60)
    opens_scan(team, FIRST, SECOND)
    answer(team, "ja")
    team.close()

    step = result_of(team).shows(ScanResult)

    assert (step.n_toen, step.n_nu, step.few) == (6, 6, True)
    assert (step.toen, step.nu) == ("ma 23 november 2026", "vr 22 januari 2027")
    for vraag in step.vragen:
        assert [(when, n) for when, _, n in vraag.keren] == [("Toen", 6), ("Nu", 6)]
        assert vraag.verschil == "Gemiddeld van 50 naar 100 op 100: +50 punten."
    assert "Dit deden jullie: Gesprekken plannen" in screen(step).text
    card = team.members[1].press("check", result_of(team), {"actie": step.actie})
    assert card.shows(CheckCard).microscan == lines_of(
        content, team.traject, team.traject.acties[0]
    )


def test_below_the_threshold_there_is_only_a_count(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team, "ja", count=4)
    team.close()

    step = result_of(team).shows(ScanResult)

    assert (step.shown, step.n_nu, step.vragen) == (False, 4, ())
    assert "minder dan 5" in screen(step).text
    assert lines_of(content, team.traject, team.traject.acties[0]) == (
        "Microscan: te weinig antwoorden om te tonen (4)",
    )


def test_a_small_difference_is_as_good_as_none(content: Content) -> None:
    team = scanned(content, then="deels")
    opens_scan(team, FIRST, SECOND)
    answer(team, "deels", count=5)
    team.members[5].fills_in("ja")
    team.close()

    step = result_of(team).shows(ScanResult)

    assert step.holds_back
    assert {vraag.verschil for vraag in step.vragen} == {"Nu: zo goed als gelijk."}
    lines = lines_of(content, team.traject, team.traject.acties[0])
    assert all(line.endswith("zo goed als gelijk") for line in lines)


def test_a_difference_that_could_tell_of_one_is_left_out(content: Content) -> None:
    """One stayed away who had said deels, and four came who say ja."""
    names = tuple(f"Collega{n}" for n in range(10))
    team = opened(content, names=names)
    for member in team.members[:6]:
        member.fills_in("deels")
    team.close()
    opens_scan(following(team), FIRST, SECOND)
    for number, member in enumerate(team.members[1:]):
        member.fills_in("deels" if number < 5 else "ja")
    team.close()

    step = result_of(team).shows(ScanResult)

    assert {len(vraag.nu) for vraag in step.vragen} == {0}
    lines = lines_of(content, team.traject, team.traject.acties[0])
    assert all(line.endswith("geen cijfers om te tonen") for line in lines)


def test_the_newest_ronde_with_figures_is_before(content: Content) -> None:
    team = closed(content, choice="nee")
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))
    for member in team.members:
        member.fills_in("deels")
    team.close()
    opens_scan(following(team), FIRST, SECOND)
    answer(team, "ja")
    team.close()

    [first, _] = result_of(team).shows(ScanResult).vragen

    assert first.verschil == "Gemiddeld van 50 naar 100 op 100: +50 punten."


def test_a_second_microscan_stands_beside_the_same_ronde(content: Content) -> None:
    team = scanned(content, then="nee")
    for now in ("deels", "ja"):
        opens_scan(team, FIRST, SECOND)
        answer(team, now)
        team.close()

    [first, _] = result_of(team).shows(ScanResult).vragen

    assert first.verschil == "Gemiddeld van 0 naar 100 op 100: +100 punten."
    older = team.channel(f"resultaat.{team.traject.microscans[0].id}").shows(ScanResult)
    assert older.vragen[0].verschil == "Gemiddeld van 0 naar 50 op 100: +50 punten."


def test_the_actie_shows_what_moved(content: Content) -> None:
    team, anna = checking(content)
    opens_scan(team, FIRST, SECOND)
    for member in team.members:
        member.press("save", member.press("begin", member.sees()), {FIRST: "deels", SECOND: "ja"})
    team.close()
    [actie] = team.traject.acties
    lines = lines_of(content, team.traject, actie)

    assert lines == (
        "Microscan: 'Past onze visie bij ons pedagogisch project?' ja 6 van 6 → 0 van 6",
        "Microscan: 'Houdt onze visie rekening met onze context en input?' zo goed als gelijk",
    )
    check = anna.sees()
    assert check.shows(CheckCard).microscan == lines
    assert lines[0] in screen(check.step).text
    act = anna.press("save-check", check, {"bereikt": "deels", "bewijs": "Een map met notities"})
    assert act.shows(ActCard).found[-2:] == lines
    [pdca] = jaaractieplan_of(content, team.traject, team.now.date()).acties
    [column] = [kolom for kolom in pdca.kolommen if kolom.id == "check"]
    [evidence] = [veld for veld in column.velden if veld.id == "bewijs"]
    assert evidence.tekst == "\n".join(("Een map met notities", *lines))


def test_the_plan_card_is_drawn_again_where_it_stands(content: Content) -> None:
    team = with_plan(content)
    slot = f"plan.{team.traject.version}"
    opens_scan(team)
    answer(team, "nee")
    team.effects.clear()

    team.close()

    assert Show(slot) in team.effects
    assert "Microscan: " in screen(team.channel(slot).shows(Plan)).text


def test_the_big_screen_counts_and_then_shows_what_moved(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team)
    assert page(team).scene == Counting(
        title="Microscan",
        vote=False,
        answered=6,
        invited=6,
        until="ma 30 november, 17.00 uur",
        threshold=5,
        microscan="Gesprekken plannen",
    )
    until = team.traject.asked.until
    assert until
    team.close()

    moved = page(team).scene
    team.now = until + FRESH
    later = page(team).scene

    assert isinstance(moved, Moved)
    assert moved.scan == result_of(team).shows(ScanResult)
    assert isinstance(later, Standing)


def test_nothing_of_a_person_is_left(content: Content) -> None:
    team = scanned(content)
    opens_scan(team, FIRST, SECOND)
    answer(team)
    team.close()

    assert not team.sheets and not team.holders
    scan = team.traject.microscans[-1]
    assert not any(member.name in str(scan) for member in team.members)
    assert scan.result in seen_before(team.traject, ())


def test_a_card_of_before_the_microscan_changes_nothing(content: Content) -> None:
    """A press on the questions of the ronde of stap 1 doesn't reach the microscan."""
    team = opened(content)
    anna = team.members[1]
    old = anna.press("begin", anna.sees())
    for member in team.members:
        member.fills_in("deels")
    team.close()
    opens_scan(following(team), FIRST, SECOND)

    said = anna.press("save", old, {vraag.id: "ja" for vraag in old.shows(Vragen).vragen})

    assert "Antwoorden kan niet meer" in said.note
    assert not team.sheets
