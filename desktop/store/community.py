"""An open community: made, opened, read, and written through recordings only."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from desktop.models.community import read_name
from desktop.models.ids import new_id
from desktop.models.numbers import read_prefix
from desktop.models.permission import Actor, role_words
from desktop.models.problem import Problem
from desktop.store import (
    backup,
    brake,
    damage,
    devices,
    erased,
    firstdevice,
    link,
    rebase,
    roles,
    steps,
    vault,
)
from desktop.store.database import Connection, DatabaseError, connect
from desktop.store.reads import Reads
from desktop.store.recorder import Recorder
from desktop.store.refs import Refs
from desktop.store.whole import new_folder

__all__ = ["FILE", "Reads", "Store", "create", "open_reads", "open_store"]

FILE = "community.db"
DEFAULT_ZONE = "Asia/Shanghai"
# Until the first connect to a hub the first device is the judge.
EPOCH = 0


class Founding(Struct, frozen=True):
    """What a new community is called and how it counts its members."""

    name: str
    owner: str = "群主"
    prefix: str = ""
    zone: str = DEFAULT_ZONE


class Store(Reads):
    """The writing connection of a community; one thread uses it."""

    def __init__(self, connection: Connection, keys: vault.Keys) -> None:
        path = keys.folder / FILE
        super().__init__(connection, lambda: connect(path, keys.database))
        self.folder = keys.folder
        self.keys = keys
        self.refs = Refs(connection)
        # True while the operator has agreed to change very much at once.
        self.sure = False
        connection.execute("PRAGMA query_only = 1")
        self.refresh()

    def become(self, device: bytes, keys: vault.Keys) -> None:
        """Go on as this device, whose id the file has already."""
        self.device, self.keys = device, keys
        self.refs.forget()

    def refresh(self) -> None:
        """Take the actor anew from the roles in force today."""
        self.actor = roles.actor_of(self, self.operator, self.today().isoformat())

    def look_on(self, actor: Actor | None) -> None:
        """See as a preview does, which writes nothing; None is the operator's own eyes again."""
        if actor is None:
            self.refresh()
        else:
            self.actor = actor

    @contextmanager
    def recording(self, kind: str, *, braked: bool = True) -> Iterator[Recorder]:
        """Record one action: all of it stands when the block ends well, else nothing of it.

        An action that is not `braked` may change very much without being asked about.
        Raises Problem store.busy while another process writes for long, store.full without room,
        vault.disk_error, vault.read_only or vault.damaged_file; history.very_much unless the
        operator is `sure` of that; in a preview, which only reads,
        role.preview_reads_only.
        """
        if self.actor.preview:
            raise Problem("role.preview_reads_only", **role_words(self.actor.role))
        with self._open_to_writes():
            yield from self._record(kind, braked=braked and not self.sure)

    def _record(self, kind: str, *, braked: bool) -> Iterator[Recorder]:
        try:
            recorder = Recorder(
                self._db,
                self.refs,
                community=self.community,
                index_key=self.index_key,
                device=self.device,
                operator=self.operator,
                kind=kind,
            )
        except DatabaseError as error:
            self._roll_back()
            raise self._said(error) from error
        try:
            first = int((self.one("SELECT max(rid) FROM changeset") or (0,))[0] or 0) + 1
            yield recorder
            if braked and recorder.changes.count > brake.ROWS:
                brake.require_few(self, first)
            recorder.finish()
        except BaseException as error:
            self._roll_back()
            with suppress(DatabaseError):
                recorder.give_up()
            if isinstance(error, DatabaseError):
                raise self._said(error) from error
            raise
        if recorder.touched & {"role", "assignment", "operator", "alias"}:
            self.refresh()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction for what is not an own action: a changeset taken from the log."""
        with self._open_to_writes():
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException as error:
                self._roll_back()
                if isinstance(error, DatabaseError):
                    raise self._said(error) from error
                raise

    @contextmanager
    def _open_to_writes(self) -> Iterator[None]:
        """Outside of this the connection only reads, so that nothing is written unrecorded."""
        if self._doubtful:
            self._renew()
        self._db.execute("PRAGMA query_only = 0")
        try:
            yield
        finally:
            with suppress(DatabaseError):
                self._db.execute("PRAGMA query_only = 1")

    def _roll_back(self) -> None:
        """Take out what is under way; where even that fails, the next use begins anew."""
        self.refs.forget()
        try:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
        except DatabaseError:
            self._doubtful = True

    def _renew(self) -> None:
        super()._renew()
        self._db.execute("PRAGMA query_only = 1")
        self.refs = Refs(self._db)


def create(
    folder: Path,
    founding: Founding,
    *,
    passphrase: str | None = None,
    keys: vault.Keys | None = None,
    interactive: bool | None = None,
) -> Store:
    """A new community in an empty or new folder, its operator the owner.

    `interactive`: whether a locked keyring may ask its user (default: at a terminal).

    Raises Problem store.folder_taken, community.nameless, community.name_too_long,
    community.prefix_invalid, or what `vault.new_keys` raises.
    """
    name, prefix = read_name(founding.name), read_prefix(founding.prefix)
    founding = replace(founding, name=name, prefix=prefix)
    if keys is not None:
        return _found(keys, founding)
    with new_folder(folder, "store.folder_taken") as part:
        keys = vault.new_keys(part, new_id(), passphrase, interactive=interactive)
        with damage.told(part / FILE, keys.database):
            _found(keys, founding).close()
    # Once more where it lies now: a marker that was moved by itself is no longer the same.
    keys = vault.bind(replace(keys, folder=folder))
    with damage.told(folder / FILE, keys.database):
        return Store(connect(folder / FILE, keys.database), keys)


def _found(keys: vault.Keys, founding: Founding) -> Store:
    community = keys.community
    operator, device = new_id(), new_id()
    connection = _blank(keys, os.urandom(32), device, operator)
    store = Store(connection, keys)
    with store.recording("community.create") as rec:
        rec.put(
            "community",
            community,
            {"name": founding.name, "zone": founding.zone, "prefix": founding.prefix, "width": 4},
        )
        roles.found(rec, operator, founding.owner, _today(founding.zone))
        _enrol(rec, keys, device, operator)
    return store


def blank(keys: vault.Keys, index_key: bytes, device: bytes, operator: bytes) -> Store:
    """An empty store of a community that is to be filled from its log."""
    return Store(_blank(keys, index_key, device, operator), keys)


def _today(zone: str) -> str:
    return datetime.now(ZoneInfo(zone)).date().isoformat()


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
