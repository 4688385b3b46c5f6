"""The recovery code: 128 bits a person can print, and the two key pairs that grow from them."""

import unicodedata
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from msgspec import Struct

from desktop.models.problem import Problem

SECRET_BYTES = 16
CODE_LETTERS = 28
GROUP = 4
KEY_BYTES = 32

# Crockford base32: no I, L, O or U, so that nothing on paper can be read two ways.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_DASHES = dict.fromkeys(map(ord, " \t\r\n-‐‑‒–—―−_·.,"))
_CHECK_LABEL = b"qunzhu code check v1"
_CHECK_BITS = 12

SIGN_LABEL = b"qunzhu recovery sign v1"
RECEIVE_LABEL = b"qunzhu recovery receive v1"

# RFC 9180 names: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM; base mode.
_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class RecoveryPublic(Struct, frozen=True):
    """The halves that may be kept: `sign` (Ed25519) and `receive` (X25519), 32 raw bytes each."""

    sign: bytes
    receive: bytes


class RecoveryKeys(Struct, frozen=True):
    """Both private halves, 32 raw bytes each; they live only while the code is at hand."""

    sign: bytes
    receive: bytes

    @property
    def public(self) -> RecoveryPublic:
        """The public halves of both pairs."""
        return RecoveryPublic(
            Ed25519PrivateKey.from_private_bytes(self.sign).public_key().public_bytes_raw(),
            X25519PrivateKey.from_private_bytes(self.receive).public_key().public_bytes_raw(),
        )

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "RecoveryKeys(…)"


def _check(secret: bytes) -> int:
    return int.from_bytes(sha256(_CHECK_LABEL + secret).digest()[:2], "big") >> (16 - _CHECK_BITS)


def encode(secret: bytes) -> str:
    """16 bytes as 28 letters in groups of four: 128 bits, then a 12-bit check."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a code holds {SECRET_BYTES} bytes, not {len(secret)}")
    number = int.from_bytes(secret, "big") << _CHECK_BITS | _check(secret)
    letters = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(CODE_LETTERS)))
    return "-".join(letters[at : at + GROUP] for at in range(0, CODE_LETTERS, GROUP))


def decode(text: str) -> bytes:
    """The 16 bytes of a typed code; case, spaces, dashes, full-width forms and O/0 I/L/1 forgiven.

    Raises Problem vault.code_letter, vault.code_length or vault.code_check.
    """
    letters = unicodedata.normalize("NFKC", text).translate(_DASHES).upper()
    number = 0
    for letter in letters:
        if letter not in _VALUES:
            raise Problem("vault.code_letter", letter=letter)
        number = number << 5 | _VALUES[letter]
    if len(letters) != CODE_LETTERS:
        raise Problem("vault.code_length", wanted=CODE_LETTERS, found=len(letters))
    secret = (number >> _CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    if _check(secret) != number & (1 << _CHECK_BITS) - 1:
        raise Problem("vault.code_check")
    return secret


def derive(secret: bytes, label: bytes) -> bytes:
    """32 bytes of HKDF-SHA256 (RFC 5869) without salt: one label for each use of a secret."""
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=label).derive(secret)


def recovery_keys(secret: bytes) -> RecoveryKeys:
    """The Ed25519 pair that proves the owner and the X25519 pair that receives."""
    return RecoveryKeys(derive(secret, SIGN_LABEL), derive(secret, RECEIVE_LABEL))


def seal(receive_public: bytes, secret: bytes, info: bytes) -> bytes:
    """`secret` for the holder of the private half: HPKE base mode, enc (32 bytes) ‖ ciphertext."""
    return _SUITE.encrypt(secret, X25519PublicKey.from_public_bytes(receive_public), info)


def unseal(receive_private: bytes, sealed: bytes, info: bytes) -> bytes | None:
    """What `seal` hid under the same `info`, or None when it was sealed to another key."""
    try:
        return _SUITE.decrypt(sealed, X25519PrivateKey.from_private_bytes(receive_private), info)
    except InvalidTag:
        return None
