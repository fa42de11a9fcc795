"""Everything that is wrong in packs is told at once, with file, line and what was expected."""

from __future__ import annotations

import subprocess
import sys

import pytest

from content import PACKS, ContentError, load


def test_all_faults_of_all_files_are_told_together(school):
    school.writes(
        """
        tips:
          - id: zonder-tekst
          - id: Hoofdletter
            tekst: Mag niet
        kleuren: []
        """,
        "a.yaml",
        pack="a",
    )
    school.writes(
        """
        instrumenten:
          - id: fout
            titel: 2027
            kort: Kort
            minuten: veel
            blokken:
              - id: blok
                titel: Blok
                vragen:
                  - {id: fout.1, tekst: Eerste, schaal: onbekend, text: Dubbel}
        """,
        "b.yaml",
        pack="b",
    )
    school.writes("tips: [", "c.yaml", pack="c")
    told = school.faults()
    assert told[0] == "a.yaml:4: expected `tekst`, which is missing"
    assert told[1].startswith("a.yaml:5: `id`: expected small letters")
    assert told[2].startswith("a.yaml:7: `kleuren` is unknown here; expected one of: bevragingen,")
    assert told[3] == "b.yaml:5: `titel`: expected text (put it in quotes), found `2027`"
    assert told[4] == "b.yaml:7: `minuten`: expected a whole number, found `veel`"
    assert told[5].startswith("b.yaml:12: `onbekend` is not in `schalen`; expected one of: ")
    assert "ja-deels-nee" in told[5]
    assert told[6].startswith("b.yaml:12: `text` is unknown here; expected one of: bron, id, ")
    assert told[7].startswith("c.yaml:4: not YAML: ")
    assert len(told) == 8


def test_more_than_five_questions_do_not_fit_on_a_card(school):
    vragen = "\n".join(f"          - {{id: v.{n}, tekst: Vraag {n}}}" for n in range(6))
    school.writes(
        "instrumenten:\n"
        "  - id: lang\n"
        "    titel: Lang\n"
        "    kort: Lang\n"
        "    minuten: 1\n"
        "    blokken:\n"
        "      - id: blok\n"
        "        titel: Blok\n"
        f"        vragen:\n{vragen}\n"
    )
    (fault,) = school.faults()
    assert fault.startswith("school.yaml:11: `vragen`: expected at most 5 items, found a list of 6")


@pytest.mark.parametrize(
    ("section", "line", "told"),
    [
        (
            "denkvragen:\n"
            "  - id: d\n"
            "    verwachting: z9\n"
            "    domein: sport\n"
            "    hoofdvraag: {id: h, tekst: Wat?}\n"
            "    vragen: []\n",
            5,
            ["`z9` is not in `verwachtingen`", "`sport` is not in `domeinen`"],
        ),
        (
            "jaaractieplannen:\n"
            "  - id: jaaractieplan\n"
            "    titel: Plan\n"
            "    kop: []\n"
            "    kolommen:\n"
            "      - {id: plan, titel: PLAN, velden: [], kwaliteitsvragen: [q1, q7]}\n",
            8,
            ["`q7` is not in `kwaliteitsvragen`; expected one of: q1, q2, q3, q4, q5"],
        ),
    ],
)
def test_a_name_of_something_that_is_not_there(school, section, line, told):
    school.writes(section)
    faults = school.faults()
    assert len(faults) == len(told)
    for offset, (fault, expected) in enumerate(zip(faults, told, strict=True)):
        assert fault.startswith(f"school.yaml:{line + offset}: {expected}")


def test_the_same_id_twice_in_a_folder(school):
    school.writes("tips:\n  - {id: een, tekst: A}\n  - {id: een, tekst: B}\n", "a.yaml", pack="a")
    school.writes("tips:\n  - {id: een, tekst: C}\n", "b.yaml", pack="b")
    assert school.faults() == [
        "a.yaml:5: `een` is in `tips` twice; the first is a.yaml:4",
        "b.yaml:4: `een` is in `tips` twice; the first is a.yaml:4",
    ]


def test_the_same_id_twice_in_an_item(school):
    school.writes(
        """
        schalen:
          - id: eigen
            titel: Eigen
            antwoorden:
              - {id: a, label: A}
              - {id: a, label: B}
        """
    )
    assert school.faults() == ["school.yaml:8: `a` is here twice; the first is school.yaml:7"]


def test_two_packs_of_one_name(school):
    school.writes("", "a.yaml")
    school.writes("", "b.yaml")
    (fault,) = school.faults()
    assert fault.startswith("b.yaml:1: pack `school` is ")


def test_a_question_belongs_to_one_instrument(school):
    school.writes(
        """
        instrumenten:
          - id: eigen
            titel: Eigen
            kort: Eigen
            minuten: 1
            blokken:
              - id: een
                titel: Een
                vragen: [{id: zelfscan.eigenaarschap.1, tekst: Al bezet?}]
              - id: twee
                titel: Twee
                vragen: [{id: eigen.1, tekst: A}]
              - id: drie
                titel: Drie
                vragen: [{id: eigen.1, tekst: B}]
        """
    )
    faults = school.faults()
    assert "another instrument too" in faults[0] and faults[0].startswith("school.yaml:11:")
    assert "another blok too" in faults[1] and faults[1].startswith("school.yaml:17:")
    assert len(faults) == 2


def test_a_message_with_a_place_that_is_never_filled_in(tmp_path):
    own, school = tmp_path / "eigen", tmp_path / "school"
    own.mkdir()
    (own / "a.yaml").write_text(
        "pack: a\nversie: 1\nmeldingen: [{id: dag, tekst: 'Dag {naam}, om {uur}'}]\n"
    )
    school.mkdir()
    (school / "b.yaml").write_text(
        "pack: b\n"
        "versie: 1\n"
        "meldingen:\n"
        "  - {id: dag, tekst: 'Dag {wie}, om {uur}'}\n"
        "teksten:\n"
        "  - {id: dag, tekst: 'Dag {iemand}'}\n"
    )
    with pytest.raises(ContentError) as caught:
        load(own, school)
    assert [str(fault).rpartition("/")[2] for fault in caught.value.faults] == [
        "b.yaml:4: `dag` has no place for wie",
        "b.yaml:6: `dag` has no place for iemand",
    ]


@pytest.mark.parametrize("text", ["{naam.lengte}", "{0}", "{}", "{naam!r}", "{n:05d}", "{naam"])
def test_only_plain_names_stand_between_braces(school, text):
    school.writes(f'meldingen:\n  - {{id: eigen, tekst: "Dag {text}"}}\n')
    (fault,) = school.faults()
    assert fault.startswith("school.yaml:4: ")


def test_the_command_lists_the_faults_and_fails(school):
    school.writes("tips: [{id: een}]\nkleur: rood\n")
    done = _check(str(school.folder))
    assert done.returncode == 1
    assert f"{school.folder}/school.yaml:3: expected `tekst`, which is missing" in done.stdout
    assert f"{school.folder}/school.yaml:4: `kleur` is unknown here" in done.stdout
    assert "2 to mend" in done.stdout


def test_the_command_is_content_with_sound_packs(school):
    school.writes("tips: [{id: een, tekst: Goed zo}]\n")
    done = _check(str(school.folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "school" in done.stdout


def _check(*folders: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "content", "check", *folders],
        cwd=PACKS.parent.parent,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
