"""The two files of a 外带包: out to the laptop, and back; both have a bundle's form.

docs/format-sync.md section 15.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop.models.pack import back_key, code, sign_key, sign_public
from desktop.models.problem import Problem
from desktop.store import bundlefile
from desktop.store.bundlefile import Bundle, Head, Writer

_NONCE: Final = 12
# More than a pack ever holds; what is longer was not written here.
_MOST_ITEMS: Final = 200_000


def write_out(
    out: BinaryIO, community: bytes, pack: bytes, secret: bytes, items: Iterable[tuple[object, ...]]
) -> None:
    """Write a pack that its code opens."""
    opens = code(secret)
    _write(out, Head(bundlefile.FORMAT, community, b"", pack, []), opens.name, secret, items)


def write_back(
    out: BinaryIO, community: bytes, pack: bytes, secret: bytes, items: Iterable[tuple[object, ...]]
) -> None:
    """Write what comes back: for whoever knows the pack."""
    _write(out, Head(bundlefile.FORMAT, community, pack, os.urandom(16), []), pack, secret, items)


def _write(
    out: BinaryIO, head: Head, receiver: bytes, secret: bytes, items: Iterable[tuple[object, ...]]
) -> None:
    key, nonce = os.urandom(bundlefile.KEY_BYTES), os.urandom(_NONCE)
    # The head's device is empty on the way out, and the pack on the way back.
    opener = back_key(secret) if head.device else code(secret).blob_key
    sealed = nonce + AESGCM(opener).encrypt(nonce, key, head.id)
    whole = Head(head.version, head.community, head.device, head.id, [(receiver, sealed)])
    writer = Writer(out, whole, key)
    for item in items:
        writer.put(*item)
    writer.end(sign_key(secret))


def is_pack(path: Path) -> bool:
    """Whether a file is a pack on its way out. Raises what `bundlefile.opened` raises."""
    with bundlefile.opened(path) as bundle:
        return bundle.head.device == b""


def pack_of(path: Path) -> tuple[bytes, bytes]:
    """(community, pack) of a file on its way back. Raises Problem pack.no_return, bundle.*."""
    with bundlefile.opened(path) as bundle:
        head = bundle.head
        if len(head.receivers) != 1 or head.receivers[0][0] != head.device:
            raise Problem("pack.no_return", file=path)
        return head.community, head.device


def read_out(path: Path, secret: bytes) -> list[list[Any]]:
    """What a pack holds. Raises Problem pack.wrong_code, pack.no_pack, bundle.*."""
    with bundlefile.opened(path) as bundle:
        if bundle.head.device:
            raise Problem("pack.no_pack", file=path)
        sealed = bundle.head.sealed_for(code(secret).name)
        if sealed is None:
            raise Problem("pack.wrong_code", file=path)
        return _items(bundle, sealed, code(secret).blob_key, secret)


def read_back(path: Path, secret: bytes) -> list[list[Any]]:
    """What came back of a pack. Raises Problem pack.no_return, bundle.*."""
    with bundlefile.opened(path) as bundle:
        sealed = bundle.head.sealed_for(bundle.head.device)
        if sealed is None:
            raise Problem("pack.no_return", file=path)
        return _items(bundle, sealed, back_key(secret), secret)


def _items(bundle: Bundle, sealed: bytes, opener: bytes, secret: bytes) -> list[list[Any]]:
    """All of it, once it was read to its end and found to be whole."""
    try:
        key = AESGCM(opener).decrypt(sealed[:_NONCE], sealed[_NONCE:], bundle.head.id)
    except (InvalidTag, ValueError) as error:
        raise bundle.damaged() from error
    found: list[list[Any]] = []
    for item in bundle.items(key):
        found.append(item)
        if len(found) > _MOST_ITEMS:
            raise bundle.damaged()
    bundle.require_author(sign_public(secret))
    return found
