"""What a team has already: rondes to compare with, last year's acties, and its calendar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogs.record import Ronde, Traject
from dialogs.reflectie.carried_out import carried_out
from dialogs.school import FLEMISH, School
from dialogs.subject import EIGEN, TOGETHER


def school_of(trajecten: Sequence[Traject]) -> School:
    """The calendar of a team: the newest that it told, in one of its trajecten."""
    school = FLEMISH
    for traject in trajecten:
        if traject.school.overrules(school):
            school = traject.school
    return school


def with_history(traject: Traject, others: Sequence[Traject]) -> Traject:
    """A new traject with what it takes along of the team's other ones, the oldest first.

    Of their rondes about the same it takes the figures; what was written stays where it was.
    """
    found = [
        ronde
        for other in others
        if _about(other) == _about(traject)
        for ronde in other.rondes
        if comparable(traject.ronde, ronde)
    ]
    eerder = tuple(_without_words(ronde) for ronde in sorted(found, key=lambda r: r.opened))
    return replace(traject, eerder=eerder, vorig_jaar=carried_out(others, traject.year - 1))


def comparable(ronde: Ronde, other: Ronde) -> bool:
    """Whether another ronde has figures to put beside those of this one.

    They share an instrument (or a dimension of one), and were answered in the same way: what a
    team agreed on together is not beside what each of them thought.
    """
    shared = set(ronde.instrument.split(TOGETHER)) & set(other.instrument.split(TOGETHER))
    has_figures = other.result is not None and other.result.shown and bool(other.result.counts)
    return bool(shared) and ronde.mode is other.mode and has_figures


def earlier_ronde(traject: Traject, ronde: Ronde) -> Ronde | None:
    """The newest ronde before a closed one that it can be compared with; None without one."""
    if ronde.result is None or not ronde.result.shown:
        return None
    ids = [known.id for known in traject.rondes]
    own = traject.rondes[: ids.index(ronde.id)] if ronde.id in ids else ()
    before = (*traject.eerder, *own)
    return next((other for other in reversed(before) if comparable(ronde, other)), None)


def _about(traject: Traject) -> tuple[str, str | None, str]:
    """What a traject is about: two that were typed are the same when they have the same title."""
    own = traject.eigen.titel if traject.eigen and traject.verwachting == EIGEN else ""
    return traject.verwachting, traject.domein, own.casefold()


def _without_words(ronde: Ronde) -> Ronde:
    assert ronde.result is not None
    return replace(ronde, result=replace(ronde.result, words={}), besluiten={})
