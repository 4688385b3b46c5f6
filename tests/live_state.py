"""What stands in a community as one hash: every value that somebody can see, not how it came.

The digest of docs/format.md is over the ops that made the values, so it knows an undone action
from none. This one is over the values: of every table that the file has and `LEFT_OUT` does not
name, and of what a member's page, a search and a wallet say. A new table counts by itself.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import chain
from typing import Final

import msgspec

from desktop.models import schema
from desktop.models.award import WALLETS
from desktop.models.member import MemberQuery
from desktop.store import members, wallets
from desktop.store.community import Store
from desktop.store.refs import POSITIONS

# Tables that tell how what stands came about or travels, each with the reason.
LEFT_OUT: Final = {
    "the log: it only grows, and an undo is one more action": {
        *("action", "changeset", "history", "sqlite_sequence", "undone"),
    },
    "the search index, which is asked instead": {
        *("grams", "grams_config", "grams_data", "grams_idx"),
    },
    "what waits for the judge, what he said, and what is on its way": {
        *("card", "carried", "closed", "leaf", "mass", "outbox", "peer", "pending", "reread"),
        *("set_aside", "tail", "tail_page", "told", "verdict", "was"),
    },
    "keys and doors of this device": {"erased", "former", "held_key", "invited", "seed"},
    "the file itself": {"_sqlite_migrations", "state"},
}
# Which ops made a row: the sync digest is over these.
OPS: Final = frozenset({"ver", "vers", "born"})
# An award that was taken back and is given again is another entry.
ANEW: Final = {"entry": frozenset({"id", "generation"})}
# What of a table stands, where that is not every row that is there.
_STANDING: Final = {
    # An entry and its reversal stand in the ledger for ever, and together they are nothing.
    "entry": "SELECT {} FROM entry WHERE gone = 0 AND reverses IS NULL AND id NOT IN"
    " (SELECT reverses FROM entry WHERE reverses IS NOT NULL AND gone = 0)",
    # The ladder's words only grow: whoever goes back a step has one for that, too.
    "stage": "SELECT {} FROM stage WHERE gone = 0 AND NOT EXISTS (SELECT 1 FROM changeset c"
    f" JOIN action a ON a.id = c.action WHERE c.rid = stage.born / {POSITIONS}"
    " AND a.kind IN ('undo', 'member.separate'))",
    # A count of none is none.
    "activity_sum": "SELECT {} FROM activity_sum WHERE (n, voided) <> (0, 0)",
    "daily": "SELECT {} FROM daily WHERE (n, voided) <> (0, 0)",
    "ledger_day": "SELECT {} FROM ledger_day WHERE points <> 0",
    "ledger_sum": "SELECT rule, sum(points) FROM ledger_sum GROUP BY rule HAVING sum(points) <> 0",
    "member_x": "SELECT {} FROM member_x WHERE value IS NOT NULL"
    " AND member IN (SELECT id FROM member WHERE gone = 0)",
}


def state_hash(store: Store) -> str:
    """Equal where everybody sees the same."""
    whole = blake2b(digest_size=16)
    for name, rows in parts(store):
        whole.update(msgspec.msgpack.encode((name, rows)))
    return whole.hexdigest()


def parts(store: Store) -> Iterator[tuple[str, list[object]]]:
    """What the hash is over, to look at where it differs."""
    for table in tables(store):
        yield table, _rows(store, table)
    found = [one.id for one in members.each(store, MemberQuery())]
    yield "pages", [members.find(store, one) for one in found]
    yield (
        "wallets",
        [[wallets.balance(store, one, wallet=each) for each in WALLETS] for one in found],
    )
    names = sorted({row.name for row in members.by_ids(store, found)})
    yield "searches", [members.all_ids(store, MemberQuery(search=name)) for name in names]


def tables(store: Store) -> list[str]:
    """The tables of the file that count: those that are not left out, and of the synced all."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    there = [name for (name,) in store.rows(listed)]
    out = frozenset(chain.from_iterable(LEFT_OUT.values()))
    assert out <= set(there)
    assert out & {table.name for table in schema.TABLES} == {"undone"}
    return [name for name in there if name not in out]


def _rows(store: Store, table: str) -> list[object]:
    there = store.rows("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    names = [name for (name,) in there if name not in OPS | ANEW.get(table, frozenset())]
    plain = "SELECT {} FROM " + table + (" WHERE gone = 0" if "gone" in names else "")
    sql = _STANDING.get(table, plain).format(", ".join(f'"{name}"' for name in names))
    return sorted(([*row] for row in store.rows(sql)), key=repr)
