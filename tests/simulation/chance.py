"""Where a seed's randomness and time come from: one stream and one clock, the same in each run."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from desktop.models import clock, ids
from desktop.store import devicekey

# 2026-11-22 12:00 in Shanghai: where every week of the simulation begins.
NOW_MS = 1_795_320_000_000

_stream = random.Random()
_ticks = count()


def begin(seed: int) -> None:
    """What is drawn from now on follows from the seed, and time begins anew."""
    global _ticks
    _ticks = count()
    _stream.seed(seed)
    ids._latest = ids._Latest()


@contextmanager
def drawn() -> Iterator[None]:
    """Keys, ids and codes are drawn from the stream; the clock goes on whenever it is looked at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", _stream.randbytes)
        # What `secrets` took hold of.
        patch.setattr(random, "_urandom", _stream.randbytes)
        patch.setattr(devicekey, "generate", _device_keys)
        patch.setattr(clock, "time", SimpleNamespace(time=_now))
        yield


def _now() -> float:
    return (NOW_MS + next(_ticks)) / 1000


def _device_keys() -> devicekey.DeviceKeys:
    """Like the real ones; OpenSSL draws those by itself."""
    return devicekey.DeviceKeys(
        _stream.randbytes(devicekey.MARKER_BYTES),
        Ed25519PrivateKey.from_private_bytes(_stream.randbytes(32)).private_bytes_raw(),
        X25519PrivateKey.from_private_bytes(_stream.randbytes(32)).private_bytes_raw(),
    )
