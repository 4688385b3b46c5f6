"""Looking a community's file over: pages, structure, guards, and sums against what they sum."""

import os
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, cast

import sqlcipher3.dbapi2
from msgspec import Struct
from msgspec.structs import replace

from desktop.models.op import decode_head
from desktop.models.problem import Problem
from desktop.store import boardcheck, damage, keyfile, link, log, merged, reconciling, steps, vault
from desktop.store.community import FILE, Store, blank
from desktop.store.database import Connection, DatabaseError
from desktop.store.digest import digest

Name = Literal[
    "keys", "pages", "structure", "guards", "log", "merges", "points", "ledger", "boards", "replay"
]


class Checked(Struct, frozen=True):
    """One thing that was looked at; `problem` is None when it is as it should be."""

    name: Name
    problem: Problem | None


def check(store: Store, *, deep: bool = False) -> list[Checked]:
    """Look the file over while nobody writes; `deep` also builds it anew from its log.

    Nothing is changed or mended. Raises Problem store.busy while somebody writes for long.
    """
    looks: dict[Name, Callable[[Store], Problem | None]] = {
        "keys": _keys,
        "pages": _pages,
        "structure": _structure,
        "guards": _guards,
        "log": _log,
        "merges": _merges,
        "points": _points,
        "ledger": _ledger,
        "boards": _boards,
    }
    # Another judge's log begins with a snapshot: there the digests of device and hub are compared.
    if deep and not link.read(store).judge:
        looks["replay"] = _replay
    return [Checked(name, _safely(look, store)) for name, look in looks.items()]


def _safely(look: Callable[[Store], Problem | None], store: Store) -> Problem | None:
    """A file can be too damaged to be looked at: that is an answer too."""
    try:
        return look(store)
    except Problem as problem:
        return problem
    except DatabaseError as error:
        found = damage.explained(error, store.folder / FILE)
        if found is None:
            raise
        return found


def _keys(store: Store) -> Problem | None:
    keyfile.require_key(store.folder, store.keys.database)
    return None


def _pages(store: Store) -> Problem | None:
    """Every page's seal. Under the write lock and with an empty log, or a page being written by
    a checkpoint could look damaged."""
    store.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.writing():
        faults = store.rows("PRAGMA cipher_integrity_check")
    return Problem("vault.damaged_file", file=store.folder / FILE) if faults else None


def _structure(store: Store) -> Problem | None:
    whole = store.rows("PRAGMA integrity_check(1)") == [("ok",)]
    return None if whole else Problem("vault.damaged_file", file=store.folder / FILE)


def _guards(store: Store) -> Problem | None:
    """Every table, index and trigger that this release makes, and none besides."""
    fresh = cast(Connection, sqlcipher3.dbapi2.connect(":memory:", isolation_level=None))
    with closing(fresh):
        steps.migrate(fresh, lambda: None)
        expected = _made(lambda sql, params=(): fresh.execute(sql, params).fetchall())
    odd = sorted({name for name, _ in _made(store.rows) ^ expected})
    return Problem("vault.check_guards", names=", ".join(odd)) if odd else None


def _made(rows: Callable[..., list[tuple[Any, ...]]]) -> set[tuple[str, object]]:
    """What a file has, by name; a table's columns in any order: added ones stand last."""
    found: set[tuple[str, object]] = set()
    columns = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
    for kind, name, sql in rows(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%'"
    ):
        plain = kind == "table" and not str(sql).startswith("CREATE VIRTUAL")
        found.add((name, frozenset(rows(columns, (name,))) if plain else sql))
    return found


def _log(store: Store) -> Problem | None:
    """Changesets and ops of a device are numbered 1, 2, 3 …, and the log counts them all.

    Where another judges, that holds of this device's own: a snapshot brought the rest, and what
    the log has ends no later than it was read.
    """
    elsewhere = bool(link.read(store).judge)
    gaps = store.rows(
        "SELECT device FROM changeset WHERE device = ?1 OR NOT ?2 GROUP BY device"
        " HAVING min(number) <> 1 OR max(number) <> count(*)",
        (store.device, elsewhere),
    )
    head = (store.one("SELECT max(seq) FROM changeset") or (None,))[0]
    end = link.read(store).seq
    counted = (head or 0) <= end if elsewhere else (head or 0) == end
    whole = not gaps and counted and _ops_follow(store)
    return None if whole else Problem("vault.check_log")


def _ops_follow(store: Store) -> bool:
    """Whether the ops of each changeset are numbered on from those of the one before it."""
    found = store.rows(
        "SELECT device, number, head FROM changeset WHERE length(head) > 0 ORDER BY device, number"
    )
    following: dict[tuple[bytes, int], int] = {}
    for device, number, packed in found:
        head = decode_head(packed)
        if head.first_op != following.get((device, number), head.first_op if number > 1 else 1):
            return False
        following[device, number + 1] = head.first_op + head.count
    return True


def _boards(store: Store) -> Problem | None:
    """Every step of a frozen list as its hash says, from the first on."""
    wrong = boardcheck.broken(store)
    return Problem("vault.check_boards", count=wrong) if wrong else None


def _merges(store: Store) -> Problem | None:
    """Every record that was merged says whom its chain of merges ends at."""
    wrong = store.rows(merged.WRONG)[0][0]
    return Problem("vault.check_merges", count=wrong) if wrong else None


def _points(store: Store) -> Problem | None:
    """Every shown balance is the sum of its entries, those of merged records included."""
    wrong = store.rows(
        "WITH RECURSIVE up(member, at) AS (SELECT member, canonical FROM alias WHERE gone = 0"
        " UNION SELECT u.member, a.canonical FROM up u JOIN alias a ON a.member = u.at"
        " AND a.gone = 0)"
        " SELECT count(*) FROM member m LEFT JOIN"
        " (SELECT member, sum(points) AS points FROM"
        "   (SELECT member, points FROM entry WHERE gone = 0 AND wallet IS NULL UNION ALL"
        "    SELECT u.at, f.points FROM entry f JOIN up u ON u.member = f.member"
        "    WHERE f.gone = 0 AND f.wallet IS NULL AND u.at <> u.member)"
        "  GROUP BY member) e"
        " ON e.member = m.id WHERE m.points <> coalesce(e.points, 0)"
    )
    return Problem("vault.check_points", count=wrong[0][0]) if wrong != [(0,)] else None


def _ledger(store: Store) -> Problem | None:
    """No entry is taken back, paid or expired twice, and the sums are those of the entries."""
    found = reconciling.odd(store)
    return Problem("vault.check_ledger", count=found) if found else None


def _replay(store: Store) -> Problem | None:
    """A store filled from nothing but the log has the same state."""
    with tempfile.TemporaryDirectory(dir=store.folder, prefix=".check") as place:
        keys = scratch(store.keys, Path(place))
        again = blank(keys, store.index_key, store.device, store.operator)
        with closing(again):
            log.replay(again, log.changesets(store))
            same = digest(again, again.refs) == digest(store, store.refs)
    return None if same else Problem("vault.check_replay")


def scratch(keys: vault.Keys, folder: Path) -> vault.Keys:
    """Keys for a file that is thrown away again: a new database key that nothing keeps."""
    return replace(keys, folder=folder, database=os.urandom(vault.KEY_BYTES))
