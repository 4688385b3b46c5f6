"""The preloaded library that makes file operations fail, as Python sees it."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("faulty.c")
KINDS = {"write": 1, "sync": 2, "truncate": 4, "rename": 8, "read": 16}
NEVER = 1 << 40


def build(folder: Path) -> Path:
    """Compile the library with the system's C compiler."""
    target = folder / "faulty.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", target, SOURCE, "-ldl"]
    subprocess.run(command, check=True, capture_output=True)
    return target


@dataclass(frozen=True)
class Fault:
    """Which call fails and how: the n-th of a kind, once or from then on."""

    kind: str
    nth: int
    error: int
    lasting: bool

    def __str__(self) -> str:
        then = " and all after it" if self.lasting else ""
        return f"{self.kind} {self.nth}{then} fails with {os.strerror(self.error)}"


@dataclass
class Watch:
    """What came of an armed fault: matching calls, and how many of them failed."""

    seen: int = 0
    struck: int = 0


@contextmanager
def armed(where: Path, fault: Fault) -> Iterator[Watch]:
    """Let the fault happen to files below `where` while the block runs."""
    library, watch = ctypes.CDLL(None), Watch()
    kind = KINDS[fault.kind]
    library.fault_arm(
        kind, os.fsencode(where), ctypes.c_long(fault.nth), fault.error, int(fault.lasting)
    )
    try:
        yield watch
    finally:
        watch.struck = library.fault_disarm()
        watch.seen = library.fault_seen()
