"""A hub put back to an old backup, copies of a device's folder, and what both leave behind."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec.structs import replace

from desktop.actions import members
from desktop.models.wire import Quarantine, Quarantined
from desktop.store import pending
from desktop.store.community import FILE, Store
from desktop.store.database import connect
from desktop.sync.session import Session
from hub.core import Hub
from hub.sqlite import SqliteEngine
from tests.sync.team import Laptop, Team, hub_digest

KEY = bytes(range(32))


class Backups:
    """The hub's file, copied and put back."""

    def __init__(self, crew: Team) -> None:
        self._crew = crew
        self._file = crew.folder / "hub.db"

    def take(self) -> Path:
        """Stop the hub, copy its file, start it again."""
        copy = self._crew.folder / f"backup-{len(list(self._crew.folder.glob('backup-*')))}.db"
        with self._stopped():
            shutil.copyfile(self._file, copy)
        return copy

    def put_back(self, copy: Path) -> None:
        with self._stopped():
            shutil.copyfile(copy, self._file)

    @contextmanager
    def _stopped(self) -> Iterator[None]:
        crew = self._crew
        crew.engine.close()
        yield
        for end in ("-wal", "-shm"):
            Path(f"{self._file}{end}").unlink(missing_ok=True)
        crew.engine = SqliteEngine(self._file, KEY)
        crew.hub = Hub(crew.engine, crew.hub.identity)
        crew.channel.hub = crew.hub


def names(laptop: Laptop) -> list[str]:
    rows = laptop.store.rows("SELECT name FROM member WHERE gone = 0 ORDER BY name")
    return [row[0] for row in rows]


def add(laptop: Laptop, name: str, last: int) -> None:
    members.add(laptop.store, {"name": name, "phone": f"138{last:08d}"})


def agree(crew: Team) -> None:
    crew.settle()
    for one in crew.laptops:
        assert one.digest() == hub_digest(crew, one)
        assert pending.waiting_changesets(one.store) == 0
    with crew.engine.reading() as session:
        twice = session.rows("SELECT action FROM log GROUP BY action, clock HAVING count(*) > 1")
    assert twice == []


def three(crew: Team) -> tuple[Laptop, Laptop, Laptop]:
    owner = crew.found()
    crew.connect(owner)
    deputy = crew.join(crew.invite(owner, "小陈", "deputy"))
    helper = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    return owner, deputy, helper


def one_member(owner: Laptop) -> bytes:
    add(owner, "林霞", 1)
    owner.sync()
    return bytes(owner.store.rows("SELECT id FROM member WHERE gone = 0")[0][0])


def member_called(laptop: Laptop, name: str) -> bytes:
    ((found,),) = laptop.store.rows("SELECT id FROM member WHERE name = ?", (name,))
    return bytes(found)


def reasons(owner: Laptop) -> list[str]:
    waits = owner.session.ask("quarantine", Quarantine(), Quarantined)
    return [one.reason for one in waits.sets]


def clone(crew: Team, laptop: Laptop) -> Laptop:
    """The same disk in another machine, device key and all."""
    store, path = laptop.store, crew.folder / f"clone-{len(crew.laptops)}"
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(store.folder, path)
    keys_there = replace(store.keys, folder=path)
    copied = Store(connect(path / FILE, keys_there.database), keys_there)
    assert keys_there.device is not None
    session = Session(crew.channel, copied.community, copied.device, keys_there.device.sign)
    crew.laptops.append(Laptop(copied, session))
    return crew.laptops[-1]
