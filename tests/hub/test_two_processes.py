"""Two hub processes on one PostgreSQL serve one community."""

import json
from pathlib import Path
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

from tests.cli.computer import Computer


def url(connection: str) -> str:
    """A libpq connection string as the command line takes it."""
    parts = conninfo_to_dict(connection)
    place = quote(str(parts["host"]), safe="")
    return f"postgresql://{parts['user']}@/{parts['dbname']}?host={place}"


def test_two_processes_on_one_postgresql_serve_one_community(postgres: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    computer = Computer(tmp_path / "home")
    here, there = tmp_path / "群", tmp_path / "那边"
    serve = ("hub", "serve", "--json", "--listen", "127.0.0.1:0", "--storage", url(postgres))
    with computer.started(*serve) as first, computer.started(*serve) as second:
        assert first.stdout
        assert second.stdout
        one, other = json.loads(first.stdout.readline()), json.loads(second.stdout.readline())
        computer.says("new", here, "--name", "青禾读书会")
        computer.says("sync", "connect", one["code"], "--community", here)
        invite = ("devices", "invite", "--role", "admin", "--address", other["address"])
        code = computer.says(*invite, "--community", here)["code"]
        assert code.startswith(other["address"])
        computer.says("join", code, there)
        for number, folder in enumerate((here, there)):
            computer.says("members", "add", f"name=成员{number}", "--community", folder)
        for folder in (here, there, here):
            computer.says("sync", "--community", folder)
        assert computer.says("sync", "status", "--community", here) == computer.says(
            "sync", "status", "--community", there
        )
        assert len(computer.says("members", "list", "--community", there)) == 2
    for program in (first, second):
        assert program.returncode == 0
