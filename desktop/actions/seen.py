"""Which keys earlier rows of a file had, in eight bytes a row."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

# Runs longer than this are left alone, so that merging never needs much memory at once.
_LONGEST_RUN = 1 << 18
_LOW = np.uint64(0xFFFFFFFF)
_SHIFT = np.uint64(32)
_NEXT = np.uint64(1 << 32)


class Seen:
    """A multimap from 32 bits of a key's hash to row indices.

    A find may name a row of another key: the caller compares the rows themselves. It never
    misses one. Entries are (hash << 32 | row) in a few sorted runs.
    """

    def __init__(self) -> None:
        self._runs: list[NDArray[np.uint64]] = []
        self._entries: list[int] = []
        self._fresh: dict[int, list[int]] = {}

    @property
    def empty(self) -> bool:
        """Whether no closed frame had any key."""
        return not self._runs

    def add(self, key: int, row: int, *, sought: bool = True) -> None:
        """Remember a row under a key's hash; `sought`: rows of its own frame may ask for it."""
        mark = key & 0xFFFFFFFF
        self._entries.append(mark << 32 | row)
        if sought:
            self._fresh.setdefault(mark, []).append(row)

    def add_all(self, first: int, keys: Iterable[int | None]) -> None:
        """Remember the rows from `first` on, each under its key's hash if it has one."""
        self._entries += [
            (key & 0xFFFFFFFF) << 32 | row
            for row, key in enumerate(keys, start=first)
            if key is not None
        ]

    def close_frame(self) -> None:
        """Store what was added since the last call compactly."""
        if not self._entries:
            return
        run = np.array(self._entries, np.uint64)
        run.sort()
        self._entries.clear()
        self._fresh.clear()
        runs = self._runs
        while runs and len(runs[-1]) <= len(run) and len(run) < _LONGEST_RUN:
            run = np.concatenate((runs.pop(), run))
            run.sort(kind="stable")
        runs.append(run)

    def stored(self, keys: list[int]) -> dict[int, list[int]]:
        """For those of the keys that closed frames had: position in `keys` → rows, in order."""
        found: dict[int, list[int]] = {}
        if not self._runs or not keys:
            return found
        wanted = (np.fromiter(keys, np.int64, len(keys)).astype(np.uint64) & _LOW) << _SHIFT
        for run in self._runs:
            low = np.searchsorted(run, wanted)
            # The entry at `low` is the first that is not less: a hit bears the wanted hash.
            near = run[np.minimum(low, len(run) - 1)]
            for at in np.flatnonzero((near ^ wanted) < _NEXT).tolist():
                high = np.searchsorted(run, wanted[at] | _LOW, side="right")
                rows = (run[low[at] : high] & _LOW).tolist()
                found.setdefault(at, []).extend(rows)
        for rows in found.values():
            rows.sort()
        return found

    def fresh(self, key: int) -> list[int]:
        """The rows of the frame at hand that have this key."""
        return self._fresh.get(key & 0xFFFFFFFF, [])
