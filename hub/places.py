"""Where changesets stand in the log, by their device and number."""

from collections.abc import Iterable

from hub.engine import Session

_MANY = 400


def places(
    session: Session, community: bytes, changesets: Iterable[tuple[bytes, int, int]]
) -> dict[tuple[bytes, int], int]:
    """Where these changesets (device, number, clock) stand in the log, those that are known."""
    numbers: dict[bytes, list[int]] = {}
    for device, number, _ in changesets:
        numbers.setdefault(device, []).append(number)
    found: dict[tuple[bytes, int], int] = {}
    for device, wanted in numbers.items():
        for start in range(0, len(wanted), _MANY):
            part = wanted[start : start + _MANY]
            marks = ", ".join("?" * len(part))
            for table in ("log", "past"):
                for number, seq in session.rows(
                    f"SELECT number, seq FROM {table}"
                    f" WHERE community = ? AND device = ? AND number IN ({marks})",
                    (community, device, *part),
                ):
                    found[device, number] = seq
    return found
