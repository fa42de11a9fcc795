"""Stap 1: somebody fills in a sheet, alone in the own chat or for the team together."""

from __future__ import annotations

from content import Content
from dialogs.effects import Invite, Show
from dialogs.record import Answer
from dialogs.steps import ConfirmStop, Done, Invitation, Living, Message, Results, Vragen
from dialogs.traject import back_verb, waits_for_person
from tests.dialogs.team import Member, answers
from tests.dialogs.teams import opened

FIRST, SECOND = "zelfscan.eigenaarschap.1", "zelfscan.eigenaarschap.2"


def sheet_of(member: Member) -> dict[str, Answer]:
    """What is saved of somebody's answers."""
    team = member.team
    return dict(team.sheets[team.holders[member.person.id]].answers)


def filled(member: Member, choice: str = "ja", text: str = "") -> dict[str, str]:
    """The card that somebody sees, filled in."""
    return answers(member.sees().shows(Vragen), choice, text)


# -- apart ---------------------------------------------------------------------------------------


def test_everybody_is_invited_and_told_what_it_takes(content: Content) -> None:
    team = opened(content)
    card = team.members[1].sees().shows(Invitation)

    assert card.cards == 5
    assert card.until == "ma 30 november, 17.00 uur"
    assert card.threshold == 5
    assert waits_for_person(card)


def test_from_invitation_to_the_end(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    for number in range(1, 6):
        vragen = card.shows(Vragen)
        assert (vragen.number, vragen.total, vragen.private) == (number, 5, True)
        card = anna.press("save", card, answers(vragen, "deels", f"uitleg {number}"))
        assert card.note == "Bewaard om 16.10."

    done = card.shows(Done)
    assert all(blok.answered == blok.total for blok in done.blokken)
    assert sheet_of(anna)[FIRST] == Answer("deels", "uitleg 1")


def test_a_closed_question_needs_an_answer_but_what_was_filled_in_is_kept(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())

    card = anna.press("save", card, {FIRST: "", SECOND: "nee", f"{FIRST}__toelichting": "Hm."})

    assert set(card.errors) == {FIRST}
    assert card.note == "Wat je invulde, is bewaard. Er staat nog iets open."
    shown = {vraag.id: vraag for vraag in card.shows(Vragen).vragen}
    assert shown[FIRST].text == "Hm."
    assert shown[SECOND].choice == "nee"


def test_an_open_question_may_stay_empty(content: Content) -> None:
    team = opened(content, instrument="kwaliteitsvragen")
    anna = team.members[1]
    card = anna.press("begin", anna.sees())

    card = anna.press("save", card, {vraag.id: "" for vraag in card.shows(Vragen).vragen})

    assert card.shows(Vragen).number == 2
    assert not card.errors


def test_somebody_stops_halfway_and_goes_on_on_another_device(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    card = anna.press("save", card, filled(anna))

    card = anna.press("later", card, {"zelfscan.onderbouwing.a": "nee"})

    assert "volgende" in card.note
    again = anna.sees().shows(Vragen)
    assert again.number == 2
    assert again.vragen[0].choice == "nee"


def test_back_keeps_what_was_filled_in(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    card = anna.press("save", card, filled(anna))
    assert back_verb(card.step) == "back"

    card = anna.press("back", card, {"zelfscan.onderbouwing.a": "nee"})

    assert card.shows(Vragen).number == 1
    assert sheet_of(anna)["zelfscan.onderbouwing.a"] == Answer("nee")
    card = anna.press("back", card)
    assert card.note == "Dit is het begin. Verder terug kan niet."


def test_from_the_end_one_can_go_back_and_change_any_block(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    done = anna.fills_in()

    assert anna.press("back", done).shows(Vragen).number == 5
    done = anna.fills_in()
    card = anna.press("change", done, {"blok": "1"})
    assert card.shows(Vragen).number == 2
    anna.press("save", card, filled(anna, "nee"))
    assert sheet_of(anna)["zelfscan.onderbouwing.a"].choice == "nee"


def test_an_answer_can_be_emptied_but_a_choice_only_replaced(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.fills_in(text="Te veel gezegd")
    card = anna.press("change", anna.sees(), {"blok": "0"})

    anna.press("save", card, {FIRST: "", f"{FIRST}__toelichting": "", SECOND: "deels"})

    assert sheet_of(anna)[FIRST] == Answer("ja", "")
    assert sheet_of(anna)[SECOND] == Answer("deels", "Te veel gezegd")


def test_an_answer_that_the_scale_does_not_have_changes_nothing(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())

    card = anna.press("save", card, {FIRST: "misschien", SECOND: "ja"})

    assert set(card.errors) == {FIRST}


def test_the_same_card_on_two_devices_gives_back_what_was_typed(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    phone = laptop = anna.press("begin", anna.sees())
    anna.press("save", phone, filled(anna, "ja"))

    card = anna.press("save", laptop, {FIRST: "nee", f"{FIRST}__toelichting": "Op de trein"})

    assert card.note.startswith("Intussen is hier iets veranderd.")
    assert card.shows(Vragen).value(f"{FIRST}__toelichting") == "Op de trein"
    assert sheet_of(anna)[FIRST] == Answer("ja")
    card = anna.press("save", card, {FIRST: "nee", f"{FIRST}__toelichting": "Op de trein"})
    assert card.shows(Vragen).number == 2
    assert sheet_of(anna)[FIRST] == Answer("nee", "Op de trein")


def test_what_is_typed_after_the_close_is_shown_to_be_copied(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    team.close()

    card = anna.press("save", card, {FIRST: "ja", f"{FIRST}__toelichting": "Kort", "blok": "1"})

    card.shows(Results)
    assert card.note == "Deze ronde is gesloten. Antwoorden kan niet meer."
    assert card.lost == ("Kort",)


def test_an_answer_to_an_open_question_that_comes_too_late_is_not_lost(content: Content) -> None:
    team = opened(content, instrument="kwaliteitsvragen")
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    team.close()

    card = anna.press("later", card, {"kwaliteitsvragen.1": "Ja.", "kwaliteitsvragen.2": " "})

    assert card.lost == ("Ja.",)


def test_other_buttons_come_too_late_as_well(content: Content) -> None:
    team = opened(content)
    anna, bram = team.members[1:3]
    invitation, living, done = anna.sees(), team.channel("levend"), bram.fills_in()
    team.deadline_passes()

    for member, verb, card in (
        (anna, "begin", invitation),
        (anna, "postpone", invitation),
        (anna, "decline", invitation),
        (anna, "answer", living),
        (bram, "change", done),
    ):
        assert member.press(verb, card).note.startswith("Deze ronde is gesloten."), verb


def test_postponing_changes_nothing_and_says_how_to_go_on(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    before = team.record

    card = anna.press("postpone", anna.sees())

    assert "volgende" in card.note
    assert team.record == before


def test_who_declines_leaves_nothing_behind_and_may_change_their_mind(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    invitation = anna.sees()
    anna.fills_in("nee", "Iets heel eigens")

    card = anna.press("decline", invitation)

    card.shows(Invitation)
    assert "gewist" in card.note
    assert [sheet.answers for sheet in team.sheets.values()] == [{}]
    assert team.channel("levend").shows(Living).answered == 0
    assert anna.press("begin", card).shows(Vragen).vragen[0].choice == ""


def test_answers_that_were_erased_do_not_come_back_with_a_late_press(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.press("begin", anna.sees())
    anna.press("save", anna.sees(), filled(anna, "nee", "Iets heel eigens"))
    late = team.log[-1]
    anna.press("stop", anna.press("ask-stop", anna.sees()))
    anna.press("begin", anna.sees())

    card = team.deliver(late)

    assert sheet_of(anna) == {}
    assert card.note.startswith("Intussen is hier iets veranderd.")


def test_an_invitation_to_an_earlier_ronde_neither_begins_nor_erases(content: Content) -> None:
    team = opened(content)
    anna, bram = team.members[1:3]
    old, done = anna.sees(), bram.fills_in()
    team.close()
    team.trekker.press("repeat", team.channel(f"resultaat.{team.traject.ronde.id}"))

    anna.press("begin", old).shows(Invitation)
    assert not team.sheets
    anna.fills_in()
    before = team.record
    anna.press("decline", old).shows(Done)
    bram.press("change", done, {"blok": "0"}).shows(Invitation)
    assert team.record == before


def test_answer_now_in_the_channel_sends_the_card_to_the_own_chat(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]

    card = anna.press("answer", team.channel("levend"))

    card.shows(Living)
    assert "persoonlijke chat" in card.note
    assert team.effects[-1] == Invite(team.traject.ronde.id, anna.person.id, own=True)
    anna.press("answer", anna.sees()).shows(Invitation)


def test_the_living_card_counts_only_when_the_number_changes(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    card = anna.press("begin", anna.sees())
    team.effects.clear()

    card = anna.press("save", card, filled(anna))
    assert team.effects == [Show("levend")]
    assert team.channel("levend").shows(Living).answered == 1
    team.effects.clear()
    anna.press("save", card, answers(card.shows(Vragen)))
    assert team.effects == []


def test_in_the_channel_nobody_sees_a_card_to_answer_on(content: Content) -> None:
    team = opened(content)

    assert all(isinstance(member.looks().step, Living) for member in team.members)


# -- samen ---------------------------------------------------------------------------------------


def test_together_the_team_answers_once_in_the_channel(content: Content) -> None:
    team = opened(content, mode="samen")
    griet, anna = team.members[:2]
    card = griet.press("save", team.work, answers(team.work.shows(Vragen), "ja"))
    assert card.shows(Vragen).number == 2

    card = anna.press("save", team.work, answers(team.work.shows(Vragen), "deels"))

    assert card.shows(Vragen).number == 3
    assert not card.shows(Vragen).private
    assert len(team.sheets) == 1
    assert not team.holders


def test_together_nobody_is_asked_in_the_own_chat(content: Content) -> None:
    team = opened(content, mode="samen")
    card = team.members[1].sees().shows(Message)

    assert "samen, in het kanaal" in card.lines[0]
    assert not waits_for_person(card)


def test_together_two_who_type_at_once_do_not_overwrite_each_other(content: Content) -> None:
    team = opened(content, mode="samen")
    griet, anna = team.members[:2]
    card = team.work
    griet.press("save", card, answers(card.shows(Vragen), "ja", "Van Griet"))

    late = anna.press("save", card, answers(card.shows(Vragen), "nee", "Van Anna"))

    assert late.typed[f"{FIRST}__toelichting"] == "Van Anna"
    assert late.shows(Vragen).number == 1
    assert team.sheets["samen"].answers[FIRST] == Answer("ja", "Van Griet")


def test_together_one_deelnemer_can_not_erase_what_the_team_answered(content: Content) -> None:
    team = opened(content, mode="samen")
    anna = team.members[1]
    anna.press("save", team.work, answers(team.work.shows(Vragen), "ja", "Van ons allen"))
    before = team.record

    refused = anna.press("ask-stop", team.work)
    anna.press("stop", team.work)
    anna.press("decline", team.work)

    assert "taak voor de trekker" in refused.shows(Message).lines[0]
    assert team.record == before


def test_together_the_end_offers_to_close(content: Content) -> None:
    team = opened(content, mode="samen")
    while isinstance(team.work.step, Vragen):
        team.trekker.press("save", team.work, answers(team.work.shows(Vragen)))

    done = team.work.shows(Done)

    assert not done.private
    assert done.until == ""


def test_a_deelnemer_who_stops_is_asked_first(content: Content) -> None:
    team = opened(content)
    anna = team.members[1]
    anna.fills_in()

    card = anna.press("ask-stop", anna.sees())

    assert card.shows(ConfirmStop).what == "deelname"
    assert "gewist" in anna.press("stop", card).note
    assert sheet_of(anna) == {}
