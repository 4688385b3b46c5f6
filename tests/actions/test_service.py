"""What the team does for the community, and the list by which it is thanked."""

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.actions import consents, groups, merging, roles, service
from desktop.models.problem import Problem
from desktop.models.role import Scope, named
from desktop.store import personal
from desktop.store import roles as stored
from desktop.store import service as kept
from desktop.store.community import Store
from tests.actions.test_roles import become

DUTIES = (
    "deputy", "admin", "assistant", "assistant", "host", "host", "lecturer", "door-helper",
)  # fmt: skip


def volunteers(store: Store) -> list[bytes]:
    """Eight who hold a role each; one of them in a group."""
    known = stored.role_list(store)
    told = groups.add(store, {"name": "晨读群"}).result
    assert isinstance(told, groups.Told)
    made = []
    for number, word in enumerate(DUTIES):
        with store.recording("member.add") as rec:
            made.append(
                rec.put("member", None, {"name": f"义工{number}", "nickname": f"小{number}"})
            )
        scope = Scope("team", told.team) if number == 4 else Scope()
        roles.grant(store, named(known, word).id, member=made[-1], scope=scope)
    return made


def this_month(store: Store) -> str:
    return store.today().isoformat()[:7]


def test_eight_volunteers_are_listed_with_duties_and_who_did_most_comes_first(
    store: Store,
) -> None:
    people = volunteers(store)
    service.log(store, people[7], 90, what="周二签到")
    service.log(store, people[7], 60, what="周五签到")
    service.log(store, people[4], 45, what="晨读主持")
    found = kept.thanked(store, this_month(store))
    assert len(found) == 8
    assert [(one.name, one.times, one.minutes) for one in found[:3]] == [
        ("义工7", 2, 150), ("义工4", 1, 45), ("义工0", 0, 0),
    ]  # fmt: skip
    assert found[0].what == ("周二签到", "周五签到")
    assert [service.duty(line) for line in found[1].duties] == ["主持人（晨读群）"]
    # The owner thanks; what she did herself is told too.
    assert "群主" not in {one.name for one in found}


def test_the_list_is_exported_without_who_withdrew_and_that_is_noted(
    store: Store, tmp_path: Path
) -> None:
    people = volunteers(store)
    service.log(store, people[0], 90, what="收会费")
    consents.say(store, people[1], "list", given=False)
    file = tmp_path / "致谢.csv"
    assert service.export(store, file, this_month(store)).result == 7
    lines = file.read_text("utf-8-sig").splitlines()
    assert lines[0] == "姓名,昵称,职责,次数,小时,做了什么"
    assert lines[1] == "义工0,小0,副群主,1,1.5,收会费"
    assert not any("义工1" in line for line in lines)
    kind, detail = store.rows("SELECT kind, detail FROM audit ORDER BY at DESC")[0]
    assert (kind, detail) == ("export", "7 · 致谢.csv")


def test_a_term_that_ended_before_the_month_is_not_thanked_for(store: Store) -> None:
    people = volunteers(store)
    before = (store.today().replace(day=1) - timedelta(days=1)).isoformat()[:7]
    assert kept.thanked(store, before) == []
    assert len(kept.thanked(store, this_month(store))) == len(people)


def test_what_cannot_be_is_not_logged(store: Store) -> None:
    (one, *_) = volunteers(store)
    for code, given in {
        "service.minutes": {"minutes": 0},
        "service.future": {"minutes": 60, "day": store.today() + timedelta(days=1)},
        "service.too_long": {"minutes": 60, "what": "谢" * 201},
    }.items():
        with pytest.raises(Problem) as refused:
            service.log(store, one, **given)  # type: ignore[arg-type]  # keywords by name
        assert refused.value.code == code
    with pytest.raises(Problem) as refused:
        service.remove(store, b"")
    assert refused.value.code == "service.gone"
    record = service.log(store, one, 60).result
    assert isinstance(record, bytes)
    service.remove(store, record)
    assert kept.logged(store, this_month(store)) == []


def test_who_is_merged_brings_what_he_did_and_his_duties(store: Store) -> None:
    one, other, *_ = volunteers(store)
    service.log(store, one, 60)
    service.log(store, other, 30)
    merging.merge(store, one, other)
    found = {each.member: each for each in kept.thanked(store, this_month(store))}
    assert (found[one].times, found[one].minutes, len(found[one].duties)) == (2, 90, 2)
    assert other not in found
    assert len(personal.document(store, one)["service"]) == 2


def test_a_host_logs_nothing_and_exports_nothing(store: Store, tmp_path: Path) -> None:
    (one, *_) = volunteers(store)
    become(store, "host")
    with pytest.raises(Problem) as refused:
        service.log(store, one, 60)
    assert refused.value.code == "role.not_allowed"
    with pytest.raises(Problem) as refused:
        service.export(store, tmp_path / "x.csv", this_month(store))
    assert refused.value.code == "role.not_allowed"
