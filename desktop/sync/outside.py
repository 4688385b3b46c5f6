"""What the syncing thread is given: ways to a hub, and who hears of it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from desktop.models.changes import Changes
from desktop.sync.channel import Channel
from desktop.sync.session import Session
from desktop.sync.state import State


class Reach(Protocol):
    """How to come to a hub: a channel to its address that trusts this identity only.

    With None the first answer is not trusted yet; what an invitation opens decides.
    """

    def __call__(self, address: str, identity: bytes | None) -> Channel: ...


class Ear(Protocol):
    """What hears the hub's hints until it is stopped."""

    def stop(self) -> None: ...


# Begins to listen with a session of its own; the callable is run whenever there is news.
Listen = Callable[[str, bytes, Callable[[Channel], Session], Callable[[], None]], Ear]


class Hears(NamedTuple):
    """Who hears of it, on the syncing thread: every new state, every page that was pulled, and
    what is a bug and ended the thread."""

    state: Callable[[State], None]
    took: Callable[[Changes], None]
    crashed: Callable[[BaseException], None]
