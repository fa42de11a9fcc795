"""The card with the documents, and asking for one as a file."""

from __future__ import annotations

import pytest

from bot.cards import Address, Cards
from content import Content
from dialogs.effects import OfferFile
from dialogs.events import Event, Press
from dialogs.outcome import Outcome
from dialogs.steps import Documents, Plan
from dialogs.traject import apply
from tests.dialogs.team import MONDAY, Card, Member, Team
from tests.dialogs.teams import with_plan


@pytest.fixture
def team(content: Content) -> Team:
    return with_plan(content, "Studiekeuze")


@pytest.fixture
def anna(team: Team) -> Member:
    return team.members[1]


def in_channel(team: Team) -> Card:
    return team.channel(f"plan.{team.traject.version}")


def asks(team: Team, member: Member, document: str, *, private: bool = True) -> Outcome:
    press = Press("send-word", "documenten", team.traject.version, {"document": document})
    event = Event(member.person, MONDAY, "c" * 32, press, private)
    return apply(team.setup, team.state(member.person, counting=False), event)


def test_anybody_gets_a_card_of_their_own_from_the_plan(team: Team, anna: Member) -> None:
    before = team.record

    step = anna.press("documenten", in_channel(team)).shows(Documents)

    assert (step.person, step.private) == (anna.person.id, False)
    assert step.links == (), "those are filled in where cards are drawn"
    assert team.record == before
    assert anna.press("documenten", anna.sees()).shows(Documents).private


def test_from_there_one_comes_back_to_the_plan(team: Team, anna: Member) -> None:
    anna.press("show", anna.press("documenten", anna.sees())).shows(Plan)


@pytest.mark.parametrize("document", ["jaaractieplan.docx", "meerjarenplan.docx"])
def test_a_file_is_offered_to_who_asks_for_it_in_the_own_chat(
    team: Team, anna: Member, document: str
) -> None:
    outcome = asks(team, anna, document)

    assert outcome.effects == (OfferFile(anna.person.id, document),)
    assert outcome.traject == team.traject
    assert "OneDrive" in outcome.feedback.note
    assert isinstance(outcome.show, Documents)


def test_in_the_channel_no_file_is_offered(team: Team, anna: Member) -> None:
    assert asks(team, anna, "jaaractieplan.docx", private=False).effects == ()


@pytest.mark.parametrize("document", ["", "acties.xlsx", "../../etc/passwd", "JAARACTIEPLAN.docx"])
def test_nothing_else_is_offered_as_a_file(team: Team, anna: Member, document: str) -> None:
    assert asks(team, anna, document).effects == ()


def test_the_documents_of_a_stopped_traject_stay_within_reach(team: Team, anna: Member) -> None:
    plan = in_channel(team)
    confirm = team.members[0].press("ask-stop", plan)
    team.members[0].press("stop", confirm)
    assert team.traject.stopped

    anna.press("documenten", plan).shows(Documents)


def test_a_school_without_an_address_for_browsers_reads_who_can_help(
    team: Team, anna: Member
) -> None:
    step = anna.press("documenten", anna.sees()).shows(Documents)

    card = Cards().render(step, Address("0" * 32))

    assert "STAPPENPLAN\\\\_PUBLIC\\\\_URL" in card
    assert "Action.OpenUrl" not in card
    assert "Stuur het jaaractieplan" in card, "for this no address is needed"
