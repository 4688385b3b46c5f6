"""A community is made or opened: its folder, its keys, its file, its device."""

import os
import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.clock import wall_ms
from desktop.models.community import read_name
from desktop.models.ids import new_id
from desktop.models.numbers import read_prefix
from desktop.models.problem import Problem
from desktop.store import (
    backup,
    damage,
    devices,
    erased,
    link,
    roles,
    steps,
    vault,
)
from desktop.store.database import Connection, connect
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.whole import new_folder
from desktop.store.writing import FILE, Store

__all__ = ["FILE", "Reads", "Store", "create", "open_reads", "open_store"]

DEFAULT_ZONE = "Asia/Shanghai"
# Until the first connect to a hub the first device is the judge.
EPOCH = 0


class Founding(Struct, frozen=True):
    """What a new community is called and how it counts its members."""

    name: str
    owner: str = "群主"
    prefix: str = ""
    zone: str = DEFAULT_ZONE


def create(
    folder: Path,
    founding: Founding,
    *,
    passphrase: str | None = None,
    keys: vault.Keys | None = None,
    interactive: bool | None = None,
    now: Callable[[], int] = wall_ms,
) -> Store:
    """A new community in an empty or new folder, its operator the owner.

    `interactive`: whether a locked keyring may ask its user (default: at a terminal). `now`: the
    time (Unix ms) it is founded at, and that of what the store then records.

    Raises Problem store.folder_taken, community.nameless, community.name_too_long,
    community.prefix_invalid, or what `vault.new_keys` raises.
    """
    name, prefix = read_name(founding.name), read_prefix(founding.prefix)
    founding = replace(founding, name=name, prefix=prefix)
    if keys is not None:
        return _found(keys, founding, now)
    with new_folder(folder, "store.folder_taken") as part:
        keys = vault.new_keys(part, new_id(), passphrase, interactive=interactive)
        with damage.told(part / FILE, keys.database):
            _found(keys, founding, now).close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    keys = vault.bind(replace(keys, folder=folder))
    with damage.told(folder / FILE, keys.database):
        return Store(connect(folder / FILE, keys.database), keys, now)


def _found(keys: vault.Keys, founding: Founding, now: Callable[[], int]) -> Store:
    community = keys.community
    operator, device = new_id(), new_id()
    connection = _blank(keys, os.urandom(32), device, operator)
    store = Store(connection, keys, now)
    with store.recording("community.create") as rec:
        rec.put(
            "community",
            community,
            {"name": founding.name, "zone": founding.zone, "prefix": founding.prefix, "width": 4},
        )
        roles.found(rec, operator, founding.owner, _day(rec.at, founding.zone))
        _enrol(rec, keys, device, operator)
    return store


def blank(keys: vault.Keys, index_key: bytes, device: bytes, operator: bytes) -> Store:
    """An empty store of a community that is to be filled from its log."""
    return Store(_blank(keys, index_key, device, operator), keys)


def _day(at: int, zone: str) -> str:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).date().isoformat()


def _blank(keys: vault.Keys, index_key: bytes, device: bytes, operator: bytes) -> Connection:
    connection = connect(keys.folder / FILE, keys.database)
    steps.migrate(connection, lambda: None)
    state = {
        "community": keys.community,
        "index_key": index_key,
        "device": device,
        "operator": operator,
        "epoch": EPOCH,
        # Who judges: b"" while it is this device itself.
        "judge": b"",
        "seq": 0,
        # How many verdicts of the judge have been heard.
        "ruled": 0,
        "clock": 0,
        "number": 0,
        "ops": 0,
    }
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO state VALUES (?, ?)", state.items())
    connection.execute("COMMIT")
    return connection


def _enrol(rec: Recorder, keys: vault.Keys, device: bytes, operator: bytes) -> None:
    fields: dict[str, object] = {"operator": operator, "name": platform.node() or "-"}
    if keys.device:
        fields["sign_key"] = keys.device.sign_public
        fields["receive_key"] = keys.device.receive_public
    rec.put("device", device, fields)


def open_store(
    folder: Path, *, passphrase: str | None = None, interactive: bool | None = None
) -> Store:
    """Open a community for reading and writing.

    A folder that was restored or copied becomes a new device of the same operator. Raises what
    `vault.open_keys` raises (`interactive` is handed to it), or Problem store.no_community,
    vault.missing_file, vault.newer_file, vault.damaged_file, vault.disk_error.
    """
    path = folder / FILE
    if not folder.is_dir():
        raise Problem("store.no_community", folder=folder)
    keys = vault.open_keys(folder, passphrase, interactive=interactive)
    damage.require_whole(path)
    with damage.told(path, keys.database):
        return _opened(connect(path, keys.database), keys)


def _opened(connection: Connection, keys: vault.Keys) -> Store:
    try:
        steps.migrate(connection, lambda: backup.automatic(keys, "migration"))
        backup.prune(keys.folder)
        store = Store(connection, keys)
        # A device key that the file does not know: the file was put in another's place, or the
        # folder's last opening was cut off while it became a new device.
        if not _is_device(store):
            _become_new_device(store)
        erased.apply(store)
    except BaseException:
        connection.close()
        raise
    return store


def _is_device(store: Store) -> bool:
    """Whether the folder has the key of the device that its file says it is."""
    if store.keys.device is None:
        return False
    public = store.keys.device.sign_public
    if link.read(store).renewal:
        from desktop.store import rebase

        with store.writing() as connection:
            device = rebase.carry_out(connection, public)
        if device is not None:
            store.become(device, store.keys)
    known = devices.identity(store, store.device)
    return public in (known.sign_key if known else b"", link.read(store).sign_key)


def _become_new_device(store: Store) -> None:
    """Go on as another device: at once its own judge's, else when the hub has let it in.

    Until then its work waits (docs/decisions/a-copy-becomes-a-device.md).
    """
    from desktop.store import firstdevice, rebase

    if (judge := firstdevice.to_follow(store, store.keys)) is not None:
        with store.writing() as opened:
            link.keep(opened, judge=store.device, identity=judge)
    known = link.read(store)
    if known.judge and vault.is_copied(store.keys):
        # Before the key: cut off in between, nothing else tells that there was another folder.
        with store.writing() as opened:
            link.keep_origin(opened, known, store.device)
    keys, device = vault.new_device(store.keys), new_id()
    if known.judge and keys.device is not None:
        with store.writing() as opened:
            rebase.move(opened, device, keys.device.sign_public)
        store.become(device, keys)
        return
    with store.writing() as opened:
        opened.executemany(
            "UPDATE state SET value = ? WHERE name = ?",
            ((device, "device"), (0, "number"), (0, "ops")),
        )
    store.keys, store.device = keys, device
    with store.recording("device.enrol") as rec:
        _enrol(rec, keys, device, store.operator)


def open_reads(store: Store) -> Reads:
    """A second, read-only connection for the screen, with the same actor."""
    path, key = store.folder / FILE, store.keys.database

    def opened() -> Connection:
        return connect(path, key, readonly=True)

    reads = Reads(opened(), opened)
    reads.actor = store.actor
    return reads
