"""dialogs/ and content/ have no clock, no chance and no files of their own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOADING = {"content/__main__.py", "content/loader.py", "content/source.py"}
"""Where content/ reads its own files."""
COMMAND_LINE = {"dialogs/smart/__main__.py"}
"""What prints what a pure function says."""
PURE = sorted(
    path
    for folder in ("dialogs", "content")
    for path in (ROOT / folder).rglob("*.py")
    if str(path.relative_to(ROOT)) not in LOADING | COMMAND_LINE
)
CLOCK = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
FILES = {"open", "input", "print", "read_text", "read_bytes", "write_text", "write_bytes"}


def impure(source: str) -> Iterator[str]:
    """The calls in a piece of code by which it would depend on more than what it is given."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _faults(node)


def _faults(call: ast.Call) -> Iterator[str]:
    match call.func:
        case ast.Attribute(value=ast.Name(id="random"), attr="Random") if call.args:
            pass  # seeded: the same for the same event
        case ast.Attribute(value=ast.Name(id="random"), attr=name):
            yield f"line {call.lineno}: random.{name}"
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in FILES | {"Random"}:
            yield f"line {call.lineno}: {name}"
        case ast.Attribute(value=ast.Name(id="datetime" | "date" | "time"), attr=name):
            if name in CLOCK:
                yield f"line {call.lineno}: {name}"


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_depends_on_nothing_but_what_it_is_given(path: Path) -> None:
    assert list(impure(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "datetime.now(UTC)",
        "date.today()",
        "time.time()",
        "random.choice(items)",
        "random.Random()",
        "Random(4)",
        "open('file')",
        "Path('file').read_text()",
        "print('hello')",
    ],
)
def test_what_would_not_be_pure_is_found(line: str) -> None:
    assert len(list(impure(line))) == 1


@pytest.mark.parametrize(
    "line",
    ["random.Random('seed').shuffle(items)", "event.now.date()", "date(2026, 9, 1)", "time(17, 0)"],
)
def test_what_is_pure_is_let_through(line: str) -> None:
    assert list(impure(line)) == []


def test_every_module_is_looked_at() -> None:
    looked_at = {str(path.relative_to(ROOT)) for path in PURE}

    assert len(looked_at) > 40
    assert {"dialogs/traject.py", "dialogs/steps/base.py", "content/model.py"} <= looked_at
