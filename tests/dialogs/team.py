"""A school team and its traject, in memory: people press buttons and see cards.

    team = Team(CONTENT, "Griet", "Anna")
    griet, anna = team.members
    team.start(mode="apart")
    card = anna.press("begin", anna.sees())
    card = anna.press("save", card, {"zelfscan.eigenaarschap.1": "ja"})

What is saved is saved as `storage.trajecten` does it, and an event is applied and answered as
`bot.turns.pressing` does it, without a network, a disk or a clock. Every card that anybody sees is
drawn with the bot's own templates, so a step that can't be shown fails the test.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from bot.cards import Address, Cards
from content import Content
from dialogs.calendar import BRUSSELS
from dialogs.effects import Effect, Gather, Invite, Mail, Nudge, Show, Tell, Wake
from dialogs.events import DeadlinePassed, Event, Invited, Press, Told, Unreached, Woken
from dialogs.opvolging.post import bundle_step, lines_for, personal_step, team_post
from dialogs.outcome import Bereik, Outcome, Setup, State, View
from dialogs.record import Mode, Person, Ronde, Sheet, Traject
from dialogs.reflectie.earlier import school_of, with_history
from dialogs.reflectie.reach import nudged_step
from dialogs.start import Started, start
from dialogs.steps import (
    Coach,
    Deepen,
    Doel,
    Done,
    Invitation,
    OpenVote,
    Opvolging,
    Step,
    Vragen,
    Wat,
)
from dialogs.traject import NEEDS_ALL_SHEETS, NOBODY, apply, due_step, next_step, slot_step
from storage.trajecten import JOINT

MONDAY = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
TRAJECT = "0123456789ab"
NAMES = ("Griet", "Anna", "Bram", "Chloe", "Daan", "Els")
CARDS = Cards()
HERE = Address("0" * 32)

_Kind = TypeVar("_Kind", bound=Step)


@dataclass(frozen=True)
class Card:
    """A card on a screen. `slot` names the shared card that it is; None for one of one's own."""

    step: Step
    slot: str | None = None
    private: bool = False

    def shows(self, kind: type[_Kind]) -> _Kind:
        """The step, which is of this kind."""
        seen = type(self.step).__name__
        assert isinstance(self.step, kind), f"a {seen} is shown: {self.note or self.step.id}"
        return self.step

    @property
    def note(self) -> str:
        return self.step.feedback.note

    @property
    def errors(self) -> Mapping[str, str]:
        return self.step.feedback.errors

    @property
    def typed(self) -> Mapping[str, str]:
        return self.step.feedback.typed

    @property
    def lost(self) -> tuple[str, ...]:
        return self.step.feedback.lost


@dataclass(frozen=True)
class Delivered:
    """An event as it reached the bot, to be delivered again."""

    who: Person
    what: Press | DeadlinePassed | Invited | Woken | Told | Unreached
    private: bool = False
    slot: str | None = None


@dataclass(frozen=True)
class Sent:
    """A card that the bot sent by itself, and when."""

    at: datetime
    card: Card


@dataclass
class Member:
    """Somebody in the team. `mail` are the messages in which the bot asked for attention."""

    team: Team
    person: Person
    mail: list[Sent] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.person.name

    def sees(self) -> Card:
        """The card that is due in the own chat with the bot."""
        view = View(self.person, self.team.now, home=False, private=True)
        step = next_step(self.team.setup, self.team.state(self.person, counting=False), view)
        return self.team.drawn(Card(step, private=True), self.person)

    def looks(self) -> Card:
        """The card that is due for this person in the channel."""
        view = View(self.person, self.team.now, home=True, private=False)
        step = next_step(self.team.setup, self.team.state(self.person, counting=True), view)
        return self.team.drawn(Card(step), self.person)

    def press(self, verb: str, card: Card, values: Mapping[str, str] | None = None) -> Card:
        """Press a button of a card, with what is filled in on it."""
        what = Press(verb, card.step.id, card.step.version, values or {})
        return self.team.deliver(Delivered(self.person, what, card.private, card.slot))

    def fills_in(self, choice: str = "ja", text: str = "") -> Card:
        """Answer everything that is left of the open ronde in the own chat."""
        card = self.sees()
        if isinstance(card.step, Invitation):
            card = self.press("begin", card)
        while isinstance(card.step, Vragen | Deepen):
            card = self.press("save", card, answers(card.step, choice, text))
        card.shows(Done)
        return card

    def chooses(self, *ids: str) -> Card:
        """Choose, as the trekker, what the team invests in."""
        card = self.press("invest", self.looks())
        return self.press("choose", card, {"punten": ",".join(ids)})

    def works_out(self, card: Card, **values: str) -> Card:
        """Fill in the three small cards of an actie, from the first one."""
        for kind in (Doel, Wat, Opvolging):
            card.shows(kind)
            card = self.lets_be(self.press("save-actie", card, filled(kind, **values)))
        return card

    def lets_be(self, card: Card) -> Card:
        """Leave the goal as it is, when the coach has something to say about it."""
        if isinstance(card.step, Coach):
            return self.press("save-actie", card)
        return card

    def opens_vote(self, *lijsten: str, **values: str) -> Card:
        """Open, as the trekker, a vote with dots about these lists; without any, about all."""
        card = self.press("ask-vote", self.looks())
        offered = [choice.value for choice in card.shows(OpenVote).lijsten]
        return self.press("open-vote", card, {"lijsten": ",".join(lijsten or offered), **values})

    def votes(self, *ids: str) -> Card:
        """Give dots to these items, in the own chat."""
        card = self.sees()
        if isinstance(card.step, Invitation):
            card = self.press("begin", card)
        return self.press("vote", card, {"stippen": ",".join(ids)})

    def adds(self, *texts: str, to: str = "goed") -> Card:
        """Add points to one of the lists."""
        return self.press("add", self.looks(), {"lijst": to, "tekst": "\n".join(texts)})


FIELDS: Mapping[type[Step], Sequence[str]] = {
    Doel: ("doel", "meting", "soort", "termijn"),
    Wat: ("wat", "hoe", "wanneer", "afspraken"),
    Opvolging: ("owner", "wie", "momenten", "dag", "jaren"),
}
"""What stands on the three small cards of an actie."""

ACTIE = {
    "doel": "Elke derdejaars heeft tegen eind mei een gesprek gehad.",
    "meting": "De lijst van gesprekken",
    "soort": "ontwikkelen",
    "termijn": "kort",
    "wat": "Gesprekken plannen",
    "hoe": "Elke titularis plant ze in.",
    "wanneer": "januari tot mei",
    "afspraken": "We noteren de keuze.",
    "owner": "",
    "wie": "De titularissen",
    "momenten": "2027-01-15",
    "dag": "",
    "jaren": "",
}
"""An actie that is good as it is."""


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    """A local time at school."""
    return datetime(year, month, day, hour, minute, tzinfo=BRUSSELS)


def filled(kind: type[Step], **values: str) -> dict[str, str]:
    """One of the small cards of an actie, filled in well but for these values."""
    return {name: {**ACTIE, **values}[name] for name in FIELDS[kind]}


def answers(step: Vragen | Deepen, choice: str = "ja", text: str = "") -> dict[str, str]:
    """Every question of a card answered: `choice` where it can be chosen, otherwise the first."""
    if isinstance(step, Deepen):
        return {level.id: text for level in step.levels}
    filled = {}
    for vraag in step.vragen:
        known = [c.value for c in vraag.choices]
        if known:
            filled[vraag.id] = choice if choice in known else known[0]
            filled[f"{vraag.id}__toelichting"] = text
        else:
            filled[vraag.id] = text
    return filled


@dataclass
class Team:
    """A team with one traject; what is saved of it, and what was asked of the outbox."""

    content: Content
    names: Sequence[str] = NAMES
    threshold: int = 5
    now: datetime = MONDAY
    sheets: dict[str, Sheet] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    elsewhere: Sequence[Traject] = ()
    """The other trajecten of the team."""
    reach: dict[str, Bereik] = field(default_factory=dict)
    unreachable: dict[str, Bereik] = field(default_factory=dict)
    """Who can't be written to, and why."""
    nudges: list[tuple[Person, Card]] = field(default_factory=list)
    """The reminders that were sent, and to whom."""
    posted: dict[str, Step] = field(default_factory=dict)
    posts: list[Sent] = field(default_factory=list)
    """What the channel was told, each time in a post of its own."""
    wake_at: datetime | None = None
    """When the bot looks at the traject again."""
    effects: list[Effect] = field(default_factory=list)
    log: list[Delivered] = field(default_factory=list)
    seen: list[tuple[Person, str, Card]] = field(default_factory=list)
    """Every card that was drawn: who sees it (nobody in particular: all do), and how it looks."""

    def __post_init__(self) -> None:
        self.setup = Setup(self.content, self.threshold)
        self.members = [Member(self, Person(f"29:{name.lower()}", name)) for name in self.names]
        self.trekker = self.members[0]
        self._chances = itertools.count()
        self._letters: dict[str, datetime] = {}

    # -- what happens ----------------------------------------------------------------------------

    def start(self, mode: str = "apart", instrument: str = "zelfscan", **values: str) -> Card:
        """The first member sends in a start card: the living card, or what is still asked."""
        filled = {
            "verwachting": "b2",
            "domein": "leerloopbaan",
            "wijze": mode,
            "instrument": instrument,
            **values,
        }
        return self.send_in(Press("create", f"start/{TRAJECT}", 0, filled))

    def send_in(self, press: Press, *, private: bool = False) -> Card:
        """A start card, or one of those that may follow it, is sent in as `bot.turns` do."""
        who = self.trekker.person
        event = Event(who, self.now, self.chance(), press, private)
        view = View(who, self.now, home=True, private=private)
        started = start(self.setup, school_of(self.elsewhere), event, view)
        if not isinstance(started, Started):
            return self.drawn(Card(started, private=private), who)
        self.traject = with_history(started.traject, self.elsewhere)
        self._carry_out(started.effects)
        return self.channel("levend")

    def deliver(self, delivered: Delivered, chance: str = "") -> Card:
        """An event reaches the bot; the card that answers it."""
        self.log.append(delivered)
        who, what, private = delivered.who, delivered.what, delivered.private
        counting = not private or not isinstance(what, Press) or what.verb in NEEDS_ALL_SHEETS
        state = self.state(who, counting=counting)
        event = Event(who, self.now, chance or self.chance(), what, private)
        outcome = apply(self.setup, state, event)
        view = View(who, self.now, home=not private, private=private)
        step = due_step(self.setup, state, outcome, view, delivered.slot)
        self._save(who, state, outcome)
        self._carry_out(outcome.effects)
        return self.drawn(Card(step, delivered.slot, private), who)

    def deadline_passes(self) -> Card:
        """The moment comes at which closes what is asked now."""
        ronde = self.traject.asked
        self.now = max(self.now, ronde.until or self.now)
        return self.deliver(Delivered(NOBODY, DeadlinePassed(ronde.id)))

    def close(self) -> Card:
        """The trekker closes the ronde."""
        confirm = self.trekker.press("ask-close", self.channel("levend"))
        return self.trekker.press("close", confirm)

    def days_pass(self, days: int) -> None:
        """Live through so many days, until the same hour."""
        self.until(self.now + timedelta(days=days))

    def until(self, moment: datetime) -> None:
        """Live until a moment: the bot wakes when it must, and everybody gets what it sends."""
        while (due := self._next_due()) and due <= moment:
            self.now = max(self.now, due)
            if self.wake_at and self.wake_at <= self.now:
                self.wake_at = None
                self.deliver(Delivered(NOBODY, Woken()))
            self._deliver_letters()
        self.now = max(self.now, moment)

    def is_down(self, days: int) -> None:
        """So many days go by in which the bot does nothing; then it catches up."""
        self.now += timedelta(days=days)
        self.until(self.now)

    def roster_changes(self, *members: Member) -> None:
        """These are the members of the team from now on, and Teams says that it changed."""
        self.members = list(members)
        self._carry_out((Gather(self.traject.asked.id),))

    # -- what is seen ----------------------------------------------------------------------------

    def channel(self, slot: str) -> Card:
        """The shared card in a slot, which must have been posted, as it is now for everybody."""
        assert slot in self.posted, f"{slot} was not posted: {list(self.posted)}"
        view = View(NOBODY, self.now, home=True, private=False)
        step = slot_step(self.setup, self.state(NOBODY, counting=True), slot, view)
        return self.drawn(Card(step, slot), NOBODY)

    @property
    def work(self) -> Card:
        """The shared card on which the team works in this phase."""
        return self.channel(f"werk.{self.traject.phase}")

    @property
    def record(self) -> tuple[Traject, dict[str, Sheet], dict[str, str]]:
        """All that is saved of the traject."""
        return self.traject, dict(self.sheets), dict(self.holders)

    def drawn(self, card: Card, viewer: Person) -> Card:
        """The card itself, which the bot's templates can draw."""
        self.seen.append((viewer, CARDS.render(card.step, HERE), card))
        return card

    # -- what is saved ---------------------------------------------------------------------------

    def state(self, who: Person, *, counting: bool) -> State:
        """What an event of somebody reads."""
        ronde = self.traject.asked
        if not ronde.open:
            return State(self.traject, people=self.people)
        sheet = self.sheets.get(self._key(ronde, who) or "")
        sheets = tuple(self.sheets.values()) if counting else ()
        reach = Counter(self.reach.values()) if counting else {}
        own_reach = self.reach.get(who.id)
        others = self.elsewhere if counting else ()
        return State(self.traject, sheet, sheets, self.people, own_reach, reach, others)

    def chance(self) -> str:
        return hashlib.sha256(str(next(self._chances)).encode()).hexdigest()[:32]

    def _key(self, ronde: Ronde, who: Person) -> str | None:
        return JOINT if ronde.mode is Mode.SAMEN else self.holders.get(who.id)

    def _save(self, who: Person, state: State, outcome: Outcome) -> None:
        ronde = state.traject.asked
        self.traject = outcome.traject
        if outcome.closed:
            assert outcome.closed == ronde.id
            self.sheets.clear()
            self.holders.clear()
            self.reach.clear()
        elif outcome.sheet and outcome.sheet != state.sheet:
            self._save_sheet(ronde, who, outcome.sheet)

    def _save_sheet(self, ronde: Ronde, who: Person, sheet: Sheet) -> None:
        key = self._key(ronde, who) or self.chance()
        self.sheets[key] = sheet
        if ronde.mode is Mode.APART:
            self.holders[who.id] = key

    def _carry_out(self, effects: Sequence[Effect]) -> None:
        """What the outbox does with effects, as far as the record and shared cards are concerned.

        Cards are drawn when the press was answered, so that they show what is saved then.
        """
        self.effects += effects
        view = View(NOBODY, self.now, home=True, private=False)
        for effect in effects:
            if isinstance(effect, Gather):
                self._gather(effect.ronde)
            elif isinstance(effect, Invite):
                assert effect.ronde == self.traject.asked.id
                self._reaches(effect.person)
            elif isinstance(effect, Nudge):
                assert effect.ronde == self.traject.asked.id
                self._nudge()
            elif isinstance(effect, Wake):
                self.wake_at = effect.at
            elif isinstance(effect, Tell):
                self._tell()
            elif isinstance(effect, Mail):
                self._letters.setdefault(effect.person, self._may_be_asked(effect.person))
            elif isinstance(effect, Show):
                state = self.state(NOBODY, counting=True)
                step = slot_step(self.setup, state, effect.slot, view)
                self.posted[effect.slot] = self.drawn(Card(step, effect.slot), NOBODY).step

    def _gather(self, ronde_id: str) -> None:
        self.people = tuple(member.person for member in self.members)
        ronde = self.traject.asked
        if ronde.id == ronde_id and ronde.open and ronde.mode is Mode.APART:
            invited = Invited(ronde_id, len(self.people))
            self.deliver(Delivered(NOBODY, invited))
            for person in self.people:
                if person.id not in self.reach:
                    self._reaches(person.id)

    def _reaches(self, person_id: str) -> bool:
        """Whether a card comes into somebody's own chat, which is kept while a ronde is open."""
        how = self.unreachable.get(person_id, Bereik.BEREIKT)
        if self.traject.asked.open:
            self.reach[person_id] = how
        return how is Bereik.BEREIKT

    def _nudge(self) -> None:
        for person in self.people:
            step = nudged_step(self.setup, self.state(person, counting=False))
            if step is not None and self._reaches(person.id):
                self.nudges.append((person, self.drawn(Card(step, private=True), person)))

    # -- what the bot sends by itself ------------------------------------------------------------

    def _next_due(self) -> datetime | None:
        return min(filter(None, (self.wake_at, *self._letters.values())), default=None)

    def _tell(self) -> None:
        """The channel gets one post with what is due."""
        step = team_post(self.setup, self.state(NOBODY, counting=True), self.now)
        if step:
            self.posts.append(self._sent(Card(step), NOBODY))
        self.deliver(Delivered(NOBODY, Told(self.traject.untold)))

    def _may_be_asked(self, person_id: str) -> datetime:
        """When somebody may get a message: in school hours, and at most one a day."""
        school = self.traject.school
        member = next((m for m in self.members if m.person.id == person_id), None)
        last = member.mail[-1].at.date() if member and member.mail else None
        return school.tomorrow(self.now) if last == self.now.date() else school.next_open(self.now)

    def _deliver_letters(self) -> None:
        for id in [id for id, due in self._letters.items() if due <= self.now]:
            del self._letters[id]
            for member in self.members:
                if member.person.id == id:
                    self._write_to(member)

    def _write_to(self, member: Member) -> None:
        """One message with all that waits for somebody, unless nothing does any more."""
        id, state = member.person.id, self.state(member.person, counting=False)
        if how := self.unreachable.get(id):
            self.deliver(Delivered(NOBODY, Unreached(id, how)))
            return
        lines = lines_for(self.setup, state, id, self.now, HERE.space)
        if not lines:
            return
        one = len(lines) == 1
        step = personal_step(self.setup, state, id, self.now) if one else bundle_step(lines)
        assert step
        member.mail.append(self._sent(Card(step, private=True), member.person))

    def _sent(self, card: Card, viewer: Person) -> Sent:
        """A card that the bot sends by itself: only when the school is open."""
        assert self.traject.school.is_open(self.now), f"{card.step.id} at {self.now}"
        return Sent(self.now, self.drawn(card, viewer))
