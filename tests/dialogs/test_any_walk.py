"""Whatever people press, in whatever order, twice or late: what must always hold."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from content import load
from dialogs.events import DeadlinePassed, Press
from dialogs.outcome import View
from dialogs.record import Mode, Person, Result
from dialogs.steps import Results, Step, Words
from dialogs.traject import HANDLERS, NOBODY, next_step, slot_step
from storage import codec
from tests.dialogs.effort import effort
from tests.dialogs.screen import Screen, screen
from tests.dialogs.team import (
    Card,
    Delivered,
    Member,
    Team,
    answered,
    opened,
    with_acties,
    with_lists,
    with_plan,
)

CONTENT = load()
SMALL = {"names": ("Xanthippe", "Anna", "Bram", "Chloe"), "threshold": 3, "instrument": "visieschaal"}
BEGINNINGS = {
    "apart": lambda: opened(CONTENT, **SMALL),
    "samen": lambda: opened(CONTENT, mode="samen", **SMALL),
    "answered": lambda: answered(CONTENT, **SMALL),
    "lists": lambda: with_lists(CONTENT, **SMALL),
    "acties": lambda: with_acties(CONTENT, "Onthaal", "Studiekeuze", **SMALL),
    "plan": lambda: with_plan(CONTENT, "Onthaal", "Studiekeuze", **SMALL),
}
HOSTILE = (
    "=1+1",
    "[klik](https://example.org)",
    "{{DATE(2026-01-01T00:00:00Z)}}",
    "{% raw %}{{ step }}",
    "<at>iedereen</at>",
    '"},{"type":"Action.OpenUrl"',
    "\\\\\\\u202e",
    "regel\n\n- lijst\n1. een\r\ntwee",
)
"""Texts that a card, a sheet or a template could take for something else."""

indices = st.integers(0, 10_000)
texts = st.one_of(st.just(""), st.sampled_from(HOSTILE), st.text(max_size=40))


class AnyWalk(RuleBasedStateMachine):
    """A team of four, in which people press whatever they see, or saw before."""

    @initialize(beginning=st.sampled_from(sorted(BEGINNINGS)))
    def begin(self, beginning: str) -> None:
        self.team: Team = BEGINNINGS[beginning]()
        self.team.seen.clear()
        self.kept: list[tuple[Member | None, Card]] = []
        self.done: list[Delivered] = []
        self.erased: set[str] = set()
        self.secrets: dict[str, Person] = {}
        self.checked = 0

    # -- what happens ----------------------------------------------------------------------------

    @rule(who=indices, which=indices, button=indices, data=st.data())
    def press(self, who: int, which: int, button: int, data: st.DataObject) -> None:
        """Somebody presses a button that they see, and fills in some fields before that."""
        member = self._member(who)
        card = self._card(member, which)
        shown = screen(card.step)
        if shown.buttons:
            chosen = shown.buttons[button % len(shown.buttons)]
            filled = self._fill_in(member, card, shown, data)
            self._happens(member, card, shown.press(chosen, filled))

    @rule(
        who=indices,
        which=indices,
        verb=st.sampled_from([*HANDLERS, "", "verzonnen"]),
        step=st.one_of(st.none(), st.text(max_size=20)),
        version=st.one_of(st.none(), st.integers(-2, 12)),
        values=st.dictionaries(
            st.sampled_from(["blok", "blad", "item", "actie", "punten", "jaren", "check", "owner"]),
            st.one_of(texts, st.sampled_from(["9" * 5000, "-1", "٣", "2026-02-30", ","])),
            max_size=3,
        ),
    )
    def forge(
        self,
        who: int,
        which: int,
        verb: str,
        step: str | None,
        version: int | None,
        values: dict[str, str],
    ) -> None:
        """Somebody sends what no card of theirs would send."""
        member = self._member(who)
        card = self._card(member, which)
        forged = Press(
            verb,
            card.step.id if step is None else step,
            card.step.version if version is None else version,
            values,
        )
        self._happens(member, card, forged)

    @rule(days=st.integers(0, 40))
    def time_passes(self, days: int) -> None:
        self.team.days_pass(days)

    @precondition(lambda self: self.team.traject.ronde.open)
    @rule()
    def deadline_passes(self) -> None:
        if self.team.traject.ronde.mode is Mode.APART:
            self.done.append(Delivered(NOBODY, DeadlinePassed(self.team.traject.ronde.id)))
            self.team.deadline_passes()

    @precondition(lambda self: self.done)
    @rule(which=indices)
    def comes_again(self, which: int) -> None:
        """What was done before is delivered again, under another activity id.

        Who erased their answers is forgotten, so that a card from before that can erase or begin
        again; answers don't come back by it.
        """
        delivered = self.done[which % len(self.done)]
        verb = delivered.what.verb if isinstance(delivered.what, Press) else ""
        if verb in ("begin", "decline", "stop") and delivered.who.id in self.erased:
            return
        before = self._fingerprint()
        self.team.deliver(delivered, chance="another chance, of sixteen characters or more")
        assert self._fingerprint() == before

    # -- what must hold --------------------------------------------------------------------------

    @invariant()
    def what_comes_next_is_a_function_of_what_is_saved(self) -> None:
        team = self.team
        due = self._due()
        saved = json.loads(json.dumps(codec.write_traject(team.traject)))
        sheets = {k: json.loads(json.dumps(codec.write_sheet(s))) for k, s in team.sheets.items()}
        team.traject = codec.read_traject(saved)
        team.sheets = {key: codec.read_sheet(body) for key, body in sheets.items()}
        assert self._due() == due

    @invariant()
    def nobody_sees_what_somebody_else_answered_before_the_close(self) -> None:
        team = self.team
        open_id = team.traject.ronde.id if team.traject.ronde.open else ""
        for viewer, drawn, card in team.seen[self.checked :]:
            text = str(drawn)
            for secret, author in self.secrets.items():
                assert viewer == author or secret not in text
            if isinstance(card.step, Results | Words):
                assert card.step.id != f"resultaat/{open_id}"
        self.checked = len(team.seen)

    @invariant()
    def a_closed_ronde_says_little_and_names_nobody(self) -> None:
        team = self.team
        for ronde in team.traject.rondes:
            result = ronde.result or Result(0)
            if ronde.mode is Mode.APART and result.n < team.threshold:
                assert not (result.counts or result.words)
            saved = str(result)
            assert not any(m.name in saved or m.person.id in saved for m in team.members)
        if not team.traject.ronde.open:
            assert not team.sheets and not team.holders

    # -- how -------------------------------------------------------------------------------------

    def _member(self, who: int) -> Member:
        return self.team.members[who % len(self.team.members)]

    def _card(self, member: Member, which: int) -> Card:
        """A card that somebody has before them: one that is due, a shared one, or an old one."""
        posted = [self.team.channel(slot) for slot in self.team.posted]
        old = [card for owner, card in self.kept[-40:] if owner in (None, member)]
        cards = [member.sees(), member.looks(), *posted, *old]
        return cards[which % len(cards)]

    def _fill_in(
        self, member: Member, card: Card, shown: Screen, data: st.DataObject
    ) -> dict[str, str]:
        filled = {}
        for id, node in shown.fields.items():
            if data.draw(st.booleans(), label=f"fills in {id}"):
                filled[id] = data.draw(_entries(node), label=id)
        private = card.private and self.team.traject.ronde.open
        for id in filled:
            if private and shown.fields[id]["type"] == "Input.Text":
                filled[id] = f"geheim nummer {len(self.secrets)}, en niet meer"
                self.secrets[filled[id]] = member.person
        return filled

    def _happens(self, member: Member, card: Card, press: Press) -> None:
        delivered = Delivered(member.person, press, card.private, card.slot)
        before = self.team.record
        holding = set(self.team.holders)
        answer = self.team.deliver(delivered)
        once = self._fingerprint()
        if self.team.record != before:
            self.done.append(delivered)
        if not self.team.traject.ronde.open:
            self.secrets.clear()
            self.erased.clear()
        else:
            self.erased |= holding - set(self.team.holders)
        self.kept.append((member, answer))
        self.team.deliver(delivered, chance="a second chance, of sixteen characters or more")
        assert self._fingerprint() == once

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


def _entries(node: dict[str, Any]) -> st.SearchStrategy[str]:
    """What a client lets somebody enter in a field; longer texts than its limit it does not."""
    if node["type"] == "Input.ChoiceSet":
        values = [choice["value"] for choice in node["choices"]] or [""]
        if node.get("isMultiSelect"):
            return st.lists(st.sampled_from(values), max_size=6).map(",".join)
        return st.sampled_from(values)
    if node["type"] == "Input.Date":
        return st.sampled_from(["", "2027-01-15", "2026-11-23", "2020-01-01", "2031-12-31"])
    limit = node["maxLength"]
    longest = st.sampled_from(["x" * limit, "😀" * (limit // 2), "\\" * limit, "<" * limit])
    return st.one_of(texts.map(lambda text: text[:limit]), longest)


TestAnyWalk = AnyWalk.TestCase
TestAnyWalk.settings = effort(40)
