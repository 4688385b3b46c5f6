"""How much one device may push and how often one address may guess; kept by each process alone."""

import threading
from collections import deque
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address
from math import ceil
from typing import Final

from hub.refusing import Denied

# What a device may push in a second unless the hub is told otherwise; nothing is saved up.
OPS_PER_SECOND: Final = 2_000
TRIES: Final = 10
TRIES_SECONDS: Final = 3_600
# Beyond so many devices or addresses the ones with nothing against them are forgotten.
_REMEMBERED = 10_000


class Allowance:
    """Ops that each device may still push; time is seconds that only go up.

    Whoever keeps the hub may let devices push more in a second while a large community moves in.
    """

    def __init__(self, clock: Callable[[], float], ops_per_second: int | None = None) -> None:
        self._clock = clock
        self._told = ops_per_second
        self._left: dict[bytes, tuple[float, float]] = {}
        self._guard = threading.Lock()

    def take(self, device: bytes, ops: int) -> None:
        """Count a question of so many ops. Raises Denied sync.too_fast while in debt.

        A push larger than what is left is taken and paid off later, so a large one gets through.
        """
        now, rate = self._clock(), self._rate()
        with self._guard:
            left, since = self._left.get(device, (rate, now))
            left = min(rate, left + (now - since) * rate)
            if left <= 0:
                raise Denied("sync.too_fast", max(1, ceil((1 - left) / rate)))
            self._left[device] = (left - ops, now)
            if len(self._left) > _REMEMBERED:
                self._forget(now, rate)

    def _rate(self) -> float:
        return self._told or OPS_PER_SECOND

    def _forget(self, now: float, rate: float) -> None:
        self._left = {
            device: (left, since)
            for device, (left, since) in self._left.items()
            if left + (now - since) * rate < rate
        }


class Tries:
    """Codes of no invitation, counted by the address that they came from."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, deque[float]] = {}
        self._guard = threading.Lock()

    def require(self, address: str) -> None:
        """Raises Denied sync.too_many_tries after ten wrong ones within an hour."""
        now = self._clock()
        with self._guard:
            wrong = self._wrong.get(network(address))
            while wrong and wrong[0] <= now - TRIES_SECONDS:
                wrong.popleft()
            if wrong and len(wrong) >= TRIES:
                raise Denied("sync.too_many_tries", ceil(wrong[0] + TRIES_SECONDS - now))

    def note(self, address: str) -> None:
        """One more wrong try from there."""
        now = self._clock()
        with self._guard:
            self._wrong.setdefault(network(address), deque()).append(now)
            if len(self._wrong) > _REMEMBERED:
                late = now - TRIES_SECONDS
                self._wrong = {one: at for one, at in self._wrong.items() if at[-1] > late}


def network(address: str) -> str:
    """What counts as one asker: an IPv4 address, or the /64 that an IPv6 address lies in."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return address
    mapped = found.ipv4_mapped
    return str(mapped) if mapped else found.packed[:8].hex()
