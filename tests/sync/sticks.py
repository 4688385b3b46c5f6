"""A community without a server: its first device judges, sticks take bundles to and fro."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from desktop.actions import devices
from desktop.models.ids import new_id
from desktop.models.invitation import Invitation
from desktop.store import roles, vault
from desktop.store.community import Founding, Store, create
from desktop.sync import bundle, bundlejoin
from tests.conftest import CHEAP, PASSPHRASE


class Parcel(NamedTuple):
    """A bundle and the code that opens one for joining."""

    path: Path
    code: Invitation | None = None


@dataclass
class Sticks:
    """A community that no server knows: its first device judges."""

    folder: Path
    stores: list[Store] = field(default_factory=list)
    made: int = 0

    def new(self) -> Path:
        self.made += 1
        return self.folder / str(self.made)

    def keys(self, community: bytes) -> vault.Keys:
        folder = self.new()
        folder.mkdir()
        return vault.new_keys(folder, community, PASSPHRASE, cost=CHEAP)

    def found(self) -> Store:
        folder = self.new()
        founding = Founding("青禾读书会", prefix="QH")
        store = create(folder, founding, keys=self.keys(new_id()))
        self.stores.append(store)
        return store

    def invite(self, judge: Store, name: str, role: str) -> Parcel:
        given = roles.find_role(judge, role)
        operator = devices.invite(judge, given, name=name).result
        assert isinstance(operator, bytes)
        path = self.new()
        return Parcel(path, bundlejoin.offer(judge, path, operator, given).invitation)

    def join(self, parcel: Parcel) -> Store:
        assert parcel.code
        blob = bundlejoin.read(parcel.path, parcel.code)
        store = bundlejoin.join(self.keys(blob.community), parcel.path, parcel.code)
        self.stores.append(store)
        return store

    def pack(self, store: Store) -> Path:
        path = self.new()
        bundle.export(store, path)
        return path

    def bring(self, giver: Store, taker: Store) -> bundle.Imported:
        return bundle.take(taker, self.pack(giver))

    def meet(self, judge: Store, other: Store) -> None:
        """There and back, and once more for what came of it."""
        for _ in range(2):
            self.bring(other, judge)
            self.bring(judge, other)

    def close(self) -> None:
        for store in self.stores:
            store.close()
