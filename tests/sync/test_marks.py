"""A place of the log is told by all that stands before it, not by the changeset there alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store import link
from desktop.sync.core import Round, Sync
from hub.sqlite import SqliteEngine
from tests.sync.backups import KEY, Backups
from tests.sync.team import Laptop, Team, hub_digest


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path, SqliteEngine(tmp_path / "hub.db", KEY))
    yield found
    found.close()


def _member(laptop: Laptop, name: str) -> bytes:
    with laptop.store.recording("member.add") as rec:
        return rec.put("member", None, {"name": name})


def _say(laptop: Laptop, member: bytes, fields: dict[str, str]) -> None:
    with laptop.store.recording("member.edit") as rec:
        rec.put("member", member, dict(fields))


def _push_unheard(laptop: Laptop) -> None:
    """What waits is sent; the answer gets lost with the network."""
    Sync(laptop.store, laptop.session).push(Round())


def test_the_same_changeset_at_the_same_place_behind_another_is_another_log(crew: Team) -> None:
    owner = crew.found()
    member = _member(owner, "王芳")
    crew.connect(owner)
    reader = crew.join(crew.invite(owner, "小陈", "deputy"))
    helper = crew.join(crew.invite(owner, "小王", "admin"))
    other = crew.join(crew.invite(owner, "小李", "admin"))
    crew.settle()
    backup = Backups(crew).take()
    _say(owner, member, {"city": "深圳"})
    _push_unheard(owner)
    _say(helper, member, {"nickname": "芳芳"})
    _push_unheard(helper)
    reader.sync()
    Backups(crew).put_back(backup)
    # Who has read neither goes on from the backup; the helper's comes to its old place behind it.
    _say(other, member, {"level": "用户"})
    other.sync()
    helper.sync()
    assert link.read(helper.store).seq == link.read(reader.store).seq
    assert reader.sync().restored
    crew.settle()
    for one in crew.laptops:
        assert one.digest() == hub_digest(crew, one)
        assert one.store.rows("SELECT city, nickname, level FROM member WHERE gone = 0") == [
            ("深圳", "芳芳", "用户")
        ]
