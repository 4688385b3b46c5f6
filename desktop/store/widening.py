"""What the declaration has and an older file has not: tables, columns, indexes and triggers."""

import re

from desktop.models import schema
from desktop.store import tables
from desktop.store.database import Connection

_MADE = re.compile(r"CREATE (?:VIRTUAL |UNIQUE )?(?:TABLE|INDEX|TRIGGER) (?:IF NOT EXISTS )?(\w+)")


def statements(connection: Connection) -> list[str]:
    """The SQL that gives the file whatever today's declaration has more, in a fit order."""
    there = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    columns = [line for one in schema.TABLES if one.name in there for line in _add(connection, one)]
    # A trigger that keeps rows from being rewritten may say less than today's.
    outdated = [
        name
        for line in tables.append_only_triggers()
        if (name := _name(line)) in there and there[name] != line.strip()
    ]
    dropped = [f"DROP TRIGGER {name}" for name in outdated]
    stands = {*there, ""} - set(outdated)
    return columns + dropped + [line for line in tables.statements() if _name(line) not in stands]


def _add(connection: Connection, table: schema.Table) -> list[str]:
    found = connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,)).fetchall()
    there = {str(name) for (name,) in found}
    declared = [(field.name, tables.column(field)) for field in table.fields]
    declared += [(one.split()[0], one) for one in tables.DERIVED.get(table.name, ())]
    return [
        f"ALTER TABLE {table.name} ADD COLUMN {column}"
        for name, column in declared
        if name not in there
    ]


def _name(statement: str) -> str:
    """What a statement makes; nothing for one that only sets something."""
    made = _MADE.match(statement.strip())
    return made[1] if made else ""
