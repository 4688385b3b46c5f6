"""Builders of rosters for tests of the import."""

from collections.abc import Sequence
from pathlib import Path

from desktop.actions import importing
from desktop.models.importing import Counts, Imported
from desktop.store.community import Store

FILES = Path(__file__).parent / "files"


def text(header: str, *rows: str) -> bytes:
    """A CSV file of these lines."""
    return "\n".join((header, *rows)).encode()


def roster(header: str, *rows: str) -> importing.Roster:
    """A roster of these lines."""
    return importing.Roster(text(header, *rows), "名单.csv")


def take(store: Store, header: str, *rows: str) -> Imported:
    """Import these lines."""
    return imported(store, roster(header, *rows))


def imported(store: Store, given: importing.Roster) -> Imported:
    """Import a roster."""
    result = importing.import_file(store, given).result
    assert isinstance(result, Imported)
    return result


def figures(counts: Counts) -> tuple[int, int, int, int, int]:
    """added, updated, suspected, skipped, rejected."""
    return counts.added, counts.updated, counts.suspected, counts.skipped, counts.rejected


def column(store: Store, sql: str, params: Sequence[object] = ()) -> list[object]:
    """The first column of a query."""
    return [row[0] for row in store.rows(sql, params)]


def state(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything an import can write, as it stands."""
    tables = ("changeset", "action", "history", "member", "number", "member_tag", "member_team")
    more = ("member_x", "entry", "suspect", "batch", "chapter", "team", "custom_field", "state")
    return {name: store.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in (*tables, *more)}
