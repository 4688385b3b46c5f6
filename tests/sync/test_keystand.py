"""What each laptop says of the others' keys is what they say of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import backup
from desktop.actions import devices as acts
from desktop.models import recovery
from desktop.store import devices, keystand
from desktop.sync import contacting, keys
from tests.sync.team import Laptop, Team, team

HOUR = 3_600_000


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


def _states(one: Laptop) -> dict[bytes, str]:
    contacting.ask(one.store, one.session)
    found = keystand.stands(one.store, devices.listed(one.store))
    return {device: stand.state for device, stand in found.items()}


def test_who_comes_back_by_her_code_is_told_of_the_other_keys_as_they_are(crew: Team) -> None:
    owner = crew.found()
    code = recovery.decode(backup.print_recovery(owner.store))
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "assistant"))
    crew.join(crew.offer(owner, owner.store.operator, "owner", owner.store.actor.cells))
    crew.settle()
    own = {one.store.device: _states(one)[one.store.device] for one in crew.laptops}
    assert set(own.values()) == {"held"}
    back = crew.recover(code)
    assert _states(back) == {**own, back.store.device: "held"}
    # Nobody has to give her any: she read them with the code.
    helper.sync()
    assert _states(helper)[back.store.device] != "owed"
    # The others give her the keys once more, and hear when she has read that.
    owner.sync()
    assert _states(owner)[back.store.device] == "given"
    crew.now_ms += HOUR
    crew.settle()
    for one in crew.laptops:
        assert set(_states(one).values()) == {"held"}


def test_a_laptop_that_comes_once_a_day_is_known_to_have_fetched_its_new_keys(
    crew: Team,
) -> None:
    owner = crew.found()
    crew.connect(owner)
    helper = crew.join(crew.invite(owner, "小陈", "assistant"))
    shut = crew.join(crew.invite(owner, "小李", "assistant"))
    crew.settle()
    acts.revoke(owner.store, shut.store.device)
    keys.shut_out(owner.store, shut.store.device)
    owner.sync()
    assert _states(owner)[helper.store.device] == "given"
    crew.now_ms += 24 * HOUR
    helper.sync()
    assert _states(owner)[helper.store.device] == "held"
    crew.laptops.remove(shut)
    shut.store.close()
