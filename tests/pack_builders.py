"""An evening for which packs are made, opened on other laptops and brought back."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.actions import calendar as acting
from desktop.actions import (
    door,
    members,
    packback,
    packopen,
    packs,
    registrations,
)
from desktop.models.calendar import Occurrence
from desktop.models.door import Scan, member_code
from desktop.models.pack import Report
from desktop.store import calendar, vault
from desktop.store import registrations as signed_up
from desktop.store.community import Store, open_store
from tests.conftest import CHEAP, PASSPHRASE

ZONE = ZoneInfo("Asia/Shanghai")
IN_IT = ("单文博", "吴桂芳", "贺兰")
OUT_OF_IT = ("欧阳明远", "端木青")


@dataclass
class Evening:
    """A community with an evening, three people for the pack and two that it must not know."""

    store: Store
    folder: Path
    one: Occurrence
    people: dict[str, bytes]
    opened: list[Store] = field(default_factory=list)
    made: int = 0

    def new(self) -> Path:
        self.made += 1
        return self.folder / f"file-{self.made}"

    def make(self, **more: object) -> tuple[Path, packs.Made]:
        path = self.new()
        asked = {"people": [self.people[name] for name in IN_IT], "name": "志愿者小林", **more}
        done = packs.make(
            self.store, self.one.series, self.one.original, path, packs.Asked(**asked)
        )
        assert isinstance(done.result, packs.Made)
        return path, done.result

    def open(self, path: Path, made: packs.Made) -> Store:
        """On another laptop."""
        folder = self.new()
        folder.mkdir()
        told, people = packopen.read(path, made.code, self.store.now())
        keys = vault.new_keys(folder, told.community, PASSPHRASE, cost=CHEAP)
        packopen.fill(keys, told, people, made.code.secret).close()
        store = open_store(folder, passphrase=PASSPHRASE)
        self.opened.append(store)
        return store

    def scan(self, store: Store, who: str | bytes, after: int = 0) -> Scan:
        """Let in at the door of this store, so many ms after the pack was made."""
        member = self.people[who] if isinstance(who, str) else who
        told = door.scan(
            store, self.one.series, self.one.original, member_code(member), at=self.at(after)
        ).result
        assert isinstance(told, Scan)
        return told

    def at(self, after: int) -> int:
        return self.began + after

    def walk_in(self, store: Store, name: str, phone: str = "") -> bytes:
        """Who is new and in; b"" where there was no place for him."""
        found = door.walk_in(store, self.one.series, self.one.original, name, phone).result
        assert isinstance(found, Scan)
        return found.arrivals[0].member

    def sign_up(self, store: Store, *names: str) -> None:
        registrations.register(
            store, self.one.series, self.one.original, [self.people[name] for name in names]
        )

    def counts(self, store: Store) -> tuple[int | None, ...]:
        """Capacity, with a place, waiting, kept elsewhere, free."""
        one = calendar.occurrence(store, self.one.series, self.one.original)
        found = signed_up.counts(store, one)
        return found.capacity, found.registered, found.waiting, found.kept, found.free

    def back(self, store: Store) -> Report:
        path = self.new()
        packback.give_back(store, path)
        return self.take(path)

    def take(self, path: Path) -> Report:
        found = packback.take_back(self.store, path).result
        assert isinstance(found, Report)
        return found

    def came(self) -> dict[bytes, int]:
        return dict(
            self.store.rows(
                "SELECT member, at FROM attendance WHERE occurrence = ? AND state = 'there'"
                " AND gone = 0",
                (self.one.id,),
            )
        )

    began: int = 0


def an_evening(store: Store, tmp_path: Path) -> Iterator[Evening]:
    """A weekly series whose first evening began five minutes ago; what is opened is closed."""
    people = {}
    for name in (*IN_IT, *OUT_OF_IT):
        fields = {"name": name, "phone": f"1380000{len(people):04d}", "note": f"{name}的备注"}
        made = members.add(store, fields).result
        assert isinstance(made, bytes)
        people[name] = made
    start = (datetime.now(ZONE) - timedelta(minutes=5)).replace(microsecond=0, tzinfo=None)
    text = start.isoformat()
    series = acting.add(store, {"title": "晨读", "start": text, "rule": "FREQ=WEEKLY"}).result
    assert isinstance(series, bytes)
    (one,) = calendar.occurrences(store, start.date(), start.date())
    found = Evening(store, tmp_path, one, people)
    # Before what is scanned now, as long as a test needs.
    found.began = store.now() - 60_000
    store.now = lambda: found.began
    yield found
    for one in found.opened:
        one.close()
