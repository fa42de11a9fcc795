"""How hard the property tests try: little and always the same, or, when asked, much and at random.

    STAPPENPLAN_EXPLORE=20 pytest tests/dialogs   # twenty times as many examples, new ones each time
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_TIMES = int(os.environ.get("STAPPENPLAN_EXPLORE", "0"))


def effort(examples: int, steps: int = 50) -> settings:
    """Settings for a property: so many examples, of at most so many steps where it has steps."""
    return settings(
        max_examples=examples * max(_TIMES, 1),
        stateful_step_count=steps,
        derandomize=not _TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
