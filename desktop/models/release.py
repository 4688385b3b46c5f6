"""What a newer release is called and how one gets it, as its makers signed it."""

from collections.abc import Mapping
from typing import Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from desktop.models.problem import Problem

# Names, sums and a few sentences; whatever is larger is something else.
LIMIT: Final = 256 * 1024
_STATEMENT = b"qunzhu release v1"


class Source(Struct, frozen=True):
    """Where a build asks for releases (https), and the public key (hex) that signs them.

    Both are empty in a build that nobody hands out.
    """

    url: str = ""
    key: str = ""


class Package(Struct, frozen=True, kw_only=True):
    """One file of a release, for a system as `sys.platform` calls it; `size` in bytes."""

    system: str
    name: str
    url: str
    size: int
    sha256: str


class Release(Struct, frozen=True, kw_only=True):
    """`version` is numbers with dots, `day` YYYY-MM-DD, `notes` language -> what is new."""

    version: str
    day: str
    notes: Mapping[str, str] = {}
    packages: tuple[Package, ...] = ()

    def note(self, language: str) -> str:
        """What is new, in this language, else in Chinese."""
        return self.notes.get(language) or self.notes.get("zh_CN", "")


class Signed(Struct, frozen=True):
    """A release's text (JSON), and the signature (hex) over exactly that text."""

    release: str
    signature: str


def sign(release: Release, key: Ed25519PrivateKey) -> bytes:
    """A release as it is put where `Source.url` points."""
    text = msgspec.json.encode(release).decode()
    signature = key.sign(_STATEMENT + text.encode()).hex()
    return msgspec.json.format(msgspec.json.encode(Signed(text, signature)), indent=2)


def opened(data: bytes, key: str) -> Release:
    """The release in `data`, if the holder of `key` (public, hex) signed it.

    Raises Problem release.unreadable, release.unsigned.
    """
    try:
        signed = msgspec.json.decode(data if len(data) <= LIMIT else b"", type=Signed)
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(signed.signature), _STATEMENT + signed.release.encode())
        release = msgspec.json.decode(signed.release, type=Release)
        numbers(release.version)
    except InvalidSignature as error:
        raise Problem("release.unsigned") from error
    except (msgspec.DecodeError, ValueError) as error:
        raise Problem("release.unreadable") from error
    return release


def numbers(version: str) -> tuple[int, ...]:
    """1.10.2 as (1, 10, 2). Raises ValueError for anything but numbers with dots."""
    return tuple(int(part) for part in version.split("."))


def newer(release: Release, installed: str) -> bool:
    """Whether it is another and later one than what runs; an older one is never offered."""
    return numbers(release.version) > numbers(installed)
