"""Filling empty tables: the indexes are the same afterwards, and after giving up."""

import pytest

from desktop.models.op import Value
from desktop.store.community import Store

INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name"


def rows() -> list[tuple[None, dict[str, Value]]]:
    """Two members, as an import brings them."""
    return [(None, {"name": name}) for name in ("王芳", "李明")]


def test_every_index_stands_again_after_filling(store: Store) -> None:
    before = store.rows(INDEXES)
    with store.recording("member.import") as rec, rec.filling("member", "number"):
        assert len(store.rows(INDEXES)) < len(before)
        rec.insert_many("member", rows())
    assert store.rows(INDEXES) == before
    assert store.rows("PRAGMA integrity_check") == [("ok",)]
    assert store.one("SELECT count(*) FROM member WHERE folded = '王芳'") == (1,)


def give_up(store: Store) -> None:
    """Fill, and be interrupted before the end."""
    with store.recording("member.import") as rec, rec.filling("member"):
        rec.insert_many("member", rows())
        raise KeyboardInterrupt


def test_giving_up_while_filling_leaves_the_indexes_as_they_were(store: Store) -> None:
    before = store.rows(INDEXES)
    with pytest.raises(KeyboardInterrupt):
        give_up(store)
    assert store.rows(INDEXES) == before
    assert store.one("SELECT count(*) FROM member WHERE gone = 0") == (0,)
