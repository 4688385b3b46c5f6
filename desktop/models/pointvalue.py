"""What a point costs, as it is written in yuan and as it is kept."""

from decimal import Decimal, InvalidOperation

from desktop.models.problem import Problem

# A hundred points to the yuan, a thousand, or more: what one costs is kept that fine.
_PARTS = 10_000
_DEAREST = 100


def yuan_of(text: str) -> Decimal:
    """What a point costs as it was written; "" is nothing. Raises Problem entry.value."""
    try:
        found = Decimal(text.strip() or "0")
    except InvalidOperation:
        raise Problem("entry.value", value=text) from None
    if not (found.is_finite() and 0 <= found <= _DEAREST and found * _PARTS % 1 == 0):
        raise Problem("entry.value", value=text)
    return found


def kept(text: str) -> int:
    """The same as it is kept, in ten-thousandths of a yuan."""
    return int(yuan_of(text) * _PARTS)


def of_kept(found: int | None) -> Decimal:
    """What was kept, in yuan; 0 where nobody said it."""
    return (Decimal(found or 0) / _PARTS).normalize()


def shown(value: Decimal) -> str:
    """To be read and typed; "" where nobody said it."""
    return f"{value:f}" if value else ""
