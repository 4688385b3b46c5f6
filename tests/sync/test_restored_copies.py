"""Copies of one folder at a hub put back: what was done stands once or waits for the owner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.actions import members
from desktop.models.wire import Decide, Quarantine, Quarantined
from desktop.sync.channel import Refusal
from hub.sqlite import SqliteEngine
from tests.sync.backups import (
    KEY,
    Backups,
    add,
    agree,
    clone,
    member_called,
    names,
    one_member,
    reasons,
    three,
)
from tests.sync.team import Laptop, Team


@pytest.fixture
def crew(tmp_path: Path) -> Iterator[Team]:
    found = Team(tmp_path, SqliteEngine(tmp_path / "hub.db", KEY))
    yield found
    found.close()


def _told_after_the_backup(crew: Team) -> tuple[Laptop, Laptop, Laptop, Laptop, Path]:
    """Owner, deputy, helper and a copy of his folder; a backup without what he then told."""
    owner, deputy, helper = three(crew)
    backup = Backups(crew).take()
    copy = clone(crew, helper)
    add(helper, "韩梅梅", 3)
    helper.sync()
    deputy.sync()
    return owner, deputy, helper, copy, backup


def test_what_two_copies_say_anew_to_a_restored_hub_stands_once(crew: Team) -> None:
    _, _, helper = three(crew)
    backup = Backups(crew).take()
    other = clone(crew, helper)
    add(helper, "韩梅梅", 3)
    ((member,),) = helper.store.rows("SELECT id FROM member WHERE gone = 0")
    members.edit(helper.store, bytes(member), {"city": "深圳"})
    helper.sync()
    twin = clone(crew, helper)
    Backups(crew).put_back(backup)
    # Another copy uses their numbers at the hub that has forgotten their work.
    add(other, "李雷", 2)
    add(other, "王芳", 1)
    for one in (other, helper, twin):
        one.sync()
    agree(crew)
    assert len({one.store.device for one in (other, helper, twin)}) == 3
    for one in crew.laptops:
        assert names(one) == ["李雷", "王芳", "韩梅梅"]
        assert one.store.rows("SELECT city FROM member WHERE id = ?", (member,)) == [("深圳",)]


@pytest.mark.parametrize("of", ["member", "tag"])
def test_what_was_removed_stays_removed_where_a_copy_has_the_name_of_its_making(
    crew: Team, of: str
) -> None:
    owner, deputy, helper = three(crew)
    known = one_member(owner)
    crew.settle()
    backup = Backups(crew).take()
    twin = clone(crew, helper)
    if of == "member":
        add(helper, "韩梅梅", 3)
        members.remove(helper.store, [member_called(helper, "韩梅梅")])
    else:
        members.tag(helper.store, [known], ["常客"])
        members.tag(helper.store, [known], remove=["常客"])
    helper.sync()
    deputy.sync()
    Backups(crew).put_back(backup)
    # The name of what was made is the copy's at the hub; that of its removal is free.
    add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert "parted" in reasons(owner)
    # The copy goes on before the author comes: it hears that the name behind is another's.
    add(twin, "王芳", 4)
    agree(crew)
    assert reasons(owner) == []
    for one in crew.laptops:
        assert names(one) == ["李雷", "林霞", "王芳"]
        assert one.store.rows("SELECT 1 FROM member_tag WHERE gone = 0") == []
    assert len({one.store.device for one in crew.laptops}) == 4


def test_who_removed_what_a_restored_hub_has_not_back_yet_is_told_and_the_owner_can_do_it_after(
    crew: Team,
) -> None:
    owner, deputy, _, twin, backup = _told_after_the_backup(crew)
    members.remove(deputy.store, [member_called(deputy, "韩梅梅")])
    deputy.sync()
    Backups(crew).put_back(backup)
    add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert sorted(reasons(owner)) == ["parted", "unknown"]
    agree(crew)
    assert names(owner) == ["李雷", "韩梅梅"]
    assert deputy.store.rows("SELECT reason FROM verdict") == [("unknown",)]
    (waits,) = owner.session.ask("quarantine", Quarantine(), Quarantined).sets
    owner.session.ask("decide", Decide(waits.device, waits.number, True), int)
    agree(crew)
    for one in crew.laptops:
        assert names(one) == ["李雷"]


def test_work_whose_author_lost_it_and_used_its_number_again_is_kept_for_the_owner(
    crew: Team,
) -> None:
    owner, _, helper, picture, backup = _told_after_the_backup(crew)
    # The hub's disk breaks, and the author's: both go on from what was kept. Another has read it.
    Backups(crew).put_back(backup)
    crew.laptops.remove(helper)
    helper.store.close()
    add(picture, "李雷", 2)
    picture.sync()
    agree(crew)
    waits = owner.session.ask("quarantine", Quarantine(), Quarantined)
    (kept,) = waits.sets
    assert (kept.kind, kept.reason) == ("member.add", "parted")
    with pytest.raises(Refusal, match="cannot_stand_again"):
        owner.session.ask("decide", Decide(kept.device, kept.number, True), int)
    owner.session.ask("decide", Decide(kept.device, kept.number, False), int)
    agree(crew)
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 0


def test_what_was_kept_aside_goes_when_its_author_says_it_anew(crew: Team) -> None:
    owner, deputy, _, twin, backup = _told_after_the_backup(crew)
    Backups(crew).put_back(backup)
    add(twin, "李雷", 2)
    twin.sync()
    deputy.sync()
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 1
    agree(crew)
    assert owner.session.ask("quarantine", Quarantine(), Quarantined).total == 0
    assert names(owner) == ["李雷", "韩梅梅"]
