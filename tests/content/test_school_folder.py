"""What a school can do in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from content import ContentError, load


def test_a_school_adds_an_expectation_and_an_instrument(school):
    school.writes(
        """
        verwachtingen:
          - id: k1
            code: K1
            titel: Ons eigen project
            tekst: We werken aan meertaligheid.
            rubriek: Beleid
        instrumenten:
          - id: meertalig
            titel: Meertalig
            kort: Eén vraag.
            minuten: 1
            blokken:
              - id: taal
                titel: Taal
                vragen:
                  - {id: meertalig.1, tekst: Mag elke taal gehoord worden?, schaal: ja-deels-nee}
        """
    )
    content = school.loads()
    assert content.verwachtingen["k1"].titel == "Ons eigen project"
    assert content.vraag("meertalig.1").schaal == "ja-deels-nee"
    assert "zelfscan" in content.instrumenten
    assert content.versies["school"] == 1


def test_an_item_with_the_same_id_takes_the_place_of_the_built_in_one(school):
    built_in = load()
    school.writes("domeinen:\n  - {id: leerloopbaan, naam: Studiekeuze}\n")
    content = school.loads()
    assert content.domeinen["leerloopbaan"].naam == "Studiekeuze"
    assert content.domeinen["leerloopbaan"].ook == ()
    assert list(content.domeinen) == list(built_in.domeinen)


def test_a_school_rewords_one_question_and_keeps_the_rest_of_it(school):
    school.writes(
        """
        teksten:
          - id: zelfscan.eigenaarschap.1
            tekst: Schreven we onze visie samen?
            uitleg: Denk aan de pedagogische studiedag.
        """
    )
    vraag = school.loads().vraag("zelfscan.eigenaarschap.1")
    assert vraag.tekst == "Schreven we onze visie samen?"
    assert vraag.uitleg == "Denk aan de pedagogische studiedag."
    assert vraag.schaal == "ja-deels-nee"


def test_an_id_that_occurs_more_often_is_pointed_out_with_van(school):
    school.writes("teksten:\n  - {id: ja, van: ja-deels-nee, label: Zeker}\n")
    antwoorden = school.loads().schalen["ja-deels-nee"].antwoorden
    assert [antwoord.label for antwoord in antwoorden[:2]] == ["Zeker", "Deels"]


def test_rewording_an_ambiguous_id_asks_for_van_and_says_which_there_are(school):
    school.writes("teksten:\n  - {id: beeld, tekst: Iets}\n")
    (fault,) = school.faults()
    assert fault.startswith("school.yaml:4: more than one `beeld`; add `van:`")
    assert "schalen > visieschaal > geen" in fault


def test_rewording_what_is_not_there_is_a_fault(school):
    school.writes(
        """
        teksten:
          - {id: bestaat-niet, tekst: Iets}
          - {id: zelfscan.eigenaarschap.1, label: Iets}
          - {id: zelfscan.eigenaarschap.1, van: visieschaal, tekst: Iets}
          - {id: zelfscan.eigenaarschap.1}
        """
    )
    *told, empty = school.faults()
    assert empty.startswith("school.yaml:7: `zelfscan.eigenaarschap.1` gets no other words")
    assert told == [
        "school.yaml:4: no item `bestaat-niet`; expected the id of one that exists",
        "school.yaml:5: `zelfscan.eigenaarschap.1` has no `label`; expected one of: "
        "punt, tekst, toelichting_label, uitleg",
        "school.yaml:6: no item `zelfscan.eigenaarschap.1` in `visieschaal`;"
        " expected the id of one that exists",
    ]


def test_a_second_folder_goes_over_the_first(tmp_path: Path):
    for name in ("koepel", "school"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "eigen.yaml").write_text(
            f"pack: eigen\nversie: 1\ntips:\n  - {{id: klein, tekst: Van de {name}}}\n"
        )
    content = load(tmp_path / "koepel", tmp_path / "school")
    assert content.tips["klein"].tekst == "Van de school"


def test_other_files_and_hidden_ones_are_left_alone(school):
    school.writes("# Onze teksten\n", "README.md", pack=None)
    school.writes("{{{", ".~lock.yaml", pack=None)
    assert "school" not in school.loads().versies


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path):
    with pytest.raises(ContentError, match="nergens:1: expected a folder"):
        load(tmp_path / "nergens")


def test_words_that_other_readers_of_yaml_turn_into_something_else_stay_text(school):
    school.writes(
        """
        tips:
          - {id: nee, tekst: no}
          - {id: uur, tekst: 12:30}
          - {id: jaar, tekst: 2019-2020}
          - {id: dag, tekst: 2027-01-15}
        """
    )
    tips = school.loads().tips
    assert [tips[name].tekst for name in ("nee", "uur", "jaar", "dag")] == [
        "no",
        "12:30",
        "2019-2020",
        "2027-01-15",
    ]
