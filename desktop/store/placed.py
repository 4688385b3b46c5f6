"""Chapters and groups in conditions and lists: kept by their ids, so that renaming alters nothing.

By its name one is still found, as somebody types it and as older conditions and views have it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from desktop.models.condition import Condition, Leaf, Not, leaves
from desktop.models.member import Filter
from desktop.models.op import Value
from desktop.store.reads import Reads

TABLES: Final = {"chapter": "chapter", "team": "team"}
# The ids of those that one of the ids or names in a JSON array means.
ONES: Final = "SELECT p.id FROM json_each(?) j JOIN {} p ON j.value IN (p.name, lower(hex(p.id)))"
Turned = Callable[[Reads, Condition], Condition]
_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)


def by_id(reads: Reads, tree: Condition) -> Condition:
    """The tree as it is kept: whatever only one chapter or group is called, by its id."""
    called: dict[str, dict[str, str]] = {}
    for field in _asked(tree):
        found = reads.rows(
            f"SELECT name, min(lower(hex(id))) FROM {TABLES[field]} WHERE gone = 0 AND name <> ''"
            " GROUP BY name HAVING count(*) = 1"
        )
        called[field] = dict(found)
    return _turned(tree, called)


def by_name(reads: Reads, tree: Condition) -> Condition:
    """The tree as it is said and changed, also of what was removed."""
    called = {field: _names(reads, field) for field in _asked(tree)}
    return _turned(tree, called)


def in_filters(reads: Reads, filters: Iterable[Filter], turned: Turned) -> tuple[Filter, ...]:
    """The filters of a list, their chapters and groups turned `by_id` or `by_name`."""
    return tuple(
        replace(one, values=_values(reads, one, turned))
        if one.field in TABLES and one.operator in ("=", "!=") and one.values
        else one
        for one in filters
    )


def names(reads: Reads) -> dict[str, str]:
    """What every chapter and group is called, by the hex digits of its id."""
    return {key: name for field in TABLES for key, name in _names(reads, field).items()}


def compared(leaf: Leaf, add: Callable[[Value], str]) -> tuple[str, str]:
    """The places of the ids and of the names that a comparison names."""
    values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    ids = [bytes.fromhex(str(one)) for one in values if _ID.fullmatch(str(one))]
    others = [one for one in values if not _ID.fullmatch(str(one))]
    return ", ".join(map(add, ids)), ", ".join(map(add, others))


def _values(reads: Reads, one: Filter, turned: Turned) -> tuple[str | int, ...]:
    leaf = turned(reads, Leaf(one.field, "in", one.values))
    return leaf.value if isinstance(leaf, Leaf) and isinstance(leaf.value, tuple) else one.values


def _names(reads: Reads, field: str) -> dict[str, str]:
    return dict(reads.rows(f"SELECT lower(hex(id)), name FROM {TABLES[field]} WHERE name <> ''"))


def _asked(tree: Condition) -> set[str]:
    return {leaf.field for leaf in leaves(tree)} & set(TABLES)


def _turned(tree: Condition, called: dict[str, dict[str, str]]) -> Condition:
    if not called:
        return tree
    if isinstance(tree, Not):
        return Not(_turned(tree.part, called))
    if not isinstance(tree, Leaf):
        return type(tree)(tuple(_turned(part, called) for part in tree.parts))
    # A part of a name is no chapter.
    if tree.field not in called or tree.op == "contains":
        return tree
    known = called[tree.field]
    if isinstance(tree.value, tuple):
        return replace(tree, value=tuple(known.get(str(one), one) for one in tree.value))
    return replace(tree, value=known.get(str(tree.value), tree.value))
