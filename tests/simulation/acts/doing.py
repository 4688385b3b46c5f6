"""What whoever does something has at hand: his laptop, a recording, a member, chance and words."""

import random
from collections.abc import Callable
from typing import NamedTuple

from desktop.store.community import Store
from desktop.store.recorder import Recorder

NAMES = ("林霞", "王芳", "李雷", "韩梅梅", "单文博", "曾小贤")
TAGS = ("读书", "亲子", "跑步")
CITIES = ("深圳", "广州", None)
PHONES = ("+8613800138000", "+8613900139000")
SKILLS = ("法律咨询", "摄影")
# The series of evenings that everything happens at.
SERIES = bytes(range(16))


class Doing(NamedTuple):
    """Somebody at his laptop, in the middle of a recording.

    `members` are those he sees, `member` the one it is about (b"" where there is none). `now_ms`
    counts from the beginning of the world; what is drawn from it changes nothing else of a seed.
    """

    store: Store
    rec: Recorder
    rng: random.Random
    members: list[bytes]
    member: bytes
    now_ms: int

    @property
    def few(self) -> list[bytes]:
        """Few of them, so that people meet at the same record."""
        return self.members[:4]


Act = Callable[[Doing], object]
