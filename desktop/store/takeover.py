"""Who judges after whom, where the first device of a team without a server was lost.

docs/format-sync.md section 11. Each word is signed by the recovery code, so that nobody else comes
into the place of the judge.
"""

from typing import NamedTuple

import msgspec

from desktop.models.signed import takeover_statement, verify
from desktop.store.database import Connection
from desktop.store.reads import Reads

_NAME = "takeover"


class Takeover(NamedTuple):
    """The judge before and now, the keys of the one now, and the seq behind which he judges."""

    former: bytes
    device: bytes
    sign_key: bytes
    receive_key: bytes
    since: int
    signature: bytes


def read(reads: Reads) -> list[Takeover]:
    """Every judge that took another's place, in order; empty where the first still judges."""
    found = reads.one("SELECT value FROM state WHERE name = ?", (_NAME,))
    return msgspec.msgpack.decode(found[0], type=list[Takeover]) if found else []


def keep(connection: Connection, found: list[Takeover]) -> None:
    """Remember them, in place of what was known before."""
    connection.execute(
        "INSERT INTO state (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, msgspec.msgpack.encode(found)),
    )


def bring_keys_anew(connection: Connection) -> None:
    """Every seed goes with what needs it from here on, also one that the log brought."""
    connection.execute("UPDATE seed SET stands = 0")


def recovery_sign(reads: Reads) -> bytes | None:
    """The public signing half of the recovery code in force here; None where none was printed."""
    row = reads.one("SELECT recovery_sign FROM community WHERE id = ?", (reads.community,))
    return bytes(row[0]) if row and row[0] is not None else None


def holds(reads: Reads, one: Takeover) -> bool:
    """Whether the recovery code in force here has signed it."""
    public = recovery_sign(reads)
    if public is None:
        return False
    said = takeover_statement(
        reads.community, one.former, one.device, one.sign_key, one.receive_key, one.since
    )
    return verify(public, said, one.signature)
