"""A join that may be cut off: the device's key waits, sealed by the code, for the next attempt.

An invitation lets one device in. Whoever types its code once more on this computer goes on as that
device; nobody else can read what is kept here.
"""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
import platformdirs
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.models.ids import new_id
from desktop.models.invitation import LIFE_MS, Invitation
from desktop.models.problem import Problem
from desktop.models.reasons import why
from desktop.store import devicekey, vault
from desktop.store.devicekey import DeviceKeys
from desktop.store.safe import SERVICE
from desktop.store.whole import write_private

_NONCE: Final = 12


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    """The id and the private halves under which an attempt was made."""

    device: bytes
    sign: devicekey.Key
    receive: devicekey.Key


def device(invitation: Invitation, keys: vault.Keys) -> tuple[vault.Keys, bytes]:
    """The keys and the device's id with which to come: the same at every attempt under a code.

    Raises Problem vault.unwritable.
    """
    place = _place(invitation.name)
    _drop_old(place.parent)
    kept = _read(place, invitation)
    if kept is not None:
        own = DeviceKeys(os.urandom(devicekey.MARKER_BYTES), kept.sign, kept.receive)
        return vault.bind_device(keys, own), kept.device
    if keys.device is None:
        raise RuntimeError("a device without a key cannot join")
    made = _Kept(new_id(), keys.device.sign, keys.device.receive)
    nonce = os.urandom(_NONCE)
    sealed = _cipher(invitation).encrypt(nonce, msgspec.msgpack.encode(made), invitation.name)
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("vault.unwritable", path=place, reason=why(error)) from error
    write_private(place, nonce + sealed)
    return keys, made.device


def arrived(name: bytes) -> None:
    """The device is in: nothing of the attempt is kept."""
    with suppress(OSError):
        _place(name).unlink(missing_ok=True)


def _read(place: Path, invitation: Invitation) -> _Kept | None:
    try:
        data = place.read_bytes()
        plain = _cipher(invitation).decrypt(data[:_NONCE], data[_NONCE:], invitation.name)
        return msgspec.msgpack.decode(plain, type=_Kept)
    except (OSError, InvalidTag, ValueError, msgspec.DecodeError):
        return None


def _drop_old(folder: Path) -> None:
    """No invitation lives that long."""
    oldest = time.time() - 2 * LIFE_MS / 1000
    with suppress(OSError):
        for path in folder.iterdir():
            if path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)


def _cipher(invitation: Invitation) -> AESGCM:
    return AESGCM(invitation.attempt_key)


def _place(name: bytes) -> Path:
    return platformdirs.user_data_path(SERVICE, appauthor=False) / "joining" / name.hex()
