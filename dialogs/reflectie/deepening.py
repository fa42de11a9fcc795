"""Choosing a level asks for more: what is still missing for the next one, or the good practice.

Comes after a block with a scale of levels (`vorm: niveau`), as a card of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from content.model import Antwoord, Blok, Content, Schaal, Vraag
from dialogs import dutch
from dialogs.effects import Effect
from dialogs.events import Event, Press
from dialogs.head import head
from dialogs.outcome import Outcome, Setup, State, unchanged
from dialogs.record import Answer, Sheet, Traject
from dialogs.steps import Deepen, Feedback, LevelView
from dialogs.subject import instrument_of, text_field

KIND = "dieper"


def asked_later(content: Content, vraag: Vraag) -> bool:
    """Whether the words that go with an answer are asked for here, and not beside the question."""
    return vraag.schaal is not None and content.schalen[vraag.schaal].vorm == "niveau"


def level_of(content: Content, vraag: Vraag, choice: str | None) -> Antwoord | None:
    """The level that was chosen; None when none was, or the question has none."""
    if vraag.schaal is None or not asked_later(content, vraag):
        return None
    levels = content.schalen[vraag.schaal].antwoorden
    return next((a for a in levels if a.id == choice and not a.weet_niet), None)


def chosen_levels(
    content: Content, blok: Blok, answers: Mapping[str, Answer]
) -> list[tuple[Vraag, Antwoord]]:
    """The questions of a block in which a level was chosen, with that level."""
    found = [(v, level_of(content, v, answers.get(v.id, Answer()).choice)) for v in blok.vragen]
    return [(vraag, level) for vraag, level in found if level]


def deepen_step(setup: Setup, traject: Traject, sheet: Sheet, index: int) -> Deepen | None:
    """The card that asks on; None when no level was chosen."""
    content = setup.content
    blok = instrument_of(content, traject, traject.asked).blokken[index]
    levels = chosen_levels(content, blok, sheet.answers)
    if not levels:
        return None
    return Deepen(
        id=f"{KIND}/{traject.asked.id}/{index}",
        version=sheet.version,
        traject=traject.id,
        head=head(content, traject),
        title=blok.titel,
        levels=tuple(_level_view(content, vraag, level, sheet) for vraag, level in levels),
    )


def _level_view(content: Content, vraag: Vraag, level: Antwoord, sheet: Sheet) -> LevelView:
    schaal = content.schalen[vraag.schaal or ""]
    higher = _next(schaal, level)
    return LevelView(
        id=text_field(vraag),
        label=level.label,
        uitleg=level.uitleg or "",
        next_label=higher.label if higher else "",
        next_uitleg=higher.uitleg or "" if higher else "",
        asks=content.zeg("dieper.volgende" if higher else "dieper.goede-praktijk"),
        text=sheet.answers[vraag.id].text,
    )


def _next(schaal: Schaal, level: Antwoord) -> Antwoord | None:
    """The level above this one."""
    levels = [antwoord for antwoord in schaal.antwoorden if not antwoord.weet_niet]
    after = levels[levels.index(level) + 1 :]
    return after[0] if after else None


def save_deepening(
    setup: Setup, state: State, event: Event, index: int, effects: tuple[Effect, ...]
) -> Outcome:
    """What was written is kept; then the next block follows, or with `back` the same again."""
    assert isinstance(event.what, Press)
    press, traject, content = event.what, state.traject, setup.content
    sheet = state.sheet or Sheet()
    blokken = instrument_of(content, traject, traject.asked).blokken
    blok = blokken[index]
    answers = dict(sheet.answers)
    for vraag, _ in chosen_levels(content, blok, answers):
        field = text_field(vraag)
        if field in press.values:
            answers[vraag.id] = replace(answers[vraag.id], text=press.text(field))
    if press.version != sheet.version:
        if answers == sheet.answers:
            return unchanged(state)
        step = deepen_step(setup, traject, sheet, index)
        return unchanged(state, content.zeg("bewaren.verouderd"), step, press)
    block = sheet.after(index, len(blokken)) if press.verb == "save" else index
    saved = replace(
        sheet,
        answers=answers,
        block=block,
        through=sheet.through or block == len(blokken),
        deep=press.verb == "later",
        version=sheet.version + 1,
        saved_at=event.now,
    )
    name = "bewaren.later" if press.verb == "later" else "bewaren.bewaard"
    note = content.zeg(name, tijd=dutch.say_time(event.now))
    return Outcome(traject, saved, effects, Feedback(note=note))
