"""Keys wrapped by a passphrase: Argon2id makes the wrapping key, AES-256-GCM does the wrapping."""

import os
import unicodedata
from typing import Annotated, Literal

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from desktop.models import recovery

VARIABLE = "QUNZHU_PASSPHRASE"
SALT_BYTES = 16
NONCE_BYTES = 12
# Below this an owner who chooses a passphrase is told to take a longer one.
SHORTEST = 8


class Cost(Struct, frozen=True):
    """What one guess costs: passes, KiB of memory, lanes."""

    passes: int
    memory: int
    lanes: int


# The second recommended option of RFC 9106 section 4.
NORMAL = Cost(passes=3, memory=64 * 1024, lanes=4)


class Wrap(msgspec.Struct, frozen=True, kw_only=True):
    """A wrapped secret as it stands in a JSON file; the bounds keep a forged file from stalling."""

    kdf: Literal["argon2id"] = "argon2id"
    passes: Annotated[int, msgspec.Meta(ge=1, le=16)]
    memory: Annotated[int, msgspec.Meta(ge=8, le=1024 * 1024)]
    lanes: Annotated[int, msgspec.Meta(ge=1, le=16)]
    salt: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
    sealed: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{2}){28,512}$")]


class Stretched(Struct, frozen=True):
    """A passphrase after Argon2id; one run serves every wrap that has the same salt and cost."""

    salt: bytes
    cost: Cost
    key: bytes

    def seal(self, secret: bytes, label: bytes) -> Wrap:
        """`secret` wrapped for the use that `label` names."""
        nonce = os.urandom(NONCE_BYTES)
        cipher = AESGCM(recovery.derive(self.key, label))
        sealed = nonce + cipher.encrypt(nonce, secret, None)
        return Wrap(
            passes=self.cost.passes,
            memory=self.cost.memory,
            lanes=self.cost.lanes,
            salt=self.salt.hex(),
            sealed=sealed.hex(),
        )

    def unseal(self, wrap: Wrap, label: bytes) -> bytes | None:
        """The wrapped secret, or None when another passphrase or label wrapped it."""
        sealed = bytes.fromhex(wrap.sealed)
        cipher = AESGCM(recovery.derive(self.key, label))
        try:
            return cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None)
        except InvalidTag:
            return None

    def serves(self, wrap: Wrap) -> bool:
        """True when this run of Argon2id is the one that `wrap` asks for."""
        return (self.salt.hex(), self.cost) == (wrap.salt, cost_of(wrap))

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Stretched(…)"


def cost_of(wrap: Wrap) -> Cost:
    """The Argon2id parameters that a wrap was made with."""
    return Cost(wrap.passes, wrap.memory, wrap.lanes)


def stretch(passphrase: str, cost: Cost = NORMAL, salt: bytes | None = None) -> Stretched:
    """Argon2id (RFC 9106) over the NFC form of the passphrase; a new random salt if none is given.

    NFC, because systems type the same letters as different code points.
    """
    salt = os.urandom(SALT_BYTES) if salt is None else salt
    text = unicodedata.normalize("NFC", passphrase).encode()
    key = hash_secret_raw(
        text, salt, cost.passes, cost.memory, cost.lanes, recovery.KEY_BYTES, Type.ID
    )
    return Stretched(salt, cost, key)


def stretch_for(passphrase: str, wrap: Wrap) -> Stretched:
    """The passphrase stretched as `wrap` was."""
    return stretch(passphrase, cost_of(wrap), bytes.fromhex(wrap.salt))


def given(passphrase: str | None) -> str | None:
    """The passphrase to use: the one handed over, else QUNZHU_PASSPHRASE, else None."""
    return passphrase or os.environ.get(VARIABLE) or None


def too_short(passphrase: str) -> bool:
    """True when a newly chosen passphrase is easy to guess; each CJK letter counts as two."""
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in passphrase) < SHORTEST
