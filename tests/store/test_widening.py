"""A file made before a table or a field was declared gets it, once."""

from typing import cast

import pytest
import sqlcipher3

from desktop.models import schema
from desktop.store import tables, widening
from desktop.store.community import Store
from desktop.store.database import Connection

Shape = list[tuple[str, frozenset[str]]]


@pytest.fixture
def file() -> Connection:
    made = cast(Connection, sqlcipher3.connect(":memory:"))
    for statement in tables.statements():
        made.execute(statement)
    return made


def _shape(file: Connection) -> Shape:
    names = "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
    columns = "SELECT name FROM pragma_table_info(?)"
    return [
        (name, frozenset(at for (at,) in file.execute(columns, (name,)).fetchall()))
        for (name,) in file.execute(names).fetchall()
    ]


@pytest.mark.parametrize(
    "lost",
    [
        "DROP TABLE note",
        "DROP TABLE audit",
        "DROP INDEX member_city",
        "ALTER TABLE chapter DROP COLUMN zone",
        "ALTER TABLE member DROP COLUMN gender",
    ],
)
def test_what_an_older_file_lacks_is_added(file: Connection, lost: str) -> None:
    before = _shape(file)
    file.execute(lost)
    assert _shape(file) != before
    for statement in widening.statements(file):
        file.execute(statement)
    assert _shape(file) == before


def test_todays_file_lacks_nothing(file: Connection) -> None:
    assert widening.statements(file) == []
    assert {name for name, _ in _shape(file)} >= {table.name for table in schema.TABLES}


def test_a_new_communitys_file_lacks_nothing_when_every_step_is_taken(store: Store) -> None:
    assert widening.statements(cast(Connection, store._db)) == []
