"""The cards of the introductions and the examples, for the gallery: those of the packs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from content.model import Content, Verwachting
from dialogs.anywhere.beeld import beeld_view
from dialogs.anywhere.demo import demo_step
from dialogs.events import Press
from dialogs.kennismaking.cards import keuzelijst
from dialogs.kennismaking.voortgang import Walk, begin
from dialogs.kennismaking.walk import apply, next_step
from dialogs.outcome import Setup
from dialogs.steps import Beeld, Feedback, Step, Voorbeeld, VoorbeeldPlan

WRONG = {"antwoord": "waar", "verwachting": "b1", "rubriek": "b1"}


def introductions(setup: Setup) -> Iterator[tuple[str, Step]]:
    """Every card of every introduction, before and after its question was answered."""
    content = setup.content
    for about in content.kennismakingen.values():
        walk = Walk(content, about, begin(content, about, "0" * 32))
        for number, name in enumerate(walk.pages, start=1):
            walk = replace(walk, voortgang=replace(walk.voortgang, at=name))
            step = next_step(walk, resumed=True)
            yield f"{about.id} {number}", step
            if isinstance(walk.page, Verwachting):
                yield f"{about.id} {number} met fouten", next_step(walk, _errors(content))
            press = Press("intro-answer", step.id, step.version, WRONG)
            answered = replace(walk, voortgang=apply(walk, press, "")[0])
            if answered != walk:
                yield f"{about.id} {number} beantwoord", next_step(answered)
            walk = answered
    yield "keuze van een kennismaking", keuzelijst(_twice(content))


def _errors(content: Content) -> Feedback:
    names = ("verwachting", "rubriek")
    return Feedback(errors={name: content.zeg(f"fout.kies-{name}-bij-beeld") for name in names})


def _twice(content: Content) -> Content:
    """With two of everything that can be chosen."""
    [about, *_] = content.kennismakingen.values()
    [example, *_] = content.voorbeelden.values()
    return content.model_copy(
        update={
            "kennismakingen": {"een": about, "twee": about.model_copy(update={"titel": "Twee"})},
            "voorbeelden": {"een": example, "twee": example.model_copy(update={"titel": "Twee"})},
        }
    )


def examples(setup: Setup, today: date) -> Iterator[tuple[str, Step]]:
    """Every card of every example, and what each expectation means."""
    for id in setup.content.voorbeelden:
        pages = 1
        page = 0
        while page < pages:
            step = demo_step(setup, today, id, page)
            assert isinstance(step, Voorbeeld | VoorbeeldPlan)
            yield f"voorbeeld {id} {page + 1}", step
            pages, page = step.voorbeeld.pages, page + 1
    yield "keuze van een voorbeeld", demo_step(Setup(_twice(setup.content)), today)
    for verwachting in setup.content.verwachtingen.values():
        view = beeld_view(setup.content, verwachting)
        yield f"beeld {verwachting.id}", Beeld(id="beeld", traject="0" * 12, view=view)
