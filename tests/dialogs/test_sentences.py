"""Everything that the code says or names exists in the content packs, with the places it fills."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from content import load
from content.base import placeholders
from dialogs.anywhere.overview import COMMANDS
from dialogs.kennismaking import walk as kennismaking
from dialogs.record import Phase
from dialogs.steps import Step
from dialogs.traject import FOR_TREKKER, HANDLERS, NEEDS_ALL_SHEETS, WHEN_STOPPED

ROOT = Path(__file__).parents[2]
CONTENT = load()
FIRST_ARGUMENT = {"zeg": 0, "message_step": 1}
"""The functions that say a sentence, and which of their arguments is its id."""


@dataclass(frozen=True)
class Said:
    """One place in the code where a sentence is said."""

    where: str
    ids: str
    """A pattern: where a part of the id is filled in, it matches any id."""
    filled: frozenset[str]


def said_in(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and not _passes_on(call):
                    yield from _said(path, function, call)


def _said(path: Path, function: ast.AST, call: ast.Call) -> Iterator[Said]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in FIRST_ARGUMENT:
        where = f"{path.relative_to(ROOT)}:{call.lineno}"
        filled = frozenset(keyword.arg or "" for keyword in call.keywords)
        for ids in _patterns(function, call.args[FIRST_ARGUMENT[name]]):
            yield Said(where, ids, filled)


def _passes_on(call: ast.Call) -> bool:
    """Whether a call hands on what its own caller said, as `message_step` does."""
    return any(keyword.arg is None for keyword in call.keywords)


def _patterns(function: ast.AST, node: ast.expr) -> Iterator[str]:
    """The ids that an expression can come to."""
    match node:
        case ast.Constant(value=str(id)):
            yield re.escape(id)
        case ast.IfExp():
            yield from _patterns(function, node.body)
            yield from _patterns(function, node.orelse)
        case ast.JoinedStr():
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+"
                for part in node.values
            )
        case ast.Name():
            for statement in ast.walk(function):
                if isinstance(statement, ast.Assign) and node.id in _names(statement):
                    yield from _patterns(function, statement.value)
        case _:
            raise AssertionError(f"line {node.lineno}: an id that this test can't follow")


def _names(statement: ast.Assign) -> list[str]:
    return [target.id for target in statement.targets if isinstance(target, ast.Name)]


FILES = sorted([*ROOT.glob("dialogs/**/*.py"), *ROOT.glob("bot/**/*.py")])
EVERYTHING_SAID = {said for path in FILES for said in said_in(path)}


def test_the_code_says_something() -> None:
    assert len(EVERYTHING_SAID) > 60


@pytest.mark.parametrize("said", sorted(EVERYTHING_SAID, key=str), ids=lambda said: said.ids)
def test_a_sentence_that_is_said_exists_with_exactly_the_places_that_are_filled(said: Said) -> None:
    found = [id for id in CONTENT.meldingen if re.fullmatch(said.ids, id)]
    assert found, f"{said.where}: no melding {said.ids}"

    places = [placeholders(CONTENT.meldingen[id].tekst) for id in found]

    assert set().union(*places) == said.filled, said.where
    if len(found) == 1:
        assert places == [said.filled], said.where


def every_step() -> Iterator[type[Step]]:
    kinds = [Step]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if "template" in vars(kind):
            yield kind


@pytest.mark.parametrize("step", list(every_step()), ids=lambda step: step.__name__)
def test_every_step_says_what_the_bot_is_waiting_for_and_has_a_template(step: type[Step]) -> None:
    assert f"wacht.{step.waits_for}" in CONTENT.meldingen
    assert (ROOT / "bot/cards/templates" / f"{step.template}.j2").is_file()


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_a_name_that_people_read(phase: Phase) -> None:
    assert CONTENT.stappen[phase].titel


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    assert CONTENT.zeg(f"help.{command}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_tip_that_is_shown_exists(path: Path) -> None:
    shown = re.findall(r'\.tips\["([^"]+)"\]', path.read_text(encoding="utf-8"))

    assert set(shown) <= set(CONTENT.tips)


def test_every_button_of_the_cards_does_something() -> None:
    templates = ROOT.glob("bot/cards/templates/*.j2")
    text = "\n".join(path.read_text(encoding="utf-8") for path in templates)
    verbs = set(re.findall(r'button\([^{}]*?, "([a-z-]+)"', text))
    of_no_traject = _texts_of("bot/turns/turn.py") | _texts_of("bot/turns/starting.py")

    assert len(verbs) > 25
    assert verbs <= set(HANDLERS) | set(kennismaking.HANDLERS) | of_no_traject


def _texts_of(path: str) -> set[str]:
    """Every text in a file of code."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {value for value in constants if isinstance(value, str)}


def test_the_verbs_with_a_rule_of_their_own_exist() -> None:
    assert (FOR_TREKKER | NEEDS_ALL_SHEETS | WHEN_STOPPED).issubset(HANDLERS)
