"""What goes on at once loses nothing: the next page, the next batch, indexes behind the rows."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.community import Store
from desktop.sync import core
from desktop.sync.ahead import ahead
from tests.sync.team import Team, team


@pytest.fixture
def crew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield from team(tmp_path)


def _broken() -> Iterator[int]:
    yield 1
    yield 2
    raise LookupError("three")


def _indexes(store: Store) -> set[str]:
    found = store.rows("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return {sql for (sql,) in found}


def _fill(store: Store, count: int) -> None:
    with store.recording("member.import") as rec:
        rec.insert_many(
            "member", ((None, {"name": f"王芳{n}", "note": "新"}) for n in range(count))
        )


def test_items_got_ahead_come_in_their_order() -> None:
    assert list(ahead(iter(range(50)))) == list(range(50))


def test_an_error_comes_where_its_item_would() -> None:
    found = ahead(_broken())
    assert [next(found), next(found)] == [1, 2]
    with pytest.raises(LookupError, match="three"):
        next(found)


def test_a_device_that_joined_has_every_index(crew: Team) -> None:
    owner = crew.found()
    crew.connect(owner)
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    assert _indexes(second.store) == _indexes(owner.store)


def test_what_is_pushed_in_many_batches_arrives_once(
    crew: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = crew.found()
    crew.connect(owner)
    monkeypatch.setattr(core, "PUSH_BYTES", 1)
    _fill(owner.store, 2_100)
    done = owner.sync()
    assert done.pushed >= 5
    assert not done.waiting
    second = crew.join(crew.invite(owner, "小陈", "deputy"))
    crew.settle()
    assert second.store.rows("SELECT count(*) FROM member WHERE gone = 0") == [(2_100,)]
    assert second.digest() == owner.digest()
