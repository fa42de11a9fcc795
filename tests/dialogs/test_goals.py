"""A goal of several parts, however it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.actie.goals import Doel, read_goal


@pytest.mark.parametrize(
    "typed",
    [
        "Elke leraar:\na. kijkt mee\nb. bespreekt het",
        "Elke leraar\na) kijkt mee\nb) bespreekt het",
        "Elke leraar:\n- kijkt mee\n- bespreekt het",
        "Elke leraar\n• kijkt mee\n• bespreekt het",
        "Elke leraar\n1. kijkt mee\n2. bespreekt het",
        "Elke leraar:\nkijkt mee\nbespreekt het",
        "Elke leraar:\r\n\r\n(a) kijkt mee\r\n\r\n(b) bespreekt het\r\n",
        "Elke leraar: a. kijkt mee b. bespreekt het",
        "Elke leraar a) kijkt mee b) bespreekt het",
        "Elke leraar: (a) kijkt mee (b) bespreekt het",
        "Elke leraar:\n- kijkt\nmee\n- bespreekt het",
    ],
)
def test_parts_are_found(typed: str) -> None:
    doel = read_goal(typed)

    assert doel.inleiding.rstrip(":") == "Elke leraar"
    assert doel.delen == ("kijkt mee", "bespreekt het")
    assert doel.tekst.endswith("\na. kijkt mee\nb. bespreekt het")


@pytest.mark.parametrize("typed", ["kijkt mee\nbespreekt het", "- kijkt mee\n- bespreekt het"])
def test_lines_without_an_introduction_are_all_parts(typed: str) -> None:
    assert read_goal(typed) == Doel("", ("kijkt mee", "bespreekt het"))
    assert read_goal(typed).tekst == "a. kijkt mee\nb. bespreekt het"


@pytest.mark.parametrize(
    "typed",
    [
        "Elke leerling heeft tegen eind mei een gesprek gehad.",
        "Alle lln. van 5a. en 5b. kennen o.a. de regels.",
        "Minstens 80 % haalt niveau B2.",
        "Onder a. staat er meer, zei de directeur.",
        "We bereiken b. voor a. en c. blijft.",
        "Tegen 1. september is het klaar.",
        "",
    ],
)
def test_one_sentence_stays_whole(typed: str) -> None:
    assert read_goal(typed) == Doel(typed)
    assert read_goal(typed).tekst == typed


def test_one_marked_line_is_a_sentence() -> None:
    assert read_goal("- kijkt\nmee") == Doel("kijkt mee")


def test_more_parts_than_letters_get_numbers() -> None:
    lines = read_goal("\n".join(f"deel {n}" for n in range(28))).tekst.split("\n")

    assert lines[25:] == ["z. deel 25", "27. deel 26", "28. deel 27"]


@given(st.lists(st.text("abcxyz .,:;()-*1\n", max_size=30), max_size=6).map("\n".join))
def test_no_word_is_ever_lost(typed: str) -> None:
    words = [word for word in typed.split() if sum(map(str.isalnum, word)) > 1]

    told = read_goal(typed).tekst
    assert all(word in told for word in words)
