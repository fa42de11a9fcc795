"""A team that presses whatever it sees, or saw before, and what must hold after every press.

Everything is drawn from one seed, so a walk that fails can be walked again: the story of it is
printed with the failure.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Any

from hypothesis import note

from content import load
from dialogs.actie.plannen import plannen_of
from dialogs.calendar import BRUSSELS
from dialogs.events import DeadlinePassed, Press
from dialogs.orientatie.stemming import WEL, dots, is_ballot
from dialogs.outcome import View
from dialogs.record import Mode, Person, Result
from dialogs.steps import (
    Deepen,
    Doel,
    OpenWeigh,
    Order,
    Results,
    ScanResult,
    Step,
    TeamPost,
    Vragen,
    Words,
    YearEnd,
)
from dialogs.traject import HANDLERS, NOBODY, next_step, slot_step
from storage import codec
from tests.dialogs.deciding import decides, finds
from tests.dialogs.looking_back import KORT, TWO_YEARS, chosen, looking_back, opens
from tests.dialogs.scanning import opens_scan
from tests.dialogs.screen import Screen, screen
from tests.dialogs.team import Card, Delivered, Member, Team, filled
from tests.dialogs.teams import (
    answered,
    closed,
    followed,
    opened,
    with_acties,
    with_lists,
    with_plan,
)

CONTENT = load()
TEAM = {"names": ("Xanthippe", "Anna", "Bram", "Chloe"), "threshold": 3}
SMALL = {**TEAM, "instrument": "kwaliteitsvragen"}
LEVELS = {**TEAM, "instrument": "ontwikkelingsschaal", "schoolniveau": "secundair"}
BATTERIES = {
    **TEAM,
    "instrument": "zorgscan",
    "delen": "zorgscan-5,zorgscan-7",
    "schoolniveau": "basis",
}
BINS = {**TEAM, "instrument": "reflectiekaart"}
INDICATORS = {**BATTERIES, "delen": "zorgscan-7"}


def choosing() -> Team:
    """A team whose trekker sorts what was chosen into the bins of the instrument."""
    team = with_lists(CONTENT, **BINS)
    team.trekker.adds(*(f"Punt {n}" for n in range(6)))
    team.trekker.chooses(*(item.id for item in team.traject.items[:5]))
    return team


def left_behind() -> Team:
    """A team whose trekker is no longer in it: others lead along, and all help."""
    team = with_acties(CONTENT, "Onthaal", "Studiekeuze", **SMALL)
    traject, people = team.traject, team.people
    for item in traject.items:
        traject = traject.with_item(replace(item, helpers=people))
    gone = Person("29:wout", "Wout")
    team.traject = replace(traject, trekker=gone, co_trekkers=people[1:3])
    return team


def voting(count: int = 9) -> Team:
    """A team that votes with dots, on points of which two say nearly the same."""
    team = with_lists(CONTENT, **SMALL)
    team.trekker.adds("Onthaal van nieuwe leerlingen", "Onthaal nieuwe leerlingen")
    team.trekker.adds(*(f"Punt {n}" for n in range(count)), to="nog-niet")
    team.trekker.opens_vote()
    return team


def weighing() -> Team:
    """A team that has voted, and weighs the best points."""
    team = voting()
    for number, member in enumerate(team.members):
        member.votes(*(item.id for item in team.traject.items[number : number + 3]))
    team.close()
    card = team.trekker.press("ask-weigh", team.trekker.looks())
    team.trekker.press("open-weigh", card, {"punten": card.shows(OpenWeigh).proposed})
    return team


def talking() -> Team:
    """A team that talks about its result, and has begun to record what it agrees."""
    team = closed(CONTENT, choice="onduidelijk", instrument="visieschaal", **TEAM)
    result = team.channel(f"resultaat.{team.traject.ronde.id}")
    for member in team.members[:2]:
        member.press("besluiten", result)
    return team


def changing() -> Team:
    """A team with a plan of which a colleague changed the goals, and took one actie away."""
    team = with_plan(CONTENT, "Onthaal", "Studiekeuze", "Ouders", **SMALL)
    anna = team.members[1]
    listed = anna.press("acties", team.channel(f"plan.{team.traject.version}"))
    goal = anna.press("general-goal", listed)
    listed = anna.press("save-general-goal", goal, {"doel": "Iedereen kiest bewust."})
    first, second, _ = team.traject.acties
    card = anna.press("ask-remove-actie", listed, {"actie": first.id})
    listed = anna.press("remove-actie", card)
    card = anna.press("open-actie", listed, {"actie": second.id})
    anna.press("save-actie", card, filled(Doel, doel="Elke ouder komt tegen mei langs."))
    return team


def following() -> Team:
    """A team on the day of a check moment: one was looked at, one begun, and one passed on."""
    team = followed(CONTENT, "Onthaal", "Studiekeuze", "Ouders", **SMALL)
    team.until(datetime(2027, 1, 15, 16, 10, tzinfo=BRUSSELS))
    anna, bram = team.members[1:3]
    texts = {"effect": "Meer vragen.", "anderen": "Ouders zijn blij.", "bewijs": "De lijst"}
    anna.press("save-check", anna.sees(), {"bereikt": "deels", **texts})
    anna.press("follow-up", anna.sees(), texts)
    last = anna.press("check", anna.sees(), {"actie": team.traject.acties[2].id})
    choose = anna.press("pass-on", last)
    anna.press("save-pass-on", choose, {"collega": bram.person.key, "bericht": "Kijk jij?"})
    return team


def deciding() -> Team:
    """A team a year after it decided: one actie is kept, one has a new cycle, and one goes on."""
    team = followed(CONTENT, "Onthaal", "Studiekeuze", "Ouders", **SMALL)
    team.until(datetime(2027, 1, 15, 16, 10, tzinfo=BRUSSELS))
    anna = team.members[1]
    for vervolg in ("borgen", "bijsturen", "verder"):
        decides(anna, finds(anna, "deels"), vervolg)
    team.days_pass(368)
    return team


def scanning() -> Team:
    """A team with a plan, of which half has answered a microscan."""
    team = with_plan(CONTENT, "Onthaal", "Studiekeuze", **INDICATORS)
    opens_scan(team)
    for member in team.members[:2]:
        member.fills_in("vol")
    return team


def looking_back_on_the_year() -> Team:
    """A team at the end of a school year, in which a few acties have their colour."""
    team = looking_back(CONTENT, *[KORT, TWO_YEARS] * 3, **SMALL)
    card = opens(team)
    kleuren = ("groen", "rood", "oranje")
    team.trekker.press("save-year-end", card, chosen(card.shows(YearEnd), kleuren))
    return team


BEGINNINGS: Mapping[str, Callable[[], Team]] = {
    "apart": lambda: opened(CONTENT, **SMALL),
    "samen": lambda: opened(CONTENT, mode="samen", **SMALL),
    "levels": lambda: opened(CONTENT, **LEVELS),
    "answered": lambda: answered(CONTENT, **SMALL),
    "batteries": lambda: answered(CONTENT, "leeg", **BATTERIES),
    "talking": talking,
    "lists": lambda: with_lists(CONTENT, **SMALL),
    "voting": voting,
    "weighing": weighing,
    "choosing": choosing,
    "acties": lambda: with_acties(CONTENT, "Onthaal", "Studiekeuze", **SMALL),
    "left behind": left_behind,
    "plan": lambda: with_plan(CONTENT, "Onthaal", "Studiekeuze", **SMALL),
    "changing": changing,
    "following": following,
    "deciding": deciding,
    "scanning": scanning,
    "looking back": looking_back_on_the_year,
}
HOSTILE = (
    "",
    "kort",
    "Een gewone zin over onze school.",
    "=1+1",
    "[klik](https://example.org)",
    "{{DATE(2026-01-01T00:00:00Z)}}",
    "{% raw %}{{ step }}",
    "<at>iedereen</at>",
    '"},{"type":"Action.OpenUrl"',
    "\\\\\\\u202e\x07",
    "regel\n\n- lijst\n1. een\r\ntwee\n\tdrie",
    "Ünïcödé ٣ 日本 👩‍🏫",
)
"""Texts that a card, a sheet or a template could take for something else."""
DAYS = ("", "2027-01-15", "2026-11-23", "2020-01-01", "2031-12-31", "9999-12-31", "gisteren")
FORGED = ("0", "2", "-1", "9" * 5000, "٣", "2026", "2026,2027", ",", "samen", *DAYS, *HOSTILE)
AGAIN = "another chance, which has sixteen characters or more"


class Walk:
    """One walk of one team."""

    def __init__(self, beginning: str, seed: int) -> None:
        self.team = BEGINNINGS[beginning]()
        self.random = Random(seed)
        self.kept: list[tuple[Member, Card]] = []
        self.done: list[Delivered] = []
        self.erased: set[str] = set()
        self.secrets: dict[str, Person] = {}
        self.found: set[tuple[str, date]] = set()
        self.numbers = itertools.count()
        self.team.seen.clear()

    def go(self, steps: int) -> None:
        """Walk, and look after every step whether all is well."""
        happenings = (self.press, self.forge, self.comes_again, self.time_passes, self.ronde_ends)
        for _ in range(steps):
            [happen] = self.random.choices(happenings, weights=(14, 2, 4, 1, 0.3))
            happen()
            self.comes_from_the_record_alone()
            self.keeps_secrets()
            self.names_nobody()
            self.gives_no_dots_too_many()
            self.plans_only_what_stayed()
            self.keeps_what_was_found()
            self.takes_over_once()
            self.disturbs_nobody()

    # -- what happens ----------------------------------------------------------------------------

    def press(self) -> None:
        """Somebody presses a button that they see, or saw before, and filled in some fields."""
        member = self._member()
        card = self._card(member)
        shown = screen(card.step)
        buttons = [b for b in shown.buttons if b["verb"] not in ("stop", "repeat")]
        if self.random.random() < 0.2:
            buttons = shown.buttons
        if buttons:
            button = self.random.choice(buttons)
            self._happens(member, card, shown.press(button, self._filled(member, card, shown)))

    def forge(self) -> None:
        """Somebody sends what no card of theirs would send."""
        member = self._member()
        card = self._card(member)
        pick = self.random.choice
        known = ["blok", "blad", "item", "actie", "punten", "jaren", "momenten", "owner", "lijst"]
        known += ["collega", "co", "stippen", "lijsten", "hou", "tot"]
        known += ["vraag", "vragen", "minuten", "beurt", "keuze", "besluit"]
        known += ["dag", "bereikt", "keys", "bericht", "vervolg", "wanneer", "les", "turns"]
        known += ["vrij", "opent", "sluit"]
        values = {pick(known): pick(FORGED) for _ in range(self.random.randrange(4))}
        step = pick([card.step.id, card.step.id, pick(HOSTILE), "blok/x/99", "item/", "actie//wat"])
        version = card.step.version + pick([0, 0, 0, -1, 1, 10**9])
        verb = pick([*HANDLERS, "", "verzonnen"])
        self._happens(member, card, Press(verb, step[:200], version, values))

    def comes_again(self) -> None:
        """What was done before is delivered again, under another activity id.

        Who erased their answers may begin again, also with a card from before that, so that a late
        press can begin or erase again. Answers don't come back by it.
        """
        if not self.done:
            return
        delivered = self.random.choice(self.done)
        verb = delivered.what.verb if isinstance(delivered.what, Press) else ""
        if verb in ("begin", "decline", "stop") and delivered.who.id in self.erased:
            return
        before = self._fingerprint()
        note(f"again: {delivered}")
        self.team.deliver(delivered, AGAIN)
        assert self._fingerprint() == before

    def time_passes(self) -> None:
        self.team.days_pass(self.random.randrange(40))

    def ronde_ends(self) -> None:
        ronde = self.team.traject.asked
        if ronde.open and ronde.mode is Mode.APART:
            note("the deadline of the ronde passes")
            self.done.append(Delivered(NOBODY, DeadlinePassed(ronde.id)))
            self.team.deadline_passes()
            self._forget()

    def _happens(self, member: Member, card: Card, press: Press) -> None:
        """A press is delivered, and at once again."""
        delivered = Delivered(member.person, press, card.private, card.slot)
        note(f"{member.name}: {delivered}"[:2000])
        before = self.team.record
        self.kept.append((member, self.team.deliver(delivered)))
        after = self._fingerprint()
        if self.team.record != before:
            self.done.append(delivered)
        self.erased |= {
            person for person, key in self.team.holders.items() if self.team.sheets[key].declined
        }
        self._forget()
        self.team.deliver(delivered, AGAIN)
        assert self._fingerprint() == after

    def _forget(self) -> None:
        if not self.team.traject.asked.open:
            self.secrets.clear()
            self.erased.clear()

    # -- what must hold --------------------------------------------------------------------------

    def comes_from_the_record_alone(self) -> None:
        """What comes next is a function of what is saved, in the way in which it is saved."""
        team, due = self.team, self._due()
        team.traject = codec.read_traject(_on_disk(codec.write_traject(team.traject)))
        written = {key: _on_disk(codec.write_sheet(sheet)) for key, sheet in team.sheets.items()}
        team.sheets = {key: codec.read_sheet(body) for key, body in written.items()}
        assert self._due() == due

    def keeps_secrets(self) -> None:
        """Until the close nobody sees what somebody else wrote, and nobody sees a result."""
        ronde = self.team.traject.asked
        for viewer, drawn, card in self.team.seen:
            for secret, author in self.secrets.items():
                assert viewer == author or secret not in drawn
            if ronde.open and isinstance(card.step, Results | Words | Order | ScanResult):
                assert card.step.id != f"resultaat/{ronde.id}"
        self.team.seen.clear()

    def names_nobody(self) -> None:
        """A closed ronde says nothing below the threshold, and never who."""
        team = self.team
        for ronde in (*team.traject.rondes, *team.traject.stemmingen):
            result = ronde.result or Result(0)
            if ronde.mode is Mode.APART and result.n < team.threshold:
                assert not (result.counts or result.words)
            saved = str(ronde)
            assert not any(m.name in saved or m.person.id in saved for m in team.members)
        if not team.traject.asked.open:
            assert not team.sheets and not team.holders

    def gives_no_dots_too_many(self) -> None:
        """A ballot says of every item whether it got a dot, and no more got one than may."""
        ronde = self.team.traject.asked
        for sheet in self.team.sheets.values() if ronde.open and is_ballot(ronde) else ():
            assert not sheet.answers or set(sheet.answers) == set(ronde.items)
            given = sum(answer.choice == WEL for answer in sheet.answers.values())
            assert given <= dots(len(ronde.items))

    def plans_only_what_stayed(self) -> None:
        """No plan has an actie that was taken away, and only members of the team changed it."""
        traject = self.team.traject
        plannen = plannen_of(CONTENT, traject, self.team.now.date())
        removed = {actie.id for actie in traject.acties if actie.removed}
        assert not removed & {actie.id for actie in plannen.acties}
        assert not removed & {id for moment in plannen.checkmomenten for id in moment.acties}
        for edit in (traject.goal_edited, *(actie.edited for actie in traject.acties)):
            assert edit is None or edit.who in {member.person for member in self.team.members}

    def keeps_what_was_found(self) -> None:
        """What the team found at a check moment can be changed, but it stays found.

        Only a member found it, and nobody is asked for it again.
        """
        team = self.team
        people = {member.person for member in team.members}
        for actie in team.traject.acties:
            for check in actie.checked:
                assert check.by in people
                if check.at:
                    assert check.bereikt
                    assert check.day not in actie.unchecked
        kept = {(a.id, c.day) for a in team.traject.acties for c in a.checked if c.at}
        assert self.found <= kept
        self.found = kept

    def takes_over_once(self) -> None:
        """Every new cycle takes over from an actie that there is, and each has at most one."""
        acties = self.team.traject.acties
        before = [actie.vorige for actie in acties if actie.vorige]
        assert len(set(before)) == len(before)
        assert set(before) <= {actie.id for actie in acties}

    def disturbs_nobody(self) -> None:
        """The bot writes to each person at most once a day, and tells the channel nothing twice."""
        team = self.team
        for member in team.members:
            days = [mail.at.date() for mail in member.mail]
            assert len(set(days)) == len(days)
        told = [key for sent in team.posts for key in sent.card.shows(TeamPost).keys]
        assert len(set(told)) == len(told)

    # -- how -------------------------------------------------------------------------------------

    def _member(self) -> Member:
        """Somebody; often one who leads, and has most to press."""
        members = self.team.members
        leading = [member for member in members if self.team.traject.leads(member.person)]
        return self.random.choice([*leading[:1], *members])

    def _card(self, member: Member) -> Card:
        """A card before somebody: one that is due, a shared one, or one that stayed open."""
        old = [card for owner, card in self.kept[-30:] if owner is member]
        kind = self.random.choice(["newest", "newest", "due", "shared", "old", "sent"])
        sent = [*member.mail, *self.team.posts]
        if kind == "sent" and sent:
            return self.random.choice(sent).card
        if kind == "due" or not old:
            return self.random.choice([member.sees, member.looks])()
        if kind == "shared":
            return self.team.channel(self.random.choice(list(self.team.posted)))
        return old[-1] if kind == "newest" else self.random.choice(old)

    def _filled(self, member: Member, card: Card, shown: Screen) -> dict[str, str]:
        """What somebody fills in; what is written in the own chat, nobody else may see."""
        answering = card.private and isinstance(card.step, Vragen | Deepen)
        open_ronde = answering and self.team.traject.asked.open
        filled = {}
        for id, node in shown.fields.items():
            if self.random.random() < 0.3:
                continue
            filled[id] = self._entry(node)
            if open_ronde and node["type"] == "Input.Text":
                filled[id] = f"geheim nummer {next(self.numbers)}, en niet meer"
                self.secrets[filled[id]] = member.person
        return filled

    def _entry(self, node: dict[str, Any]) -> str:
        """What a client lets somebody enter; longer texts than its limit it does not."""
        pick = self.random.choice
        if node["type"] == "Input.ChoiceSet":
            values = [choice["value"] for choice in node["choices"]] or [""]
            several = self.random.randrange(5) if node.get("isMultiSelect") else 1
            return ",".join(pick(values) for _ in range(several))
        if node["type"] == "Input.Date":
            return pick(DAYS)
        limit = node["maxLength"]
        longest = [
            "x" * limit,
            "😀" * (limit // 2),
            "\\" * limit,
            "<" * limit,
            "\n-" * (limit // 2),
        ]
        return pick([*HOSTILE, pick(longest)])[:limit]

    def _fingerprint(self) -> Any:
        return self.team.record, self._due()

    def _due(self) -> list[Step]:
        """The next step for everyone, everywhere."""
        team = self.team
        steps = []
        for member in team.members:
            for private in (True, False):
                view = View(member.person, team.now, home=not private, private=private)
                state = team.state(member.person, counting=not private)
                steps.append(next_step(team.setup, state, view))
        everybody = View(NOBODY, team.now, home=True, private=False)
        state = team.state(NOBODY, counting=True)
        return steps + [slot_step(team.setup, state, slot, everybody) for slot in team.posted]


def _on_disk(body: Any) -> Any:
    return json.loads(json.dumps(body))
