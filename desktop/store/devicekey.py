"""The device key, and how it notices that it lies beside a copy of the folder it was made for."""

import os
from hashlib import blake2b
from pathlib import Path
from typing import Annotated

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from msgspec import Struct

from desktop.store.whole import write_private

# The marker is written once and never touched again: so its inode and its time of change stay,
# and a copied or restored folder has others. Moving the folder keeps both.
NAME = "device"
MARKER_BYTES = 16

Key = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]


class DeviceKeys(Struct, frozen=True):
    """One device's private halves: `sign` (Ed25519) and `receive` (X25519), 32 raw bytes each."""

    marker: bytes
    sign: bytes
    receive: bytes

    @property
    def sign_public(self) -> bytes:
        """The 32 bytes by which others check what this device signs."""
        return Ed25519PrivateKey.from_private_bytes(self.sign).public_key().public_bytes_raw()

    @property
    def receive_public(self) -> bytes:
        """The 32 bytes to which others seal what this device may read."""
        return X25519PrivateKey.from_private_bytes(self.receive).public_key().public_bytes_raw()

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "DeviceKeys(…)"


class Entry(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A device key as it is kept away from the folder, with the place it belongs to."""

    sign: Key
    receive: Key
    inode: int
    changed: int
    path: bytes


def generate() -> DeviceKeys:
    """The keys of a new device, bound to no folder yet."""
    return DeviceKeys(
        os.urandom(MARKER_BYTES),
        Ed25519PrivateKey.generate().private_bytes_raw(),
        X25519PrivateKey.generate().private_bytes_raw(),
    )


def bind(folder: Path, keys: DeviceKeys) -> bytes:
    """Make the folder where it lies now this device's; returns the entry to keep.

    Writes a new marker: the device that the folder held before, if any, is left behind.
    """
    write_private(folder / NAME, keys.marker.hex().encode())
    inode, changed, path = _place(folder)
    entry = Entry(sign=keys.sign, receive=keys.receive, inode=inode, changed=changed, path=path)
    return msgspec.msgpack.encode(entry)


def marker(folder: Path) -> bytes | None:
    """The random name that the folder's device goes by, or None where no marker stands."""
    try:
        text = (folder / NAME).read_text("ascii")
        found = bytes.fromhex(text)
    except (OSError, ValueError):
        return None
    return found if len(found) == MARKER_BYTES else None


def read(folder: Path, packed: bytes) -> DeviceKeys | None:
    """The device keys in a kept entry, or None when it belongs to another copy of the folder.

    The time of change must be the same, and the inode or the path: file systems without
    lasting inodes (FAT, some network drives) give a new inode at every mount.
    """
    name = marker(folder)
    if name is None:
        return None
    try:
        entry = msgspec.msgpack.decode(packed, type=Entry)
    except msgspec.DecodeError:
        return None
    inode, changed, path = _place(folder)
    if changed != entry.changed or (inode != entry.inode and path != entry.path):
        return None
    return DeviceKeys(name, entry.sign, entry.receive)


def _place(folder: Path) -> tuple[int, int, bytes]:
    state = (folder / NAME).stat()
    name = os.fsencode(folder.resolve())
    return state.st_ino, state.st_ctime_ns, blake2b(name, digest_size=16).digest()
