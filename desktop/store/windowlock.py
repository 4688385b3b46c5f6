"""The lock of this computer's window: after how long it locks, and what opens it again.

It keeps out who walks past. It guards no file: that is what the folder's keys do.
"""

import hmac
import os
from pathlib import Path
from time import time

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from desktop.models import recovery
from desktop.models.problem import Problem
from desktop.store import openword, vault
from desktop.store.passphrase import NORMAL, Cost, Wrap, stretch, stretch_for, too_short
from desktop.store.safe import PassphraseSafe
from desktop.store.whole import write_private

FILE = "window-lock.json"
LABEL = b"qunzhu window lock v1"
# Minutes without a touch; 0 is never.
CHOICES = (0, 1, 5, 15, 60)
# The longest that somebody has to wait after a wrong passphrase (s).
LONGEST = 60


class Lock(Struct, frozen=True, omit_defaults=True):
    """After how many minutes; a word of the window's own; how often a wrong one was typed lately,
    and until when (Unix s) no other is looked at."""

    minutes: int = 0
    own: Wrap | None = None
    wrong: int = 0
    until: float = 0


def read(folder: Path) -> Lock:
    """How the window of the community in `folder` locks; what cannot be read is none."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=Lock)
    except (OSError, msgspec.DecodeError):
        return Lock()


def _keep(folder: Path, lock: Lock) -> Lock:
    write_private(folder / FILE, msgspec.json.encode(lock))
    return lock


def by_folder(keys: vault.Keys) -> bool:
    """Whether the folder's own passphrase opens the window, so that it needs no other.

    A passphrase that lies open in the folder is none.
    """
    return isinstance(keys.safe, PassphraseSafe) and openword.read(keys.folder) is None


def ready(keys: vault.Keys) -> bool:
    """Whether there is anything that would open the window again."""
    return by_folder(keys) or read(keys.folder).own is not None


def choose_minutes(folder: Path, minutes: int) -> Lock:
    """Lock after so many minutes without a touch from now on; 0 for never."""
    return _keep(folder, replace(read(folder), minutes=minutes))


def choose_word(folder: Path, word: str | None, *, cost: Cost = NORMAL) -> Lock:
    """Open the window by this passphrase of its own from now on, or with None by none.

    Raises Problem vault.short_passphrase.
    """
    if word is None:
        return _keep(folder, Lock())
    if too_short(word):
        raise Problem("vault.short_passphrase")
    own = stretch(word, cost).seal(os.urandom(16), LABEL)
    return _keep(folder, replace(read(folder), own=own, wrong=0, until=0))


def begins_locked(keys: vault.Keys) -> bool:
    """Whether opening the folder asks nothing, so that its window has to."""
    return not by_folder(keys) and read(keys.folder).own is not None


def waits(folder: Path, now: float | None = None) -> float:
    """For how many seconds nothing typed is looked at; a clock put back does not make it longer."""
    left = read(folder).until - (time() if now is None else now)
    return max(0.0, min(left, LONGEST))


def opens(keys: vault.Keys, typed: str, now: float | None = None) -> bool:
    """Whether what was typed opens the window: its passphrase, or the recovery code.

    Each wrong one doubles the wait, up to a minute; nothing is looked at before it is over.
    """
    at = time() if now is None else now
    lock = read(keys.folder)
    if waits(keys.folder, at):
        return False
    right = _is_code(keys, typed) or _is_word(keys, lock, typed)
    if right:
        if lock.wrong:
            _keep(keys.folder, replace(lock, wrong=0, until=0))
        return True
    wrong = lock.wrong + 1
    _keep(keys.folder, replace(lock, wrong=wrong, until=at + min(2 ** (wrong - 1), LONGEST)))
    return False


def _is_word(keys: vault.Keys, lock: Lock, typed: str) -> bool:
    if by_folder(keys) and isinstance(keys.safe, PassphraseSafe):
        known = keys.safe.stretched
        return hmac.compare_digest(stretch(typed, known.cost, known.salt).key, known.key)
    return lock.own is not None and stretch_for(typed, lock.own).unseal(lock.own, LABEL) is not None


def _is_code(keys: vault.Keys, typed: str) -> bool:
    try:
        public = recovery.recovery_keys(recovery.decode(typed)).public
    except Problem:
        return False
    return keys.recovery is not None and public == keys.recovery
