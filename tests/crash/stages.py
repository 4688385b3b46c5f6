"""Steps that make or change a folder or a file as a whole, and how to look at what they left."""

import os
import shutil
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from desktop.models.problem import Problem
from desktop.store import backup, migrations, recoverykey, restore, steps, vault
from desktop.store.community import Founding, create, open_store
from desktop.store.migrations import Database
from tests.crash import agreement, work

CODE = bytes(range(16))


class Stage(Protocol):
    """`step` does it once more; `look` says what does not hold, knowing whether it came through."""

    def step(self) -> object: ...

    def look(self, done: bool) -> list[str]: ...


def _opens(folder: Path) -> list[str]:
    """What does not hold of a folder that should be whole."""
    try:
        with closing(open_store(folder, passphrase=work.WORD)) as store:
            return agreement.disagreements(store, deep=False)
    except Problem as problem:
        return [f"{folder.name} does not open: {problem.code}"]


def _opened_and_gone(folder: Path) -> list[str]:
    wrong = _opens(folder)
    shutil.rmtree(folder)
    return wrong


class Made:
    """Each step makes the next of numbered things below `place`."""

    def __init__(self, place: Path) -> None:
        self.place = place / "made"
        self.place.mkdir(exist_ok=True)
        self.count = 0

    @property
    def newest(self) -> Path:
        return self.place / str(self.count)

    def step(self) -> object:
        self.count += 1
        return self.make(self.newest)

    def make(self, path: Path) -> object:
        raise NotImplementedError

    def whole(self, path: Path) -> list[str]:
        return _opens(path)

    def look(self, done: bool) -> list[str]:
        """Done means there; there means whole; not there leaves nothing beside."""
        path, wrong = self.newest, []
        if done and not path.exists():
            wrong.append("done, yet nothing is there")
        if path.exists():
            wrong += self.whole(path)
        if done or not path.exists():
            wrong += [f"left behind: {one.name}" for one in self.place.glob(".*")]
        shutil.rmtree(self.place)
        self.place.mkdir()
        return wrong


class Create(Made):
    """A new community."""

    def make(self, path: Path) -> object:
        with closing(create(path, Founding("青禾"), passphrase=work.WORD)):
            return path


class _FromGroup(Made):
    """Steps that need a community to begin with."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        if not (place / "origin").exists():
            with closing(work.make(place / "origin")) as store:
                recoverykey.set_code(store.keys, CODE)
            (place / "origin" / "files").mkdir()
            (place / "origin" / "files" / "a").write_bytes(os.urandom(5000))
        self.keys = vault.open_keys(place / "origin", work.WORD)


class Export(_FromGroup):
    """A backup file."""

    def make(self, path: Path) -> object:
        return backup.export(self.keys, path, work.WORD, cost=work.CHEAP)

    def whole(self, path: Path) -> list[str]:
        back = self.place / "back"
        try:
            restore.restore(path, back, passphrase=work.WORD, cost=work.CHEAP)
        except Problem as problem:
            return [f"the backup does not restore: {problem.code}"]
        return _opened_and_gone(back)


class Restore(_FromGroup):
    """A folder from a backup."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        self.file = place / "file"
        if not self.file.exists():
            backup.export(self.keys, self.file, work.WORD, cost=work.CHEAP)

    def make(self, path: Path) -> object:
        return restore.restore(self.file, path, passphrase=work.WORD, cost=work.CHEAP)


class Copy(_FromGroup):
    """An automatic copy beside the community."""

    def make(self, path: Path) -> object:
        os.link(backup.automatic(self.keys, "import"), path)
        return path

    def whole(self, path: Path) -> list[str]:
        restore.restore_copy(path, self.place / "back", self.keys, cost=work.CHEAP)
        return _opened_and_gone(self.place / "back")


class Recovery(_FromGroup):
    """A new recovery code in the key file."""

    code, former = CODE, CODE

    def step(self) -> object:
        self.former, self.code = self.code, os.urandom(16)
        return recoverykey.set_code(self.keys, self.code)

    def look(self, done: bool) -> list[str]:
        opens = [code for code in (self.former, self.code) if self._fits(code)]
        wanted = [[self.code]] if done else [[self.former], [self.code]]
        self.code = opens[0] if opens else self.code
        return [] if opens in wanted else ["neither the former nor the new code opens"]

    def _fits(self, code: bytes) -> bool:
        copy = Path(shutil.copytree(self.keys.folder, self.place / "copy"))
        try:
            recoverykey.open_by_code(copy, code, work.WORD, cost=work.CHEAP)
        except Problem as problem:
            return problem.code != "vault.other_code"
        finally:
            shutil.rmtree(copy)
        return True


class Migrate(_FromGroup):
    """An older file becomes a newer one, in two steps that each rewrite a table."""

    def __init__(self, place: Path) -> None:
        super().__init__(place)
        _add_steps()

    def make(self, path: Path) -> object:
        # By other programs: the disk fails the step that is looked at, not its preparation.
        part = path.with_name(".part")
        shutil.rmtree(part, ignore_errors=True)
        subprocess.run(["cp", "-r", self.keys.folder, part], check=True)
        subprocess.run(["mv", part, path], check=True)
        with closing(open_store(path, passphrase=work.WORD)):
            return path

    def look(self, done: bool) -> list[str]:
        """The copy from before is there as soon as anything is new, and the work can go on."""
        wrong = self.whole(self.newest) if self.newest.exists() else []
        shutil.rmtree(self.place)
        self.place.mkdir()
        return wrong

    def whole(self, path: Path) -> list[str]:
        wrong = _opens(path)
        copies = list((path / "backups").glob("*-before-migration.db"))
        if not copies:
            wrong.append("changed without a copy first")
        for copy in copies[:1]:
            back = self.place / "back"
            restore.restore_copy(copy, back, vault.open_keys(path, work.WORD), cost=work.CHEAP)
            shutil.rmtree(back)
        return wrong


def _add_steps() -> None:
    """Two more steps, as a later release might bring them."""

    def m901_wider(db: Database) -> None:
        db.conn.execute("ALTER TABLE setting ADD COLUMN note TEXT")
        db.conn.execute("INSERT INTO setting (name, value, note) VALUES ('a', 1, 'one')")

    def m902_rewritten(db: Database) -> None:
        db.conn.execute("CREATE TABLE again AS SELECT * FROM history")
        db.conn.execute("UPDATE again SET tbl = upper(tbl)")
        db.conn.execute("DELETE FROM again")
        db.conn.execute("UPDATE setting SET value = 2 WHERE name = 'a'")

    for step in (m901_wider, m902_rewritten):
        migrations.MIGRATIONS()(step)
    steps.KNOWN = steps.KNOWN | {"m901_wider", "m902_rewritten"}


STAGES: dict[str, Callable[[Path], Stage]] = {
    "create": Create,
    "export": Export,
    "restore": Restore,
    "copy": Copy,
    "recovery": Recovery,
    "migrate": Migrate,
}
