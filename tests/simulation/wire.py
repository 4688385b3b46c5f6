"""The network of the simulation: it loses, doubles, cuts and delays by the seed."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.sync.channel import Refusal, Unreachable
from hub.endpoints import answer
from hub.refusing import Denied

if TYPE_CHECKING:
    from tests.simulation.world import World


@dataclass
class Chaos:
    """How bad the network is; all chances in one."""

    lost_before: float = 0.1
    lost_after: float = 0.1
    doubled: float = 0.1
    cut: float = 0.05
    late: float = 0.1


CALM = Chaos(0, 0, 0, 0, 0)


class Wire:
    """A channel that loses, doubles, cuts and delays; each message by the seed."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._late: list[tuple[str, bytes, bytes]] = []

    def ask(self, path: str, body: bytes, token: bytes) -> bytes:
        """The hub's answer, or Unreachable at whatever point the seed says."""
        rng, chaos = self._world.rng, self._world.chaos
        if self._late and rng.random() < chaos.late:
            self._deliver(self._late.pop(rng.randrange(len(self._late))))
        if rng.random() < chaos.lost_before:
            if rng.random() < 0.5:
                # Lost for the sender only: it arrives some day.
                self._late.append((path, body, token))
            raise Unreachable
        data = self._answer(path, body, token)
        if rng.random() < chaos.doubled:
            data = self._answer(path, body, token)
        if rng.random() < chaos.lost_after:
            raise Unreachable
        if rng.random() < chaos.cut:
            return data[: rng.randrange(len(data))]
        return data

    def _answer(self, path: str, body: bytes, token: bytes) -> bytes:
        try:
            return answer(self._world.hub, path, body, token, self._world.now)
        except Denied as denied:
            raise Refusal(denied.code, denied.retry_after) from denied

    def _deliver(self, message: tuple[str, bytes, bytes]) -> None:
        with suppress(Refusal):
            self._answer(*message)
