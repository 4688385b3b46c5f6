"""The keys that seal personal values, as one device holds them (docs/format-sync.md 1 to 3)."""

import json
import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from desktop.models.ids import ID_BYTES, new_id
from desktop.models.invitation import SharedKey
from desktop.models.sealing import KEY_BYTES, BrokenSeal, DataKey, Seed, data_key, sealed_by
from desktop.store.database import Connection

CLASS = "class"
DEVICE = "device"
INDEX = "index"
# Of a seed: its id's random bits and its secret.
_SEED_RANDOM = 10 + KEY_BYTES
# Under the id of a device that this folder was: what was shared with it opens with this.
FORMER = "former"


class Ready(NamedTuple):
    """A data key to seal with, the seed it comes from, and whether others have it from the log."""

    key: DataKey
    seed: Seed
    stands: bool


class Keychest:
    """Seeds found, made, and learnt, and the keys from them, inside the caller's transaction."""

    def __init__(self, connection: Connection, community: bytes) -> None:
        self._db = connection
        self._community = community
        self._seeds: dict[bytes, Seed | None] = {}
        self._keys: dict[tuple[bytes, int], DataKey | None] = {}
        self._held: dict[bytes, bytes] | None = None
        self._sealing: dict[int, bytes | None] = {}
        # By subject, the seed to seal with and whether it stands; of `_expected` all are there.
        self._ready: dict[bytes, tuple[Seed, bool]] = {}
        self._expected: frozenset[bytes] = frozenset()
        self._made: list[Seed] = []
        # Random bytes for the seeds that may be made: asking the system for each costs more.
        self._random = BytesIO()

    # -- opening ------------------------------------------------------------------------------

    def data_key(self, name: bytes, cls: int) -> DataKey | None:
        """The data key of this name and class, or None where this device cannot have it."""
        place = (name, cls)
        if place not in self._keys:
            seed, secret = self._seed(name[:ID_BYTES]), self._secrets().get(name[ID_BYTES:])
            found = seed and secret and self._key(seed, cls, name[ID_BYTES:], secret)
            self._keys[place] = found or None
        return self._keys[place]

    def subject(self, sealed: bytes) -> bytes | None:
        """Whose seed a sealed value names; None for one that is not here. Raises BrokenSeal."""
        seed = self._seed(sealed_by(sealed))
        return seed.subject if seed else None

    def _key(self, seed: Seed, cls: int, under: bytes, secret: bytes) -> DataKey:
        return data_key(self._community, seed, cls, under, secret)

    def _seed(self, seed: bytes) -> Seed | None:
        if seed not in self._seeds:
            row = self._db.execute(
                "SELECT id, subject, secret FROM seed WHERE id = ?", (seed,)
            ).fetchone()
            self._seeds[seed] = Seed(*map(bytes, row)) if row else None
        return self._seeds[seed]

    def learn(self, seeds: Iterable[Seed]) -> None:
        """Take seeds that stand. The first that came under an id counts."""
        listed = {one.id: one for one in reversed(list(seeds))}
        if not listed:
            return
        there = self._db.execute(
            "SELECT s.id, s.subject, s.secret, s.stands FROM json_each(?) j"
            " JOIN seed s ON s.id = unhex(j.value)",
            (json.dumps([one.hex() for one in listed]),),
        ).fetchall()
        known = {bytes(row[0]): Seed(*map(bytes, row[:3])) for row in there}
        self._db.executemany(
            "UPDATE seed SET stands = 1 WHERE id = ?", [(row[0],) for row in there if not row[3]]
        )
        self._db.executemany(
            "INSERT INTO seed (id, subject, secret, stands) VALUES (?, ?, ?, 1)",
            ((one.id, one.subject, one.secret) for one in listed.values() if one.id not in known),
        )
        self._seeds |= listed | known
        self._keys = {place: key for place, key in self._keys.items() if key}
        self._ready.clear()

    def bring_again(self, subjects: Iterable[bytes]) -> None:
        """The judge may not have the seeds of these subjects any more: others need them."""
        self._db.executemany(
            "UPDATE seed SET stands = 0 WHERE subject = ?", ((one,) for one in subjects)
        )
        self._ready.clear()

    def learn_key(self, key: bytes, use: str, cls: int, secret: bytes) -> bool:
        """Take a wrapping key; whether it opens something that was closed before."""
        self._db.execute(
            "INSERT INTO held_key (id, use, cls, secret) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (key, use, cls, secret),
        )
        self._held = None
        self._sealing.clear()
        self._keys.clear()
        # A value names its wrapping key.
        closed = self._db.execute(
            "SELECT 1 FROM closed WHERE instr(wire, ?) LIMIT 1", (key,)
        ).fetchone()
        return closed is not None

    def learn_keys(self, keys: Iterable[SharedKey]) -> bool:
        """Take wrapping keys that came or were made together; whether one opens what was closed."""
        return any([self.learn_key(one.id, one.use, one.cls, one.key) for one in keys])

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
        """The wrapping key from which data keys of a class come on this device.

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
        """The data key to seal with, its seed, and whether others have that from the log.

        Until they have, every changeset that uses the seed brings it: the one that brought it
        first may be refused.
        """
        under = self.sealing_key(cls)
        if subject not in self._ready and subject not in self._expected:
            self._look_up([subject])
        if subject not in self._ready:
            made = Seed(new_id(None, self._drawn(10)), subject, self._drawn(KEY_BYTES))
            self._ready[subject] = made, False
            self._made.append(made)
            if not self._expected:
                self._write()
        seed, stands = self._ready[subject]
        place = (seed.id + under, cls)
        key = self._keys.get(place)
        if key is None:
            key = self._keys[place] = self._key(seed, cls, under, self._secrets()[under])
        return Ready(key, seed, stands)

    @contextmanager
    def many(self, subjects: Iterable[bytes]) -> Iterator[None]:
        """Look up the seeds of these subjects at once, and write new ones together at the end."""
        self._expected = frozenset(subjects)
        if self._expected:
            self._look_up(self._expected)
            missing = sum(one not in self._ready for one in self._expected)
            self._random = BytesIO(os.urandom(missing * _SEED_RANDOM))
        yield
        self._expected = frozenset()
        self._random = BytesIO()
        self._keys.clear()
        self._write()

    def _drawn(self, count: int) -> bytes:
        """Random bytes, none of them twice."""
        found = self._random.read(count)
        return found if len(found) == count else os.urandom(count)

    def _look_up(self, subjects: Collection[bytes]) -> None:
        listed = json.dumps([subject.hex() for subject in subjects])
        rows = self._db.execute(
            "SELECT s.id, s.subject, s.secret, s.stands FROM json_each(?) j"
            " JOIN seed s ON s.subject = unhex(j.value) ORDER BY s.stands, s.id DESC",
            (listed,),
        ).fetchall()
        for *said, stands in rows:
            found = Seed(*map(bytes, said))
            self._ready[found.subject] = found, bool(stands)

    def _write(self) -> None:
        made, self._made = self._made, []
        self._db.executemany(
            "INSERT INTO seed (id, subject, secret) VALUES (?, ?, ?)",
            ((one.id, one.subject, one.secret) for one in made),
        )

    # -- erasing ------------------------------------------------------------------------------

    def destroy(self, subject: bytes) -> int:
        """Forget every seed of a subject; how many there were."""
        gone = self._db.execute("DELETE FROM seed WHERE subject = ?", (subject,)).rowcount
        self._seeds.clear()
        self._keys.clear()
        self._ready.clear()
        return gone
