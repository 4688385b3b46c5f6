"""What an op may look like: declared fields, each in its class, of its type, under its right id."""

from functools import cache
from typing import Any

from desktop.models import schema
from desktop.models.ids import ID_BYTES, fact_id
from desktop.models.op import Kind, Op
from desktop.models.refusal import CLASS, IDENTITY, SHAPE, Refused
from desktop.models.schema import CUSTOM, Field, Table

_MOST_TEXT = 100_000

_KINDS = {
    "put": {Kind.PUT, Kind.DELETE},
    "entry": {Kind.ENTRY, Kind.REVERSE},
    "close": {Kind.CLOSE, Kind.DELETE},
    "merge": {Kind.MERGE, Kind.DELETE},
    "role": {Kind.ROLE, Kind.DELETE},
    "key": {Kind.KEY, Kind.DELETE},
    "lease": {Kind.LEASE},
}
_TYPES: dict[str, type | tuple[type, ...]] = {
    "text": str, "json": str, "date": str, "int": int, "time": int, "bool": (bool, int),
    "id": bytes,
}  # fmt: skip


def check(table: Table, op: Op, community: bytes, position: int) -> None:
    """Raise Refused unless the op says what its table may be told, in the right classes."""
    erases = op.kind == Kind.ERASE and table.name == "member"
    if not erases and op.kind not in _KINDS[table.op]:
        raise Refused(SHAPE, position)
    if op.kind == Kind.DELETE and table.append_only:
        raise Refused(SHAPE, position)
    if len(op.record) != ID_BYTES or op.clock < 0 or not {*op.base} <= {*op.fields, ""}:
        raise Refused(SHAPE, position)
    for name, value in op.clear.items():
        _check_clear(table, name, value, position)
    for name in op.sealed:
        if name in op.clear or not _is_sealed(table, name):
            raise Refused(CLASS, position)
    if table.key and op.record != fact_id(
        table.name, community, *(op.clear.get(name) for name in table.key)
    ):
        raise Refused(IDENTITY, position)


def _check_clear(table: Table, name: str, value: Any, position: int) -> None:
    declared = _declared(table.name).get(name)
    if declared is None or declared.cls != "clear":
        raise Refused(CLASS, position)
    if value is not None and not isinstance(value, _TYPES[declared.kind]):
        raise Refused(SHAPE, position)
    if isinstance(value, str | bytes) and len(value) > _MOST_TEXT:
        raise Refused(SHAPE, position)


def _is_sealed(table: Table, name: str) -> bool:
    if name.startswith(CUSTOM):
        return table.custom and len(name) == len(CUSTOM) + 2 * ID_BYTES
    declared = _declared(table.name).get(name)
    return declared is not None and declared.cls != "clear"


@cache
def _declared(table: str) -> dict[str, Field]:
    return {item.name: item for item in schema.table(table).fields}
