"""Every instrument of the sources is there, whole, and can be put to a team as cards."""

from __future__ import annotations

import pytest
import yaml

from content import PACKS, Content

ZORGSCAN = [f"zorgscan-{number}" for number in range(1, 8)]


def test_the_zorgscan_is_whole(content: Content):
    dimensies = [content.instrumenten[name] for name in ZORGSCAN]
    blokken = [blok for dimensie in dimensies for blok in dimensie.blokken]
    indicatoren = [v for dimensie in dimensies for v in dimensie.vragen if v.schaal]
    clusters = [blok for blok in blokken if blok.bron]
    assert len(clusters) == 19
    assert len(indicatoren) == 39
    assert {vraag.schaal for vraag in indicatoren} == {"batterij"}
    assert sum(len(vraag.kenmerken) for vraag in indicatoren) == 164
    assert sum(len(blok.richtvragen) for blok in blokken) == 39
    assert {dimensie.groep for dimensie in dimensies} == {"zorgscan"}


@pytest.mark.parametrize("name", ZORGSCAN)
def test_every_dimension_ends_with_room_for_notes(content: Content, name: str):
    (notities,) = content.instrumenten[name].blokken[-1].vragen
    assert notities.id == name.replace("-", ".") + ".notities"
    assert notities.schaal is None


def test_the_battery_goes_from_empty_to_full_and_fills_the_lists(content: Content):
    batterij = content.schalen["batterij"]
    assert batterij.vorm == "batterij"
    cells = [(a.teken, a.lijst) for a in batterij.antwoorden if not a.weet_niet]
    assert cells == [("--", "nog-niet"), ("-", "verbeteren"), ("+", "goed"), ("++", "goed")]
    assert any(antwoord.id == "nvt" for antwoord in batterij.antwoorden)


@pytest.mark.parametrize("name", ["l1", "l2", "l3", "l4"])
def test_a_level_has_its_description_and_its_edition(content: Content, name: str):
    schaal = content.schalen[f"ontwikkeling-{name}"]
    niveaus = [antwoord for antwoord in schaal.antwoorden if not antwoord.weet_niet]
    assert [niveau.id for niveau in niveaus] == ["beneden", "benadert", "volgens", "overstijgt"]
    assert all(niveau.uitleg for niveau in niveaus)
    assert "goede praktijk" in str(niveaus[-1].uitleg)
    assert schaal.versie == "Onderwijsinspectie 2019-2020"
    assert content.instrumenten["ontwikkelingsschaal"].schoolniveau == "secundair"


def test_the_reflectiekaart_has_its_questions_and_bins(content: Content):
    assert len(content.instrumenten["reflectiekaart"].vragen) == 22 + 1
    bakken = content.sorteringen["reflectiekaart"].bakken
    assert [bak.id for bak in bakken] == ["verder", "versterken", "opstarten", "afbouwen"]


def test_bl9_has_its_questions_and_its_example(content: Content):
    assert len(content.instrumenten["bl9"].vragen) == 10
    voorbeeld = content.voorbeelden["hospiteren"]
    assert [punt.lijst for punt in voorbeeld.punten] == ["goed"] * 3 + ["nog-niet"] * 2
    assert [actie.jaar for actie in voorbeeld.acties] == [1, 2]
    assert len(content.verwachtingen["bl9"].concreet) == 5


@pytest.mark.parametrize(
    ("name", "marks"), [("b1", 4), ("b3", 8), ("b4", 5), ("bl8", 5), ("bl9", 5)]
)
def test_the_catalogue_has_the_expectations_that_the_sources_print(
    content: Content, name: str, marks: int
):
    assert len(content.verwachtingen[name].beeld) == marks


def test_the_matching_exercise_can_be_made_and_corrected(content: Content):
    koppelen = content.kennismakingen["rok"].koppelen
    assert koppelen is not None
    chosen = [content.verwachtingen[id] for id in koppelen.verwachtingen]
    assert all(verwachting.beeld and verwachting.deelrubriek for verwachting in chosen)
    assert len({verwachting.rubriek for verwachting in chosen}) > 1


def test_a_card_of_the_introduction_fits_on_a_screen(content: Content):
    rok = content.kennismakingen["rok"]
    cards = [*rok.schermen, *rok.slot]
    assert [card.id for card in cards if len(card.punten) > 9] == []
    assert all(card.tekst or card.punten for card in cards)


def test_links_are_whole_addresses(content: Content):
    assert len(content.links) >= 8
    for link in content.links.values():
        assert link.url.startswith(("http://", "https://"))
        assert " " not in link.url


def test_every_closed_question_lets_you_say_that_you_do_not_know(content: Content):
    scales = {
        vraag.schaal for i in content.instrumenten.values() for vraag in i.vragen if vraag.schaal
    }
    without = [
        name for name in scales if not any(a.weet_niet for a in content.schalen[name].antwoorden)
    ]
    assert without == []


def test_every_scale_of_the_packs_is_used(content: Content):
    used = {vraag.schaal for i in content.instrumenten.values() for vraag in i.vragen}
    used |= {"stip", "impact", "moeite"}  # of stemmingen, whose questions are made as they open
    assert set(content.schalen) - used == set()


def test_what_is_about_toddlers_is_for_primary_schools(content: Content):
    leerloopbaan = content.instrumenten["zorgscan-3"].blokken[1]
    about = [*leerloopbaan.richtvragen, *leerloopbaan.vragen[0].kenmerken]
    assert {zin.schoolniveau for zin in about if "kleuter" in zin.tekst.lower()} == {"basis"}
    assert {zin.schoolniveau for zin in about if "kleuter" not in zin.tekst.lower()} == {"beide"}


@pytest.mark.parametrize("path", sorted(PACKS.glob("*.yaml")), ids=lambda path: path.stem)
def test_any_reader_of_yaml_can_read_a_pack(path):
    """The loader uses libyaml where it can, which forgives more than others do."""
    assert yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)["pack"] == path.stem
