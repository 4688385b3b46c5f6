"""A hub program whose database is put back to an older backup, in both kinds of database."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from tests.cli.computer import Computer
from tests.hub.test_two_processes import url

Copy = Callable[[], None]


def _postgres(connection: str) -> tuple[str, Copy, Copy]:
    """The database's address, and how to copy it and to put the copy back."""
    name = str(conninfo_to_dict(connection)["dbname"])
    other = make_conninfo(connection, dbname="postgres")

    def replace(source: str, target: str) -> None:
        with psycopg.connect(other, autocommit=True) as server:
            names = {"source": sql.Identifier(source), "target": sql.Identifier(target)}
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {target}").format(**names))
            server.execute(sql.SQL("CREATE DATABASE {target} TEMPLATE {source}").format(**names))

    def put_back() -> None:
        replace(f"{name}_kept", name)
        with psycopg.connect(other, autocommit=True) as server:
            kept = sql.Identifier(f"{name}_kept")
            server.execute(sql.SQL("DROP DATABASE {}").format(kept))

    return url(connection), lambda: replace(name, f"{name}_kept"), put_back


def _sqlite(folder: Path) -> tuple[str, Copy, Copy]:
    file = folder / "hub.db"

    def put_back() -> None:
        for end in ("-wal", "-shm"):
            Path(f"{file}{end}").unlink(missing_ok=True)
        shutil.copyfile(folder / "kept.db", file)

    return f"sqlite:///{file}", lambda: _copy(file, folder / "kept.db"), put_back


def _copy(file: Path, kept: Path) -> None:
    """As the guide says: the hub has stopped, and its file is whole."""
    assert not Path(f"{file}-wal").exists()
    shutil.copyfile(file, kept)


@contextmanager
def _serving(
    computer: Computer, storage: str, listen: str = "127.0.0.1:0"
) -> Iterator[dict[str, Any]]:
    serve = ("hub", "serve", "--json", "--listen", listen, "--storage", storage)
    with computer.started(*serve) as program:
        assert program.stdout
        yield json.loads(program.stdout.readline())
    assert program.returncode == 0


def _members(computer: Computer, folder: Path) -> list[str]:
    return sorted(one["name"] for one in computer.says("members", "list", "--community", folder))


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_nothing_acknowledged_is_lost_with_the_hubs_disk(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    (tmp_path / "home").mkdir()
    computer = Computer(tmp_path / "home")
    if kind == "sqlite":
        storage, keep, put_back = _sqlite(tmp_path)
    else:
        storage, keep, put_back = _postgres(request.getfixturevalue("postgres"))
    folders = [tmp_path / name for name in ("群主", "助理", "主持")]
    with _serving(computer, storage) as hub:
        computer.says("new", folders[0], "--name", "青禾读书会")
        computer.says("sync", "connect", hub["code"], "--community", folders[0])
        for folder in folders[1:]:
            invite = ("devices", "invite", "--role", "admin", "--community", folders[0])
            computer.says("join", computer.says(*invite)["code"], folder)
        for folder in folders:
            computer.says("sync", "--community", folder)
    keep()
    address = hub["address"]
    with _serving(computer, storage, address):
        for name, folder in zip(("林霞", "王芳"), folders[:2], strict=True):
            computer.says("members", "add", f"name={name}", "--community", folder)
            computer.says("sync", "--community", folder)
    put_back()
    with _serving(computer, storage, address):
        # Who was away goes on from the backup; then those who know more come.
        computer.says("members", "add", "name=李雷", "--community", folders[2])
        computer.says("sync", "--community", folders[2])
        said = _synced(computer, folders[1])
        assert "恢复到了旧的备份" in said.stderr
        for folder in (*folders, *folders):
            computer.says("sync", "--community", folder)
        states = [computer.says("sync", "status", "--community", folder) for folder in folders]
        assert states[0]["digest"] == states[1]["digest"] == states[2]["digest"]
        assert {one["pending"] for one in states} == {0}
        for folder in folders:
            assert _members(computer, folder) == ["李雷", "林霞", "王芳"]


def _synced(computer: Computer, folder: Path) -> subprocess.CompletedProcess[str]:
    done = computer.run("sync", "--community", folder)
    assert done.returncode == 0, done.stderr
    return done
