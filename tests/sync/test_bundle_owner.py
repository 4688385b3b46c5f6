"""The owner works on another device than the one that judges by bundles: what waits is hers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members, roles
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.store import setaside, tray
from desktop.store.community import Store
from desktop.store.digest import digest
from desktop.sync.channel import Refusal
from desktop.sync.ownjudge import OwnJudge
from tests.sync.sticks import Sticks


@pytest.fixture
def sticks(tmp_path: Path) -> Iterator[Sticks]:
    found = Sticks(tmp_path)
    yield found
    found.close()


def _team(sticks: Sticks) -> tuple[Store, Store, Store]:
    """The first device, that of the one who is the owner now, and a host's."""
    judge = sticks.found()
    heir, host = (
        sticks.join(sticks.invite(judge, *one)) for one in (("小陈", "deputy"), ("小赵", "host"))
    )
    for store in (heir, host):
        sticks.meet(judge, store)
    roles.transfer(judge, operator=heir.operator)
    sticks.meet(judge, heir)
    assert judge.actor.role != heir.actor.role == "owner"
    with host.recording("member.add") as rec:
        rec.put("member", None, {"name": "李雷"})
    sticks.meet(judge, host)
    return judge, heir, host


def _waiting(store: Store) -> Quarantined:
    return OwnJudge(store).ask("quarantine", Quarantine(), Quarantined)


def _say(store: Store, *, accept: bool) -> None:
    (one,) = _waiting(store).sets
    OwnJudge(store).ask("decide", Decide(one.device, one.number, accept), int)


def _names(store: Store) -> set[str]:
    return {row[0] for row in store.rows("SELECT name FROM member WHERE gone = 0")}


def test_she_sees_it_and_what_she_accepts_stands_by_the_next_bundles(sticks: Sticks) -> None:
    judge, heir, host = _team(sticks)
    with pytest.raises(Refusal, match="owner"):
        _say(judge, accept=True)
    sticks.bring(judge, heir)
    _say(heir, accept=True)
    assert _waiting(heir).sets == []
    assert _names(heir) == set()
    sticks.meet(judge, heir)
    sticks.meet(judge, host)
    for store in (judge, heir, host):
        assert _names(store) == {"李雷"}
    assert len({digest(one, one.refs) for one in (judge, heir, host)}) == 1
    assert setaside.said(heir) == []
    assert _waiting(judge).sets == _waiting(heir).sets == []


def test_what_she_discards_is_told_to_its_author(sticks: Sticks) -> None:
    judge, heir, host = _team(sticks)
    sticks.bring(judge, heir)
    _say(heir, accept=False)
    sticks.bring(heir, judge)
    sticks.meet(judge, host)
    assert _waiting(judge).sets == []
    heard = [row[0] for row in host.rows("SELECT verdict FROM verdict ORDER BY ruled")]
    assert heard == ["refused", "discarded"]
    assert [one.verdict for one in tray.returned(host)] == ["discarded"]
    assert tray.counts(host).refused == 1


def test_nobody_else_is_told_or_heard(sticks: Sticks) -> None:
    judge, _heir, host = _team(sticks)
    sticks.bring(judge, host)
    assert _waiting(host).sets == []
    (one,) = _waiting(judge).sets
    with host.writing() as connection:
        setaside.hear(connection, setaside.told(judge)[0])
        setaside.say(connection, one.device, one.number, accept=True)
    sticks.bring(host, judge)
    assert len(_waiting(judge).sets) == 1
    assert _names(judge) == set()


def test_where_the_owner_judges_herself_nothing_of_it_leaves_her_device(sticks: Sticks) -> None:
    judge = sticks.found()
    host, other = (sticks.join(sticks.invite(judge, one, "host")) for one in ("小赵", "小钱"))
    with host.recording("member.add") as rec:
        rec.put("member", None, {"name": "李雷"})
    sticks.meet(judge, host)
    sticks.meet(judge, other)
    assert len(_waiting(judge).sets) == 1
    assert setaside.told(other) == []
    members.add(judge, {"name": "韩梅梅"})
