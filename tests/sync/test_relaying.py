"""A device without a network: a team mate takes its stick to the hub and brings the answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.store import pending
from desktop.sync import bundle
from desktop.sync.channel import Refusal
from hub import limits, quota
from tests.sync.network import over_network
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _bring(giver: Laptop, taker: Laptop, path: Path) -> None:
    bundle.export(giver.store, path)
    bundle.take(taker.store, path)


def _names(laptop: Laptop) -> set[str]:
    return {row[0] for row in laptop.store.rows("SELECT name FROM member WHERE gone = 0")}


def test_a_stick_there_and_back_is_a_round_of_syncing(crew: Team, tmp_path: Path) -> None:
    owner = crew.found()
    crew.connect(owner)
    mate = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    members.add(away.store, {"name": "李雷"})
    members.add(owner.store, {"name": "王芳"})
    owner.sync()
    _bring(away, mate, tmp_path / "there")
    mate.sync()
    owner.sync()
    assert _names(owner) == {"李雷", "王芳"}
    _bring(mate, away, tmp_path / "back")
    assert _names(away) == {"李雷", "王芳"}
    assert pending.waiting_changesets(away.store) == 0
    crew.settle()
    assert owner.digest() == away.digest() == mate.digest() == hub_digest(crew, owner)


def test_a_refusal_comes_back_on_the_stick(crew: Team, tmp_path: Path) -> None:
    owner = crew.found()
    crew.connect(owner)
    mate = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    with away.store.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    for path in ("one", "two"):
        _bring(away, mate, tmp_path / f"{path} there")
        mate.sync()
        _bring(mate, away, tmp_path / f"{path} back")
    assert away.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "right")]
    assert _names(away) == _names(owner) == set()


def test_what_was_brought_and_then_synced_counts_once(crew: Team, tmp_path: Path) -> None:
    owner = crew.found()
    crew.connect(owner)
    mate = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小王", "admin"))
    crew.settle()
    members.add(away.store, {"name": "李雷"})
    bundle.export(away.store, tmp_path / "there")
    away.sync()
    bundle.take(mate.store, tmp_path / "there")
    crew.settle()
    bundle.take(mate.store, tmp_path / "there")
    crew.settle()
    assert _names(owner) == {"李雷"}
    assert owner.digest() == away.digest() == mate.digest() == hub_digest(crew, owner)


def test_a_stick_whose_changes_have_no_room_to_wait_holds_up_nobody_else(
    crew: Team, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner = crew.found()
    crew.connect(owner)
    mate = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小赵", "host"))
    crew.settle()
    with away.store.recording("member.add") as rec:
        rec.put("member", None, {"name": "不该有"})
    _bring(away, mate, tmp_path / "there")
    monkeypatch.setattr(quota, "DEVICE_SETS", 0)
    mate.sync()
    members.add(mate.store, {"name": "王芳"})
    mate.sync()
    owner.sync()
    assert _names(owner) == {"王芳"}
    monkeypatch.setattr(quota, "DEVICE_SETS", 1)
    mate.sync()
    _bring(mate, away, tmp_path / "back")
    assert away.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "right")]


def test_what_is_taken_along_counts_for_whoever_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with over_network(tmp_path) as net:
        owner = net.team.found()
        net.team.connect(owner)
        mate = net.team.join(net.team.invite(owner, "小陈", "admin"))
        away = net.team.join(net.team.invite(owner, "小王", "admin"))
        net.team.settle()
        for number in range(20):
            members.add(away.store, {"name": f"李雷{number}"})
        _bring(away, mate, tmp_path / "there")
        monkeypatch.setattr(limits, "OPS_PER_SECOND", 0.001)
        with pytest.raises(Refusal) as refused:
            mate.sync()
        assert refused.value.code == "sync.too_fast"
        monkeypatch.setattr(limits, "OPS_PER_SECOND", 10**9)
        mate.sync()
        owner.sync()
        assert len(_names(owner)) == 20
