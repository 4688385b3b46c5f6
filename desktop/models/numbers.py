"""Member numbers: a prefix and a running value, shown with leading zeros (ZY0047)."""

import re

WIDTH = 4
_NUMBER = re.compile(r"([^\W\d_]*)[-\s]?0*(\d{1,9})")


def show_number(scheme: str, value: int, width: int | None = None) -> str:
    """The number as people know it."""
    return f"{scheme}{value:0{width or WIDTH}d}"


def parse_number(text: str) -> tuple[str, int] | None:
    """(scheme, value) of a number as people write it, in capitals; None when it is none."""
    found = _NUMBER.fullmatch(text.strip().upper())
    return (found[1], int(found[2])) if found else None
