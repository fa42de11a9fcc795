"""Stap 1, reflectie: a deelnemer, or the team together, fills in a sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from zlib import crc32

from content.model import Blok, Content, Vraag
from dialogs import dutch
from dialogs.effects import Effect, Invite, Show
from dialogs.events import Event, Press
from dialogs.orientatie.stemming import is_ballot
from dialogs.outcome import Outcome, Setup, State, leaving, unchanged
from dialogs.record import Answer, Mode, Phase, Ronde, Sheet, Traject
from dialogs.reflectie.aggregate import answered
from dialogs.reflectie.answering_cards import block_step
from dialogs.reflectie.deepening import KIND, asked_later, chosen_levels, level_of, save_deepening
from dialogs.reflectie.reach import way_in
from dialogs.steps import Feedback
from dialogs.subject import instrument_of, text_field


def begin(setup: Setup, state: State, event: Event) -> Outcome:
    """A deelnemer opens the first card. Pressed again later, it leads to where they were."""
    assert isinstance(event.what, Press)
    if not state.traject.asked.open:
        return _too_late(setup, state, event)
    begun = state.sheet is not None and state.sheet.begun
    if begun or not _is_for(state.traject.asked, event.what.step):
        return unchanged(state)
    return Outcome(state.traject, Sheet(begun=True, version=_first_version(event.chance)))


def _first_version(chance: str) -> int:
    """Cards that were made for a sheet before it was erased don't fit the next one."""
    return 1 + crc32(chance.encode()) % 1_000_000


def postpone(setup: Setup, state: State, event: Event) -> Outcome:
    """A deelnemer will answer later."""
    if not state.traject.asked.open:
        return _too_late(setup, state, event)
    return unchanged(state, setup.content.zeg("ronde.straks"))


def decline(setup: Setup, state: State, event: Event) -> Outcome:
    """A deelnemer doesn't take part: what they answered is erased, and they are left in peace.

    What the team answered together is not theirs to erase.
    """
    assert isinstance(event.what, Press)
    ronde = state.traject.asked
    if not ronde.open:
        return _too_late(setup, state, event)
    if ronde.mode is Mode.SAMEN or not _is_for(ronde, event.what.step):
        return unchanged(state)
    note = setup.content.zeg("ronde.niet-mee")
    if state.sheet and state.sheet.declined:
        return unchanged(state, note)
    effects = (Show("levend"),) if state.sheet and answered(state.sheet) else ()
    declined = Sheet(declined=True, version=_first_version(event.chance))
    return Outcome(state.traject, declined, effects, Feedback(note=note))


def save_block(setup: Setup, state: State, event: Event) -> Outcome:
    """Answers to one block are kept; then the next, the same or the previous block is shown."""
    assert isinstance(event.what, Press)
    press = event.what
    ronde, content = state.traject.asked, setup.content
    kind, index = _block_of(press.step, ronde)
    blokken = instrument_of(content, state.traject, ronde).blokken
    if not ronde.open or index >= len(blokken):
        return _too_late(setup, state, event)
    if kind == KIND:
        return save_deepening(setup, state, event, index, _joint(ronde))
    blok = blokken[index]
    sheet = replace(state.sheet or Sheet(), begun=True)
    answers = {**sheet.answers, **_read_answers(content, state.traject, blok, press, sheet)}
    onward = sheet.after(index, len(blokken))
    target = {"save": onward, "back": index - 1, "later": index}[press.verb]
    if press.version != sheet.version:
        if answers == sheet.answers:
            return unchanged(state)
        step = block_step(setup, state.traject, sheet, index)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    if target < 0 and answers == sheet.answers:
        return unchanged(state, content.zeg("terug.eerste"))
    errors = _missing(content, blok, answers) if press.verb == "save" else {}
    deep = press.verb == "save" and not errors and _goes_deeper(content, ronde, blok, answers)
    block = index if errors or deep else max(target, 0)
    saved = replace(
        sheet,
        answers=answers,
        block=block,
        deep=deep,
        through=sheet.through or block == len(blokken),
        version=sheet.version + 1,
        saved_at=event.now,
    )
    note = content.zeg(
        "bewaren.later" if press.verb == "later" else "bewaren.bewaard",
        tijd=dutch.say_time(event.now),
    )
    if errors:
        note = content.zeg("bewaren.onvolledig")
    feedback = Feedback(note=note, errors=errors)
    counted = answered(saved) != answered(sheet)
    effects = (Show("levend"),) if counted else ()
    return Outcome(state.traject, saved, (*effects, *_joint(ronde)), feedback)


def go_to_block(setup: Setup, state: State, event: Event) -> Outcome:
    """A deelnemer wants to see or change what they answered before."""
    assert isinstance(event.what, Press)
    ronde = state.traject.asked
    blokken = instrument_of(setup.content, state.traject, ronde).blokken
    if not ronde.open:
        return _too_late(setup, state, event)
    sheet = state.sheet
    if sheet is None or not _is_current(sheet, ronde, event.what):
        return unchanged(state)
    block = min(event.what.number("blok"), len(blokken) - 1)
    changed = replace(sheet, block=block, deep=False, version=sheet.version + 1)
    return Outcome(state.traject, changed, _joint(ronde))


def back(setup: Setup, state: State, event: Event) -> Outcome:
    """Back to the block before; on a card with questions, what was filled in is kept first."""
    assert isinstance(event.what, Press)
    if event.what.step.startswith(("blok/", f"{KIND}/")):
        return save_block(setup, state, event)
    sheet = state.sheet
    if sheet is None or sheet.block == 0:
        return unchanged(state, setup.content.zeg("terug.eerste"))
    if not _is_current(sheet, state.traject.asked, event.what):
        return unchanged(state)
    earlier = replace(sheet, block=sheet.block - 1, version=sheet.version + 1)
    return Outcome(state.traject, earlier, _joint(state.traject.asked))


def answer_privately(setup: Setup, state: State, event: Event) -> Outcome:
    """Somebody wants to answer: in their own chat the card follows, from the channel it is sent.

    Who can't be written to, sees what to do about it.
    """
    assert isinstance(event.what, Press)
    ronde = state.traject.asked
    if not ronde.open:
        return _too_late(setup, state, event)
    if event.private or ronde.mode is Mode.SAMEN:
        return unchanged(state)
    if closed_door := way_in(setup, state, event.what):
        return leaving(state, event.what.text("tekst", 4000), closed_door)
    note = setup.content.zeg("ronde.kaartje-gestuurd")
    feedback = Feedback(note=note, typed=dict(event.what.values))
    invite = Invite(ronde.id, event.who.id, own=True)
    return Outcome(state.traject, state.sheet, (invite,), feedback)


def _joint(ronde: Ronde) -> tuple[Effect, ...]:
    """Colleagues around the table see the same card move on."""
    return (Show(f"werk.{Phase.REFLECTIE}"),) if ronde.mode is Mode.SAMEN else ()


def _is_for(ronde: Ronde, step: str) -> bool:
    """Whether a card was made for this ronde: its step id is <kind>/<ronde>, or begins so."""
    return ronde.id in step.split("/")[1:2]


def _is_current(sheet: Sheet, ronde: Ronde, press: Press) -> bool:
    """Whether a card was made for this ronde, and for the sheet as it is now."""
    return press.version == sheet.version and _is_for(ronde, press.step)


def _too_late(setup: Setup, state: State, event: Event) -> Outcome:
    assert isinstance(event.what, Press)
    return unchanged(state, setup.content.zeg("ronde.te-laat"), press=event.what)


_NO_BLOCK = 1_000_000


def _block_of(step: str, ronde: Ronde) -> tuple[str, int]:
    """Which card of this ronde a step id names, blok or dieper/<ronde>/<index>, and its block."""
    kind, _, rest = step.partition("/")
    id, _, index = rest.partition("/")
    of_this = kind in ("blok", KIND) and id == ronde.id and index.isdecimal()
    if not of_this or is_ballot(ronde):
        return "", _NO_BLOCK
    return kind, int(index[:6])


def _read_answers(
    content: Content, traject: Traject, blok: Blok, press: Press, sheet: Sheet
) -> dict[str, Answer]:
    """What was filled in; a field that the card did not send keeps what was saved."""
    read: dict[str, Answer] = {}
    for vraag in blok.vragen:
        old = sheet.answers.get(vraag.id, Answer())
        written = text_field(vraag)
        text = press.text(written) if written in press.values else old.text
        choice = old.choice
        if vraag.schaal and vraag.id in press.values:
            given = press.text(vraag.id)
            known = {a.id for a in content.schalen[vraag.schaal].antwoorden}
            choice = given if given in known else old.choice
        if asked_later(content, vraag) and level_of(content, vraag, choice) is None:
            text = ""  # about a level that was withdrawn, and on no card to be seen any more
        if choice or text:
            read[vraag.id] = _answer(content, traject, vraag, choice, text)
        elif vraag.id in sheet.answers:
            read[vraag.id] = Answer()
    return read


def _answer(
    content: Content, traject: Traject, vraag: Vraag, choice: str | None, text: str
) -> Answer:
    """An answer; on a published scale with the edition and the school year."""
    edition = content.schalen[vraag.schaal].versie if vraag.schaal and choice else None
    return Answer(choice, text, edition, traject.running_year) if edition else Answer(choice, text)


def _goes_deeper(content: Content, ronde: Ronde, blok: Blok, answers: Mapping[str, Answer]) -> bool:
    """Whether more is asked about the levels that were chosen. A microscan is one card."""
    return not ronde.microscan and bool(chosen_levels(content, blok, answers))


def _missing(content: Content, blok: Blok, answers: Mapping[str, Answer]) -> dict[str, str]:
    """The closed questions without an answer, as far as "weet ik niet" can be said."""
    return {
        vraag.id: content.zeg("fout.kies-antwoord")
        for vraag in blok.vragen
        if _needs_answer(content, vraag) and not answers.get(vraag.id, Answer()).choice
    }


def _needs_answer(content: Content, vraag: Vraag) -> bool:
    return vraag.schaal is not None and any(
        antwoord.weet_niet for antwoord in content.schalen[vraag.schaal].antwoorden
    )
