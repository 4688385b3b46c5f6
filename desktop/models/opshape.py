"""What an op may look like: declared fields, each in its class, of its type, under its right id.

What does not fit a device's database or makes a reader fail is refused here, so that no device has
to be afraid of the log.
"""

import json
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from desktop.models import schema
from desktop.models.ids import ID_BYTES, fact_id
from desktop.models.op import CHANGESET_LIMIT, ERASED, Kind, Op
from desktop.models.refusal import CLASS, IDENTITY, SHAPE, Refused
from desktop.models.schema import CUSTOM, Table

_MOST_TEXT = 100_000
# A sealed text of that length in UTF-8, with what sealing adds.
_MOST_SEALED = 4 * _MOST_TEXT + 100
_INT64 = range(-(2**63), 2**63)
_CUSTOM = re.compile(rf"{re.escape(CUSTOM)}[0-9a-f]{{{2 * ID_BYTES}}}")
# Public keys, and a key sealed to one; every other id names a record or is a hash.
_KEYS = frozenset({"sign_key", "receive_key", "recovery_sign", "recovery_receive", "receive"})
_SHARE = "sealed"
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
    if not _is_op(table, op) or (op.base and not _names_seen(op)):
        raise Refused(SHAPE, position)
    _check_clear(table, op, position)
    _check_sealed(table, op, position)
    if table.name == "community" and op.record != community:
        raise Refused(IDENTITY, position)
    if table.key:
        key = [op.clear.get(name) for name in table.key]
        if None in key or op.record != fact_id(table.name, community, *key):
            raise Refused(IDENTITY, position)


def _check_clear(table: Table, op: Op, position: int) -> None:
    fits = _fitting(table.name)
    for name, value in op.clear.items():
        fit = fits.get(name)
        if fit is None:
            raise Refused(CLASS, position)
        if value is not None and not fit(value):
            raise Refused(SHAPE, position)


def _check_sealed(table: Table, op: Op, position: int) -> None:
    names = _sealing(table.name)
    for name, value in op.sealed.items():
        if name in op.clear or not (name in names or _is_custom(table, name)):
            raise Refused(CLASS, position)
        if isinstance(value, bytes) and len(value) > _MOST_SEALED:
            raise Refused(SHAPE, position)


def _is_op(table: Table, op: Op) -> bool:
    if len(op.record) != ID_BYTES or not 0 <= op.clock < 2**32:
        return False
    if op.kind == Kind.ERASE:
        return table.name in ERASED and not op.fields
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


def _is_id(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == ID_BYTES


def _is_key(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == _KEY_BYTES


def _is_share(value: Any) -> bool:
    return isinstance(value, bytes) and 0 < len(value) <= _MOST_SHARE


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
    "id": _is_id,
    "text": _is_text,
    "json": _is_json,
    "date": _is_date,
    "int": _is_int,
    "time": _is_int,
    "bool": _is_bool,
}


@cache
def _fitting(table: str) -> dict[str, Callable[[Any], bool]]:
    """What a value must be, by the table's clear fields."""
    found = {
        item.name: _FITS[item.kind] for item in schema.table(table).fields if item.cls == "clear"
    }
    special = {**dict.fromkeys(_KEYS, _is_key), _SHARE: _is_share}
    return found | {name: special[name] for name in special if found.get(name) is _is_id}


@cache
def _sealing(table: str) -> frozenset[str]:
    return frozenset(item.name for item in schema.table(table).fields if item.cls != "clear")


def _is_custom(table: Table, name: str) -> bool:
    return table.custom and _CUSTOM.fullmatch(name) is not None
