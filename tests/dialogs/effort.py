"""How hard the property tests try: little and always the same, or, when asked, much and at random.

STAPPENPLAN_EXPLORE=20 pytest tests/dialogs   # twenty times as many examples, new ones each time
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_TIMES = int(os.environ.get("STAPPENPLAN_EXPLORE", "0"))


def effort(examples: int) -> settings:
    """Settings for a property: so many examples."""
    return settings(
        max_examples=examples * max(_TIMES, 1),
        derandomize=not _TIMES,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
