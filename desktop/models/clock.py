"""The hybrid logical clock: 48 bits of Unix milliseconds, 16 bits of counter, in one integer."""

import time

COUNTER_BITS = 16


def wall_ms() -> int:
    """The Unix milliseconds of this computer's clock."""
    return int(time.time() * 1000)


def tick(last: int, now_ms: int) -> int:
    """The next clock value after `last`, never going back even when the wall clock does."""
    return max(last + 1, now_ms << COUNTER_BITS)


def milliseconds(clock: int) -> int:
    """The Unix milliseconds in a clock value."""
    return clock >> COUNTER_BITS
