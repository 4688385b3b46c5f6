"""Values that were sealed wrongly stop nobody: they stay closed, and everything else goes on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.models.op import Value
from desktop.models.sealing import DataKey, Place, seal_value
from desktop.store import outbox
from tests.sync.team import Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _moved(key: DataKey, place: Place, name: str, value: Value) -> bytes:
    """Sealed for another person's place."""
    return seal_value(key, place._replace(record=bytes(16)), name, value)


def _number(key: DataKey, place: Place, name: str, value: Value) -> bytes:
    """Bytes where a text belongs."""
    return seal_value(key, place, name, b"\x00\x01")


@pytest.mark.parametrize("poison", [_moved, _number], ids=["moved", "no text"])
def test_a_value_that_does_not_open_stops_nobody(
    crew: Team, monkeypatch: pytest.MonkeyPatch, poison: object
) -> None:
    owner = crew.found()
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    monkeypatch.setattr(outbox, "seal_value", poison)
    with other.store.recording("member.add") as rec:
        rec.put("member", None, {"name": "毒", "city": "深圳"})
    other.sync()
    monkeypatch.undo()
    with other.store.recording("member.add") as rec:
        rec.put("member", None, {"name": "王芳", "city": "广州"})
    crew.settle()
    late = crew.join(crew.invite(owner, "小王", "admin"))
    for one in (owner, late):
        found = one.store.rows("SELECT name, city FROM member WHERE gone = 0 ORDER BY city")
        assert found == [("王芳", "广州"), (None, "深圳")]
    crew.settle()
    assert owner.digest() == late.digest() == hub_digest(crew, owner)
