"""The two databases that a hub can live in, both real."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.engine import Engine
from hub.postgres import PostgresEngine
from hub.sqlite import SqliteEngine
from hub.tables import migrate
from tests.hub.postgres_server import Server, running
from tests.sync.team import Team


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    with running() as server:
        yield server


@pytest.fixture
def postgres(postgres_server: Server) -> Iterator[str]:
    """The URL of a fresh, empty database."""
    yield postgres_server.database()
    postgres_server.drop()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A hub's database with its tables, in each of the two kinds."""
    found: Engine
    if request.param == "sqlite":
        found = SqliteEngine(tmp_path / "hub.db", os.urandom(32), durable=False)
    else:
        found = PostgresEngine(request.getfixturevalue("postgres"))
    migrate(found)
    yield found
    found.close()


@pytest.fixture
def crew(engine: Engine, tmp_path: Path) -> Iterator[Team]:
    """A team around a hub, over each of the two databases."""
    found = Team(tmp_path, engine)
    yield found
    found.close()
