"""Names in a changeset that stands nowhere yet, read without keeping anything of it."""

from desktop.models.ids import ID_BYTES
from desktop.models.sealing import BrokenSeal, DataKey, Seed, data_key
from desktop.models.signed import SignedChangeset
from desktop.store.opening import read_ops, seeds
from desktop.store.reads import Reads


class _Keys:
    """The data keys that a changeset's own seeds and this device's wrapping keys give."""

    def __init__(self, reads: Reads, found: SignedChangeset) -> None:
        self._reads = reads
        self._seeds = {one.id: one for one in seeds(found)}
        held = reads.rows("SELECT id, secret FROM held_key")
        self._secrets = {bytes(key): bytes(secret) for key, secret in held}

    def data_key(self, name: bytes, cls: int) -> DataKey | None:
        """The data key of this name and class, or None where this device cannot have it."""
        seed, secret = self._seed(name[:ID_BYTES]), self._secrets.get(name[ID_BYTES:])
        if seed is None or secret is None:
            return None
        return data_key(self._reads.community, seed, cls, name[ID_BYTES:], secret)

    def _seed(self, seed: bytes) -> Seed | None:
        if seed not in self._seeds:
            row = self._reads.one("SELECT id, subject, secret FROM seed WHERE id = ?", (seed,))
            if row is None:
                return None
            self._seeds[seed] = Seed(*map(bytes, row))
        return self._seeds[seed]


def names(reads: Reads, found: SignedChangeset) -> dict[bytes, str]:
    """The members whom a changeset names, as far as this device and its operator may read."""
    if not reads.actor.anywhere("member.read.basic"):
        return {}
    try:
        opened = read_ops(_Keys(reads, found), found, reads.community)
    except BrokenSeal:
        return {}
    told: dict[bytes, str] = {}
    for one in opened:
        name = one.op.sealed.get("name") or one.op.sealed.get("nickname")
        if one.op.table == "member" and isinstance(name, str):
            told[one.op.record] = name
    return told
