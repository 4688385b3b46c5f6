"""One synced row as it stands in the file: finding it, its fields, and which op each stands by."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from desktop.models import schema
from desktop.models.ids import fact_id
from desktop.models.op import Fields, Value
from desktop.models.schema import Table
from desktop.store.database import Connection
from desktop.store.reads import Reads

# How many rows are asked for at once.
_MANY = 200
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(dict[str, int]).decode


class Row(Struct):
    """A synced row: `versions` names the op of each field set after `ver` made the rest."""

    fields: dict[str, Value]
    ver: int
    versions: dict[str, int]
    born: int
    gone: bool

    def version(self, name: str) -> int:
        """The reference of the op whose value stands in this field."""
        return self.versions.get(name, self.ver)


def pack_versions(versions: Mapping[str, int]) -> bytes | None:
    """The stored form of per-field versions; None when every field stands by `ver`."""
    return _encode(versions) if versions else None


def unpack_versions(stored: bytes | None) -> dict[str, int]:
    """Per-field versions as they are worked with."""
    return _decode(stored) if stored else {}


def record_id(table: Table, fields: Fields, community: bytes) -> bytes:
    """The hashed id of a fact from its key fields."""
    return fact_id(table.name, community, *(fields[name] for name in table.key))


def record_ids(table: Table, found: Sequence[Fields], community: bytes) -> list[bytes]:
    """`record_id` of many facts of one table."""
    name, key = table.name, table.key
    return [fact_id(name, community, *[fields[part] for part in key]) for fields in found]


@cache
def columns(name: str) -> tuple[str, ...]:
    """The declared columns of a table, in order."""
    return tuple(item.name for item in schema.table(name).fields)


@cache
def where(name: str) -> str:
    """The condition that finds one row: by key fields for a fact, else by id."""
    key = schema.table(name).key
    return " AND ".join(f'"{item}" = ?' for item in key) if key else "id = ?"


@cache
def _select(name: str) -> str:
    listed = ", ".join(f'"{item}"' for item in columns(name))
    return f"SELECT ver, vers, born, gone, {listed} FROM {name} WHERE {where(name)}"


@lru_cache(1024)
def insert_sql(name: str, stated: tuple[str, ...]) -> str:
    """An insert of id (unless the table is keyed), ver, born, then these columns."""
    first = () if schema.table(name).key else ("id",)
    names = (*first, "ver", "born", *stated)
    listed = ", ".join(f'"{item}"' for item in names)
    return f"INSERT INTO {name} ({listed}) VALUES ({', '.join('?' * len(names))})"


def locate(table: Table, record: bytes, fields: Fields) -> tuple[Value, ...]:
    """The parameters of `where` for this record."""
    return tuple(fields[name] for name in table.key) if table.key else (record,)


def find(connection: Connection, table: Table, at: tuple[Value, ...]) -> Row | None:
    """The row at these `locate` parameters, tombstones included."""
    return _row(table, connection.execute(_select(table.name), at).fetchone())


def find_many(
    connection: Connection,
    table: Table,
    places: Iterable[tuple[Value, ...]],
    names: Sequence[str],
) -> dict[tuple[Value, ...], Row]:
    """The rows at these `locate` parameters, with no other fields than these columns."""
    keys = table.key or ("id",)
    listed = "".join(f', t."{name}"' for name in (*keys, *names))
    same = " AND ".join(f't."{name}" = asked.column{n}' for n, name in enumerate(keys, 1))
    marks = f"({', '.join('?' * len(keys))})"
    wanted = list(dict.fromkeys(places))
    found: dict[tuple[Value, ...], Row] = {}
    for start in range(0, len(wanted), _MANY):
        part = wanted[start : start + _MANY]
        # CROSS has every row looked up by its key.
        answer = connection.execute(
            f"SELECT t.ver, t.vers, t.born, t.gone{listed}"
            f" FROM (VALUES {', '.join([marks] * len(part))}) AS asked"
            f" CROSS JOIN {table.name} AS t ON {same}",
            [value for place in part for value in place],
        )
        for ver, vers, born, gone, *values in answer.fetchall():
            fields = dict(zip(names, values[len(keys) :], strict=True))
            row = Row(fields, ver, unpack_versions(vers), born, bool(gone))
            found[tuple(values[: len(keys)])] = row
    return found


def find_in(reads: Reads, table: Table, at: tuple[Value, ...]) -> Row | None:
    """The same for whoever only reads."""
    return _row(table, reads.one(_select(table.name), at))


def _row(table: Table, found: tuple[Any, ...] | None) -> Row | None:
    if found is None:
        return None
    ver, vers, born, gone, *values = found
    fields = dict(zip(columns(table.name), values, strict=True))
    return Row(fields, ver, unpack_versions(vers), born, bool(gone))
