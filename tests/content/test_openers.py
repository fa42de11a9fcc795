"""The questions that open a conversation: enough of them, and a school can bring its own."""

from __future__ import annotations

import pytest

from content import Content
from content.base import placeholders

KINDS = ("start", "verdeeld", "gespreid", "weet-niet", "slot")


@pytest.mark.parametrize("soort", KINDS)
def test_there_are_several_of_each_kind_and_each_asks_something(content: Content, soort: str):
    texts = [opener.tekst for opener in content.openers.values() if opener.soort == soort]
    assert len(texts) >= 3
    assert len(set(texts)) == len(texts)
    assert all("?" in text for text in texts)
    assert all(len(text) <= 170 for text in texts)


def test_a_question_for_two_camps_names_both(content: Content):
    for opener in content.openers.values():
        if opener.soort == "verdeeld":
            assert placeholders(opener.tekst) == {"eerste", "tweede"}, opener.id


def test_a_school_adds_one_replaces_one_and_rewords_one(school):
    school.writes(
        """
        openers:
          - {id: van-ons, soort: verdeeld, tekst: 'Waarom "{eerste}"?'}
          - {id: slot.open, soort: slot, tekst: Wie schrijft het op?}
        teksten:
          - {id: start.trots, tekst: Waar ben je trots op?}
          - {id: verdeeld.kijken, tekst: 'Wat zagen jullie bij "{tweede}"?'}
        """
    )
    openers = school.loads().openers
    assert openers["van-ons"].soort == "verdeeld"
    assert openers["slot.open"].tekst == "Wie schrijft het op?"
    assert openers["start.trots"].tekst == "Waar ben je trots op?"
    assert openers["verdeeld.kijken"].tekst == 'Wat zagen jullie bij "{tweede}"?'


def test_a_place_that_is_never_filled_in_is_a_fault(school):
    school.writes(
        """
        openers:
          - {id: een, soort: verdeeld, tekst: 'Waarom "{derde}"?'}
          - {id: twee, soort: start, tekst: 'Waarom "{eerste}"?'}
          - {id: drie, soort: gespreid, tekst: 'Waarom "{eerste"?'}
          - {id: vier, soort: geroezemoes, tekst: Waarom?}
        teksten:
          - {id: verdeeld.kijken, tekst: 'Wat zagen jullie bij "{vierde}"?'}
        """
    )
    first, second, third, fourth, reworded = school.faults()
    assert first == "school.yaml:4: `een` has no place for derde"
    assert second == "school.yaml:5: `twee` has no place for eerste"
    assert third.startswith("school.yaml:6: ")
    assert fourth.startswith("school.yaml:7: `soort`: expected 'start', 'verdeeld'")
    assert reworded == "school.yaml:9: `verdeeld.kijken` has no place for vierde"
