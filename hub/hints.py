"""Hints that a log grew, for whoever listens.

Losing one is harmless: devices also ask by themselves.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager, suppress

from hub.engine import Busy, Engine

# How often the heads are read for what other processes did, and how often a silence is broken.
LOOK_SECONDS = 1.0
BREATH_SECONDS = 15.0


class Listener:
    """One device's ear: the newest seq, and whether it was heard."""

    def __init__(self) -> None:
        self.seq = 0
        self.stir = asyncio.Event()


class Hints:
    """Who listens to which community; used on the server's loop alone."""

    def __init__(self) -> None:
        self._ears: dict[bytes, set[Listener]] = {}
        self._kick = asyncio.Event()
        self.closed = False

    def kick(self) -> None:
        """Something may have happened: look at once."""
        self._kick.set()

    def close(self) -> None:
        """Let everybody go."""
        self.closed = True
        self._kick.set()
        for ears in self._ears.values():
            for one in ears:
                one.stir.set()

    @contextmanager
    def _listening(self, community: bytes) -> Iterator[Listener]:
        ear = Listener()
        self._ears.setdefault(community, set()).add(ear)
        try:
            yield ear
        finally:
            self._ears[community].discard(ear)
            if not self._ears[community]:
                del self._ears[community]

    async def of(self, community: bytes, seconds: float) -> AsyncIterator[int | None]:
        """Each new end of the log as it is seen, for so long; None is a breath in between."""
        until = asyncio.get_running_loop().time() + seconds
        with self._listening(community) as ear:
            self.kick()
            while not self.closed and asyncio.get_running_loop().time() < until:
                try:
                    await asyncio.wait_for(ear.stir.wait(), BREATH_SECONDS)
                except TimeoutError:
                    yield None
                    continue
                ear.stir.clear()
                if not self.closed:
                    yield ear.seq

    async def watch(
        self, heads: Callable[[list[bytes]], "asyncio.Future[dict[bytes, int]]"]
    ) -> None:
        """Read the heads of those communities that somebody listens to, until closed."""
        while not self.closed:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._kick.wait(), LOOK_SECONDS if self._ears else None)
            self._kick.clear()
            if not self._ears or self.closed:
                continue
            for community, seq in (await heads(list(self._ears))).items():
                for ear in self._ears.get(community, ()):
                    if seq != ear.seq:
                        ear.seq = seq
                        ear.stir.set()


def heads(engine: Engine, communities: list[bytes]) -> dict[bytes, int]:
    """Where these logs end now; nothing while the database is away."""
    marks = ", ".join("?" * len(communities))
    try:
        with engine.reading() as session:
            rows = session.rows(
                f"SELECT community, seq FROM head WHERE community IN ({marks})", communities
            )
    except Busy:
        return {}
    return {bytes(community): int(seq) for community, seq in rows}
