"""The SMART coach on goals that were labelled by hand, and its command line."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dialogs.smart import coach
from dialogs.smart.spelling import plain

ROOT = Path(__file__).parents[2]
GOALS = yaml.safe_load(Path(__file__).with_name("smart_goals.yaml").read_text(encoding="utf-8"))
BAR = 0.9
"""Precision and recall must be at least this, for each letter and for the vague words."""

Judged = Callable[[dict[str, Any]], tuple[set[str], set[str]]]
"""What was found in a labelled goal, and what should have been."""


def letter(name: str) -> Judged:
    return lambda goal: ({name} & set(coach(goal["zin"]).missing), {name} & set(goal["mist"]))


def vague(goal: dict[str, Any]) -> tuple[set[str], set[str]]:
    return set(coach(goal["zin"]).vague), set(goal["vaag"])


def precision_and_recall(goals: Iterable[dict[str, Any]], judged: Judged) -> tuple[float, float]:
    count: Counter[str] = Counter()
    for found, wanted in map(judged, goals):
        count["right"] += len(found & wanted)
        count["found"] += len(found)
        count["wanted"] += len(wanted)
    return count["right"] / count["found"], count["right"] / count["wanted"]


# -- how well it judges --------------------------------------------------------------------------


def test_there_are_goals_enough_and_each_is_another() -> None:
    sentences = [goal["zin"] for part in GOALS.values() for goal in part]

    assert len(sentences) >= 200
    assert len(set(sentences)) == len(sentences)
    assert len(GOALS["achtergehouden"]) >= 80


@pytest.mark.parametrize("part", ["geoefend", "achtergehouden"])
@pytest.mark.parametrize(
    ("name", "judged"),
    [("S", letter("S")), ("M", letter("M")), ("T", letter("T")), ("vaag", vague)],
)
def test_what_a_goal_lacks_is_found(
    part: str, name: str, judged: Judged, record_property: Callable[[str, object], None]
) -> None:
    precision, recall = precision_and_recall(GOALS[part], judged)

    line = f"SMART coach, {len(GOALS[part])} goals {part}, {name}: "
    record_property("measured", f"{line}precision {precision:.3f}, recall {recall:.3f}")
    assert precision >= BAR
    assert recall >= BAR


# -- what it must not be taken in by -------------------------------------------------------------


@pytest.mark.parametrize(
    "number",
    ["in 3B", "voor B2", "in de 2de graad", "in het 1ste jaar", "in klas 5", "uit 6 Latijn",
     "sinds 2019", "bij stap 2", "met OK 2.0", "om 10.30 uur", "op 011 23 45 67",
     "met 12-jarigen", "in het leerjaar 4", "op blz. 12"],
)  # fmt: skip
def test_a_number_that_only_names_something_is_no_measure(number: str) -> None:
    assert "M" in coach(f"De leerkrachten overleggen {number}.").missing


@pytest.mark.parametrize(
    "criterion",
    ["twee keer", "met 80 % van de ouders", "elke week", "wekelijks", "minstens één keer",
     "met vier op de vijf ouders", "met de helft van de ouders", "om de twee weken",
     "met alle ouders", "met een vragenlijst", "via de SAM-schaal", "15 min. lang"],
)  # fmt: skip
def test_what_can_be_counted_is_a_measure(criterion: str) -> None:
    assert "M" not in coach(f"De leerkrachten overleggen {criterion}.").missing


@pytest.mark.parametrize(
    "past",
    ["sinds 2019", "in 2021", "vorig schooljaar", "sinds eind mei 2023", "elk jaar", "jaarlijks",
     "elk trimester", "op maandag", "zo snel mogelijk", "in de toekomst", "al drie jaar",
     "de afgelopen twee jaar", "op het einde van elk trimester", "om de drie weken"],
)  # fmt: skip
def test_a_date_that_is_no_end_is_no_deadline(past: str) -> None:
    assert "T" in coach(f"De leerkrachten overleggen {past}.").missing


@pytest.mark.parametrize(
    "moment",
    ["tegen de kerstvakantie", "voor de paasvakantie", "vóór 1 mei", "vóór 1 mei",
     "einde schooljaar", "binnen drie maanden", "in het tweede trimester", "dit schooljaar",
     "in juni 2027", "tegen 30/06", "op het einde van het eerste semester", "per 1 september",
     "over twee jaar", "na de herfstvakantie", "eind juni '27", "2e trim.", "tegen okt.",
     "tegn sept.", "in het voorjaar", "tegen 2028", "in het schooljaar 2026-2027"],
)  # fmt: skip
def test_a_moment_to_come_is_a_deadline(moment: str) -> None:
    assert "T" not in coach(f"De leerkrachten overleggen {moment}.").missing


@pytest.mark.parametrize(
    "text",
    ["meerjarenplan", "beterschap", "verbeteren", "meer dan 80 %", "niet meer dan drie",
     "niet meer", "nooit meer", "geen straffen meer", "onder meer", "beter dan 7/10", "10 % meer",
     "onregelmatig", "een voldoende", "werkpunt", "aandachtspunt", "aan de hand van het werk",
     "verwerken"],
)  # fmt: skip
def test_a_word_that_only_looks_vague_is_let_be(text: str) -> None:
    assert coach(f"De leerkrachten overleggen: {text}.").vague == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("We streven er dit jaar naar", "streven naar"),
        ("Er wordt naar gestreefd", "streven naar"),
        ("We zetten volop in op taal", "inzetten op"),
        ("Er wordt ingezet op taal", "inzetten op"),
        ("Om op taal in te zetten", "inzetten op"),
        ("Er wordt hard gewerkt aan taal", "werken aan"),
        ("Aan taal wordt gewerkt", "werken aan"),
        ("We hebben veel aandacht voor taal", "aandacht hebben voor"),
        ("Meer lezen", "meer"),
        ("Een betere sfeer", "beter"),
        ("op regelmatige basis", "regelmatig"),
        ("zo veel mogelijk", "zoveel mogelijk"),
        ("waar dat nodig is", "waar nodig"),
        ("optimale zorg", "optimaal"),
        ("Lezen wordt gestimuleerd", "stimuleren"),
        ("regelmattig", "regelmatig"),
    ],
)
def test_a_vague_word_is_known_in_any_form(text: str, word: str) -> None:
    assert word in coach(text).vague


def test_abbreviations_and_slips_are_read_as_what_was_meant() -> None:
    assert (
        plain("De lln. v/d 2e trim., tegn okt.")
        == "de leerlingen van de 2e trimester , tegen oktober"
    )
    assert plain("Leerlngen bespreken één boek") == "leerlingen bespreken 1 boek"


# -- any text ------------------------------------------------------------------------------------


@given(st.text())
def test_any_text_gets_an_answer(text: str) -> None:
    advice = coach(text)

    assert set(advice.missing) <= set("SMT")


@pytest.mark.parametrize(
    "piece",
    ["a", "meer ", "werken aan ", "1", "1/", "tegen ", "er is een ", "\u0301", "een ", "op ",
     "leerlingen ", "zetten ", "geen "],
)  # fmt: skip
def test_a_very_long_text_takes_no_time(piece: str) -> None:
    began = time.perf_counter()

    coach(piece * 200_000)

    assert time.perf_counter() - began < 2


# -- the command line ----------------------------------------------------------------------------


def smart(*arguments: str, given: bytes = b"") -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "dialogs.smart", *arguments]
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, check=True)
    assert done.stderr == b""
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_the_command_line_says_what_a_sentence_lacks() -> None:
    [said] = smart("De leerkrachten overleggen regelmatig.")

    assert said == {"missing": ["M", "T"], "vague": ["regelmatig"]}


def test_the_command_line_reads_a_sentence_a_line_whatever_its_bytes() -> None:
    nothing = {"missing": ["S", "M", "T"], "vague": []}
    lines = [
        "De leerkrachten overleggen wekelijks, vóór 1 mei.".encode(),
        b"",
        b"\xff\xfe\x00 \x80",
        "De leerkrachten overleggen wekelijks, vóór 1 mei.\r".encode("cp1252"),
        b"x" * 100_000,
    ]

    said = smart(given=b"\n".join(lines))

    assert [len(said), said[0]["missing"], said[3]["missing"]] == [5, [], []]
    assert said[1] == said[2] == said[4] == nothing


def test_every_line_is_answered_at_once() -> None:
    command = [sys.executable, "-m", "dialogs.smart"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        for _ in range(2):
            process.stdin.write(b"Meer lezen\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["vague"] == ["meer"]
