"""Comparisons of what members hold in fields of the community's own: numbers by size."""

import re

_DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def holders(field: str, op: str, value: str, place: str) -> str:
    """Who holds a value in that order to another one, as SQL for `… IN (…)`.

    `field` and `place` are SQL for the field's id and for `value`, which says how it is compared:
    a number with numbers, a day or another text with texts.
    """
    compared = f"x.value {op} {place}"
    if _DECIMAL.fullmatch(value):
        compared = f"x.value GLOB '[-0-9]*' AND CAST(x.value AS REAL) {op} CAST({place} AS REAL)"
    return f"SELECT x.member FROM member_x x WHERE x.field = {field} AND {compared}"
