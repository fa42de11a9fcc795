"""Trajecten in a store: what is read for an event, and what its outcome saves.

Tables of a space: `trajecten` and `places` (by traject), `sheets.<ronde>` (by a random key),
`holders.<ronde>` (by person: which sheet is theirs, until the ronde closes), `reach.<ronde>` (by
person: how it went with their card, until then too), `knocks.<ronde>` (by person: who is still to
be reminded, until then too), `cards` (what was posted in which slot), `people` (the roster). In a
person's own space: `teams`, `me`, `post` (in which trajecten something waits for them),
`unreached` (what of that never arrived) and `kennismaking` (how far they are in an introduction).
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from dialogs.effects import (
    CloseAt,
    Deliver,
    Effect,
    Gather,
    Introduce,
    Invite,
    Knock,
    Mail,
    Nudge,
    OfferFile,
    ShareFile,
    ShareSchool,
    Show,
    Tell,
    UploadFile,
    Wake,
)
from dialogs.outcome import Bereik, Outcome, Setup, State
from dialogs.record import Mode, Person, Sheet, Traject
from storage import codec
from storage.base import Body, Change, Doc, OutboxRow, Ref, Space, Store
from storage.contents import Contents

JOINT = "samen"
"""The key of the one sheet of a ronde that the team answers together."""
ROSTER = Ref("people", "roster")
_CACHED_TRAJECTEN = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """A traject as it was read, with the versions that a commit must find unchanged.

    `setup` has the content with which the traject was started.
    """

    space: Space
    setup: Setup
    state: State
    place: Body
    expects: Mapping[Ref, int]
    sheet: Ref | None = None
    holder: Ref | None = None
    sheet_versions: Mapping[str, int] = field(default_factory=dict)
    traject_versions: Mapping[str, int] = field(default_factory=dict)


class Trajecten:
    """Reads and saves trajecten. Raises what the store raises."""

    def __init__(self, store: Store, contents: Contents) -> None:
        self._store = store
        self._contents = contents
        self._decoded: OrderedDict[tuple[str, str, int], Traject] = OrderedDict()

    async def setup_of(self, traject: Traject) -> Setup:
        """What the dialogs need for this traject, with the content that it was started with."""
        return await self._contents.setup_of(traject)

    async def all(self, space: Space) -> Sequence[tuple[Traject, Body]]:
        """The trajecten of a space with their places, the oldest first."""
        docs = await self._store.table(space, "trajecten")
        places = await self._store.table(space, "places")
        found = [
            (self._decode(space, id, doc), places[id].body)
            for id, doc in docs.items()
            if id in places
        ]
        return sorted(found, key=lambda pair: pair[0].rondes[0].opened)

    async def load(
        self,
        space: Space,
        id: str,
        who: Person | None,
        *,
        counting: bool,
        closing: bool = False,
        new_sheet: str = "",
    ) -> Loaded | None:
        """What an event of `who` needs of a traject; None when there is no such traject.

        `counting`: all sheets of the open ronde are read too. `closing`: the team's other
        trajecten too, without which no ronde can be closed. `new_sheet` is the key that a new
        sheet of `who` would get.
        """
        traject_ref, place_ref = Ref("trajecten", id), Ref("places", id)
        doc, place, roster = await self._store.get(space, [traject_ref, place_ref, ROSTER])
        if doc is None or place is None:
            return None
        traject = self._decode(space, id, doc)
        people = codec.read_people(roster.body) if roster else ()
        setup = await self.setup_of(traject)
        state = State(traject, people=people)
        loaded = Loaded(space, setup, state, place.body, {traject_ref: doc.version})
        if not traject.asked.open:
            return loaded
        if who is not None:
            loaded = await self._with_sheet(loaded, who, new_sheet)
        if counting:
            loaded = await self._with_all_sheets(loaded)
        return await self._with_elsewhere(loaded) if closing else loaded

    async def _with_sheet(self, loaded: Loaded, who: Person, new_sheet: str) -> Loaded:
        """With the sheet of one deelnemer, or the joint one."""
        ronde = loaded.state.traject.asked
        holder: Ref | None = None
        expects = dict(loaded.expects)
        key = JOINT
        if ronde.mode is Mode.APART:
            holder = Ref(f"holders.{ronde.id}", who.id)
            refs = [holder, reach_ref(ronde.id, who.id)]
            held, reached = await self._store.get(loaded.space, refs)
            how = Bereik(reached.body["how"]) if reached else None
            loaded = replace(loaded, state=replace(loaded.state, own_reach=how))
            key = held.body["sheet"] if held else new_sheet
            expects[holder] = held.version if held else 0
        sheet = Ref(f"sheets.{ronde.id}", key)
        [doc] = await self._store.get(loaded.space, [sheet])
        expects[sheet] = doc.version if doc else 0
        state = replace(loaded.state, sheet=codec.read_sheet(doc.body) if doc else None)
        return replace(loaded, state=state, expects=expects, sheet=sheet, holder=holder)

    async def _with_all_sheets(self, loaded: Loaded) -> Loaded:
        docs = await self._store.table(loaded.space, f"sheets.{loaded.state.traject.asked.id}")
        sheets = [codec.read_sheet(doc.body) for doc in docs.values()]
        versions = {key: doc.version for key, doc in docs.items()}
        rows = await self._store.table(loaded.space, reach_table(loaded.state.traject.asked.id))
        reach = Counter(Bereik(doc.body["how"]) for doc in rows.values())
        state = replace(loaded.state, sheets=sheets, reach=reach)
        return replace(loaded, state=state, sheet_versions=versions)

    async def _with_elsewhere(self, loaded: Loaded) -> Loaded:
        docs = await self._store.table(loaded.space, "trajecten")
        versions = {id: doc.version for id, doc in docs.items()}
        others = [
            self._decode(loaded.space, id, doc)
            for id, doc in docs.items()
            if id != loaded.state.traject.id
        ]
        state = replace(loaded.state, elsewhere=others)
        return replace(loaded, state=state, traject_versions=versions)

    def _decode(self, space: Space, id: str, doc: Doc) -> Traject:
        """Decoding is most of the work of a read, and a version never changes."""
        key = (space.key, id, doc.version)
        if key not in self._decoded:
            self._decoded[key] = codec.read_traject(doc.body)
            if len(self._decoded) > _CACHED_TRAJECTEN:
                self._decoded.popitem(last=False)
        return self._decoded[key]


def change_of(loaded: Loaded, outcome: Outcome, now: datetime) -> Change | None:
    """What an outcome saves; None when nothing changes and nothing is to be done."""
    state = loaded.state
    puts: dict[Ref, Body] = {}
    deletes: list[Ref] = []
    if outcome.traject != state.traject:
        puts[Ref("trajecten", state.traject.id)] = codec.write_traject(outcome.traject)
    if outcome.sheet and outcome.sheet != state.sheet and not outcome.closed:
        _save_sheet(loaded, outcome.sheet, puts, deletes)
    if not puts and not deletes and not outcome.effects:
        return None
    change = Change(
        expects=loaded.expects,
        puts=puts,
        deletes=deletes,
        outbox=outbox_rows(state.traject.id, outcome.effects, now),
        scrub=bool(deletes),
    )
    return _closing(loaded, outcome.closed, change) if outcome.closed else change


def _save_sheet(loaded: Loaded, sheet: Sheet, puts: dict[Ref, Body], deletes: list[Ref]) -> None:
    assert loaded.sheet is not None
    puts[loaded.sheet] = codec.write_sheet(sheet)
    if sheet.declined:
        deletes.append(loaded.sheet)  # what stood there is to be gone from the disk
    if loaded.holder and not loaded.expects[loaded.holder]:
        puts[loaded.holder] = {"sheet": loaded.sheet.id}


def _closing(loaded: Loaded, ronde: str, change: Change) -> Change:
    """A closed ronde leaves no sheets, and nothing that says whose they were, or whose not.

    Of two that are closed at once in one team, the second is decided again, beside the first.
    """
    sheets, holders = f"sheets.{ronde}", f"holders.{ronde}"
    traject, people = loaded.state.traject.id, loaded.state.people
    waiting = [effect(ronde, person.id) for person in people for effect in (Invite, Knock)]
    expects = {
        ref: version
        for ref, version in loaded.expects.items()
        if ref.table not in (sheets, holders)
    }
    return replace(
        change,
        expects=expects,
        expects_tables={sheets: loaded.sheet_versions, "trajecten": loaded.traject_versions},
        drops=(sheets, holders, reach_table(ronde), _knocks(ronde)),
        cancels=[outbox_key(traject, effect) for effect in (Nudge(ronde), *waiting)],
        scrub=True,
    )


def new_traject(
    traject: Traject, place: Body, effects: Sequence[Effect], card: Body | None, now: datetime
) -> Change:
    """The first save of a traject. `card` is the posted card that becomes the living one."""
    traject_ref, place_ref = Ref("trajecten", traject.id), Ref("places", traject.id)
    puts = {traject_ref: codec.write_traject(traject), place_ref: place}
    if card:
        puts[card_ref(traject.id, "levend")] = card
    return Change(
        expects={traject_ref: 0, place_ref: 0},
        puts=puts,
        outbox=outbox_rows(traject.id, effects, now),
    )


def reach_table(ronde: str) -> str:
    """Where it is kept, by person, how it went with the card of a ronde."""
    return f"reach.{ronde}"


def reach_ref(ronde: str, person: str) -> Ref:
    """Where it is kept how it went with somebody's card of a ronde."""
    return Ref(reach_table(ronde), person)


def knock_ref(ronde: str, person: str) -> Ref:
    """What says that somebody is to be reminded of a ronde, and was not yet."""
    return Ref(_knocks(ronde), person)


def _knocks(ronde: str) -> str:
    return f"knocks.{ronde}"


def reach_row(how: Bereik) -> Body:
    """How it went, as it is kept."""
    return {"how": how.value}


def card_ref(traject: str, slot: str) -> Ref:
    """Where it is kept which posted card stands in a slot."""
    return Ref("cards", f"{traject}/{slot}")


def outbox_rows(traject: str, effects: Sequence[Effect], now: datetime) -> list[OutboxRow]:
    """The effects as rows, due in their order (and none later than it should)."""
    return [
        OutboxRow(
            key=outbox_key(traject, effect),
            due=due_at(effect, now).astimezone(UTC) - timedelta(microseconds=number),
            body={"traject": traject, "effect": codec.write_effect(effect)},
        )
        for number, effect in enumerate(reversed(effects))
    ]


def outbox_key(traject: str, effect: Effect) -> str:
    """Effects with the same key replace each other while they wait."""
    match effect:
        case Show(slot):
            name = slot
        case Gather(ronde) | Nudge(ronde) | CloseAt(ronde):
            name = ronde
        case Invite(ronde, person) | Knock(ronde, person):
            name = f"{ronde}/{person}"
        case Wake() | Tell() | ShareSchool():
            name = ""
        case Mail(person) | Deliver(person) | Introduce(person):
            name = person
        case (
            OfferFile(person, document) | UploadFile(person, document) | ShareFile(person, document)
        ):
            name = f"{person}/{document}"
    return f"{effect.kind}/{traject}/{name}"


def due_at(effect: Effect, now: datetime) -> datetime:
    """When an effect is to be carried out."""
    return effect.at if isinstance(effect, CloseAt | Wake) else now
