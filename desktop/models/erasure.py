"""What erasing a person did, and what it cannot reach."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Receipt:
    """`records`: the profiles and import rows made unreadable (0 while the hub has yet to say).

    Out of reach: `exports` are files that left the console with members in them, `devices` other
    laptops that apply it when they are next online, `days` how long copies made elsewhere by the
    console itself may live.
    """

    member: bytes
    records: int
    waits: bool
    exports: int
    devices: tuple[str, ...]
    days: int = 30
