"""The quiz of an introduction: what can be chosen, what is right, and the score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.kennismaking import Stelling
from content.model import Content, Verwachting
from dialogs.anywhere.beeld import rubriek
from dialogs.events import Press
from dialogs.kennismaking.voortgang import Walk
from dialogs.steps import Choice, ScoreLijn

WAAR, NIET_WAAR = "waar", "niet-waar"
VERWACHTING, RUBRIEK = "verwachting", "rubriek"
FIELDS = (VERWACHTING, RUBRIEK)
MOST_CHOICES = 10


def named(verwachting: Verwachting) -> str:
    """An expectation by its code and title."""
    return f"{verwachting.code} · {verwachting.titel}"


def choices(walk: Walk) -> Mapping[str, tuple[Choice, ...]]:
    """The choices of the two fields that match a kwaliteitsbeeld.

    A rubriek goes by the id of the first expectation in it.
    """
    known, koppelen = walk.content.verwachtingen, walk.kennismaking.koppelen
    first_in: dict[str, str] = {}
    for verwachting in known.values():
        first_in.setdefault(rubriek(verwachting), verwachting.id)
    asked = [verwachting.id for verwachting in walk.beelden]
    rubrieken = [first_in[rubriek(verwachting)] for verwachting in walk.beelden]
    pool = _some(koppelen.verwachtingen if koppelen else (), asked)
    places = _some(list(first_in.values()), rubrieken)
    return {
        VERWACHTING: tuple(Choice(id, named(known[id])) for id in pool),
        RUBRIEK: tuple(Choice(id, rubriek(known[id])) for id in places),
    }


def _some(ids: Sequence[str], needed: Sequence[str]) -> Sequence[str]:
    """At most `MOST_CHOICES` of the ids, in their order, with all that are needed among them."""
    room = MOST_CHOICES - len(set(needed))
    others = [id for id in ids if id not in needed][:room]
    return [id for id in ids if id in needed or id in others]


def read_answers(walk: Walk, press: Press) -> tuple[dict[str, str], dict[str, str]]:
    """What a press answers, by the name under which it is kept, and what is wrong with a field."""
    name, page = walk.name, walk.page
    if isinstance(page, Stelling) and press.text("antwoord") in (WAAR, NIET_WAAR):
        return {name: press.text("antwoord")}, {}
    if not isinstance(page, Verwachting):
        return {}, {}
    there = choices(walk)
    errors = {
        field: walk.content.zeg(f"fout.kies-{field}-bij-beeld")
        for field in FIELDS
        if press.text(field) not in {choice.value for choice in there[field]}
    }
    if errors:
        return {}, errors
    return {f"{name}/{field}": press.text(field) for field in FIELDS}, {}


def is_right(content: Content, verwachting: Verwachting, field: str, answer: str) -> bool:
    """Whether an answer to one field of the matching exercise is right."""
    if field == VERWACHTING:
        return answer == verwachting.id
    chosen = content.verwachtingen.get(answer)
    return chosen is not None and rubriek(chosen) == rubriek(verwachting)


def score(walk: Walk) -> list[ScoreLijn]:
    """Every question of the quiz, with whether it was answered rightly."""
    lines: list[ScoreLijn] = []
    given = walk.voortgang.answers
    for name, page in walk.pages.items():
        if isinstance(page, Stelling):
            answer = given.get(name)
            right = None if answer is None else (answer == WAAR) is page.waar
            lines.append(ScoreLijn(page.tekst, right))
        elif isinstance(page, Verwachting):
            for field in FIELDS:
                answer = given.get(f"{name}/{field}")
                right = None if answer is None else is_right(walk.content, page, field, answer)
                lines.append(ScoreLijn(f"{named(page)}: {field}", right))
    return lines
