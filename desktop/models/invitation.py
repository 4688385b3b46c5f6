"""The code that brings a new device in: what it holds, and what grows from its secret.

docs/format-sync.md, section 9, says it byte for byte.
"""

from hashlib import blake2b, sha256
from typing import Final, Protocol

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from msgspec import Struct

from desktop.models import recovery
from desktop.models.problem import Problem

LIFE_MS: Final = 24 * 60 * 60 * 1000
SCHEME: Final = "qunzhu:"
_NONCE = 12
_CERTIFICATE = b"qunzhu tls v1"


class SharedKey(msgspec.Struct, frozen=True, array_like=True):
    """A wrapping key with its secret, as an invitation hands it over."""

    id: bytes
    use: str
    cls: int
    key: bytes


class Blob(msgspec.Struct, frozen=True, kw_only=True):
    """What only the holder of the code can read: whom to trust, and the keys of the role.

    `hub` is the identity's public half; a hub's set-up code has nothing else. `owners` are the
    public keys of the owner's devices: by their word the new device knows its state to be true.
    """

    hub: bytes
    community: bytes = b""
    title: str = ""
    operator: bytes = b""
    role: str = ""
    keys: tuple[SharedKey, ...] = ()
    owners: tuple[bytes, ...] = ()


# What stands in the code where a hub's address would be.
BUNDLE: Final = "bundle:0"
PACK: Final = "pack:0"


class Invitation(Struct, frozen=True):
    """An address and the 16 bytes of a code, with what is derived from them."""

    address: str
    secret: bytes

    @property
    def text(self) -> str:
        """As it is printed, read out and typed."""
        return f"{self.address}/{recovery.encode(self.secret)}"

    @property
    def by_file(self) -> bool:
        """Whether it opens a file, a bundle or a pack: no hub keeps it."""
        return self.address in (BUNDLE, PACK)

    @property
    def name(self) -> bytes:
        """Under which the hub keeps it: public, 16 bytes."""
        return recovery.derive(self.secret, b"qunzhu invitation name v1")[:16]

    @property
    def proof(self) -> bytes:
        """What shows to the hub that somebody holds the code."""
        return recovery.derive(self.secret, b"qunzhu invitation proof v1")

    @property
    def blob_key(self) -> bytes:
        """Opens the blob that the hub keeps and cannot read."""
        return recovery.derive(self.secret, b"qunzhu invitation blob v1")

    @property
    def attempt_key(self) -> bytes:
        """Seals what this computer keeps of a join until it has succeeded."""
        return recovery.derive(self.secret, b"qunzhu invitation attempt v1")

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Invitation(…)"


class Rescue(Struct, frozen=True):
    """What a recovery code leaves behind: where a hub keeps a blob for who has nothing else.

    The owner's device keeps both, so that it can say whom to trust once it knows a hub.
    """

    name: bytes
    blob_key: bytes

    def __repr__(self) -> str:
        """Nothing of a secret is shown."""
        return "Rescue(…)"


class Opens(Protocol):
    """What names a blob and opens it."""

    @property
    def name(self) -> bytes:
        """Under which the hub keeps it: public, 16 bytes."""
        ...

    @property
    def blob_key(self) -> bytes:
        """Opens the blob that the hub keeps and cannot read."""
        ...


def rescue(code: bytes) -> Rescue:
    """From the 16 bytes of a recovery code."""
    name = recovery.derive(code, b"qunzhu recovery name v1")[:16]
    return Rescue(name, recovery.derive(code, b"qunzhu recovery blob v1"))


def read_code(text: str, kind: str = "") -> Invitation:
    """The invitation behind a typed or scanned code.

    `kind` is BUNDLE or PACK for a code that came with such a file: its letters alone say all.
    Raises Problem sync.code_alone for letters alone without one, sync.code_address for anything
    else without an address, sync.code_mistyped behind one.
    """
    whole = text.strip()
    address, slash, code = whole.removeprefix(SCHEME).rpartition("/")
    if kind and not slash:
        address = kind
    elif not slash or ":" not in address:
        raise Problem(_without_address(code), code=whole[:60] or "-")
    try:
        return Invitation(address.strip(), recovery.decode(code))
    except Problem as mistyped:
        raise Problem("sync.code_mistyped", wanted=recovery.CODE_LETTERS) from mistyped


def _without_address(code: str) -> str:
    try:
        recovery.decode(code)
    except Problem:
        return "sync.code_address"
    return "sync.code_alone"


def proof_kept(proof: bytes) -> bytes:
    """What the hub keeps of a proof, so that its database opens no door."""
    return blake2b(proof, digest_size=32).digest()


def seal_blob(invitation: Opens, blob: Blob, nonce: bytes) -> bytes:
    """The blob as the hub keeps it; `nonce` is 12 random bytes."""
    plain = msgspec.msgpack.encode(blob)
    return nonce + AESGCM(invitation.blob_key).encrypt(nonce, plain, invitation.name)


def open_blob(invitation: Opens, sealed: bytes) -> Blob:
    """What the code's holder finds. Raises Problem sync.blob_damaged."""
    cipher = AESGCM(invitation.blob_key)
    try:
        plain = cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], invitation.name)
        return msgspec.msgpack.decode(plain, type=Blob)
    except (InvalidTag, ValueError, msgspec.DecodeError) as error:
        raise Problem("sync.blob_damaged") from error


def certificate_statement(der: bytes) -> bytes:
    """What a hub's identity signs about the certificate that a connection shows."""
    return _CERTIFICATE + sha256(der).digest()
