"""Everything of the plans as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.documents import as_json
from bot.documents.as_json import VERSION, plannen_as_json
from bot.documents.texts import holdable
from tests.documents.plans import NOW, plannen

README = Path(as_json.__file__).with_name("README.md").read_text(encoding="utf-8")


def read(**what: Any) -> dict[str, Any]:
    """The one traject of a file."""
    whole = json.loads(plannen_as_json([plannen(**what)], NOW))
    [one] = whole["trajecten"]
    return dict(one)


def test_it_says_its_version_and_when_it_was_made() -> None:
    whole = json.loads(plannen_as_json([plannen(), plannen(id="b" * 12)], NOW))

    assert whole["versie"] == VERSION == 1
    assert whole["gemaakt"] == "2026-11-23T16:10:00+01:00"
    assert [one["id"] for one in whole["trajecten"]] == ["0123456789ab", "b" * 12]


def test_every_field_of_an_actie_is_there() -> None:
    actie = read()["acties"][1]

    assert actie == {
        "id": "a00000000001",
        "prioriteit": "Dit is prioriteit",
        "soort": "borgen",
        "termijn": "middellang",
        "doel": {
            "tekst": "Dit is doel van actie 1",
            "inleiding": "Dit is doel van actie 1",
            "delen": [],
        },
        "meting": "Dit is meting van actie 1",
        "wat": "Dit is wat van actie 1",
        "eigenaar": "Dit is eigenaar",
        "helpers": "Dit is wie van actie 1",
        "wanneer": "Dit is wanneer van actie 1",
        "hoe": "Dit is hoe van actie 1",
        "afspraken": "Dit is afspraken van actie 1",
        "checkmomenten": ["2027-01-22", "2027-03-22"],
        "volgend_checkmoment": "2027-01-22",
        "schooljaren": ["2026-2027", "2028-2029"],
        "kleuren": [],
        "stand": "Loopt",
        "borgafspraak": False,
        "terugblikken": [],
        "vorige": "",
        "aangepast": None,
    }


def test_both_plans_name_their_acties() -> None:
    one = read(acties=4)

    assert [a["actie"][-1] for a in one["jaaractieplan"]["acties"]] == ["0", "1", "2", "3"]
    rows = [row for groep in one["meerjarenplan"]["groepen"] for row in groep["acties"]]
    assert [row["actie"][-1] for row in rows] == ["1", "3"]
    assert rows[0]["schooljaren"] == ["2026-2027", "2028-2029"]
    assert [m["moment"] for m in one["checkmomenten"]] == [
        "2027-01-15T08:30:00+01:00",
        "2027-01-22T08:30:00+01:00",
        "2027-03-22T08:30:00+01:00",
    ]
    assert one["stoppen"] == ["Dit is stoppen"]


def test_the_same_plans_give_the_same_bytes_and_reading_changes_no_order() -> None:
    file = plannen_as_json([plannen()], NOW)

    assert file == plannen_as_json([plannen()], NOW)
    assert json.dumps(json.loads(file), ensure_ascii=False, indent=2).encode() == file


def test_every_key_is_explained() -> None:
    explained = set(re.findall(r"`(\w+)(?:\[\])?`", README.partition("## The JSON")[2]))
    columns = {"plan", "do", "check", "act"}

    assert set(keys(json.loads(plannen_as_json([plannen()], NOW)))) - columns <= explained


def keys(value: Any) -> Iterator[str]:
    """Every key, at any depth."""
    if isinstance(value, dict):
        yield from value
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            yield from keys(part)


@given(st.text())
def test_any_text_survives_or_loses_what_utf_8_cannot_hold(text: str) -> None:
    typed = f"[{text}]"

    assert read(write=lambda field: typed, acties=1)["acties"][0]["hoe"] == holdable(typed)
