"""What happens to laptops: copied, and put back to how they were."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.models.signed import SignedChangeset, read_changeset
from desktop.store import link
from desktop.sync import keys

if TYPE_CHECKING:
    from tests.simulation.world import Device, World

# More laptops than this tell nothing new.
MOST = 8
PLANTED = "植入的名字"


class Mishaps:
    """Mishaps of one world."""

    def __init__(self, world: "World") -> None:
        self._world = world
        self._copies: dict[str, Path] = {}
        self._made = 0
        self.planted: tuple[bytes, ...] = ()
        self.asked: bytes | None = None
        self.home: bytes | None = None
        self.erased = False
        self.revoked = b""
        self.restored = 0
        # What hubs had in their logs when their disks broke, by its author's signature.
        self.lost: dict[bytes, SignedChangeset] = {}
        self._backup: Path | None = None
        # Laptops with one disk, and the number of its last changeset then.
        self.twins: list[tuple[Device, Device, int]] = []
        # Whether there ever was a second folder of one device: it gives out the same numbers.
        self.doubled = False

    def copy(self, device: "Device") -> None:
        """Somebody clones the disk, device key and all, and works with both."""
        world = self._world
        if len(world.devices) < MOST and device.store.device != self.revoked:
            path, self.doubled = self._folder_of(device), True
            name = f"{device.name}'"
            twin = world.open(name, path, device.store.keys)
            world.devices.append(twin)
            self.twins.append((device, twin, link.last_number(device.store)))

    def note(self, device: "Device") -> None:
        """A picture of the disk is taken."""
        self._copies[device.name] = self._folder_of(device)

    def roll_back(self, device: "Device") -> None:
        """The disk is put back to its picture; what was done since and not pushed is lost."""
        path = self._copies.pop(device.name, None)
        if (
            path is None
            or device.store.device == self.revoked
            or device.store.device != self._device_in(path, device)
        ):
            return
        self.doubled = True
        world, keys = self._world, device.store.keys
        waiting = {bytes(row[0]) for row in device.store.rows("SELECT action FROM changeset")}
        device.store.close()
        opened = world.open(device.name, path, keys)
        kept = {bytes(row[0]) for row in opened.store.rows("SELECT action FROM changeset")}
        world.done -= waiting - kept - world.at_hub() - self._elsewhere(device, waiting)
        world.devices[world.devices.index(device)] = opened

    def keep_hub(self, device: "Device") -> None:
        """Whoever runs the hub makes a backup of it."""
        self._backup = self._world.folder / "hub-backup.db"
        self._world.copy_hub(self._backup)

    def restore_hub(self, device: "Device") -> None:
        """The hub's disk is broken; what was backed up is put in its place."""
        if not self._backup:
            return
        self.restored += 1
        world = self._world
        before = world.at_hub()
        with world.engine.reading() as session:
            for (data,) in session.rows("SELECT changeset FROM log"):
                found = read_changeset(bytes(data))
                self.lost[found.signature] = found
        world.replace_hub(self._backup)
        kept = {
            bytes(row[0])
            for other in world.devices
            for row in other.store.rows("SELECT action FROM changeset")
        }
        # What no laptop has any more was on two disks that are both gone.
        world.done -= before - world.at_hub() - kept

    def plant(self, device: "Device") -> None:
        """The owner writes down something by which a person would be found, and merges somebody."""
        store = self._world.devices[0].store
        found = store.rows(
            "SELECT id FROM member WHERE gone = 0 AND id NOT IN (SELECT member FROM alias)"
            " ORDER BY id LIMIT 6"
        )
        if len(found) < 6 or self.planted:
            return
        member, other = bytes(found[0][0]), bytes(found[5][0])
        with store.recording("member.merge") as rec:
            rec.put("member", member, {"name": f"{PLANTED}甲", "phone": "+8613712345678"})
            rec.put("member", other, {"name": f"{PLANTED}乙"})
            rec.put("note", None, {"member": member, "at": 1, "text": PLANTED})
            rec.put("alias", None, {"member": other, "canonical": member})
        self.planted = (member, other)

    def erase(self, device: "Device") -> None:
        """The owner erases the person, on whichever of her laptops it comes to her mind."""
        if self.planted and not self.erased:
            self.erased = True
            with self._world.devices[0].store.recording("member.erase") as rec:
                rec.erase(self.planted[0])
                if self.home:
                    rec.erase(self.home, "unit")
                if self.asked:
                    rec.put("application", self.asked, {"phone_ix": None})
                    rec.erase(self.asked, "application")

    def revoke(self, device: "Device") -> None:
        """A laptop is lost, with copies of it; the owner shuts it out and renews its keys."""
        world = self._world
        owner = world.devices[0]
        mine = device.store.operator == owner.store.operator
        known = owner.store.one("SELECT revoked FROM device WHERE id = ?", (device.store.device,))
        if mine or known != (None,) or self.revoked:
            return
        self.revoked = device.store.device
        with owner.store.recording("device.revoke") as rec:
            rec.put("device", device.store.device, {"revoked": world.now})
        keys.shut_out(owner.store, device.store.device)

    def _elsewhere(self, device: "Device", actions: set[bytes]) -> set[bytes]:
        return {
            bytes(row[0])
            for other in self._world.devices
            if other is not device
            for row in other.store.rows("SELECT action FROM changeset")
        } & actions

    def _device_in(self, path: Path, device: "Device") -> bytes:
        found = self._world.open("", path, device.store.keys)
        found.store.close()
        return found.store.device

    def _folder_of(self, device: "Device") -> Path:
        self._made += 1
        store = device.store
        with store.writing():
            pass
        store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        path = self._world.folder / f"copy-{self._made}"
        shutil.copytree(store.folder, path)
        return path
