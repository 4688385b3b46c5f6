"""How long work reports that it goes on, and how it is stopped."""

from collections.abc import Callable

# Called with (done, total); raises Cancelled once the operator has asked to stop.
Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The operator stopped the work; the action leaves nothing half done."""


def quiet(done: int, total: int) -> None:
    """The progress nobody watches."""
