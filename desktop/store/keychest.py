"""The keys that seal personal values, as one device holds them (docs/format-sync.md 1 to 3)."""

import os

from desktop.models.ids import new_id
from desktop.models.sealing import (
    KEY_BYTES,
    BrokenSeal,
    DataKey,
    read_wrap,
    unwrap,
    wrap,
)
from desktop.store.database import Connection

CLASS = "class"
DEVICE = "device"
INDEX = "index"


class Keychest:
    """Data keys found, made, and learnt from wraps, inside the caller's transaction."""

    def __init__(self, connection: Connection, community: bytes) -> None:
        self._db = connection
        self._community = community
        self._found: dict[bytes, DataKey | None] = {}
        self._held: dict[bytes, bytes] | None = None
        self._sealing: dict[int, bytes | None] = {}

    # -- opening ------------------------------------------------------------------------------

    def data_key(self, key: bytes) -> DataKey | None:
        """The data key of this id, or None where this device does not have it."""
        if key not in self._found:
            row = self._db.execute(
                "SELECT subject, cls, key FROM data_key WHERE id = ?", (key,)
            ).fetchone()
            self._found[key] = DataKey(key, bytes(row[0]), row[1], bytes(row[2])) if row else None
        return self._found[key]

    def learn(self, data: bytes) -> None:
        """Take a wrap that stands: opened where its wrapping key is held, else kept until it is.

        Raises BrokenSeal for a wrap that its own wrapping key does not open.
        """
        found = read_wrap(data)
        secret = self._secrets().get(found.wrapping_key)
        self._db.execute(
            "INSERT INTO wrap (data_key, wrapping_key, subject, wrap, stands)"
            " VALUES (?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET stands = 1",
            (found.data_key, found.wrapping_key, found.subject, data),
        )
        if secret is not None:
            self._keep(unwrap(self._community, found, secret), found.wrapping_key)

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
        for (data,) in closed:
            self._keep(unwrap(self._community, read_wrap(bytes(data)), secret), key)
        return len(closed)

    def _keep(self, key: DataKey, wrapping_key: bytes) -> None:
        self._db.execute(
            "INSERT INTO data_key (id, subject, cls, key, wrapping_key) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (key.id, key.subject, key.cls, key.key, wrapping_key),
        )
        self._found[key.id] = key

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

    def key_for(self, subject: bytes, cls: int) -> tuple[DataKey, bytes, bool]:
        """The data key to seal with, its wrap, and whether others have that from the log.

        Until they have, every changeset that uses the key brings it: the one that brought it first
        may be refused.
        """
        wrapping_key = self.sealing_key(cls)
        row = self._db.execute(
            "SELECT d.id, d.key, w.wrap, w.stands FROM data_key d"
            " JOIN wrap w ON w.data_key = d.id AND w.wrapping_key = d.wrapping_key"
            " WHERE d.subject = ? AND d.cls = ? AND d.wrapping_key = ?"
            " ORDER BY w.stands DESC, d.id LIMIT 1",
            (subject, cls, wrapping_key),
        ).fetchone()
        if row:
            made = DataKey(bytes(row[0]), subject, cls, bytes(row[1]))
            return made, bytes(row[2]), bool(row[3])
        made = DataKey(new_id(), subject, cls, os.urandom(KEY_BYTES))
        self._keep(made, wrapping_key)
        data = wrap(self._community, made, wrapping_key, self._secrets()[wrapping_key])
        self._db.execute(
            "INSERT INTO wrap (data_key, wrapping_key, subject, wrap) VALUES (?, ?, ?, ?)",
            (made.id, wrapping_key, subject, data),
        )
        return made, data, False

    # -- erasing ------------------------------------------------------------------------------

    def destroy(self, subject: bytes) -> int:
        """Forget every data key of a subject; how many there were."""
        gone = self._db.execute(
            "SELECT count(*) FROM data_key WHERE subject = ?", (subject,)
        ).fetchone()
        self._db.execute("DELETE FROM data_key WHERE subject = ?", (subject,))
        self._db.execute("DELETE FROM wrap WHERE subject = ?", (subject,))
        self._found.clear()
        return int(gone[0]) if gone else 0
