"""Filling an empty store with a whole community: indexes are built once, behind the rows."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.store import derived
from desktop.store.community import Store

# Tables of which a row comes with every person, and what is looked up in them meanwhile or holds
# so few rows that keeping it in order costs nothing.
_LARGE = ("member", "seed")
_KEPT = ("member_gone", "member_other", "member_other_initials")


@contextmanager
def filling(store: Store) -> Iterator[None]:
    """For a store that is worth nothing before its end: after an error it lacks indexes."""
    with store.writing() as connection:
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
            " AND sql NOT LIKE 'CREATE UNIQUE%' AND tbl_name IN (?, ?)"
            " AND name NOT IN (?, ?, ?)",
            (*_LARGE, *_KEPT),
        ).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}")
    yield
    with store.writing() as connection:
        # Before the index of them stands, which each would have to follow.
        derived.all_numbers(connection)
        for _, sql in indexes:
            connection.execute(sql)
