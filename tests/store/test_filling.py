"""Filling empty tables: the indexes are the same afterwards, and after giving up."""

from collections.abc import Callable

import pytest

from desktop.models.op import Value
from desktop.models.progress import Cancelled
from desktop.store.community import Store
from desktop.store.database import stoppable

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


COUNTS = "SELECT " + ", ".join(
    f"(SELECT count(*) FROM {table})"
    for table in ("member", "number", "state", "changeset", "history", "action")
)


def after_looks(number: int) -> Callable[[], None]:
    """Somebody who cancels at this look."""
    left = iter(range(number))

    def look() -> None:
        if next(left, None) is None:
            raise Cancelled

    return look


@pytest.mark.parametrize("looks", [0, 1, 5])
def test_building_the_indexes_can_be_cancelled_and_leaves_nothing(store: Store, looks: int) -> None:
    indexes, counts = store.rows(INDEXES), store.rows(COUNTS)
    many: list[tuple[None, dict[str, Value]]] = [
        (None, {"name": f"成员{n}", "city": "广州"}) for n in range(8_000)
    ]
    with (
        pytest.raises(Cancelled),
        store.recording("member.import") as rec,
        rec.filling("member", "number", look=after_looks(looks)),
    ):
        rec.insert_many("member", many)
    assert store.rows(INDEXES) == indexes
    assert store.rows(COUNTS) == counts
    assert store.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_statement_is_stopped_in_its_midst(store: Store) -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with pytest.raises(Cancelled), stoppable(store._db, after_looks(3)):
        store._db.execute(endless).fetchall()
    assert store.one("SELECT 1") == (1,)
