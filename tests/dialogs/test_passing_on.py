"""A check moment is passed on: somebody else was there, and can say better how it went."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from dialogs.effects import Gather, Mail
from dialogs.opvolging.waiting import waiting_for
from dialogs.record import Check, Person
from dialogs.steps import CheckCard, PassOn, Plan
from tests.dialogs.screen import screen
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import followed
from tests.dialogs.test_check import FOUND, JANUARY, at_check, opens


def the_check(team: Team) -> Check | None:
    return team.traject.acties[0].check_of(JANUARY)


def hands_on(member: Member, to: Member, why: str = "", card: Card | None = None) -> Card:
    """Somebody passes a check moment on from the card of it."""
    choose = member.press("pass-on", card or opens(member, JANUARY.isoformat()))
    return member.press("save-pass-on", choose, {"collega": to.person.key, "bericht": why})


def is_asked(member: Member) -> bool:
    return bool(waiting_for(member.team.traject, member.person.id, member.team.now))


def test_a_colleague_gets_the_card_with_what_was_typed_and_reads_who_asks(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    card = anna.press("pass-on", anna.sees(), FOUND)
    values = {"collega": bram.person.key, "bericht": "Jij was erbij"}

    told = anna.press("save-pass-on", card, values)

    assert told.note.startswith("Doorgegeven. Bram krijgt dit kaartje")
    assert told.shows(Plan), "for who passed it on nothing waits any more"
    assert (is_asked(anna), is_asked(bram)) == (False, True)
    assert Mail(bram.person.id, team.now) in team.effects
    his = bram.sees().shows(CheckCard)
    assert his.why.startswith("Anna gaf dit aan jou door: 'Jij was erbij'")
    assert {name: getattr(his, name) for name in FOUND} == FOUND
    team.days_pass(1)
    assert len(bram.mail) == 1, "one message, also when the bot looks at what is due"


def test_without_a_word_the_colleague_still_reads_who_asks(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]

    hands_on(anna, bram)

    assert bram.sees().shows(CheckCard).why.startswith("Anna gaf dit aan jou door. ")


def test_everybody_but_oneself_can_be_chosen_from_the_roster_as_it_is_now(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    team.effects.clear()

    card = anna.press("pass-on", anna.sees())

    offered = [choice.label for choice in card.shows(PassOn).colleagues]
    assert offered == ["Bram", "Chloe", "Daan", "Els", "Griet"]
    assert any(isinstance(effect, Gather) for effect in team.effects)


@pytest.mark.parametrize("who", [0, 2])
def test_anybody_can_pass_it_on(content: Content, who: int) -> None:
    team = at_check(content)
    daan = team.members[4]

    hands_on(team.members[who], daan)

    assert (is_asked(team.members[1]), is_asked(daan)) == (False, True)
    seen = opens(team.members[3]).shows(CheckCard)
    assert seen.by == "Doorgegeven aan Daan."


def test_before_its_day_it_is_passed_on_and_asked_on_that_day(content: Content) -> None:
    team = followed(content)
    anna, bram = team.members[1:3]
    team.effects.clear()

    hands_on(anna, bram)

    assert not [effect for effect in team.effects if isinstance(effect, Mail)]
    assert bram.mail == []
    team.days_pass(60)
    assert (len(anna.mail), len(bram.mail)) == (0, 1)
    assert bram.mail[0].at.date() == JANUARY


def test_a_look_in_between_is_passed_on_too(content: Content) -> None:
    team = followed(content)
    bram, chloe = team.members[2:4]

    choose = bram.press("pass-on", opens(bram), {"effect": "Ik zag niets"})
    bram.press("save-pass-on", choose, {"collega": chloe.person.key})

    team.days_pass(1)
    assert len(chloe.mail) == 1
    card = chloe.sees()
    assert card.shows(CheckCard).why == "Bram gaf dit aan jou door."
    assert card.shows(CheckCard).effect == "Ik zag niets"
    assert team.posts == [], "the channel did not plan that"
    chloe.press("save-check", card, FOUND)
    assert not is_asked(chloe)


def test_to_who_has_it_already_or_to_oneself_nothing_is_passed_on(content: Content) -> None:
    team = at_check(content)
    griet, anna = team.members[:2]
    before = team.record

    has_it = hands_on(griet, anna)
    himself = anna.press("pass-on", anna.sees())
    kept = anna.press("save-pass-on", himself, {"collega": anna.person.key, "bericht": "Ikke"})

    assert has_it.note == "Anna heeft dit kaartje al."
    assert kept.shows(CheckCard)
    assert kept.note.startswith("Dan hou je het zelf.")
    assert kept.lost == ("Ikke",)
    assert team.record == before


def test_pressed_twice_it_is_passed_on_once(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    choose = anna.press("pass-on", anna.sees())
    values = {"collega": bram.person.key, "bericht": "Kijk jij?"}
    anna.press("save-pass-on", choose, values)
    before = team.record

    again = anna.press("save-pass-on", choose, values)

    assert team.record == before
    assert again.note.startswith("Doorgegeven.")
    assert again.lost == ()


def test_who_got_it_can_give_it_back(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    hands_on(anna, bram)
    team.days_pass(1)

    hands_on(bram, anna, "Ik was er niet", bram.sees())

    assert (is_asked(anna), is_asked(bram)) == (True, False)
    assert anna.sees().shows(CheckCard).why.startswith("Bram gaf dit aan jou door")


def test_a_press_from_an_old_card_changes_nothing(content: Content) -> None:
    team = at_check(content)
    anna, bram, chloe = team.members[1:4]
    choose = anna.press("pass-on", anna.sees())
    hands_on(team.trekker, chloe)

    late = anna.press("save-pass-on", choose, {"collega": bram.person.key, "bericht": "Kijk jij?"})

    assert late.note.startswith("Intussen veranderde Griet dit.")
    assert late.shows(PassOn).value("bericht") == "Kijk jij?"
    assert is_asked(chloe)
    assert not is_asked(bram)


def test_what_was_found_meanwhile_need_not_be_passed_on(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    hers, choose = anna.sees(), anna.press("pass-on", anna.sees())
    bram.press("save-check", opens(bram), FOUND)
    before = team.record

    for card, verb in ((hers, "pass-on"), (choose, "save-pass-on")):
        late = anna.press(verb, card, {"collega": bram.person.key, "effect": "Van Anna"})
        assert late.note == "Bram vulde dit intussen in. Doorgeven hoeft niet meer."
        assert late.shows(CheckCard).value("effect") == "Van Anna"
    assert team.record == before


def test_who_wants_no_reminders_is_not_reminded_and_that_is_told(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    team.traject = replace(team.traject, quiet=(bram.person.id,))

    card = hands_on(anna, bram)

    assert "wil van dit traject geen herinneringen" in card.note
    team.days_pass(2)
    assert bram.mail == []
    assert the_check(team)
    assert opens(bram).shows(CheckCard).by == "Doorgegeven aan Bram."


@pytest.mark.parametrize(("given", "error"), [("", "Kies een"), ("verzonnen", "volledige naam")])
def test_a_colleague_has_to_be_chosen(content: Content, given: str, error: str) -> None:
    team = at_check(content)
    anna = team.members[1]
    choose = anna.press("pass-on", anna.sees())

    card = anna.press("save-pass-on", choose, {"collega": given, "bericht": "Kijk jij?"})

    assert error in card.errors["collega"]
    assert card.typed["bericht"] == "Kijk jij?"
    assert the_check(team) is None


def test_in_a_team_too_large_to_choose_from_a_name_is_typed(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    team.members += [Member(team, Person(f"29:{n}", f"Collega {n:03}")) for n in range(320)]
    choose = anna.press("pass-on", anna.press("pass-on", anna.sees()))
    assert choose.shows(PassOn).typed
    assert set(screen(choose.step).fields) == {"collega", "bericht"}

    anna.press("save-pass-on", choose, {"collega": "bram"})

    assert is_asked(bram)


def test_without_a_roster_it_is_read_first(content: Content) -> None:
    team = at_check(content)
    anna, bram = team.members[1:3]
    people, team.people = team.people, ()

    card = anna.press("pass-on", anna.sees(), {"effect": "Half getypt"})

    shown = screen(card.step)
    assert not shown.fields
    assert [button["title"] for button in shown.buttons] == ["Kijk opnieuw", "Terug"]
    assert team.people == people
    choose = anna.press("pass-on", card)
    assert choose.shows(PassOn).colleagues
    anna.press("save-pass-on", choose, {"collega": bram.person.key})
    assert bram.sees().shows(CheckCard).effect == "Half getypt"


def test_back_from_passing_on_the_card_is_as_it_was(content: Content) -> None:
    team = at_check(content)
    anna = team.members[1]
    choose = anna.press("pass-on", anna.sees(), {"effect": "Half getypt"})
    [back] = [b for b in screen(choose.step).buttons if b["verb"] == "check"]
    press = screen(choose.step).press(back, {"bericht": "Toch niet"})

    card = anna.press("check", choose, press.values)

    assert card.shows(CheckCard).effect == "Half getypt"
    assert card.shows(CheckCard).why
    assert card.lost == ("Toch niet",)
