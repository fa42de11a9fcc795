"""A team that looked at its first check moment, for tests of what follows."""

from __future__ import annotations

from datetime import datetime

from content import Content
from dialogs.calendar import BRUSSELS
from dialogs.record import Act, Actie
from tests.dialogs.team import Card, Member, Team
from tests.dialogs.teams import followed

CHECK_DAY = datetime(2027, 1, 15, 16, 10, tzinfo=BRUSSELS)
LES = "Begin vroeger, en vraag de ouders mee."


def looked(content: Content, bereikt: str = "deels", *points: str) -> tuple[Team, Card]:
    """A team on the day of its first check moment, and the card of ACT of who carries the actie."""
    team = followed(content, *points)
    team.until(CHECK_DAY)
    return team, finds(team.members[1], bereikt)


def finds(member: Member, bereikt: str, effect: str = "Leerlingen stellen meer vragen.") -> Card:
    """Somebody keeps what they found, on the card that waits for them."""
    return member.press("save-check", member.sees(), {"bereikt": bereikt, "effect": effect})


def decides(member: Member, card: Card, vervolg: str, les: str = LES) -> Card:
    """Somebody decides what follows."""
    return member.press("save-act", card, {"vervolg": vervolg, "les": les})


def decided(content: Content, vervolg: str, bereikt: str = "deels") -> Team:
    """A team that decided so at its first check moment."""
    team, card = looked(content, bereikt)
    decides(team.members[1], card, vervolg)
    return team


def opens_again(team: Team, dag: str = "2027-01-15") -> Card:
    """Somebody opens the check again, and goes on to ACT."""
    bram = team.members[2]
    values = {"actie": team.traject.acties[0].id, "dag": dag}
    return bram.press("save-check", bram.press("check", bram.sees(), values), {})


def the_actie(team: Team) -> Actie:
    return team.traject.acties[0]


def act_of(team: Team) -> Act:
    """What was decided last."""
    acts = [check.act for check in the_actie(team).checked if check.act]
    return acts[-1]
