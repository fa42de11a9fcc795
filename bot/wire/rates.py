"""How fast the bot may speak: Teams takes so many messages in a conversation, and in a tenant.

What would be too fast waits its turn here, rather than being refused by the channel. The figures
are those of Microsoft's page on rate limits for bots; for a tenant it gives a range, of which this
is the lower end.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.wire.delivery_errors import Throttled

LONGEST_TURN = 10.0
"""In seconds. What would have to wait longer is refused, to be tried again later."""
_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` messages in any stretch of so many seconds."""

    most: int
    seconds: float


IN_A_CONVERSATION = (Limit(7, 1), Limit(8, 2), Limit(60, 30), Limit(1_800, 3_600))
IN_A_TENANT = (Limit(30, 1),)


class Rates:
    """Lets messages through in their order, as fast as every limit allows."""

    def __init__(
        self,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`clock` gives seconds that only ever grow."""
        self._clock = clock
        self._sleep = sleep
        self._lines: OrderedDict[tuple[str, str | None], _Line] = OrderedDict()

    async def turn(self, tenant: str, conversation: str | None) -> None:
        """Wait for a turn to speak in a conversation, or in the tenant alone.

        Raises `Throttled` when that would take longer than `LONGEST_TURN`.
        """
        lines = [self._line((tenant, None), IN_A_TENANT)]
        if conversation is not None:
            lines.append(self._line((tenant, conversation), IN_A_CONVERSATION))
        now = self._clock()
        at = max(line.next_free(now) for line in lines)
        if at - now > LONGEST_TURN:
            raise Throttled("as many as Teams takes", at - now)
        for line in lines:
            line.take(at)
        if at > now:
            await self._sleep(at - now)

    def _line(self, name: tuple[str, str | None], limits: Sequence[Limit]) -> _Line:
        line = self._lines.get(name)
        if line is None:
            line = self._lines[name] = _Line(limits)
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        self._lines.move_to_end(name)
        return line


class _Line:
    """When messages were let through, or will be, as far as the limits look back."""

    def __init__(self, limits: Sequence[Limit]) -> None:
        self._limits = limits
        self._times: deque[float] = deque(maxlen=max(limit.most for limit in limits))

    def next_free(self, now: float) -> float:
        """The first moment at which one more breaks no limit."""
        free = max(now, self._times[-1]) if self._times else now
        for limit in self._limits:
            if len(self._times) >= limit.most:
                free = max(free, self._times[-limit.most] + limit.seconds)
        return free

    def take(self, at: float) -> None:
        self._times.append(at)
