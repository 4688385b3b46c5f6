"""What tells a roster's row from others: number, phone, WeChat id, name with city, fingerprint."""

from collections.abc import Callable, Collection, Hashable
from enum import IntEnum
from functools import partial
from hashlib import blake2b

import msgspec

from desktop.formats.prepared import PreparedRow
from desktop.models.ids import ID_BYTES, value_index
from desktop.models.rowcells import Cells

_encode = msgspec.msgpack.Encoder(order="sorted").encode


class Kind(IntEnum):
    """What rows are compared by. A row with a phone is compared by name with phoneless ones."""

    NUMBER = 0
    PHONE = 1
    WECHAT = 2
    PRINT = 3
    NAME = 4
    PHONELESS = 5
    # What else somebody is known by: kinds that only a file with such columns has.
    TAOBAO = 6
    CARD = 7
    SECOND = 8


# The channels of those kinds.
CHANNELED = {Kind.TAOBAO: "taobao", Kind.CARD: "card", Kind.SECOND: "phone"}


def fingerprint(row: PreparedRow, index_key: bytes) -> bytes:
    """The keyed hash of everything a row says, however its columns are arranged."""
    said = (
        row.fields,
        row.chapter,
        sorted(row.teams),
        row.number,
        sorted(row.tags),
        row.points,
        row.extra,
        *([row.identities] if row.identities else []),
    )
    return blake2b(_encode(said), digest_size=ID_BYTES, key=index_key).digest()


def keyless(row: PreparedRow) -> bool:
    """Whether a row has nothing but its contents to be known by again."""
    return not (row.number or row.phone_ix or "wechat" in row.fields or row.identities)


def cells_of(row: PreparedRow, prefix: str) -> Cells:
    """The row's values; a number without letters is of the community's own scheme."""
    fields = {**row.fields, "chapter": row.chapter} if row.chapter else dict(row.fields)
    number = number_of(row, prefix)
    said = (dict(row.extra), row.tags, row.teams, number, row.points, row.spelled)
    return Cells(fields, *said, row.identities)


def number_of(row: PreparedRow, prefix: str) -> tuple[str, int] | None:
    """The number that the row states, as (scheme, value)."""
    return (row.number[0] or prefix, row.number[1]) if row.number else None


KeyOf = Callable[[PreparedRow], Hashable | None]


def keys(prefix: str, index_key: bytes, meanings: Collection[str] = ()) -> dict[Kind, KeyOf]:
    """For each kind the key of a row, None where the row has none.

    `meanings` are those of the file's columns: what no column holds is not compared.
    """
    found = _usual(prefix, index_key)
    for kind, channel in CHANNELED.items():
        if ("phone2" if channel == "phone" else channel) in meanings:
            found[kind] = partial(_identity, index_key, channel)
    return found


def _identity(index_key: bytes, channel: str, row: PreparedRow) -> bytes | None:
    said = next((value for kind, value in row.identities if kind == channel), None)
    return value_index(index_key, channel, said) if said else None


def _usual(prefix: str, index_key: bytes) -> dict[Kind, KeyOf]:

    def name(row: PreparedRow) -> Hashable:
        return row.folded, row.fields.get("city", "")

    return {
        Kind.NUMBER: lambda row: number_of(row, prefix),
        Kind.PHONE: lambda row: row.phone_ix or None,
        Kind.WECHAT: lambda row: row.fields.get("wechat"),
        Kind.PRINT: lambda row: fingerprint(row, index_key) if keyless(row) else None,
        Kind.NAME: name,
        Kind.PHONELESS: name,
    }
