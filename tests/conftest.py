"""What tests measured, said at the end of the run: `record_property("measured", "a line")`."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.hookimpl
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    measured = list(_measured(terminalreporter))
    if measured:
        terminalreporter.section("measured")
        for line in sorted(measured):
            terminalreporter.line(line)


def _measured(reporter: pytest.TerminalReporter) -> Iterator[str]:
    for report in [*reporter.getreports("passed"), *reporter.getreports("failed")]:
        yield from (str(value) for name, value in report.user_properties if name == "measured")
