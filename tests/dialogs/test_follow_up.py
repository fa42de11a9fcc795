"""How far the plan is: every actie with what was found, what comes next, and who carries it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from content import Content
from dialogs.anywhere.overview import status_step
from dialogs.calendar import BRUSSELS
from dialogs.opvolging.follow_up_cards import FEW, PER_PAGE
from dialogs.record import Actie
from dialogs.steps import Acties, CheckCard, FollowLine, FollowUp, Plan
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Team
from tests.dialogs.teams import followed
from tests.dialogs.test_check import CHECK_DAY, FOUND, at_check, opens


def overview(team: Team, slot: str = "levend") -> Card:
    return team.trekker.press("follow-up", team.channel(slot))


def lines(team: Team) -> tuple[FollowLine, ...]:
    return overview(team).shows(FollowUp).lines


def many(team: Team, count: int) -> None:
    """The team has so many acties, all alike."""
    first = team.traject.acties[0]
    acties = tuple(replace(first, id=f"{n:012}", doel=f"Doel {n}") for n in range(count))
    team.traject = replace(team.traject, acties=acties)


def test_both_shared_cards_lead_to_how_far_it_is(content: Content) -> None:
    team = followed(content)

    for slot in ("levend", f"plan.{team.traject.version}"):
        first = screen(team.channel(slot).step).content["actions"][0]
        assert (first["verb"], first["style"]) == ("follow-up", "positive")
        overview(team, slot).shows(FollowUp)


def test_an_actie_says_how_far_it_is_who_carries_it_and_what_comes(content: Content) -> None:
    team = followed(content)

    [line] = lines(team)

    assert line.doel == team.traject.acties[0].doel
    assert line.who.startswith("Anna")
    assert (line.state, line.found, line.waits) == ("Loopt", "", False)
    assert line.next == "Volgend checkmoment: vr 15 januari"


def test_what_waits_stands_first_and_says_since_when(content: Content) -> None:
    team = at_check(content, "Onthaal", "Studiekeuze")
    first, second = team.traject.acties
    team.members[1].press("save-check", opens(team.members[1]), FOUND)

    waits, looked = lines(team)

    assert (waits.id, waits.waits, waits.found) == (second.id, True, "")
    assert waits.next == "Checkmoment: vandaag, vr 15 januari"
    assert (looked.id, looked.waits) == (first.id, False)
    assert looked.found == f"Op vr 15 januari: doel deels bereikt. {FOUND['effect']}"
    assert looked.next == "Volgend checkmoment: ma 22 maart"
    team.days_pass(4)
    assert lines(team)[0].next == "Wacht sinds vr 15 januari"


def test_what_has_ended_stands_last_without_a_next_moment(content: Content) -> None:
    team = at_check(content, "Onthaal", "Studiekeuze")
    first = team.traject.acties[0]
    anna = team.members[1]
    act = anna.press("save-check", opens(anna), FOUND)
    anna.press("save-act", act, {"vervolg": "stoppen", "les": "Te veel tegelijk"})

    *_, last = lines(team)

    assert (last.id, last.next) == (first.id, "")


def test_of_a_few_each_has_a_button_that_opens_its_check(content: Content) -> None:
    team = at_check(content, "Onthaal", "Studiekeuze")
    card = overview(team)
    shown = screen(card.step)
    opening = [button for button in shown.buttons if button["verb"] == "check"]

    assert not shown.fields
    assert len(opening) == 2
    press = shown.press(opening[1], {})
    seen = team.members[3].press("check", card, press.values)
    assert seen.shows(CheckCard).id.startswith(f"check/{team.traject.acties[1].id}/")


def test_of_many_one_is_chosen_and_there_is_a_page_for_each(content: Content) -> None:
    team = followed(content)
    many(team, PER_PAGE + FEW)

    card = overview(team)

    step = card.shows(FollowUp)
    assert (len(step.lines), step.pages) == (PER_PAGE, 2)
    shown = screen(step)
    assert set(shown.fields) == {"actie"}
    assert len(shown.fields["actie"]["choices"]) == PER_PAGE + FEW
    [more] = [button for button in shown.buttons if button["title"] == "Volgende blad"]
    rest = team.trekker.press("follow-up", card, shown.press(more, {}).values)
    assert len(rest.shows(FollowUp).lines) == FEW
    beyond = team.trekker.press("follow-up", card, {"blad": "999"})
    assert beyond.shows(FollowUp).page in (0, 1)
    chosen = team.trekker.press("check", card, {"actie": f"{7:012}"})
    assert chosen.shows(CheckCard).doel == "Doel 7"


def test_an_actie_that_is_not_worked_out_says_so(content: Content) -> None:
    team = followed(content)
    first = team.traject.acties[0]
    empty = Actie("e" * 12, first.item, "ontwikkelen")
    team.traject = replace(team.traject, acties=(first, empty))

    line = lines(team)[1]

    item = team.traject.item(first.item)
    assert item
    assert (line.doel, line.state, line.next) == (item.text, "Nog aan te vullen", "")


def test_from_there_one_goes_to_the_acties_and_to_the_plan(content: Content) -> None:
    team = followed(content)
    card = overview(team)

    verbs = {button["verb"] for button in screen(card.step).buttons}

    assert {"acties", "plan-page"} <= verbs
    assert team.trekker.press("acties", card).shows(Acties)
    assert team.trekker.press("plan-page", card).shows(Plan)


def test_the_status_says_that_a_check_waits(content: Content) -> None:
    team = followed(content, "Onthaal", "Studiekeuze")

    def status() -> str:
        [line] = status_step([(team.setup, team.traject, "0" * 32)], team.now).lines
        return line.state

    assert status() == "Opvolging"
    team.until(CHECK_DAY)
    assert status() == "Opvolging: 2 acties wachten op een check"
    anna = team.members[1]
    anna.press("save-check", anna.sees(), FOUND)
    assert status() == "Opvolging: 1 actie wacht op een check"
    team.traject = replace(team.traject, paused=datetime(2027, 1, 15, 17, tzinfo=BRUSSELS))
    assert status() == "Opvolging"
