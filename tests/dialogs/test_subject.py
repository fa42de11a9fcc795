"""What a traject is about: its expectation, and the questions that suit its school."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content import Content
from content.model import Instrument
from dialogs.record import Eigen, Mode, Person, Ronde, Schoolniveau, Traject
from dialogs.subject import (
    EIGEN,
    depends_on_level,
    instrument_of,
    parts_of,
    text_field,
    verwachting_of,
)
from tests.dialogs.team import MONDAY

TODDLERS = "Wat doen we voor kleuterparticipatie?"
FEATURE = "We moedigen kleuterparticipatie aan."


def traject(
    instrument: str, niveau: Schoolniveau | None = None, eigen: Eigen | None = None
) -> Traject:
    return Traject(
        id="0" * 12,
        verwachting=EIGEN if eigen else "b1",
        domein=None,
        trekker=Person("29:griet", "Griet"),
        year=2026,
        rondes=(Ronde("f" * 12, instrument, Mode.SAMEN, MONDAY),),
        schoolniveau=niveau,
        eigen=eigen,
    )


def asked(content: Content, about: Traject) -> Instrument:
    return instrument_of(content, about, about.ronde)


def said(instrument: Instrument) -> set[str]:
    """Everything that stands with the questions, not to be answered."""
    zinnen = [zin for blok in instrument.blokken for zin in blok.richtvragen]
    zinnen += [zin for vraag in instrument.vragen for zin in vraag.kenmerken]
    return {zin.tekst for zin in (*zinnen, *instrument.inleiding)}


# -- the kind of school --------------------------------------------------------------------------


def test_what_is_for_basisscholen_is_not_put_to_a_secondary_school(content: Content) -> None:
    basis = said(asked(content, traject("zorgscan-3", "basis")))
    secundair = said(asked(content, traject("zorgscan-3", "secundair")))

    assert {TODDLERS, FEATURE} <= basis
    assert not {TODDLERS, FEATURE} & secundair
    assert secundair < basis


def test_a_school_of_which_the_kind_is_not_known_gets_everything(content: Content) -> None:
    about = traject("zorgscan-3")

    assert asked(content, about) == content.instrumenten["zorgscan-3"]


@pytest.mark.parametrize("niveau", ["basis", "secundair"])
def test_of_no_question_is_anything_left_that_is_for_others(
    content: Content, niveau: Schoolniveau
) -> None:
    for id in content.instrumenten:
        kept = asked(content, traject(id, niveau))
        parts = [*kept.vragen, *kept.inleiding]
        parts += [zin for blok in kept.blokken for zin in blok.richtvragen]
        parts += [zin for vraag in kept.vragen for zin in vraag.kenmerken]
        assert {part.schoolniveau for part in parts} <= {"beide", niveau}


def test_a_block_of_which_every_question_is_for_others_is_left_out(content: Content) -> None:
    scan = content.instrumenten["zorgscan-7"]
    first, *others = scan.blokken
    vragen = tuple(v.model_copy(update={"schoolniveau": "basis"}) for v in first.vragen)
    changed = scan.model_copy(
        update={"blokken": (first.model_copy(update={"vragen": vragen}), *others)}
    )
    other = content.model_copy(
        update={"instrumenten": {**content.instrumenten, "zorgscan-7": changed}}
    )

    assert asked(other, traject("zorgscan-7", "secundair")).blokken == tuple(others)
    assert asked(other, traject("zorgscan-7", "basis")).blokken == changed.blokken


def test_the_kind_of_school_is_asked_when_it_makes_a_difference(content: Content) -> None:
    depends = {id for id, each in content.instrumenten.items() if depends_on_level(each)}

    assert depends == {"ontwikkelingsschaal", "zorgscan-3"}


@pytest.mark.parametrize("place", ["inleiding", "richtvragen", "kenmerken", "vragen"])
def test_it_makes_a_difference_wherever_something_is_for_one_kind(
    content: Content, place: str
) -> None:
    """One sentence or question of zorgscan-1 is for basisscholen only."""
    scan = content.instrumenten["zorgscan-1"]
    first, *others = scan.blokken
    vraag, *rest = first.vragen
    zin = vraag.kenmerken[0].model_copy(update={"schoolniveau": "basis"})
    if place == "inleiding":
        changed = scan.model_copy(update={"inleiding": (zin,)})
    else:
        if place == "richtvragen":
            blok = first.model_copy(update={"richtvragen": (zin,)})
        else:
            update = {"kenmerken": (zin,)} if place == "kenmerken" else {"schoolniveau": "basis"}
            blok = first.model_copy(update={"vragen": (vraag.model_copy(update=update), *rest)})
        changed = scan.model_copy(update={"blokken": (blok, *others)})

    assert not depends_on_level(scan)
    assert depends_on_level(changed)


# -- several together ----------------------------------------------------------------------------


def test_dimensions_that_are_chosen_together_are_one_instrument(content: Content) -> None:
    about = traject("zorgscan-5+zorgscan-7")
    five, seven = content.instrumenten["zorgscan-5"], content.instrumenten["zorgscan-7"]

    together = asked(content, about)

    assert together.titel == content.groepen["zorgscan"].titel
    assert together.kort == content.groepen["zorgscan"].kort
    assert together.minuten == five.minuten + seven.minuten
    assert together.blokken == five.blokken + seven.blokken
    assert parts_of(content, about, about.ronde) == (five, seven)


def test_what_each_says_first_is_read_before_all(content: Content) -> None:
    scales = [content.instrumenten[id] for id in ("ontwikkelingsschaal", "goed-onderwijs")]

    together = asked(content, traject("ontwikkelingsschaal+goed-onderwijs"))

    assert all(scale.inleiding for scale in scales)
    assert together.inleiding == scales[0].inleiding + scales[1].inleiding


def test_one_dimension_keeps_its_own_name(content: Content) -> None:
    assert asked(content, traject("zorgscan-5")).titel == content.instrumenten["zorgscan-5"].titel


def test_of_dimensions_together_each_is_cut_to_the_school(content: Content) -> None:
    together = asked(content, traject("zorgscan-3+zorgscan-5", "secundair"))

    assert FEATURE not in said(together)


# -- an expectation of one's own -----------------------------------------------------------------


def test_an_expectation_is_of_the_catalogue_or_as_the_trekker_typed_it(content: Content) -> None:
    eigen = Eigen("D3", "Onze speelplaats is er voor iedereen", vragen=("Wie speelt er niet mee?",))

    own = verwachting_of(content, traject(EIGEN, eigen=eigen))
    chosen = verwachting_of(content, replace(traject(EIGEN, eigen=eigen), verwachting="b1"))

    assert (own.code, own.titel, own.tekst) == ("D3", eigen.titel, eigen.titel)
    assert own.rubriek == "Eigen verwachting"
    assert chosen == content.verwachtingen["b1"]


@pytest.mark.parametrize(
    ("count", "cards", "minutes"),
    [(1, [1], 2), (3, [3], 6), (4, [3, 1], 8), (7, [3, 3, 1], 14)],
)
def test_own_questions_are_asked_three_a_card(
    content: Content, count: int, cards: list[int], minutes: int
) -> None:
    eigen = Eigen("D3", "Onze speelplaats", vragen=tuple(f"Vraag {n}?" for n in range(count)))

    own = asked(content, traject(EIGEN, eigen=eigen))

    assert [len(blok.vragen) for blok in own.blokken] == cards
    assert [vraag.tekst for vraag in own.vragen] == list(eigen.vragen)
    assert len({vraag.id for vraag in own.vragen}) == count
    assert own.minuten == minutes
    assert not depends_on_level(own)


def test_people_write_an_explanation_or_the_answer_itself(content: Content) -> None:
    closed, *_, open_question = content.instrumenten["bl9"].vragen

    assert text_field(closed) == "bl9.1__toelichting"
    assert text_field(open_question) == "bl9.10"
