"""How long the documents of a large school take: 200 acties in 20 trajecten, in every form."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median

from bot.documents.agenda import checkmomenten_as_ics
from bot.documents.as_json import plannen_as_json
from bot.documents.excel import acties_as_xlsx
from bot.documents.word import Word
from content import load
from dialogs.actie.plannen import plannen_of
from dialogs.calendar import BRUSSELS, check_moments
from dialogs.record import Actie, Item, Person, Phase, Traject

NOW = datetime(2026, 11, 23, 16, 10, tzinfo=BRUSSELS)
TRAJECTEN, ACTIES = 20, 10
SENTENCE = "Elke derdejaars heeft tegen eind mei een gesprek over de studiekeuze gehad. "

Seconds = dict[str, float]
"""The processor time that each form took."""


def documents(rounds: int) -> Seconds:
    """Every form, each as often as there are rounds; the median of what it took."""
    content = load()
    trajecten = [_traject(number) for number in range(TRAJECTEN)]
    word = Word(content)

    def plans() -> None:
        for one in trajecten:
            plannen_of(content, one, NOW.date())

    plannen = [plannen_of(content, one, NOW.date()) for one in trajecten]

    def both_plans() -> None:
        for one in plannen:
            word.jaaractieplan(one, NOW)
            word.meerjarenplan(one, NOW)

    forms: dict[str, Callable[[], object]] = {
        "what they hold": plans,
        "Word, both plans": both_plans,
        "Excel": lambda: acties_as_xlsx(plannen, NOW),
        "calendar": lambda: checkmomenten_as_ics(plannen, NOW),
        "JSON": lambda: plannen_as_json(plannen, NOW),
    }
    return {name: median(_lap(make) for _ in range(rounds)) for name, make in forms.items()}


def _lap(make: Callable[[], object]) -> float:
    before = time.process_time()
    make()
    return time.process_time() - before


def _traject(number: int) -> Traject:
    trekker = Person("29:trekker", "Trekker")
    points = [Item(f"p{n}", "nog-niet", SENTENCE, chosen=True) for n in range(3)]
    return Traject(
        id=f"{number:012}",
        verwachting="b2",
        domein="leerloopbaan",
        trekker=trekker,
        year=2026,
        phase=Phase.OPVOLGING,
        items=tuple(points),
        algemeen_doel=SENTENCE,
        acties=tuple(_actie(n, trekker) for n in range(ACTIES)),
    )


def _actie(number: int, owner: Person) -> Actie:
    _, january, _, june = check_moments(2026)
    later = number % 2 == 1
    return Actie(
        id=f"a{number:011}",
        item=f"p{number % 3}",
        soort="borgen" if later else "ontwikkelen",
        card="klaar",
        doel=f"{number}. {SENTENCE}",
        meting=SENTENCE,
        termijn="middellang" if later else "kort",
        wat=SENTENCE,
        hoe=SENTENCE * 2,
        wanneer=SENTENCE,
        afspraken=SENTENCE * 2,
        owner=owner,
        wie=SENTENCE,
        checks=(january + timedelta(days=number), june),
        years=(2026, 2027) if later else (),
    )


def report(seconds: Seconds, turn: float) -> str:
    """A line for each form, beside the processor time of one turn of `status`."""
    whole = {**seconds, "together": sum(seconds.values())}
    title = f"documents of {TRAJECTEN * ACTIES} acties in {TRAJECTEN} trajecten"
    lines = [f"{title:52}{'cpu s':>9}{'turns of `status`':>20}"]
    lines += [f"{name:52}{took:>9.3f}{took / turn:>20.0f}" for name, took in whole.items()]
    return "\n".join(lines)
