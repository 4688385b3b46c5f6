"""What an op may look like: declared fields, each in its class, of its type, under its right id.

What does not fit a device's database or makes a reader fail is refused here, so that no device has
to be afraid of the log.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

from desktop.models.ids import ID_BYTES, fact_id
from desktop.models.op import CHANGESET_LIMIT, Kind, Op
from desktop.models.refusal import CLASS, IDENTITY, SHAPE, Refused
from desktop.models.schema import CUSTOM, Table

_MOST_TEXT = 100_000
# A sealed text of that length in UTF-8, with what sealing adds.
_MOST_SEALED = 4 * _MOST_TEXT + 100
_INT64 = range(-(2**63), 2**63)
_CUSTOM = re.compile(rf"{re.escape(CUSTOM)}[0-9a-f]{{{2 * ID_BYTES}}}")
# Public keys, and a key sealed to one; every other id names a record or is a hash.
_KEYS = frozenset({"sign_key", "receive_key", "recovery_sign", "recovery_receive", "receive"})
_KEY_BYTES = 32
_MOST_SHARE = 1_000

_KINDS = {
    "put": {Kind.PUT, Kind.DELETE},
    "entry": {Kind.ENTRY, Kind.REVERSE},
    "close": {Kind.CLOSE, Kind.DELETE},
    "merge": {Kind.MERGE, Kind.DELETE},
    "role": {Kind.ROLE, Kind.DELETE},
    "key": {Kind.KEY, Kind.DELETE},
    "lease": {Kind.LEASE},
}


def check(table: Table, op: Op, community: bytes, position: int) -> None:
    """Raise Refused unless the op says what its table may be told, in the right classes."""
    if not _is_op(table, op) or not _names_seen(op):
        raise Refused(SHAPE, position)
    for name, value in op.clear.items():
        _check_clear(table, name, value, position)
    for name, value in op.sealed.items():
        if name in op.clear or not _is_sealed(table, name):
            raise Refused(CLASS, position)
        if isinstance(value, bytes) and len(value) > _MOST_SEALED:
            raise Refused(SHAPE, position)
    if table.name == "community" and op.record != community:
        raise Refused(IDENTITY, position)
    key = [op.clear.get(name) for name in table.key]
    if key and (None in key or op.record != fact_id(table.name, community, *key)):
        raise Refused(IDENTITY, position)


def _is_op(table: Table, op: Op) -> bool:
    if len(op.record) != ID_BYTES or op.clock not in range(2**32):
        return False
    if op.kind == Kind.ERASE:
        return table.name == "member" and not op.fields
    if op.kind == Kind.DELETE:
        lasting = table.append_only or table.name in ("community", "device")
        return not lasting and set(op.fields) <= set(table.key) and op.kind in _KINDS[table.op]
    return op.kind in _KINDS[table.op]


def _names_seen(op: Op) -> bool:
    """Whether `base` names ops that can be, for fields that the op sets."""
    return {*op.base} <= {*op.fields, ""} and all(
        len(one.device) == ID_BYTES
        and one.number in _INT64
        and 0 <= one.position <= CHANGESET_LIMIT
        for one in op.base.values()
    )


def _check_clear(table: Table, name: str, value: Any, position: int) -> None:
    declared = next((item for item in table.fields if item.name == name), None)
    if declared is None or declared.cls != "clear":
        raise Refused(CLASS, position)
    if value is None:
        return
    if not (_is_id(name, value) if declared.kind == "id" else _FITS[declared.kind](value)):
        raise Refused(SHAPE, position)


def _is_id(name: str, value: Any) -> bool:
    if not isinstance(value, bytes):
        return False
    if name == "sealed":
        return 0 < len(value) <= _MOST_SHARE
    return len(value) == (_KEY_BYTES if name in _KEYS else ID_BYTES)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _MOST_TEXT


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in _INT64


def _is_date(value: Any) -> bool:
    if value == "":
        return True
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_json(value: Any) -> bool:
    if not _is_text(value):
        return False
    try:
        json.loads(value)
    except (ValueError, RecursionError):
        return False
    return True


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool) or value in (0, 1)


_FITS: dict[str, Callable[[Any], bool]] = {
    "text": _is_text,
    "json": _is_json,
    "date": _is_date,
    "int": _is_int,
    "time": _is_int,
    "bool": _is_bool,
}


def _is_sealed(table: Table, name: str) -> bool:
    if name.startswith(CUSTOM):
        return table.custom and _CUSTOM.fullmatch(name) is not None
    return any(item.name == name and item.cls != "clear" for item in table.fields)
