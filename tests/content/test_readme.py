"""The README's example works as it stands, and no section is missing from its table."""

from __future__ import annotations

import re

import pytest

from content import PACKS
from content.items import SECTIONS

README = (PACKS.parent / "README.md").read_text(encoding="utf-8")


def test_the_example_is_a_sound_pack(school):
    (example,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    school.writes(example, pack=None)
    content = school.loads()
    assert content.verwachtingen["l1"].titel == "Vlot lezen"
    assert [vraag.id for vraag in content.instrumenten["lezen"].vragen] == [
        "lezen.1",
        "lezen.2",
        "lezen.3",
    ]
    assert content.instrumenten["zelfscan"].vragen[0].tekst == "Schreven we onze visie samen?"
    assert content.schalen["ja-deels-nee"].antwoorden[0].label == "Zeker"


@pytest.mark.parametrize("section", [*SECTIONS, "teksten"])
def test_every_section_is_explained(section):
    assert f"| `{section}` |" in README
