"""Admission across devices: approvals add up, the last seat is given once, who waits moves up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import admission, applicants, cooperation, erasing, following
from desktop.actions import stays as leaving
from desktop.models.admission import ADMITTED, PENDING, REJECTED, WAITING, WITHDRAWN, Decided
from desktop.models.erasure import Receipt, became
from desktop.models.permission import OWNER
from desktop.store import admission as stored
from desktop.store import headcount, roles, stays
from tests.sync.team import Laptop, Team, hub_digest, team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    yield from team(tmp_path)


@pytest.fixture
def owner(crew: Team) -> Laptop:
    return crew.found()


def asked(laptop: Laptop, name: str, **fields: str) -> bytes:
    done = admission.enter(laptop.store, laptop.store.community, {"name": name, **fields})
    assert isinstance(done.result, bytes)
    return done.result


def round_of(*laptops: Laptop) -> None:
    """Everybody syncs and follows up, as the window and the command line do, until all is quiet."""
    for _ in range(4):
        for one in laptops:
            one.sync()
            following.catch_up(one.store)


def alike(crew: Team, *laptops: Laptop) -> None:
    round_of(*laptops)
    assert {one.digest() for one in laptops} == {hub_digest(crew, laptops[0])}


def states(laptop: Laptop, *applications: bytes) -> list[str]:
    return [stored.find(laptop.store, one).state for one in applications]


def test_two_who_agree_apart_let_an_applicant_in_once(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    admission.set_rule(owner.store, owner.store.community, conditions=["车主认证"], needed=2)
    one = asked(owner, "林霞", phone="13800138000")
    round_of(owner, other)
    admission.approve(owner.store, one, ["车主认证"])
    admission.approve(other.store, one)
    assert states(owner, one) == states(other, one) == [PENDING]
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [ADMITTED]
    assert headcount.everybody(owner.store) == headcount.everybody(other.store) == 1
    numbers = other.store.rows("SELECT value FROM number WHERE gone = 0")
    assert numbers == [(1,)]


def test_one_operator_who_agrees_on_two_laptops_counts_once(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    store = owner.store
    everything = next(one.cells for one in roles.role_list(store) if one.granted_as == OWNER)
    again = crew.join(crew.offer(owner, store.operator, OWNER, everything))
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    assert again.store.operator == store.operator
    admission.set_rule(store, store.community, conditions=["车主认证"], needed=2)
    one = asked(owner, "林霞", phone="13800138000")
    round_of(owner, again, other)
    # Neither laptop has heard of the other.
    admission.approve(store, one, ["车主认证"])
    admission.approve(again.store, one, ["车主认证"])
    alike(crew, owner, again, other)
    assert states(owner, one) == states(again, one) == states(other, one) == [PENDING]
    assert len(stored.find(other.store, one).agreed) == 1
    admission.approve(other.store, one)
    alike(crew, owner, again, other)
    assert states(owner, one) == states(again, one) == [ADMITTED]
    assert headcount.everybody(again.store) == 1


def test_an_operator_cannot_agree_in_the_name_of_another(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    admission.set_rule(owner.store, owner.store.community, needed=2)
    one = asked(owner, "林霞")
    round_of(owner, other)
    with other.store.recording("application.approve") as rec:
        for operator in (other.store.operator, owner.store.operator):
            rec.put("approval", None, {"application": one, "operator": operator, "agrees": 1})
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [PENDING]
    assert other.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "identity")]


def test_of_two_doors_that_take_the_last_seat_one_applicant_waits(
    crew: Team, owner: Laptop
) -> None:
    cooperation.set_limits(owner.store, capacity=1)
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    first, second = asked(owner, "林霞"), asked(owner, "王芳")
    round_of(owner, other)
    admission.approve(owner.store, second)
    admission.approve(other.store, first)
    assert states(owner, second) == states(other, first) == [ADMITTED]
    owner.sync()
    other.sync()
    alike(crew, owner, other)
    assert states(owner, first, second) == states(other, first, second) == [WAITING, ADMITTED]
    assert other.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "full")]
    member = stored.find(other.store, second).member
    assert member is not None
    leaving.leave(other.store, [member], "搬家")
    alike(crew, owner, other)
    assert states(owner, first) == [ADMITTED]
    assert [one.name for one in stays.gone(owner.store)] == ["王芳"]


def test_whom_one_let_in_another_cannot_reject_unseen(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    one = asked(owner, "林霞")
    round_of(owner, other)
    admission.approve(owner.store, one)
    admission.reject(other.store, one, "没有车")
    owner.sync()
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [ADMITTED]
    late = asked(owner, "王芳")
    round_of(owner, other)
    admission.reject(other.store, late, "没有车")
    alike(crew, owner, other)
    assert states(owner, late) == [REJECTED]


def test_what_an_applicant_said_is_unreadable_everywhere_once_he_is_erased(
    crew: Team, owner: Laptop
) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    one = asked(owner, "林霞", phone="13800138000")
    admission.approve(owner.store, one)
    round_of(owner, other)
    member = stored.find(other.store, one).member
    assert member is not None
    assert stored.find(other.store, one).phone == "138****8000"
    erasing.erase(owner.store, member)
    alike(crew, owner, other)
    for laptop in (owner, other):
        assert (stored.find(laptop.store, one).name, stored.find(laptop.store, one).phone) == (
            "",
            "",
        )
        keys = laptop.store.one("SELECT count(*) FROM seed WHERE subject = ?", (one,))
        assert keys == (0,)
    with crew.engine.reading() as session:
        assert not session.rows("SELECT 1 FROM seed WHERE subject = ?", (one,))


def _readable(laptop: Laptop) -> str:
    names = laptop.store.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = [
        one.decode("utf-8", "replace") if isinstance(one, bytes) else str(one)
        for (name,) in names
        if name != "grams"
        for row in laptop.store.rows(f"SELECT * FROM {name}")
        for one in row
    ]
    return " ".join(found)


def _forgotten(crew: Team, application: bytes, *laptops: Laptop) -> None:
    for laptop in laptops:
        told = _readable(laptop)
        assert not [word for word in ("欧阳小明", "13800138000", "只想卖货") if word in told]
    who = (application, became(laptops[0].store.community, application))
    with crew.engine.reading() as session:
        for subject in who:
            assert not session.rows("SELECT 1 FROM seed WHERE subject = ?", (subject,))
        # What the quarantine keeps names neither of the keys: only who is not erased has one.
        assert session.rows("SELECT 1 FROM erased WHERE subject = ?", (application,))


def test_a_rejected_applicant_is_forgotten_on_every_laptop_and_at_the_hub(
    crew: Team, owner: Laptop
) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    away = crew.join(crew.invite(owner, "小王", "admin"))
    one = asked(owner, "欧阳小明", phone="13800138000", source="展会")
    admission.reject(owner.store, one, "只想卖货")
    round_of(owner, other, away)
    receipt = applicants.erase(owner.store, one).result
    assert isinstance(receipt, Receipt)
    assert receipt.waits
    # Who has not heard of it writes about him.
    with away.store.recording("application.reject") as rec:
        rec.put("application", one, {"reason": "只想卖货，又来问"})
    owner.sync()
    alike(crew, owner, other, away)
    _forgotten(crew, one, owner, other, away)
    for laptop in (owner, other, away):
        assert stored.find(laptop.store, one).state == REJECTED
        assert stored.report(laptop.store) == [Decided("展会", 0, 1, 0)]
    late = crew.join(crew.invite(owner, "小赵", "admin"))
    assert late.digest() == hub_digest(crew, late)
    _forgotten(crew, one, late)


def test_whom_somebody_lets_in_unheard_after_he_was_erased_is_nobody(
    crew: Team, owner: Laptop
) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    one = asked(owner, "欧阳小明", phone="13800138000")
    round_of(owner, other)
    applicants.erase(owner.store, one)
    owner.sync()
    admission.approve(other.store, one)
    assert states(other, one) == [ADMITTED]
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [WITHDRAWN]
    assert headcount.everybody(owner.store) == headcount.everybody(other.store) == 0
    assert ("refused", "decided") in other.store.rows("SELECT verdict, reason FROM verdict")
    _forgotten(crew, one, owner, other)


def test_who_was_let_in_meanwhile_is_not_erased_as_an_applicant(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    one = asked(owner, "林霞", phone="13800138000")
    round_of(owner, other)
    admission.approve(other.store, one)
    other.sync()
    applicants.erase(owner.store, one)
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [ADMITTED]
    assert owner.store.rows("SELECT verdict, reason FROM verdict") == [("refused", "decided")]
    member = stored.find(owner.store, one).member
    assert owner.store.rows("SELECT name FROM member WHERE id = ?", (member,)) == [("林霞",)]


def test_who_was_turned_down_first_is_not_let_in_by_another(crew: Team, owner: Laptop) -> None:
    crew.connect(owner)
    other = crew.join(crew.invite(owner, "小陈", "admin"))
    one = asked(owner, "林霞")
    round_of(owner, other)
    admission.reject(owner.store, one, "没有车")
    owner.sync()
    admission.approve(other.store, one)
    alike(crew, owner, other)
    assert states(owner, one) == states(other, one) == [REJECTED]
    assert headcount.everybody(owner.store) == headcount.everybody(other.store) == 0
