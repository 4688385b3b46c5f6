"""The keys that seal personal values, as one device holds them (docs/format-sync.md 1 to 3)."""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from desktop.models.ids import new_id
from desktop.models.invitation import SharedKey
from desktop.models.sealing import (
    KEY_BYTES,
    BrokenSeal,
    DataKey,
    Wrap,
    read_wrap,
    unwrap,
    wrap,
)
from desktop.store.database import Connection

CLASS = "class"
DEVICE = "device"
INDEX = "index"
# Under the id of a device that this folder was: what was shared with it opens with this.
FORMER = "former"


class Ready(NamedTuple):
    """A data key to seal with, its wrap, and whether others have that from the log."""

    key: DataKey
    wrap: bytes
    stands: bool


class Keychest:
    """Data keys found, made, and learnt from wraps, inside the caller's transaction."""

    def __init__(self, connection: Connection, community: bytes) -> None:
        self._db = connection
        self._community = community
        self._found: dict[bytes, DataKey | None] = {}
        self._held: dict[bytes, bytes] | None = None
        self._sealing: dict[int, bytes | None] = {}
        # Keys to seal with, by (subject, class, wrapping key); of `_expected` all are there.
        self._ready: dict[tuple[bytes, int, bytes], Ready] = {}
        self._expected: frozenset[bytes] = frozenset()
        self._made: list[tuple[DataKey, bytes, bytes]] = []

    # -- opening ------------------------------------------------------------------------------

    def data_key(self, key: bytes) -> DataKey | None:
        """The data key of this id, or None where this device does not have it."""
        if key not in self._found:
            row = self._db.execute(
                "SELECT subject, cls, key FROM data_key WHERE id = ?", (key,)
            ).fetchone()
            self._found[key] = DataKey(key, bytes(row[0]), row[1], bytes(row[2])) if row else None
        return self._found[key]

    def learn(self, wraps: Iterable[bytes]) -> None:
        """Take wraps that stand: opened where their wrapping key is held, else kept until it is.

        One that its own wrapping key does not open is kept closed. Raises BrokenSeal for bytes
        that are no wrap: the judge takes none.
        """
        self._learn([(read_wrap(data), data) for data in wraps])

    def learn_own(self, wraps: Iterable[bytes]) -> None:
        """The same for wraps that this device brought: most keys are here, and now they stand."""
        self._learn(self._unknown([(read_wrap(data), data) for data in wraps]))

    def bring_again(self, subjects: Iterable[bytes]) -> None:
        """The judge may not have the data keys of these subjects any more: others need them."""
        self._db.executemany(
            "UPDATE wrap SET stands = 0 WHERE subject = ?", ((one,) for one in subjects)
        )
        self._ready.clear()

    def _learn(self, listed: list[tuple[Wrap, bytes]]) -> None:
        self._db.executemany(
            "INSERT INTO wrap (data_key, wrapping_key, subject, wrap, stands)"
            " VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET stands = 1",
            ((found.data_key, found.wrapping_key, found.subject, data) for found, data in listed),
        )
        self._ready.clear()
        secrets = self._secrets()
        held = ((found, secrets.get(found.wrapping_key)) for found, _ in listed)
        opened = ((self._opened(found, secret), found.wrapping_key) for found, secret in held)
        self._keep((key, under) for key, under in opened if key)

    def _unknown(self, listed: list[tuple[Wrap, bytes]]) -> list[tuple[Wrap, bytes]]:
        """Those whose keys are not here; of the others it is noted that they stand."""
        ids = json.dumps([found.data_key.hex() for found, _ in listed])
        rows = self._db.execute(
            "SELECT d.id, d.wrapping_key FROM json_each(?) j JOIN data_key d"
            " ON d.id = unhex(j.value) JOIN wrap w"
            " ON w.data_key = d.id AND w.wrapping_key = d.wrapping_key",
            (ids,),
        ).fetchall()
        known = {(bytes(key), bytes(under)) for key, under in rows}
        self._db.executemany(
            "UPDATE wrap SET stands = 1 WHERE data_key = ? AND wrapping_key = ?", known
        )
        return [one for one in listed if (one[0].data_key, one[0].wrapping_key) not in known]

    def learn_key(self, key: bytes, use: str, cls: int, secret: bytes) -> int:
        """Take a wrapping key; how many data keys it opened that were closed before."""
        self._db.execute(
            "INSERT INTO held_key (id, use, cls, secret) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (key, use, cls, secret),
        )
        self._held = None
        self._sealing.clear()
        if use == INDEX:
            return 0
        closed = self._db.execute(
            "SELECT w.wrap FROM wrap w WHERE w.wrapping_key = ? AND NOT EXISTS"
            " (SELECT 1 FROM data_key d WHERE d.id = w.data_key)",
            (key,),
        ).fetchall()
        opened = [self._opened(read_wrap(bytes(data)), secret) for (data,) in closed]
        self._keep((one, key) for one in opened if one)
        return len(opened)

    def learn_keys(self, keys: Iterable[SharedKey]) -> None:
        """Take wrapping keys that came or were made together."""
        for one in keys:
            self.learn_key(one.id, one.use, one.cls, one.key)

    def _opened(self, found: Wrap, secret: bytes | None) -> DataKey | None:
        try:
            return unwrap(self._community, found, secret) if secret else None
        except BrokenSeal:
            return None

    def _keep(self, keys: Iterable[tuple[DataKey, bytes]]) -> None:
        """Write data keys, each with the wrapping key that it travels under."""
        listed = list(keys)
        self._db.executemany(
            "INSERT INTO data_key (id, subject, cls, key, wrapping_key) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            ((key.id, key.subject, key.cls, key.key, under) for key, under in listed),
        )
        self._found.update((key.id, key) for key, _ in listed)

    def _secrets(self) -> dict[bytes, bytes]:
        if self._held is None:
            rows = self._db.execute("SELECT id, secret FROM held_key").fetchall()
            self._held = {bytes(key): bytes(secret) for key, secret in rows}
        return self._held

    def secret(self, key: bytes) -> bytes | None:
        """A wrapping key's secret, where this device holds it."""
        return self._secrets().get(key)

    # -- sealing ------------------------------------------------------------------------------

    def sealing_key(self, cls: int) -> bytes:
        """The wrapping key that new data keys of a class are wrapped with on this device.

        The newest class key, or where the class cannot be read here a key of this device's own.
        Raises BrokenSeal where there is neither: the device was not set up for sending.
        """
        if cls not in self._sealing:
            row = self._db.execute(
                "SELECT h.id FROM held_key h JOIN wrapping_key k ON k.id = h.id"
                " WHERE h.cls = ? AND h.use IN ('class', 'device') AND k.gone = 0"
                " ORDER BY h.use, k.at DESC, h.id DESC LIMIT 1",
                (cls,),
            ).fetchone()
            self._sealing[cls] = bytes(row[0]) if row else None
        found = self._sealing[cls]
        if found is None:
            raise BrokenSeal(f"no key for class {cls}")
        return found

    def key_for(self, subject: bytes, cls: int) -> Ready:
        """The data key to seal with, its wrap, and whether others have that from the log.

        Until they have, every changeset that uses the key brings it: the one that brought it first
        may be refused.
        """
        under = self.sealing_key(cls)
        place = (subject, cls, under)
        if place not in self._ready and subject not in self._expected:
            self._look_up([subject])
        if place not in self._ready:
            made = DataKey(new_id(), subject, cls, os.urandom(KEY_BYTES))
            data = wrap(self._community, made, under, self._secrets()[under])
            self._ready[place] = Ready(made, data, stands=False)
            self._made.append((made, under, data))
            if not self._expected:
                self._write()
        return self._ready[place]

    @contextmanager
    def many(self, subjects: Iterable[bytes]) -> Iterator[None]:
        """Look up the keys of these subjects at once, and write new ones together at the end."""
        self._expected = frozenset(subjects)
        if self._expected:
            self._look_up(self._expected)
        yield
        self._expected = frozenset()
        self._write()

    def _look_up(self, subjects: Collection[bytes]) -> None:
        listed = json.dumps([subject.hex() for subject in subjects])
        rows = self._db.execute(
            "SELECT d.subject, d.cls, d.wrapping_key, d.id, d.key, w.wrap, w.stands"
            " FROM json_each(?) j JOIN data_key d ON d.subject = unhex(j.value)"
            " JOIN wrap w ON w.data_key = d.id AND w.wrapping_key = d.wrapping_key"
            " ORDER BY w.stands, d.id DESC",
            (listed,),
        ).fetchall()
        for subject, cls, under, key, secret, data, stands in rows:
            found = DataKey(bytes(key), bytes(subject), cls, bytes(secret))
            ready = Ready(found, bytes(data), bool(stands))
            self._ready[found.subject, cls, bytes(under)] = ready

    def _write(self) -> None:
        made, self._made = self._made, []
        self._keep((key, under) for key, under, _ in made)
        self._db.executemany(
            "INSERT INTO wrap (data_key, wrapping_key, subject, wrap) VALUES (?, ?, ?, ?)",
            ((key.id, under, key.subject, data) for key, under, data in made),
        )

    # -- erasing ------------------------------------------------------------------------------

    def destroy(self, subject: bytes) -> int:
        """Forget every data key of a subject; how many there were."""
        gone = self._db.execute(
            "SELECT count(*) FROM data_key WHERE subject = ?", (subject,)
        ).fetchone()
        self._db.execute("DELETE FROM data_key WHERE subject = ?", (subject,))
        self._db.execute("DELETE FROM wrap WHERE subject = ?", (subject,))
        self._found.clear()
        self._ready.clear()
        return int(gone[0]) if gone else 0
