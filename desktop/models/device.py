"""A device as the list of devices shows it."""

from dataclasses import dataclass

from desktop.models.role import Role


@dataclass(frozen=True, slots=True)
class Device:
    """One installation of one operator.

    `revoked` is when it was revoked (ms), 0 while it is not; `role` the highest that its operator
    holds today; `own` is true for the device that asks.
    """

    id: bytes
    name: str
    operator: bytes
    operator_name: str
    role: Role | None
    revoked: int
    own: bool
