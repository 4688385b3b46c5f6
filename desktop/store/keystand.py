"""Which devices have the newest keys of what they may read, as far as the log tells."""

from collections.abc import Mapping
from typing import NamedTuple

from desktop.models.device import Device, KeyStand
from desktop.models.invitation import LIFE_MS
from desktop.models.sealing import READ_BY
from desktop.store import contacts, devices, keyholders, roles
from desktop.store.reads import Reads
from desktop.store.refs import POSITIONS


class _Newest(NamedTuple):
    """A class's newest key: its id, since when (ms), which device made it, whether it took an older
    one's place."""

    id: bytes
    at: int
    maker: bytes
    renewed: bool


def stands(reads: Reads, found: list[Device]) -> dict[bytes, KeyStand]:
    """Of each of these devices how it stands with its keys; none before there are class keys."""
    newest = _newest(reads)
    if not newest:
        return {}
    shared = _shared(reads, newest)
    brought = devices.brought(reads) | devices.let_in_before(reads)
    shared |= _by_code(reads, newest, shared)
    asked = contacts.readers(reads)
    today = roles.likely_day(reads)
    made = {}
    for one in found:
        cells = roles.actor_of(reads, one.operator, today).anywhere
        classes = [cls for cls, cell in READ_BY.items() if cls in newest and cells(cell)]
        if one.revoked:
            had = keyholders.classes(reads, one.id)
            once = [cls for cls in READ_BY if cls in newest and (cls in had or cls in classes)]
            made[one.id] = _shut(newest, once, one.revoked)
        else:
            made[one.id] = _stand(
                reads, one, {cls: newest[cls] for cls in classes}, shared, brought, asked
            )
    return made


def _shut(newest: dict[int, _Newest], classes: list[int], revoked: int) -> KeyStand:
    """What a revoked device could read is to be sealed with keys made since."""
    owed = tuple(cls for cls in classes if newest[cls].at < revoked)
    return KeyStand("owed" if owed else "held", owed)


def _stand(
    reads: Reads,
    one: Device,
    newest: dict[int, _Newest],
    shared: dict[tuple[bytes, bytes], int],
    brought: set[bytes],
    asked: Mapping[bytes, int],
) -> KeyStand:
    if one.own:
        held = {bytes(row[0]) for row in reads.rows("SELECT id FROM held_key")}
        owed = tuple(cls for cls, key in newest.items() if key.id not in held)
        return KeyStand("owed" if owed else "held", owed)
    came = int.from_bytes(one.id[:6], "big")
    wanted = {
        cls: shared.get((key.id, one.id))
        for cls, key in newest.items()
        if one.id != key.maker
        and not (one.id in brought and not (key.renewed and key.at > came - LIFE_MS))
    }
    if owed := tuple(cls for cls, at in wanted.items() if at is None):
        return KeyStand("owed", owed)
    last = max(_last_heard(reads, one.id), asked.get(one.id, 0))
    given = tuple(cls for cls, at in wanted.items() if at is not None and at > last)
    return KeyStand("given" if given else "held", given)


def _newest(reads: Reads) -> dict[int, _Newest]:
    rows = reads.rows(
        "SELECT k.cls, k.id, k.at, c.device FROM wrapping_key k"
        " LEFT JOIN changeset c ON c.rid = k.born / ?"
        " WHERE k.use = 'class' AND k.gone = 0 ORDER BY k.at, k.id",
        (POSITIONS,),
    )
    found: dict[int, _Newest] = {}
    for cls, key, at, maker in rows:
        found[cls] = _Newest(bytes(key), at, bytes(maker or b""), cls in found)
    return found


def _shared(reads: Reads, newest: dict[int, _Newest]) -> dict[tuple[bytes, bytes], int]:
    """Where in the log each newest key was sealed to whom."""
    rows = reads.rows(
        "SELECT s.wrapping_key, s.receiver, c.seq FROM key_share s"
        " JOIN changeset c ON c.rid = s.ver / ? WHERE s.gone = 0 AND c.seq IS NOT NULL"
        f" AND s.wrapping_key IN ({', '.join('?' * len(newest))})",
        (POSITIONS, *(key.id for key in newest.values())),
    )
    return {(bytes(key), bytes(receiver)): seq for key, receiver, seq in rows}


def _by_code(
    reads: Reads, newest: Mapping[int, _Newest], shared: Mapping[tuple[bytes, bytes], int]
) -> dict[tuple[bytes, bytes], int]:
    """Whoever came by the recovery code had every key that was sealed to the code before."""
    return {
        (key.id, device): seq
        for device, seq in devices.recovered(reads).items()
        for key in newest.values()
        if shared.get((key.id, reads.community), seq) < seq and (key.id, device) not in shared
    }


def _last_heard(reads: Reads, device: bytes) -> int:
    row = reads.one(
        "SELECT seq FROM changeset WHERE device = ? AND seq IS NOT NULL"
        " ORDER BY number DESC LIMIT 1",
        (device,),
    )
    return row[0] if row else 0
