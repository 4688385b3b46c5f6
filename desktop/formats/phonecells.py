"""Cells of phones: one number, or several of which the first is the member's own."""

from desktop.formats.prepared import PreparedRow
from desktop.models.phone import Phone, parse_phone, split_phones
from desktop.models.problem import Problem


def several(row: PreparedRow, cell: str, region: str) -> Phone | None:
    """The first number of the cell; he is known by the others, too. Raises Problem phone.…."""
    try:
        return parse_phone(cell, region)
    except Problem:
        parts = split_phones(cell)
        if len(parts) < 2:
            raise
    first, *rest = (parse_phone(part, region) for part in parts)
    row.identities = tuple(dict.fromkeys(("phone", phone.e164) for phone in rest if phone))
    row.flags = ("phone_second",)
    return first
