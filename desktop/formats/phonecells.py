"""Cells of phones: one number, or several of which the first is the member's own."""

from desktop.formats.prepared import PreparedRow
from desktop.models.phone import Phone, parse_phone, split_phones
from desktop.models.problem import Problem


def several(row: PreparedRow, cell: str, region: str) -> Phone | None:
    """The first number of the cell; what else it holds is kept as text. Raises Problem phone.…."""
    try:
        return parse_phone(cell, region)
    except Problem:
        parts = split_phones(cell)
        if len(parts) < 2:
            raise
    first, *rest = (parse_phone(part, region) for part in parts)
    row.extra = {"备用电话": "、".join(phone.e164 for phone in rest if phone)}
    row.flags = ("phone_second",)
    return first
