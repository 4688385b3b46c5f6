"""What owners' devices sign about the state, as it travels (docs/format-sync.md section 8)."""

import msgspec


class Attest(msgspec.Struct, frozen=True, array_like=True):
    """An owner's device signs the digest of the state at a seq: `signed.digest_statement`."""

    epoch: int
    seq: int
    digest: bytes
    signature: bytes


class Since(msgspec.Struct, frozen=True, array_like=True):
    """Asks for what owners' devices signed at this seq or later."""

    seq: int


class Attested(msgspec.Struct, frozen=True, array_like=True):
    """One of these statements as the hub keeps it."""

    device: bytes
    epoch: int
    seq: int
    digest: bytes
    signature: bytes
